"""Events. Refusals with their place in the file: tests/golden/problems/event_*.yml."""

from __future__ import annotations

import datetime as dt
import pickle
import time
from typing import Any

import pytest
from pydantic import ValidationError

from macros.models.event_checks import years_after
from macros.models.events import Event
from macros.models.moments import clock_problem, written

MINIMAL = {
    "id": "fest", "name": "Fest", "summary": "Ein Fest.", "start": "2026-12-05T17:00", "end": "2026-12-05T19:00", "organizer": "verein",
    "locations": ["haus"], "topics": ["participation"], "cost": "free", "assured_date": "2026-11-02",
}
WEEKLY = {"freq": "WEEKLY", "byday": ["SA"], "until": "2027-06-26"}


def _event(**changes: Any) -> Event:
    return Event.model_validate({name: value for name, value in (MINIMAL | changes).items() if value is not None})


def _messages(**changes: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        _event(**changes)
    return [error["ctx"]["message"] for error in caught.value.errors()]


def test_what_is_left_out_has_a_plain_default() -> None:
    event = _event()
    assert (event.status, event.online, event.women_only, event.rrule, event.sequence, event.image) == ("confirmed", False, False, None, 0, None)


def test_an_evening_has_wall_times_without_a_zone() -> None:
    event = _event()
    assert (event.start, event.end) == (dt.datetime(2026, 12, 5, 17), dt.datetime(2026, 12, 5, 19))
    assert (event.is_all_day, event.duration) == (False, dt.timedelta(hours=2))


def test_a_whole_day_needs_no_end() -> None:
    event = _event(start="2026-12-05", end=None)
    assert (event.is_all_day, event.end, event.duration) == (True, None, dt.timedelta(0))


def test_the_last_of_several_days_is_included() -> None:
    event = _event(start="2026-12-05", end="2026-12-07")
    assert (event.end, event.duration) == (dt.date(2026, 12, 7), dt.timedelta(days=2))


@pytest.mark.parametrize(
    ("given", "modified"),
    [({}, "2026-11-02"), ({"last_modified": "2026-11-10"}, "2026-11-10"), ({"last_modified": "2026-11-10T09:30"}, "2026-11-10T09:30")],
)
def test_an_event_last_changed_when_it_was_checked_unless_it_says_so(given: dict[str, str], modified: str) -> None:
    assert written(_event(**given).modified) == modified


def test_an_event_without_a_rule_has_one_date() -> None:
    assert list(_event().dates()) == [dt.date(2026, 12, 5)]
    assert list(_event().dates(dt.date(2026, 12, 6))) == []


def test_a_rule_with_a_count_counts_from_the_first_date() -> None:
    event = _event(rrule={"freq": "WEEKLY", "byday": ["SA"], "count": "3"})
    assert [str(day) for day in event.dates(dt.date(2026, 12, 8))] == ["2026-12-12", "2026-12-19"]


def test_a_date_keeps_its_time() -> None:
    assert _event(rrule=WEEKLY).starts_on(dt.date(2027, 4, 3)) == dt.datetime(2027, 4, 3, 17)
    assert _event(start="2026-12-05", end=None).starts_on(dt.date(2027, 4, 3)) == dt.date(2027, 4, 3)


def test_an_event_online_needs_no_place() -> None:
    assert _event(locations=None, online="true").locations == ()
    assert _messages(locations=None) == ["missing; say where: locations or online: true"]


def test_five_years_are_allowed_to_the_day() -> None:
    assert _event(rrule=WEEKLY | {"until": "2031-12-05"}).rrule.until == dt.date(2031, 12, 5)
    assert _messages(rrule=WEEKLY | {"until": "2031-12-06"}) == [
        "'2031-12-06' lies more than 5 years after start '2026-12-05'; expected '2031-12-05' at the latest"
    ]


def test_the_largest_count_and_interval_are_allowed() -> None:
    assert len(list(_event(rrule={"freq": "DAILY", "count": "400"}).dates())) == 400
    assert [str(day) for day in _event(rrule={"freq": "DAILY", "interval": "99", "count": "2"}).dates()] == ["2026-12-05", "2027-03-14"]


def test_a_series_may_end_on_its_first_day() -> None:
    assert list(_event(rrule=WEEKLY | {"until": "2026-12-05"}).dates()) == [dt.date(2026, 12, 5)]


def test_a_date_may_end_when_the_next_one_begins() -> None:
    assert _event(end="2026-12-06T17:00", rrule={"freq": "DAILY", "count": "3"}).duration == dt.timedelta(days=1)
    assert _messages(end="2026-12-06T17:01", rrule={"freq": "DAILY", "count": "3"}) == [
        "'2026-12-06T17:01' reaches into the next date '2026-12-06'; expected the end of the first date, until ends the series"
    ]


def test_a_year_is_the_longest_event() -> None:
    assert _event(start="2026-12-05", end="2027-12-06").duration == dt.timedelta(days=366)
    assert _messages(start="2026-12-05", end="2027-12-07") == ["'2027-12-07' lies more than a year after start '2026-12-05'"]


@pytest.mark.parametrize("change", ["exdates", "cancelled_dates"])
def test_what_changes_dates_fits_an_event_without_a_rule_too(change: str) -> None:
    assert _messages(**{change: ["2026-12-06"]})[0].startswith("'2026-12-06' is not a date of the event")


def test_a_single_event_can_be_moved() -> None:
    assert _event(moved=[{"from": "2026-12-05", "to": "2027-01-09T17:00"}]).moved[0].to == dt.datetime(2027, 1, 9, 17)


@pytest.mark.parametrize(
    ("moment", "problem"),
    [
        (dt.datetime(2027, 3, 28, 1, 59), None),
        (dt.datetime(2027, 3, 28, 2, 0), "'2027-03-28T02:00' does not exist; on that day the clocks go from 02:00 to 03:00"),
        (dt.datetime(2027, 3, 28, 2, 59), "'2027-03-28T02:59' does not exist; on that day the clocks go from 02:00 to 03:00"),
        (dt.datetime(2027, 3, 28, 3, 0), None),
        (dt.datetime(2026, 10, 25, 1, 59), None),
        (dt.datetime(2026, 10, 25, 2, 0), "'2026-10-25T02:00' occurs twice; on that day the clocks go back from 03:00 to 02:00"),
        (dt.datetime(2026, 10, 25, 2, 59), "'2026-10-25T02:59' occurs twice; on that day the clocks go back from 03:00 to 02:00"),
        (dt.datetime(2026, 10, 25, 3, 0), None),
        (dt.datetime(2090, 3, 26, 2, 30), "'2090-03-26T02:30' does not exist; on that day the clocks go from 02:00 to 03:00"),
        (dt.date(2027, 3, 28), None),
    ],
)
def test_the_hours_of_the_change_of_clocks_are_known(moment: dt.date, problem: str | None) -> None:
    assert clock_problem(moment) == problem


@pytest.mark.parametrize(("day", "years", "expected"), [("2028-02-29", 5, "2033-02-28"), ("2028-02-29", 4, "2032-02-29"), ("2027-02-28", 1, "2028-02-28")])
def test_years_later_a_leap_day_is_the_day_before(day: str, years: int, expected: str) -> None:
    assert str(years_after(dt.date.fromisoformat(day), years)) == expected


@pytest.mark.parametrize(
    "rrule",
    [
        {"freq": "DAILY", "until": "9999-12-31"},
        {"freq": "DAILY", "interval": "99", "count": "400"},
        {"freq": "YEARLY", "interval": "99", "count": "400"},
        {"freq": "YEARLY", "byday": ["5SA"], "interval": "99", "until": "2031-12-05"},
        {"freq": "MONTHLY", "byday": ["5MO", "5TU", "5WE"], "interval": "99", "until": "2031-12-05"},
        {"freq": "MONTHLY", "bymonthday": ["31"], "interval": "99", "count": "400"},
        {"freq": "SECONDLY", "interval": "0", "count": "999999"},
    ],
)
def test_a_hostile_rule_is_refused_at_once(rrule: dict[str, Any]) -> None:
    before = time.process_time()
    with pytest.raises(ValidationError):
        _event(rrule=rrule)
    assert time.process_time() - before < 1


def test_the_densest_rule_that_is_allowed_is_read_at_once() -> None:
    before = time.process_time()
    assert sum(1 for _ in _event(rrule={"freq": "DAILY", "until": "2031-12-05"}).dates()) == 1827
    assert time.process_time() - before < 1


def test_an_event_survives_the_cache() -> None:
    event = _event(rrule=WEEKLY, moved=[{"from": "2026-12-12", "to": "2026-12-13T18:00"}])
    assert pickle.loads(pickle.dumps(event)) == event
