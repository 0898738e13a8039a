"""What the home page and the page about the portal show: ways to begin, what is on next, how far the translations are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views import conditions, event_dates
from macros.views.components import Badge, Table
from macros.views.directory import Directories
from macros.views.frame import LanguageLink, language_links
from macros.views.listing import FacetGroup, facet_group
from macros.views.offers import FACETS
from macros.views.reader import Reader

NEW_HERE = "new-here"  # the situation (data/situations.yml) that the first screen leads to
AGENDA_SIZE = 6  # so many meetings of a day are seen at once
AGENDA_DAYS = dt.timedelta(days=5)

_FACETS = {facet.vocabulary: facet for facet in FACETS}


class Tile(Struct, frozen=True):
    """A way to begin: a topic, a situation, a guide. `guide`: what leads through a situation step by step."""

    name: Words
    link: str
    icon: str
    description: Words | None
    count: Markup
    guide: tuple[Words, str] | None = None


class Start(Struct, frozen=True):
    """The first screen: where a search leads, the way in for people who are new (None without that situation), languages."""

    search: str
    new_here: Tile | None
    languages: tuple[LanguageLink, ...]


class AgendaEntry(Struct, frozen=True):
    """A meeting or event. `until` is the moment it ends, in Berlin's time without an offset: `2026-11-25T19:00`."""

    until: str
    time: Markup | str
    name: Words
    link: str
    place: tuple[Words | Markup, ...]
    badges: tuple[Badge, ...] = ()


# (day, begin, offer or event, what makes its entry): many are sorted, few are shown
Upcoming = tuple[dt.date, dt.time, str, Callable[[], AgendaEntry]]


class AgendaDay(Struct, frozen=True):
    """A day with its first meetings, and the `later` ones, which a long day shows on request.

    `name` may say "today" or "tomorrow", which is true on the day of the build only; `date` is true for ever.
    """

    iso: str
    name: Markup | str
    date: str
    count: int
    entries: tuple[AgendaEntry, ...]
    later: tuple[AgendaEntry, ...]


def topics(reader: Reader, offers: Directories) -> list[Tile]:
    return _tiles(reader, offers, "topics")


def situations(reader: Reader, offers: Directories) -> list[Tile]:
    return _tiles(reader, offers, "situations")


def spoken_languages(reader: Reader, offers: Directories) -> FacetGroup:
    """The languages in which offers are given."""
    return facet_group(reader, "offers", _FACETS["spoken_languages"], offers.found)


def start(reader: Reader, offers: Directories) -> Start:
    new_here = next((tile for key, tile in _tiles_by_key(reader, offers, "situations") if key == NEW_HERE), None)
    return Start(reader.link("search/"), new_here, language_links(reader, ""))


def agenda(reader: Reader, offers: Directories) -> list[AgendaDay]:
    """The meetings of offers and the dates of events in the next AGENDA_DAYS days, day by day in the order of time."""
    found = sorted([*_meetings(reader, offers), *_dates(reader)], key=lambda each: each[:3])
    days = []
    for day, group in groupby(found, key=lambda each: each[0]):
        entries = tuple(make() for *_, make in group)
        days.append(AgendaDay(day.isoformat(), _day_name(reader, day), reader.formats.weekday_and_day(day), len(entries), entries[:AGENDA_SIZE], entries[AGENDA_SIZE:]))
    return days


def coverage(reader: Reader) -> Table:
    """For every language but the source: the share of all records with texts of their own."""
    portal = reader.portal
    total = sum(len(records) for records in portal.records.values())
    rows = []
    for language in reader.published:
        if not language.is_source:
            translated = sum(len(portal.texts[kind, language.code]) for kind in portal.records)
            name = Markup('<a href="{}" lang="{code}" hreflang="{code}" dir="{}">{}</a>').format(
                reader.urls.page(language.code), language.direction, language.autonym, code=language.code
            )
            share = Markup('<bdi dir="ltr">{} %</bdi>').format(translated * 100 // max(total, 1))
            rows.append((name, reader.say("%(done)s von %(total)s", done=translated, total=total), share))
    head = (reader.say("Sprache"), reader.say("Übersetzt"), reader.say("Anteil"))
    return Table(reader.say("So viele Einträge sind übersetzt"), head, tuple(rows))


def _meetings(reader: Reader, offers: Directories) -> Iterator[Upcoming]:
    """Every meeting of an offer in the next days."""
    last = reader.today + AGENDA_DAYS
    for key in offers.found.ids:
        offer = reader.portal.records["offers"][key]
        if offer.status == "temporarily_closed":
            continue
        for number, schedule in enumerate(offer.schedules):
            for day in reader.portal.next_dates(offer, number, reader.today, AGENDA_DAYS.days):
                if day < last and (offer.valid_to is None or day <= offer.valid_to) and (offer.valid_from is None or day >= offer.valid_from):
                    yield day, schedule.opens_at, key, partial(_meeting, reader, day, key, number)


def _meeting(reader: Reader, day: dt.date, key: str, number: int) -> AgendaEntry:
    offer = reader.portal.records["offers"][key]
    schedule = offer.schedules[number]
    return AgendaEntry(
        until=f"{day}T{schedule.closes_at:%H:%M}",
        time=reader.formats.span(schedule.opens_at, schedule.closes_at),
        name=reader.translator.text("offers", offer, "name"),
        link=reader.link(urls.offer(key)),
        place=tuple(conditions.places(reader, offer)),
    )


def _dates(reader: Reader) -> Iterator[Upcoming]:
    """Every date of an event in the next days; one that began earlier and still runs stands today."""
    last = reader.today + AGENDA_DAYS
    for key, dates in reader.portal.almanac.events.items():
        for each in event_dates.coming(dates, reader.today):
            day = max(each.first_day, reader.today)
            if day < last:
                line = event_dates.line(key, each, day)
                yield day, line.begin or dt.time.min, key, partial(_date, reader, line, event_dates.until(each))


def _date(reader: Reader, line: event_dates.Line, until: str) -> AgendaEntry:
    event = reader.portal.records["events"][line.key]
    return AgendaEntry(
        until=until,
        time=event_dates.time_in_words(reader, line),
        name=reader.translator.text("events", event, "name"),
        link=reader.link(urls.event(line.key)),
        place=tuple(event_dates.where(reader, event)),
        badges=tuple(event_dates.status_badges(reader, line.status, line.moved_from)),
    )


def _day_name(reader: Reader, day: dt.date) -> Markup | str:
    if day == reader.today:
        return reader.say("Heute, %(day)s", day=reader.formats.weekday_and_day(day))
    if day == reader.today + dt.timedelta(days=1):
        return reader.say("Morgen, %(day)s", day=reader.formats.weekday_and_day(day))
    return reader.formats.weekday_and_day(day)


def _tiles(reader: Reader, offers: Directories, vocabulary: str) -> list[Tile]:
    return [tile for _, tile in _tiles_by_key(reader, offers, vocabulary)]


def _tiles_by_key(reader: Reader, offers: Directories, vocabulary: str) -> Iterator[tuple[str, Tile]]:
    facet = _FACETS[vocabulary]
    for key, term in reader.portal.vocabularies[vocabulary].items():
        description = getattr(term, "description", None)
        yield key, Tile(
            name=reader.term(vocabulary, key),
            link=reader.link(urls.listing("offers", facet.segment, key)),
            icon=term.icon,
            description=reader.translator.term(description) if description else None,
            count=reader.say_number("%(number)s Angebot", "%(number)s Angebote", len(offers.selected(facet, key))),
            guide=_guide(reader, key) if vocabulary == "situations" else None,
        )


def _guide(reader: Reader, situation: str) -> tuple[Words, str] | None:
    key = reader.portal.guide_by_situation.get(situation)
    if key is None:
        return None
    return reader.translator.text("guides", reader.portal.records["guides"][key], "name"), reader.link(urls.guide(key))
