"""The concept at a glance, and what the home page says about it. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from macros.portal import Portal
from macros.views.concept import overview
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def on(portal: Portal, day: str) -> Reader:
    return Reader(portal, "de", dt.date.fromisoformat(day))


def test_the_table_counts_fields_by_status_and_leads_to_what_it_counts(reader: Reading) -> None:
    table = overview.overview(reader("de")).table
    assert [str(cell) for cell in table.head] == [
        "Handlungsfeld", "geplant", "in Arbeit", "verzögert", "ruht", "abgeschlossen", "gescheitert", "eingestellt", "Zusammen"
    ]  # fmt: skip
    zero = '<span class="zero">0</span>'
    assert [str(cell) for cell in table.rows[0]] == [
        '<a href="/de/concept/fields/sprache/">1 Sprache</a>', zero, '<a href="/de/concept/measures/status/in-progress/#field-sprache">1</a>', zero, zero,
        '<a href="/de/concept/measures/status/completed/#field-sprache">1</a>', zero, zero, '<a href="/de/concept/measures/#field-sprache">2</a>',
    ]  # fmt: skip
    assert [str(cell) for cell in table.rows[-1]] == [
        "Alle Handlungsfelder", zero, '<a href="/de/concept/measures/status/in-progress/">1</a>', '<a href="/de/concept/measures/status/delayed/">1</a>', zero,
        '<a href="/de/concept/measures/status/completed/">1</a>', zero, zero, '<a href="/de/concept/measures/">3</a>',
    ]  # fmt: skip


def test_no_average_and_no_percentage(reader: Reading) -> None:
    found = overview.overview(reader("de"))
    assert found.total == "3 Maßnahmen: 1 in Arbeit, 1 verzögert und 1 abgeschlossen"
    assert "%" not in str(found.table) + str(found.total)


def test_what_is_overdue(reader: Reading) -> None:
    assert [(line.name, line.due, line.late, line.responsible.name) for line in overview.overview(reader("de")).overdue] == [
        ("Wohnberatung in vier Sprachen", "Geplant bis 30. Juni 2026", "seit 4 Monaten überfällig", "Stadt Musterstadt")
    ]


def test_changes_since_the_last_report(data: Path, reader: Reading, edited: Edited) -> None:
    found = overview.overview(reader("de"))
    assert found.since == "Seit „<a href=\"/de/concept/reports/2025/\">Integrationsbericht 2025</a>“ vom 10. März 2026:"
    assert found.changes == ()  # that of 10 March is in the report
    (data / "concept/measures/en/beratung.yml").unlink()
    entries = "  - {date: 2026-03-11, status: in_progress, reason: Es geht weiter.}\n  - {date: 2026-03-12, status: in_progress, reason: Und weiter.}\n"
    late = ("concept/measures/beratung.yml", "milestones:", f"{entries}milestones:")
    assert [(line.day, str(line.before.text), str(line.after.text), line.reason) for line in overview.overview(edited("de", late)).changes] == [
        ("11. März 2026", "verzögert", "in Arbeit", "Es geht weiter.")
    ]


def test_changes_where_nothing_has_been_reported(portal: Portal) -> None:
    found = overview.overview(on(portal, "2026-03-09"))
    assert found.since == "Alles seit dem Beginn:"
    assert [line.day for line in found.changes][:2] == ["2. Februar 2026", "17. November 2025"]


def test_not_more_changes_than_can_be_read(data: Path, edited: Edited) -> None:
    (data / "concept/measures/en/beratung.yml").unlink()
    many = "".join(f"  - {{date: 2026-04-{day:02}, status: {('delayed', 'paused')[day % 2]}, reason: Noch nicht.}}\n" for day in range(1, 13))
    reader = edited("de", ("concept/measures/beratung.yml", "milestones:", f"{many}milestones:"))
    assert [line.day for line in overview.overview(reader).changes] == [f"{day}. April 2026" for day in range(12, 4, -1)]


def test_all_changes_stand_in_the_report_of_the_year(portal: Portal) -> None:
    assert overview.overview(on(portal, "2026-11-20")).all_changes == ("Alle Änderungen des Jahres 2026", "/de/concept/reports/2026/")
    assert overview.overview(on(portal, "2027-01-02")).all_changes == ("Alle Maßnahmen", "/de/concept/measures/")


def test_milestones_that_are_late_are_marked_and_do_not_hide_the_next_ones(reader: Reading) -> None:
    found = overview.overview(reader("de"))
    assert [(each.iso, each.day, each.name, each.measure.name, [str(badge.text) for badge in each.badges]) for each in (*found.late, *found.milestones)] == [
        ("2026-03-31", "31. März 2026", "Beratung auf Arabisch", "Wohnberatung in vier Sprachen", ["überfällig"]),
        ("2027-06-30", "30. Juni 2027", "Fünf Kurse im Jahr", "Kurse mit Kinderbetreuung", []),
    ]
    assert (len(found.late), len(found.milestones)) == (1, 1)


def test_the_home_page_shows_the_three_latest_changes_of_status(reader: Reading) -> None:
    home = overview.home_lines(reader("de"))
    assert [(line.day, line.measure.number, str(line.after.text)) for line in home.changes] == [
        ("2. Februar 2026", "2.1.1", "verzögert"), ("17. November 2025", "1.1.2", "abgeschlossen"), ("1. September 2025", "2.1.1", "in Arbeit")
    ]  # fmt: skip
    assert home.link == "/de/concept/"
