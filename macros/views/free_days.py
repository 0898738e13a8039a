"""The free days of the next two quarters: no feast of rank 1 or 2 nor its eve, no public and no school holidays."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup
from msgspec import Struct

from macros import holiday_dates
from macros.views.components import Table
from macros.views.reader import Reader
from macros.views.times import NextDate

_DAY = dt.timedelta(days=1)


class FreeMonth(Struct, frozen=True):
    name: str
    count: Markup
    days: tuple[NextDate, ...]


class FreeDays(Struct, frozen=True):
    """The same days in a table, a column for each weekday, and month by month in words.

    `school_note`: None where all school holidays of the time are known.
    """

    table: Table
    months: tuple[FreeMonth, ...]
    school_note: Markup | None


def free_days(reader: Reader) -> FreeDays:
    """The free days of the two quarters that follow the reader's day."""
    first, last = next_quarters(reader.today)
    free = reader.portal.planner.free_days(first, last)
    months = [(month, [day for day in free if day.replace(day=1) == month]) for month in _months(first, last)]
    return FreeDays(
        table=_table(reader, months),
        months=tuple(_month(reader, month, days) for month, days in months),
        school_note=_school_note(reader, first, last),
    )


def next_quarters(today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the two quarters after the one that is running."""
    quarter = today.year * 4 + (today.month - 1) // 3
    return _quarter_start(quarter + 1), _quarter_start(quarter + 3) - _DAY


def _quarter_start(quarter: int) -> dt.date:
    return dt.date(quarter // 4, quarter % 4 * 3 + 1, 1)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the months."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [dt.date(number // 12, number % 12 + 1, 1) for number in numbers]


def _table(reader: Reader, months: list[tuple[dt.date, list[dt.date]]]) -> Table:
    names = [reader.formats.month(month.year, month.month) for month, _ in months]
    caption = reader.say("Freie Tage, %(first)s bis %(last)s", first=names[0], last=names[-1])
    rows = ((name, *(_numbers(days, weekday) for weekday in range(7))) for name, (_, days) in zip(names, months, strict=True))
    return Table(caption, (reader.say("Monat"), *map(reader.formats.weekday_in_short, range(7))), tuple(rows))


def _numbers(days: list[dt.date], weekday: int) -> str:
    return ", ".join(str(day.day) for day in days if day.weekday() == weekday) or "–"


def _month(reader: Reader, month: dt.date, days: list[dt.date]) -> FreeMonth:
    return FreeMonth(
        name=reader.formats.month(month.year, month.month),
        count=reader.say_number("%(number)s freier Tag", "%(number)s freie Tage", len(days)),
        days=tuple(NextDate(day.isoformat(), reader.formats.weekday_and_day(day)) for day in days),
    )


def _school_note(reader: Reader, first: dt.date, last: dt.date) -> Markup | None:
    known = holiday_dates.school_horizon(reader.portal.almanac.land, first)
    if known is not None and known >= last:
        return None
    return reader.say("Die Schulferien sind noch nicht für die ganze Zeit veröffentlicht. Prüfen Sie sie bitte selbst.")
