"""Events as entries of calendars: a series as one rule, and an entry of its own for each date that is unlike the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from macros import urls
from macros.feeds import ical
from macros.feeds.identifiers import lasting
from macros.feeds.plain import joined, plain
from macros.feeds.stamps import uid, utc
from macros.models.events import Event, EventRule
from macros.models.moments import Moment
from macros.models.places import Place
from macros.models.rules import WEEKDAYS
from macros.translate import N_, Words
from macros.views import conditions
from macros.views.reader import Reader

CANCELLED = "CANCELLED"
# A postponed event does not take place on the day its entry has, and its new day is not known yet; once it is, the entry
# moves there, for its UID stays. Cancelled ones are kept: copies on phones would stay as they are if they were left out.
STATUS = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": CANCELLED, "postponed": CANCELLED}
# Many programs show neither the status nor what it means, so the name says it, too.
_WARNINGS = {"cancelled": N_("Abgesagt"), "postponed": N_("Verschoben"), "tentative": N_("Noch nicht sicher")}

_DAY = dt.timedelta(days=1)
_CLOCKS_CHANGED = dt.time(3)  # whatever begins and ends on one day after this hour has no change of the clocks in it


class EventEntries:
    """The entries of events in one language. Those of an event are made once, for all calendars that have it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._events = reader.portal.records["events"]
        self.of = cache(self._of)

    def touching(self, first: dt.date, last: dt.date) -> list[str]:
        """The ids of the events with a date, even a cancelled one, from `first` to `last`."""
        return [
            key for key, dates in self._reader.portal.almanac.events.items()
            if any(each.first_day <= last and each.last_day >= first for each in dates)
        ]

    def _of(self, key: str) -> bytes:
        event = self._events[key]
        as_planned = wording(self._reader, event, event.status)
        name = uid(self._reader, f"event-{lasting(event)}")
        made = []
        for facts, is_cancelled_date in entries(event, name, _position(self._reader, event)):
            made.append(ical.event(facts, wording(self._reader, event, "cancelled") if is_cancelled_date else as_planned))
        return b"".join(made)


def entries(event: Event, name: str, position: tuple[float, float] | None = None) -> Iterator[tuple[ical.Facts, bool]]:
    """The entries of an event under the UID `name`, and whether each is a date that alone is cancelled."""

    def facts(start: Moment, *, is_cancelled: bool, **others) -> tuple[ical.Facts, bool]:
        end = start + event.duration + (_DAY if event.is_all_day else dt.timedelta())
        status = CANCELLED if is_cancelled else STATUS[event.status]
        return ical.Facts(
            name, start, end, utc(event.modified), status, event.sequence, position=position, is_busy=not event.is_all_day, **others
        ), is_cancelled

    if event.rrule is None:
        yield facts(event.moved[0].to if event.moved else event.start, is_cancelled=bool(event.cancelled_dates))
        return
    left_out = tuple(map(event.starts_on, sorted(event.exdates)))
    yield facts(event.start, is_cancelled=False, rrule=_rule(event, event.rrule), exdates=left_out)
    for day, start in sorted(_unlike_the_rule(event)):
        yield facts(start, is_cancelled=day in event.cancelled_dates, recurrence_id=event.starts_on(day))


def wording(reader: Reader, event: Event, status: str) -> ical.Wording:
    words = reader.translator
    name = words.text("events", event, "name")
    warning = f"{reader.plain(_WARNINGS[status])}: " if status in _WARNINGS else ""
    address = reader.urls.absolute(reader.language.code, urls.event(event.id))
    return ical.Wording(
        summary=f"{warning}{name}",
        description=joined(_description(reader, event, address)) or "",
        location="; ".join(_locations(reader, event)),
        contact=words.text("contacts", reader.portal.records["contacts"][event.organizer], "name"),
        url=address,
        categories=tuple(reader.terms("topics", event.topics)),
        language=_foreign(name),
    )


def _foreign(words: Words) -> str:
    return words.language.code if words.is_fallback else ""


def _description(reader: Reader, event: Event, address: str) -> Iterator[str | None]:
    """What decides whether to come. The address stands in the text too: many programs do not show that of an entry."""
    words = reader.translator
    yield words.text("events", event, "status_note")
    yield words.text("events", event, "summary")
    yield ", ".join(filter(None, map(plain, conditions.costs(reader, "events", event))))
    yield words.text("events", event, "fees_description")
    yield conditions.registration(reader, event)
    yield words.text("events", event, "application_process")
    yield event.application_url
    if event.languages:
        yield f"{reader.plain('Gesprochene Sprachen')}: {', '.join(reader.language_names(event.languages))}"
    yield address


def _locations(reader: Reader, event: Event) -> Iterator[str]:
    for place in _places(reader, event):
        name = reader.translator.text("places", place, "name")
        address = place.address
        yield ", ".join([name, *([address.address_1, f"{address.postal_code} {address.city}"] if address else [])])
    if conditions.is_online(reader.portal, event):
        yield reader.plain("Online")


def _places(reader: Reader, event: Event) -> list[Place]:
    places = [reader.portal.records["places"][key] for key in event.locations]
    return [place for place in places if place.location_type == "physical"]


def _position(reader: Reader, event: Event) -> tuple[float, float] | None:
    """Where it is, if it is in one place."""
    places = _places(reader, event)
    if len(places) != 1 or places[0].latitude is None:
        return None
    return float(places[0].latitude), float(places[0].longitude)


def _unlike_the_rule(event: Event) -> Iterator[tuple[dt.date, Moment]]:
    """The dates that need an entry of their own, each by the day that the rule gives it and by its start."""
    yield from ((move.day, move.to) for move in event.moved)
    changed = {*event.exdates, *(move.day for move in event.moved)}
    yield from ((day, event.starts_on(day)) for day in event.cancelled_dates)
    if not _may_change_clocks(event):
        return
    changed |= set(event.cancelled_dates)
    for day in event.dates():
        start = event.starts_on(day)
        # Readers count the length of a date in hours, people look at the clock.
        if day not in changed and ical.changes_clocks(start, start + event.duration):
            yield day, start


def _may_change_clocks(event: Event) -> bool:
    """A quick look: asking the time zone for every date of every event takes long."""
    if event.is_all_day:
        return False
    return event.start.date() != event.end.date() or event.start.time() < _CLOCKS_CHANGED


def _rule(event: Event, rule: EventRule) -> str:
    parts = {"FREQ": rule.freq}
    if rule.interval != 1:
        parts["INTERVAL"] = str(rule.interval)
    month_days = rule.bymonthday
    if rule.freq == "YEARLY":
        parts["BYMONTH"] = str(event.start.month)  # in iCalendar, 2SA of a year is its second Saturday
        month_days = () if rule.byday else (event.start.day,)  # without, some readers make 1 March of 29 February
    if rule.byday:
        parts["BYDAY"] = ",".join(f"{nth or ''}{WEEKDAYS[weekday]}" for nth, weekday in rule.byday)
    if month_days:
        parts["BYMONTHDAY"] = ",".join(map(str, month_days))
    parts |= {"COUNT": str(rule.count)} if rule.count is not None else {"UNTIL": _until(event.starts_on(rule.until))}
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _until(start: Moment) -> str:
    """The last start that may be: in UTC, as the standard asks where the start has a time zone."""
    return f"{utc(start):%Y%m%dT%H%M%SZ}" if isinstance(start, dt.datetime) else f"{start:%Y%m%d}"
