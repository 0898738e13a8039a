"""iCalendar (RFC 5545): calendars that phones subscribe to, and single entries to keep.

Known faults of readers decide the form: the time zone is written with yearly rules, as lists of dates are read wrongly by
several readers (an hour late all summer); REFRESH-INTERVAL carries its VALUE, which the standard asks for; nothing
depends on the moment of the build, so that an unchanged calendar is byte for byte the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vDuration, vRecur, vText, vUri

ZONE = "Europe/Berlin"
_PRODUCT = "-//Integration portal//Calendar//DE"
_REFRESH = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Entry:
    """One VEVENT. A date is a whole day, a moment is Berlin wall time without a zone; `end` is exclusive as in the standard.

    `uid` and `stamp` come from the data and never change with a build. `recurrence_id` names the occurrence of a series
    that this entry replaces. `language` is given only for words in another language than the calendar's.
    """

    uid: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    summary: str
    stamp: dt.datetime
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    status: str = "CONFIRMED"
    sequence: int = 0
    rrule: str = ""
    exdates: tuple[dt.date | dt.datetime, ...] = ()
    recurrence_id: dt.date | dt.datetime | None = None
    position: tuple[float, float] | None = None
    language: str = ""
    is_busy: bool = field(default=True)  # False: the calendar of a subscriber stays free (feasts)


def event(entry: Entry) -> bytes:
    """One entry, to be put into as many calendars as have it."""
    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", entry.stamp)
    made.add("last-modified", entry.stamp)
    made.add("sequence", entry.sequence)
    for name, value in (("dtstart", entry.start), ("dtend", entry.end), ("recurrence-id", entry.recurrence_id)):
        if value is not None:
            made.add(name, *_time(value))
    if entry.rrule:
        made.add("rrule", vRecur.from_ical(entry.rrule))
    for day in entry.exdates:
        made.add("exdate", *_time(day))
    parameters = {"LANGUAGE": entry.language} if entry.language else {}
    made.add("summary", vText(entry.summary, params=parameters))
    for name, text in (("description", entry.description), ("location", entry.location)):
        if text:
            made.add(name, vText(text))
    if entry.url:
        made.add("url", vUri(entry.url))
    if entry.categories:
        made.add("categories", list(entry.categories))
    if entry.position:
        made.add("geo", entry.position)
    made.add("status", entry.status)
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    return made.to_ical()


def calendar(name: str, description: str, source: str, events: Iterable[bytes]) -> bytes:
    """A calendar of finished entries. `source`: the fixed address under which it is published."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCT)
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        made.add(key, name)
    for key in ("description", "x-wr-caldesc"):
        made.add(key, description)
    made.add("x-wr-timezone", ZONE)
    made.add("source", vUri(source, params={"VALUE": "URI"}))
    refresh = vDuration(_REFRESH)
    refresh.params["VALUE"] = "DURATION"
    made.add("refresh-interval", refresh)
    made.add("x-published-ttl", vDuration(_REFRESH))
    made.add_component(_time_zone())
    head, end = made.to_ical().split(b"END:VCALENDAR")
    return b"".join([head, *events, b"END:VCALENDAR", end])


def _time(value: dt.date | dt.datetime) -> tuple[dt.date | dt.datetime, dict[str, str]]:
    if isinstance(value, dt.datetime):
        return value, {"TZID": ZONE}
    return value, {"VALUE": "DATE"}


def _time_zone() -> Timezone:
    """Europe/Berlin since 1996, by rule (EU directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    changes = (
        (TimezoneDaylight, "CEST", dt.datetime(1981, 3, 29, 2), 1, 2, 3),
        (TimezoneStandard, "CET", dt.datetime(1996, 10, 27, 3), 2, 1, 10),
    )
    for part, name, start, before, after, month in changes:
        change = part()
        change.add("tzname", name)
        change.add("dtstart", start)
        change.add("tzoffsetfrom", dt.timedelta(hours=before))
        change.add("tzoffsetto", dt.timedelta(hours=after))
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(change)
    return zone
