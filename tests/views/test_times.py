"""Opening hours and schedules in words. TODAY is a Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.models.opening_hours import parse
from macros.portal import Portal
from macros.views import times
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
Row = tuple[str, ...]


def rows(reader: Reader, text: str) -> list[Row]:
    """Each row as its days and spans."""
    return [(str(row.days), *row.spans) for row in times.hours(reader, parse(text)).rows]


def exceptions(reader: Reader, text: str) -> list[Row]:
    return [(str(row.days), *row.spans) for row in times.hours(reader, parse(text)).exceptions]


def meeting(edited: Edited, code: str, *changes: tuple[str, str], offer: str = "kurs") -> times.Meeting:
    reader = edited(code, *((f"offers/{offer}.yml", old, new) for old, new in changes))
    return times.meeting(reader, reader.portal.records["offers"][offer], 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 09:00-12:00", [("Montag bis Freitag", "09:00–12:00"), ("Samstag bis Sonntag",)]),
        (
            "Mo,We-Fr 09:00-12:00; Tu 09:00-12:00,14:00-18:00",
            [("Montag", "09:00–12:00"), ("Dienstag", "09:00–12:00", "14:00–18:00"), ("Mittwoch bis Freitag", "09:00–12:00"), ("Samstag bis Sonntag",)],
        ),
        ("Mo-Su 18:00-24:00", [("Montag bis Sonntag", "18:00–24:00")]),
        ("Su 10:00-11:00", [("Montag bis Samstag",), ("Sonntag", "10:00–11:00")]),
        ("We[2,4] 14:00-18:00", [("Mittwoch (der 2. im Monat) und Mittwoch (der 4. im Monat)", "14:00–18:00")]),
        (
            "Mo 09:00-12:00; Sa[1] 10:00-12:00",
            [("Montag", "09:00–12:00"), ("Dienstag bis Sonntag",), ("Samstag (der 1. im Monat)", "10:00–12:00")],
        ),
        ("2026 Dec 1 09:00-12:00".replace("Dec 1", "Dec 01"), []),
    ],
)
def test_a_week_of_opening_hours(reader: Reading, text: str, expected: list[Row]) -> None:
    assert rows(reader("de"), text) == expected


def test_opening_hours_in_arabic_keep_their_direction(reader: Reading) -> None:
    assert rows(reader("ar"), "Mo-Fr 09:00-12:00")[0] == ("من الاثنين إلى الجمعة", "\u206609:00–12:00\u2069")


def test_always_open_needs_no_table(reader: Reading) -> None:
    hours = times.hours(reader("de"), parse("24/7"))
    assert (hours.always, hours.rows, hours.exceptions) == (True, (), ())


def test_holidays_are_named_with_the_next_dates(reader: Reading) -> None:
    assert exceptions(reader("de"), "Mo-Fr 09:00-12:00; PH off") == [
        ("An Feiertagen (die nächsten: 25. Dezember 2026, 26. Dezember 2026, 1. Januar 2027 und 6. Januar 2027)",)
    ]


def test_holidays_far_away_are_not_listed(portal: Portal) -> None:
    assert exceptions(Reader(portal, "de", dt.date(2026, 8, 1)), "Mo-Fr 09:00-12:00; PH 10:00-11:00") == [("An Feiertagen", "10:00–11:00")]


def test_single_days_and_periods_stand_before_holidays(reader: Reading) -> None:
    text = "Mo-Fr 09:00-12:00; PH off; 2026 Dec 24 off; 2026 Dec 28-2026 Dec 31 10:00-11:00"
    assert exceptions(reader("de"), text)[:2] == [("24. Dezember 2026",), ("vom 28. Dezember 2026 bis 31. Dezember 2026", "10:00–11:00")]


def test_an_exception_is_shown_until_its_day_has_passed(portal: Portal) -> None:
    text = "Mo-Fr 09:00-12:00; 2026 Nov 19-2026 Nov 20 off"
    assert exceptions(Reader(portal, "de", TODAY), text) == [("vom 19. November 2026 bis 20. November 2026",)]
    assert exceptions(Reader(portal, "de", TODAY + dt.timedelta(days=1)), text) == []


def for_script(portal: Portal, text: str, today: dt.date = TODAY) -> tuple[str, str]:
    found = times.hours(Reader(portal, "de", today), parse(text))
    return found.week, found.days


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-Fr 09:00-12:00", "09:00-12:00|09:00-12:00|09:00-12:00|09:00-12:00|09:00-12:00||"),
        ("Tu 09:00-12:00,14:00-18:00", "|09:00-12:00,14:00-18:00|||||"),
        ("Su 18:00-24:00", "||||||18:00-24:00"),
        ("24/7", "|".join(["00:00-24:00"] * 7)),
        ("2026 Dec 01 09:00-12:00", "||||||"),
    ],
)
def test_the_script_gets_a_week_from_monday_on(portal: Portal, text: str, week: str) -> None:
    assert for_script(portal, text)[0] == week


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo-Fr 09:00-12:00", ""),
        ("Mo-Fr 09:00-12:00; PH off", "2026-12-25= 2027-01-01= 2027-01-06="),  # 26 December is a Saturday, closed as ever
        ("Mo-Fr 09:00-12:00; PH 10:00-11:00", "2026-12-25=10:00-11:00 2026-12-26=10:00-11:00 2027-01-01=10:00-11:00 2027-01-06=10:00-11:00"),
        ("Mo-Fr 09:00-12:00; 2026 Dec 24 off", "2026-12-24="),
        ("Mo-Fr 09:00-12:00; 2026 Dec 24 08:00-10:00,14:00-24:00", "2026-12-24=08:00-10:00,14:00-24:00"),
        ("Mo-Fr 09:00-12:00; 2026 Nov 30-2026 Dec 01 10:00-11:00", "2026-11-30=10:00-11:00 2026-12-01=10:00-11:00"),
        ("Mo-Fr 09:00-12:00; 2026 Dec 24 09:00-12:00", ""),
        ("Mo-Fr 09:00-12:00; PH off; 2026 Dec 25 09:00-12:00", "2027-01-01= 2027-01-06="),
        ("Mo-Fr 09:00-12:00; 2026 Nov 19-2026 Nov 20 off", "2026-11-20="),
        ("Sa[1] 10:00-12:00", "2026-12-05=10:00-12:00 2027-01-02=10:00-12:00"),
    ],
)
def test_the_script_gets_the_days_that_differ(portal: Portal, text: str, days: str) -> None:
    assert for_script(portal, text)[1] == days


@pytest.mark.parametrize(("day", "days"), [("2027 Jan 18", "2027-01-18="), ("2027 Jan 19", "")])
def test_the_script_gets_the_next_60_days_and_no_more(portal: Portal, day: str, days: str) -> None:
    assert TODAY + dt.timedelta(days=59) == dt.date(2027, 1, 18)
    assert for_script(portal, f"Mo-Fr 09:00-12:00; {day} off")[1] == days


def test_the_script_gets_no_day_that_has_passed(portal: Portal) -> None:
    text = "Mo-Fr 09:00-12:00; PH off; 2026 Dec 24 off"
    assert for_script(portal, text, dt.date(2026, 12, 25))[1] == "2026-12-25= 2027-01-01= 2027-01-06="
    assert for_script(portal, text, dt.date(2026, 8, 1))[1] == ""


def test_holidays_are_those_of_the_land(edited: Edited) -> None:
    reader = edited("de", ("site.yml", "land: BY", "land: BE"), ("laender.yml", "BY:\n", "BE:\n"))
    assert times.hours(reader, parse("Mo-Fr 09:00-12:00; PH off")).days == "2026-12-25= 2027-01-01="  # Epiphany is none in Berlin


def test_the_script_reads_the_same_in_every_language(portal: Portal) -> None:
    text = "Mo-Fr 09:00-12:00; PH off"
    found = {(hours.week, hours.days) for hours in (times.hours(Reader(portal, code, TODAY), parse(text)) for code in ("de", "en", "ar"))}
    assert found == {("09:00-12:00|09:00-12:00|09:00-12:00|09:00-12:00|09:00-12:00||", "2026-12-25= 2027-01-01= 2027-01-06=")}


def test_a_weekly_course(edited: Edited) -> None:
    found = meeting(edited, "de")
    assert (found.days, found.span, found.rhythm, found.period) == ("Montag und Mittwoch", "17:00–19:00", "jede Woche", "bis 28. Juli 2027")
    assert found.exceptions == ("nicht in den Schulferien", "nicht an Feiertagen")
    assert [date.iso for date in found.next_dates] == ["2026-11-23", "2026-11-25", "2026-11-30"]
    assert found.next_dates[0].text == "Montag, 23. November 2026"


def test_next_dates_leave_out_holidays_and_school_holidays(portal: Portal) -> None:
    reader = Reader(portal, "de", dt.date(2026, 12, 23))
    found = times.meeting(reader, portal.records["offers"]["kurs"], 0)
    assert [date.iso for date in found.next_dates] == ["2026-12-23", "2027-01-11", "2027-01-13"]


def test_a_group_every_second_week_leaves_out_its_dates(edited: Edited) -> None:
    found = meeting(edited, "de", offer="gruppe")
    assert (found.days, found.rhythm, found.period) == ("Dienstag", "alle 2 Wochen", None)
    assert found.exceptions == ("nicht am 24. November 2026", "nicht am 22. Dezember 2026")
    assert [date.iso for date in found.next_dates] == ["2026-12-08", "2027-01-05", "2027-01-19"]


@pytest.mark.parametrize(
    ("day", "exceptions"), [(24, ("nicht am 24. November 2026", "nicht am 22. Dezember 2026")), (25, ("nicht am 22. Dezember 2026",))]
)
def test_a_date_that_is_left_out_is_history_after_it(portal: Portal, day: int, exceptions: tuple[str, ...]) -> None:
    found = times.meeting(Reader(portal, "de", dt.date(2026, 11, day)), portal.records["offers"]["gruppe"], 0)
    assert found.exceptions == exceptions


@pytest.mark.parametrize(
    ("changes", "days", "rhythm"),
    [
        ([], "Mittwoch (der 2. im Monat)", "jeden Monat"),
        ([("byday: [2WE]", "byday: [2WE, -1FR]")], "Mittwoch (der 2. im Monat) und Freitag (der letzte im Monat)", "jeden Monat"),
        ([("    byday: [2WE]", "    interval: 3\n    byday: [2WE]")], "Mittwoch (der 2. im Monat)", "alle 3 Monate"),
        ([("byday: [2WE]", "bymonthday: [14, 28]")], "Tag im Monat: 14. und 28.", "jeden Monat"),
    ],
)
def test_a_monthly_rule(edited: Edited, changes: list[tuple[str, str]], days: str, rhythm: str) -> None:
    found = meeting(edited, "de", *changes, offer="sprechstunde")
    assert (found.days, found.rhythm) == (days, rhythm)


@pytest.mark.parametrize(
    ("byday", "days"),
    [
        ("[MO]", "Montag"),
        ("[WE, MO]", "Montag und Mittwoch"),
        ("[MO, TU]", "Montag und Dienstag"),
        ("[WE, MO, TU]", "Montag bis Mittwoch"),
        ("[MO, TU, TH]", "Montag, Dienstag und Donnerstag"),
        ("[MO, TU, WE, TH, FR]", "Montag bis Freitag"),
    ],
)
def test_the_days_of_a_week_in_short_words(edited: Edited, byday: str, days: str) -> None:
    assert meeting(edited, "de", ("byday: [MO, WE]", f"byday: {byday}")).days == days


@pytest.mark.parametrize(
    ("changes", "period"),
    [
        ([("dtstart: 2026-09-14", "dtstart: 2026-11-30")], "vom 30. November 2026 bis 28. Juli 2027"),
        ([("dtstart: 2026-09-14", "dtstart: 2026-11-30"), ("    until: 2027-07-28\n", "")], "ab 30. November 2026"),
        ([("    until: 2027-07-28\n", "")], None),
    ],
)
def test_from_when_to_when(edited: Edited, changes: list[tuple[str, str]], period: str | None) -> None:
    assert meeting(edited, "de", *changes).period == period


def test_a_pause_is_named_until_it_is_over(edited: Edited) -> None:
    pauses = "    except_periods:\n      - {from: 2026-10-26, to: 2026-11-19}\n      - {from: 2026-11-10, to: 2026-11-20}\n"
    found = meeting(edited, "de", ("    except_holidays: [public, school]\n", pauses))
    assert found.exceptions == ("nicht vom 10. November 2026 bis 20. November 2026",)


def test_a_course_that_has_ended_has_no_next_dates(edited: Edited) -> None:
    assert meeting(edited, "de", ("until: 2027-07-28", "until: 2026-11-18")).next_dates == ()


def test_a_card_says_when_in_short(reader: Reading, portal: Portal) -> None:
    schedule = portal.records["offers"]["kurs"].schedules[0]
    assert times.in_short(reader("de"), schedule) == "Montag und Mittwoch, 17:00–19:00"
    assert times.in_short(reader("ar"), schedule) == "الاثنين والأربعاء، \u206617:00–19:00\u2069"
