"""How to take dates along: the calendars there are, and what a page shows of one."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views.reader import Reader


class Calendar(NamedTuple):
    """A calendar by its name, which a phone shows too, and its place behind the language in the address."""

    name: Markup | Words
    path: str


class Subscription(Struct, frozen=True):
    """A calendar as a page shows it. `webcal` is for the phone's calendar, which then asks for news by itself; `link` is the
    same file; `address` is where it is, in full, for calendars that have to be told it by hand.
    """

    name: Markup | Words | str
    webcal: str
    link: str
    address: str


def subscription(reader: Reader, name: Markup | Words | str, path: str) -> Subscription:
    """`subscription(reader, *everything(reader))`. `path`: what follows the language in the address, see urls.py."""
    address = reader.urls.absolute(reader.language.code, path)
    return Subscription(name, f"webcal:{address.partition(':')[2]}", reader.link(path), address)


def everything(reader: Reader) -> Calendar:
    """Feasts, holidays and events together."""
    return Calendar(reader.say("Alle Feste, Ferien und Veranstaltungen"), urls.CALENDAR_FEED)


def events(reader: Reader) -> Calendar:
    return Calendar(reader.say("Veranstaltungen in %(town)s", town=reader.portal.settings.municipality.name), urls.EVENTS_FEED)


def topic(reader: Reader, key: str) -> Calendar:
    """The events of one topic."""
    return Calendar(reader.say("Veranstaltungen: %(topic)s", topic=reader.term("topics", key)), urls.topic_feed(key))


def tradition(reader: Reader, key: str) -> Calendar:
    """The feasts of one tradition."""
    return Calendar(reader.term("traditions", key), urls.tradition_feed(key))


def public_holidays(reader: Reader) -> Calendar:
    return Calendar(reader.say("Feiertage in %(land)s", land=reader.land()), urls.PUBLIC_HOLIDAYS_FEED)


def school_holidays(reader: Reader) -> Calendar:
    return Calendar(reader.say("Schulferien in %(land)s", land=reader.land()), urls.SCHOOL_HOLIDAYS_FEED)
