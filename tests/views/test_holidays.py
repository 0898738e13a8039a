"""Holidays by their names in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.holiday_dates import Holiday
from macros.portal import load
from macros.views.holidays import holiday_feast, holiday_name
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
EASTER_MONDAY = Holiday(dt.date(2027, 3, 29), dt.date(2027, 3, 29), "Ostermontag")
SUMMER = Holiday(dt.date(2027, 8, 2), dt.date(2027, 9, 13), "Sommerferien")


@pytest.mark.parametrize(("code", "name"), [("de", "Ostermontag"), ("en", "Easter Monday"), ("ar", "اثنين الفصح (القيامة)")])
def test_a_public_holiday_has_a_name_in_every_language(reader: Reading, code: str, name: str) -> None:
    assert holiday_name(reader(code), EASTER_MONDAY).__html__() == name


def test_school_holidays_have_names_too(reader: Reading) -> None:
    assert holiday_name(reader("en"), SUMMER) == "Summer holidays"


def test_a_holiday_that_data_does_not_know_keeps_its_german_name(reader: Reading) -> None:
    unknown = Holiday(TODAY, TODAY, "Tag des Bieres & der Brezn")
    assert holiday_name(reader("ar"), unknown).__html__() == '<bdi lang="de" dir="ltr">Tag des Bieres &amp; der Brezn</bdi>'
    assert holiday_name(reader("de"), unknown).__html__() == "Tag des Bieres &amp; der Brezn"


def test_a_holiday_leads_to_its_feast_where_it_is_one(reader: Reading) -> None:
    assert holiday_feast(reader("ar"), EASTER_MONDAY) == "/ar/calendar/feasts/easter/"
    assert holiday_feast(reader("ar"), SUMMER) is None
    assert holiday_feast(reader("ar"), Holiday(TODAY, TODAY, "Erster Mai")) is None


def test_without_a_calendar_no_holiday_leads_to_a_feast(data: Path) -> None:
    for path in (data / "calendar").iterdir():
        path.unlink()
    assert holiday_feast(Reader(load(data, today=TODAY), "de", TODAY), EASTER_MONDAY) is None


def test_a_name_is_found_by_what_the_library_calls_the_day(data: Path) -> None:
    edit(data, "public_holidays.yml", "de: Tag der Arbeit (1. Mai)", "de: Maifeiertag")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    assert holiday_name(reader, Holiday(TODAY, TODAY, "Erster Mai")) == "Maifeiertag"
