"""A month as a table, as on the wall: an extra for wide screens beside a list that says the same."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from macros.views.components import Shown
from macros.views.reader import Reader

_WEEKS = calendar.Calendar(firstweekday=calendar.MONDAY)


class DayEntry(Struct, frozen=True):
    """What a day has to say. `text`: short, for the eye; `label`: what screen readers say instead of it.

    `is_free`: a public holiday or a day of school holidays; the text says so too, for colour alone tells nothing.
    """

    text: Shown | None = None
    label: Shown | None = None
    link: str | None = None
    is_free: bool = False


class DayCell(Struct, frozen=True):
    """A day of the month. The script marks the one that is today, for the page may be older."""

    number: int
    iso: str
    entry: DayEntry


class WeekdayHead(Struct, frozen=True):
    short: str
    name: str


class MonthGrid(Struct, frozen=True):
    """Weeks begin on Monday; None stands for a day of another month."""

    caption: Markup | str
    weekdays: tuple[WeekdayHead, ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]


def month_grid(reader: Reader, year: int, month: int, entries: Mapping[dt.date, DayEntry], caption: Markup | str | None = None) -> MonthGrid:
    """The table of a month with an entry for some of its days. The caption is the name of the month, if none is given."""
    formats = reader.formats
    weeks = (tuple(_cell(day, month, entries) for day in week) for week in _WEEKS.monthdatescalendar(year, month))
    return MonthGrid(
        caption=caption or formats.month(year, month),
        weekdays=tuple(WeekdayHead(formats.weekday_in_short(number), formats.weekday(number)) for number in range(7)),
        weeks=tuple(weeks),
    )


def _cell(day: dt.date, month: int, entries: Mapping[dt.date, DayEntry]) -> DayCell | None:
    return DayCell(day.day, day.isoformat(), entries.get(day, _NOTHING)) if day.month == month else None


_NOTHING = DayEntry()
