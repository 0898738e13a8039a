"""What `portal check` says about the dates of events, word for word; it never stops a build, which does not even ask for it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.planner_checks import check_planner
from macros.portal import load
from macros.problems import ADVICE
from tests.conftest import TODAY, edit


def _advice(data: Path, today: dt.date = TODAY) -> list[str]:
    found = list(check_planner(load(data, today=today), today=today))
    assert {problem.severity for problem in found} <= {ADVICE}
    return sorted(map(str, found))


def _on_fest(data: Path, start: str, end: str) -> list[str]:
    """The advice on data/events/fest.yml at another time."""
    edit(data, "events/fest.yml", "start: 2026-12-05T17:00\nend: 2026-12-05T21:30", f"start: {start}\nend: {end}")
    return [line.removeprefix("data/events/fest.yml:5:8: advice: start: ") for line in _advice(data) if "/fest.yml" in line]


def test_a_series_gets_one_line_for_each_feast_to_avoid_and_one_for_each_kind_of_the_rest(data: Path) -> None:
    assert _advice(data) == [
        "data/events/fest.yml:5:8: advice: start: 2026-12-05 falls on Hanukkah (Jewish, rank 2): coordinate",
        "data/events/fest.yml:5:8: advice: start: 2026-12-05 falls on Shabbat: coordinate",
        "data/events/treff.yml:6:3: advice: rrule: 1 of 29 dates (2027-05-18) falls on Feast of Sacrifice (Islamic, rank 1, work rest, may shift by 1 day): avoid",
        "data/events/treff.yml:6:3: advice: rrule: 6 of 29 dates (2027-01-05, 2027-02-09, 2027-03-23 …) fall in the school holidays: coordinate",
        "data/events/treff.yml:6:3: advice: rrule: other feasts on its 29 dates: 2026-12-08 Hanukkah: coordinate",
    ]


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        ("2027-10-01T19:00", "2027-10-01T21:00", ["2027-10-01 falls on Shabbat: coordinate", "2027-10-01 falls on the eve of Rosh Hashanah (Jewish, rank 1, work rest): avoid"]),
        ("2027-05-14T10:00", "2027-05-14T11:00", []),
        ("2027-05-15T09:00", "2027-05-15T11:00", ["2027-05-15 falls on Shabbat: coordinate", "2027-05-15 may fall on Feast of Sacrifice (Islamic, rank 1, work rest, may shift by 1 day): avoid"]),
        ("2027-04-16T13:00", "2027-04-16T14:00", ["2027-04-16 falls on the Friday prayer: coordinate"]),
        ("2027-05-23T11:00", "2027-05-23T12:00", ["2027-05-23 falls on Sunday morning and in the school holidays: coordinate"]),
        ("2027-05-27T18:00", "2027-05-27T19:00", ["2027-05-27 falls on a public holiday and in the school holidays: coordinate"]),
        ("2027-02-18T12:00", "2027-02-18T14:00", []),  # Ramadan only asks for other food
        ("2027-04-14T18:00", "2027-04-14T20:00", []),
    ],
)
def test_single_dates(data: Path, start: str, end: str, lines: list[str]) -> None:
    assert _on_fest(data, start, end) == lines


def test_whole_days_name_the_day_that_is_touched(data: Path) -> None:
    assert _on_fest(data, "2027-09-27", "2027-10-02") == ["2027-10-02 falls on Rosh Hashanah (Jewish, rank 1, work rest): avoid"]


def test_an_event_of_the_feast_itself_is_no_conflict(data: Path) -> None:
    edit(data, "events/fest.yml", "cost: free", "cost: free\nfeast: hanukkah")
    assert [line for line in _advice(data) if "/fest.yml" in line and "Hanukkah" in line] == []


def test_advice_is_no_part_of_what_a_build_reads(data: Path) -> None:
    assert [str(problem) for problem in load(data, today=TODAY).problems if "events/" in problem.path] == []


def test_past_events_are_left_alone(data: Path) -> None:
    assert _advice(data, dt.date(2027, 7, 1)) == []
