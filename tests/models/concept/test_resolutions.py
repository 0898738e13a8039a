"""Motions and resolutions: how each ended, with the votes, and what followed."""

from __future__ import annotations

from typing import Any

import pytest

from macros.models.concept.resolutions import OUTCOMES, Resolution
from tests.models.concept import complaints, record

MINIMAL = {"id": "antrag", "kind": "motion", "name": "Antrag", "summary": "Ein Antrag.", "session": "beirat-2025", "outcome": "adopted"}


def test_votes_that_are_left_out_are_none() -> None:
    votes = record(Resolution, MINIMAL, votes={"in_favour": "9"}).votes
    assert (votes.in_favour, votes.against, votes.abstained) == (9, 0, 0)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_may_have_a_note(outcome: str) -> None:
    assert record(Resolution, MINIMAL, outcome=outcome, outcome_note="So war es.").outcome == outcome


@pytest.mark.parametrize("outcome", ["pending", "adopted", "noted"])
def test_these_outcomes_need_none(outcome: str) -> None:
    assert record(Resolution, MINIMAL, outcome=outcome).outcome_note is None


@pytest.mark.parametrize("outcome", ["rejected", "adopted_amended", "referred", "withdrawn"])
def test_the_others_do(outcome: str) -> None:
    assert complaints(Resolution, MINIMAL, outcome=outcome) == [f"outcome_note: missing; say why or how the outcome was '{outcome}'"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outcome": "pending", "votes": {"in_favour": "3"}}, "votes: stands beside outcome 'pending'"),
        ({"votes": {"in_favour": "0"}}, "votes.in_favour: nobody voted; leave votes out where nobody counted them"),
        ({"votes": {"against": "3"}}, "votes.in_favour: missing"),
        (
            {"follow_up": [{"date": "2026-03-10", "text": "Bericht."}, {"date": "2025-03-20", "text": "Vertrag."}]},
            "follow_up[1].date: '2025-03-20' does not come after '2026-03-10', the entry before; a history goes forward and keeps every entry",
        ),
        ({"session": None}, "session: missing"),
        (
            {"outcome": "accepted"},
            "outcome: 'accepted' is not allowed (did you mean 'adopted'?); expected one of pending, adopted, adopted_amended, rejected, referred, withdrawn, noted",
        ),
        ({"kind": "paper"}, "kind: 'paper' is not allowed; expected one of motion, resolution, question, information"),
    ],
)
def test_wrong_resolutions(changes: dict[str, Any], message: str) -> None:
    assert complaints(Resolution, MINIMAL, **changes) == [message]
