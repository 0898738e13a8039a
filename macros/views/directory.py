"""List pages of offers and contacts: all, one term of a facet, A–Z. One page of a list is one Directory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.translate import N_, nN_
from macros.views import contacts, listing, offers
from macros.views.listing import Facet, FacetGroup, Index, Letter, Pagination
from macros.views.reader import Reader


@dataclass(frozen=True)
class Section:
    """A directory: which records it lists, by which facets, and what it is called."""

    kind: str
    facets: tuple[Facet, ...]
    title: str
    count: tuple[str, str]


OFFERS = Section("offers", offers.FACETS, N_("Angebote"), nN_("%(number)s Angebot", "%(number)s Angebote"))
CONTACTS = Section("contacts", contacts.FACETS, N_("Kontakte"), nN_("%(number)s Kontakt", "%(number)s Kontakte"))


@dataclass(frozen=True)
class Directory:
    """One page of a list. `ids` are the records on it, `letters` the names of an A–Z page instead.

    The ways to narrow the list (`groups`) stand on its first page; `narrow` leads there from the others.
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


class Directories:
    """All list pages of one section for one reader."""

    def __init__(self, reader: Reader, section: Section, records: list[Any]) -> None:
        self.reader = reader
        self.section = section
        self.found: Index = listing.index(reader, section.kind, records, section.facets)
        self._groups = tuple(listing.facet_group(reader, section.kind, facet, self.found) for facet in section.facets)

    def pages(self) -> Iterator[Directory]:
        """Every list page but the first of all records, which stands on the section's prose page."""
        yield from list(self._split(None, None))[1:]
        yield from self._a_to_z()
        for facet in self.section.facets:
            for term in listing.facet_terms(self.reader, facet, self.found):
                yield from self._split(facet, term)

    def first(self) -> Directory:
        return next(self._split(None, None))

    def selected(self, facet: Facet, term: str) -> tuple[str, ...]:
        return self.found.select(facet, term)

    def _split(self, facet: Facet | None, term: str | None) -> Iterator[Directory]:
        ids = self.found.select(facet, term)
        segment = facet.segment if facet else None
        pages = listing.page_count(len(ids))
        for page in range(1, pages + 1):
            start = (page - 1) * listing.PAGE_SIZE
            yield self._directory(
                name=self._term_name(facet, term), facet=segment, term=term, page=page, pages=pages, total=len(ids),
                ids=ids[start : start + listing.PAGE_SIZE], hint=self._hint(facet, term),
            )

    def _a_to_z(self) -> Iterator[Directory]:
        ids, size = self.found.ids, listing.NAMES_PER_PAGE
        pages = listing.page_count(len(ids), size)
        for page in range(1, pages + 1):
            names = ids[(page - 1) * size : page * size]
            address = urls.offer if self.section.kind == "offers" else urls.contact
            letters = tuple(listing.letters(self.reader, self.section.kind, names, address))
            yield self._directory(
                name=self.reader.plain("A bis Z"), facet="a-z", term=None, page=page, pages=pages, total=len(ids),
                letters=letters,
            )

    def _directory(
        self, *, name: str | None, facet: str | None, term: str | None, page: int, pages: int, total: int,
        ids: tuple[str, ...] = (), letters: tuple[Letter, ...] = (), hint: Markup | None = None,
    ) -> Directory:
        reader, kind = self.reader, self.section.kind
        section_title = reader.plain(self.section.title)
        pagination = listing.pagination(reader, page, pages, lambda number: urls.listing(kind, facet, term, number))
        title = f"{section_title}: {name}" if name else section_title
        heading = reader.say("%(list)s: %(name)s", list=reader.say(self.section.title), name=name) if name else reader.say(self.section.title)
        return Directory(
            section=kind,
            path=urls.listing(kind, facet, term, page),
            title=f"{title} – {pagination.label.striptags()}" if pagination and page > 1 else title,
            parent=(section_title, reader.link(f"{kind}/")) if name or page > 1 else None,
            heading=heading,
            hint=hint,
            count=reader.say_number(*self.section.count, total),
            ids=ids,
            letters=letters,
            groups=self._groups if page == 1 else (),
            narrow="#facets-heading" if page == 1 else reader.link(urls.listing(kind, facet, term)) + "#facets-heading",
            a_to_z=reader.link(urls.listing(kind, "a-z")),
            everything=reader.link(f"{kind}/"),
            pagination=pagination,
        )

    def _term_name(self, facet: Facet | None, term: str | None):
        if facet is None:
            return None
        return self.reader.language_name(term) if facet.vocabulary == "spoken_languages" else self.reader.term(facet.vocabulary, term)

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
