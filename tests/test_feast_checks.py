"""Rules between feasts, as they depend on the day. All of them with their lines: tests/golden/problems/feast_*.yml."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from macros.feast_checks import check_feasts
from macros.portal import Portal
from macros.problems import ADVICE, WARNING
from tests.conftest import edit, problems_of


def _lines(portal: Portal, today: str) -> list[str]:
    found = check_feasts(portal, today=dt.date.fromisoformat(today))
    assert {problem.severity for problem in found} <= {ADVICE, WARNING}
    return [str(problem) for problem in found]


def test_checking_good_feasts_finds_nothing(portal: Portal) -> None:
    assert check_feasts(portal, today=dt.date(2026, 11, 20)) == []


def test_a_table_is_warned_about_as_soon_as_the_feeds_run_beyond_it(portal: Portal) -> None:
    assert _lines(portal, "2031-12-31") == []
    assert _lines(portal, "2032-01-01") == [
        "data/calendar/christian-western.yml:47:34: advice: church-day.rule.dates: the table ends 2034-12-31, but the feeds run to 2035-01-31; add the next dates"
    ]


def test_a_table_without_a_date_to_come_is_warned_about_once(portal: Portal) -> None:
    assert _lines(portal, "2034-06-05") == [
        "data/calendar/christian-western.yml:47:9: warning: church-day.rule: no date from 2034-06-05 to 2037-06-30; pages say that it is not fixed yet"
    ]


def test_calendars_that_end_are_warned_about_too(portal: Portal) -> None:
    lines = _lines(portal, "2074-01-01")
    assert "data/calendar/islamic.yml:4:9: advice: ramadan.rule: dates are known until 2076-11-26, but the feeds run to 2077-01-31; add the next dates" in lines
    assert [line for line in lines if "arafa" in line] == []  # it follows kurban, which is warned about


def test_problems_of_rules_come_before_those_of_dates(data: Path) -> None:
    edit(data, "calendar/islamic.yml", "feast: kurban", "feast: nobody")
    edit(data, "calendar/islamic.yml", "  duration: 4\n", '  duration: 4\n  dates: {1400: {date: 2026-05-27, source: {title: x, url: "https://x.example/", checked: 2026-11-19}}}\n')
    assert problems_of(data) == ["data/calendar/islamic.yml:60:37: arafa.rule.feast: unknown feast 'nobody'"]
