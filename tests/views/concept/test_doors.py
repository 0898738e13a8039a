"""The ways from the overview to the other parts, each with a figure. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

from macros.portal import load
from macros.views.concept.doors import doors
from macros.views.reader import Reader
from tests.conftest import TODAY

Reading = Callable[[str], Reader]


def figures(reader: Reader) -> list[tuple[str, str, str]]:
    return [(str(door.name), door.link, str(door.badges[0].text)) for door in doors(reader)]


def test_every_part_has_a_door_with_a_figure(reader: Reading) -> None:
    found = figures(reader("de"))
    assert found[:-1] == [
        ("Maßnahmen", "/de/concept/measures/", "3 Maßnahmen"),
        ("Bestandsaufnahme", "/de/concept/inventory/", "4 Angebote"),
        ("Zahlen", "/de/concept/indicators/", "2 Zahlen"),
        ("Selbstcheck", "/de/concept/self-check/", "2 Fragen, zuletzt beantwortet am 5. Oktober 2026"),
        ("Rat und Gremien", "/de/concept/council/", "2 Anträge und Beschlüsse"),
        ("Zielvereinbarungen", "/de/concept/agreements/", "1 Zielvereinbarung"),
        ("Jahresberichte", "/de/concept/reports/", "1 Bericht"),
        ("Förderung für Vereine", "/de/concept/funding/", "1 Programm"),
        ("Aufgaben der Integrationsarbeit", "/de/concept/functions/", "3 Stellen machen mit"),
        ("Mitreden", "/de/concept/take-part/", "Nächste Sitzung: 10. Dezember 2026"),
    ]
    records = sum(map(len, reader("de").portal.records.values()))
    assert found[-1] == ("Offene Daten", "/de/open-data/", f"{records} Einträge")


def test_without_a_coming_session_the_proposals_are_counted(reader: Reading) -> None:
    portal = reader("de").portal
    assert ("Mitreden", "/de/concept/take-part/", "2 Vorschläge") in figures(Reader(portal, "de", dt.date(2026, 12, 11)))


def test_a_part_without_records_has_no_door(data: Path) -> None:
    for kind in ("agreements", "funding", "self-check", "proposals"):
        shutil.rmtree(data / "concept" / kind)
    kurse = data / "concept/measures/kurse.yml"
    kurse.write_text(kurse.read_text("utf-8").replace("funding: [mikrofoerderung]\n", ""), "utf-8")
    assert [name for name, _, _ in figures(Reader(load(data, today=TODAY), "de", TODAY))] == [
        "Maßnahmen", "Bestandsaufnahme", "Zahlen", "Rat und Gremien", "Jahresberichte", "Aufgaben der Integrationsarbeit", "Mitreden", "Offene Daten"
    ]  # fmt: skip
