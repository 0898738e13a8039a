"""The same input and the same moment give the same site, byte for byte, on every machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.sites import MOMENT, NOW, Workshop, differing, run


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_builds_from_nothing_are_equal(built: Workshop, tmp_path: Path, jobs: int) -> None:
    other = Workshop(tmp_path / "other")
    other.build(jobs=jobs)
    assert differing(built.files(), other.files()) == []


@pytest.mark.parametrize("environment", [
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"},
])  # fmt: skip
def test_time_zone_locale_and_hash_seed_change_nothing(built: Workshop, tmp_path: Path, environment: dict[str, str]) -> None:
    other = Workshop(tmp_path / "other")
    done = run("-m", "macros", *other.build_command("--jobs", "1"), **environment)
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
