"""Schedules: on every day the same as dateutil's recurrence rules, and the exceptions real groups have.

Refusals with their place in the file: tests/golden/problems/schedule_*.yml.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.models.rules import WEEKDAYS
from macros.models.schedules import Schedule
from tests.patience import PATIENT

DAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
YEARS_AHEAD = dt.timedelta(days=366 * 3)


def _never(day: dt.date) -> bool:
    return False


def _schedule(dtstart: dt.date | str, **fields: Any) -> Schedule:
    given_fields = {"freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00", "dtstart": str(dtstart)} | fields
    return Schedule.model_validate({name: value for name, value in given_fields.items() if value})


def _days(schedule: Schedule, start: dt.date, count: int = 5) -> list[str]:
    return [str(day) for day in schedule.next_days(start, count, _never, _never)]


def _independent(schedule: Schedule) -> rrule.rrule:
    return rrule.rrule(
        rrule.WEEKLY if schedule.freq == "WEEKLY" else rrule.MONTHLY,
        dtstart=dt.datetime.combine(schedule.dtstart, dt.time()),
        interval=schedule.interval,
        until=dt.datetime.combine(schedule.until or schedule.dtstart + YEARS_AHEAD, dt.time()),
        byweekday=[DAYS[day](nth) if nth else DAYS[day] for nth, day in schedule.byday] or None,
        bymonthday=schedule.bymonthday or None,
    )


def _same_as_independent(schedule: Schedule) -> None:
    ours = list(schedule.occurrences(schedule.dtstart, _never, _never))
    assert ours == [moment.date() for moment in _independent(schedule)]


_START = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31))
_INTERVAL = st.integers(1, 12).map(str)


@st.composite
def _weekly(draw: st.DrawFn) -> Schedule:
    dtstart = draw(_START)
    days = draw(st.sets(st.sampled_from(WEEKDAYS))) | {WEEKDAYS[dtstart.weekday()]}
    return _schedule(dtstart, byday=sorted(days), interval=draw(_INTERVAL), until=draw(_until(dtstart)))


@st.composite
def _monthly(draw: st.DrawFn) -> Schedule:
    dtstart = draw(_START)
    nth = (dtstart.day - 1) // 7 + 1
    is_last = (dtstart + dt.timedelta(days=7)).month != dtstart.month
    own = f"{-1 if is_last and draw(st.booleans()) else nth}{WEEKDAYS[dtstart.weekday()]}"
    others = draw(st.sets(st.builds("{}{}".format, st.sampled_from([-1, 1, 2, 3, 4, 5]), st.sampled_from(WEEKDAYS)), max_size=2))
    return _schedule(dtstart, freq="MONTHLY", byday=[own, *sorted(others - {own})], interval=draw(_INTERVAL), until=draw(_until(dtstart)))


@st.composite
def _days_of_month(draw: st.DrawFn) -> Schedule:
    dtstart = draw(_START)
    days = draw(st.sets(st.integers(1, 31), max_size=3)) | {dtstart.day}
    return _schedule(dtstart, freq="MONTHLY", bymonthday=[str(day) for day in sorted(days)], interval=draw(_INTERVAL), until=draw(_until(dtstart)))


def _until(dtstart: dt.date) -> st.SearchStrategy[str]:
    return st.just("") | st.integers(0, 900).map(lambda days: str(dtstart + dt.timedelta(days=days)))


@settings(PATIENT, max_examples=100)
@given(_weekly() | _monthly() | _days_of_month())
def test_any_rule_falls_on_the_days_of_an_independent_reader(schedule: Schedule) -> None:
    _same_as_independent(schedule)


def test_every_second_week_keeps_its_rhythm_over_new_year() -> None:
    schedule = _schedule("2026-12-15", byday=["TU"], interval="2")
    assert _days(schedule, dt.date(2026, 12, 15)) == ["2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26", "2027-02-09"]
    _same_as_independent(schedule)


def test_every_second_week_keeps_its_rhythm_over_a_year_of_53_weeks() -> None:
    schedule = _schedule("2026-12-21", byday=["MO", "SU"], interval="2")
    assert _days(schedule, dt.date(2026, 12, 21)) == ["2026-12-21", "2026-12-27", "2027-01-04", "2027-01-10", "2027-01-18"]
    _same_as_independent(schedule)


def test_weeks_begin_on_monday() -> None:
    schedule = _schedule("2026-11-22", byday=["SU", "MO"], interval="2")
    assert _days(schedule, dt.date(2026, 11, 22), 3) == ["2026-11-22", "2026-11-30", "2026-12-06"]


def test_the_second_wednesday_of_the_month() -> None:
    schedule = _schedule("2026-11-11", freq="MONTHLY", byday=["2WE"])
    assert _days(schedule, dt.date(2026, 11, 20), 4) == ["2026-12-09", "2027-01-13", "2027-02-10", "2027-03-10"]


def test_the_last_friday_of_the_month_is_the_fourth_or_the_fifth() -> None:
    schedule = _schedule("2026-11-27", freq="MONTHLY", byday=["-1FR"])
    assert _days(schedule, dt.date(2026, 11, 20), 3) == ["2026-11-27", "2026-12-25", "2027-01-29"]


def test_a_fifth_weekday_skips_the_months_without_one() -> None:
    schedule = _schedule("2026-12-31", freq="MONTHLY", byday=["5TH"])
    assert _days(schedule, dt.date(2026, 11, 20), 3) == ["2026-12-31", "2027-04-29", "2027-07-29"]


def test_the_31st_skips_the_shorter_months() -> None:
    schedule = _schedule("2026-12-31", freq="MONTHLY", bymonthday=["31"])
    assert _days(schedule, dt.date(2026, 11, 20), 3) == ["2026-12-31", "2027-01-31", "2027-03-31"]


def test_every_second_month() -> None:
    schedule = _schedule("2026-11-11", freq="MONTHLY", byday=["2WE"], interval="2")
    assert _days(schedule, dt.date(2026, 11, 20), 3) == ["2027-01-13", "2027-03-10", "2027-05-12"]


def test_nothing_happens_before_the_first_meeting() -> None:
    assert _days(_schedule("2026-12-01", byday=["TU"]), dt.date(2026, 1, 1), 1) == ["2026-12-01"]


def test_the_last_day_counts_and_nothing_after_it() -> None:
    schedule = _schedule("2026-12-01", byday=["TU"], until="2026-12-15")
    assert _days(schedule, dt.date(2026, 11, 20)) == ["2026-12-01", "2026-12-08", "2026-12-15"]


def test_a_rule_without_end_is_followed_for_three_years() -> None:
    days = list(_schedule("2026-12-01", byday=["TU"]).occurrences(dt.date(2026, 12, 1), _never, _never))
    assert (len(days), days[-1]) == (157, dt.date(2029, 11, 27))


def test_dates_that_are_left_out_are_left_out() -> None:
    schedule = _schedule("2026-12-01", byday=["TU"], except_dates=["2026-12-08", "2026-12-22"])
    assert _days(schedule, dt.date(2026, 12, 1), 3) == ["2026-12-01", "2026-12-15", "2026-12-29"]


def test_periods_are_left_out_with_both_their_ends() -> None:
    schedule = _schedule("2026-12-01", byday=["TU"], except_periods=[{"from": "2026-12-08", "to": "2026-12-22"}])
    assert _days(schedule, dt.date(2026, 12, 1), 2) == ["2026-12-01", "2026-12-29"]


@pytest.mark.parametrize(
    ("kinds", "days"),
    [
        (["public"], ["2026-12-15", "2026-12-22"]),
        (["school"], ["2026-12-08", "2026-12-15"]),
        (["public", "school"], ["2026-12-15", "2026-12-29"]),
        ([], ["2026-12-08", "2026-12-15"]),
    ],
)
def test_holidays_are_left_out_only_where_the_offer_says_so(kinds: list[str], days: list[str]) -> None:
    schedule = _schedule("2026-12-01", byday=["TU"], except_holidays=kinds)
    public, school = dt.date(2026, 12, 8), dt.date(2026, 12, 22)
    found = schedule.next_days(dt.date(2026, 12, 2), 2, lambda day: day == public, lambda day: day == school)
    assert [str(day) for day in found] == days


def test_times_are_wall_times() -> None:
    schedule = _schedule("2026-12-01", byday=["TU"])
    assert (schedule.opens_at, schedule.closes_at) == (dt.time(10), dt.time(12))


def test_a_rule_at_the_end_of_the_calendar_ends_with_it() -> None:
    schedule = _schedule("9999-12-01", byday=["WE"])
    assert _days(schedule, dt.date(9999, 12, 20)) == ["9999-12-22", "9999-12-29"]


def test_the_last_friday_of_the_calendar_is_a_last_friday() -> None:
    assert _schedule("9999-12-31", freq="MONTHLY", byday=["-1FR"]).dtstart == dt.date(9999, 12, 31)
