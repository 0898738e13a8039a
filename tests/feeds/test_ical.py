"""Calendars as phones read them: word for word, and read back over both clock changes."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline
from msgspec.structs import replace

from macros.feeds.ical import Facts, Wording, _folded, calendar, event, single

STAMP = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
COURSE = Facts(
    "event-kurs@portal.example", dt.datetime(2026, 10, 1, 17), dt.datetime(2026, 10, 1, 19), STAMP,
    sequence=2, rrule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T160000Z", exdates=(dt.datetime(2026, 10, 8, 17),), position=(48.1, 11.2),
)  # fmt: skip
WORDS = Wording(
    "Sprachcafé, für alle; mit Tee", "Zeile 1\nZeile 2", "Rathaus", "Sprachverein", "https://portal.example/de/events/kurs/", ("language", "a,b"),
)  # fmt: skip
FEAST = Facts("feast-ramadan-1448@portal.example", dt.date(2027, 2, 8), dt.date(2027, 3, 10), STAMP, "TENTATIVE", is_busy=False)
NIGHT = Facts("event-nacht@portal.example", dt.datetime(2027, 3, 27, 22), dt.datetime(2027, 3, 28, 4), STAMP)


def lines(facts: Facts, wording: Wording = WORDS) -> list[str]:
    return event(facts, wording).decode().split("\r\n")


def test_an_event_word_for_word() -> None:
    assert lines(COURSE) == [
        "BEGIN:VEVENT",
        "DTSTART;TZID=Europe/Berlin:20261001T170000",
        "DTEND;TZID=Europe/Berlin:20261001T190000",
        "DTSTAMP:20261102T000000Z",
        "UID:event-kurs@portal.example",
        "SEQUENCE:2",
        "RRULE:FREQ=WEEKLY;UNTIL=20261231T160000Z;BYDAY=TH",
        "EXDATE;TZID=Europe/Berlin:20261008T170000",
        "GEO:48.1;11.2",
        "LAST-MODIFIED:20261102T000000Z",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "SUMMARY:Sprachcafé\\, für alle\\; mit Tee",
        "DESCRIPTION:Zeile 1\\nZeile 2",
        "LOCATION:Rathaus",
        "CONTACT:Sprachverein",
        "CATEGORIES:language,a\\,b",
        "URL:https://portal.example/de/events/kurs/",
        "END:VEVENT",
        "",
    ]


def test_a_whole_day_has_no_zone_and_leaves_the_subscriber_free() -> None:
    assert {"DTSTART;VALUE=DATE:20270208", "DTEND;VALUE=DATE:20270310", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"} <= set(lines(FEAST))


def test_words_in_another_language_say_so() -> None:
    assert "SUMMARY;LANGUAGE=de:Frauentreff" in lines(FEAST, Wording("Frauentreff", language="de"))


def test_an_entry_that_replaces_one_of_a_series_names_it() -> None:
    moved = replace(COURSE, rrule="", exdates=(), recurrence_id=dt.datetime(2026, 10, 15, 17))
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20261015T170000" in lines(moved)


@pytest.mark.parametrize("text", ["رمضان " * 40, "በዓል " * 40, "Straßenfest mit Blasmusik " * 10])
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(text: str) -> None:
    made = event(FEAST, Wording(text.strip()))
    assert max(map(len, made.split(b"\r\n"))) <= 75
    assert [line.decode() for line in made.split(b"\r\n")]
    assert icalendar.Event.from_ical(made)["SUMMARY"] == text.strip()


def test_a_night_in_which_the_clocks_change_ends_when_it_says_and_does_not_make_the_whole_series_an_hour_longer() -> None:
    assert "DTEND;TZID=Europe/Berlin:20270328T040000" in lines(NIGHT)
    series = lines(replace(NIGHT, rrule="FREQ=MONTHLY;BYDAY=-1SA;COUNT=12"))
    assert "DURATION:PT6H" in series
    assert not [line for line in series if line.startswith("DTEND")]


def test_a_file_to_keep_has_entries_and_their_time_zone_but_no_name() -> None:
    found = single([event(COURSE, WORDS)]).decode().split("\r\n")
    assert found[:6] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Integration portal//Calendar//DE", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VTIMEZONE"]
    assert found[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert not [line for line in found if line.startswith(("NAME", "X-WR-", "SOURCE", "REFRESH"))]


def test_words_that_look_like_the_end_of_a_calendar_do_not_end_it() -> None:
    made = calendar("END:VCALENDAR", "Bis END:VCALENDAR", "https://portal.example/de/calendar/all.ics", [event(FEAST, Wording("END:VEVENT"))])
    found = icalendar.Calendar.from_ical(made)
    assert (found["X-WR-CALNAME"], found["DESCRIPTION"]) == ("END:VCALENDAR", "Bis END:VCALENDAR")
    assert [each["SUMMARY"] for each in found.walk("VEVENT")] == ["END:VEVENT"]


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
    made = [calendar("Feste", "Alle", "https://portal.example/all.ics", [event(COURSE, WORDS), event(FEAST, WORDS)]) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(("day", "hour"), [((2026, 10, 24), 15), ((2026, 10, 26), 16), ((2027, 3, 27), 16), ((2027, 3, 29), 15)])
def test_the_wall_time_is_kept_over_both_clock_changes(day: tuple[int, int, int], hour: int) -> None:
    start = dt.datetime(*day, 17)
    made = calendar("Feste", "Alle", "https://portal.example/all.ics", [event(replace(COURSE, start=start, end=start, rrule="", exdates=()), WORDS)])
    found = icalendar.Calendar.from_ical(made).walk("VEVENT")[0]["DTSTART"].dt
    assert found.astimezone(ZoneInfo("UTC")).hour == hour


@given(st.lists(st.sampled_from(["Wort", " ", "é", "دورة", "ትግርኛ", "👩‍👧", "\\,", "\\\\", "^n", "\\", "x" * 30]), max_size=60).map("".join))
def test_lines_are_folded_as_the_library_folds_them(text: str) -> None:
    assert _folded(text.encode()) == Contentline(text).to_ical()
