"""open-data/events.json: the events with all their dates of the calendars' window, for other programs.

One file for all languages: a text is an object `{language: words}` that holds what has been translated, the source
language always; descriptions are in their Markdown. Fields are called as in data/events/, which follows iCalendar and
schema.org, and are named here one by one: what is not named is not published. A date of a series has `start` and `end`
as moments with their offset from UTC (`2026-12-05T17:00:00+01:00`), or as days, of which the last one is included; moved and
cancelled ones are among them, so nobody has to understand rules.
`uid` is that of the entry in calendars; the ids of places, contacts and offers are those of the other files.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from macros import feast_dates, urls
from macros.clock import BERLIN
from macros.feeds.identifiers import identifier, lasting
from macros.feeds.plain import filled, uri
from macros.feeds.stamps import uid
from macros.fingerprints import digest
from macros.models.events import Event
from macros.models.moments import Moment
from macros.models.shared import CostOption, Record
from macros.project import Edition
from macros.recurrence import EventOccurrence

Object = dict[str, Any]

_KINDS = ("events", "places", "contacts", "offers")


def fingerprint(edition: Edition) -> bytes:
    """Changes with every record that the file shows, in any language, and with the window."""
    portal = edition.portal
    shelves = [portal.records, *({kind: portal.texts.get((kind, code), {}) for kind in _KINDS} for code in _others(edition))]
    found = [f"{first} {last}" for first, last in [feast_dates.window(edition.today)]]
    for kind, key in sorted(_shown(edition)):
        prints = [shelf[kind].fingerprint(key) if key in shelf[kind] else None for shelf in shelves]
        found.append(f"{kind} {key} {prints}")
    return digest(*found)


def events(edition: Edition) -> bytes:
    first, last = feast_dates.window(edition.today)
    writer = _Writer(edition)
    made = [writer.event(key, first, last) for key in sorted(edition.portal.records["events"])]
    for code in _others(edition):
        edition.portal.release(code)
    whole = {"time_zone": BERLIN.key, "first": str(first), "last": str(last), "events": made}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _others(edition: Edition) -> list[str]:
    return [code for code in edition.languages if code != edition.portal.languages.source.code]


def _shown(edition: Edition) -> set[tuple[str, str]]:
    """(kind, id) of the events and of everything they name."""
    found = set()
    for key, event in edition.portal.records["events"].items():
        found |= {("events", key), ("contacts", event.organizer)}
        found |= {("contacts", each) for each in event.partners} | {("places", each) for each in event.locations}
        found |= {("offers", event.offer)} if event.offer else set()
    return found


class _Writer:
    """Writes events; places and contacts, which many of them name, once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._portal = edition.portal
        self._source = edition.portal.languages.source.code
        self._reader = edition.reader(self._source)
        self._place = cache(self._make_place)
        self._contact = cache(self._make_contact)
        self._term = cache(self._make_term)

    def event(self, key: str, first: dt.date, last: dt.date) -> Object:
        event: Event = self._portal.records["events"][key]
        texts = self._texts("events", event)
        dates = (each for each in self._portal.almanac.events[key] if each.first_day <= last and each.last_day >= first)
        return filled({
            "id": identifier(self._reader, "event", lasting(event)),
            "uid": uid(self._reader, f"event-{lasting(event)}"),
            "pages": {code: self._reader.urls.absolute(code, urls.event(key)) for code in self._edition.languages},
            "name": texts("name"),
            "summary": texts("summary"),
            "description": texts("description"),
            "status": event.status,
            "status_note": texts("status_note"),
            "all_day": event.is_all_day,
            "occurrences": [_occurrence(each) for each in dates],
            "locations": [self._place(each) for each in event.locations],
            "online": event.online,
            "url": uri(event.url),
            "organizer": self._contact(event.organizer),
            "partners": [self._contact(each) for each in event.partners],
            "topics": [self._term("topics", each) for each in event.topics],
            "target_groups": [self._term("target_groups", each) for each in event.target_groups],
            "languages": list(event.languages),
            "interpretation_services": texts("interpretation_services"),
            "accessibility_description": texts("accessibility_description"),
            "cost": event.cost,
            "cost_options": [self._amount(event, number, each) for number, each in enumerate(event.cost_options)],
            "fees_description": texts("fees_description"),
            "registration": event.registration,
            "application_process": texts("application_process"),
            "application_url": uri(event.application_url),
            "childcare": event.childcare,
            "women_only": event.women_only,
            "offer": identifier(self._reader, "service", lasting(self._portal.records["offers"][event.offer])) if event.offer else None,
            "feast": event.feast,
            "last_modified": _iso(event.modified),
            "sequence": event.sequence,
            "assured_date": event.assured_date.isoformat(),
        })

    def _make_place(self, key: str) -> Object:
        place = self._portal.records["places"][key]
        return filled({
            "id": identifier(self._reader, "location", lasting(place)),
            "name": self._texts("places", place)("name"),
            "address": place.address.model_dump() if place.address else None,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "wheelchair": place.accessibility.wheelchair if place.accessibility else None,
        })

    def _make_contact(self, key: str) -> Object:
        contact = self._portal.records["contacts"][key]
        return {"id": identifier(self._reader, "organization", lasting(contact)), "name": self._texts("contacts", contact)("name")}

    def _make_term(self, vocabulary: str, key: str) -> Object:
        return {"id": key, "name": self._published(self._portal.vocabularies[vocabulary][key].name)}

    def _amount(self, event: Event, number: int, option: CostOption) -> Object:
        words = {self._source: option.option}
        for code, text in self._translations("events", event):
            words[code] = text.cost_options[number].option if text.cost_options else None
        return filled({"amount": float(option.amount), "currency": "EUR", "option": filled(words)})

    def _texts(self, kind: str, record: Record) -> Callable[[str], Object]:
        """`texts("name")`: a text of a record in every language that has it."""
        translations = self._translations(kind, record)

        def find(field: str) -> Object:
            return filled({self._source: getattr(record, field)} | {code: getattr(text, field) for code, text in translations})

        return find

    def _translations(self, kind: str, record: Record) -> list[tuple[str, Any]]:
        found = ((code, self._portal.texts.get((kind, code), {}).get(record.id)) for code in _others(self._edition))
        return [(code, text) for code, text in found if text is not None]

    def _published(self, words: Mapping[str, str]) -> Object:
        return {code: words[code] for code in self._edition.languages if code in words}


def _occurrence(date: EventOccurrence) -> Object:
    """`moved_from`: the day on which it would have been by the rule."""
    moved = date.moved_from and date.moved_from.isoformat()
    return filled({"start": _iso(date.start), "end": _iso(date.end), "status": date.status, "moved_from": moved})


def _iso(moment: Moment) -> str:
    return (moment.replace(tzinfo=BERLIN) if isinstance(moment, dt.datetime) else moment).isoformat()
