"""The search page: what its script needs, what it says, and the ways that work without it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from msgspec import Struct

from macros import urls
from macros.translate import N_, Words
from macros.views import contacts
from macros.views.contacts import ContactCard
from macros.views.reader import Reader

_NUMBERS = 3
_LETTER = N_("Ich habe auf dem Portal gesucht und nichts gefunden: {query}")


class Search(Struct, frozen=True):
    """`index`: where the records are; `words`, `finder`, `engine`: the modules that look through them.

    The other texts are sentences for the script: `{number}` in them is a number, `{query}` what was looked for. `letter` is
    an e-mail to the municipality about what is missing, in German and in the reader's language. `topics`: key, name, link.
    """

    action: str
    index: str
    words: str
    finder: str
    engine: str
    count: str
    all: str
    nothing: str
    wait: str
    failed: str
    letter: str
    topics: tuple[tuple[str, Words, str], ...]
    important: tuple[ContactCard, ...]
    offers: str
    contacts: str
    numbers: str


def search(reader: Reader, scripts: Mapping[str, str]) -> Search:
    """`scripts`: links to the scripts of the site by their name in overrides/assets/."""
    return Search(
        action=reader.link("search/"),
        index=reader.link("search/index.json"),
        words=scripts.get("words", ""),
        finder=scripts.get("finder", ""),
        engine=scripts.get("minisearch", ""),
        count=reader.plain("Treffer: {number}"),
        all=reader.plain("Alle {number} anzeigen"),
        nothing=reader.plain("Nichts gefunden. Versuchen Sie ein anderes Wort."),
        wait=reader.plain("Die Suche wird geladen …"),
        failed=reader.plain("Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal."),
        letter=_letter(reader),
        topics=tuple((key, reader.term("topics", key), reader.link(urls.listing("offers", "topics", key))) for key in reader.portal.vocabularies["topics"]),
        important=tuple(contacts.important_numbers(reader)[:_NUMBERS]),
        offers=reader.link("offers/a-z/"),
        contacts=reader.link("contacts/a-z/"),
        numbers=reader.link("numbers/"),
    )


def _letter(reader: Reader) -> str:
    """The town reads German, and the reader sees what it says before sending it."""
    body = "\n\n".join(dict.fromkeys((_LETTER, reader.plain(_LETTER), reader.urls.absolute(reader.language.code, "search/"))))
    subject = f"Suche ohne Treffer ({reader.language.code}): {{query}}"
    return f"mailto:{reader.portal.settings.feedback.email}?subject={quote(subject)}&body={quote(body)}"
