"""A month as a table: weeks from Monday on, nothing of other months, names of weekdays as readers know them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.views.month_grid import DayEntry, month_grid
from macros.views.reader import Reader

Reading = Callable[[str], Reader]


def test_weeks_begin_on_monday_and_days_of_other_months_are_left_out(reader: Reading) -> None:
    grid = month_grid(reader("de"), 2026, 12, {})
    numbers = [[cell and cell.number for cell in week] for week in grid.weeks]
    assert numbers[0] == [None, 1, 2, 3, 4, 5, 6]
    assert numbers[-1] == [28, 29, 30, 31, None, None, None]
    assert [cell.iso for cell in grid.weeks[0] if cell] == [f"2026-12-0{day}" for day in range(1, 7)]


@pytest.mark.parametrize(
    ("code", "caption", "first", "last"),
    [
        ("de", "Dezember 2026", ("Mo", "Montag"), ("So", "Sonntag")),
        ("en", "December 2026", ("Mon", "Monday"), ("Sun", "Sunday")),
        ("ar", "ديسمبر 2026", ("الاثنين", "الاثنين"), ("الأحد", "الأحد")),
    ],
)
def test_names_of_month_and_weekdays(reader: Reading, code: str, caption: str, first: tuple[str, str], last: tuple[str, str]) -> None:
    grid = month_grid(reader(code), 2026, 12, {})
    assert grid.caption == caption
    assert [(head.short, head.name) for head in (grid.weekdays[0], grid.weekdays[-1])] == [first, last]


def test_a_day_has_its_entry_and_others_have_none(reader: Reading) -> None:
    entry = DayEntry("2", "2 Termine", "/de/events/", is_free=True)
    cells = [cell for week in month_grid(reader("de"), 2028, 2, {dt.date(2028, 2, 29): entry}, "Februar").weeks for cell in week if cell]
    assert len(cells) == 29
    assert [cell.number for cell in cells if cell.entry == entry] == [29]
    assert {cell.entry for cell in cells[:-1]} == {DayEntry()}
