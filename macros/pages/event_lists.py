"""The list pages of events: all, narrowed down, by month, and the archive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views.event_directory import DateGroup, EventDirectory
from macros.views.event_lists import EventList, Group, ListPage
from macros.views.listing import numbered

_SECTION = "events"


class EventListPages:
    """The lists of one language. The ways to narrow them, which stand on many pages, are rendered once."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._facets = kit.render("events/facets.html", directory=kit.event_pages.first())
        self._facets_print = digest(self._facets)

    def first(self) -> Markup:
        """The body of the first page of everything, which stands on the section's prose page."""
        page = next(self._kit.event_lists.everything().pages())
        lines = [Markup("").join(map(self._kit.date_line, group.lines)) for group in page.groups]
        directory = self._kit.event_pages.first()
        return self._body(directory, lines, self._kit.render("live_filter.html", live=directory.live, groups=directory.facets))

    def jobs(self) -> Iterator[Job]:
        for found in self._kit.event_lists.lists():
            for page in found.pages():
                if found.segment is not None or page.page > 1:
                    yield Job(page.path, _SECTION, self._key(page), partial(self._page, page))
        archive = self._kit.event_lists.archive
        yield Job(urls.listing(_SECTION, "archive"), _SECTION, digest(*(f"{year.term} {year.total}" for year in archive)), self._archive)

    def _page(self, page: ListPage) -> Page:
        kit = self._kit
        directory = kit.event_pages.directory(page)
        pieces = {} if directory.is_archive else {_slot(number): list(map(kit.date_line, group.lines)) for number, group in enumerate(page.groups)}
        facets = {"facets": [self._facets] if directory.facets else []}
        lines = list(marks(pieces).values()) or [Markup("")] * len(page.groups)
        body = self._body(directory, lines, **marks(facets))
        main = kit.render("events/list_page.html", directory=directory, body=body)
        description = f"{directory.title}. {directory.count.striptags()}"
        return Page(directory.title, description, main, directory.trail, pieces | facets, numbered(directory.heading, directory.pagination))

    def _body(self, directory: EventDirectory, lines: list[Markup], facets: Markup) -> Markup:
        dates: list[tuple[DateGroup, Markup]] = list(zip(directory.dates, lines, strict=True))
        return self._kit.render("events/list.html", directory=directory, dates=dates, facets=facets)

    def _archive(self) -> Page:
        pages = self._kit.event_pages
        main = self._kit.render("events/archive.html", years=pages.years(), everything=pages.section[1])
        return Page(pages.archive[0], pages.archive[0], main, (pages.section,))

    def _key(self, page: ListPage) -> bytes:
        """A list shows lines, counts, how many pages there are and, on its first page, its facets."""
        place = f"{page.pages} {page.of.total} {self._around(page.of)}"
        facets = self._facets_print if page.page == 1 else b""
        groups = (part for group in page.groups for part in self._prints(group))
        return digest(place, facets, *groups)

    def _prints(self, group: Group) -> Iterator[bytes | str]:
        yield repr(group)
        yield from map(self._kit.prints.event, group.keys)

    def _around(self, shown: EventList) -> str:
        """What a page of a month shows of other pages and months: on how many days there is something, and where it leads."""
        if shown.segment != "month":
            return ""
        days = [(page.page, group.iso, len(group.lines)) for page in shown.pages() for group in page.groups]
        return repr((days, [each.term for each in self._kit.event_lists.months]))


def _slot(number: int) -> str:
    """A name for the lines of a group; names of slots are letters only."""
    tens, ones = divmod(number, 26)
    return f"lines_{chr(ord('a') + tens)}{chr(ord('a') + ones)}"
