"""The smaller record types: papers, fields, goals, agreements, bodies, sessions, funding, reports, self-check, proposals."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import BaseModel

from macros.models.concept.agreements import Agreement
from macros.models.concept.bodies import Body
from macros.models.concept.fields import ActionField
from macros.models.concept.funding import Funding
from macros.models.concept.goals import Goal
from macros.models.concept.papers import Paper
from macros.models.concept.proposals import Proposal
from macros.models.concept.reports import Report
from macros.models.concept.self_check import QUESTIONS, Question
from macros.models.concept.sessions import Session
from tests.models.concept import complaints, record

WORDS = {"id": "eins", "name": "Name", "summary": "Ein Satz."}
VERSION = {"date": "2025-02-13", "text": "Beschlossen."}
RATING = {"date": "2025-10-05", "percent": "30", "reason": "Ein Anfang."}
FORWARD = "the entry before; a history goes forward and keeps every entry"

PAPER = WORDS | {"kind": "integration", "adopted": "2025-02-13", "valid_from": "2025-03-01", "responsible": "buero", "versions": [VERSION]}
FIELD = WORDS | {"number": "1", "icon": "material/home-outline", "topics": ["language"]}
GOAL = WORDS | {"number": "1.1", "field": "sprache"}
AGREEMENT = WORDS | {"department": "amt", "partner": "buero", "agreed": "2025-03-20", "goals": ["deutsch-lernen"], "promises": ["Ein Raum ist frei."]}
BODY = WORDS | {"kind": "council"}
SESSION = {"id": "beirat-2025", "name": "Sitzung", "body": "beirat", "date": "2025-02-13T18:00", "status": "held"}
FUNDING = WORDS | {
    "funder": "Stadt", "eligibility_description": "Für Vereine.", "amount": "Bis 500 Euro.", "fields": ["sprache"], "application_process": "Schreiben Sie uns.",
    "contact": "buero", "assured_date": "2026-10-06",
}
REPORT = WORDS | {"id": "2025", "published": "2026-03-10"}
QUESTION = {"id": "beschluss", "number": "1", "name": "Beschluss", "question": "Gibt es einen Beschluss?", "ratings": [RATING]}
PROPOSAL = WORDS | {"submitted_by": "Ein Verein", "received": "2025-01-20", "outcome": "under_review"}
ANSWER = {"outcome": "adopted", "answered": "2025-02-20", "answer": "Ja."}


@pytest.mark.parametrize(
    ("model", "minimal"),
    [(Paper, PAPER), (ActionField, FIELD), (Goal, GOAL), (Agreement, AGREEMENT), (Body, BODY), (Session, SESSION), (Funding, FUNDING),
     (Report, REPORT), (Question, QUESTION), (Proposal, PROPOSAL)],
)  # fmt: skip
def test_this_is_enough_and_nothing_of_it_can_be_left_out(model: type[BaseModel], minimal: dict[str, Any]) -> None:
    assert record(model, minimal)
    for name in minimal:
        assert complaints(model, minimal, **{name: None}) == [f"{name}: missing"]


def test_what_is_left_out_has_a_plain_default() -> None:
    body = record(Body, BODY, members=[{"function": "Vorsitz"}])
    assert (body.members[0].seats, body.members[0].organization, record(Session, SESSION).public, record(Funding, FUNDING).rolling) == (1, None, True, False)


def test_a_session_has_a_time_or_only_a_day() -> None:
    assert record(Session, SESSION).date == dt.datetime(2025, 2, 13, 18)
    assert record(Session, SESSION, date="2025-02-13").date == dt.date(2025, 2, 13)


def test_a_report_knows_its_year() -> None:
    assert record(Report, REPORT).year == 2025


def test_the_self_check_has_thirteen_questions() -> None:
    assert [record(Question, QUESTION, number=str(number)).number for number in (1, QUESTIONS)] == [1, 13]


@pytest.mark.parametrize("percent", [0, 10, 50, 100])
def test_ratings_go_in_steps_of_ten(percent: int) -> None:
    assert record(Question, QUESTION, ratings=[RATING | {"percent": str(percent)}]).ratings[0].percent == percent


def test_a_rating_may_go_down_again() -> None:
    later = RATING | {"date": "2026-10-05", "percent": "20"}
    assert [rating.percent for rating in record(Question, QUESTION, ratings=[RATING, later]).ratings] == [30, 20]


def test_a_proposal_under_review_may_already_have_words() -> None:
    assert record(Proposal, PROPOSAL, answer="Wir fragen nach.").answered is None


@pytest.mark.parametrize(
    ("model", "minimal", "changes", "message"),
    [
        (Paper, PAPER, {"valid_to": "2025-02-28"}, "valid_to: '2025-02-28' lies before valid_from '2025-03-01'"),
        (Paper, PAPER, {"kind": "migration"}, "kind: 'migration' is not allowed (did you mean 'integration'?); expected one of integration, diversity, participation"),
        (Paper, PAPER, {"versions": [VERSION, VERSION]}, f"versions[1].date: '2025-02-13' does not come after '2025-02-13', {FORWARD}"),
        (
            Paper, PAPER, {"participation": [VERSION, VERSION | {"date": "2024-06-15"}]},
            f"participation[1].date: '2024-06-15' does not come after '2025-02-13', {FORWARD}",
        ),
        (ActionField, FIELD, {"number": "1.1"}, "number: '1.1' is the number of a goal or measure; expected for example 2"),
        (Agreement, AGREEMENT, {"valid_to": "2025-03-19"}, "valid_to: '2025-03-19' lies before agreed '2025-03-20'"),
        (Agreement, AGREEMENT, {"reviews": [VERSION]}, "reviews[0].date: '2025-02-13' lies before agreed '2025-03-20'"),
        (
            Agreement, AGREEMENT, {"reviews": [VERSION | {"date": "2026-03-20"}, VERSION | {"date": "2025-03-20"}]},
            f"reviews[1].date: '2025-03-20' does not come after '2026-03-20', {FORWARD}",
        ),
        (Body, BODY, {"term_from": "2026-05-01", "term_to": "2026-04-30"}, "term_to: '2026-04-30' lies before term_from '2026-05-01'"),
        (
            Body, BODY, {"kind": "beirat"},
            "kind: 'beirat' is not allowed; expected one of council, committee, integration_council, steering_group, network",
        ),
        (Session, SESSION, {"status": "done"}, "status: 'done' is not allowed; expected one of planned, held, cancelled"),
        (
            Session, SESSION, {"date": "2025-02-13 18:00"},
            "date: '2025-02-13 18:00' is not a day or a day with its time (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, for example 2026-12-05T17:00)",
        ),
        (Funding, FUNDING, {"deadlines": [{"note": "im Sommer"}]}, "deadlines[0].date: missing"),
        (Report, REPORT, {"id": "bericht"}, "id: 'bericht' is not a year; the file of a report is named after its year, for example 2025.yml"),
        (Report, REPORT, {"id": "1999"}, "id: '1999' is not a year; the file of a report is named after its year, for example 2025.yml"),
        (Report, REPORT, {"published": "2024-12-31"}, "published: '2024-12-31' lies before the year '2025'"),
        (Question, QUESTION, {"number": "14"}, "number: '14' is out of range; expected 1 to 13"),
        (Question, QUESTION, {"number": "0"}, "number: '0' is out of range; expected 1 to 13"),
        (
            Question, QUESTION, {"ratings": [RATING | {"percent": "35"}]},
            "ratings[0].percent: '35' is no step of ten; expected 0, 10, 20 … 100",
        ),
        (Question, QUESTION, {"ratings": [RATING, RATING]}, f"ratings[1].date: '2025-10-05' does not come after '2025-10-05', {FORWARD}"),
        (Proposal, PROPOSAL, {"outcome": "adopted"}, "answered: missing; a proposal that is 'adopted' has an answer and its day"),
        (Proposal, PROPOSAL, ANSWER | {"answer": None}, "answer: missing; a proposal that is 'adopted' has an answer and its day"),
        (Proposal, PROPOSAL, {"answered": "2025-02-20"}, "answer: missing; say what was answered"),
        (Proposal, PROPOSAL, ANSWER | {"answered": "2025-01-19"}, "answered: '2025-01-19' lies before received '2025-01-20'"),
    ],
)
def test_wrong_records(model: type[BaseModel], minimal: dict[str, Any], changes: dict[str, Any], message: str) -> None:
    assert complaints(model, minimal, **changes) == [message]


@pytest.mark.parametrize(("model", "minimal", "field"), [(ActionField, FIELD, "topics"), (Agreement, AGREEMENT, "goals"), (Agreement, AGREEMENT, "promises"),
                                                         (Funding, FUNDING, "fields"), (Question, QUESTION, "ratings"), (Paper, PAPER, "versions")])  # fmt: skip
def test_an_empty_list_says_as_little_as_none(model: type[BaseModel], minimal: dict[str, Any], field: str) -> None:
    assert complaints(model, minimal, **{field: []}) == [f"{field}: is empty; expected at least one entry"]
