"""What a reader should know about a record before trusting it: translation, age, end, closure."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros.checks import is_overdue
from macros.models.fields import text_fields
from macros.views.reader import Reader


class Notice(Struct, frozen=True):
    """`kind` names the component's look: `translation`, `outdated`, `closed`, `cancelled` or `example`. `link` leads to the German page."""

    kind: str
    text: Markup
    link: str | None = None


class Freshness(Struct, frozen=True):
    """The line at the end of every record: when it was last checked."""

    text: Markup
    iso: str
    is_overdue: bool


def freshness(reader: Reader, record: Any) -> Freshness:
    checked = record.assured_date
    months = reader.portal.settings.recheck_after_months
    return Freshness(
        reader.say("Zuletzt geprüft am %(day)s.", day=reader.day(checked)),
        checked.isoformat(),
        is_overdue(checked, reader.today, months),
    )


def age(reader: Reader, record: Any) -> list[Notice]:
    """A warning where nobody has checked the record for a long time."""
    if not is_overdue(record.assured_date, reader.today, reader.portal.settings.recheck_after_months):
        return []
    text = reader.say("Diese Angaben sind älter. Zuletzt geprüft am %(day)s. Bitte fragen Sie vorher nach.", day=reader.day(record.assured_date))
    return [Notice("outdated", text)]


def translation(reader: Reader, kind: str, record: Any, path: str) -> list[Notice]:
    """Where the words on the page come from, if not from the people who wrote the German record."""
    if reader.language.is_source:
        return []
    german = reader.urls.page(reader.portal.languages.source.code, path)
    origin = reader.translator.origin(kind, record)
    if origin is None:
        return [Notice("translation", _missing(reader), german)]
    sentences = [_origin(reader, origin)] if origin.translation != "human" else []
    if any(_has_words(getattr(record, field)) and not getattr(origin, field) for field in text_fields(type(record))):
        sentences.append(reader.say("Ein Teil ist noch nicht übersetzt."))
    return [Notice("translation", Markup(" ").join(sentences), german)] if sentences else []


def _has_words(value: Any) -> bool:
    """Whether a field says anything to readers; phones, for example, need not say what they are for."""
    if isinstance(value, tuple):
        return any(_has_words(each) for each in value)
    return bool(value) and (isinstance(value, str) or any(getattr(value, field) for field in text_fields(type(value))))


def _missing(reader: Reader) -> Markup:
    if reader.language.locale.language == reader.portal.languages.source.locale.language:
        return reader.say("Diese Seite gibt es noch nicht in Einfacher Sprache.")
    return reader.say("Diese Seite ist noch nicht übersetzt.")


def _origin(reader: Reader, origin: Any) -> Markup:
    if origin.translation == "reviewed":
        return reader.say("Maschinell übersetzt und von einem Menschen geprüft.")
    if reader.language.locale.language == reader.portal.languages.source.locale.language:
        return reader.say("Dieser Text in Einfacher Sprache ist von einer Maschine. Noch kein Mensch hat ihn geprüft.")
    return reader.say("Maschinell übersetzt. Noch kein Mensch hat die Übersetzung geprüft.")
