"""List pages of offers and contacts: all, one term of a facet, A–Z. One page of a list is one Directory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros import urls
from macros.translate import N_, nN_
from macros.views import contacts, listing, offers
from macros.views.listing import Facet, FacetGroup, Index, Letter, Pagination
from macros.views.live_filter import LiveFilter, live_filter
from macros.views.reader import Reader

_FACETS_ANCHOR = "#facets-heading"


class Section(Struct, frozen=True):
    """A directory: which records it lists, by which facets, and what it is called. `is_live`: a script can combine the facets."""

    kind: str
    facets: tuple[Facet, ...]
    title: str
    count: tuple[str, str]
    is_live: bool = False


OFFERS = Section("offers", offers.FACETS, N_("Angebote"), nN_("%(number)s Angebot", "%(number)s Angebote"), is_live=True)
CONTACTS = Section("contacts", contacts.FACETS, N_("Kontakte"), nN_("%(number)s Kontakt", "%(number)s Kontakte"))


class Directory(Struct, frozen=True):
    """One page of a list. `ids` are the records on it, `letters` the names of an A–Z page instead.

    The ways to narrow the list (`groups`) stand on its first page; `narrow` leads to them, or to where more than one can be
    chosen. `live`: this is where.
    """

    section: str
    path: str
    title: str
    parent: tuple[str, str] | None
    heading: Markup
    hint: Markup | None
    count: Markup
    ids: tuple[str, ...]
    letters: tuple[Letter, ...]
    groups: tuple[FacetGroup, ...]
    narrow: str
    a_to_z: str
    everything: str
    pagination: Pagination | None
    live: LiveFilter | None = None


class ListPage(Struct, frozen=True):
    """Which page of which list: cheap to make for all lists, where a Directory is made only for those that changed."""

    section: str
    facet: Facet | None
    term: str | None
    is_a_to_z: bool
    page: int
    pages: int
    total: int
    ids: tuple[str, ...]

    @property
    def segment(self) -> str | None:
        return "a-z" if self.is_a_to_z else self.facet.segment if self.facet else None

    def path(self, page: int | None = None) -> str:
        number = page or self.page
        return self.facet.path(self.section, self.term, number) if self.facet else urls.listing(self.section, self.segment, page=number)


class Directories:
    """All list pages of one section for one reader."""

    def __init__(self, reader: Reader, section: Section, records: list[Any]) -> None:
        self.reader = reader
        self.section = section
        self.found: Index = listing.index(reader, section.kind, records, section.facets)
        self.groups = listing.facet_groups(reader, section.kind, section.facets, self.found)

    def lists(self) -> Iterator[ListPage]:
        """Every list page but the first of all records, which stands on the section's prose page."""
        yield from list(self._split(self.found.ids))[1:]
        yield from self._split(self.found.ids, size=listing.NAMES_PER_PAGE, is_a_to_z=True)
        for facet in self.section.facets:
            for term in listing.facet_terms(self.reader, facet, self.found):
                yield from self._split(self.found.select(facet, term), facet, term)

    def pages(self) -> Iterator[Directory]:
        """The same, ready to be shown."""
        return map(self.directory, self.lists())

    def first(self) -> Directory:
        """The first page of all records."""
        live = live_filter(self.reader, self.section.kind) if self.section.is_live else None
        return replace(self.directory(next(self._split(self.found.ids))), live=live)

    def selected(self, facet: Facet, term: str) -> tuple[str, ...]:
        return self.found.select(facet, term)

    def directory(self, page: ListPage) -> Directory:
        reader, kind = self.reader, self.section.kind
        name = reader.plain("A bis Z") if page.is_a_to_z else page.facet and listing.label(reader, page.facet, page.term)
        section_title = reader.plain(self.section.title)
        pagination = listing.pagination(reader, page.page, page.pages, page.path)
        title = f"{section_title}: {name}" if name else section_title
        heading = reader.say(self.section.title)
        address = urls.offer if kind == "offers" else urls.contact
        return Directory(
            section=kind,
            path=page.path(),
            title=f"{title} – {pagination.label.striptags()}" if pagination and page.page > 1 else title,
            parent=(section_title, reader.link(f"{kind}/")) if name or page.page > 1 else None,
            heading=reader.say("%(list)s: %(name)s", list=heading, name=name) if name else heading,
            hint=self._hint(page.facet, page.term),
            count=reader.say_number(*self.section.count, page.total),
            ids=() if page.is_a_to_z else page.ids,
            letters=tuple(listing.letters(reader, kind, page.ids, address)) if page.is_a_to_z else (),
            groups=self.groups if page.page == 1 and not page.is_a_to_z else (),
            narrow=self._narrow(page),
            a_to_z=reader.link(urls.listing(kind, "a-z")),
            everything=reader.link(f"{kind}/"),
            pagination=pagination,
        )

    def _split(
        self, ids: tuple[str, ...], facet: Facet | None = None, term: str | None = None,
        *, size: int = listing.PAGE_SIZE, is_a_to_z: bool = False,
    ) -> Iterator[ListPage]:
        pages = listing.page_count(len(ids), size)
        for page in range(1, pages + 1):
            shown = ids[(page - 1) * size : page * size]
            yield ListPage(self.section.kind, facet, term, is_a_to_z, page, pages, len(ids), shown)

    def _narrow(self, page: ListPage) -> str:
        if page.facet and self.section.is_live:
            return self.reader.link(f"{page.section}/?{page.facet.segment}={page.term}{_FACETS_ANCHOR}")
        if page.page == 1 and not page.is_a_to_z:
            return _FACETS_ANCHOR
        return self.reader.link(page.facet.path(page.section, page.term) if page.facet else f"{page.section}/") + _FACETS_ANCHOR

    def _hint(self, facet: Facet | None, term: str | None) -> Markup | None:
        """The sentence that explains a life situation."""
        if facet is None or facet.vocabulary != "situations":
            return None
        description = self.reader.portal.vocabularies["situations"][term].description
        return Markup(self.reader.translator.term(description).__html__())


def directories(reader: Reader) -> dict[str, Directories]:
    """The directories of the portal by section."""
    return {
        "offers": Directories(reader, OFFERS, offers.listed(reader)),
        "contacts": Directories(reader, CONTACTS, list(reader.portal.records["contacts"].values())),
    }
