"""Indicators: a missing value is no zero, and a small one is withheld."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from macros.models.concept.indicators import Indicator
from tests.models.concept import complaints, record

YEAR = {"year": "2024", "value": "61.3"}
MINIMAL = {
    "id": "pruefungen", "name": "Prüfungen", "summary": "So viele.", "definition": "Anteil.", "method": "Gezählt.", "source": "Träger",
    "field": "sprache", "unit": "percent", "direction": "higher_is_better", "observations": [YEAR],
}


def test_values_and_defaults() -> None:
    indicator = record(Indicator, MINIMAL)
    assert (indicator.decimals, indicator.suppress_below, indicator.targets, indicator.comparison) == (0, None, (), None)
    assert (indicator.observations[0].value, indicator.observations[0].status) == (Decimal("61.3"), "final")


@pytest.mark.parametrize("status", ["missing", "suppressed"])
def test_a_year_without_a_value_says_why(status: str) -> None:
    observation = {"year": "2024", "status": status, "note": "Nicht gefragt."}
    assert record(Indicator, MINIMAL, observations=[observation]).observations[0].value is None


def test_zero_is_a_value() -> None:
    assert record(Indicator, MINIMAL, observations=[{"year": "2024", "value": "0"}]).observations[0].value == 0


@pytest.mark.parametrize(
    ("unit", "value"), [("percent", "100"), ("count", "12"), ("days", "0.5"), ("per_1000", "3.25"), ("euros", "1999")]
)
def test_values_that_fit_their_unit(unit: str, value: str) -> None:
    assert record(Indicator, MINIMAL, unit=unit, observations=[{"year": "2024", "value": value}]).observations[0].value == Decimal(value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"observations": None}, "observations: missing"),
        ({"observations": [{"year": "2024"}]}, "observations[0].value: missing; a year without a value has status missing or suppressed"),
        (
            {"observations": [{"year": "2024", "value": "3", "status": "suppressed", "note": "Klein."}]},
            "observations[0].value: '3' stands beside status 'suppressed'; expected no value",
        ),
        (
            {"observations": [{"year": "2024", "value": "0", "status": "missing", "note": "Nicht gefragt."}]},
            "observations[0].value: '0' stands beside status 'missing'; expected no value",
        ),
        ({"observations": [{"year": "2024", "status": "missing"}]}, "observations[0].note: missing; say why the value is missing"),
        ({"observations": [{"year": "2024", "status": "suppressed"}]}, "observations[0].note: missing; say why the value is suppressed"),
        (
            {"observations": [YEAR, YEAR]},
            "observations[1].year: '2024' does not come after '2024', the entry before; a history goes forward and keeps every entry",
        ),
        (
            {"targets": [{"year": "2030", "value": "70"}, {"year": "2028", "value": "66"}]},
            "targets[1].year: '2028' does not come after '2030', the entry before; a history goes forward and keeps every entry",
        ),
        ({"observations": [{"year": "2024", "value": "100.1"}]}, "observations[0].value: '100.1' is out of range for percent; expected 0 to 100"),
        ({"observations": [{"year": "2024", "value": "-1"}]}, "observations[0].value: '-1' is out of range for percent; expected 0 to 100"),
        ({"targets": [{"year": "2030", "value": "130"}]}, "targets[0].value: '130' is out of range for percent; expected 0 to 100"),
        ({"unit": "count"}, "observations[0].value: '61.3' is no count; expected a whole number, not below 0"),
        ({"unit": "count", "observations": [{"year": "2024", "value": "-2"}]}, "observations[0].value: '-2' is no count; expected a whole number, not below 0"),
        ({"unit": "days", "observations": [{"year": "2024", "value": "-2"}]}, "observations[0].value: '-2' is below 0"),
        ({"unit": "euros", "observations": [{"year": "2024", "value": "-2"}]}, "observations[0].value: '-2' is below 0"),
        ({"unit": "per_1000", "observations": [{"year": "2024", "value": "-2"}]}, "observations[0].value: '-2' is below 0"),
        (
            {"unit": "count", "suppress_below": "5", "observations": [{"year": "2024", "value": "4"}]},
            "observations[0].value: '4' is below suppress_below '5'; expected status suppressed without a value",
        ),
        ({"decimals": "4"}, "decimals: '4' is out of range; expected 0 to 3"),
        (
            {"comparison": {"name": "Land", "source": "Amt", "values": [YEAR, YEAR]}},
            "comparison.values[1].year: '2024' does not come after '2024', the entry before; a history goes forward and keeps every entry",
        ),
        (
            {"comparison": {"name": "Land", "source": "Amt", "values": [{"year": "2024", "value": "613"}]}},
            "comparison.values[0].value: '613' is out of range for percent; expected 0 to 100",
        ),
        ({"unit": "percentage"}, "unit: 'percentage' is not allowed (did you mean 'percent'?); expected one of percent, count, euros, days, per_1000"),
        (
            {"direction": "up"},
            "direction: 'up' is not allowed; expected one of higher_is_better, lower_is_better, neutral",
        ),
    ],
)
def test_wrong_indicators(changes: dict[str, Any], message: str) -> None:
    assert complaints(Indicator, MINIMAL, **changes) == [message]


def test_a_value_at_the_limit_is_shown() -> None:
    assert record(Indicator, MINIMAL, unit="count", suppress_below="5", observations=[{"year": "2024", "value": "5"}]).observations[0].value == 5
