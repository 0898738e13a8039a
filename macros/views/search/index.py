"""What search, filters and "my list" know of a language: kinds of records, terms of facets, and one entry for each record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from macros import urls
from macros.translate import N_
from macros.views import offers
from macros.views.directory import Directories
from macros.views.event_lists import EventLists
from macros.views.reader import Reader
from macros.views.search.records import Record, Records
from macros.views.search.terms import Term, Terms, everyday_words

_OF_CONCEPT = {
    "fields": N_("Handlungsfelder"),
    "goals": N_("Ziele"),
    "measures": N_("Maßnahmen"),
    "indicators": N_("Zahlen"),
    "funding": N_("Förderung für Vereine"),
    "agreements": N_("Zielvereinbarungen"),
    "resolutions": N_("Beschlüsse und Anträge"),
    "sessions": N_("Sitzungen"),
    "bodies": N_("Gremien"),
    "papers": N_("Konzepte"),
    "reports": N_("Jahresberichte"),
}
# What people come for stands before what the town reports about itself, and what is asked most before all.
_WEIGHTS = {"needs": 1.15, "news": 0.85, "feasts": 0.85, "glossary": 0.85, "pages": 0.85}
_PROMISES, _PAPERWORK = 0.6, 0.4  # of the concept
_KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    "offers": (N_("Angebote"), urls.offer),
    "contacts": (N_("Kontakte"), urls.contact),
    "events": (N_("Termine"), urls.event),
    "guides": (N_("Wegweiser"), urls.guide),
    "needs": (N_("Was brauchen Sie?"), urls.need),
    "news": (N_("Aktuelles"), urls.news),
    "feasts": (N_("Kalender"), urls.feast),
    "glossary": (N_("Wörterbuch der Amtssprache"), urls.glossary_entry),
    **{f"concept/{name}": (title, partial(urls.concept, name)) for name, title in _OF_CONCEPT.items()},
    "concept/proposals": (N_("Vorschläge"), urls.proposal),
    "pages": (N_("Seiten"), "{}/".format),
}
# Words that say nothing about what somebody looks for. A translation lists those of its own language.
_FILLERS = N_(
    "ich du er sie es wir ihr mein meine meinen mir mich uns unser unsere der die das den dem des ein eine einen einem einer kein keine keinen nicht "
    "und oder für mit ohne von vom zu zum zur in im am an auf bei ist sind bin war habe hat haben will möchte brauche suche kann muss wo wie was wer wann"
)


class Kind(Struct, frozen=True):
    """`name` of the type, `heading` in the reader's language, `address` with `{}` for the id, `weight` of its hits."""

    name: str
    heading: str
    address: str
    weight: float = 1


class Index(Struct, frozen=True):
    """`facets` are parts of addresses, `synonyms` are (what people say, what offices say), `fillers` words that are not looked for."""

    kinds: tuple[Kind, ...]
    facets: tuple[str, ...]
    terms: tuple[Term, ...]
    synonyms: tuple[tuple[str, str], ...]
    fillers: str
    records: tuple[Record, ...]


def index(reader: Reader, directories: Mapping[str, Directories]) -> Index:
    """Everything that has a page and that lists show; most of it in the order of the reader's alphabet."""
    terms = Terms(reader)
    terms.add(offers.FACETS[0], tuple(reader.portal.vocabularies["topics"]))
    found = Records(reader, list(_KINDS), terms)
    records = tuple(found.all({kind: each.found.ids for kind, each in directories.items()}, EventLists(reader)))
    kinds = tuple(Kind(name, reader.plain(title), reader.link(address("{}")), _weight(name)) for name, (title, address) in _KINDS.items())
    synonyms = tuple(dict.fromkeys((*_synonyms(reader), *terms.synonyms)))
    fillers = " ".join(dict.fromkeys((reader.plain(_FILLERS), _FILLERS)))
    return Index(kinds, terms.facets, terms.terms, synonyms, fillers, records)


def _weight(kind: str) -> float:
    if not kind.startswith("concept/"):
        return _WEIGHTS.get(kind, 1)
    return _PROMISES if kind.removeprefix("concept/") in ("fields", "goals", "measures", "funding") else _PAPERWORK


def _synonyms(reader: Reader) -> Iterator[tuple[str, str]]:
    """What readers call an official word, and the word itself, which stands in German texts and on forms."""
    for entry in reader.portal.records["glossary"].values():
        name = reader.translator.text("glossary", entry, "name")
        if name and str(name) != entry.term:
            yield str(name), entry.term
        yield from ((word, entry.term) for word in everyday_words(reader, entry))
