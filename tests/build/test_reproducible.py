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


@pytest.mark.parametrize(("jobs", "umask", "moment", "environment"), [
    ("1", 0o022, MOMENT, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    # SOURCE_DATE_EPOCH is the moment of the build, whatever --now says
    ("4", 0o077, "2020-01-01T00:00", {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}"}),
])  # fmt: skip
def test_surroundings_and_number_of_processes_change_nothing(
    built: Workshop, tmp_path: Path, jobs: str, umask: int, moment: str, environment: dict[str, str]
) -> None:
    other = Workshop(tmp_path / "other")
    before = os.umask(umask)
    try:
        done = run("-m", "macros", *other.build_command("--jobs", jobs, "--now", moment), cwd=tmp_path, PYTHONPATH=str(ROOT), **environment)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert differing(built.files(), other.files()) == []


def test_order_in_which_files_were_made_windows_line_ends_and_a_byte_order_mark_change_nothing(built: Workshop, workshop: Workshop) -> None:
    for path in sorted(workshop.data.rglob("*.yml"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n") if path.is_relative_to(workshop.data / "offers") else text)
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_fresh_build_over_an_old_one_at_another_moment_of_the_day_differs_in_build_json_only(built: Workshop, workshop: Workshop) -> None:
    workshop.build(now=NOW - dt.timedelta(days=10))
    workshop.build(now=NOW + dt.timedelta(hours=5), fresh=True)
    assert differing(built.files(), workshop.files()) == ["build.json"]
