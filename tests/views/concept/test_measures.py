"""The page of a measure: plan and reality apart, the whole history, the money. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from macros.portal import Portal
from macros.views.components import Table
from macros.views.concept import measures
from macros.views.concept.measures import MeasurePage
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
BERATUNG, KURSE, MAPPE = (f"concept/measures/{key}.yml" for key in ("beratung", "kurse", "mappe"))


def cells(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in table.rows]


def steps(page: MeasurePage) -> list[tuple[str, str, str, str]]:
    return [(str(step.name), step.state, str(step.state_in_words), str(step.when)) for step in page.milestones]


def test_a_measure_that_goes_on(reader: Reading) -> None:
    page = measures.page(reader("de"), "kurse")
    assert (page.number, page.name, page.source_name, page.path) == ("Maßnahme 1.1.1", "Kurse mit Kinderbetreuung", None, "concept/measures/kurse/")
    assert page.notices == ()
    assert [str(badge.text) for badge in page.status.badges] == ["in Arbeit"]
    assert page.status.criterion == "Begonnen. Die Arbeit läuft so, dass der geplante Zeitpunkt erreichbar ist."
    assert page.status.since == "So steht es seit dem 5. Mai 2025."
    assert (page.status.reported, page.status.reason) == ("Zuletzt berichtet am 10. März 2026:", "Es gibt jetzt drei Kurse statt zwei.")
    assert page.description == "<p>Die Kurse finden <strong>am Vormittag</strong> statt.</p>"


def test_the_facts(reader: Reading) -> None:
    page = measures.page(reader("de"), "kurse")
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts] == [
        ("Handlungsfeld", ['<a href="/de/concept/fields/sprache/">1 Sprache</a>']),
        ("Ziel", ['<a href="/de/concept/goals/deutsch-lernen/">1.1 Deutsch lernen ohne lange Wartezeit</a>']),
        ("Verantwortlich", ['<a href="/de/contacts/buero/">Integrationsbüro</a>']),
        ("Für wen", ["Familien", "Frauen"]),
        ("Stadtteile", ["Südstadt"]),
    ]
    assert [(each.name, each.link) for each in page.partners] == [("Kurdischer Kulturverein", "/de/contacts/verein/")]


def test_plan_and_reality_stand_apart(reader: Reading) -> None:
    plan = measures.page(reader("de"), "kurse").plan
    assert [str(cell) for cell in plan.head] == ["Was", "Geplant", "Tatsächlich"]
    assert cells(plan) == [["Beginn", "1. April 2025", "5. Mai 2025"], ["Ende", "31. Dezember 2027", "noch nicht beendet"]]
    assert cells(measures.page(reader("de"), "mappe").plan) == [
        ["Beginn", "1. März 2025", "3. März 2025"], ["Ende", "31. Dezember 2025", "17. November 2025 (abgeschlossen)"]
    ]  # fmt: skip


def test_the_real_end_is_the_day_of_the_status_and_not_of_later_news(data: Path, edited: Edited) -> None:
    (data / "concept/measures/en/mappe.yml").unlink()
    reader = edited("de", (MAPPE, "milestones:", "  - {date: 2026-05-04, status: completed, reason: Die Mappe ist neu gedruckt.}\nmilestones:"))
    page = measures.page(reader, "mappe")
    assert cells(page.plan)[1][2] == "17. November 2025 (abgeschlossen)"
    assert (page.status.since, page.status.reported) == ("So steht es seit dem 17. November 2025.", "Zuletzt berichtet am 4. Mai 2026:")


def test_what_has_not_begun(edited: Edited, portal: Portal) -> None:
    early = measures.page(Reader(portal, "de", dt.date(2025, 3, 1)), "kurse")
    assert [row[2] for row in cells(early.plan)] == ["noch nicht begonnen", "noch nicht beendet"]
    old, new = "    status: delayed\n", "    status: cancelled\n"
    reader = edited("de", (BERATUNG, "    status: in_progress\n", "    status: planned\n"), (BERATUNG, old, new))
    assert [row[2] for row in cells(measures.page(reader, "beratung").plan)] == ["nicht begonnen", "2. Februar 2026 (eingestellt)"]


def test_what_is_overdue_is_said_first(reader: Reading) -> None:
    (notice,) = measures.page(reader("de"), "beratung").notices
    assert (notice.kind, notice.text) == ("outdated", "Diese Maßnahme sollte am 30. Juni 2026 fertig sein. Sie ist seit 4 Monaten überfällig.")


def test_milestones(reader: Reading) -> None:
    assert steps(measures.page(reader("de"), "kurse")) == [
        ("Erster Kurs beginnt", "done", "erreicht am 5. Mai 2025", "geplant bis 30. April 2025"),
        ("Fünf Kurse im Jahr", "current", "kommt als Nächstes", "geplant bis 30. Juni 2027"),
    ]
    assert steps(measures.page(reader("de"), "beratung")) == [("Beratung auf Arabisch", "current", "überfällig", "geplant bis 31. März 2026")]


def test_only_one_milestone_comes_next(data: Path, edited: Edited) -> None:
    (data / "concept/measures/en/beratung.yml").unlink()
    more = "milestones:\n  - {name: Raum gefunden, due: 2027-01-31}\n  - {name: Eröffnung, due: 2027-03-31}\n"
    page = measures.page(edited("de", (BERATUNG, "milestones:\n", more)), "beratung")
    assert [step[:3] for step in steps(page)] == [
        ("Raum gefunden", "current", "kommt als Nächstes"), ("Eröffnung", "planned", "kommt später"), ("Beratung auf Arabisch", "planned", "überfällig")
    ]  # fmt: skip


def test_milestones_of_a_measure_that_was_given_up(edited: Edited) -> None:
    reader = edited("de", (BERATUNG, "    status: delayed\n", "    status: failed\n"))
    assert steps(measures.page(reader, "beratung")) == [("Beratung auf Arabisch", "stopped", "nicht erreicht", "geplant bis 31. März 2026")]


def test_the_history_is_told_from_the_end(reader: Reading) -> None:
    history = measures.page(reader("de"), "kurse").history
    assert [(line.day, line.before and str(line.before.text), str(line.after.text), line.measure) for line in history] == [
        ("10. März 2026", None, "in Arbeit", None), ("5. Mai 2025", "geplant", "in Arbeit", None), ("13. Februar 2025", None, "geplant", None)
    ]  # fmt: skip
    assert [proof.title for proof in history[-1].proofs] == ["Integrationskonzept bis 2030"]


def test_a_measure_before_its_first_entry_has_no_status(portal: Portal) -> None:
    page = measures.page(Reader(portal, "de", dt.date(2025, 2, 1)), "kurse")
    assert (page.status, page.history) == (None, ())


def test_money_by_year_with_its_sum(reader: Reading) -> None:
    money = measures.page(reader("de"), "kurse").money
    assert [str(cell) for cell in money.head] == ["Jahr", "Geplant", "Ausgegeben", "Anmerkung"]
    assert cells(money) == [
        ["2025", "20.000\xa0€", "21.500\xa0€", "Der Verein brauchte einen zweiten Raum für die Kinder."],
        ["2026", "24.000\xa0€", "noch nicht bekannt", ""],
        ["Summe", "44.000\xa0€", "21.500\xa0€", "Ausgaben, soweit sie bekannt sind"],
    ]


def test_a_single_year_has_no_sum_and_no_empty_column(reader: Reading) -> None:
    page = measures.page(reader("de"), "mappe")
    assert (cells(page.money), len(page.money.head)) == ([["2025", "3.000\xa0€", "2.800\xa0€"]], 3)
    assert (page.funding, page.funding_source) == ((), "Haushalt der Stadt")
    assert measures.page(reader("de"), "beratung").money is None


def test_nothing_known_to_be_spent_is_no_zero(edited: Edited) -> None:
    reader = edited("de", (KURSE, "    spent: 21500\n    note: Der Verein brauchte einen zweiten Raum für die Kinder.\n", ""))
    assert [row[2] for row in cells(measures.page(reader, "kurse").money)] == ["noch nicht bekannt"] * 3


def test_what_belongs_to_it(reader: Reading) -> None:
    page = measures.page(reader("de"), "kurse")
    assert [(str(group.heading), [(each.name, each.link) for each in group.links]) for group in page.related] == [
        ("Angebote", [("Deutschkurs A1", "/de/offers/kurs/")]),
        ("Termine", [("Frauen lesen zusammen", "/de/events/treff/")]),
        ("Beschlüsse und Anträge", [("Integrationskonzept bis 2030", "/de/concept/resolutions/beschluss-konzept/")]),
        ("Zielvereinbarungen", [("Beratung und Kurse im Rathaus", "/de/concept/agreements/zusage-amt/")]),
        ("Vorschläge dazu", [("Deutschkurs am Vormittag", "/de/concept/take-part/#proposal-kurs-am-vormittag")]),
    ]
    assert [each.name for each in page.funding] == ["Kleine Förderung für Vereine"]
    assert measures.page(reader("de"), "mappe").related == ()
    assert [each.name for each in page.news] == ["Neue Deutschkurse beginnen im Januar"]


def test_a_measure_in_another_language(reader: Reading) -> None:
    page = measures.page(reader("ar"), "kurse")
    assert (page.name, page.source_name) == ("دورات مع رعاية الأطفال", "Kurse mit Kinderbetreuung")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/concept/measures/kurse/")]
    assert page.status.reason.__html__() == '<bdi lang="en" dir="ltr">There are now three courses instead of two.</bdi>'
