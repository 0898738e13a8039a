"""The glossary: German official words that newcomers meet, kept in German and explained plainly in each language."""

from __future__ import annotations

from macros.models.shared import CheckedRecord, Source
from macros.models.values import Line, Paragraph, Plain, reference


class Entry(CheckedRecord):
    """`term` is the German word. `variants`: other forms in which it stands in texts. `name`: what one would call it in the language."""

    term: Plain
    variants: tuple[Plain, ...] = ()
    name: Line | None = None
    explanation: Paragraph
    topics: tuple[reference("topics"), ...] = ()
    contact: reference("contacts") | None = None
    guide: reference("guides") | None = None
    related: tuple[reference("glossary"), ...] = ()
    source: Source | None = None
