"""The search page, and what the script looks through: one entry for each record, in the reader's language and in German."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros import urls
from macros.views.directory import Directories
from macros.views.reader import Reader

_ADDRESSES = {"offers": urls.offer, "contacts": urls.contact}


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
    """Every offer and contact that lists show, in the order of the reader's alphabet."""
    for kind, directory in directories.items():
        heading = reader.plain(directory.section.title)
        for key in directory.found.ids:
            record = reader.portal.records[kind][key]
            name = str(reader.translator.text(kind, record, "name"))
            summary = str(reader.translator.text(kind, record, "summary"))
            yield Entry(reader.link(_ADDRESSES[kind](key)), name, summary, heading, tuple(_words(reader, record, name)))


def _words(reader: Reader, record: Any, name: str) -> Iterator[str]:
    """The German name, and the topics with the everyday words for them, in the reader's language and in German."""
    german = reader.translator.in_source(record, "name")
    if german != name:
        yield german
    if record.alternate_name:
        yield record.alternate_name
    source = reader.portal.languages.source.code
    for key in record.topics:
        topic = reader.portal.vocabularies["topics"][key]
        for code in dict.fromkeys((reader.language.code, source)):
            if code in topic.name:
                yield topic.name[code]
            yield from topic.synonyms.get(code, ())
