"""The page of a goal. TODAY is 2026-11-20."""

from __future__ import annotations

from collections.abc import Callable

from macros.views.concept import goals
from macros.views.concept.goals import GoalPage
from macros.views.reader import Reader

Reading = Callable[[str], Reader]


def facts(page: GoalPage) -> list[tuple[str, list[str]]]:
    return [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts]


def test_a_goal_with_a_day(reader: Reading) -> None:
    page = goals.page(reader("de"), "deutsch-lernen")
    assert (page.number, page.name, page.path) == ("Ziel 1.1", "Deutsch lernen ohne lange Wartezeit", "concept/goals/deutsch-lernen/")
    assert facts(page) == [("Handlungsfeld", ['<a href="/de/concept/fields/sprache/">1 Sprache</a>']), ("Zu erreichen bis", ["31. Dezember 2028"])]
    assert page.description == "<p>Wartezeit ist <strong>verlorene Zeit</strong>. Deshalb zählt die Stadt mit.</p>"
    assert page.total == "2 Maßnahmen: 1 in Arbeit und 1 abgeschlossen"
    assert [line.name for line in page.lines] == ["Kurse mit Kinderbetreuung", "Willkommensmappe"]
    assert [figure.name for figure in page.figures] == ["Bestandene Sprachprüfungen"]
    assert [each.name for each in page.agreements] == ["Beratung und Kurse im Rathaus"]


def test_a_lasting_goal(reader: Reading) -> None:
    page = goals.page(reader("de"), "gut-wohnen")
    assert facts(page)[1] == ("Zu erreichen bis", ["auf Dauer"])
    assert (page.description, page.description_attributes) == (None, "")
