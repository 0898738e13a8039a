"""Holidays of the Länder: those of Bavaria differ from Berlin's and from the city of Augsburg's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros import holiday_dates
from macros.holiday_dates import Holiday, has_holiday, is_public_holiday, is_school_holiday, public_holidays, school_holidays, school_horizon

LAST_SCHOOL_YEAR = 2029  # as far as the KMK has published, and so the library knows


def test_public_holidays_of_bavaria_in_2027() -> None:
    assert [(each.start, each.name) for each in public_holidays("BY", dt.date(2027, 1, 1), dt.date(2027, 12, 31))] == [
        (dt.date(2027, 1, 1), "Neujahr"),
        (dt.date(2027, 1, 6), "Heilige Drei Könige"),
        (dt.date(2027, 3, 26), "Karfreitag"),
        (dt.date(2027, 3, 29), "Ostermontag"),
        (dt.date(2027, 5, 1), "Erster Mai"),
        (dt.date(2027, 5, 6), "Christi Himmelfahrt"),
        (dt.date(2027, 5, 17), "Pfingstmontag"),
        (dt.date(2027, 5, 27), "Fronleichnam"),
        (dt.date(2027, 10, 3), "Tag der Deutschen Einheit"),
        (dt.date(2027, 11, 1), "Allerheiligen"),
        (dt.date(2027, 12, 25), "Erster Weihnachtstag"),
        (dt.date(2027, 12, 26), "Zweiter Weihnachtstag"),
    ]


def test_a_span_over_new_year_includes_both_ends() -> None:
    found = public_holidays("BY", dt.date(2026, 12, 26), dt.date(2027, 1, 6))
    assert [each.start.isoformat() for each in found] == ["2026-12-26", "2027-01-01", "2027-01-06"]


def test_a_span_without_a_holiday_is_empty() -> None:
    assert public_holidays("BY", dt.date(2026, 11, 2), dt.date(2026, 12, 24)) == []


@pytest.mark.parametrize(("land", "expected"), [("BY", True), ("BW", True), ("ST", True), ("BE", False), ("NW", False)])
def test_epiphany_is_a_holiday_only_in_some_laender(land: str, expected: bool) -> None:
    assert is_public_holiday(land, dt.date(2027, 1, 6)) is expected


@pytest.mark.parametrize(
    ("day", "why"),
    [(dt.date(2026, 8, 8), "Augsburg only"), (dt.date(2026, 8, 15), "catholic communities only"), (dt.date(2026, 12, 24), "no statutory holiday")],
)
def test_a_day_that_is_free_for_some_only_is_no_public_holiday_of_bavaria(day: dt.date, why: str) -> None:
    assert is_public_holiday("BY", day) is False, why


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 20), False),
        (dt.date(2026, 12, 23), False),
        (dt.date(2026, 12, 24), True),
        (dt.date(2027, 1, 8), True),
        (dt.date(2027, 1, 11), False),
        (dt.date(2027, 3, 22), True),
        (dt.date(2027, 8, 2), True),
        (dt.date(2027, 9, 13), True),
        (dt.date(2027, 9, 14), False),
    ],
)
def test_school_holidays_of_bavaria(day: dt.date, expected: bool) -> None:
    assert is_school_holiday("BY", day) is expected


def test_a_year_without_published_school_holidays_has_none() -> None:
    assert not any(is_school_holiday("BY", dt.date(LAST_SCHOOL_YEAR + 3, 8, day)) for day in range(1, 32))


def test_the_last_year_with_published_school_holidays_has_a_summer() -> None:
    assert is_school_holiday("BY", dt.date(LAST_SCHOOL_YEAR, 8, 15))


def test_school_holidays_are_told_from_their_first_to_their_last_day_also_where_only_a_part_is_asked_for() -> None:
    assert school_holidays("BY", dt.date(2027, 1, 5), dt.date(2027, 3, 22)) == [
        Holiday(dt.date(2026, 12, 24), dt.date(2027, 1, 8), "Weihnachtsferien"),
        Holiday(dt.date(2027, 2, 8), dt.date(2027, 2, 12), "Oster-/Frühjahrsferien"),
        Holiday(dt.date(2027, 3, 22), dt.date(2027, 4, 2), "Oster-/Frühjahrsferien"),
    ]


def test_the_horizon_is_the_last_published_day_of_school_holidays() -> None:
    assert school_horizon("BY", dt.date(2026, 11, 25)) == dt.date(2029, 9, 10)
    assert school_horizon("BY", dt.date(2040, 1, 1)) is None


@pytest.mark.parametrize(
    ("land", "name", "everywhere", "expected"),
    [
        ("SL", "Mariä Himmelfahrt", True, True),
        ("BY", "Mariä Himmelfahrt", True, False),
        ("BY", "Mariä Himmelfahrt", False, True),
        ("TH", "Fronleichnam", False, True),
        ("HH", "Fronleichnam", False, False),
    ],
)
def test_a_holiday_of_a_whole_land_or_of_its_catholic_municipalities(land: str, name: str, everywhere: bool, expected: bool) -> None:
    assert has_holiday(land, name, range(2026, 2030), everywhere=everywhere) is expected


@pytest.mark.parametrize(("years", "expected"), [(range(2028, 2029), True), (range(2029, 2032), False)])
def test_a_holiday_that_there_is_once(years: range, expected: bool) -> None:
    assert has_holiday("BE", "75. Jahrestag des Aufstandes vom 17. Juni 1953", years) is expected


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """What is worked out is kept in a folder, and every build begins with nothing in its own memory."""
    holiday_dates._days.cache_clear()
    holiday_dates.keep(tmp_path / "holidays", b"1")
    yield tmp_path / "holidays"
    holiday_dates._kept = None
    holiday_dates._days.cache_clear()


def test_holidays_are_worked_out_once_for_one_version_of_the_code(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_public_holiday("BY", dt.date(2027, 1, 6))
    assert [path.name for path in kept.iterdir()] == ["BY-2027-public"]
    holiday_dates._days.cache_clear()
    monkeypatch.setattr(holiday_dates, "_worked_out", lambda *_: {})
    assert is_public_holiday("BY", dt.date(2027, 1, 6))
    holiday_dates._days.cache_clear()
    holiday_dates.keep(kept, b"2")
    assert not is_public_holiday("BY", dt.date(2027, 1, 6))
