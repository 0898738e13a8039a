"""All bodies, sessions and decisions on one page, and the page of a body. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from macros.portal import Portal
from macros.views.concept import council
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
BEIRAT = "concept/bodies/beirat.yml"


def test_the_page_about_all(reader: Reading) -> None:
    page = council.council(reader("de"))
    card = page.bodies[0].card
    assert (card.kind, card.name, card.link, card.source_name) == ("Beirat für Integration", "Integrationsbeirat", "/de/concept/bodies/beirat/", None)
    assert card.summary == "Der Beirat berät den Stadtrat in allen Fragen der Integration."
    assert [line.name for line in page.coming.lines] == ["15. Sitzung des Integrationsbeirats"]
    assert [line.name for line in page.resolutions] == ["Treffpunkt in der Südstadt", "Integrationskonzept bis 2030"]
    assert [(year.year, [line.name for line in year.lines]) for year in page.past] == [(2025, ["8. Sitzung des Integrationsbeirats"])]


def test_members_are_functions_with_their_seats(reader: Reading) -> None:
    members = council.council(reader("de")).bodies[0].members
    assert [(each.function, each.seats, each.organization and each.organization.name) for each in members] == [
        ("Vorsitz", None, None), ("Vertretung der Vereine", "6 Sitze", "Kurdischer Kulturverein"),
    ]  # fmt: skip


def test_the_page_of_a_body(reader: Reading) -> None:
    page = council.body(reader("de"), "beirat")
    assert (page.kind, page.name, page.path) == ("Beirat für Integration", "Integrationsbeirat", "concept/bodies/beirat/")
    assert page.description == "<p>Alle dürfen zu den Sitzungen <strong>kommen und Fragen stellen</strong>.</p>"
    assert [(str(fact.label), *map(str, fact.values)) for fact in page.facts] == [("Amtszeit", "1. Juli 2023 bis 30. Juni 2029")]
    assert [line.link for line in page.coming.lines] == ["/de/concept/sessions/beirat-2026-12-10/"]
    assert [year.year for year in page.past] == [2025]
    assert [line.kind for line in page.resolutions] == ["Antrag", "Beschluss"]
    assert [(each.name, each.link) for each in page.papers] == [("Integrationskonzept Musterstadt", "/de/concept/papers/konzept/")]


def test_a_body_that_has_said_little(edited: Edited) -> None:
    edits = ((BEIRAT, "term_from: 2023-07-01\nterm_to: 2029-06-30\n", ""), ("concept/papers/konzept.yml", "steering: [beirat]\n", ""))
    page = council.body(edited("de", *edits), "beirat")
    assert (page.facts, page.papers) == ((), ())


def test_a_term_that_has_only_begun(edited: Edited) -> None:
    page = council.body(edited("de", (BEIRAT, "term_to: 2029-06-30\n", "")), "beirat")
    assert [str(value) for value in page.facts[0].values] == ["ab 1. Juli 2023"]


def test_the_german_name_stands_beside_a_translation(reader: Reading) -> None:
    page = council.body(reader("ar"), "beirat")
    assert (page.name, page.source_name) == ("مجلس الاندماج (Integrationsbeirat)", "Integrationsbeirat")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/concept/bodies/beirat/")]
    assert page.description_attributes == ' lang="en" dir="ltr"'
    assert page.members[0].function.attributes == ' lang="en" dir="ltr"'


def test_a_month_later_the_session_is_over(portal: Portal) -> None:
    page = council.body(Reader(portal, "de", dt.date(2026, 12, 11)), "beirat")
    assert (page.coming.lines, page.coming.over_from) == ((), None)
    assert [year.year for year in page.past] == [2026, 2025]
