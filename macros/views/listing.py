"""Lists that a reader can narrow down: facets with counts, pages, and A–Z; the same for every record type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup
from msgspec import Struct, field

from macros import urls
from macros.translate import Words
from macros.views.reader import Reader

PAGE_SIZE = 24
NAMES_PER_PAGE = 200
_SHORT = 14  # so many terms are looked through at a glance
YES = "yes"


class Facet(Struct, frozen=True):
    """One way to narrow a list. `segment` is its part of the address, `keys` gives the terms of a record.

    Its terms are those of a vocabulary, or else `terms`, which `name` says in words.
    `complete`: every term has a page, even an empty one, so that links to it never break.
    """

    vocabulary: str | None
    segment: str
    keys: Callable[[Any, Any], Sequence[str]]
    heading: Callable[[Reader], Markup]
    complete: bool = True
    terms: tuple[str, ...] = ()
    name: Callable[[Reader, str], Words] | None = None

    @property
    def is_flag(self) -> bool:
        """Whether a record has it or not: then its one term is YES, and its address does without."""
        return self.terms == (YES,)

    def path(self, section: str, term: str, page: int = 1) -> str:
        return urls.listing(section, self.segment, None if self.is_flag else term, page)


def flag(segment: str, holds: Callable[[Any, Any], bool], sentence: str) -> Facet:
    """A facet that a record has or has not; `holds` is asked with the portal and the record, `sentence` names it."""
    return Facet(
        None, segment, lambda portal, record: (YES,) if holds(portal, record) else (), lambda reader: reader.say(sentence),
        terms=(YES,), name=lambda reader, _: own_words(reader, sentence),
    )  # fmt: skip


def own_words(reader: Reader, sentence: str, **values: object) -> Words:
    """The name of a term that stands in no vocabulary."""
    return reader.translator.interface.words(sentence, **values)


class FacetLink(Struct, frozen=True):
    """`facet` and `term` are what a filter calls it in its address."""

    label: Words
    link: str
    count: int
    is_current: bool = False
    facet: str = ""
    term: str = ""


class FacetGroup(Struct, frozen=True):
    heading: Markup
    links: tuple[FacetLink, ...]

    @property
    def is_long(self) -> bool:
        """Whether one would rather type than read all of it."""
        return len(self.links) > _SHORT


class Pagination(Struct, frozen=True):
    """Links to the neighbouring pages, the first and the last of a long list; None in `links` marks a gap."""

    page: int
    pages: int
    previous: str | None
    next: str | None
    links: tuple[tuple[int, str] | None, ...]
    label: Markup


class Letter(Struct, frozen=True):
    """One heading of an A–Z list with the names under it."""

    heading: str
    anchor: str
    names: tuple[tuple[Words, str], ...]


class Index(Struct, frozen=True):
    """Which records belong to which term of which facet (by its segment), in the reader's order. Made once for each language."""

    ids: tuple[str, ...]
    by_term: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def select(self, facet: Facet | None, term: str | None) -> tuple[str, ...]:
        return self.ids if facet is None else self.by_term[facet.segment].get(term, ())


def index(reader: Reader, kind: str, records: Iterable[Any], facets: Sequence[Facet]) -> Index:
    """Sort the records by name in the reader's alphabet and group them by every facet."""
    ordered = sorted(records, key=lambda record: reader.collation.key(reader.translator.text(kind, record, "name")))
    by_term: dict[str, dict[str, list[str]]] = {facet.segment: {} for facet in facets}
    for record in ordered:
        for facet in facets:
            for key in facet.keys(reader.portal, record):
                by_term[facet.segment].setdefault(key, []).append(record.id)
    frozen = {name: {key: tuple(ids) for key, ids in terms.items()} for name, terms in by_term.items()}
    return Index(tuple(record.id for record in ordered), frozen)


def label(reader: Reader, facet: Facet, key: str) -> Words:
    """A term in words."""
    if facet.name is not None:
        return facet.name(reader, key)
    return reader.language_name(key) if facet.vocabulary == "spoken_languages" else reader.term(facet.vocabulary, key)


def facet_terms(reader: Reader, facet: Facet, found: Index) -> list[str]:
    """The terms that have a page, in the order of the vocabulary; languages in the reader's alphabet."""
    known = reader.portal.vocabularies[facet.vocabulary] if facet.vocabulary else facet.terms
    terms = [key for key in known if facet.complete or key in found.by_term[facet.segment]]
    if facet.vocabulary == "spoken_languages":
        terms.sort(key=lambda key: reader.collation.key(reader.language_name(key)))
    return terms


def facet_group(reader: Reader, section: str, facet: Facet, found: Index, current: str | None = None) -> FacetGroup:
    """All terms of a facet as links with counts."""
    return FacetGroup(facet.heading(reader), tuple(_links(reader, section, facet, found, current)))


def facet_groups(reader: Reader, section: str, facets: Sequence[Facet], found: Index) -> tuple[FacetGroup, ...]:
    """All ways to narrow a list: each facet by itself, and the flags together behind them."""
    groups = [facet_group(reader, section, facet, found) for facet in facets if not facet.is_flag]
    flags = [link for facet in facets if facet.is_flag for link in _links(reader, section, facet, found)]
    return (*groups, FacetGroup(reader.say("Außerdem"), tuple(flags))) if flags else tuple(groups)


def _links(reader: Reader, section: str, facet: Facet, found: Index, current: str | None = None) -> Iterator[FacetLink]:
    for key in facet_terms(reader, facet, found):
        link = reader.link(facet.path(section, key))
        yield FacetLink(label(reader, facet, key), link, len(found.select(facet, key)), key == current, facet.segment, key)


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
