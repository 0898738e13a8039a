"""The years of an indicator: every year in the table, with what is known about it; the chart of the same values."""

from __future__ import annotations

from collections.abc import Callable

from macros.views.concept.indicator_years import IndicatorYears
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
EXAMS = "concept/indicators/bestandene-pruefungen.yml"
NBSP = "\u00a0"


def years(reader: Reader, key: str = "bestandene-pruefungen") -> IndicatorYears:
    return IndicatorYears(reader, reader.portal.records["concept/indicators"][key])


def rows(reader: Reader, key: str = "bestandene-pruefungen") -> list[tuple[str, ...]]:
    return [tuple(str(cell).replace(NBSP, " ") for cell in row) for row in years(reader, key).table().rows]


def test_a_line_for_every_year_of_which_anything_is_known(reader: Reading) -> None:
    table = years(reader("de")).table()
    assert table.caption == "Bestandene Sprachprüfungen: alle Jahre"
    assert list(map(str, table.head)) == ["Jahr", "Wert", "Art des Werts", "Ziel", "Vergleich: Musterland", "Anmerkung"]
    assert rows(reader("de")) == [
        ("2022", "58,4 %", "endgültig, vom 31. Januar 2023", "–", "57,9 %", ""),
        ("2023", "kein Wert", "nicht erhoben", "–", "–", "In diesem Jahr wurde nicht gefragt."),
        ("2024", "61,3 %", "endgültig, vom 31. Januar 2025", "–", "60,0 %", ""),
        ("2025", "63,0 %", "vorläufig, vom 31. Januar 2026", "–", "–", "Ein Träger hat noch nicht gemeldet."),
        ("2026", "noch offen", "–", "66,0 %", "–", ""),
        ("2028", "noch offen", "–", "70,0 %", "–", ""),
    ]


def test_columns_only_for_what_there_is(reader: Reading) -> None:
    assert list(map(str, years(reader("de"), "beratungsfaelle").table().head)) == ["Jahr", "Wert", "Art des Werts", "Anmerkung"]
    assert rows(reader("de"), "beratungsfaelle") == [
        ("2024", "kein Wert", "zurückgehalten", "Weniger als fünf Gespräche. Kleine Zahlen zeigen wir nicht, damit niemand erkannt wird."),
        ("2025", "1.240", "endgültig, vom 15. Januar 2026", ""),
    ]


def test_a_past_year_with_a_target_only_has_no_value(edited: Edited) -> None:
    found = edited("de", (EXAMS, "targets:\n  - year: 2026\n    value: 66\n", "targets:\n  - year: 2021\n    value: 60\n"))
    assert rows(found)[0] == ("2021", "kein Wert", "–", "60,0 %", "–", "")


def test_notes_are_in_the_language_of_the_page_as_far_as_there_are(reader: Reading) -> None:
    note = years(reader("ar")).table().rows[1][-1]
    assert (note.language.code, note.is_fallback) == ("en", True)


def test_the_chart_has_a_gap_a_target_and_a_comparison(reader: Reading) -> None:
    chart = years(reader("de")).chart()
    assert chart.caption == "Bestandene Sprachprüfungen (Prozent)"
    assert [stroke.kind for stroke in chart.strokes] == ["value", "target"]  # 2024–2025 only, and the way to 2026 and 2028
    assert [dot.kind for dot in chart.dots] == ["comparison", "comparison", "target", "target", "value", "value", "open"]
    assert [str(label.text).replace(NBSP, " ") for label in chart.labels] == ["63 %", "Ziel: 70 %", "Vergleich"]
    assert [str(tick.text).replace(NBSP, " ") for tick in chart.ticks] == ["50 %", "55 %", "60 %", "65 %", "70 %", "75 %"]
    assert [str(note).replace(NBSP, " ") for note in chart.notes] == [
        "Wo keine Linie ist, gibt es keinen Wert.",
        "Ein hohler Punkt ist ein Wert, der sich noch ändern kann.",
        "Die gestrichelte Linie führt zum Ziel.",
        "Die gepunktete Linie mit Quadraten zeigt den Vergleich: Musterland.",
        "Die senkrechte Achse geht von 50 % bis 75 %.",
    ]


def test_the_chart_of_a_count_begins_at_0_and_shows_withheld_years_as_empty(reader: Reading) -> None:
    chart = years(reader("de"), "beratungsfaelle").chart()
    assert (chart.ticks[0].text, chart.notes) == ("0", ("Wo keine Linie ist, gibt es keinen Wert.",))
    assert ([year.text for year in chart.years], len(chart.dots)) == (["2024", "2025"], 1)
    assert chart.caption == "Beratungen zum Wohnen (Anzahl)"


def test_words_in_a_chart_carry_no_markup(reader: Reading) -> None:
    chart = years(reader("ar")).chart()
    assert [label.text for label in (*chart.labels, *chart.ticks, *chart.years) if "<" in str(label.text)] == []
