"""The calendar by year and month: which years there are, and what stands on the page of each month and each year."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros import urls
from macros.translate import Words
from macros.views.calendar_lines import Entry, entries, unpublished_from
from macros.views.components import FeastLine, Shown
from macros.views.feast_words import feast_name
from macros.views.handout import Handout, handout
from macros.views.month_grid import DayEntry, MonthGrid, month_grid
from macros.views.reader import Reader

YEARS_AHEAD = 3
YEAR_RANK = 2  # a year on one page has room for the feasts that many people keep
_NAMES_IN_A_CELL = 2

Link = tuple[Shown, str]


class Neighbours(Struct, frozen=True):
    """The pages before, above and after; None at the ends of the calendar."""

    previous: Link | None
    above: Link | None
    next: Link | None


class MonthPage(Struct, frozen=True):
    """`open`: feasts whose date of this year nobody has fixed yet. `school`: a sentence where school holidays are not published."""

    name: str
    path: str
    lines: tuple[FeastLine, ...]
    grid: MonthGrid
    open: tuple[Link, ...]
    school: Markup | None
    neighbours: Neighbours
    handout: Handout


class YearMonth(Struct, frozen=True):
    name: str
    link: str
    anchor: str
    lines: tuple[FeastLine, ...]


class YearPage(Struct, frozen=True):
    """Twelve months with what many people keep; `open` and `school` as on the page of a month."""

    year: str
    path: str
    land: Words
    months: tuple[YearMonth, ...]
    open: tuple[Link, ...]
    school: Markup | None
    neighbours: Neighbours
    handout: Handout


def years(reader: Reader) -> range:
    """The years that have pages."""
    this_year = reader.today.year
    since = reader.portal.settings.calendar_since or this_year - 1
    return range(min(since, this_year), this_year + YEARS_AHEAD + 1)


def months(reader: Reader) -> list[tuple[int, int]]:
    """Year and number of every month that has a page."""
    return [(year, month) for year in years(reader) for month in range(1, 13)]


def month_link(reader: Reader, year: int, month: int) -> Link:
    return reader.formats.month(year, month), reader.link(urls.calendar_month(year, month))


def year_link(reader: Reader, year: int) -> Link:
    return str(year), reader.link(urls.calendar_year(year))


def month_page(reader: Reader, year: int, month: int) -> MonthPage:
    first, last = _days(year, month)
    found = _anchored(entries(reader, first, last), first)
    path = urls.calendar_month(year, month)
    return MonthPage(
        name=reader.formats.month(year, month),
        path=path,
        lines=tuple(entry.line for entry in found),
        grid=month_grid(reader, year, month, dict(_cells(reader, found, first, last))),
        open=_open(reader, year),
        school=_school(reader, first, last),
        neighbours=_month_neighbours(reader, year, month),
        handout=handout(reader, path),
    )


def year_page(reader: Reader, year: int) -> YearPage:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    found = entries(reader, first, last, lowest_rank=YEAR_RANK)
    path = urls.calendar_year(year)
    known = years(reader)
    return YearPage(
        year=str(year),
        path=path,
        land=reader.land(),
        months=tuple(_year_month(reader, year, month, found) for month in range(1, 13)),
        open=_open(reader, year),
        school=_school(reader, first, last),
        neighbours=Neighbours(
            previous=year_link(reader, year - 1) if year - 1 in known else None,
            above=None,
            next=year_link(reader, year + 1) if year + 1 in known else None,
        ),
        handout=handout(reader, path),
    )


def _year_month(reader: Reader, year: int, month: int, found: list[Entry]) -> YearMonth:
    """What begins in a month; in January also what has begun before."""
    name, link = month_link(reader, year, month)
    lines = (entry.line for entry in found if max(entry.start, dt.date(year, 1, 1)).month == month)
    return YearMonth(name, link, f"month-{month}", tuple(lines))


def _days(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _anchored(found: list[Entry], first: dt.date) -> list[Entry]:
    """The first line of each day gets an id, to which the grid leads."""
    anchored, seen = [], set()
    for entry in found:
        if entry.start >= first and entry.start not in seen:
            seen.add(entry.start)
            entry = replace(entry, line=replace(entry.line, anchor=_anchor(entry.start)))
        anchored.append(entry)
    return anchored


def _anchor(day: dt.date) -> str:
    return f"on-{day}"


def _cells(reader: Reader, found: list[Entry], first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, DayEntry]]:
    """What the grid says of each day: what begins on it, and whether people or pupils are free."""
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        begins = [entry for entry in found if entry.start == day and entry.kind != "school"]
        is_school = any(entry.kind == "school" and entry.covers(day) for entry in found)
        is_public = reader.portal.almanac.public_holidays(day, day) != []
        if begins or is_school or is_public:
            names = [entry.line.name for entry in begins]
            more = len(names) - _NAMES_IN_A_CELL
            shown = [*names[:_NAMES_IN_A_CELL], *([f"+ {more}"] if more > 0 else [])]
            marks = [reader.say("Feiertag")] if is_public else [reader.say("Ferien")] if is_school else []
            text, label = Markup(" · ").join([*shown, *marks]), Markup(" · ").join([*names, *marks])
            link = f"#{_anchor(day)}" if any(entry.start == day for entry in found) else None
            yield day, DayEntry(text, label if more > 0 else None, link, is_free=is_public or is_school)


def _open(reader: Reader, year: int) -> tuple[Link, ...]:
    return tuple((feast_name(reader, key), reader.link(urls.feast(key))) for key in reader.portal.almanac.open_feasts(year))


def _school(reader: Reader, first: dt.date, last: dt.date) -> Markup | None:
    unpublished = unpublished_from(reader)
    if last < unpublished or last < reader.today:
        return None
    if first >= unpublished:
        return reader.say("Die Schulferien für diese Zeit sind noch nicht veröffentlicht.")
    return reader.say("Die Schulferien nach dem %(day)s sind noch nicht veröffentlicht.", day=reader.day(unpublished - dt.timedelta(days=1)))


def _month_neighbours(reader: Reader, year: int, month: int) -> Neighbours:
    known = months(reader)
    place = known.index((year, month))
    return Neighbours(
        previous=month_link(reader, *known[place - 1]) if place else None,
        above=year_link(reader, year),
        next=month_link(reader, *known[place + 1]) if place + 1 < len(known) else None,
    )
