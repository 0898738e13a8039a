"""The lines of a calendar: feasts with the public holidays they are, other public holidays, school holidays, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from macros import holiday_dates
from macros.feast_dates import LONGEST, Occurrence
from macros.holiday_dates import Holiday
from macros.views.components import Badge, FeastLine
from macros.views.feast_words import line, span
from macros.views.holidays import holiday_name
from macros.views.reader import Reader

LOWEST_RANK = 4
_DAY = dt.timedelta(days=1)
_LONGEST = LONGEST * _DAY


class Entry(Struct, frozen=True):
    """A line with the days it is about, both included. `kind`: feast, public or school; `rank`: 0 for holidays."""

    start: dt.date
    end: dt.date
    rank: int
    kind: str
    line: FeastLine

    def covers(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


def entries(reader: Reader, first: dt.date, last: dt.date, *, lowest_rank: int = LOWEST_RANK, with_year: bool = False) -> list[Entry]:
    """Everything of which a day lies from `first` to `last`, by first day; holidays first, then feasts by rank."""
    holidays = reader.portal.almanac.public_holidays(first - _LONGEST, last + _LONGEST)
    feasts = [each for each in reader.portal.almanac.feasts(first, last) if _rank(reader, each) <= lowest_rank]
    found = [_feast(reader, each, holidays, with_year) for each in feasts]
    found += _other_holidays(reader, feasts, [each for each in holidays if first <= each.start <= last], with_year)
    found += (_school(reader, each, with_year) for each in reader.portal.almanac.school_holidays(first, last))
    return sorted(found, key=lambda entry: (entry.start, entry.rank, not entry.line.badges))


def ageing(entry: Entry) -> FeastLine:
    """The line of an entry for a page of what is coming: hidden when its last day is over."""
    return replace(entry.line, until=f"{entry.end + _DAY}T00:00")


def unpublished_from(reader: Reader) -> dt.date:
    """The day from which on nobody has published school holidays yet."""
    horizon = holiday_dates.school_horizon(reader.portal.settings.municipality.land, reader.today)
    return (horizon or reader.today) + _DAY


def _rank(reader: Reader, occurrence: Occurrence) -> int:
    return reader.portal.feasts[occurrence.feast].rank


def _feast(reader: Reader, occurrence: Occurrence, holidays: Sequence[Holiday], with_year: bool) -> Entry:
    badges = tuple(_free(reader, occurrence, holidays))
    shown = line(reader, occurrence, with_year=with_year, badges=badges)
    return Entry(occurrence.start, occurrence.end, _rank(reader, occurrence), "feast", shown)


def _free(reader: Reader, occurrence: Occurrence, holidays: Sequence[Holiday]) -> Iterator[Badge]:
    """The mark of a feast that is a public holiday here; with the days, where only some of its days are."""
    free = [each.start for each in holidays if _is_of(reader, each, occurrence)]
    if len(free) == (occurrence.end - occurrence.start).days + 1:
        yield Badge(reader.say("Gesetzlicher Feiertag"))
    elif free:
        days = reader.formats.all_of([span(reader, day, day, with_year=False) for day in free])
        yield Badge(reader.say("Gesetzlicher Feiertag: %(days)s", days=days))


def _is_of(reader: Reader, holiday: Holiday, occurrence: Occurrence) -> bool:
    feast = getattr(reader.portal.holiday_terms.get(holiday.name), "feast", None)
    return feast == occurrence.feast and occurrence.start <= holiday.start <= occurrence.end


def _other_holidays(reader: Reader, feasts: Sequence[Occurrence], holidays: Sequence[Holiday], with_year: bool) -> Iterator[Entry]:
    """Public holidays that are no feast, or one that the list leaves out."""
    for holiday in holidays:
        if not any(_is_of(reader, holiday, each) for each in feasts):
            yield _holiday(reader, holiday, "public", Badge(reader.say("Gesetzlicher Feiertag")), with_year)


def _school(reader: Reader, holiday: Holiday, with_year: bool) -> Entry:
    return _holiday(reader, holiday, "school", Badge(reader.say("Schulferien")), with_year)


def _holiday(reader: Reader, holiday: Holiday, kind: str, badge: Badge, with_year: bool) -> Entry:
    when = span(reader, holiday.start, holiday.end, with_year=with_year)
    shown = FeastLine(holiday.start.isoformat(), when, holiday_name(reader, holiday), None, reader.land(), badges=(badge,))
    return Entry(holiday.start, holiday.end, 0, kind, shown)
