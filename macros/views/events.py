"""The page of an event: what, when, where, for whom, and what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.recurrence import EventOccurrence
from macros.translate import N_, Words
from macros.views import conditions, contacts, event_dates, notices, times
from macros.views.components import Badge, Fact
from macros.views.concept.mentions import Mention, mentions
from macros.views.handout import Handout, handout
from macros.views.news_links import news_about
from macros.views.pictures import Picture, picture
from macros.views.reader import Reader
from macros.views.terms import Explanation, Terms

DATES_SHOWN = 12  # the others are shown on request
_STATUS = {
    "cancelled": ("cancelled", N_("Diese Veranstaltung ist abgesagt.")),
    "postponed": ("outdated", N_("Diese Veranstaltung ist verschoben. Der neue Tag steht noch nicht fest.")),
    "tentative": ("outdated", N_("Es ist noch nicht sicher, ob diese Veranstaltung stattfindet. Bitte fragen Sie vorher nach.")),
}


class EventDate(Struct, frozen=True):
    """One date. `until`: the moment from which on it is over and need not be shown; None for the last one, which stays."""

    iso: str
    day: str
    time: Markup | str
    badges: tuple[Badge, ...]
    until: str | None


class EventPage(Struct, frozen=True):
    """Everything on the page of an event, in the order in which people need it.

    `over` says that it is over; where it is not, the script shows this from the moment `over_from` on. `takes_place`:
    people can still come, as far as one knows.
    """

    name: Words
    source_name: str | None
    path: str
    over: notices.Notice
    over_from: str | None
    takes_place: bool
    coming: str
    status: notices.Notice | None
    status_note: Words | None
    summary: Words
    notices: tuple[notices.Notice, ...]
    picture: Picture | None
    topics: tuple[tuple[Words, str], ...]
    series: times.Meeting | None
    dates: tuple[EventDate, ...]
    later: tuple[EventDate, ...]
    later_count: Markup
    file: str
    facts: tuple[Fact, ...]
    fees: Words | None
    registration: Markup | None
    application: Words | None
    application_url: str | None
    description: Markup | None
    description_attributes: Markup
    online: bool
    channels: contacts.Channels
    accessibility: Words | None
    partners: tuple[tuple[Words, str], ...]
    offer: tuple[Words, str] | None
    feast: tuple[Words, str] | None
    measures: tuple[Mention, ...]
    news: tuple[Mention, ...]
    terms: tuple[Explanation, ...]
    freshness: notices.Freshness
    handout: Handout


def page(reader: Reader, key: str) -> EventPage:
    event = reader.portal.records["events"][key]
    words = reader.translator
    name, path = words.text("events", event, "name"), urls.event(key)
    description = words.text("events", event, "description")
    terms = Terms(reader)  # which is handed the texts in the order of the page
    left = event_dates.coming(reader.portal.almanac.events[key], reader.today)
    dates = tuple(_dates(reader, event, left))
    return EventPage(
        name=name,
        source_name=contacts.source_name(reader, event, name),
        path=path,
        over=notices.Notice("closed", reader.say("Dieser Termin ist vorbei.")),
        over_from=max(map(event_dates.until, left)) if left else None,
        takes_place=bool(left) and event.status in ("confirmed", "tentative"),
        coming=reader.link("events/"),
        status=_status(reader, event),
        status_note=words.text("events", event, "status_note"),
        summary=words.text("events", event, "summary"),
        notices=(*(notices.age(reader, event) if left else ()), *notices.translation(reader, "events", event, path)),
        picture=picture(reader, "events", event) if event.image else None,
        topics=tuple((reader.term("topics", topic), reader.link(urls.listing("events", "topics", topic))) for topic in event.topics),
        series=_series(reader, event) if len(left) > 1 else None,
        dates=dates[:DATES_SHOWN],
        later=dates[DATES_SHOWN:],
        later_count=reader.say_number("%(number)s weiterer Termin", "%(number)s weitere Termine", len(dates) - DATES_SHOWN),
        file=reader.link(urls.event_file(key)),
        facts=tuple(_facts(reader, event)),
        fees=terms.words(words.text("events", event, "fees_description")),
        registration=conditions.registration(reader, event),
        application=terms.words(words.text("events", event, "application_process")),
        application_url=event.application_url,
        description=terms.rich(description),
        description_attributes=description.attributes if description else Markup(""),
        online=event.online,
        channels=contacts.web_only(event.url),
        accessibility=words.text("events", event, "accessibility_description"),
        partners=tuple(contacts.name_and_link(reader, partner) for partner in event.partners),
        offer=_offer(reader, event.offer) if event.offer else None,
        feast=_feast(reader, event.feast) if event.feast else None,
        measures=mentions(reader, "measures", reader.portal.concept.measures_by_event.get(key, ())),
        news=news_about(reader, "events", key),
        terms=terms.explained(),
        freshness=notices.freshness(reader, event),
        handout=handout(reader, path),
    )


def _status(reader: Reader, event: Any) -> notices.Notice | None:
    if event.status not in _STATUS:
        return None
    kind, sentence = _STATUS[event.status]
    return notices.Notice(kind, reader.say(sentence))


def _dates(reader: Reader, event: Any, left: list[EventOccurrence]) -> Iterator[EventDate]:
    """The dates to come; of an event that is over, the last one."""
    shown = left or reader.portal.almanac.events[event.id][-1:]
    for each in shown:
        line = event_dates.line(event.id, each, each.first_day)
        yield EventDate(
            iso=each.first_day.isoformat(),
            day=reader.formats.weekday_and_day(each.first_day),
            time=event_dates.time_in_words(reader, line),
            badges=tuple(event_dates.status_badges(reader, each.status, each.moved_from)),
            until=event_dates.until(each) if each is not shown[-1] else None,
        )


def _series(reader: Reader, event: Any) -> times.Meeting | None:
    """A weekly or monthly rule in words; for others the list of dates says it better."""
    rule = event.rrule
    if rule is None or rule.freq not in ("WEEKLY", "MONTHLY") or -1 in rule.bymonthday:
        return None
    days = list(event.dates())
    line = event_dates.line(event.id, EventOccurrence(event.start, event.start + event.duration, event.is_all_day, event.status), days[0])
    left_out = (reader.say("nicht am %(day)s", day=reader.day(day)) for day in event.exdates if day >= reader.today)
    return times.Meeting(
        days=times.weekdays(reader, rule),
        span=event_dates.time_in_words(reader, line) if line.last is None else "",
        rhythm=times.rhythm(reader, rule),
        period=_period(reader, days[0], days[-1]),
        exceptions=tuple(left_out),
        next_dates=(),
    )


def _period(reader: Reader, first: dt.date, last: dt.date) -> Markup:
    if first > reader.today:
        return reader.say("vom %(first)s bis %(last)s", first=reader.day(first), last=reader.day(last))
    return reader.say("bis %(last)s", last=reader.day(last))


def _facts(reader: Reader, event: Any) -> Iterator[Fact]:
    """Facts at a glance; a fact nobody has stated is left out, never guessed."""
    say = reader.say
    yield Fact(say("Kosten"), tuple(conditions.costs(reader, "events", event)))
    yield Fact(say("Wo"), tuple(event_dates.where(reader, event)))
    if event.languages:
        yield Fact(say("Gesprochene Sprachen"), tuple(reader.language_names(event.languages)))
    interpreting = reader.translator.text("events", event, "interpretation_services")
    if interpreting:
        yield Fact(say("Dolmetschen"), (interpreting,))
    for_whom = [*([say("Nur für Frauen")] if event.women_only else ()), *reader.terms("target_groups", event.target_groups)]
    if for_whom:
        yield Fact(say("Für wen"), tuple(for_whom))
    if event.childcare:
        yield Fact(say("Kinderbetreuung"), (conditions.childcare(reader, event),))


def _offer(reader: Reader, key: str) -> tuple[Words, str]:
    return reader.translator.text("offers", reader.portal.records["offers"][key], "name"), reader.link(urls.offer(key))


def _feast(reader: Reader, key: str) -> tuple[Words, str]:
    return reader.translator.term(reader.portal.feasts[key].name), reader.link(urls.feast(key))
