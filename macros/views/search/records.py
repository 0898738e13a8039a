"""The entries of the index: name and summary in the reader's language, and by what else a record is found."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from msgspec import Struct

from macros.almanac import Almanac
from macros.portal import Portal
from macros.translate import N_, Words
from macros.views import contacts, event_lists, listing, offers
from macros.views.event_lists import EventLists
from macros.views.feast_words import feast_name
from macros.views.frame import LEGAL_PAGES, MORE_PAGES, SECTIONS
from macros.views.listing import Facet
from macros.views.reader import Reader
from macros.views.search.terms import Terms, everyday_words, german_forms, keys_of
from macros.views.search.when import coming_days, weekly_hours


def _topics(keys: Callable[[Portal, Any], Sequence[str]]) -> Facet:
    return Facet("topics", "topics", keys, lambda reader: reader.say("Thema"))


_OWN_TOPICS = (_topics(lambda _, record: record.topics),)
_FACETS: Mapping[str, Sequence[Facet]] = {
    "offers": offers.FACETS,
    "contacts": (_topics(lambda portal, contact: _first_topics(portal, portal.offers_by_contact.get(contact.id, ()))), *contacts.FACETS),
    "events": event_lists.FACETS,
    "needs": (_topics(lambda portal, need: _first_topics(portal, need.offers, need.offer_rule.topics if need.offer_rule else ())),),
    **dict.fromkeys(("guides", "news", "concept/fields"), _OWN_TOPICS),
}
_BY_NAME = ("guides", "needs")
_BY_NUMBER = ("fields", "goals", "measures")
_OF_CONCEPT = ("indicators", "funding", "agreements", "resolutions", "sessions", "bodies", "papers", "reports", "proposals")
_FIELDS = {"news": ("title", "teaser"), "concept/sessions": ("name", "note")}
_SENTENCE = re.compile(r".{105,}?[.!?؟።](?=\s|$)", re.DOTALL)
_CANCELLED = N_("Abgesagt")
_PAUSES = N_("Macht Pause")


class Record(Struct, frozen=True):
    """`kind` and `terms` are numbers. `words`: other names. `when`: see when.py. `note`: what has to be known before the summary."""

    kind: int
    id: str
    name: Words
    summary: Words | str
    words: str = ""
    terms: tuple[int, ...] = ()
    when: str = ""
    note: str = ""


_Facts = tuple[tuple[tuple[Facet, str], ...], str]


@lru_cache(maxsize=2)
def _known(almanac: Almanac, today: dt.date) -> dict[tuple[str, str], _Facts]:
    """What is known of the records of a portal on a day, by type and id; the almanac stands for the portal."""
    return {}


class Records:
    """Makes the entries of one language. `kinds`: the types in the order of their numbers."""

    def __init__(self, reader: Reader, kinds: Sequence[str], terms: Terms) -> None:
        self._reader = reader
        self._number = {kind: number for number, kind in enumerate(kinds)}
        self._terms = terms
        self._official: dict[tuple[str, str], list[str]] = {}

    def all(self, listed: Mapping[str, Iterable[str]], events: EventLists) -> Iterator[Record]:
        """`listed`: the offers and contacts that lists show."""
        reader = self._reader
        self._official = self._official_words()
        ids = {**listed, "events": events.found.ids}
        ids |= {kind: self._by_name(kind) for kind in _BY_NAME}
        ids |= {"news": reader.newsroom.current}
        ids |= {f"concept/{kind}": getattr(reader.portal.concept, kind) for kind in _BY_NUMBER}
        ids |= {f"concept/{kind}": self._by_name(f"concept/{kind}") for kind in _OF_CONCEPT}
        records = (self._record(kind, key) for kind, keys in ids.items() for key in keys)
        return chain(records, self._feasts(), self._glossary(), self._pages())

    def _by_name(self, kind: str) -> tuple[str, ...]:
        return listing.index(self._reader, kind, self._reader.portal.records[kind].values(), ()).ids

    def _record(self, kind: str, key: str) -> Record:
        reader, record = self._reader, self._reader.portal.records[kind][key]
        name_field, summary_field = _FIELDS.get(kind, ("name", "summary"))
        name = reader.translator.text(kind, record, name_field)
        terms, when = self._facts(kind, record)
        return Record(
            kind=self._number[kind],
            id=key,
            name=name,
            summary=reader.translator.text(kind, record, summary_field) or "",
            words=_joined(name, self._other_names(kind, record, name_field)),
            terms=self._terms.of(terms) + self._terms.official(self._official.get((kind, key), ())),
            when=when,
            note=self._note(kind, record),
        )

    def _other_names(self, kind: str, record: Any, field: str) -> Iterator[str]:
        yield self._reader.translator.in_source(record, field)
        if alternate := getattr(record, "alternate_name", None):
            yield alternate
        yield from everyday_words(self._reader, record)

    def _official_words(self) -> dict[tuple[str, str], list[str]]:
        """Which official words lead to which contact and guide."""
        words: dict[tuple[str, str], list[str]] = {}
        for entry in self._reader.portal.records["glossary"].values():
            for kind, key in (("contacts", entry.contact), ("guides", entry.guide)):
                if key:
                    words.setdefault((kind, key), []).append(entry.id)
        return words

    def _facts(self, kind: str, record: Any) -> _Facts:
        """Terms and times, which are the same in every language, so they are worked out once."""
        portal, today = self._reader.portal, self._reader.today
        known = _known(portal.almanac, today)
        if (kind, record.id) not in known:
            when = weekly_hours(record, today) if kind == "offers" else coming_days(portal.almanac.events[record.id], today) if kind == "events" else ""
            known[kind, record.id] = (keys_of(portal, _FACETS.get(kind, ()), record), when)
        return known[kind, record.id]

    def _note(self, kind: str, record: Any) -> str:
        status = getattr(record, "status", None)
        if status == "cancelled":
            return self._reader.plain(_CANCELLED)
        return self._reader.plain(_PAUSES) if kind == "offers" and status == "temporarily_closed" else ""

    def _feasts(self) -> Iterator[Record]:
        """Feasts are found by their names: the reader's, the German one and their own."""
        reader = self._reader
        names = {key: feast_name(reader, key) for key in reader.portal.feasts}
        for key in sorted(names, key=lambda each: reader.collation.key(names[each])):
            feast = reader.portal.feasts[key]
            others = (feast.name[reader.portal.languages.source.code], feast.autonym.text if feast.autonym else "")
            yield Record(self._number["feasts"], key, names[key], reader.term("traditions", feast.tradition), _joined(names[key], others))

    def _glossary(self) -> Iterator[Record]:
        """Official words are found by all their German forms, and by what one would call them: that is among the synonyms of the index."""
        reader, text = self._reader, self._reader.translator.text
        for key, entry in reader.portal.records["glossary"].items():
            others = (entry.name or "", *german_forms(entry))
            yield Record(self._number["glossary"], key, reader.german(entry.term), _beginning(text("glossary", entry, "explanation")), _joined(entry.term, others))

    def _pages(self) -> Iterator[Record]:
        """The pages of menu and footer."""
        for path, label in (*SECTIONS[1:], *MORE_PAGES, *LEGAL_PAGES):
            if path == "search/":
                continue
            name = listing.own_words(self._reader, label)
            yield Record(self._number["pages"], path.rstrip("/"), name, "", _joined(name, (label,)))


def _first_topics(portal: Portal, keys: Iterable[str], first: Sequence[str] = ()) -> tuple[str, ...]:
    """What offers are mainly about, the most frequent topic first; `first` stands in front."""
    counted = Counter(portal.records["offers"][key].topics[0] for key in keys)
    return tuple(dict.fromkeys((*first, *(topic for topic, _ in counted.most_common()))))


def _beginning(text: Words) -> Words:
    """The first sentences of a long text, as many as show what it is about; the rest is on its page."""
    found = _SENTENCE.match(text)
    return Words(found[0], text.language, text.is_fallback) if found else text


def _joined(name: str, others: Iterable[str]) -> str:
    """Each of the other names once, without the name itself."""
    return " ".join(each for each in dict.fromkeys(filter(None, others)) if each != name)
