"""Values of an indicator in words, word for word: units, plurals, differences, and which direction is wanted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from macros.views.concept.quantities import Quantities
from macros.views.reader import Reader

Reading = Callable[[str], Reader]
NBSP = "\u00a0"


def quantities(reader: Reader, unit: str, decimals: int = 0, direction: str = "higher_is_better") -> Quantities:
    indicator: Any = reader.portal.records["concept/indicators"]["bestandene-pruefungen"]
    return Quantities(reader, indicator.model_copy(update={"unit": unit, "decimals": decimals, "direction": direction}))


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "cell", "words", "short"),
    [
        ("percent", 1, "61.3", f"61,3{NBSP}%", "61,3 Prozent", f"61,3{NBSP}%"),
        ("percent", 1, "63", f"63,0{NBSP}%", "63 Prozent", f"63{NBSP}%"),
        ("percent", 0, "61.5", f"62{NBSP}%", "62 Prozent", f"62{NBSP}%"),
        ("count", 0, "1240", "1.240", "1.240", "1.240"),
        ("euros", 0, "1240", f"1.240{NBSP}€", f"1.240{NBSP}€", f"1.240{NBSP}€"),
        ("days", 0, "1", "1 Tag", "1 Tag", "1"),
        ("days", 0, "1240", "1.240 Tage", "1.240 Tage", "1.240"),
        ("days", 1, "0.5", "0,5 Tage", "0,5 Tage", "0,5"),
        ("per_1000", 1, "12.3", "12,3 je 1.000", "12,3 je 1.000", "12,3"),
    ],
)
def test_a_value_in_a_table_in_a_sentence_and_in_a_chart(reader: Reading, unit: str, decimals: int, value: str, cell: str, words: str, short: str) -> None:
    found = quantities(reader("de"), unit, decimals)
    assert (found.cell(Decimal(value)), found.words(Decimal(value)), found.short(Decimal(value))) == (cell, words, short)


def test_digits_stay_latin_and_keep_together_in_right_to_left_text(reader: Reading) -> None:
    found = quantities(reader("ar"), "count")
    assert found.cell(Decimal(1240)) == "\u20661,240\u2069"
    assert quantities(reader("ar"), "percent", 1).words(Decimal("61.3")) == "61.3 بالمائة"


@pytest.mark.parametrize(
    ("unit", "direction", "value", "before", "words"),
    [
        ("percent", "higher_is_better", "61.3", "59.2", "2,1 Prozentpunkte mehr als 2024, in die gewünschte Richtung"),
        ("percent", "higher_is_better", "59.2", "60.2", "1 Prozentpunkt weniger als 2024, nicht in die gewünschte Richtung"),
        ("days", "lower_is_better", "80", "95", "15 Tage weniger als 2024, in die gewünschte Richtung"),
        ("days", "lower_is_better", "96", "95", "1 Tag mehr als 2024, nicht in die gewünschte Richtung"),
        ("count", "neutral", "1240", "20", "1.220 mehr als 2024"),
        ("count", "neutral", "20", "1240", "1.220 weniger als 2024"),
        ("count", "neutral", "20", "20", "so viel wie 2024"),
    ],
)
def test_a_change(reader: Reading, unit: str, direction: str, value: str, before: str, words: str) -> None:
    assert quantities(reader("de"), unit, 1, direction).change(Decimal(value), Decimal(before), 2024) == words


def test_a_difference_is_that_of_the_values_as_they_are_shown(reader: Reading) -> None:
    found = quantities(reader("de"), "percent", 0)
    assert (found.cell(Decimal("61.4")), found.cell(Decimal("58.6"))) == (f"61{NBSP}%", f"59{NBSP}%")
    assert found.change(Decimal("61.4"), Decimal("58.6"), 2024) == "2 Prozentpunkte mehr als 2024, in die gewünschte Richtung"


@pytest.mark.parametrize(
    ("direction", "value", "is_reached"),
    [("higher_is_better", "70", True), ("higher_is_better", "69.9", False), ("lower_is_better", "70", True), ("lower_is_better", "71", False), ("neutral", "70", None)],
)
def test_a_target_is_reached_in_the_wanted_direction_only(reader: Reading, direction: str, value: str, is_reached: bool | None) -> None:
    assert quantities(reader("de"), "percent", 1, direction).is_reached(Decimal(value), Decimal(70)) is is_reached
