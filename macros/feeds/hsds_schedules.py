"""Opening hours and meetings as HSDS 3.1 schedules.

A schedule has the fields of an RFC 5545 rule, but no exceptions: what is left out stands in `notes`, in words.
`opens_at` should name an offset from UTC, which would be wrong for half of the year, and `timezone` is a number;
so times are local time, and `notes` says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from macros.feeds.identifiers import identifier, lasting
from macros.feeds.plain import filled, joined, plain
from macros.models.contacts import Contact
from macros.models.offers import Offer
from macros.models.opening_hours import OpeningHours, Spans
from macros.models.rules import WEEKDAYS
from macros.models.schedules import Schedule
from macros.views import times
from macros.views.reader import Reader

LOCAL_TIME = "Ortszeit Europe/Berlin"  # the same in every language: a remark for programs, not for readers
_BETWEEN_NOTES = "; "


def of_offer(reader: Reader, offer: Offer, meetings: Sequence[times.Meeting]) -> list[dict[str, Any]]:
    """The rules of an offer, each with the `meetings` view of it, and one without a rule for what is only said in words."""
    texts = [
        reader.say("Nach Vereinbarung") if offer.by_appointment else None,
        reader.translator.text("offers", offer, "schedule_description"),
    ]
    found = [
        _rule(schedule) | {
            "description": joined([meeting.days, meeting.span, meeting.rhythm], ", "),
            "notes": joined([*meeting.exceptions, LOCAL_TIME], _BETWEEN_NOTES),
        }
        for schedule, meeting in zip(offer.schedules, meetings, strict=True)
    ]
    validity = {"valid_from": _iso(offer.valid_from), "valid_to": _iso(offer.valid_to)}
    schedules = [validity | each for each in (*found, {"description": joined(texts)}) if each["description"]]
    return _numbered(reader, schedules, lasting(offer))


def of_contact(reader: Reader, contact: Contact, place: str) -> list[dict[str, Any]]:
    """The opening hours of a contact, and what is only said about them in words; `place` is the place's name in UUIDs."""
    texts = [
        reader.say("Nach Vereinbarung") if contact.by_appointment else None,
        reader.translator.text("contacts", contact, "opening_hours_description"),
    ]
    opening = contact.opening_hours
    rules = list(_opening(reader, opening)) if opening else []
    notes = _exceptions(reader, opening) if opening else []
    schedules = [rule | {"notes": joined([*notes, LOCAL_TIME], _BETWEEN_NOTES)} for rule in rules]
    if any(texts) or (notes and not rules):
        schedules.append({"description": joined(texts), "notes": None if rules else joined(notes, _BETWEEN_NOTES)})
    return _numbered(reader, schedules, "contacts", lasting(contact), place)


def _numbered(reader: Reader, schedules: Sequence[dict[str, Any]], *path: str) -> list[dict[str, Any]]:
    """Each schedule with its UUID and without empty fields."""
    return [filled({"id": identifier(reader, "schedule", *path, number)} | each) for number, each in enumerate(schedules)]


def _rule(schedule: Schedule) -> dict[str, Any]:
    """The rule as RFC 5545 writes it. `until` is the last meeting; `valid_to` would be the end of the information."""
    return {
        "dtstart": schedule.dtstart.isoformat(),
        "until": _iso(schedule.until),
        "freq": schedule.freq,
        "interval": schedule.interval,
        "byday": ",".join(f"{nth or ''}{WEEKDAYS[weekday]}" for nth, weekday in schedule.byday),
        "bymonthday": ",".join(str(day) for day in schedule.bymonthday),
        "opens_at": f"{schedule.opens_at:%H:%M}",
        "closes_at": f"{schedule.closes_at:%H:%M}",
    }


def _opening(reader: Reader, opening: OpeningHours) -> Iterator[dict[str, Any]]:
    """One rule for each span of time with all its weekdays; then the nth weekdays of a month."""
    for span, weekdays in _weekdays_by_span(opening.weekly).items():
        byday = ",".join(WEEKDAYS[weekday] for weekday in weekdays)
        names = reader.formats.all_of([reader.formats.weekday(weekday) for weekday in weekdays])
        words = reader.say("Rund um die Uhr, jeden Tag") if opening.always else _days_and_span(reader, names, span)
        yield _opening_rule("WEEKLY", byday, span, words)
    rows = times.hours(reader, opening).rows[-len(opening.nth):] if opening.nth else ()
    for rule, row in zip(opening.nth, rows, strict=True):
        byday = ",".join(f"{nth}{WEEKDAYS[rule.weekday]}" for nth in rule.nth)
        for span in rule.spans:
            yield _opening_rule("MONTHLY", byday, span, _days_and_span(reader, row.days, span))


def _weekdays_by_span(weekly: tuple[Spans, ...]) -> dict[tuple[dt.time, dt.time], list[int]]:
    found: dict[tuple[dt.time, dt.time], list[int]] = {}
    for weekday, spans in enumerate(weekly):
        for span in spans:
            found.setdefault(span, []).append(weekday)
    return found


def _opening_rule(freq: str, byday: str, span: tuple[dt.time, dt.time], words: str) -> dict[str, Any]:
    """Midnight at the end of a day is 23:59, as schema.org writes it: few programs read 24:00."""
    start, end = span
    closes = "23:59" if end == dt.time(0) else f"{end:%H:%M}"
    rule = {"freq": freq, "interval": 1, "byday": byday}
    return rule | {"opens_at": f"{start:%H:%M}", "closes_at": closes, "description": plain(words)}


def _days_and_span(reader: Reader, days: str, span: tuple[dt.time, dt.time]) -> str:
    return reader.say("%(days)s, %(time)s", days=days, time=reader.formats.span(*span))


def _exceptions(reader: Reader, opening: OpeningHours) -> list[str]:
    """`24. Dezember 2026: geschlossen` for each coming exception, then the hours on public holidays."""
    rows = [(row.days, row.spans) for row in times.hours(reader, opening).exceptions]
    if opening.holiday is not None:  # the last row; on pages it also names the next holidays, which change by the day
        rows[-1] = (reader.say("An Feiertagen"), rows[-1][1])
    closed = plain(reader.say("geschlossen"))
    return [f"{plain(days)}: {joined(spans, ', ') or closed}" for days, spans in rows]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
