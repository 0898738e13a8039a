"""Dates of events as lines: when they are over, how their time reads, what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.recurrence import EventOccurrence
from macros.views import event_dates
from macros.views.event_dates import Line, date_line, line, time_in_words
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
Span = tuple[str, str | None]

EVENING: Span = ("2026-12-05T17:00", "2026-12-05T21:30")
TO_MIDNIGHT: Span = ("2026-12-05T20:00", "2026-12-06T00:00")
INTO_THE_NIGHT: Span = ("2026-12-05T20:00", "2026-12-06T02:00")
WITHOUT_END: Span = ("2026-12-05T17:00", None)
WEEKEND: Span = ("2026-12-05T17:00", "2026-12-06T14:00")
THREE_DAYS: Span = ("2026-12-05T17:00", "2026-12-07T14:00")
WHOLE_DAY: Span = ("2026-12-05", None)
WHOLE_DAYS: Span = ("2026-12-05", "2026-12-07")


def occurrence(span: Span, status: str = "confirmed", moved_from: dt.date | None = None) -> EventOccurrence:
    is_all_day = "T" not in span[0]
    read = dt.date.fromisoformat if is_all_day else dt.datetime.fromisoformat
    return EventOccurrence(read(span[0]), read(span[1] or span[0]), is_all_day, status, moved_from)


def shown(span: Span, day: int = 5, status: str = "confirmed", *, is_dated: bool = False) -> Line:
    return line("fest", occurrence(span, status), dt.date(2026, 12, day), is_dated=is_dated)


@pytest.mark.parametrize(
    ("span", "until", "last"),
    [
        (EVENING, "2026-12-05T21:30", 5),
        (TO_MIDNIGHT, "2026-12-05T24:00", 5),
        (INTO_THE_NIGHT, "2026-12-06T02:00", 5),
        (WITHOUT_END, "2026-12-05T24:00", 5),
        (WEEKEND, "2026-12-06T14:00", 5),
        (THREE_DAYS, "2026-12-07T14:00", 7),
        (WHOLE_DAY, "2026-12-05T24:00", 5),
        (WHOLE_DAYS, "2026-12-07T24:00", 7),
    ],
)
def test_when_a_date_is_over(span: Span, until: str, last: int) -> None:
    assert event_dates.until(occurrence(span)) == until
    assert event_dates.last_day(occurrence(span)) == dt.date(2026, 12, last)


@pytest.mark.parametrize(("span", "until"), [(EVENING, "2026-12-05T24:00"), (INTO_THE_NIGHT, "2026-12-05T24:00"), (THREE_DAYS, "2026-12-07T24:00")])
def test_a_cancelled_date_stays_to_the_end_of_its_day(span: Span, until: str) -> None:
    assert event_dates.until(occurrence(span, "cancelled")) == until


@pytest.mark.parametrize(
    ("span", "day", "words"),
    [
        (EVENING, 5, "17:00–21:30"),
        (TO_MIDNIGHT, 5, "20:00–24:00"),
        (INTO_THE_NIGHT, 5, "20:00–02:00"),
        (WITHOUT_END, 5, "17:00"),
        (THREE_DAYS, 5, "17:00, bis Montag, 7. Dezember 2026, 14:00"),
        (THREE_DAYS, 6, "bis Montag, 7. Dezember 2026, 14:00"),
        (WHOLE_DAY, 5, "Ganzer Tag"),
        (WHOLE_DAYS, 5, "bis Montag, 7. Dezember 2026"),
        (WHOLE_DAYS, 7, "bis Montag, 7. Dezember 2026"),
    ],
)
def test_the_time_in_words(reader: Reading, span: Span, day: int, words: str) -> None:
    assert time_in_words(reader("de"), shown(span, day)) == words


def test_times_keep_their_direction_in_arabic(reader: Reading) -> None:
    assert time_in_words(reader("ar"), shown(EVENING)) == "\u206617:00–21:30\u2069"
    assert time_in_words(reader("ar"), shown(WITHOUT_END)) == "\u206617:00\u2069"


def test_a_line_says_the_day_only_where_nothing_above_it_does() -> None:
    assert (shown(EVENING).until, shown(EVENING).day) == ("21:30", None)
    assert (shown(EVENING, is_dated=True).until, shown(EVENING, is_dated=True).day) == ("2026-12-05T21:30", dt.date(2026, 12, 5))
    assert shown(INTO_THE_NIGHT).until == "2026-12-06T02:00"
    assert shown(WHOLE_DAYS, 6).until == "2026-12-07T24:00"


def test_dates_of_a_series_have_the_same_line(portal: Portal) -> None:
    dates = portal.almanac.events["treff"]
    lines = {line("treff", each, each.first_day) for each in dates}
    assert len(dates) > 30
    assert sorted((each.status, each.moved_from) for each in lines if each.moved_from is None) == [("cancelled", None), ("confirmed", None)]
    assert [each.begin for each in lines if each.moved_from] == [dt.time(18)]


def test_what_is_over_is_not_coming_and_the_next_date_is_one_that_takes_place(portal: Portal) -> None:
    dates = portal.almanac.events["treff"]
    assert event_dates.coming(portal.almanac.events["damals"], TODAY) == []
    assert event_dates.next_date(portal.almanac.events["damals"], TODAY) is None
    assert event_dates.next_date(dates, TODAY).first_day == dt.date(2026, 11, 25)
    assert event_dates.next_date(dates, dt.date(2026, 11, 26)).first_day == dt.date(2026, 12, 8)  # 1 December is cancelled
    assert event_dates.next_date(portal.almanac.events["abgesagt"], TODAY).status == "cancelled"
    assert [each.first_day.day for each in event_dates.coming(portal.almanac.events["abgesagt"], dt.date(2026, 11, 27))] == [27]


@pytest.mark.parametrize(
    ("span", "status", "moved_from", "badges"),
    [
        (EVENING, "confirmed", None, [("Kostenlos", ""), ("Mit Kinderbetreuung", "")]),
        (EVENING, "confirmed", dt.date(2026, 12, 4), [("Verschoben vom 4. Dezember 2026", "warn"), ("Kostenlos", ""), ("Mit Kinderbetreuung", "")]),
        (EVENING, "tentative", None, [("Noch nicht sicher", "warn"), ("Kostenlos", ""), ("Mit Kinderbetreuung", "")]),
        (EVENING, "postponed", None, [("Verschoben", "warn"), ("Kostenlos", ""), ("Mit Kinderbetreuung", "")]),
        (EVENING, "cancelled", None, [("Abgesagt", "stop")]),
    ],
)
def test_badges(reader: Reading, span: Span, status: str, moved_from: dt.date | None, badges: list[tuple[str, str]]) -> None:
    found = date_line(reader("de"), line("fest", occurrence(span, status, moved_from), dt.date(2026, 12, 5)))
    assert [(str(badge.text), badge.kind) for badge in found.badges] == badges


def test_children_are_welcome_where_it_is_for_them_or_somebody_looks_after_them(edited: Edited) -> None:
    reader = edited("de", ("events/fest.yml", "childcare: available", "childcare: none"))
    events = reader.portal.records["events"]
    assert [key for key in events if event_dates.is_for_children(events[key])] == ["fest"]
    found = date_line(reader, line("fest", reader.portal.almanac.events["fest"][0], dt.date(2026, 12, 5)))
    assert [str(badge.text) for badge in found.badges] == ["Kostenlos", "Kinder willkommen"]


def test_a_line_in_another_language(reader: Reading) -> None:
    (date,) = reader("ar").portal.almanac.events["woche"]
    found = date_line(reader("ar"), line("woche", date, date.first_day, is_dated=True))
    assert (found.name, found.name.language.code, found.link) == ("Woche der Berufe", "de", "/ar/events/woche/")
    assert (found.iso, found.day) == ("2027-03-15", "الاثنين، 15 مارس 2027")
    assert [(fact.kind, [str(value) for value in fact.values]) for fact in found.facts] == [("where", ["Haus der Kulturen", "مبنى البلدية (Rathaus)"])]
