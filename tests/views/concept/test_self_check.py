"""The self-check: the newest answer of each question, all earlier ones, and no average."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.portal import load
from macros.views.concept.self_check import self_check
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
NBSP = "\u00a0"
MISSION = "concept/self-check/leitbild.yml"
# a list has as many entries in every language, so the translation of the answers goes
ENGLISH = ("concept/self-check/en/leitbild.yml", "ratings:\n  - reason: The mission statement dates from 2015.\n  - reason: The mission statement no longer fits the concept.\n", "")


def with_another(day: str) -> tuple[str, str, str]:
    """One more answer between the two."""
    return MISSION, "  - date: 2026-10-05", f"  - date: {day}\n    percent: 60\n    reason: Ein Zwischenstand.\n  - date: 2026-10-05"


def test_the_newest_answer_with_its_reason_and_proofs(reader: Reading) -> None:
    first, second = self_check(reader("de")).questions
    assert (first.anchor, first.number, first.name) == ("question-1", 1, "Beschluss")
    assert first.question == "Hat der Rat beschlossen, dass Integration eine Aufgabe der ganzen Kommune ist?"
    assert (first.answer.percent, first.answer.in_words) == (100, f"100{NBSP}%")
    assert (first.answer.iso, first.answer.day, first.answer.reason) == ("2026-10-05", "Eingeschätzt am 5. Oktober 2026", "Der Beirat hat das Konzept beschlossen.")
    assert [(proof.link, proof.is_external) for proof in first.answer.proofs] == [("/de/concept/resolutions/beschluss-konzept/", False)]
    assert (second.answer.percent, second.answer.proofs) == (40, ())


def test_earlier_answers_stay(reader: Reading) -> None:
    table = self_check(reader("de")).questions[1].earlier
    assert table.caption == "Frühere Antworten: Leitbild"
    assert list(map(str, table.head)) == ["Tag", "Einschätzung", "Begründung"]
    assert table.rows == (("5. November 2024", f"50{NBSP}%", "Das Leitbild ist von 2015."),)


def test_earlier_answers_stand_the_latest_first(edited: Edited) -> None:
    found = edited("de", with_another("2025-10-05"), ENGLISH)
    assert [row[0] for row in self_check(found).questions[1].earlier.rows] == ["5. Oktober 2025", "5. November 2024"]


def test_a_question_answered_once_has_no_earlier_answers(edited: Edited) -> None:
    found = edited("de", (MISSION, "  - date: 2024-11-05\n    percent: 50\n    reason: Das Leitbild ist von 2015.\n", ""), ENGLISH)
    check = self_check(found)
    assert check.questions[1].earlier is None
    assert check.overview.rows[1][1:] == ("–", f"40{NBSP}%")


def test_the_overview_has_a_column_for_each_year_and_links_to_the_questions(reader: Reading) -> None:
    overview = self_check(reader("de")).overview
    assert (overview.caption, list(map(str, overview.head))) == ("Alle Fragen, Jahr für Jahr", ["Frage", "2024", "2026"])
    assert overview.rows == (
        ('<a href="#question-1">1 Beschluss</a>', f"30{NBSP}%", f"100{NBSP}%"),
        ('<a href="#question-2">2 Leitbild</a>', f"50{NBSP}%", f"40{NBSP}%"),
    )


def test_of_two_answers_in_a_year_the_overview_has_the_last(edited: Edited) -> None:
    found = edited("de", with_another("2026-02-05"), ENGLISH)
    assert self_check(found).overview.rows[1][1:] == (f"50{NBSP}%", f"40{NBSP}%")


def test_words_of_other_languages_are_marked(reader: Reading) -> None:
    check = self_check(reader("ar"))
    assert check.overview.rows[1][0] == '<a href="#question-2">2 <bdi lang="en" dir="ltr">Mission statement</bdi></a>'
    assert check.questions[1].answer.in_words == "\u206640%\u2069"


def test_a_portal_without_answers_has_no_self_check(data: Path) -> None:
    for path in (data / "concept" / "self-check").rglob("*.yml"):
        path.unlink()
    assert self_check(Reader(load(data, today=TODAY), "de", TODAY)) is None
