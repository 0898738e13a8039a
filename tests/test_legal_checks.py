"""Rules for data/legal.yml in a real municipality. What an example may state: golden cases legal_*."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.legal_checks import check_legal
from macros.portal import Portal
from macros.problems import ERROR
from tests.conftest import TODAY, edit, problems_of

REAL = {
    "Stadt Musterstadt": "Stadt Lindenau",
    "Musterstadt": "Lindenau",
    "Erika Beispiel": "Petra Huber",
    "Max Beispiel": "Hans-Peter Çelik",
    "Regierung von Musterbezirk": "Regierung von Schwaben",
    "Beispielstraße 2": "Fronhof 10",
    "Rechenzentrum Musterland": "Rechenzentrum Lindenau",
    "@musterstadt.example": "@lindenau.de",
    "+49 89 99998 100": "+49 821 324100",
    "+49 89 99998 101": "+49 821 324101",
}


@pytest.fixture
def real(data: Path) -> Path:
    """The tiny portal as that of a real municipality, as far as its legal pages go."""
    edit(data, "site.yml", "example: true", "example: false")
    text = (data / "legal.yml").read_text("utf-8")
    for old, new in REAL.items():
        text = text.replace(old, new)
    (data / "legal.yml").write_text(text, "utf-8")
    return data


def legal_problems(data: Path) -> list[str]:
    return [line for line in problems_of(data) if line.startswith("data/legal.yml")]


def test_a_real_municipality_has_nothing_to_complain_about(real: Path) -> None:
    assert legal_problems(real) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("rathaus@lindenau.de", "rathaus@example.org", "9:10: imprint.email: 'rathaus@example.org' is a placeholder; expected the real address"),
        ("rathaus@lindenau.de", "rathaus@lindenau.example", "9:10: imprint.email: 'rathaus@lindenau.example' is a placeholder; expected the real address"),
        (
            "+49 821 324101", "+49 89 99998 101",
            "34:12: privacy.data_protection_officer.phone: '+49 89 99998 101' is a number reserved for fiction; expected the real number",
        ),
        ("name: Stadt Lindenau", "name: Stadt Musterstadt", "3:9: imprint.name: 'Stadt Musterstadt' is a placeholder; expected the real text"),
        (
            "name: Petra Huber", "name: Petra Mustermann",
            "8:11: imprint.represented_by.name: 'Petra Mustermann' is a placeholder; expected the real text",
        ),
        (
            "name: Petra Huber", "name: Erika Beispiel",
            "8:11: imprint.represented_by.name: 'Erika Beispiel' is a placeholder; expected the real text",
        ),
        ("Fronhof 10", "TODO", "13:15: imprint.supervisory_authority.address[0]: 'TODO' is a placeholder; expected the real text"),
        (
            "Wir informieren Menschen über Angebote.", "TODO Zwecke",
            "36:12: privacy.purposes[0].de: 'TODO Zwecke' is a placeholder; expected the real text",
        ),
        (
            "Wir informieren Menschen über Angebote.", "Wir informieren Menschen in Musterstadt.",
            "36:12: privacy.purposes[0].de: 'Wir informieren Menschen in Musterstadt.' is a placeholder; expected the real text",
        ),
        (
            "name: Petra Huber", "name: Oberbürgermeisterin",
            "8:11: imprint.represented_by.name: 'Oberbürgermeisterin' is not the name of a person; the law asks for first name and family name",
        ),
        (
            "name: Hans-Peter Çelik\n    function", "name: N. N.\n    function",
            "15:11: imprint.editorial.name: 'N. N.' is not the name of a person; the law asks for first name and family name",
        ),
        (
            "  editorial:\n", "  vat_id: DE123456789\n  editorial:\n",
            "14:11: imprint.vat_id: 'DE123456789' is a placeholder; expected the real number",
        ),
    ],
)  # fmt: skip
def test_what_is_left_over_from_the_example_is_refused(real: Path, old: str, new: str, problem: str) -> None:
    edit(real, "legal.yml", old, new)
    assert legal_problems(real) == [f"data/legal.yml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wir informieren Menschen über Angebote.", "Wir informieren zum Beispiel über Kurse und Musterbriefe."),
        ("name: Petra Huber", "name: Dr. Ngọc Anh Nguyễn"),
        ("  editorial:\n", "  vat_id: DE200000001\n  economic_id: DE200000001-00001\n  editorial:\n"),
    ],
)
def test_what_only_looks_like_a_placeholder_is_fine(real: Path, old: str, new: str) -> None:
    edit(real, "legal.yml", old, new)
    assert legal_problems(real) == []


def test_a_municipality_states_what_nobody_knows_about_its_land(real: Path) -> None:
    edit(real, "laender.yml", "      name: Durchsetzungsstelle\n", "")
    assert problems_of(real)[0] == "data/laender.yml:7:7: BY.accessibility.enforcement.name: missing"
    (real / "laender.yml").unlink()
    assert len(legal_problems(real)) == 6


@pytest.mark.parametrize(
    ("today", "severities"),
    [
        (dt.date(2027, 6, 30), []),
        (dt.date(2027, 7, 1), ["warning"]),  # a barrier should be gone
        (dt.date(2027, 10, 26), ["warning"]),
        (dt.date(2027, 10, 27), ["warning", "warning"]),
        (dt.date(2028, 4, 26), ["warning", "warning"]),
        (dt.date(2028, 4, 27), [ERROR, "warning"]),
    ],
)
def test_a_statement_grows_old(portal: Portal, today: dt.date, severities: list[str]) -> None:
    assert sorted(problem.severity for problem in check_legal(portal, today=today)) == severities
    assert list(check_legal(portal, today=TODAY)) == []
