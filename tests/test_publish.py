"""Publishing: old site or new site, never something between; files are replaced, never changed; unsigned work is not trusted."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from macros import publish
from macros.publish import MARKER, Manifest, Publication, exchange, link, write

FIRST = Manifest({"": {"index.html": b"1"}, "de": {"de/index.html": b"1", "de/offers/kurs/index.html": b"1"}})
SECOND = Manifest({"": {"index.html": b"1"}, "de": {"de/index.html": b"2"}})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def fill(directory: Path, **files: str) -> Path:
    directory.mkdir(parents=True)
    for name, content in files.items():
        (directory / name).write_text(content, "utf-8")
    return directory


def published(site: Path, cache: Path, manifest: Manifest, generation: str) -> Publication:
    """A whole publication; every file's content is its key."""
    publication = Publication(site, cache)
    publication.begin()
    for path in manifest.paths:
        key = next(group[path] for group in manifest.keys.values() if path in group)
        write(str(publication.spare / path), key)
    publication.remove_others(manifest)
    publication.finish(manifest, generation, {"built": "2026-11-20T08:00:00+01:00"})
    return publication


def tree(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): path.read_text("utf-8") for path in sorted(directory.rglob("*")) if path.is_file()}


def test_a_first_site_is_put_in_place_with_its_parents(tmp_path: Path) -> None:
    prepared = fill(tmp_path / "next", page="neu")
    exchange(prepared, tmp_path / "www" / "site")
    assert tree(tmp_path / "www" / "site") == {"page": "neu"}
    assert not prepared.exists()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_old_and_new_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(publish, "_exchange_in_one_step", lambda first, second: False)
    prepared, target = fill(tmp_path / "next", page="neu", more="neu"), fill(tmp_path / "site", page="alt")
    exchange(prepared, target)
    assert tree(target) == {"page": "neu", "more": "neu"}
    assert tree(prepared) == {"page": "alt"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["next", "site"]


def test_the_exchange_is_its_own_reverse(tmp_path: Path) -> None:
    prepared, target = fill(tmp_path / "next", page="neu"), fill(tmp_path / "site", page="alt")
    exchange(prepared, target)
    exchange(prepared, target)
    assert (tree(target), tree(prepared)) == ({"page": "alt"}, {"page": "neu"})


def test_the_kernel_exchanges_in_one_step_here(tmp_path: Path) -> None:
    first, second = fill(tmp_path / "a", page="a"), fill(tmp_path / "b", page="b")
    done = publish._exchange_in_one_step(first, second)
    assert (tree(first), tree(second)) == (({"page": "b"}, {"page": "a"}) if done else ({"page": "a"}, {"page": "b"}))


def test_an_empty_directory_is_exchanged_not_replaced(tmp_path: Path) -> None:
    first, second = fill(tmp_path / "a", page="a"), fill(tmp_path / "b")
    done = publish._exchange_in_one_step(first, second)
    assert (first.is_dir(), second.is_dir()) == (True, True)
    assert (tree(first), tree(second)) == (({}, {"page": "a"}) if done else ({"page": "a"}, {}))


def test_a_c_library_without_the_call_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish.ctypes, "CDLL", lambda *_, **__: object())
    assert publish._exchange_in_one_step(tmp_path / "a", tmp_path / "b") is False


def test_what_an_interrupted_exchange_left_aside_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_exchange_in_one_step", lambda first, second: False)
    fill(tmp_path / ".site.old", page="uralt")
    exchange(fill(tmp_path / ".site.next", page="neu"), fill(tmp_path / "site", page="alt"))
    assert (tree(tmp_path / "site"), tree(tmp_path / ".site.next")) == ({"page": "neu"}, {"page": "alt"})
    assert not (tmp_path / ".site.old").exists()


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write(str(tmp_path / "de" / "offers" / "kurs" / "index.html"), b"neu")
    assert tree(tmp_path) == {"de/offers/kurs/index.html": "neu"}


def test_a_file_is_replaced_never_changed(tmp_path: Path) -> None:
    write(str(tmp_path / "page"), b"alt")
    os.link(tmp_path / "page", tmp_path / "elsewhere")
    write(str(tmp_path / "page"), b"neu")
    assert tree(tmp_path) == {"elsewhere": "alt", "page": "neu"}


def test_a_written_file_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(str(tmp_path / "page"), b"neu")
    finally:
        os.umask(before)
    assert (tmp_path / "page").stat().st_mode & 0o777 == 0o644


def test_a_symbolic_link_is_replaced_and_its_target_untouched(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("bleibt", "utf-8")
    (tmp_path / "page").symlink_to(tmp_path / "outside")
    write(str(tmp_path / "page"), b"neu")
    assert tree(tmp_path) == {"outside": "bleibt", "page": "neu"}


def test_a_large_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(publish.os, "write", lambda handle, data: real(handle, bytes(data[:7])))  # the system may take less
    write(str(tmp_path / "page"), b"0123456789" * 5)
    assert (tmp_path / "page").read_bytes() == b"0123456789" * 5


def test_an_unchanged_file_is_the_same_file(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="alt")
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / "next" / "de" / "page")) is True
    assert (tmp_path / "next" / "de" / "page").samefile(tmp_path / "site" / "page")


def test_a_link_takes_the_place_of_another_file(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="alt")
    fill(tmp_path / "next", page="vorletzte")
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / "next" / "page")) is True
    assert tree(tmp_path / "next") == {"page": "alt"}


def test_a_file_that_is_gone_cannot_be_linked(tmp_path: Path) -> None:
    assert link(str(tmp_path / "nirgends"), str(tmp_path / "page")) is False


@pytest.mark.parametrize("folder", ["", "neu/"])
def test_a_file_system_without_links_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    def refuse(source: str, path: str) -> None:
        if not os.path.isdir(os.path.dirname(path)):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        raise PermissionError(errno.EPERM, "Operation not permitted")

    fill(tmp_path / "site", page="alt")
    monkeypatch.setattr(publish.os, "link", refuse)
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / folder / "page")) is False


def test_a_finished_site_is_signed(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    assert json.loads((site / MARKER).read_text("utf-8")) == {"generation": "a1", "built": "2026-11-20T08:00:00+01:00"}


def test_the_next_publication_knows_what_is_published(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    again = Publication(site, cache)
    assert (again.published, again.prepared) == (FIRST, Manifest())


def test_the_site_before_last_is_what_the_next_one_is_made_from(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    published(site, cache, SECOND, "a2")
    again = Publication(site, cache)
    assert (again.published, again.prepared) == (SECOND, FIRST)


def test_a_page_that_is_gone_is_removed_with_its_empty_folders(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    published(site, cache, SECOND, "a2")
    published(site, cache, SECOND, "a3")
    assert tree(site) | {MARKER: ""} == {"index.html": "1", "de/index.html": "2", MARKER: ""}
    assert not (site / "de" / "offers").exists()


def test_a_folder_with_a_full_stop_in_front_comes_and_goes_like_any_other(site: Path, cache: Path) -> None:
    published(site, cache, Manifest({"": {".well-known/security.txt": b"1", ".htaccess": b"1", "_headers": b"1"}}), "a1")
    assert set(tree(site)) == {".well-known/security.txt", ".htaccess", "_headers", MARKER}
    published(site, cache, FIRST, "a2")
    published(site, cache, FIRST, "a3")
    assert set(tree(site)) == {*FIRST.paths, MARKER}
    assert not (site / ".well-known").exists()


def test_a_file_that_is_published_keeps_its_bytes_while_the_next_site_is_written(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    publication = Publication(site, cache)
    publication.begin()
    link(str(site / "index.html"), str(publication.spare / "index.html"))
    write(str(publication.spare / "index.html"), b"neu")
    assert (site / "index.html").read_text("utf-8") == "1"


def test_a_build_that_is_killed_leaves_the_published_site(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    before = tree(site)
    killed = Publication(site, cache)
    killed.begin()
    write(str(killed.spare / "de" / "index.html"), b"halb")
    assert tree(site) == before


def test_what_a_killed_build_left_is_not_trusted(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    published(site, cache, SECOND, "a2")
    killed = Publication(site, cache)
    killed.begin()
    write(str(killed.spare / "de" / "index.html"), b"halb")
    again = Publication(site, cache)
    assert (again.published, again.prepared) == (SECOND, Manifest())
    again.begin()
    assert tree(again.spare) == {}


def test_a_fresh_build_begins_with_nothing(site: Path, cache: Path) -> None:
    published(site, cache, FIRST, "a1")
    published(site, cache, SECOND, "a2")
    again = Publication(site, cache)
    again.begin(fresh=True)
    assert (again.prepared, again.reusable, tree(again.spare)) == (Manifest(), Manifest(), {})
    assert again.published.keys  # still what a build may not lose


@pytest.mark.parametrize("marker", ["", "kein JSON", "{}", "[]", '{"generation": null}', '{"generation": "unbekannt"}'])
def test_a_directory_with_a_wrong_marker_is_not_trusted(site: Path, cache: Path, marker: str) -> None:
    published(site, cache, FIRST, "a1")
    (site / MARKER).write_text(marker, "utf-8")
    assert Publication(site, cache).published == Manifest()


@pytest.mark.parametrize(
    "pickled",
    [
        b"",
        b"kaputt",
        b"\x80\x05.",
        b"cmacros.nirgends\nManifest\n.",
    ],
)
def test_a_manifest_that_cannot_be_read_is_not_trusted(site: Path, cache: Path, pickled: bytes) -> None:
    published(site, cache, FIRST, "a1")
    (cache / "manifests" / "a1").write_bytes(pickled)
    assert Publication(site, cache).published == Manifest()


def test_what_was_not_built_here_is_never_deleted(tmp_path: Path, site: Path, cache: Path) -> None:
    fill(site, thesis="meine Arbeit")
    with suppress(Exception):  # to refuse the target is as good as to keep what it holds
        published(site, cache, FIRST, "a1")
        published(site, cache, SECOND, "a2")
    assert [path.name for path in tmp_path.rglob("thesis")] == ["thesis"]


def test_only_the_last_manifests_are_kept(site: Path, cache: Path) -> None:
    for number in range(12):
        published(site, cache, FIRST, f"a{number}")
        os.utime(cache / "manifests" / f"a{number}", ns=(number, number))
    published(site, cache, FIRST, "zuletzt")
    assert sorted(path.name for path in (cache / "manifests").iterdir()) == ["a10", "a11", "a5", "a6", "a7", "a8", "a9", "zuletzt"]


def test_the_paths_of_a_manifest_are_those_of_all_languages() -> None:
    assert FIRST.paths == {"index.html", "de/index.html", "de/offers/kurs/index.html"}
    assert FIRST.of("de") == {"de/index.html": b"1", "de/offers/kurs/index.html": b"1"}
    assert FIRST.of("ar") == {}
