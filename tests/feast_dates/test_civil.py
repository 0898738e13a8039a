"""Days of our own calendar against dateutil's recurrence rules, public holidays, and dates known from the press."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil import rrule

from macros.models.rules import WEEKDAYS
from tests.feast_dates.making import FIRST, LAST, YEARS, feast, found, of_year, public_holidays, starts

_DAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


def test_a_fixed_day_comes_every_year() -> None:
    assert starts(calendar="gregorian", month=1, day=27) == [dt.date(year, 1, 27) for year in YEARS]


def test_the_leap_day_comes_in_leap_years() -> None:
    assert [str(day) for day in starts(calendar="gregorian", month=2, day=29)] == ["2024-02-29", "2028-02-29", "2032-02-29"]


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5, -1])
def test_numbered_weekdays_are_those_of_dateutil(weekday: int, nth: int) -> None:
    start, end = dt.datetime.combine(FIRST, dt.time()), dt.datetime.combine(LAST, dt.time())
    for month in (1, 2, 10, 12):
        rule = rrule.rrule(rrule.YEARLY, dtstart=start, until=end, bymonth=month, byweekday=_DAYS[weekday](nth))
        expected = [moment.date() for moment in rule]
        assert starts(calendar="weekday", weekday=WEEKDAYS[weekday], month=month, nth=nth) == expected


def test_mothers_day_is_that_of_the_united_states() -> None:
    # The second Sunday of May in both countries; python-holidays has it as an unofficial day.
    expected = public_holidays("UnitedStates", "Mother's Day", categories=("unofficial",))
    assert starts(calendar="weekday", weekday="SU", month=5, nth=2) == expected


@pytest.mark.parametrize("day", ["2015-04-15", "2017-04-19", "2021-04-14", "2022-04-20"])
def test_the_yazidi_new_year_is_that_of_the_press(day: str) -> None:
    # anfdeutsch, gea-ev, kirci.de, as in the reference: the first Wednesday on or after 14 April
    assert [str(each) for each in of_year(int(day[:4]), calendar="weekday", weekday="WE", on_or_after="04-14")] == [day]


@pytest.mark.parametrize("day", ["2017-12-15", "2022-12-16"])
def test_the_yazidi_feast_of_ezi_is_that_of_the_press(day: str) -> None:
    assert [str(each) for each in of_year(int(day[:4]), calendar="weekday", weekday="FR", on_or_after="12-14")] == [day]


def test_the_hizir_fast_ends_on_the_second_thursday_of_february() -> None:
    tuesdays = starts(calendar="weekday", weekday="TU", on_or_after="02-06")
    assert [day + dt.timedelta(days=2) for day in tuesdays] == starts(calendar="weekday", weekday="TH", month=2, nth=2)


def test_a_weekday_after_the_end_of_december_belongs_to_the_year_before() -> None:
    sunday = feast(calendar="weekday", weekday="SU", on_or_after="12-29")
    assert [(str(each.start), each.key) for each in found(sunday, first=dt.date(2026, 1, 1), last=dt.date(2028, 1, 1))] == [
        ("2026-01-04", "2025"), ("2027-01-03", "2026"),
    ]


def test_a_table_gives_what_stands_in_it() -> None:
    table = feast(calendar="table", dates={"2025": ["2025-01-06", "2025-12-27"], "2027": ["2027-01-15"]})
    assert [(str(each.start), each.key) for each in found(table)] == [("2025-01-06", "2025"), ("2025-12-27", "2025-2"), ("2027-01-15", "2027")]
