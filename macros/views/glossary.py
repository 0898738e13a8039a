"""The glossary: German official words from A to Z, explained in the reader's language."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from msgspec import Struct

from macros.collation import Collation
from macros.translate import Words
from macros.views import contacts
from macros.views.guides import SourceView, name_and_link, source
from macros.views.reader import Reader


class Entry(Struct, frozen=True):
    """`term` is the German word, `name` what one would call it in the reader's language. `related`: (term, anchor)."""

    anchor: str
    term: str
    name: Words | None
    explanation: Words
    related: tuple[tuple[str, str], ...]
    contact: tuple[Words, str] | None
    guide: tuple[Words, str] | None
    source: SourceView | None


class Letter(Struct, frozen=True):
    """One letter of the German alphabet with the words that begin with it."""

    heading: str
    anchor: str
    entries: tuple[Entry, ...]


def glossary(reader: Reader) -> list[Letter]:
    """All entries under the letters of the German alphabet, for the words are German in every language."""
    collation = Collation(reader.portal.languages.source)
    records = sorted(reader.portal.records["glossary"].values(), key=lambda entry: collation.key(entry.term))
    groups = groupby(records, key=lambda entry: collation.heading(entry.term))
    return [Letter(heading, f"letter-{ord(heading[0]):x}", tuple(_entry(reader, each) for each in group)) for heading, group in groups]


def _entry(reader: Reader, entry: Any) -> Entry:
    text = reader.translator.text
    return Entry(
        anchor=entry.id,
        term=entry.term,
        name=text("glossary", entry, "name"),
        explanation=text("glossary", entry, "explanation"),
        related=tuple((reader.portal.records["glossary"][each].term, each) for each in entry.related),
        contact=contacts.name_and_link(reader, entry.contact) if entry.contact else None,
        guide=name_and_link(reader, entry.guide) if entry.guide else None,
        source=source(reader, entry.source) if entry.source else None,
    )
