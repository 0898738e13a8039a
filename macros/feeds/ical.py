"""iCalendar (RFC 5545): calendars that phones subscribe to, and single entries to keep.

Known faults of readers decide the form: the time zone is written with yearly rules, as lists of dates are read wrongly by
several readers (an hour late all summer); REFRESH-INTERVAL carries its VALUE, which the standard asks for; nothing
depends on the moment of the build, so that an unchanged calendar is byte for byte the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from macros.clock import BERLIN

ZONE = "Europe/Berlin"
_PRODUCT = "-//Integration portal//Calendar//DE"
_REFRESH = dt.timedelta(hours=12)
_LINE = 74  # bytes; with the space before a line that goes on, the 75 of the standard
_BREAK = b"\r\n"
_END = b"END:VCALENDAR\r\n"


class Facts(Struct, frozen=True):
    """What a VEVENT says in every language. A date is a whole day, a moment is Berlin wall time without a zone; `end` is
    exclusive as in the standard.

    `uid` and `stamp` come from the data and never change with a build. `recurrence_id` names the occurrence of a series
    that this entry replaces.
    """

    uid: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    stamp: dt.datetime
    status: str = "CONFIRMED"
    sequence: int = 0
    rrule: str = ""
    exdates: tuple[dt.date | dt.datetime, ...] = ()
    recurrence_id: dt.date | dt.datetime | None = None
    position: tuple[float, float] | None = None
    is_busy: bool = True  # False: the calendar of a subscriber stays free (feasts)


class Wording(Struct, frozen=True):
    """What a VEVENT says in one language. `language` is given only for a summary in another language than the calendar's."""

    summary: str
    description: str = ""
    location: str = ""
    contact: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""


@cache
def _library() -> Any:
    """icalendar. It is slow to import, and most builds make no calendar anew."""
    import icalendar
    import icalendar.parser
    import icalendar.prop

    return icalendar


def event(facts: Facts, wording: Wording) -> bytes:
    """One entry, to be put into as many calendars as have it."""
    return _BREAK.join([b"BEGIN:VEVENT", _facts(facts), *_wording(wording), b"END:VEVENT", b""])


def calendar(name: str, description: str, source: str, events: Iterable[bytes]) -> bytes:
    """A calendar of finished entries. `source`: the fixed address under which it is published."""
    made = _calendar()
    for key in ("name", "x-wr-calname"):
        made.add(key, name)
    for key in ("description", "x-wr-caldesc"):
        made.add(key, description)
    made.add("x-wr-timezone", ZONE)
    made.add("source", _library().vUri(source, params={"VALUE": "URI"}))
    refresh = _library().vDuration(_REFRESH)
    refresh.params["VALUE"] = "DURATION"
    made.add("refresh-interval", refresh)
    made.add("x-published-ttl", _library().vDuration(_REFRESH))
    return _filled(made.to_ical(), events)


def single(events: Iterable[bytes]) -> bytes:
    """Entries to keep, as a file. It has no name: some programs would make a calendar of its own for it."""
    return _filled(_nameless(), events)


def changes_clocks(start: dt.date | dt.datetime, end: dt.date | dt.datetime) -> bool:
    """Whether the clocks are changed between two wall times."""
    if not (isinstance(start, dt.datetime) and isinstance(end, dt.datetime)):
        return False
    return start.replace(tzinfo=BERLIN).utcoffset() != end.replace(tzinfo=BERLIN).utcoffset()


@lru_cache(maxsize=16_384)
def _facts(facts: Facts) -> bytes:
    """Remembered, for every language says the same."""
    made = _library().Event()
    made.add("uid", facts.uid)
    made.add("dtstamp", facts.stamp)
    made.add("last-modified", facts.stamp)
    made.add("sequence", facts.sequence)
    made.add("dtstart", *_time(facts.start))
    if facts.rrule and changes_clocks(facts.start, facts.end):
        made.add("duration", facts.end - facts.start)  # from two moments some readers would count an hour more or less, for all dates
    else:
        made.add("dtend", *_time(facts.end))
    if facts.recurrence_id is not None:
        made.add("recurrence-id", *_time(facts.recurrence_id))
    if facts.rrule:
        made.add("rrule", _library().vRecur.from_ical(facts.rrule))
    for day in facts.exdates:
        made.add("exdate", *_time(day))
    if facts.position:
        made.add("geo", facts.position)
    made.add("status", facts.status)
    made.add("transp", "OPAQUE" if facts.is_busy else "TRANSPARENT")
    return made.to_ical().removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(b"\r\nEND:VEVENT\r\n")


def _wording(wording: Wording) -> Iterator[bytes]:
    """Line by line, as the library writes them: a whole component of the library takes several times as long."""
    yield _line("SUMMARY", wording.summary, wording.language)
    for name, text in (("DESCRIPTION", wording.description), ("LOCATION", wording.location), ("CONTACT", wording.contact)):
        if text:
            yield _line(name, text)
    if wording.categories:
        yield _line("CATEGORIES", wording.categories)
    if wording.url:
        yield _line("URL", wording.url)


@lru_cache(maxsize=4096)
def _line(name: str, text: str | tuple[str, ...], language: str = "") -> bytes:
    """One line, folded. Remembered: places, topics and the words of a feast come again and again."""
    library = _library()
    value = library.vUri(text) if name == "URL" else library.prop.vCategory(list(text)) if name == "CATEGORIES" else library.vText(text)
    parameters = library.parser.Parameters({"LANGUAGE": language} if language else {})
    return _folded(library.parser.Contentline.from_parts(name, parameters, value).encode())


def _folded(line: bytes) -> bytes:
    """As the library folds lines (a test compares them): no character of any script and no escape is cut in two.

    The library looks at each character by itself, which took a third of the time that all calendars need.
    """
    pieces = []
    while len(line) > _LINE:
        end = _LINE
        while line[end] & 0xC0 == 0x80:  # in UTF-8, every byte of a character but the first
            end -= 1
        if line[end - 1] in b"\\^":
            end -= 1
        pieces.append(line[:end])
        line = line[end:]
    return b"\r\n ".join([*pieces, line])


def _calendar() -> Any:
    made = _library().Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCT)
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add_component(_time_zone())
    return made


@cache
def _nameless() -> bytes:
    return _calendar().to_ical()


def _filled(made: bytes, events: Iterable[bytes]) -> bytes:
    """Entries stand before the last line. Only its place tells it: the words of a calendar may say the same."""
    return b"".join([made.removesuffix(_END), *events, _END])


def _time(value: dt.date | dt.datetime) -> tuple[dt.date | dt.datetime, dict[str, str]]:
    if isinstance(value, dt.datetime):
        return value, {"TZID": ZONE}
    return value, {"VALUE": "DATE"}


@cache
def _time_zone() -> Any:
    """Europe/Berlin since 1996, by rule (EU directive 2000/84/EC)."""
    zone = _library().Timezone()
    zone.add("tzid", ZONE)
    changes = (
        (_library().TimezoneDaylight, "CEST", dt.datetime(1981, 3, 29, 2), 1, 2, 3),
        (_library().TimezoneStandard, "CET", dt.datetime(1996, 10, 27, 3), 2, 1, 10),
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
