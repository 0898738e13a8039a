"""Dates of events as lines of a list: when, what, where, and whether it takes place after all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.moments import end_of
from macros.recurrence import EventOccurrence
from macros.translate import Words
from macros.views import conditions
from macros.views.components import Badge, CardFact
from macros.views.reader import Reader

_CHILDREN = ("children", "families")  # of data/target_groups.yml
_ONE_DAY = dt.timedelta(days=1)


class Line(NamedTuple):
    """What a list shows of a date, beside what it shows of the event.

    Most dates of a series have the same line, for the day stands above it; so it is rendered once. `day` is set where
    nothing above says it. `end` is None where nobody has said it, `last` where it ends on the day it begins.
    """

    key: str
    begin: dt.time | None
    end: dt.time | None
    last: dt.date | None
    status: str
    moved_from: dt.date | None
    until: str
    day: dt.date | None = None


class DateLine(Struct, frozen=True):
    """A line for its template. `until`: the moment from which on it is over, in Berlin's time without an offset: the
    time alone where the list says the day, else `2026-12-05T21:30`; None for what is over and stays."""

    until: str | None
    iso: str | None
    day: str | None
    time: Markup | str
    name: Words
    link: str
    badges: tuple[Badge, ...]
    facts: tuple[CardFact, ...]


def last_day(occurrence: EventOccurrence) -> dt.date:
    """The last day a date is listed for. What ends in the night after it began belongs to the evening."""
    is_short = not occurrence.is_all_day and occurrence.end - occurrence.start < _ONE_DAY
    return occurrence.first_day if is_short else occurrence.last_day


def coming(dates: Iterable[EventOccurrence], today: dt.date) -> list[EventOccurrence]:
    """The dates of an event that are not over, taking place or not, in the order of time."""
    return [each for each in dates if last_day(each) >= today]


def next_date(dates: Iterable[EventOccurrence], today: dt.date) -> EventOccurrence | None:
    """The first of them that takes place; where none does, the first one."""
    left = coming(dates, today)
    return next((each for each in left if each.status != "cancelled"), next(iter(left), None))


def is_for_children(event: Any) -> bool:
    """Whether parents can bring their children: they are who it is for, or somebody looks after them."""
    return conditions.has_childcare(event) or any(group in _CHILDREN for group in event.target_groups)


def line(key: str, occurrence: EventOccurrence, day: dt.date, *, is_dated: bool = False) -> Line:
    """The line of a date in a list under `day`: its first day, or a later one while it runs. `is_dated`: it says the day itself."""
    last = last_day(occurrence)
    moment = until(occurrence)
    begins_here = occurrence.first_day == day and not occurrence.is_all_day
    return Line(
        key=key,
        begin=occurrence.start.time() if begins_here else None,
        end=None if occurrence.is_all_day or occurrence.end == occurrence.start else occurrence.end.time(),
        last=last if last > occurrence.first_day else None,
        status=occurrence.status,
        moved_from=occurrence.moved_from,
        until=moment if is_dated or moment[:10] != day.isoformat() else moment[11:],
        day=day if is_dated else None,
    )


def until(occurrence: EventOccurrence) -> str:
    """The moment from which on a date is over. A cancelled one stays to the end of its day, so that nobody comes for nothing."""
    if occurrence.is_all_day or occurrence.end == occurrence.start or occurrence.status == "cancelled":
        return end_of(last_day(occurrence))
    if occurrence.end.time() == dt.time(0):
        return end_of(occurrence.last_day)
    return f"{occurrence.end:%Y-%m-%dT%H:%M}"


def date_line(reader: Reader, shown: Line) -> DateLine:
    event = reader.portal.records["events"][shown.key]
    facts = (
        CardFact("where", reader.say("Wo?"), tuple(where(reader, event))),
        CardFact("languages", reader.say("Gesprochene Sprachen"), tuple(reader.language_names(event.languages))),
    )
    return DateLine(
        until=shown.until,
        iso=shown.day.isoformat() if shown.day else None,
        day=reader.formats.weekday_and_day(shown.day) if shown.day else None,
        time=time_in_words(reader, shown),
        name=reader.translator.text("events", event, "name"),
        link=reader.link(urls.event(shown.key)),
        badges=tuple(_badges(reader, event, shown)),
        facts=tuple(fact for fact in facts if fact.values),
    )


def where(reader: Reader, event: Any) -> Iterator[Words | Markup]:
    """The names of its places, and whether it is online."""
    yield from conditions.places(reader, event)
    if conditions.is_online(reader.portal, event):
        yield reader.say("Online")


def time_in_words(reader: Reader, shown: Line) -> Markup | str:
    """`17:00–21:30`, `Ganzer Tag`, `17:00, bis Sonntag, 7. März 2027, 14:00`."""
    if shown.last is None:
        if shown.begin is None:
            return reader.say("Ganzer Tag")
        return reader.formats.span(shown.begin, shown.end) if shown.end is not None else reader.formats.isolated(f"{shown.begin:%H:%M}")
    parts = [reader.say("bis %(last)s", last=reader.formats.weekday_and_day(shown.last))]
    if shown.begin is not None:
        parts.insert(0, Markup(f"{shown.begin:%H:%M}"))
    if shown.end is not None:
        parts.append(Markup("24:00" if shown.end == dt.time(0) else f"{shown.end:%H:%M}"))
    return Markup(", ").join(parts)


def status_badges(reader: Reader, status: str, moved_from: dt.date | None) -> Iterator[Badge]:
    """What is not as planned with a date."""
    if status == "cancelled":
        yield Badge(reader.say("Abgesagt"), "stop")
    elif status == "postponed":
        yield Badge(reader.say("Verschoben"), "warn")
    else:
        if moved_from is not None:
            yield Badge(reader.say("Verschoben vom %(day)s", day=reader.day(moved_from)), "warn")
        if status == "tentative":
            yield Badge(reader.say("Noch nicht sicher"), "warn")


def _badges(reader: Reader, event: Any, shown: Line) -> Iterator[Badge]:
    """The few facts that decide whether an event is worth opening; none of them counts where it is cancelled."""
    yield from status_badges(reader, shown.status, shown.moved_from)
    if shown.status == "cancelled":
        return
    if event.cost == "free":
        yield Badge(conditions.cost(reader, event))
    if event.women_only:
        yield Badge(reader.say("Nur für Frauen"))
    if conditions.has_childcare(event):
        yield Badge(reader.say("Mit Kinderbetreuung"))
    elif is_for_children(event):
        yield Badge(reader.say("Kinder willkommen"))
