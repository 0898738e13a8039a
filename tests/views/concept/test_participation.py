"""How to take part, and what became of proposals. TODAY is 2026-11-20."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import load
from macros.views.concept import participation
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
OPEN, TO_COME = "concept/proposals/mehr-baenke.yml", "concept/sessions/beirat-2026-12-10.yml"


def test_only_public_sessions_are_named(reader: Reading, edited: Edited) -> None:
    assert [line.name for line in participation.take_part(reader("de")).coming.lines] == ["15. Sitzung des Integrationsbeirats"]
    assert participation.take_part(edited("de", (TO_COME, "status: planned", "status: planned\npublic: false"))).coming.lines == ()


def test_bodies_that_can_be_reached(reader: Reading, edited: Edited) -> None:
    (body,) = participation.take_part(reader("de")).bodies
    assert (body.card.name, body.contact.name, body.contact.channels.email) == ("Integrationsbeirat", "Integrationsbüro", "integrationsbuero@musterstadt.example")
    assert participation.take_part(edited("de", ("concept/bodies/beirat.yml", "contact: buero\n", ""))).bodies == ()


def test_the_council_for_integration_comes_first(data: Path) -> None:
    text = (data / "concept/bodies/beirat.yml").read_text("utf-8").replace("kind: integration_council", "kind: council")
    (data / "concept/bodies/rat.yml").write_text(text.replace("name: Integrationsbeirat", "name: Rat"), "utf-8")
    found = participation.take_part(Reader(load(data, today=TODAY), "de", TODAY)).bodies
    assert [body.card.name for body in found] == ["Integrationsbeirat", "Rat"]


def test_proposals_are_counted_and_no_more(reader: Reading) -> None:
    counts = participation.take_part(reader("de")).counts
    assert [(str(fact.label), *fact.values) for fact in counts] == [("Eingegangen", "2"), ("Beantwortet", "1"), ("Ganz oder zum Teil angenommen", "1")]


def test_what_became_of_a_proposal(reader: Reading) -> None:
    found = participation.proposal(reader("de"), "kurs-am-vormittag")
    assert (found.anchor, found.name, found.received_iso, found.received, found.submitted_by) == (
        "proposal-kurs-am-vormittag", "Deutschkurs am Vormittag", "2025-01-20", "20. Januar 2025", "Elternbeirat einer Grundschule"
    )  # fmt: skip
    assert (found.answered, found.answer) == ("Antwort vom 20. Februar 2025:", "Wir fangen im Mai mit einem Kurs an. Kleine Kinder werden betreut.")
    assert (found.measure.number, found.measure.link, found.resolution.name) == ("1.1.1", "/de/concept/measures/kurse/", "Integrationskonzept bis 2030")


@pytest.mark.parametrize(
    ("outcome", "badge"),
    [("adopted", ("angenommen", "")), ("partly_adopted", ("teilweise angenommen", "")), ("rejected", ("abgelehnt", "stop")), ("under_review", ("wird geprüft", "warn"))],
)
def test_outcomes_in_words(edited: Edited, outcome: str, badge: tuple[str, str]) -> None:
    reader = edited("de", ("concept/proposals/kurs-am-vormittag.yml", "outcome: adopted", f"outcome: {outcome}"))
    assert [(str(each.text), each.kind) for each in participation.proposal(reader, "kurs-am-vormittag").badges] == [badge]


def test_a_proposal_under_review_has_no_answer_or_a_first_word(reader: Reading, edited: Edited) -> None:
    found = participation.proposal(reader("de"), "mehr-baenke")
    assert (found.answered, found.answer, found.measure, found.resolution) == (None, None, None, None)
    found = participation.proposal(edited("de", (OPEN, "outcome: under_review", "outcome: under_review\nanswer: Wir fragen nach.")), "mehr-baenke")
    assert (found.answered, found.answer) == ("Zwischenstand:", "Wir fragen nach.")


def test_the_latest_proposal_comes_first(reader: Reading) -> None:
    assert [each.anchor for each in participation.take_part(reader("de")).proposals] == ["proposal-mehr-baenke", "proposal-kurs-am-vormittag"]


def test_without_proposals_nothing_is_counted(data: Path) -> None:
    for path in (data / "concept/proposals").rglob("*.yml"):
        path.unlink()
    page = participation.take_part(Reader(load(data, today=TODAY), "de", TODAY))
    assert (page.counts, page.proposals) == ((), ())
