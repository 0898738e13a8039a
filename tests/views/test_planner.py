"""The page for planners in words: which events, why, since when, which days are free, whom to greet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views import planner
from macros.views.free_days import next_quarters
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
FEST = "events/fest.yml"
WHEN = "start: 2026-12-05T17:00\nend: 2026-12-05T21:30"


def _reasons(reader: Reader, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    (event,) = [each for each in planner.page(reader).events if each.name == name]
    return [(str(each.badge.text), str(each.name), tuple(map(str, each.dates))) for each in event.reasons]


def test_events_with_something_to_avoid_come_first(reader: Reading) -> None:
    found = planner.page(reader("de")).events
    assert [(str(each.name), str(each.badge.text), each.badge.kind, str(each.when), str(each.count)) for each in found] == [
        ("Frauen lesen zusammen", "Meiden", "stop", "29 Termine in den nächsten zwölf Monaten", "4 Hinweise"),
        ("Fest der Kulturen", "Abstimmen", "warn", "Samstag, 5. Dezember 2026, 17:00–21:30", "2 Hinweise"),
    ]


def test_a_series_names_the_first_dates_with_sunset_or_the_name_of_the_holidays(reader: Reading) -> None:
    (event,) = [each for each in planner.page(reader("de")).events if each.link == "/de/events/treff/"]
    feast, eve, holidays, fast = event.reasons
    assert (feast.name, feast.link, feast.tradition, str(feast.share)) == ("Opferfest", "/de/calendar/feasts/kurban/", "Islamisch", "1 von 29 Terminen")
    assert (feast.dates, feast.note, str(feast.certainty)) == (
        ("Dienstag, 18. Mai 2027",), "Am ersten Tag keine Termine.", "berechnet, kann sich um einen Tag verschieben",
    )
    assert (eve.name, eve.note, eve.certainty, eve.more) == ("Chanukka", None, None, None)
    assert (str(holidays.name), holidays.link, holidays.tradition) == ("Schulferien", None, None)
    assert str(holidays.dates[0]) == "Dienstag, 5. Januar 2027 (Weihnachtsferien)"
    assert (len(holidays.dates), str(holidays.share), str(holidays.more)) == (4, "6 von 29 Terminen", "und 2 weitere")
    assert (fast.badge.kind, str(fast.dates[0]), str(fast.more)) == ("", "Dienstag, 9. Februar 2027 (Sonnenuntergang: 17:28)", "und 1 weiterer")


@pytest.mark.parametrize(
    ("start", "end", "reasons"),
    [
        ("2026-12-05T17:00", "2026-12-05T21:30", [("Abstimmen", "Chanukka", ()), ("Abstimmen", "Schabbat", ())]),
        ("2027-09-30T19:00", "2027-10-01T21:00", [
            ("Meiden", "Rosch ha-Schana", ("Freitag, 1. Oktober 2027 (Vorabend, ab 17:56)",)),
            ("Abstimmen", "Freitagsgebet", ("Freitag, 1. Oktober 2027",)), ("Abstimmen", "Schabbat", ("Freitag, 1. Oktober 2027",)),
        ]),
        ("2027-05-15T09:00", "2027-05-15T11:00", [("Meiden", "Opferfest", ("vielleicht Samstag, 15. Mai 2027",)), ("Abstimmen", "Schabbat", ())]),
        ("2027-05-27T18:00", "2027-05-27T19:00", [
            ("Abstimmen", "Gesetzlicher Feiertag", ("Donnerstag, 27. Mai 2027 (Fronleichnam)",)),
            ("Abstimmen", "Schulferien", ("Donnerstag, 27. Mai 2027 (Himmelfahrts- oder Pfingstferien)",)),
        ]),
    ],
)  # fmt: skip
def test_the_date_of_a_single_event_is_repeated_only_with_something_to_add(
    edited: Edited, start: str, end: str, reasons: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert _reasons(edited("de", (FEST, WHEN, f"start: {start}\nend: {end}")), "Fest der Kulturen") == reasons


def test_only_what_occurs_is_explained(edited: Edited) -> None:
    found = planner.page(edited("de", ("events/treff.yml", "assured_date", "status: cancelled\nassured_date")))
    assert [str(each.name) for each in found.explanations] == ["Schabbat"]
    assert [str(each.badge.text) for each in found.levels] == ["Meiden", "Abstimmen", "Anpassen"]


def test_a_portal_without_conflicts_says_so(edited: Edited) -> None:
    cancelled = [(f"events/{name}.yml", "assured_date", "status: cancelled\nassured_date") for name in ("treff", "fest")]
    found = planner.page(edited("de", *cancelled))
    assert (found.events, found.explanations, found.left) == ((), (), None)


def test_there_is_room_for_so_many_events_only(reader: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "EVENTS_SHOWN", 1)
    found = planner.page(reader("de"))
    assert [each.link for each in found.events] == ["/de/events/treff/"]
    assert str(found.left) == "1 weiterer Termin steht im Bericht von „portal check“."


def test_the_page_says_for_which_place_sunset_is_computed(edited: Edited, reader: Reading) -> None:
    assert str(planner.page(reader("de")).sunset) == "Der Sonnenuntergang ist für Musterstadt berechnet."
    middle = planner.page(edited("de", ("site.yml", "  latitude: 48.37\n  longitude: 10.9\n", "")))
    assert str(middle.sunset) == (
        "Der Sonnenuntergang ist für die Mitte Deutschlands berechnet, denn die Lage der Gemeinde ist noch nicht eingetragen."
    )
    (event,) = [each for each in middle.events if each.link == "/de/events/treff/"]
    assert str(event.reasons[3].dates[0]) == "Dienstag, 9. Februar 2027 (Sonnenuntergang: 17:23)"


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [("2026-11-20", "2027-01-01", "2027-06-30"), ("2026-12-31", "2027-01-01", "2027-06-30"), ("2027-01-01", "2027-04-01", "2027-09-30"), ("2027-07-15", "2027-10-01", "2028-03-31")],
)
def test_free_days_are_those_of_the_next_two_quarters(today: str, first: str, last: str) -> None:
    assert next_quarters(dt.date.fromisoformat(today)) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_free_days_stand_in_a_table_by_weekday_and_in_a_list_by_month(reader: Reading) -> None:
    free = planner.page(reader("de")).free
    assert str(free.table.caption) == "Freie Tage, Januar 2027 bis Juni 2027"
    assert tuple(map(str, free.table.head)) == ("Monat", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
    # Ascension on the 6th, Feast of Sacrifice from the 15th (if it comes early, its eve on the 14th), then holidays to the 28th;
    # Orthodox Easter on the 2nd and 3rd, for a variant counts
    assert free.table.rows[4] == ("Mai 2027", "10, 31", "4, 11", "5, 12", "13", "7", "8, 29", "9, 30")
    may = free.months[4]
    assert (may.name, str(may.count), [day.text for day in may.days][:2]) == ("Mai 2027", "12 freie Tage", ["Dienstag, 4. Mai 2027", "Mittwoch, 5. Mai 2027"])
    assert sum(len(month.days) for month in free.months) == sum(len(cell.split(", ")) for row in free.table.rows for cell in row[1:] if cell != "–")


@pytest.mark.parametrize(("today", "is_noted"), [("2026-11-20", False), ("2030-11-20", True)])
def test_a_time_without_published_school_holidays_is_noted(portal: Portal, today: str, is_noted: bool) -> None:
    note = planner.page(Reader(portal, "de", dt.date.fromisoformat(today))).free.school_note
    assert (note is not None) == is_noted
    assert not is_noted or str(note) == "Die Schulferien sind noch nicht für die ganze Zeit veröffentlicht. Prüfen Sie sie bitte selbst."


def test_feasts_of_the_next_six_weeks_are_occasions_to_greet(portal: Portal) -> None:
    (hanukkah,) = planner.page(Reader(portal, "de", TODAY)).occasions
    assert (hanukkah.iso, str(hanukkah.name), hanukkah.link, str(hanukkah.note)) == ("2026-12-05", "Chanukka", "/de/calendar/feasts/hanukkah/", "beginnt am Abend davor")
    (new_year,) = planner.page(Reader(portal, "de", dt.date(2027, 9, 20))).occasions
    assert str(new_year.note) == 'beginnt am Abend davor · Gruß: <bdi lang="he">שנה טובה</bdi> (<bdi lang="he-Latn" dir="ltr">Schana towa</bdi>)'
    assert planner.page(Reader(portal, "de", dt.date(2026, 10, 23))).occasions == ()  # six weeks to 4 December


def test_names_are_those_of_the_reader(reader: Reading) -> None:
    names = [(str(each.name), each.name.language.code) for each in planner.page(reader("ar")).events]
    assert names[1][1] == "ar"
    (event,) = [each for each in planner.page(reader("ar")).events if each.link == "/ar/events/treff/"]
    assert (str(event.reasons[0].name), event.reasons[0].name.language.code) == ("عيد الأضحى", "ar")
    assert str(event.reasons[0].note) == "No appointments on the first day." and event.reasons[0].note.is_fallback
