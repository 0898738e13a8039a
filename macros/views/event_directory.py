"""Words and links of the list pages of events. One page of a list is one EventDirectory."""

from __future__ import annotations

import datetime as dt

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros import urls
from macros.recurrence import EventOccurrence
from macros.translate import N_, Words
from macros.views import listing, subscriptions
from macros.views.components import Badge
from macros.views.event_dates import last_day, status_badges
from macros.views.event_lists import FACETS, QUICK, SECTION, WEEK_LIST, EventList, EventLists, Group, ListPage, PastLine
from macros.views.listing import FacetGroup, FacetLink, Pagination
from macros.views.live_filter import LiveFilter, live_filter
from macros.views.month_grid import DayEntry, MonthGrid, month_grid
from macros.views.reader import Reader
from macros.views.subscriptions import Subscription, subscription

_WEEK = N_("In den nächsten 7 Tagen")
_WEEK_CHOSEN = "?when=week"
_FACETS_ANCHOR = "#facets-heading"


class PastDates(Struct, frozen=True):
    """An event in the archive with its dates of one month."""

    name: Words
    link: str
    dates: Markup
    badges: tuple[Badge, ...]


class DateGroup(Struct, frozen=True):
    """A day or a month of a list. The lines of dates to come are shared by many pages; `past` are those of the archive."""

    iso: str
    anchor: str
    heading: str
    is_month: bool
    past: tuple[PastDates, ...] = ()


class Neighbours(Struct, frozen=True):
    """The months before and after, as (name, link)."""

    previous: tuple[str, str] | None
    next: tuple[str, str] | None


class EventDirectory(Struct, frozen=True):
    """One page of a list. `has_later`: months stand under a heading of their own, below the days.

    The ways to narrow the list (`facets`) and to subscribe to it stand on its first page; `narrow` leads to the former, or to
    where more than one can be chosen. `live`: this is where.
    """

    path: str
    title: str
    trail: tuple[tuple[str, str], ...]
    heading: Markup
    count: Markup
    dates: tuple[DateGroup, ...]
    has_later: bool
    is_archive: bool
    quick: tuple[FacetLink, ...]
    facets: tuple[FacetGroup, ...]
    everything: str
    narrow: str
    month: str
    archive: str
    pagination: Pagination | None
    subscription: Subscription | None
    grid: MonthGrid | None
    neighbours: Neighbours | None
    live: LiveFilter | None = None


class EventDirectories:
    """Makes the pages of the lists of events for one reader."""

    def __init__(self, reader: Reader, lists: EventLists) -> None:
        self.reader = reader
        self.lists = lists
        self.section = (reader.plain("Termine"), reader.link(f"{SECTION}/"))
        self.archive = (reader.plain("Vergangene Termine"), reader.link(urls.listing(SECTION, "archive")))
        self.quick = tuple(self._quick(segment) for segment in QUICK)
        self.facets = listing.facet_groups(reader, SECTION, FACETS, lists.found)

    def first(self) -> EventDirectory:
        """The first page of everything, which stands on the section's prose page."""
        return replace(self.directory(next(self.lists.everything().pages())), live=live_filter(self.reader, SECTION))

    def directory(self, page: ListPage) -> EventDirectory:
        reader, shown = self.reader, page.of
        is_first, is_archive, is_month = page.page == 1, shown.segment == "archive", shown.segment == "month"
        pagination = listing.pagination(reader, page.page, page.pages, shown.path)
        name = self._name(shown)
        section, words = (self.archive[0], "Vergangene Termine") if is_archive else (self.section[0], "Termine")
        title = f"{section}: {name}" if name else section
        dates = tuple(self._group(group) for group in page.groups)
        return EventDirectory(
            path=page.path,
            title=f"{title} – {pagination.label.striptags()}" if pagination and not is_first else title,
            trail=self._trail(page, is_archive),
            heading=reader.say("%(list)s: %(name)s", list=reader.say(words), name=name) if name else reader.say(words),
            count=reader.say_number("%(number)s Veranstaltung", "%(number)s Veranstaltungen", shown.total),
            dates=dates,
            has_later=not is_archive and any(each.is_month for each in dates),
            is_archive=is_archive,
            quick=() if is_archive or is_month else self.quick,
            facets=self.facets if is_first and not is_archive and not is_month else (),
            everything=self.section[1],
            narrow=self._narrow(shown),
            month=reader.link(self.lists.months[0].path()),
            archive=self.archive[1],
            pagination=pagination,
            subscription=self._subscription(shown) if is_first else None,
            grid=self._grid(shown) if is_month else None,
            neighbours=self._neighbours(shown) if is_month else None,
        )

    def years(self) -> tuple[FacetLink, ...]:
        """The years of the archive with the number of their events."""
        return tuple(FacetLink(year.term, self.reader.link(year.path()), year.total) for year in self.lists.archive)

    def _quick(self, segment: str) -> FacetLink:
        found = self.lists.quick(segment)
        return FacetLink(self._name(found), self.reader.link(found.path()), found.total)

    def _trail(self, page: ListPage, is_archive: bool) -> tuple[tuple[str, str], ...]:
        if is_archive:
            return self.section, self.archive
        return (self.section,) if page.of.segment or page.page > 1 else ()

    def _narrow(self, shown: EventList) -> str:
        """To the first page of everything, with the term of this list already chosen."""
        chosen = f"?{shown.facet.segment}={shown.term or listing.YES}" if shown.facet else _WEEK_CHOSEN if shown.segment == WEEK_LIST else ""
        return self.section[1] + chosen + _FACETS_ANCHOR

    def _name(self, shown: EventList) -> Words | str | None:
        if shown.facet is not None:
            return listing.label(self.reader, shown.facet, shown.term or listing.YES)
        if shown.segment == "month":
            return self._month(shown.term)
        if shown.segment == "archive":
            return shown.term
        return listing.own_words(self.reader, _WEEK) if shown.segment else None

    def _month(self, iso: str) -> str:
        year, month = map(int, iso.split("-"))
        return self.reader.formats.month(year, month)

    def _group(self, group: Group) -> DateGroup:
        heading = self._month(group.iso) if group.is_month else self.reader.formats.weekday_and_day(dt.date.fromisoformat(group.iso))
        past = tuple(self._past(line) for line in group.lines if isinstance(line, PastLine))
        return DateGroup(group.iso, group.anchor, heading, group.is_month, past)

    def _past(self, line: PastLine) -> PastDates:
        reader = self.reader
        event = reader.portal.records[SECTION][line.key]
        is_off = all(each.status == "cancelled" for each in line.dates)
        shown = [each for each in line.dates if is_off or each.status != "cancelled"]
        return PastDates(
            name=reader.translator.text(SECTION, event, "name"),
            link=reader.link(urls.event(line.key)),
            dates=Markup(reader.formats.all_of([self._span(each) for each in shown])),
            badges=tuple(status_badges(reader, "cancelled", None)) if is_off else (),
        )

    def _span(self, date: EventOccurrence) -> Markup:
        """`3. Dez.` or `27. Sept. bis 4. Okt.`; the heading says the year."""
        first, last = (self.reader.formats.day_of_year(day) for day in (date.first_day, last_day(date)))
        return Markup(first) if first == last else self.reader.say("%(first)s bis %(last)s", first=first, last=last)

    def _subscription(self, shown: EventList) -> Subscription | None:
        """The calendar of everything, or of a topic; other lists have none."""
        if shown.segment is None:
            return subscription(self.reader, *subscriptions.events(self.reader))
        if shown.segment == "topics":
            return subscription(self.reader, *subscriptions.topic(self.reader, shown.term))
        return None

    def _grid(self, shown: EventList) -> MonthGrid:
        """Each day with dates leads to its place in the list, which may be on another page of it."""
        reader = self.reader
        entries: dict[dt.date, DayEntry] = {}
        for page in shown.pages():
            for group in page.groups:
                number = len(group.lines)
                label = reader.say_number("%(number)s Termin", "%(number)s Termine", number)
                entries[dt.date.fromisoformat(group.iso)] = DayEntry(str(number), label, f"{reader.link(page.path)}#{group.anchor}")
        year, month = map(int, shown.term.split("-"))
        return month_grid(reader, year, month, entries)

    def _neighbours(self, shown: EventList) -> Neighbours:
        months = self.lists.months
        number = next(number for number, each in enumerate(months) if each.term == shown.term)
        before, after = months[:number][-1:], months[number + 1 : number + 2]
        links = [[(self._month(each.term), self.reader.link(each.path())) for each in found] for found in (before, after)]
        return Neighbours(*(next(iter(found), None) for found in links))
