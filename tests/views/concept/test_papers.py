"""The page of a concept paper. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from macros.portal import Portal
from macros.views.concept import papers
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
OLD = """kind: diversity
name: Leitbild Vielfalt
summary: Das erste Konzept.
adopted: 2015-05-01
valid_from: 2015-06-01
valid_to: 2024-12-31
responsible: buero
versions:
  - {date: 2015-05-01, text: Erste Fassung.}
"""


def test_the_paper_in_force(reader: Reading) -> None:
    page = papers.page(reader("de"), "konzept")
    assert (page.kind, page.name, page.source_name, page.path) == ("Integrationskonzept", "Integrationskonzept Musterstadt", None, "concept/papers/konzept/")
    assert page.summary == "Was die Stadt bis 2030 für das Zusammenleben tut."
    assert page.notices == ()
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts] == [
        ("Beschlossen", ["13. Februar 2025"]),
        ("Beschluss", ['<a href="/de/concept/resolutions/beschluss-konzept/">Integrationskonzept bis 2030</a>']),
        ("Gilt", ["1. März 2025 bis 31. Dezember 2030"]),
        ("Verantwortlich", ['<a href="/de/contacts/buero/">Integrationsbüro</a>']),
    ]
    assert page.description.startswith("<p>Das Konzept gilt für <strong>alle</strong> Ämter.</p>")
    assert page.url == "https://www.musterstadt.example/konzept.pdf"


def test_principles_bodies_participation_and_versions(reader: Reading) -> None:
    page = papers.page(reader("de"), "konzept")
    assert [(each.name, each.text) for each in page.principles] == [
        ("Gleiche Rechte", "Alle Menschen in Musterstadt werden gleich gut behandelt."), ("Gemeinsam entscheiden", "Wer betroffen ist, redet mit.")
    ]  # fmt: skip
    assert [each.name for each in page.steering] == ["Integrationsbeirat"]
    assert [(each.iso, each.day) for each in page.participation] == [("2024-06-15", "15. Juni 2024")]
    assert [(each.day, each.text) for each in page.versions] == [
        ("20. Januar 2026", "Die Maßnahme zur Beratung ist neu beschrieben."), ("13. Februar 2025", "Der Beirat hat das Konzept beschlossen.")
    ]  # fmt: skip


def test_fields_and_goals_stand_on_the_paper_in_force_only(data: Path, edited: Edited) -> None:
    (data / "concept/papers/leitbild.yml").write_text(OLD, "utf-8")
    reader = edited("de")
    new, old = papers.page(reader, "konzept"), papers.page(reader, "leitbild")
    assert [(each.field.name, [goal.name for goal in each.goals]) for each in new.fields] == [
        ("Sprache", ["Deutsch lernen ohne lange Wartezeit"]), ("Wohnen", ["Gute Beratung zum Wohnen"])
    ]  # fmt: skip
    assert old.fields == ()
    assert new.others == (("Leitbild Vielfalt", "/de/concept/papers/leitbild/"),)
    assert old.others == (("Integrationskonzept Musterstadt", "/de/concept/papers/konzept/"),)
    assert (old.kind, [(each.kind, str(each.text)) for each in old.notices]) == ("Diversitätskonzept", [("closed", "Dieses Konzept gilt nicht mehr (bis 31. Dezember 2024).")])


def test_a_paper_that_is_to_come_says_from_when(portal: Portal) -> None:
    page = papers.page(Reader(portal, "de", dt.date(2025, 2, 20)), "konzept")
    assert [(each.kind, str(each.text)) for each in page.notices] == [("outdated", "Dieses Konzept gilt ab dem 1. März 2025.")]


def test_in_two_lines(reader: Reading) -> None:
    found = papers.in_short(reader("de"))
    assert (found.name, found.link) == ("Integrationskonzept Musterstadt", "/de/concept/papers/konzept/")
    assert (found.adopted, found.period) == ("Beschlossen am 13. Februar 2025.", "Gilt: 1. März 2025 bis 31. Dezember 2030.")


def test_without_a_paper_there_are_no_two_lines(data: Path, edited: Edited) -> None:
    for path in (data / "concept/papers").rglob("*.yml"):
        path.unlink()
    assert papers.in_short(edited("de")) is None


def test_a_paper_in_another_language(reader: Reading) -> None:
    page = papers.page(reader("ar"), "konzept")
    assert (page.name, page.source_name) == ("خطة الاندماج في موسترشتات", "Integrationskonzept Musterstadt")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/concept/papers/konzept/")]
    assert page.description_attributes == ' lang="en" dir="ltr"'
