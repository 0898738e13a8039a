"""Christian feasts against three other computations: Meeus' formulas, convertdate, and public holidays of churches' countries."""

from __future__ import annotations

import datetime as dt

import convertdate
import pytest

from tests.feast_dates.making import YEARS, dates, of_year, public_holidays, starts

DAY = dt.timedelta(days=1)


def _meeus_western(year: int) -> dt.date:
    """Meeus, Astronomical Algorithms, chapter 8 (Gregorian)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def _meeus_eastern(year: int) -> dt.date:
    """The same, Julian, 13 days later."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + 13 * DAY


@pytest.mark.parametrize("year", range(1990, 2100))
def test_easter_is_that_of_meeus(year: int) -> None:
    assert of_year(year, calendar="easter") == [_meeus_western(year)]
    assert of_year(year, calendar="easter", church="east") == [_meeus_eastern(year)]


@pytest.mark.parametrize("year", YEARS)
def test_easter_is_that_of_convertdate(year: int) -> None:
    assert of_year(year, calendar="easter") == [dt.date(*convertdate.holidays.easter(year))]
    assert of_year(year, calendar="easter", church="east") == [dt.date(*convertdate.holidays.easter(year, "orthodox"))]


def test_good_friday_is_that_of_the_countries() -> None:
    assert starts(calendar="easter", offset=-2) == public_holidays("Germany", "Karfreitag", language="de")
    assert starts(calendar="easter", offset=-2, church="east") == public_holidays("Greece", "Good Friday")


def test_fasika_is_the_orthodox_easter() -> None:
    assert starts(calendar="easter", church="east") == [day for day in public_holidays("Ethiopia", "Easter Sunday")]


def test_the_whole_western_cycle_is_that_of_the_laender() -> None:
    for offset, name in ((1, "Ostermontag"), (39, "Christi Himmelfahrt"), (50, "Pfingstmontag"), (60, "Fronleichnam")):
        assert starts(calendar="easter", offset=offset) == public_holidays("Germany", name, language="de", subdiv="BY"), name


def test_both_easters_coincide_in_four_years() -> None:
    west, east = set(starts(calendar="easter")), set(starts(calendar="easter", church="east"))
    assert sorted(day.year for day in west & east) == [2025, 2028, 2031, 2034]


def test_the_first_sunday_of_advent_is_the_fourth_before_christmas() -> None:
    # VELKD, list of Sundays and feasts
    assert starts(calendar="advent")[:7] == dates(2024, "12-01", "11-30", "11-29", "11-28", "12-03", "12-02", "12-01")
    for day in starts(calendar="advent"):
        christmas = dt.date(day.year, 12, 25)
        sundays = [before for number in range(1, 29) if (before := christmas - number * DAY).weekday() == 6]
        assert day == sundays[3]


def test_buss_und_bettag_is_that_of_saxony() -> None:
    assert starts(calendar="advent", offset=-11) == public_holidays("Germany", "Buß- und Bettag", language="de", subdiv="SN")


def test_christmas_of_the_old_calendar_is_that_of_serbia() -> None:
    assert starts(calendar="julian", month=12, day=25) == public_holidays("Serbia", "Orthodox Christmas Day")


@pytest.mark.parametrize(("month", "day"), [(1, 1), (1, 6), (1, 14), (2, 28), (8, 15), (9, 14), (12, 18), (12, 25), (12, 31)])
def test_julian_days_are_those_of_convertdate(month: int, day: int) -> None:
    expected = sorted(dt.date(*convertdate.julian.to_gregorian(year, month, day)) for year in range(2023, 2036))
    assert starts(calendar="julian", month=month, day=day) == [each for each in expected if each.year in YEARS]


@pytest.mark.parametrize(("year", "expected"), [(2099, "2099-01-07"), (2100, "2100-01-07"), (2101, "2101-01-08")])
def test_the_old_calendar_falls_back_by_another_day_in_2100(year: int, expected: str) -> None:
    assert [str(day) for day in of_year(year, calendar="julian", month=12, day=25)] == [expected]


def test_a_julian_leap_day_is_there_in_leap_years() -> None:
    assert [str(day) for day in starts(calendar="julian", month=2, day=29)] == ["2024-03-13", "2028-03-13", "2032-03-13"]
