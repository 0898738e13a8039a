"""Lists that a reader can narrow down: facets with counts, pages, and A–Z; the same for every record type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.translate import Words
from macros.views.reader import Reader

PAGE_SIZE = 24
NAMES_PER_PAGE = 200


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list. `segment` is its part of the address, `keys` gives the terms of a record.

    `complete`: every term of the vocabulary has a page, even an empty one, so that links to it never break.
    """

    vocabulary: str
    segment: str
    keys: Callable[[Any, Any], Sequence[str]]
    heading: Callable[[Reader], Markup]
    complete: bool = True


@dataclass(frozen=True)
class FacetLink:
    label: Words
    link: str
    count: int
    is_current: bool = False


@dataclass(frozen=True)
class FacetGroup:
    heading: Markup
    links: tuple[FacetLink, ...]


@dataclass(frozen=True)
class Pagination:
    """Links to the neighbouring pages, the first and the last of a long list; None in `links` marks a gap."""

    page: int
    pages: int
    previous: str | None
    next: str | None
    links: tuple[tuple[int, str] | None, ...]
    label: Markup


@dataclass(frozen=True)
class Letter:
    """One heading of an A–Z list with the names under it."""

    heading: str
    anchor: str
    names: tuple[tuple[Words, str], ...]


@dataclass(frozen=True)
class Index:
    """Which records belong to which term of which facet, in the reader's order. Made once for each language."""

    ids: tuple[str, ...]
    by_term: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def select(self, facet: Facet | None, term: str | None) -> tuple[str, ...]:
        return self.ids if facet is None else self.by_term[facet.vocabulary].get(term, ())


def index(reader: Reader, kind: str, records: Iterable[Any], facets: Sequence[Facet]) -> Index:
    """Sort the records by name in the reader's alphabet and group them by every facet."""
    ordered = sorted(records, key=lambda record: reader.collation.key(reader.translator.text(kind, record, "name")))
    by_term: dict[str, dict[str, list[str]]] = {facet.vocabulary: {} for facet in facets}
    for record in ordered:
        for facet in facets:
            for key in facet.keys(reader.portal, record):
                by_term[facet.vocabulary].setdefault(key, []).append(record.id)
    frozen = {name: {key: tuple(ids) for key, ids in terms.items()} for name, terms in by_term.items()}
    return Index(tuple(record.id for record in ordered), frozen)


def facet_terms(reader: Reader, facet: Facet, found: Index) -> list[str]:
    """The terms that have a page, in the order of the vocabulary; languages in the reader's alphabet."""
    known = reader.portal.vocabularies[facet.vocabulary]
    terms = [key for key in known if facet.complete or key in found.by_term[facet.vocabulary]]
    if facet.vocabulary == "spoken_languages":
        terms.sort(key=lambda key: reader.collation.key(reader.language_name(key)))
    return terms


def facet_group(reader: Reader, section: str, facet: Facet, found: Index, current: str | None = None) -> FacetGroup:
    """All terms of a facet as links with counts."""
    links = []
    for key in facet_terms(reader, facet, found):
        label = reader.language_name(key) if facet.vocabulary == "spoken_languages" else reader.term(facet.vocabulary, key)
        count = len(found.select(facet, key))
        links.append(FacetLink(label, reader.link(urls.listing(section, facet.segment, key)), count, key == current))
    return FacetGroup(facet.heading(reader), tuple(links))


def page_count(total: int, size: int = PAGE_SIZE) -> int:
    return max(1, -(-total // size))


def pagination(reader: Reader, page: int, pages: int, address: Callable[[int], str]) -> Pagination | None:
    """None for a list that fits one page."""
    if pages == 1:
        return None
    shown = [number for number in range(1, pages + 1) if number in (1, pages) or abs(number - page) <= 1]
    links: list[tuple[int, str] | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            links.append(None)
        links.append((number, reader.link(address(number))))
    return Pagination(
        page=page,
        pages=pages,
        previous=reader.link(address(page - 1)) if page > 1 else None,
        next=reader.link(address(page + 1)) if page < pages else None,
        links=tuple(links),
        label=reader.say("Seite %(page)s von %(pages)s", page=page, pages=pages),
    )


def numbered(heading: Markup, pagination: Pagination | None) -> Markup:
    """The heading of a list, with the number of the page from the second one on."""
    return heading if pagination is None or pagination.page == 1 else Markup("{} – {}").format(heading, pagination.label)


def letters(reader: Reader, kind: str, ids: Sequence[str], address: Callable[[str], str]) -> list[Letter]:
    """Names under the letters of the reader's alphabet."""
    records = reader.portal.records[kind]
    names = [(reader.translator.text(kind, records[key], "name"), reader.link(address(key))) for key in ids]
    found = []
    for heading, group in groupby(names, key=lambda entry: reader.collation.heading(entry[0])):
        found.append(Letter(heading, f"letter-{ord(heading[0]):x}", tuple(group)))
    return found
