"""Lunar calendars against public holidays of China, Vietnam and Korea, the Hong Kong Observatory, and Vesakh as it is published."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.feast_dates import moon
from tests.feast_dates.making import YEARS, dates, feast, found, of_year, public_holidays, starts

NEW_YEAR = {"calendar": "chinese", "month": 1, "day": 1}


def test_chinese_new_year_is_that_of_the_hong_kong_observatory() -> None:
    # Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table. ICU is wrong in 2027 (7 February) and 2030 (2 February).
    assert starts(**NEW_YEAR) == dates(
        2024, "02-10", "01-29", "02-17", "02-06", "01-26", "02-13", "02-03", "01-23", "02-11", "01-31", "02-19", "02-08"
    )


def _first_days(days: list[dt.date]) -> list[dt.date]:
    return [day for day in days if day - dt.timedelta(days=1) not in days]


def test_chinese_feasts_are_public_holidays_of_china() -> None:
    assert starts(**NEW_YEAR) == _first_days(public_holidays("China", "Chinese New Year (Spring Festival)"))
    assert starts(calendar="chinese", month=5, day=5) == public_holidays("China", "Dragon Boat Festival")
    assert starts(calendar="chinese", month=8, day=15) == public_holidays("China", "Mid-Autumn Festival")


def test_tet_is_that_of_vietnam() -> None:
    assert starts(**NEW_YEAR, zone="vn") == public_holidays("Vietnam", "Lunar New Year")


def test_seollal_and_chuseok_are_those_of_korea() -> None:
    assert starts(**NEW_YEAR, zone="kr") == public_holidays("SouthKorea", "Korean New Year")
    assert starts(calendar="chinese", month=8, day=15, zone="kr") == public_holidays("SouthKorea", "Chuseok")


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("vn", {"2030-02-02"}), ("kr", {"2027-02-07", "2028-01-27"})],
)
def test_vietnam_and_korea_differ_in_the_years_of_the_reference(zone: str, expected: set[str]) -> None:
    assert {str(day) for day in set(starts(**NEW_YEAR, zone=zone)) - set(starts(**NEW_YEAR))} == expected


def test_the_key_is_the_lunar_year() -> None:
    little_new_year = feast(calendar="chinese", month=12, day=8)  # falls into January of the next year
    assert [(str(each.start), each.key) for each in found(little_new_year)][:2] == [("2024-01-18", "2023"), ("2025-01-07", "2024")]


def test_the_first_full_moon_in_may_is_vesakh_as_published_in_germany() -> None:
    # Deutsche Buddhistische Union: 12 May 2025; calendars for 2026 (Sri Lanka, India) and 2027: 1 and 20 May
    assert [str(day) for day in starts(calendar="fullmoon", month=5)][:4] == ["2024-05-23", "2025-05-12", "2026-05-01", "2027-05-20"]


def test_the_last_full_moon_in_may_is_vesakh_of_singapore_in_the_years_that_differ() -> None:
    # python-holidays and the Singapore Ministry of Manpower: 31 May 2026
    assert public_holidays("Singapore", "Vesak Day")[2] == dt.date(2026, 5, 31) == of_year(2026, calendar="fullmoon", month=5, which="last")[0]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("month", [1, 5, 8, 12])
def test_full_moons_are_in_the_middle_of_lunar_months(year: int, month: int) -> None:
    # Independent of astronomy-engine: borax counts days from the new moon in China, whose 15th to 17th is the full moon.
    from borax.calendars.lunardate import LunarDate

    days = moon.full_moons(year, month)
    assert days  # these months are longer than a lunar month
    for day in days:
        assert 14 <= LunarDate.from_solar(day).day <= 17


def test_a_blue_moon_has_two_days_and_a_february_may_have_none() -> None:
    assert [str(day) for day in moon.full_moons(2026, 5)] == ["2026-05-01", "2026-05-31"]
    assert moon.full_moons(2037, 2) == ()  # 31 January and 2 March
    assert of_year(2037, calendar="fullmoon", month=2) == []


def test_zones_end_before_their_leap_months_part() -> None:
    last = starts(dt.date(2050, 1, 1), dt.date(2060, 1, 1), **NEW_YEAR, zone="vn")
    assert max(day.year for day in last) == moon.ZONE_HORIZON.year
