"""Calendars as phones read them: word for word, and read back over both clock changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import icalendar
import pytest

from macros.feeds.ical import Entry, calendar, event

STAMP = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
COURSE = Entry(
    "event-kurs@portal.example", dt.datetime(2026, 10, 1, 17), dt.datetime(2026, 10, 1, 19), "Sprachcafé, für alle; mit Tee", STAMP,
    description="Zeile 1\nZeile 2", location="Rathaus", url="https://portal.example/de/events/kurs/", categories=("language", "a,b"),
    sequence=2, rrule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T160000Z", exdates=(dt.datetime(2026, 10, 8, 17),), position=(48.1, 11.2),
)  # fmt: skip
FEAST = Entry("feast-ramadan-1448@portal.example", dt.date(2027, 2, 8), dt.date(2027, 3, 10), "رمضان", STAMP, status="TENTATIVE", is_busy=False)


def lines(entry: Entry) -> list[str]:
    return event(entry).decode().split("\r\n")


def test_an_event_word_for_word() -> None:
    assert lines(COURSE) == [
        "BEGIN:VEVENT",
        "SUMMARY:Sprachcafé\\, für alle\\; mit Tee",
        "DTSTART;TZID=Europe/Berlin:20261001T170000",
        "DTEND;TZID=Europe/Berlin:20261001T190000",
        "DTSTAMP:20261102T000000Z",
        "UID:event-kurs@portal.example",
        "SEQUENCE:2",
        "RRULE:FREQ=WEEKLY;UNTIL=20261231T160000Z;BYDAY=TH",
        "EXDATE;TZID=Europe/Berlin:20261008T170000",
        "CATEGORIES:language,a\\,b",
        "DESCRIPTION:Zeile 1\\nZeile 2",
        "GEO:48.1;11.2",
        "LAST-MODIFIED:20261102T000000Z",
        "LOCATION:Rathaus",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:https://portal.example/de/events/kurs/",
        "END:VEVENT",
        "",
    ]


def test_a_whole_day_has_no_zone_and_leaves_the_subscriber_free() -> None:
    assert {"DTSTART;VALUE=DATE:20270208", "DTEND;VALUE=DATE:20270310", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"} <= set(lines(FEAST))


def test_words_in_another_language_say_so() -> None:
    assert "SUMMARY;LANGUAGE=de:Frauentreff" in lines(replace(FEAST, summary="Frauentreff", language="de"))


def test_an_entry_that_replaces_one_of_a_series_names_it() -> None:
    moved = replace(COURSE, rrule="", exdates=(), recurrence_id=dt.datetime(2026, 10, 15, 17))
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20261015T170000" in lines(moved)


@pytest.mark.parametrize("text", ["رمضان " * 40, "በዓል " * 40, "Straßenfest mit Blasmusik " * 10])
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(text: str) -> None:
    made = event(replace(FEAST, summary=text.strip()))
    assert max(map(len, made.split(b"\r\n"))) <= 75
    assert [line.decode() for line in made.split(b"\r\n")]
    assert icalendar.Event.from_ical(made)["SUMMARY"] == text.strip()


def test_a_calendar_word_for_word_but_its_events() -> None:
    made = calendar("Feste", "Alle Feste", "https://portal.example/de/calendar/all.ics", [b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"])
    assert made.decode().split("\r\n") == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Integration portal//Calendar//DE", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "DESCRIPTION:Alle Feste", "X-WR-CALDESC:Alle Feste", "NAME:Feste", "X-WR-CALNAME:Feste",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "SOURCE;VALUE=URI:https://portal.example/de/calendar/all.ics", "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Europe/Berlin", "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:CEST", "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:CET", "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip


def test_two_calendars_of_the_same_entries_are_the_same_bytes() -> None:
    made = [calendar("Feste", "Alle", "https://portal.example/all.ics", map(event, (COURSE, FEAST))) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(("day", "hour"), [((2026, 10, 24), 15), ((2026, 10, 26), 16), ((2027, 3, 27), 16), ((2027, 3, 29), 15)])
def test_the_wall_time_is_kept_over_both_clock_changes(day: tuple[int, int, int], hour: int) -> None:
    start = dt.datetime(*day, 17)
    made = calendar("Feste", "Alle", "https://portal.example/all.ics", [event(replace(COURSE, start=start, end=start, rrule="", exdates=()))])
    found = icalendar.Calendar.from_ical(made).walk("VEVENT")[0]["DTSTART"].dt
    assert found.astimezone(ZoneInfo("UTC")).hour == hour
