""""My list": what somebody keeps on the own device, as the script shows it."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.views.reader import Reader


class MyList(Struct, frozen=True):
    """`copied` … `failed` are sentences of the script; `{address}` in them is that of the list."""

    home: str
    address: str
    offline: str
    site_name: str
    printed: Markup
    copied: str
    not_copied: str
    removed: str
    sure: str
    gone: str
    unknown: str
    failed: str


def my_list(reader: Reader) -> MyList:
    return MyList(
        home=reader.link(""),
        address=reader.link(urls.MY_LIST),
        offline=reader.link(urls.OFFLINE),
        site_name=str(reader.translator.term(reader.portal.settings.title)),
        printed=reader.say("Stand: %(day)s", day=reader.day(reader.today)),
        copied=reader.plain("Die Adresse Ihrer Liste ist kopiert."),
        not_copied=reader.plain("Kopieren geht hier nicht. Die Adresse Ihrer Liste ist: {address}"),
        removed=reader.plain("Von der Liste entfernt."),
        sure=reader.plain("Wollen Sie wirklich alles von Ihrer Liste entfernen?"),
        gone=reader.plain("Gibt es nicht mehr"),
        unknown=reader.plain("Lässt sich gerade nicht laden"),
        failed=reader.plain("Ihr Browser kann sich hier nichts merken."),
    )
