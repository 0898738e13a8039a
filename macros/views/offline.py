"""Reading without a network: what a device would keep, and what the script and the service worker say about it."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup, escape
from msgspec import Struct

from macros import urls
from macros.offline import Weight
from macros.views.reader import Reader

_MEGABYTE = 1_000_000


class Offline(Struct, frozen=True):
    """`stored` and `sent` say how much it is on the device and on the way there. The others are sentences of the script."""

    worker: str
    pages: str
    stored: Markup
    sent: Markup
    search: str
    my_list: str
    done: str
    partly: str
    stopped: str
    removed: str
    full: str
    failed: str


def offline(reader: Reader, weight: Weight) -> Offline:
    return Offline(
        worker=reader.urls.root(urls.WORKER),
        pages=reader.formats.number(Decimal(weight.pages)),
        stored=_megabytes(reader, weight.stored),
        sent=_megabytes(reader, weight.sent),
        search=reader.link("search/"),
        my_list=reader.link(urls.MY_LIST),
        done=reader.plain("Fertig. Sie können das Portal jetzt auch ohne Netz lesen."),
        partly=reader.plain("Es sind noch nicht alle Seiten auf Ihrem Gerät."),
        stopped=reader.plain("Angehalten. Es sind noch nicht alle Seiten auf Ihrem Gerät."),
        removed=reader.plain("Die Seiten sind von Ihrem Gerät entfernt."),
        full=reader.plain("Auf Ihrem Gerät ist nicht genug Platz. Es sind nicht alle Seiten gespeichert."),
        failed=reader.plain("Das Laden hat nicht geklappt. Es sind nicht alle Seiten gespeichert. Bitte versuchen Sie es noch einmal."),
    )


def kept_note(reader: Reader) -> str:
    """What stands above a page that comes from the device, as HTML: the day on which it was true."""
    return escape(reader.plain("Sie haben gerade kein gutes Netz. Das ist die gespeicherte Seite. Stand: {day}").replace("{day}", reader.day(reader.today)))


def _megabytes(reader: Reader, size: int) -> Markup:
    """Rounded up: nobody shall load more than was announced."""
    return reader.say("etwa %(number)s MB", number=reader.formats.number(Decimal(-(-size // _MEGABYTE))))
