"""Publishing: old site or new site, never something between; unsigned work is not trusted; past sites come back byte for byte."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from macros.history import MARKER, History, Manifest
from macros.problems import BuildError
from macros.publish import Publication
from macros.writing import link, write

FIRST = Manifest({"": {"index.html": b"1"}, "de": {"de/index.html": b"1", "de/offers/kurs/index.html": b"1"}})
SECOND = Manifest({"": {"index.html": b"1"}, "de": {"de/index.html": b"2"}})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def fill(directory: Path, **files: str) -> Path:
    directory.mkdir(parents=True)
    for name, content in files.items():
        (directory / name).write_text(content, "utf-8")
    return directory


def published(site: Path, manifest: Manifest, generation: str, *, fresh: bool = False) -> Publication:
    """A whole publication, as a build makes it; every file's content is its key."""
    publication = Publication(site)
    publication.begin(fresh=fresh)
    for group, keys in manifest.keys.items():
        prepared, reusable = publication.prepared.of(group), publication.reusable.of(group)
        for path, key in keys.items():
            if prepared.get(path) != key and not (reusable.get(path) == key and link(str(site / path), str(publication.spare / path))):
                write(str(publication.spare / path), key)
    publication.remove_others(manifest)
    publication.finish(manifest, generation, {"built": "2026-11-20T08:00:00+01:00", "languages": ["de"]})
    return publication


def restored(site: Path, generation: str) -> Publication:
    publication = Publication(site)
    publication.restore(next(each for each in publication.history.sites() if each.generation == generation))
    return publication


def record(site: Path, generation: str) -> Path:
    return next(each.file for each in History(site).sites() if each.generation == generation)


def generations(site: Path) -> list[str]:
    """What `portal rollback` can publish, the newest first."""
    return [each.generation for each in History(site).sites()]


def tree(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): path.read_text("utf-8") for path in sorted(directory.rglob("*")) if path.is_file()}


def test_a_finished_site_is_signed(site: Path) -> None:
    published(site, FIRST, "a1")
    assert json.loads((site / MARKER).read_text("utf-8")) == {"generation": "a1", "built": "2026-11-20T08:00:00+01:00", "languages": ["de"]}


def test_the_next_publication_knows_what_is_published(site: Path) -> None:
    published(site, FIRST, "a1")
    again = Publication(site)
    assert (again.published, again.prepared) == (FIRST, Manifest())


def test_the_site_before_last_is_what_the_next_one_is_made_from(site: Path) -> None:
    published(site, FIRST, "a1")
    published(site, SECOND, "a2")
    again = Publication(site)
    assert (again.published, again.prepared) == (SECOND, FIRST)


def test_a_page_that_is_gone_is_removed_with_its_empty_folders(site: Path) -> None:
    published(site, FIRST, "a1")
    published(site, SECOND, "a2")
    published(site, SECOND, "a3")
    assert tree(site) | {MARKER: ""} == {"index.html": "1", "de/index.html": "2", MARKER: ""}
    assert not (site / "de" / "offers").exists()


def test_a_folder_with_a_full_stop_in_front_comes_and_goes_like_any_other(site: Path) -> None:
    published(site, Manifest({"": {".well-known/security.txt": b"1", ".htaccess": b"1", "_headers": b"1"}}), "a1")
    assert set(tree(site)) == {".well-known/security.txt", ".htaccess", "_headers", MARKER}
    published(site, FIRST, "a2")
    published(site, FIRST, "a3")
    assert set(tree(site)) == {*FIRST.paths, MARKER}
    assert not (site / ".well-known").exists()


def test_a_file_that_is_published_keeps_its_bytes_while_the_next_site_is_written(site: Path) -> None:
    published(site, FIRST, "a1")
    publication = Publication(site)
    publication.begin()
    link(str(site / "index.html"), str(publication.spare / "index.html"))
    write(str(publication.spare / "index.html"), b"neu")
    assert (site / "index.html").read_text("utf-8") == "1"


def test_a_build_that_is_killed_leaves_the_published_site(site: Path) -> None:
    published(site, FIRST, "a1")
    before = tree(site)
    killed = Publication(site)
    killed.begin()
    write(str(killed.spare / "de" / "index.html"), b"halb")
    assert tree(site) == before


def test_what_a_killed_build_left_is_not_trusted(site: Path) -> None:
    published(site, FIRST, "a1")
    published(site, SECOND, "a2")
    killed = Publication(site)
    killed.begin()
    write(str(killed.spare / "de" / "index.html"), b"halb")
    again = Publication(site)
    assert (again.published, again.prepared) == (SECOND, Manifest())
    again.begin()
    assert tree(again.spare) == {}


def test_a_fresh_build_begins_with_nothing(site: Path) -> None:
    published(site, FIRST, "a1")
    published(site, SECOND, "a2")
    again = Publication(site)
    again.begin(fresh=True)
    assert (again.prepared, again.reusable, tree(again.spare)) == (Manifest(), Manifest(), {})
    assert again.published.keys  # still what a build may not lose


@pytest.mark.parametrize("marker", ["", "kein JSON", "{}", "[]", '{"generation": null}', '{"generation": "unbekannt"}'])
def test_a_directory_with_a_wrong_marker_is_not_trusted(site: Path, marker: str) -> None:
    published(site, FIRST, "a1")
    (site / MARKER).write_text(marker, "utf-8")
    assert Publication(site).published == Manifest()


@pytest.mark.parametrize(
    "pickled",
    [
        b"",
        b"kaputt",
        b"\x80\x05.",
        b"cmacros.nirgends\nManifest\n.",
    ],
)
def test_a_manifest_that_cannot_be_read_is_not_trusted(site: Path, pickled: bytes) -> None:
    published(site, FIRST, "a1")
    record(site, "a1").write_bytes(pickled)
    assert Publication(site).published == Manifest()


def test_what_was_not_built_here_is_never_deleted(tmp_path: Path, site: Path) -> None:
    fill(site, thesis="meine Arbeit")
    with suppress(Exception):  # to refuse the target is as good as to keep what it holds
        published(site, FIRST, "a1")
        published(site, SECOND, "a2")
    assert [path.name for path in tmp_path.rglob("thesis")] == ["thesis"]


def test_the_paths_of_a_manifest_are_those_of_all_languages() -> None:
    assert FIRST.paths == {"index.html", "de/index.html", "de/offers/kurs/index.html"}
    assert FIRST.of("de") == {"de/index.html": b"1", "de/offers/kurs/index.html": b"1"}
    assert FIRST.of("ar") == {}


def numbered(number: int) -> Manifest:
    """A site of which every build changes one page, every second one another, and one page comes and goes."""
    keys = {"de/index.html": b"home", "de/a/index.html": b"a%d" % number, "de/b/index.html": b"b%d" % (number // 2)}
    return Manifest({"": {"index.html": b"choice"}, "de": keys | ({"de/c/index.html": b"c"} if number % 3 == 0 else {})})


def contents(number: int) -> dict[str, str]:
    return {path: key.decode() for keys in numbered(number).keys.values() for path, key in keys.items()}


def shown(site: Path) -> dict[str, str]:
    """The files that readers see, but for the marker."""
    return {path: content for path, content in tree(site).items() if path != MARKER}


def test_the_last_three_sites_are_kept_beside_the_published_one(site: Path) -> None:
    for number in range(7):
        published(site, numbered(number), f"g{number}")
    assert generations(site) == ["g6", "g5", "g4", "g3"]


@pytest.mark.parametrize("number", [5, 4, 3])
def test_a_past_site_comes_back_byte_for_byte(site: Path, number: int) -> None:
    for each in range(7):
        published(site, numbered(each), f"g{each}")
    restored(site, f"g{number}")
    assert shown(site) == contents(number)
    assert (site / MARKER).read_bytes() == next(each.marker for each in History(site).sites() if each.generation == f"g{number}")


def test_going_back_can_be_taken_back_and_the_order_stays(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}")
    for number in (1, 2, 0, 3, 1):
        restored(site, f"g{number}")
        assert (shown(site), generations(site)) == (contents(number), ["g3", "g2", "g1", "g0"])


def test_what_a_build_replaces_becomes_the_one_before_it_after_a_rollback_too(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}")
    restored(site, "g1")
    published(site, numbered(4), "g4")
    assert (shown(site), generations(site)) == (contents(4), ["g4", "g1", "g3", "g2"])


def test_a_site_that_is_built_again_is_listed_once_as_the_newest(site: Path) -> None:
    for number in (0, 1, 2, 0, 0):
        published(site, numbered(number), f"g{number}")
    assert generations(site) == ["g0", "g2", "g1"]
    restored(site, "g1")
    assert shown(site) == contents(1)


def test_only_files_that_differ_are_kept_and_only_as_long_as_a_site_needs_them(site: Path) -> None:
    def kept() -> list[str]:
        files = site.parent / ".site.past" / "files"
        return sorted(path.read_text("utf-8") for path in files.iterdir()) if files.is_dir() else []

    found = []
    for number in range(8):
        published(site, numbered(number), f"g{number}")
        found.append(kept())
    # sites 0, 3 and 6 have page c; what only the site before has still lies in the directory beside
    assert found == [
        [], [], ["a0", "c"], ["a0", "a1", "b0", "c"], ["a1", "a2", "b0", "c"], ["a2", "a3", "b1", "c"], ["a3", "a4", "b1"], ["a4", "a5", "b2"],
    ]  # fmt: skip


def test_a_fresh_build_keeps_past_sites(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}", fresh=number == 3)
    for number in range(3):
        restored(site, f"g{number}")
        assert shown(site) == contents(number)


def test_without_a_directory_beside_past_sites_come_back_as_well(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}").forget_next()
        assert not (site.parent / ".site.next").exists()
    restored(site, "g0").forget_next()
    restored(site, "g2")
    assert shown(site) == contents(2)


def test_a_site_of_which_a_file_is_gone_is_not_published_again(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}")
    publication = Publication(site)
    old = next(each for each in publication.history.sites() if each.generation == "g1")
    os.unlink(publication.history.file("de/a/index.html", b"a1"))
    with pytest.raises(BuildError) as failure:
        publication.restore(old)
    assert str(failure.value) == "g1 cannot be published again: de/a/index.html is gone; nothing was changed"
    assert shown(site) == contents(3)
    restored(site, "g2")
    assert shown(site) == contents(2)


def test_where_the_published_site_is_lost_only_whole_sites_are_still_listed(site: Path) -> None:
    for number in range(4):
        published(site, numbered(number), f"g{number}")
    shutil.rmtree(site)
    published(site, numbered(9), "g9")
    assert generations(site) == ["g9", "g2", "g1"]  # what they share lay in the directory beside
    restored(site, "g2")
    assert shown(site) == contents(2)


class Killed(BaseException):
    """No `except` and no `suppress` of the code under test catches it, as none would catch SIGKILL."""


_CHANGES = ("os.link", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.rmtree", "ctypes.dlsym")
_watcher: Callable[[], None] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watcher is not None and (event in _CHANGES or (event == "open" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR))):
        _watcher()


sys.addaudithook(_watch)


@contextmanager
def killed_before_change(number: int) -> Iterator[None]:
    """End what runs inside right before its nth change of the file system; it may end before."""
    global _watcher
    left = iter(range(number))

    def watcher() -> None:
        global _watcher
        if next(left, None) is None:
            _watcher = None
            raise Killed

    _watcher = watcher
    try:
        yield
    finally:
        _watcher = None


@pytest.mark.parametrize("seed", range(12))
def test_builds_and_rollbacks_that_are_killed_anywhere_lose_nothing(site: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    live = None
    for step in range(14):
        known = generations(site)
        generation = chance.choice(known) if known and chance.random() < 0.4 else f"g{chance.randrange(20)}"
        wanted = int(generation[1:])
        is_rollback = generation in known and chance.random() < 0.8
        before = live
        with suppress(Killed), killed_before_change(chance.choice([3, 10, 20, 40, 1000, 1000])):
            if is_rollback:
                restored(site, generation)
            else:
                published(site, numbered(wanted), generation, fresh=chance.random() < 0.2)
            live = wanted
        if live == before and live != wanted and site.exists() and shown(site) == contents(wanted):
            live = wanted  # killed after the exchange
        assert (shown(site) if site.exists() else None) == (contents(live) if live is not None else None), step
        for past in generations(site):  # on a copy, as a look must change nothing
            shutil.copytree(tmp_path, tmp_path.parent / f"copy{seed}", symlinks=True, dirs_exist_ok=False)
            copy = tmp_path.parent / f"copy{seed}" / site.name
            if json.loads((copy / MARKER).read_bytes())["generation"] != past:
                restored(copy, past)
            assert shown(copy) == contents(int(past[1:])), (step, past)
            shutil.rmtree(copy.parent)
    for number in range(20, 24):
        published(site, numbered(number), f"g{number}")
    assert (shown(site), generations(site)) == (contents(23), ["g23", "g22", "g21", "g20"])
