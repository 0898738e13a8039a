"""data/calendar/ as it is read. What is refused, with its place: tests/golden/problems/feast_*.yml, hijri_*.yml, tradition_*.yml."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.feast_files import load_feasts
from macros.models.feasts import Feasts
from macros.portal import Portal, load
from macros.problems import DataError
from tests.conftest import TODAY, advice_of, edit, problems_of
from tests.patience import PATIENT


def test_feasts_are_read_in_the_order_of_the_files(portal: Portal) -> None:
    assert [(key, feast.tradition) for key, feast in portal.feasts.items()] == [
        ("good-friday", "christian-western"), ("easter", "christian-western"), ("church-day", "christian-western"),
        ("ramadan", "islamic"), ("kurban", "islamic"), ("arafa", "islamic"),
        ("rosh-hashanah", "jewish"), ("hanukkah", "jewish"),
    ]


def test_the_table_of_months_comes_with_them(portal: Portal) -> None:
    assert portal.feasts.hijri.start(1447, 9) == dt.date(2026, 2, 19)
    assert portal.feasts.hijri.is_uncertain(1449, 10)


def test_the_table_of_months_may_be_missing(data: Path) -> None:
    (data / "calendar" / "hijri-overrides.yml").unlink()
    assert load(data, today=TODAY).feasts.hijri.start(1447, 9) is None


def test_a_portal_without_a_calendar_has_no_feasts_and_needs_no_traditions(data: Path) -> None:
    shutil.rmtree(data / "calendar")
    (data / "traditions.yml").unlink()
    portal = load(data, today=TODAY)
    assert (dict(portal.feasts), portal.vocabularies["traditions"]) == ({}, {})


def test_an_empty_calendar_has_no_feasts(data: Path) -> None:
    for path in (data / "calendar").iterdir():
        path.unlink()
    assert len(load(data, today=TODAY).feasts) == 0


def test_a_calendar_needs_traditions(data: Path) -> None:
    (data / "traditions.yml").unlink()
    assert problems_of(data) == ["data/traditions.yml:1:1: cannot be read: No such file or directory"]


def test_a_feast_that_cannot_be_read_is_not_missed_by_those_that_follow_it(data: Path) -> None:
    edit(data, "calendar/islamic.yml", "  duration: 4\n", "  duration: four\n")
    assert problems_of(data) == ["data/calendar/islamic.yml:32:13: kurban.duration: 'four' is not a whole number from 1 to 60"]


def test_a_wrong_rule_does_not_hide_other_problems_of_its_feast(data: Path) -> None:
    edit(data, "calendar/islamic.yml", "rule: {calendar: hijri, month: 12, day: 10}\n  duration: 4", "rule: {calendar: hijri, month: 0, day: 10}\n  duration: 0")
    assert problems_of(data) == [
        "data/calendar/islamic.yml:31:34: kurban.rule.month: '0' is not a whole number from 1 to 12",
        "data/calendar/islamic.yml:32:13: kurban.duration: '0' is not a whole number from 1 to 60",
    ]


def test_an_unchanged_entry_is_not_changed_by_reading(data: Path) -> None:
    assert dict(load_feasts(data)) == dict(load_feasts(data))


_NAMES = st.sampled_from(["islamic.yml", "christian-western.yml", "hijri-overrides.yml", "neu.yml"])


@given(name=_NAMES, cut=st.integers(0, 2000), insert=st.sampled_from(["", ":", "- ", "{", "rule: x\n", "\n", "  variants: [1]\n", "  dates: {1: 2}\n", "\0"]))
@settings(PATIENT, max_examples=80)
def test_whatever_the_files_hold_every_problem_has_a_place(data: Path, name: str, cut: int, insert: str) -> None:
    path = data / "calendar" / name
    before = path.read_bytes() if path.exists() else None
    text = (before or b"purim:\n  kind: feast\n").decode()
    path.write_text(text[:cut] + insert + text[cut + len(insert):], "utf-8")
    try:
        assert isinstance(load_feasts(data), Feasts)
    except DataError as error:
        for problem in error.problems:
            assert problem.path == f"data/calendar/{name}" and problem.line >= 1 and problem.column >= 1
        with pytest.raises(DataError):
            load(data, today=TODAY)
    else:
        assert all(": " in line for line in problems_of(data) + advice_of(data))
    finally:
        path.unlink() if before is None else path.write_bytes(before)
