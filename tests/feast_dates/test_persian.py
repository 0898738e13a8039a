"""Nowruz against convertdate, public holidays of Iran, and the moments that the reference gives."""

from __future__ import annotations

import datetime as dt

import convertdate
import pytest

from macros.clock import BERLIN
from macros.feast_dates.persian import equinox
from tests.feast_dates.making import YEARS, dates, feast, found, of_year, public_holidays, starts


def test_nowruz_is_that_of_the_published_tables() -> None:
    # University of Tehran, Institute of Geophysics, as collected by timeanddate.com
    assert starts(calendar="persian") == dates(
        2024, "03-20", "03-21", "03-21", "03-21", "03-20", "03-20", "03-21", "03-21", "03-20", "03-20", "03-21", "03-21"
    )


@pytest.mark.parametrize("year", range(2010, 2050))
def test_nowruz_is_that_of_convertdate(year: int) -> None:
    assert of_year(year, calendar="persian", event="nowruz") == [dt.date(*convertdate.persian.to_gregorian(year - 621, 1, 1))]


def test_nowruz_is_a_public_holiday_of_iran() -> None:
    assert starts(calendar="persian") == public_holidays("Iran", "Nowruz")


def test_yalda_is_the_evening_of_the_thirtieth_of_azar() -> None:
    for day in starts(calendar="persian", offset=275):
        assert convertdate.persian.from_gregorian(day.year, day.month, day.day)[1:] == (9, 30)
        assert (day.month, day.day) in ((12, 20), (12, 21))


def test_days_before_nowruz_belong_to_the_same_year() -> None:
    early = found(feast(calendar="persian", offset=-100), first=dt.date(2026, 12, 1), last=dt.date(2026, 12, 31))
    assert [(str(each.start), each.key) for each in early] == [("2026-12-11", "2027")]


@pytest.mark.parametrize(("year", "expected"), [(2027, "2027-03-20 21:24"), (2028, "2028-03-20 03:17")])
def test_the_moment_is_known_in_berlin_time(year: int, expected: str) -> None:
    assert equinox(year).tzinfo is BERLIN
    assert equinox(year).strftime("%Y-%m-%d %H:%M") == expected


def test_no_equinox_is_so_near_to_noon_that_seconds_would_decide() -> None:
    tehran = dt.timezone(dt.timedelta(hours=3, minutes=30))
    noons = [dt.datetime.combine(equinox(year).astimezone(tehran).date(), dt.time(12), tehran) for year in YEARS]
    assert min(abs(equinox(year) - noon) for year, noon in zip(YEARS, noons, strict=True)) > dt.timedelta(minutes=20)
