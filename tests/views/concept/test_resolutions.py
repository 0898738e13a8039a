"""Motions and resolutions: how each ended and what rests on it. TODAY is 2026-11-20."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import load
from macros.views.concept import resolutions
from macros.views.reader import Reader
from tests.conftest import TODAY, edit
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
DECIDED, PENDING = "beschluss-konzept", "antrag-treffpunkt"
FILE = f"concept/resolutions/{DECIDED}.yml"
VOTES = "  in_favour: 11\n  against: 1\n  abstained: 2\n"


def resting(page: resolutions.ResolutionPage) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(str(group.heading), [(str(each.name), each.link) for each in group.links]) for group in page.resting]


def test_lines_say_when_what_kind_and_how_it_ended(reader: Reading) -> None:
    lines = resolutions.resolution_lines(reader("de"), [PENDING, DECIDED])
    assert [(line.iso, line.day, str(line.kind), line.name, line.link) for line in lines] == [
        ("2026-12-10", "10. Dezember 2026", "Antrag", "Treffpunkt in der Südstadt", "/de/concept/resolutions/antrag-treffpunkt/"),
        ("2025-02-13", "13. Februar 2025", "Beschluss", "Integrationskonzept bis 2030", "/de/concept/resolutions/beschluss-konzept/"),
    ]
    assert [(str(line.badges[0].text), line.badges[0].kind) for line in lines] == [("noch offen", "warn"), ("angenommen", "")]
    assert lines[0].summary == "Die Vereine wünschen sich einen Raum in der Südstadt."


@pytest.mark.parametrize(
    ("kind", "word"), [("motion", "Antrag"), ("resolution", "Beschluss"), ("question", "Anfrage"), ("information", "Mitteilung")]
)
def test_kinds_in_words(edited: Edited, kind: str, word: str) -> None:
    assert resolutions.page(edited("de", (FILE, "kind: resolution", f"kind: {kind}")), DECIDED).kind == word


def test_the_page_of_a_decision(reader: Reading) -> None:
    page = resolutions.page(reader("de"), DECIDED)
    assert (page.kind, page.name, page.path) == ("Beschluss", "Integrationskonzept bis 2030", "concept/resolutions/beschluss-konzept/")
    assert ([str(badge.text) for badge in page.outcome], page.outcome_note) == (["angenommen"], None)
    assert [(str(fact.label), *map(str, fact.values)) for fact in page.facts] == [
        ("Nummer", '<bdi dir="ltr">B 2025/04</bdi>'),
        ("Gremium", '<a href="/de/concept/bodies/beirat/">Integrationsbeirat</a>'),
        ("Sitzung", '<a href="/de/concept/sessions/beirat-2025-02-13/">8. Sitzung des Integrationsbeirats</a>', "13. Februar 2025"),
        ("Eingebracht von", '<a href="/de/contacts/buero/">Integrationsbüro</a>'),
    ]
    assert [(each.day, each.text) for each in page.follow_up] == [
        ("10. März 2026", "Der erste Bericht liegt vor."),
        ("20. März 2025", "Die Stadtverwaltung hat eine Zielvereinbarung unterschrieben."),
    ]
    assert page.url == "https://rat.musterstadt.example/vorlage/4"


def test_what_rests_on_it(reader: Reading) -> None:
    page = resolutions.page(reader("de"), DECIDED)
    assert [(line.number, line.name) for line in page.measures] == [("1.1.1", "Kurse mit Kinderbetreuung")]
    assert resting(page) == [
        ("Konzept, das damit beschlossen wurde", [("Integrationskonzept Musterstadt", "/de/concept/papers/konzept/")]),
        ("Vorschläge, die dazu geführt haben", [("Deutschkurs am Vormittag", "/de/concept/take-part/#proposal-kurs-am-vormittag")]),
        ("Nachweis im Selbstcheck", [("Beschluss", "/de/concept/self-check/")]),
    ]


def test_a_measure_that_names_it_only_as_evidence(edited: Edited) -> None:
    page = resolutions.page(edited("de", ("concept/measures/kurse.yml", "resolutions: [beschluss-konzept]\n", "")), DECIDED)
    assert page.measures == ()
    assert resting(page)[2] == ("Nachweis für den Stand dieser Maßnahmen", [("Kurse mit Kinderbetreuung", "/de/concept/measures/kurse/")])


def test_votes_in_a_sentence_and_as_a_table(reader: Reading) -> None:
    votes = resolutions.page(reader("de"), DECIDED).votes
    assert votes.sentence == "Dafür waren 11 von 14 Stimmen."
    assert (votes.table.caption, [str(cell) for cell in votes.table.head]) == ("Abstimmung", ["Stimme", "Anzahl"])
    assert [[str(cell) for cell in row] for row in votes.table.rows] == [["Dafür", "11"], ["Dagegen", "1"], ["Enthaltung", "2"]]


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [("  in_favour: 9\n", "Alle 9 Stimmen waren dafür."), ("  in_favour: 0\n  against: 12\n", "Dafür waren 0 von 12 Stimmen.")],
)
def test_votes_without_and_with_nothing_but_dissent(edited: Edited, votes: str, sentence: str) -> None:
    assert resolutions.page(edited("de", (FILE, VOTES, votes)), DECIDED).votes.sentence == sentence


def test_what_is_still_open(reader: Reading) -> None:
    page = resolutions.page(reader("de"), PENDING)
    assert ([(str(badge.text), badge.kind) for badge in page.outcome], page.votes, page.follow_up, page.measures, page.resting, page.url) == (
        [("noch offen", "warn")], None, (), (), (), None
    )  # fmt: skip


def test_a_refusal_says_why(data: Path) -> None:
    edit(data, FILE, "outcome: adopted", "outcome: rejected\noutcome_note: Dafür fehlt das Geld.")
    page = resolutions.page(Reader(load(data, today=TODAY), "de", TODAY), DECIDED)
    assert ([(str(badge.text), badge.kind) for badge in page.outcome], page.outcome_note) == ([("abgelehnt", "stop")], "Dafür fehlt das Geld.")


def test_in_another_language_names_are_marked(reader: Reading) -> None:
    page = resolutions.page(reader("ar"), DECIDED)
    assert (page.name, page.source_name) == ("خطة الاندماج حتى عام 2030", "Integrationskonzept bis 2030")
    session = next(str(fact.values[0]) for fact in page.facts if "sessions" in str(fact.values[0]))
    assert session == '<a href="/ar/concept/sessions/beirat-2025-02-13/"><bdi lang="en" dir="ltr">8th meeting of the integration council</bdi></a>'
