"""Indicators: the list by fields, the page of each, and what is said about values. Nothing is called the effect of a measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import load
from macros.views.concept import indicators
from macros.views.concept.mentions import Mention
from macros.views.reader import Reader
from tests.conftest import TODAY, edit
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
EXAMS, ADVICE = "concept/indicators/bestandene-pruefungen.yml", "concept/indicators/beratungsfaelle.yml"
TARGETS = "targets:\n  - year: 2026\n    value: 66\n  - year: 2028\n    value: 70\n"
NBSP = "\u00a0"


def statement(reader: Reader, key: str = "bestandene-pruefungen") -> list[str]:
    return list(map(str, indicators.page(reader, key).statement))


def test_the_last_value_in_words_with_its_year(reader: Reading) -> None:
    assert indicators.latest(reader("de"), "bestandene-pruefungen") == ("63 Prozent", 2025)
    assert indicators.latest(reader("de"), "beratungsfaelle") == ("1.240", 2025)


def test_an_indicator_without_any_value_has_no_last_one(edited: Edited) -> None:
    found = edited("de", (ADVICE, "  - year: 2025\n    value: 1240\n    as_of: 2026-01-15\n", ""), ("concept/indicators/en/beratungsfaelle.yml", "  - {}\n", ""))
    assert indicators.latest(found, "beratungsfaelle") is None
    assert statement(found, "beratungsfaelle") == ["Für diese Zahl gibt es noch keinen Wert."]
    assert indicators.page(found, "beratungsfaelle").chart is None
    figure = indicators.groups(found)[1].figures[0]
    assert (figure.value, figure.year, figure.change, figure.target) == ("kein Wert", None, None, None)


def test_the_list_by_fields(reader: Reading) -> None:
    language, housing = indicators.groups(reader("de"))
    assert (language.field, housing.field) == (Mention("Sprache", "/de/concept/fields/sprache/", "1"), Mention("Wohnen", "/de/concept/fields/wohnen/", "2"))
    (exams,), (advice,) = language.figures, housing.figures
    assert (exams.card.name, exams.card.link) == ("Bestandene Sprachprüfungen", "/de/concept/indicators/bestandene-pruefungen/")
    assert (exams.value, exams.year) == ("63 Prozent", "im Jahr 2025 (vorläufig)")
    assert exams.change == "1,7 Prozentpunkte mehr als 2024, in die gewünschte Richtung"
    assert exams.target == "Ziel bis 2026: 66 Prozent"
    assert (advice.value, advice.year, advice.change, advice.target) == ("1.240", "im Jahr 2025", None, None)


def test_where_no_direction_is_wanted_a_change_is_only_said(edited: Edited) -> None:
    found = edited("de", (EXAMS, "direction: higher_is_better", "direction: neutral"))
    assert indicators.groups(found)[0].figures[0].change == "1,7 Prozentpunkte mehr als 2024"
    assert statement(found)[-1] == "Ziel bis 2028: 70 Prozent."


def test_a_portal_without_indicators_has_an_empty_list(data: Path) -> None:
    for folder in ("concept/indicators", "concept/indicators/en", "concept/indicators/ar"):
        for path in (data / folder).glob("*.yml"):
            path.unlink()
    edit(data, "concept/goals/deutsch-lernen.yml", "indicators: [bestandene-pruefungen]\n", "")
    edit(data, "concept/goals/gut-wohnen.yml", "indicators: [beratungsfaelle]\n", "")
    assert indicators.groups(Reader(load(data, today=TODAY), "de", TODAY)) == ()


def test_the_statement_compares_with_the_first_year_and_the_targets(reader: Reading) -> None:
    assert statement(reader("de")) == [
        "2025: 63 Prozent (vorläufig).",
        "Gegenüber 2022, dem ersten erfassten Jahr: 4,6 Prozentpunkte mehr.",
        "Ziel bis 2026: 66 Prozent.",
        "Ziel bis 2028: 70 Prozent.",
        "Bis zum Ziel für 2026: noch 3 Prozentpunkte mehr.",
    ]
    assert statement(reader("de"), "beratungsfaelle") == ["2025: 1.240."]


@pytest.mark.parametrize(
    ("direction", "targets", "expected"),
    [
        ("higher_is_better", "targets:\n  - year: 2028\n    value: 63\n", ["Ziel bis 2028: 63 Prozent.", "Das Ziel für 2028 ist schon jetzt erreicht."]),
        ("lower_is_better", "targets:\n  - year: 2028\n    value: 50\n", ["Ziel bis 2028: 50 Prozent.", "Bis zum Ziel für 2028: noch 13 Prozentpunkte weniger."]),
        ("higher_is_better", "targets:\n  - year: 2024\n    value: 61\n", ["Ziel bis 2024: 61 Prozent. Es wurde erreicht."]),
        ("higher_is_better", "targets:\n  - year: 2025\n    value: 65\n", ["Ziel bis 2025: 65 Prozent. Es wurde nicht erreicht."]),
        ("higher_is_better", "targets:\n  - year: 2023\n    value: 65\n", ["Ziel bis 2023: 65 Prozent."]),
        ("neutral", "targets:\n  - year: 2024\n    value: 65\n", ["Ziel bis 2024: 65 Prozent."]),
        ("neutral", "", []),
    ],
)
def test_what_is_said_about_targets(edited: Edited, direction: str, targets: str, expected: list[str]) -> None:
    found = edited("de", (EXAMS, TARGETS, targets), (EXAMS, "direction: higher_is_better", f"direction: {direction}"))
    assert statement(found)[2:] == expected


def test_a_value_that_fell_or_stayed(edited: Edited) -> None:
    assert statement(edited("de", (EXAMS, "value: 58.4", "value: 63.0")))[1] == "Das ist so viel wie 2022, im ersten erfassten Jahr."
    assert statement(edited("de", (EXAMS, "value: 63.0", "value: 64")))[1] == "Gegenüber 2022, dem ersten erfassten Jahr: 1 Prozentpunkt weniger."


def test_the_page_says_what_is_counted_how_and_by_whom(reader: Reading) -> None:
    page = indicators.page(reader("de"), "bestandene-pruefungen")
    assert (page.name, page.source_name, page.path) == ("Bestandene Sprachprüfungen", None, "concept/indicators/bestandene-pruefungen/")
    assert (page.definition, page.method) == (
        "Anteil der bestandenen an allen Prüfungen B1 in Musterstadt.", "Die Kursträger melden ihre Zahlen einmal im Jahr."
    )  # fmt: skip
    assert (page.source.name, page.source.link) == ("Meldungen der Kursträger", "https://www.musterstadt.example/zahlen")
    assert (page.comparison_source.name, page.comparison_source.link) == ("Landesamt für Beispiele", "https://www.landesamt.example/b1")
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts] == [
        ("Einheit", ["Prozent"]),
        ("Richtung", ["Höher ist besser."]),
        ("Handlungsfeld", ['<a href="/de/concept/fields/sprache/">1 Sprache</a>']),
        ("Ziele des Konzepts", ['<a href="/de/concept/goals/deutsch-lernen/">1.1 Deutsch lernen ohne lange Wartezeit</a>']),
        ("Verantwortlich", ['<a href="/de/contacts/buero/">Integrationsbüro</a>']),
    ]
    assert page.csv == "/open-data/indicators.csv"


def test_small_numbers_and_no_wanted_direction_are_said(reader: Reading) -> None:
    page = indicators.page(reader("de"), "beratungsfaelle")
    facts = {str(fact.label): str(fact.values[0]) for fact in page.facts}
    assert facts["Richtung"] == "Weder mehr noch weniger ist für sich genommen besser."
    assert facts["Kleine Zahlen"] == "Werte unter 5 zeigen wir nicht, damit niemand zu erkennen ist."
    assert (page.comparison_source, "Verantwortlich" in facts) == (None, False)


def test_names_in_another_language_are_marked_in_links(reader: Reading) -> None:
    facts = {str(fact.label): fact.values for fact in indicators.page(reader("ar"), "beratungsfaelle").facts}
    (field,) = next(values for values in facts.values() if "concept/fields" in str(values[0]))
    assert field == '<a href="/ar/concept/fields/wohnen/">2 <bdi lang="en" dir="ltr">Housing</bdi></a>'


def test_in_another_language_the_german_name_stands_beside(reader: Reading) -> None:
    page = indicators.page(reader("ar"), "bestandene-pruefungen")
    assert (page.name, page.source_name) == ("امتحانات اللغة الناجحة", "Bestandene Sprachprüfungen")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/concept/indicators/bestandene-pruefungen/")]
    assert (page.definition.language.code, page.definition.is_fallback) == ("en", True)


def test_no_sentence_says_that_a_measure_has_worked(reader: Reading) -> None:
    for key in ("bestandene-pruefungen", "beratungsfaelle"):
        said = " ".join(statement(reader("de"), key)).lower()
        assert [word for word in ("wirk", "dank", "durch ", "maßnahme") if word in said] == []
