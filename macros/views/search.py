"""The search page, and what the script looks through: one entry for each record, in the reader's language and in German."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from macros import urls
from macros.translate import N_
from macros.views.directory import Directories
from macros.views.event_lists import EventLists
from macros.views.feast_words import feast_name
from macros.views.glossary import glossary
from macros.views.listing import index
from macros.views.reader import Reader

_CONCEPT = {"fields": N_("Handlungsfelder"), "goals": N_("Ziele"), "measures": N_("Maßnahmen")}
_FUNDING = {"funding": N_("Förderung für Vereine")}
_GUIDES = {"guides": N_("Wegweiser"), "needs": N_("Was brauchen Sie?")}
_ADDRESSES = {"offers": urls.offer, "contacts": urls.contact, "events": urls.event, "guides": urls.guide, "needs": urls.need, **{f"concept/{kind}": partial(urls.concept, kind) for kind in (*_CONCEPT, *_FUNDING)}}
_GLOSSARY = N_("Wörterbuch der Amtssprache")
_EVENTS = N_("Termine")
_CALENDAR = N_("Kalender")


@dataclass(frozen=True)
class Search:
    """`index`: where the script finds the entries. `count`, `nothing` and `failed` are its sentences; `{number}` is a number."""

    action: str
    index: str
    count: str
    nothing: str
    failed: str
    offers: str
    contacts: str
    numbers: str


@dataclass(frozen=True)
class Entry:
    """One record: its page, name and summary, what kind it is, and other words it may be looked for by."""

    link: str
    name: str
    summary: str
    kind: str
    words: tuple[str, ...]


def search(reader: Reader) -> Search:
    return Search(
        action=reader.link("search/"),
        index=reader.link("search/index.json"),
        count=reader.plain("Treffer: {number}"),
        nothing=reader.plain("Nichts gefunden. Versuchen Sie ein anderes Wort."),
        failed=reader.plain("Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal."),
        offers=reader.link("offers/a-z/"),
        contacts=reader.link("contacts/a-z/"),
        numbers=reader.link("numbers/"),
    )


def entries(reader: Reader, directories: dict[str, Directories]) -> Iterator[Entry]:
    """Every offer, contact and event that lists show, every guide and need, what the concept promises in the order of its numbers, money for associations, the current news, every feast, and every word of the glossary.

    All but the concept and the news stand in the order of the reader's alphabet.
    """
    for kind, directory in directories.items():
        yield from _entries(reader, kind, directory.section.title, directory.found.ids)
    yield from _entries(reader, "events", _EVENTS, EventLists(reader).found.ids)
    for kind, title in _GUIDES.items():
        yield from _entries(reader, kind, title, index(reader, kind, reader.portal.records[kind].values(), ()).ids)
    for kind, title in _CONCEPT.items():
        yield from _entries(reader, f"concept/{kind}", title, getattr(reader.portal.concept, kind))
    for kind, title in _FUNDING.items():
        name = f"concept/{kind}"
        yield from _entries(reader, name, title, index(reader, name, reader.portal.records[name].values(), ()).ids)
    yield from _news(reader)
    yield from _feasts(reader)
    yield from _glossary(reader)


def _entries(reader: Reader, kind: str, title: str, ids: Iterable[str]) -> Iterator[Entry]:
    heading = reader.plain(title)
    for key in ids:
        record = reader.portal.records[kind][key]
        name = str(reader.translator.text(kind, record, "name"))
        summary = str(reader.translator.text(kind, record, "summary"))
        yield Entry(reader.link(_ADDRESSES[kind](key)), name, summary, heading, tuple(_words(reader, record, name)))


def _news(reader: Reader) -> Iterator[Entry]:
    """What is current, in the order of the newsroom."""
    heading = reader.plain("Aktuelles")
    for key in reader.newsroom.current:
        record = reader.portal.records["news"][key]
        title, teaser = (str(reader.translator.text("news", record, field)) for field in ("title", "teaser"))
        yield Entry(reader.link(urls.news(key)), title, teaser, heading, tuple(_words(reader, record, title, "title")))


def _feasts(reader: Reader) -> Iterator[Entry]:
    """Feasts are found by their names: the reader's, the German one and their own."""
    heading = reader.plain(_CALENDAR)
    names = {key: feast_name(reader, key) for key in reader.portal.feasts}
    for key in sorted(names, key=lambda each: reader.collation.key(names[each])):
        feast = reader.portal.feasts[key]
        others = [feast.name[reader.portal.languages.source.code], *([feast.autonym.text] if feast.autonym else [])]
        words = tuple(each for each in others if each != names[key])
        yield Entry(reader.link(urls.feast(key)), str(names[key]), str(reader.term("traditions", feast.tradition)), heading, words)


def _glossary(reader: Reader) -> Iterator[Entry]:
    """Official words are found by all their German forms, and by what one would call them in the reader's language and in German."""
    heading, text = reader.plain(_GLOSSARY), reader.translator.text
    for entry in (each for letter in glossary(reader) for each in letter.entries):
        record = reader.portal.records["glossary"][entry.anchor]
        names = dict.fromkeys(each for each in (str(entry.name or ""), record.name, *record.variants) if each)
        link = reader.link(urls.glossary_entry(entry.anchor))
        yield Entry(link, entry.term, str(text("glossary", record, "explanation")), heading, tuple(names))


def _words(reader: Reader, record: Any, name: str, field: str = "name") -> Iterator[str]:
    """The German name, and the topics with the everyday words for them, in the reader's language and in German."""
    german = reader.translator.in_source(record, field)
    if german != name:
        yield german
    if alternate := getattr(record, "alternate_name", None):
        yield alternate
    source = reader.portal.languages.source.code
    for key in getattr(record, "topics", ()):
        topic = reader.portal.vocabularies["topics"][key]
        for code in dict.fromkeys((reader.language.code, source)):
            if code in topic.name:
                yield topic.name[code]
            yield from topic.synonyms.get(code, ())
