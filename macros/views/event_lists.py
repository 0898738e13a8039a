"""Which dates of events stand on which list page: all that is coming, narrowed down, month by month, and the archive.

Lists hold ids, days and lines; words and links for the pages that are made come from views/event_directory.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import groupby

from msgspec import Struct

from macros import urls
from macros.almanac import Almanac
from macros.portal import Portal
from macros.recurrence import EventOccurrence
from macros.translate import N_
from macros.views import conditions, event_dates, listing
from macros.views.event_dates import Line
from macros.views.listing import Facet, Index, flag
from macros.views.reader import Reader

SECTION = "events"
PAGE_SIZE = 40  # dates on a page, unless a single day has more
MONTH_SIZE = 120  # the same for a month, which people want to see whole
DAY_BY_DAY = dt.timedelta(weeks=8)
WEEK = dt.timedelta(days=7)
MONTHS = 12  # so many months have a page of their own, this one among them

FACETS = (
    Facet("topics", "topics", lambda _, event: event.topics, lambda reader: reader.say("Thema")),
    Facet("districts", "districts", Portal.districts, lambda reader: reader.say("Stadtteil")),
    Facet(
        "spoken_languages", "languages", lambda _, event: event.languages,
        lambda reader: reader.say("Gesprochene Sprache"), complete=False,
    ),
    Facet("target_groups", "target-groups", lambda _, event: event.target_groups, lambda reader: reader.say("Für wen")),
    flag("free", lambda _, event: event.cost == "free", N_("Kostenlos")),
    flag("children", lambda _, event: event_dates.is_for_children(event), N_("Mit Kindern")),
    flag("childcare", lambda _, event: conditions.has_childcare(event), N_("Mit Kinderbetreuung")),
    flag("women-only", lambda _, event: event.women_only, N_("Nur für Frauen")),
)  # fmt: skip
WEEK_LIST = "week"  # the list that belongs to no facet, by its part of the address
QUICK = (WEEK_LIST, "free", "children")  # the lists that stand above the others


class PastLine(Struct, frozen=True):
    """An event in the archive with its dates of one month, in the order of time."""

    key: str
    dates: tuple[EventOccurrence, ...]


class Group(Struct, frozen=True):
    """The lines of a day (`2026-12-05`) or a month (`2026-12`)."""

    iso: str
    lines: tuple[Line | PastLine, ...]

    @property
    def anchor(self) -> str:
        return f"on-{self.iso}"

    @property
    def is_month(self) -> bool:
        return len(self.iso) == len("2026-12")

    @property
    def keys(self) -> Iterator[str]:
        return (line.key for line in self.lines)


class EventList(Struct, frozen=True, dict=True):
    """A list before it is split into pages, and its place: `events/<segment>/<term>/`; flags have no term."""

    groups: tuple[Group, ...]
    segment: str | None = None
    term: str | None = None
    facet: Facet | None = None

    @cached_property
    def total(self) -> int:
        """How many events it has."""
        return len({key for group in self.groups for key in group.keys})

    def path(self, page: int = 1) -> str:
        return urls.listing(SECTION, self.segment, self.term, page)

    def pages(self) -> Iterator[ListPage]:
        """The list in pages of whole days or months; an empty list has one page, too."""
        size = MONTH_SIZE if self.segment == "month" else PAGE_SIZE
        split: list[list[Group]] = [[]]
        for group in self.groups:
            if split[-1] and sum(len(each.lines) for each in split[-1]) + len(group.lines) > size:
                split.append([])
            split[-1].append(group)
        return (ListPage(self, number, len(split), tuple(groups)) for number, groups in enumerate(split, 1))


class ListPage(Struct, frozen=True):
    """One page of a list."""

    of: EventList
    page: int
    pages: int
    groups: tuple[Group, ...]

    @property
    def path(self) -> str:
        return self.of.path(self.page)


class EventLists:
    """The lists of events of one portal on one day; only the alphabet of `found` depends on the language."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._events = reader.portal.records["events"]
        self._today = reader.today
        self._dates = _dates(reader.portal.almanac, reader.today)

    @cached_property
    def found(self) -> Index:
        """The events that have a date to come, by the terms of the facets."""
        return listing.index(self._reader, SECTION, (self._events[key] for key in self._dates.next), FACETS)

    @property
    def next_lines(self) -> Mapping[str, Line]:
        """Event → the line of its next date, which says the day itself; only for events that have one."""
        return self._dates.next

    @cached_property
    def by_offer(self) -> Mapping[str, list[str]]:
        """Offer → its events that have a date to come, the next one first."""
        events: dict[str, list[str]] = {}
        for key in self._dates.next:
            if offer := self._events[key].offer:
                events.setdefault(offer, []).append(key)
        return events

    def everything(self) -> EventList:
        return self._coming(self.found.ids)

    def lists(self) -> Iterator[EventList]:
        """All lists, that of everything first."""
        yield self.everything()
        yield self.quick(WEEK_LIST)
        for facet in FACETS:
            for term in listing.facet_terms(self._reader, facet, self.found):
                yield self._narrowed(facet, term)
        yield from self.months
        yield from self.archive

    def quick(self, segment: str) -> EventList:
        """One of QUICK."""
        if segment == WEEK_LIST:
            return EventList(tuple(self._days(self._today + WEEK)), segment)
        return self._narrowed(next(facet for facet in FACETS if facet.segment == segment), listing.YES)

    @cached_property
    def months(self) -> list[EventList]:
        """The months from this one to the last with a date, within MONTHS; months without dates between them, too."""
        firsts = [_months_later(self._today, number) for number in range(MONTHS + 1)]
        groups = [tuple(self._month(first, end)) for first, end in zip(firsts, firsts[1:], strict=False)]
        last = max((number for number, found in enumerate(groups) if found), default=0)
        return [EventList(groups[number], "month", f"{firsts[number]:%Y-%m}") for number in range(last + 1)]

    @cached_property
    def archive(self) -> list[EventList]:
        """The years with dates that are over, the latest first."""
        months = sorted(self._dates.past, reverse=True)
        years = groupby(months, key=lambda month: month[:4])
        return [EventList(tuple(Group(month, self._dates.past[month]) for month in found), "archive", year) for year, found in years]

    def _narrowed(self, facet: Facet, term: str) -> EventList:
        return self._coming(self.found.select(facet, term), facet.segment, None if facet.is_flag else term, facet)

    def _coming(self, keys: Iterable[str], segment: str | None = None, term: str | None = None, facet: Facet | None = None) -> EventList:
        """Day by day for some weeks; after that each event once that has no date before, by month."""
        wanted = set(keys)
        end = self._today + DAY_BY_DAY
        days = tuple(self._days(end, wanted))
        seen = {key for group in days for key in group.keys}
        later = [line for key, line in self._dates.next.items() if key in wanted - seen]
        months = groupby(later, key=lambda line: f"{line.day:%Y-%m}")
        return EventList(days + tuple(Group(month, tuple(lines)) for month, lines in months), segment, term, facet)

    def _days(self, end: dt.date, wanted: Collection[str] | None = None) -> Iterator[Group]:
        """The days before `end` with the lines of the wanted events."""
        for day, lines in self._dates.by_day.items():
            if day < end:
                found = lines if wanted is None else tuple(line for line in lines if line.key in wanted)
                if found:
                    yield Group(day.isoformat(), found)

    def _month(self, first: dt.date, end: dt.date) -> Iterator[Group]:
        """The days of a month; on its first one also what began in another month and still runs."""
        running = tuple(event_dates.line(key, each, first) for key, each in self._dates.long if each.first_day < first <= each.last_day and first > self._today)
        begun = self._dates.by_day.get(first, ())
        if running or begun:
            yield Group(first.isoformat(), (*running, *begun))
        yield from (Group(day.isoformat(), lines) for day, lines in self._dates.by_day.items() if first < day < end)


class _Dates(Struct, frozen=True):
    """All dates, sorted out. `by_day`: where a date stands, its first day or today; `next`: in the order of time;
    `long`: what runs from one month to another; `past`: by month."""

    by_day: Mapping[dt.date, tuple[Line, ...]]
    next: Mapping[str, Line]
    long: tuple[tuple[str, EventOccurrence], ...]
    past: Mapping[str, tuple[PastLine, ...]]


@lru_cache(maxsize=2)
def _dates(almanac: Almanac, today: dt.date) -> _Dates:
    """The same in every language, so it is worked out once."""
    end = _months_later(today, MONTHS)
    by_day: dict[dt.date, list[Line]] = {}
    following: dict[str, Line] = {}
    long: list[tuple[str, EventOccurrence]] = []
    past: dict[str, dict[str, list[EventOccurrence]]] = {}
    for key, dates in almanac.events.items():
        for each in dates:
            last = event_dates.last_day(each)
            if last < today:
                past.setdefault(f"{each.first_day:%Y-%m}", {}).setdefault(key, []).append(each)
            elif (day := max(each.first_day, today)) < end:
                by_day.setdefault(day, []).append(event_dates.line(key, each, day))
                if last >= _months_later(each.first_day, 1):
                    long.append((key, each))
        if (found := event_dates.next_date(dates, today)) is not None:
            following[key] = event_dates.line(key, found, max(found.first_day, today), is_dated=True)
    return _Dates(
        by_day={day: tuple(sorted(by_day[day], key=_order)) for day in sorted(by_day)},
        next=dict(sorted(following.items(), key=lambda item: (item[1].day, _order(item[1])))),
        long=tuple(long),
        past={month: _newest_first(PastLine(key, tuple(found)) for key, found in events.items()) for month, events in past.items()},
    )


def _newest_first(lines: Iterable[PastLine]) -> tuple[PastLine, ...]:
    return tuple(sorted(lines, key=lambda line: line.dates[-1].first_day, reverse=True))


def _order(line: Line) -> tuple[dt.time, str]:
    """What takes all day stands in front."""
    return line.begin or dt.time.min, line.key


def _months_later(day: dt.date, number: int) -> dt.date:
    """The first of the month that many months later."""
    years, month = divmod(day.month - 1 + number, 12)
    return dt.date(day.year + years, month + 1, 1)
