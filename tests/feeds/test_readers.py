"""Calendars as three independent programs read them: the same dates in UTC as in the portal, whatever the rule."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from macros import feast_dates, urls
from macros.feeds import calendars, ical
from macros.feeds.event_entries import EventEntries
from macros.fingerprints import RecordFingerprints
from macros.models.events import Event
from macros.portal import Portal, load
from macros.views.reader import Reader
from tests.conftest import LAST_CHECK, TODAY
from tests.feeds import readers

ONE_DAY = dt.timedelta(days=1)
COMMON = {"name": "Treffen", "summary": "Ein Treffen.", "organizer": "buero", "topics": ["language"], "cost": "free", "online": True, "assured_date": "2026-10-01"}
TUESDAYS = {"start": "2026-09-15T17:00", "end": "2026-09-15T19:00", "rrule": {"freq": "WEEKLY", "byday": ["TU"], "until": "2027-06-29"}}
SERIES = {
    "weekly-over-winter": TUESDAYS | {
        "exdates": ["2026-12-22", "2026-12-29"], "moved": [{"from": "2026-11-24", "to": "2026-11-25T18:00"}, {"from": "2027-04-06", "to": "2027-03-31T09:30"}],
        "cancelled_dates": ["2026-10-27", "2027-03-30"],
    },
    "last-date-counts": TUESDAYS | {"start": "2026-09-15T23:30", "end": "2026-09-15T23:45"},
    "first-date-moved": TUESDAYS | {"moved": [{"from": "2026-09-15", "to": "2026-09-16T17:00"}]},
    "first-date-cancelled": TUESDAYS | {"cancelled_dates": ["2026-09-15"]},
    "first-date-left-out": TUESDAYS | {"exdates": ["2026-09-15"]},
    "moved-within-its-day": TUESDAYS | {"moved": [{"from": "2026-10-20", "to": "2026-10-20T10:00"}]},
    "moved-to-the-day-of-a-change": TUESDAYS | {"moved": [{"from": "2026-10-20", "to": "2026-10-25T01:00"}]},
    "two-days-every-second-week": {"start": "2026-10-12T09:00", "end": "2026-10-12T11:15", "rrule": {"freq": "WEEKLY", "interval": "2", "byday": ["MO", "SU"], "count": "60"}},
    "every-third-day": {"start": "2026-10-20T08:00", "end": "2026-10-20T08:30", "rrule": {"freq": "DAILY", "interval": "3", "count": "80"}, "exdates": ["2026-10-23"]},
    "second-and-last": {"start": "2026-11-11T18:00", "end": "2026-11-11T20:00", "rrule": {"freq": "MONTHLY", "byday": ["2WE", "-1FR"], "until": "2028-12-31"}},
    "fifth-friday": {"start": "2026-10-30T18:00", "end": "2026-10-30T20:00", "rrule": {"freq": "MONTHLY", "byday": ["5FR"], "until": "2028-12-31"}},
    "end-of-month": {"start": "2026-12-31T12:00", "end": "2026-12-31T13:00", "rrule": {"freq": "MONTHLY", "bymonthday": ["29", "31", "-1"], "until": "2028-03-31"}},
    "every-quarter": {"start": "2026-11-15T10:00", "end": "2026-11-15T16:00", "rrule": {"freq": "MONTHLY", "interval": "3", "bymonthday": ["15"], "count": "12"}},
    "leap-day": {"start": "2028-02-29T10:00", "end": "2028-02-29T12:00", "rrule": {"freq": "YEARLY", "until": "2033-02-28"}},
    "last-saturday-in-june": {"start": "2027-06-26T13:00", "end": "2027-06-26T22:00", "rrule": {"freq": "YEARLY", "byday": ["-1SA"], "count": "5"}},
    "new-years-eve": {"start": "2026-12-31T22:00", "end": "2027-01-01T03:00", "rrule": {"freq": "YEARLY", "count": "4"}},
    "nights": {"start": "2026-10-03T22:00", "end": "2026-10-04T04:00", "rrule": {"freq": "WEEKLY", "byday": ["SA"], "until": "2027-11-27"}},
    "nights-from-a-short-one-on": {"start": "2027-03-27T22:00", "end": "2027-03-28T04:00", "rrule": {"freq": "MONTHLY", "byday": ["-1SA"], "count": "14"}},
    "nights-from-a-long-one-on": {"start": "2026-10-24T23:00", "end": "2026-10-25T05:00", "rrule": {"freq": "WEEKLY", "byday": ["SA"], "count": "60"}},
    "early-mornings": {"start": "2026-10-18T01:00", "end": "2026-10-18T03:30", "rrule": {"freq": "WEEKLY", "byday": ["SU"], "until": "2027-04-25"}},
    "long-weekends": {"start": "2026-10-23T18:00", "end": "2026-10-25T16:00", "rrule": {"freq": "WEEKLY", "interval": "11", "byday": ["FR"], "count": "9"}},
    "one-short-night": {"start": "2027-03-27T22:00", "end": "2027-03-28T04:00"},
    "a-camp-over-the-change": {"start": "2026-10-19T09:00", "end": "2026-10-30T15:00"},
    "moved-once": {"start": "2026-11-24T17:00", "end": "2026-11-24T18:00", "moved": [{"from": "2026-11-24", "to": "2026-12-01T16:00"}]},
    "cancelled": TUESDAYS | {"status": "cancelled", "moved": [{"from": "2026-11-24", "to": "2026-11-25T18:00"}]},
    "tentative": {"start": "2026-11-24T17:00", "end": "2026-11-24T18:00", "status": "tentative"},
    "postponed": {"start": "2026-11-24T17:00", "end": "2026-11-24T18:00", "status": "postponed"},
    "a-day": {"start": "2028-02-29"},
    "days-over-new-year": {"start": "2026-12-28", "end": "2027-01-03"},
    "whole-days": {
        "start": "2026-10-04", "rrule": {"freq": "WEEKLY", "byday": ["SU"], "until": "2027-04-04"}, "exdates": ["2026-12-27"],
        "moved": [{"from": "2026-11-01", "to": "2026-11-02"}], "cancelled_dates": ["2026-10-25", "2027-03-28"],
    },
    "three-days-each-month": {"start": "2026-12-30", "end": "2027-01-01", "rrule": {"freq": "MONTHLY", "bymonthday": ["30"], "count": "16"}},
}  # fmt: skip


def with_series(data: Path) -> Portal:
    for key, fields in SERIES.items():
        (data / "events" / f"{key}.yml").write_text(yaml.safe_dump(COMMON | fields, allow_unicode=True).replace("'", ""), "utf-8")
    return load(data, today=TODAY)


@pytest.fixture(scope="module")
def example() -> Portal:
    return load(Path(__file__).parents[2] / "data", today=LAST_CHECK)


def compare(portal: Portal, keys: list[str], folder: Path) -> None:
    readers.need()
    entries = EventEntries(Reader(portal, "de", TODAY))
    calendar = ical.calendar("Alles", "Alles", "https://portal.example/all.ics", map(entries.of, keys))
    events: dict[str, Event] = {f"event-{key}@{urlsplit(portal.settings.url).hostname}": portal.records["events"][key] for key in keys}
    wanted = {uid: readers.expected(event) for uid, event in events.items()}
    for name, found in readers.read(calendar, folder).items():
        assert sorted(found) == sorted(wanted), name
        for uid in wanted:
            assert found[uid] == wanted[uid], (name, uid)


def test_every_kind_of_rule_is_read_the_same(data: Path, tmp_path: Path) -> None:
    compare(with_series(data), list(SERIES), tmp_path)


def test_the_events_of_the_tiny_portal_are_read_the_same(portal: Portal, tmp_path: Path) -> None:
    compare(portal, list(portal.records["events"]), tmp_path)


def test_the_events_of_the_example_are_read_the_same(example: Portal, tmp_path: Path) -> None:
    compare(example, list(example.records["events"]), tmp_path)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_feasts_and_holidays_of_the_example_are_read_the_same(example: Portal, tmp_path: Path, code: str) -> None:
    readers.need()
    reader = Reader(example, code, TODAY)
    prints = RecordFingerprints(example, [language.code for language in reader.translator.chain])
    made = next(file.make() for file in calendars.files(reader, prints) if file.path == urls.CALENDAR_FEED)
    found = readers.read(made, tmp_path)
    host = urlsplit(example.settings.url).hostname
    for name, dates in found.items():
        assert dates == found["ical.js"], name
        for each in example.almanac.feasts(*feast_dates.window(TODAY)):
            status = "TENTATIVE" if each.doubt else "CONFIRMED"
            assert dates[f"feast-{each.feast}-{each.key}@{host}"] == [(str(each.start), str(each.end + ONE_DAY), status)], name
        assert dates[f"holiday-weihnachtsferien-2027@{host}"] == [("2027-12-24", "2028-01-08", "CONFIRMED")], name
