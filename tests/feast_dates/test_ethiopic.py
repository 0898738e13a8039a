"""The Ethiopian calendar against the Coptic one of convertdate, public holidays of Ethiopia, and the exceptions of the reference."""

from __future__ import annotations

import datetime as dt

import convertdate
import pytest

from tests.feast_dates.making import YEARS, feast, found, public_holidays, starts

COPTIC_ERA = 276  # years between the Ethiopian and the Coptic count


@pytest.mark.parametrize(("month", "day"), [(1, 1), (1, 17), (5, 11), (4, 22), (4, 23), (4, 24), (8, 23), (12, 16), (13, 1), (13, 5)])
def test_days_are_those_of_the_coptic_calendar(month: int, day: int) -> None:
    years = range(2014, 2030)
    expected = sorted(dt.date(*convertdate.coptic.to_gregorian(year - COPTIC_ERA, month, day)) for year in years)
    assert starts(calendar="ethiopic", month=month, day=day) == [each for each in expected if each.year in YEARS]


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [(1, 1, "Ethiopian New Year"), (1, 17, "Finding of True Cross"), (5, 11, "Epiphany"), (4, 29, "Christmas Day")],
)
def test_feasts_are_public_holidays_of_ethiopia(month: int, day: int, name: str) -> None:
    assert starts(calendar="ethiopic", month=month, day=day) == public_holidays("Ethiopia", name)


def test_the_new_year_is_a_day_later_before_a_leap_year() -> None:
    later = [day.year for day in starts(calendar="ethiopic", month=1, day=1) if day.day == 12]
    assert later == [2027, 2031, 2035]


def test_timkat_is_on_the_twentieth_in_leap_years() -> None:
    # date-holidays has the 19th always
    later = [day.year for day in starts(calendar="ethiopic", month=5, day=11) if day.day == 20]
    assert later == [2024, 2028, 2032]


def test_genna_is_always_on_7_january() -> None:
    # ICU counts 29 Tahsas and gets 8 January in 2028 and 2032; date-holidays has 6 January.
    assert starts(calendar="ethiopic", month=4, day=29) == [dt.date(year, 1, 7) for year in YEARS]


def test_a_day_that_moves_over_new_year_is_there_once_each_ethiopian_year() -> None:
    keys = [each.key for each in found(feast(calendar="ethiopic", month=4, day=22))]
    assert keys == [str(year) for year in range(int(keys[0]), int(keys[0]) + len(keys))]


def test_the_sixth_day_of_the_last_month_is_there_every_fourth_year() -> None:
    assert [str(day) for day in starts(calendar="ethiopic", month=13, day=6)] == ["2027-09-11", "2031-09-11", "2035-09-11"]
