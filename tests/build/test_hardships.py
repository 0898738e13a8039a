"""A full disk, a disk that cannot be written to, files in the place of folders: a clear sentence, exit 1, and nothing is lost."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from macros.history import History
from macros.processes import alone
from tests.conftest import edit
from tests.sites import Workshop, differing, files_of, portal

GERMAN = ("--languages", "de", "--jobs", "1")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, which can be filled up or made read-only."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m,nr_inodes=12000", "none", folder]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        notice = "NO DISK TO FILL: only root may mount one, and some containers forbid it; tests of full and read-only disks are skipped"
        warnings.warn(notice, stacklevel=1)
        pytest.skip(notice)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def build(workshop: Workshop, *arguments: str) -> Result:
    return portal(*workshop.build_command(*GERMAN, *arguments))


def refused(result: Result, message: str) -> None:
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{message}\n")


def published_on(folder: Path, built: Workshop, names: tuple[str, ...] = ("Deutsch 1", "Deutsch 2", "Deutsch 3")) -> Workshop:
    """A workshop in a folder with as many published sites; the last name is not published yet."""
    workshop = Workshop(folder, frames=built.cache)
    for number, name in enumerate(names):
        edit(workshop.data, "offers/kurs.yml", f"name: {names[number - 1] if number else 'Deutschkurs A1'}\n", f"name: {name}\n")
        if number < len(names) - 1:
            workshop.build(languages=("de",))
    return workshop


def fill_up(folder: Path, left: int) -> Path:
    """Fill a disk but for some bytes."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1_000_000, 4096):
            try:
                while True:
                    file.write(bytes(size))
            except OSError as error:
                assert error.errno == errno.ENOSPC
        file.truncate(max(0, file.tell() - left))
    return filler


def test_full_disk_stops_a_build_at_any_point_and_loses_nothing(built: Workshop, disk: Path, tmp_path: Path) -> None:
    workshop = published_on(disk / "workshop", built)
    before, size = workshop.files(), sum(map(len, workshop.files().values()))
    for left in (0, 20_000, size // 5, size // 2, size * 9 // 10):
        if left:  # else the room is taken that a build makes by deleting it
            shutil.rmtree(workshop.folder / ".site.next", ignore_errors=True)
        filler = fill_up(disk, left)
        stopped = build(workshop, *(["--fresh"] if left else []))
        filler.unlink()
        assert stopped.exit_code == 1, left
        assert re.fullmatch(r"\S+: No space left on device; nothing was published", stopped.stderr.splitlines()[-1])
        assert differing(before, workshop.files()) == []
    assert build(workshop).exit_code == 0
    other = Workshop(tmp_path / "other", frames=built.cache, data=workshop.data)
    other.build(languages=("de",))
    assert differing(workshop.files(), other.files()) == []


def test_full_disk_stops_a_rollback_and_loses_nothing(built: Workshop, disk: Path) -> None:
    workshop = published_on(disk / "workshop", built, ("Deutsch 1", "Deutsch 2", "Deutsch 3", "Deutsch 4"))
    before = workshop.files()
    oldest = History(workshop.site).sites()[-1]
    fill_up(disk, 0)
    folder = disk / "many"
    folder.mkdir()
    with pytest.raises(OSError, match="No space left"):
        for number in range(20_000):
            os.link(disk / "filler", folder / str(number))  # a link takes no room, but one of the places for files
    stopped = portal("rollback", "--site", workshop.site, "--to", oldest.generation)
    assert stopped.exit_code == 1
    assert re.fullmatch(r"\S+: No space left on device; nothing was changed\n", stopped.stderr)
    assert differing(before, workshop.files()) == []
    shutil.rmtree(folder)
    (disk / "filler").unlink()
    assert portal("rollback", "--site", workshop.site, "--to", oldest.generation).exit_code == 0
    assert "Deutsch 1" in workshop.page("de/offers/kurs/index.html")


def test_disk_that_cannot_be_written_to_is_named(built: Workshop, disk: Path, tmp_path: Path) -> None:
    workshop = published_on(disk / "workshop", built)
    before, lock = workshop.files(), workshop.site.parent / ".site.past" / "lock"
    cache, workshop.cache = workshop.cache, tmp_path / "cache"
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    refused(build(workshop), f"{lock}: Read-only file system; nothing was published")
    refused(portal("rollback", "--site", workshop.site), f"{lock}: Read-only file system; nothing was changed")
    workshop.cache, site, workshop.site = cache, workshop.site, tmp_path / "site"
    refused(build(workshop), f"{cache}/lock: Read-only file system; nothing was published")
    assert not workshop.site.exists()
    assert differing(before, files_of(site)) == []


def test_target_on_another_disk_than_the_cache_is_the_same_site(built: Workshop, disk: Path, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop", frames=built.cache)
    workshop.build(languages=("de",))
    here, workshop.site = workshop.files(), disk / "site"
    for name in ("Deutsch 1", "Deutschkurs A1"):
        before = "Deutschkurs A1" if name == "Deutsch 1" else "Deutsch 1"
        edit(workshop.data, "offers/kurs.yml", f"name: {before}\n", f"name: {name}\n")
        workshop.build(languages=("de",))
    assert differing(workshop.files(), here) == []
    assert portal("rollback", "--site", workshop.site).exit_code == 0
    assert "Deutsch 1" in workshop.page("de/offers/kurs/index.html")


def test_target_that_is_a_disk_itself_cannot_be_exchanged(built: Workshop, disk: Path, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop", frames=built.cache)
    workshop.site = disk
    stopped = build(workshop)
    assert (stopped.exit_code, stopped.stderr.splitlines()[-1]) == (1, f"{disk}: Device or resource busy; nothing was published")
    assert files_of(disk) == {}


@pytest.mark.parametrize(("name", "message"), [
    ("site", "FOLDER/site: Not a directory; nothing was published"),
    (".site.past", "FOLDER/.site.past: File exists; nothing was published"),
    (".site.next", "FOLDER/.site.next: File exists; nothing was published"),
    (".cache", "FOLDER/.cache: File exists; nothing was published"),
])  # fmt: skip
def test_file_in_the_place_of_a_folder_is_named_and_kept(workshop: Workshop, name: str, message: str) -> None:
    path = workshop.folder / name
    shutil.rmtree(path, ignore_errors=True)
    path.write_text("meine Arbeit", "utf-8")
    refused(build(workshop), message.replace("FOLDER", str(workshop.folder)))
    assert path.read_text("utf-8") == "meine Arbeit"


def test_another_build_into_the_same_folder_is_refused_whatever_its_cache(workshop: Workshop) -> None:
    message = "another build of this portal is running; try again when it has ended"
    workshop.build(languages=("de",))
    with alone(History(workshop.site).folder):
        workshop.cache = workshop.folder / "another cache"
        refused(build(workshop), message)
        refused(portal("rollback", "--site", workshop.site), message)
