"""Records of the concept where other pages mention them: name, number, link."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views.reader import Reader

_NUMBERED = ("fields", "goals", "measures")


class Mention(Struct, frozen=True):
    """Another record, by its name and the link to its page."""

    name: Words
    link: str
    number: str | None = None


def mention(reader: Reader, kind: str, key: str) -> Mention:
    """A record of the concept; `kind` without `concept/`."""
    record = reader.portal.records[f"concept/{kind}"][key]
    name = reader.translator.text(f"concept/{kind}", record, "name")
    return Mention(name, reader.link(urls.concept(kind, key)), record.number if kind in _NUMBERED else None)


def mentions(reader: Reader, kind: str, keys: Iterable[str]) -> tuple[Mention, ...]:
    return tuple(mention(reader, kind, key) for key in keys)


def link(found: Mention) -> Markup:
    """A mention as a link, for facts and tables."""
    number = f"{found.number} " if found.number else ""
    return Markup('<a href="{}">{}{}</a>').format(found.link, number, found.name)
