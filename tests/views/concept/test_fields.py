"""The page of a field of action. TODAY is 2026-11-20."""

from __future__ import annotations

from collections.abc import Callable

from macros.views.concept import fields
from macros.views.concept.mentions import Mention
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def test_a_field_with_its_goals_and_measures(reader: Reading) -> None:
    page = fields.page(reader("de"), "sprache")
    assert (page.number, page.name, page.path, page.icon) == ("Handlungsfeld 1", "Sprache", "concept/fields/sprache/", "material/school-outline")
    assert (page.summary, page.notices) == ("Alle können Deutsch lernen, gleich nach der Ankunft.", ())
    assert page.total == "2 Maßnahmen: 1 in Arbeit und 1 abgeschlossen"
    assert page.description == "<p>Deutsch öffnet Türen. Deshalb gibt es Kurse für <strong>alle</strong>.</p>"
    (goal,) = page.goals
    assert (goal.goal.number, goal.summary) == ("1.1", "Wer Deutsch lernen will, bekommt innerhalb von zwei Monaten einen Platz.")
    assert goal.due == "Das wollen wir bis zum 31. Dezember 2028 erreichen."
    assert [line.number for line in goal.lines] == ["1.1.1", "1.1.2"]
    assert page.responsible == Mention("Integrationsbüro", "/de/contacts/buero/")


def test_its_figures_with_the_last_value(reader: Reading) -> None:
    (figure,) = fields.page(reader("de"), "sprache").figures
    assert (figure.name, figure.link) == ("Bestandene Sprachprüfungen", "/de/concept/indicators/bestandene-pruefungen/")
    assert figure.latest == "63 Prozent (2025)"


def test_the_ways_to_what_there_is_already(reader: Reading) -> None:
    page = fields.page(reader("de"), "sprache")
    assert page.inventory == "/de/concept/inventory/sprache/"
    assert [(each.label, each.link, each.count) for each in page.topics] == [("Deutsch lernen", "/de/offers/topics/language/", 2)]


def test_a_lasting_goal_has_no_day_and_a_field_may_have_nobody(edited: Edited) -> None:
    page = fields.page(edited("de", ("concept/fields/wohnen.yml", "responsible: amt\n", "")), "wohnen")
    assert [goal.due for goal in page.goals] == [None]
    assert page.responsible is None


def test_a_field_in_another_language(reader: Reading) -> None:
    page = fields.page(reader("ar"), "sprache")
    assert (page.name, page.source_name) == ("اللغة", "Sprache")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/concept/fields/sprache/")]
