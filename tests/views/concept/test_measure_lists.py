"""Measures in lists: their lines, how they are grouped and counted, and changes of status. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import Portal
from macros.views.concept import measure_lists
from macros.views.concept.measure_lists import MeasureLine
from macros.views.concept.mentions import Mention
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
BERATUNG = "concept/measures/beratung.yml"


def badges(line: MeasureLine) -> list[tuple[str, str]]:
    return [(str(badge.text), badge.kind) for badge in line.badges]


def test_a_line_says_how_a_measure_stands_until_when_and_who(reader: Reading) -> None:
    line = measure_lists.line(reader("de"), "kurse")
    assert (line.number, line.name, line.link) == ("1.1.1", "Kurse mit Kinderbetreuung", "/de/concept/measures/kurse/")
    assert (badges(line), line.due, line.late) == ([("in Arbeit", "")], "Geplant bis 31. Dezember 2027", None)
    assert line.responsible == Mention("Integrationsbüro", "/de/contacts/buero/")


def test_a_line_of_an_overdue_measure_says_since_when(reader: Reading) -> None:
    line = measure_lists.line(reader("de"), "beratung")
    assert badges(line) == [("verzögert", "warn"), ("überfällig", "stop")]
    assert line.late == "seit 4 Monaten überfällig"


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        ("2026-11-19", "seit 1 Tag überfällig"),
        ("2026-11-10", "seit 10 Tagen überfällig"),
        ("2026-09-22", "seit 59 Tagen überfällig"),
        ("2026-09-21", "seit 1 Monat überfällig"),
        ("2026-09-20", "seit 2 Monaten überfällig"),
        ("2025-12-31", "seit 10 Monaten überfällig"),
    ],
)
def test_short_times_are_said_in_days_and_long_ones_in_months(reader: Reading, due: str, sentence: str) -> None:
    assert measure_lists.overdue_for(reader("de"), dt.date.fromisoformat(due)) == sentence


def test_before_its_first_entry_a_measure_has_no_status(portal: Portal) -> None:
    reader = Reader(portal, "de", dt.date(2025, 2, 12))
    assert measure_lists.line(reader, "kurse").badges == ()
    assert measure_lists.total_in_words(reader, ("kurse",)) == "1 Maßnahme"


def test_the_total_names_the_statuses_that_there_are(reader: Reading) -> None:
    total = measure_lists.total_in_words(reader("de"), ("kurse", "mappe", "beratung"))
    assert total == "3 Maßnahmen: 1 in Arbeit, 1 verzögert und 1 abgeschlossen"
    assert measure_lists.total_in_words(reader("de"), ()) == "0 Maßnahmen"


def test_the_list_holds_every_measure_by_field_and_goal(reader: Reading) -> None:
    found = measure_lists.measure_list(reader("de"))
    assert [(each.field.number, each.field.name, each.anchor, each.count) for each in found.fields] == [
        ("1", "Sprache", "field-sprache", "2 Maßnahmen"), ("2", "Wohnen", "field-wohnen", "1 Maßnahme")
    ]  # fmt: skip
    assert [(group.goal.number, [line.number for line in group.lines]) for each in found.fields for group in each.goals] == [
        ("1.1", ["1.1.1", "1.1.2"]), ("2.1", ["2.1.1"])
    ]  # fmt: skip


def test_the_statuses_are_counted_and_lead_to_their_pages(reader: Reading) -> None:
    assert [(str(each.label), each.link, each.count) for each in measure_lists.statuses(reader("de"))] == [
        ("geplant", "/de/concept/measures/status/planned/", 0),
        ("in Arbeit", "/de/concept/measures/status/in-progress/", 1),
        ("verzögert", "/de/concept/measures/status/delayed/", 1),
        ("ruht", "/de/concept/measures/status/paused/", 0),
        ("abgeschlossen", "/de/concept/measures/status/completed/", 1),
        ("gescheitert", "/de/concept/measures/status/failed/", 0),
        ("eingestellt", "/de/concept/measures/status/cancelled/", 0),
        ("überfällig", "/de/concept/measures/status/overdue/", 1),
    ]


def test_every_status_has_its_criterion_and_overdue_too(reader: Reading) -> None:
    meanings = [(str(each.badge.text), str(each.text)) for each in measure_lists.meanings(reader("de"))]
    assert [name for name, _ in meanings] == ["geplant", "in Arbeit", "verzögert", "ruht", "abgeschlossen", "gescheitert", "eingestellt", "überfällig"]
    assert meanings[0][1] == "Beschlossen, aber noch nicht begonnen."
    assert meanings[-1][1] == "Der geplante Zeitpunkt ist vorbei, und die Maßnahme ist nicht abgeschlossen, gescheitert oder eingestellt."


def test_the_page_of_a_status_shows_its_measures_only(reader: Reading) -> None:
    page = measure_lists.status_page(reader("de"), "completed")
    assert (page.name, page.status, page.path, page.count) == ("Maßnahmen: abgeschlossen", "abgeschlossen", "concept/measures/status/completed/", "1 Maßnahme")
    assert page.sentence == "Alles, was versprochen war, ist getan und belegt."
    assert [line.name for each in page.fields for group in each.goals for line in group.lines] == ["Willkommensmappe"]
    assert [str(each.label) for each in page.statuses if each.is_current] == ["abgeschlossen"]
    assert page.everything == "/de/concept/measures/"


def test_the_page_of_what_is_overdue(reader: Reading) -> None:
    page = measure_lists.status_page(reader("de"), "overdue")
    assert [line.number for each in page.fields for group in each.goals for line in group.lines] == ["2.1.1"]


def test_what_is_done_is_never_overdue(data: Path, edited: Edited) -> None:
    (data / "concept/measures/en/beratung.yml").unlink()
    reader = edited("de", (BERATUNG, "milestones:", "  - {date: 2026-11-02, status: cancelled, reason: Es fehlt Geld.}\nmilestones:"))
    assert measure_lists.with_status(reader, "overdue") == ()
    assert measure_lists.with_status(reader, "cancelled") == ("beratung",)


def test_a_change_shows_the_status_before_and_after(reader: Reading) -> None:
    changes = reader("de").portal.concept.changes(dt.date(2025, 2, 1), TODAY)
    latest, first = measure_lists.change_lines(reader("de"), [changes[0], changes[-1]])
    assert (latest.iso, latest.day, latest.measure.name) == ("2026-03-10", "10. März 2026", "Kurse mit Kinderbetreuung")
    assert (latest.before, latest.after.text, latest.reason) == (None, "in Arbeit", "Es gibt jetzt drei Kurse statt zwei.")
    assert [(proof.title, proof.link, proof.is_external) for proof in latest.proofs] == [
        ("Integrationsbericht 2025", "/de/concept/reports/2025/", False),
        ("Übersicht der Kurse 2026", "https://www.musterstadt.example/kurse-2026.pdf", True),
    ]
    assert (first.before, first.after.text) == (None, "geplant")
    assert [(line.before.text, line.after.text) for line in measure_lists.change_lines(reader("de"), changes) if line.before] == [
        ("in Arbeit", "verzögert"), ("in Arbeit", "abgeschlossen"), ("geplant", "in Arbeit")
    ]  # fmt: skip


def test_reasons_are_told_in_the_readers_language_and_titles_of_documents_in_german(reader: Reading) -> None:
    changes = reader("en").portal.concept.changes(dt.date(2026, 3, 1), TODAY)
    (line,) = measure_lists.change_lines(reader("en"), changes)
    assert (line.reason, line.reason.is_fallback) == ("There are now three courses instead of two.", False)
    assert line.proofs[1].title.__html__() == '<bdi lang="de" dir="ltr">Übersicht der Kurse 2026</bdi>'
