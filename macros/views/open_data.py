"""The page about open data: which files there are, what stands in them, and under which licence everybody may use them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from macros.translate import N_
from macros.views.components import Fact, Table
from macros.views.open_data_files import OpenFile, open_files
from macros.views.reader import Reader

_FORMATS = {
    "text/csv": N_("CSV: Tabelle in UTF-8, mit Kommas, in der ersten Zeile die Namen der Spalten"),
    "application/json": N_("JSON in UTF-8"),
    "application/ld+json": N_("JSON-LD in UTF-8"),
}


class Licence(Struct, frozen=True):
    """`name` and `link` are None where the municipality has stated none; then `email` is whom to ask."""

    name: str | None
    link: str | None
    email: str


class FileView(Struct, frozen=True):
    """A file with its fields."""

    anchor: str
    title: Markup
    text: Markup
    name: str
    link: str
    facts: tuple[Fact, ...]
    fields: Table


class OpenDataPage(Struct, frozen=True):
    """`feeds`: (name, link) of the pages where calendars and news can be subscribed to."""

    licence: Licence
    files: tuple[FileView, ...]
    feeds: tuple[tuple[Markup, str], ...]


def page(reader: Reader) -> OpenDataPage:
    settings = reader.portal.settings
    stated = settings.open_data_licence
    licence = Licence(stated.name if stated else None, stated.url if stated else None, settings.feedback.email)
    return OpenDataPage(licence, tuple(_file(reader, each) for each in open_files(reader.portal)), tuple(_feeds(reader)))


def _file(reader: Reader, found: OpenFile) -> FileView:
    say = reader.say
    facts = (Fact(say("Format"), (say(_FORMATS[found.media_type]),)), Fact(say("Aktualisierung"), (say(found.rhythm),)))
    rows = tuple((Markup("<code>{}</code>").format(name), say(meaning)) for name, meaning in found.fields)
    head = (say("Feld"), say("Bedeutung"))
    return FileView(
        anchor=found.name.replace(".", "-"),
        title=say(found.title),
        text=say(found.text),
        name=found.name,
        link=reader.urls.root(found.path),
        facts=facts,
        fields=Table(say("Felder in %(file)s", file=found.name), head, rows),
    )


def _feeds(reader: Reader) -> Iterator[tuple[Markup, str]]:
    yield reader.say("Termine"), reader.link("events/")
    if reader.portal.feasts:
        yield reader.say("Kalender"), reader.link("calendar/")
    yield reader.say("Aktuelles"), reader.link("news/")
