"""What the home page and the page about the portal show: ways to begin, and how far the translations are."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros import urls
from macros.translate import Words
from macros.views.directory import Directories
from macros.views.listing import FacetGroup, facet_group
from macros.views.offers import FACETS
from macros.views.reader import Reader

_FACETS = {facet.vocabulary: facet for facet in FACETS}


@dataclass(frozen=True)
class Tile:
    """A way to begin: a topic or a situation."""

    name: Words
    link: str
    icon: str
    description: Words | None
    count: Markup


@dataclass(frozen=True)
class Coverage:
    """How many records have texts in a language."""

    language: str
    code: str
    direction: str
    link: str
    translated: int
    total: int
    percent: str


def topics(reader: Reader, offers: Directories) -> list[Tile]:
    return _tiles(reader, offers, "topics")


def situations(reader: Reader, offers: Directories) -> list[Tile]:
    return _tiles(reader, offers, "situations")


def spoken_languages(reader: Reader, offers: Directories) -> FacetGroup:
    """The languages in which offers are given."""
    return facet_group(reader, "offers", _FACETS["spoken_languages"], offers.found)


def coverage(reader: Reader) -> list[Coverage]:
    """For every language but the source: the share of offers, contacts and places with texts of their own."""
    portal = reader.portal
    total = sum(len(records) for records in portal.records.values())
    found = []
    for language in reader.published:
        if language.is_source:
            continue
        translated = sum(len(portal.texts[kind, language.code]) for kind in portal.records)
        found.append(
            Coverage(
                language.autonym, language.code, language.direction, reader.urls.page(language.code),
                translated, total, f"{translated * 100 // max(total, 1)} %",
            )
        )
    return found


def _tiles(reader: Reader, offers: Directories, vocabulary: str) -> list[Tile]:
    facet = _FACETS[vocabulary]
    tiles = []
    for key, term in reader.portal.vocabularies[vocabulary].items():
        description = getattr(term, "description", None)
        tiles.append(
            Tile(
                name=reader.term(vocabulary, key),
                link=reader.link(urls.listing("offers", facet.segment, key)),
                icon=term.icon,
                description=reader.translator.term(description) if description else None,
                count=reader.say_number("%(number)s Angebot", "%(number)s Angebote", len(offers.selected(facet, key))),
            )
        )
    return tiles
