"""What is known of published sites: the newest first, each generation once, and nothing is believed that cannot be read. More: test_publish.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.history import MARKER, History, Manifest

MANIFEST = Manifest({"": {"index.html": b"1", "robots.txt": b"1"}, "de": {"de/index.html": b"1", "de/search/index.json": b"1"}})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def history(target: Path) -> History:
    return History(target)


def signed(directory: Path, marker: bytes) -> Path:
    directory.mkdir(exist_ok=True)
    (directory / MARKER).write_bytes(marker)
    return directory


def publish(history: History, target: Path, generation: str, manifest: Manifest = MANIFEST) -> None:
    marker = b'{"generation": "%s"}' % generation.encode()
    history.announce(generation, marker, manifest)
    history.settle(signed(target, marker), target.parent / "nowhere")


def test_a_manifest_knows_paths_pages_and_what_another_one_lacks() -> None:
    other = Manifest({"": {"index.html": b"1", "robots.txt": b"2"}})
    assert (MANIFEST.pages, len(MANIFEST.paths)) == (2, 4)
    assert sorted(MANIFEST.without(other)) == [("de/index.html", b"1"), ("de/search/index.json", b"1"), ("robots.txt", b"1")]
    assert list(MANIFEST.without(MANIFEST)) == []


def test_sites_are_listed_the_newest_first(history: History, target: Path) -> None:
    assert history.sites() == []
    for generation in ("a", "b", "c"):
        publish(history, target, generation)
    found = history.sites()
    assert [(site.generation, site.marker, site.manifest) for site in found] == [
        (generation, b'{"generation": "%s"}' % generation.encode(), MANIFEST) for generation in ("c", "b", "a")
    ]
    assert found[0].facts == {"generation": "c"}


def test_a_site_that_was_announced_and_never_published_is_struck(history: History, target: Path) -> None:
    publish(history, target, "a")
    history.announce("b", b'{"generation": "b"}', MANIFEST)
    assert [site.generation for site in history.sites()] == ["a"]
    history.settle(target, target.parent / "nowhere")
    assert [path.name for path in sorted((history.folder / "sites").iterdir())] == ["0002-a"]


def test_a_site_whose_build_died_right_after_the_exchange_is_entered(history: History, target: Path) -> None:
    publish(history, target, "a")
    history.announce("b", b'{"generation": "b"}', MANIFEST)
    signed(target, b'{"generation": "b"}')
    assert history.holding(target).generation == "b"
    history.settle(target, target.parent / "nowhere")
    assert [site.generation for site in history.sites()] == ["b", "a"]


@pytest.mark.parametrize("damage", [b"", b"kaputt", b"\x80\x05."])
def test_a_record_that_cannot_be_read_is_a_site_without_files(history: History, target: Path, damage: bytes) -> None:
    publish(history, target, "a")
    history.sites()[0].file.write_bytes(damage)
    assert (history.sites()[0].marker, history.holding(target).manifest) == (b"", Manifest())


def test_the_same_key_of_two_paths_is_two_files(history: History) -> None:
    assert history.file("de/index.html", b"1") != history.file("en/index.html", b"1")


def test_files_that_are_already_gone_are_noticed_when_they_are_needed(history: History, target: Path) -> None:
    publish(history, target, "a")
    history.keep(target.parent / "nowhere", MANIFEST, Manifest({"de": MANIFEST.of("de")}))
    site = history.sites()[0]
    assert history.missing(site, MANIFEST) is None
    assert history.missing(site, Manifest()) in MANIFEST.paths


def test_forgetting_leaves_nothing(history: History, target: Path) -> None:
    publish(history, target, "a")
    history.forget()
    assert not history.folder.exists()
    history.forget()
