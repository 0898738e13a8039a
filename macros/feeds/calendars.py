"""The calendars that one language offers: which there are, under which fixed address, and what stands in them.

They reach from a year back to three years ahead, in whole months: a calendar changes with its data and with the month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from macros import feast_dates, urls
from macros.feeds import ical
from macros.feeds.event_entries import EventEntries
from macros.feeds.feast_entries import FeastEntries
from macros.feeds.files import File
from macros.feeds.holiday_entries import HolidayEntries
from macros.feeds.plain import plain
from macros.fingerprints import RecordFingerprints, digest
from macros.views import subscriptions
from macros.views.reader import Reader
from macros.views.subscriptions import Calendar

Entries = Callable[[], Iterable[bytes]]


def files(reader: Reader, prints: RecordFingerprints) -> Iterator[File]:
    """Every .ics file of a language. A portal without data/calendar/ has those of its events only."""
    days = feast_dates.window(reader.today)
    window = digest(*map(str, days))
    events, feasts, holidays = EventEntries(reader), FeastEntries(reader, *days), HolidayEntries(reader, *days)
    shown = events.touching(*days)
    shown_print = digest(window, *map(prints.event, shown))
    by_tradition = _by_tradition(reader)
    feast_print = digest(window, prints.feasts)

    def everything() -> Iterator[bytes]:
        yield from map(feasts.of, reader.portal.feasts)
        yield from (holidays.public_without_feasts, holidays.school)
        yield from map(events.of, shown)

    feed = partial(_feed, reader)
    if reader.portal.feasts:
        yield feed(subscriptions.everything(reader), digest(shown_print, feast_print), everything)
        yield feed(subscriptions.public_holidays(reader), window, lambda: [holidays.public])
        yield feed(subscriptions.school_holidays(reader), window, lambda: [holidays.school])
    for key, own in by_tradition.items():
        yield feed(subscriptions.tradition(reader, key), feast_print, partial(map, feasts.of, own))
    yield feed(subscriptions.events(reader), shown_print, partial(map, events.of, shown))
    for key, own in _by_topic(reader, shown).items():
        yield feed(subscriptions.topic(reader, key), digest(window, *map(prints.event, own)), partial(map, events.of, own))
    for key in reader.portal.feasts:
        yield File(urls.feast_file(key), feast_print, partial(_single, feasts.of, key))
    for key, event in reader.portal.records["events"].items():
        for name in (key, *event.former_ids):
            yield File(urls.event_file(name), prints.event(key), partial(_single, events.of, key))


def _feed(reader: Reader, calendar: Calendar, key: bytes, entries: Entries) -> File:
    def make() -> bytes:
        address = reader.urls.absolute(reader.language.code, calendar.path)
        return ical.calendar(plain(calendar.name) or "", _description(reader), address, entries())

    return File(calendar.path, key, make)


def _single(entries: Callable[[str], bytes], key: str) -> bytes:
    return ical.single([entries(key)])


def _description(reader: Reader) -> str:
    """Whose calendar it is."""
    settings = reader.portal.settings
    title = str(reader.translator.term(settings.title))
    return f"{title}. {reader.plain('Beispiel: Diese Stadt und ihre Angebote gibt es nicht.')}" if settings.example else title


def _by_tradition(reader: Reader) -> dict[str, list[str]]:
    """Tradition → its feasts; one without a feast has a calendar, too, or its address would vanish with the last one."""
    found: dict[str, list[str]] = {key: [] for key in reader.portal.vocabularies["traditions"]}
    for key, feast in reader.portal.feasts.items():
        found[feast.tradition].append(key)
    return found


def _by_topic(reader: Reader, events: Iterable[str]) -> dict[str, list[str]]:
    """The same for topics and events."""
    found: dict[str, list[str]] = {key: [] for key in reader.portal.vocabularies["topics"]}
    for key in events:
        for topic in reader.portal.records["events"][key].topics:
            found[topic].append(key)
    return found
