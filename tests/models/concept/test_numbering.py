"""Numbers of chapters, years, figures, evidence, and the two rules that many records share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from macros.models.concept.numbering import Euros, Evidence, Number, Numbering, Percent, Year, number_key
from macros.models.values import Model
from tests.models.concept import complaints, record


class Values(Model):
    """One field of each kind."""

    numbering: Numbering | None = None
    year: Year | None = None
    euros: Euros | None = None
    number: Number | None = None
    percent: Percent | None = None


def test_values_get_their_types() -> None:
    values = record(Values, {}, numbering="2.1.3", year="2025", euros="45000", number="-61.3", percent="100")
    assert values == Values.model_construct(numbering="2.1.3", year=2025, euros=45000, number=Decimal("-61.3"), percent=100)


@pytest.mark.parametrize("numbering", ["1", "2.1", "2.1.3", "10.12.99.1"])
def test_numbers_of_chapters_have_up_to_four_levels(numbering: str) -> None:
    assert record(Values, {}, numbering=numbering).numbering == numbering


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("numbering", "0", "'0' is not a number of the concept (expected for example 2 or 2.1 or 2.1.3)"),
        ("numbering", "2.", "'2.' is not a number of the concept (expected for example 2 or 2.1 or 2.1.3)"),
        ("numbering", "2.01", "'2.01' is not a number of the concept (expected for example 2 or 2.1 or 2.1.3)"),
        ("numbering", "1.2.3.4.5", "'1.2.3.4.5' is not a number of the concept (expected for example 2 or 2.1 or 2.1.3)"),
        ("year", "25", "'25' is not a year (expected 1990 to 2100)"),
        ("year", "1989", "'1989' is not a year (expected 1990 to 2100)"),
        ("year", "2101", "'2101' is not a year (expected 1990 to 2100)"),
        ("euros", "45.000", "'45.000' is not a sum in whole euros (expected for example 45000)"),
        ("euros", "-5", "'-5' is not a sum in whole euros (expected for example 45000)"),
        ("number", "61,3", "'61,3' is not a number (expected for example 61.3, with a point)"),
        ("number", "1.2345", "'1.2345' is not a number (expected for example 61.3, with a point)"),
        ("percent", "101", "'101' is not a percentage (expected a whole number from 0 to 100)"),
        ("percent", "12.5", "'12.5' is not a percentage (expected a whole number from 0 to 100)"),
    ],
)
def test_other_values_are_refused(field: str, text: str, message: str) -> None:
    assert complaints(Values, {}, **{field: text}) == [f"{field}: {message}"]


def test_numbers_are_sorted_as_numbers() -> None:
    assert sorted(["1.10", "1.9", "10", "2", "1", "1.9.1"], key=number_key) == ["1", "1.9", "1.9.1", "1.10", "2", "10"]


@pytest.mark.parametrize("given", [{"resolution": "beschluss"}, {"report": "2025"}, {"url": "https://x.example/a.pdf", "title": "Übersicht"}])
def test_evidence_is_one_of_three(given: dict[str, str]) -> None:
    assert record(Evidence, given).model_dump(exclude_none=True) == given


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "resolution: nothing given; expected one of resolution, report, url"),
        ({"resolution": "a", "report": "2025"}, "report: resolution and report given; expected one of resolution, report, url"),
        ({"report": "2025", "url": "https://x.example/", "title": "A"}, "url: report and url given; expected one of resolution, report, url"),
        ({"url": "https://x.example/"}, "title: missing; say what the document is called"),
        ({"resolution": "a", "title": "A"}, "title: stands without url; resolutions and reports bring their own titles"),
    ],
)
def test_other_evidence_is_refused(given: dict[str, Any], message: str) -> None:
    assert complaints(Evidence, given) == [message]
