"""The functions of integration work and what one can see of them. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

from macros.clock import BERLIN
from macros.portal import load
from macros.views.concept.functions import Function, functions
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
NEWS = """kind: {kind}
title: Neues
teaser: Es gibt etwas Neues.
text: Es gibt etwas Neues.
publish_at: {day}
topics: [language]
contact: buero
"""


def found(reader: Reader) -> dict[str, Function]:
    return {each.anchor: each for each in functions(reader).functions}


def evidence(function: Function) -> list[tuple[str, int, str]]:
    return [(str(each.label), each.number, each.link) for each in function.evidence]


def test_each_function_has_a_name_and_a_sentence(reader: Reading) -> None:
    assert [(each.name, each.meaning) for each in functions(reader("de")).functions] == [
        ("Anstoßen", "Die Stelle für Integration sieht, was fehlt, und bringt neue Vorhaben auf den Weg."),
        ("Steuern", "Sie plant die Arbeit, vereinbart mit den Ämtern, wer was tut, und behält die Fristen im Blick."),
        ("Vernetzen", "Sie bringt Ämter, Vereine und die Menschen, um die es geht, an einen Tisch."),
        ("Beraten", "Sie hilft Ämtern, Vereinen und Einwohnerinnen und Einwohnern mit Wissen und Rat weiter."),
        ("Vertreten", "Sie spricht öffentlich über Zusammenleben und Vielfalt und zeigt, was die Kommune tut."),
        ("Prüfen", "Sie sieht regelmäßig nach, was erreicht ist, und berichtet darüber, auch wenn etwas nicht gelingt."),
    ]
    assert functions(reader("de")).unit == 'In dieser Kommune ist das: <a href="/de/contacts/buero/">Integrationsbüro</a>.'


def test_evidence_is_counted_and_leads_to_where_it_stands(reader: Reading) -> None:
    every = found(reader("de"))
    assert evidence(every["initiative"]) == [
        ("Eigene Vorlagen für Sitzungen", 1, "/de/concept/council/"),
        ("Vorschläge, aus denen Maßnahmen wurden", 1, "/de/concept/take-part/"),
        ("Benannte Lücken bei den Angeboten", 9, "/de/concept/inventory/"),
    ]
    assert evidence(every["steering"]) == [("Ziele", 2, "/de/concept/"), ("Maßnahmen", 3, "/de/concept/measures/"), ("Zielvereinbarungen", 1, "/de/concept/agreements/")]
    assert evidence(every["networking"]) == [
        ("Gremien", 1, "/de/concept/council/"), ("Partner in Maßnahmen", 2, "/de/concept/measures/"),
        ("Migrantenorganisationen", 1, "/de/contacts/kinds/migrant-organization/"),
    ]  # fmt: skip
    assert evidence(every["advising"]) == [("Angebote zur Beratung", 1, "/de/offers/topics/counselling/"), ("Kontakte mit Zuständigkeiten", 1, "/de/contacts/")]
    assert evidence(every["controlling"]) == [
        ("Zahlen über mehrere Jahre", 2, "/de/concept/indicators/"), ("Jahresberichte", 1, "/de/concept/reports/"),
        ("Beantwortete Fragen im Selbstcheck", 2, "/de/concept/self-check/"),
        ("Einträge zum Stand der Maßnahmen in zwölf Monaten", 2, "/de/concept/measures/"),
    ]  # fmt: skip


def test_the_concept_and_its_measures_in_words(reader: Reading) -> None:
    assert found(reader("de"))["steering"].statements == (
        'Es gilt: <a href="/de/concept/papers/konzept/">Integrationskonzept Musterstadt</a>.',
        "3 Maßnahmen: 1 in Arbeit, 1 verzögert und 1 abgeschlossen",
    )


def test_what_there_is_no_entry_of_is_said(data: Path) -> None:
    shutil.rmtree(data / "news", ignore_errors=True)
    every = found(Reader(load(data, today=TODAY), "de", TODAY))
    assert evidence(every["representing"]) == [("Eigene Veranstaltungen in zwölf Monaten", 1, "/de/events/archive/")]
    assert every["representing"].nothing == "Noch kein Eintrag: Meldungen in zwölf Monaten und Stellungnahmen in zwölf Monaten."
    assert every["networking"].nothing == "Noch kein Eintrag: Sitzungen in zwölf Monaten."
    assert every["steering"].nothing is None


def test_news_of_the_last_twelve_months(data: Path) -> None:
    shutil.rmtree(data / "news", ignore_errors=True)
    (data / "news").mkdir()
    items = {"alt": ("news", "2025-11-20"), "neu": ("news", "2025-11-21"), "presse": ("press_release", "2026-11-20T08:00"), "wort": ("statement", "2026-06-01"), "bald": ("news", "2026-11-21")}
    for key, (kind, day) in items.items():
        (data / f"news/{key}.yml").write_text(NEWS.format(kind=kind, day=day), "utf-8")
    portal = load(data, today=TODAY)
    for hour, number in ((7, 1), (8, 2)):  # a press release that appears at eight counts from then on
        now = dt.datetime.combine(TODAY, dt.time(hour), BERLIN)
        assert evidence(found(Reader(portal, "de", TODAY, now=now))["representing"])[:2] == [
            ("Meldungen in zwölf Monaten", number, "/de/news/"), ("Stellungnahmen in zwölf Monaten", 1, "/de/news/")
        ]  # fmt: skip


def test_measures_begun_in_the_last_twelve_months(data: Path) -> None:
    edit(data, "concept/measures/mappe.yml", "  - date: 2025-11-17\n", "  - date: 2025-11-27\n")
    edit(data, "concept/measures/mappe.yml", "  - date: 2025-03-03\n", "  - date: 2025-11-21\n")
    assert evidence(found(Reader(load(data, today=TODAY), "de", TODAY))["initiative"])[0] == ("Neu begonnene Maßnahmen in zwölf Monaten", 1, "/de/concept/measures/")


def test_it_says_what_was_counted(reader: Reading) -> None:
    assert functions(reader("de")).counting == (
        "Gezählt sind die Einträge in diesem Portal. „In zwölf Monaten“ heißt: vom 21. November 2025 bis zum 20. November 2026. "
        "Was nirgends eingetragen ist, fehlt hier, auch wenn es getan wird."
    )
