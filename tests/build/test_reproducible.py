"""The same input and the same moment give the same site, byte for byte, on every machine."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.sites import MOMENT, NOW, ROOT, Workshop, differing, run


def test_two_builds_from_nothing_are_equal(built: Workshop, tmp_path: Path) -> None:
    other = Workshop(tmp_path / "other")
    other.build(jobs=2)
    assert differing(built.files(), other.files()) == []


class Shuffled:
    """What `os.scandir` gives, in another order."""

    def __init__(self, entries: list[os.DirEntry]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Shuffled:
        return self

    def __next__(self) -> os.DirEntry:
        return next(self._entries)

    def __enter__(self) -> Shuffled:
        return self

    def __exit__(self, *failure: object) -> None:
        pass

    close = __exit__


def test_order_in_which_the_disk_lists_files_changes_nothing(built: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, real_list, real_scan = random.Random(1), os.listdir, os.scandir

    def shuffled(found: Iterable[Any]) -> list[Any]:
        return sorted(found, key=lambda each: chance.random())

    monkeypatch.setattr(os, "listdir", lambda path=".": shuffled(real_list(path)))
    monkeypatch.setattr(os, "scandir", lambda path=".": Shuffled(shuffled(real_scan(path))))
    other = Workshop(tmp_path / "other")
    other.build()
    assert differing(built.files(), other.files()) == []


@pytest.mark.parametrize(("jobs", "umask", "environment"), [
    ("1", 0o022, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    ("4", 0o077, {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"}),
])  # fmt: skip
def test_surroundings_and_number_of_processes_change_nothing(
    built: Workshop, tmp_path: Path, jobs: str, umask: int, environment: dict[str, str]
) -> None:
    other = Workshop(tmp_path / "other")
    before = os.umask(umask)
    try:
        done = run("-m", "macros", *other.build_command("--jobs", jobs), cwd=tmp_path, PYTHONPATH=str(ROOT), **environment)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert differing(built.files(), other.files()) == []


def test_source_date_epoch_is_the_moment_of_the_build(built: Workshop, workshop: Workshop) -> None:
    command = workshop.build_command("--jobs", "1")
    command[command.index(MOMENT)] = "2020-01-01T00:00"
    done = run("-m", "macros", *command, SOURCE_DATE_EPOCH=str(int(NOW.timestamp())))
    assert done.returncode == 0, done.stderr
    assert differing(built.files(), workshop.files()) == []


def test_moments_of_the_same_day_differ_in_build_json_only(built: Workshop, workshop: Workshop) -> None:
    workshop.build(now=NOW + dt.timedelta(hours=5))
    assert differing(built.files(), workshop.files()) == ["build.json"]


def test_order_in_which_files_were_made_changes_nothing(built: Workshop, workshop: Workshop) -> None:
    for path in sorted(workshop.data.rglob("*.yml"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(built: Workshop, workshop: Workshop) -> None:
    for path in (workshop.data / "offers").rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_fresh_build_over_an_old_one_is_equal(built: Workshop, workshop: Workshop) -> None:
    workshop.build(now=NOW - dt.timedelta(days=10))
    workshop.build(fresh=True)
    assert differing(built.files(), workshop.files()) == []
