"""The Hebrew calendar against convertdate (every feast), public holidays of Israel, and dates published by Hebcal and Yad Vashem."""

from __future__ import annotations

import datetime as dt

import convertdate
import pytest

from tests.feast_dates.making import YEARS, feast, found, of_year, public_holidays, starts


def _convertdate(month: int, day: int) -> list[dt.date]:
    days = []
    for year in range(5783, 5798):
        leap_month = 13 if month == 12 and convertdate.hebrew.leap(year) else month
        days.append(dt.date(*convertdate.hebrew.to_gregorian(year, leap_month, day)))
    return sorted(day for day in days if day.year in YEARS)


@pytest.mark.parametrize(
    ("month", "day"),
    [(7, 1), (7, 3), (7, 10), (7, 15), (7, 22), (7, 23), (9, 25), (10, 10), (11, 15), (12, 13), (12, 14), (1, 15), (1, 21), (1, 27), (2, 5), (2, 18),
     (3, 6), (4, 17), (5, 9), (6, 29)],
)
def test_every_feast_is_on_the_day_of_convertdate(month: int, day: int) -> None:
    assert starts(calendar="hebrew", month=month, day=day) == _convertdate(month, day)


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [(7, 10, "Yom Kippur"), (7, 15, "Sukkot"), (1, 15, "Pesach"), (1, 21, "Seventh day of Pesach"), (3, 6, "Shavuot")],
)
def test_holidays_of_israel_are_the_same(month: int, day: int, name: str) -> None:
    assert starts(calendar="hebrew", month=month, day=day) == public_holidays("Israel", name)


def test_rosh_hashanah_of_israel_has_the_same_two_days() -> None:
    days = [day for start in starts(calendar="hebrew", month=7, day=1) for day in (start, start + dt.timedelta(days=1))]
    assert days == public_holidays("Israel", "Rosh Hashanah")


def test_the_evening_of_pesach_2024_was_the_day_the_abitur_was_moved_for() -> None:
    # The Länder moved exams of 22 April 2024, the evening on which Pesach began.
    assert [str(day) for day in of_year(2024, calendar="hebrew", month=1, day=15)] == ["2024-04-23"]


@pytest.mark.parametrize(
    ("year", "month", "day", "shift", "expected"),
    [
        (2022, 5, 9, "fast_after_sabbath", "2022-08-07"),  # Hebcal: 9 Av on a Sabbath, kept on Sunday
        (2025, 5, 9, "fast_after_sabbath", "2025-08-03"),
        (2026, 5, 9, "fast_after_sabbath", "2026-07-23"),
        (2029, 5, 9, "fast_after_sabbath", "2029-07-22"),
        (2022, 4, 17, "fast_after_sabbath", "2022-07-17"),
        (2024, 7, 3, "fast_after_sabbath", "2024-10-06"),  # the Fast of Gedaliah, 5 October was a Sabbath
        (2026, 7, 3, "fast_after_sabbath", "2026-09-14"),
        (2024, 12, 13, "fast_before_sabbath", "2024-03-21"),  # Purim on Sunday: the fast would be on the Sabbath
        (2025, 12, 13, "fast_before_sabbath", "2025-03-13"),
        (2028, 12, 13, "fast_before_sabbath", "2028-03-09"),
        (2021, 1, 27, "yom_hashoah", "2021-04-08"),  # Yad Vashem
        (2024, 1, 27, "yom_hashoah", "2024-05-06"),
        (2025, 1, 27, "yom_hashoah", "2025-04-24"),
        (2026, 1, 27, "yom_hashoah", "2026-04-14"),
        (2027, 1, 27, "yom_hashoah", "2027-05-04"),
        (2028, 1, 27, "yom_hashoah", "2028-04-24"),
    ],
)
def test_days_that_must_not_touch_the_sabbath_are_moved(year: int, month: int, day: int, shift: str, expected: str) -> None:
    assert [str(each) for each in of_year(year, calendar="hebrew", month=month, day=day, shift=shift)] == [expected]


def test_independence_day_is_moved_as_in_israel() -> None:
    expected = sorted(public_holidays("Israel", "Independence Day") + public_holidays("Israel", "Independence Day (observed)"))
    assert starts(calendar="hebrew", month=2, day=5, shift="yom_haatzmaut") == expected


def test_purim_is_in_the_second_adar_of_a_leap_year() -> None:
    # Hebcal: 2024 (leap year 5784), 2025 and 2027 (leap year 5787)
    assert [str(day) for day in starts(calendar="hebrew", month=12, day=14)][:4] == ["2024-03-24", "2025-03-14", "2026-03-03", "2027-03-23"]


def test_hanukkah_2024_went_over_new_year() -> None:
    hanukkah = feast(calendar="hebrew", month=9, day=25, fields={"duration": "8", "begins": "evening_before"})
    only = found(hanukkah, first=dt.date(2025, 1, 1), last=dt.date(2025, 1, 31))
    assert [(str(each.start), str(each.end), each.key, each.eve) for each in only] == [("2024-12-26", "2025-01-02", "5785", True)]


def test_the_thirtieth_is_left_out_where_the_month_has_29_days() -> None:
    thirtieth = starts(calendar="hebrew", month=8, day=30)
    lengths = {year: convertdate.hebrew.month_length(year, 8) for year in range(5785, 5797)}
    assert len(thirtieth) == sum(length == 30 for length in lengths.values()) < 12
