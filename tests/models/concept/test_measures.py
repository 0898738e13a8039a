"""Measures: plan and reality, a history that only grows, milestones, money."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from macros.models.concept.measures import FINAL, STARTED, STATUSES, Measure
from tests.models.concept import complaints, record

PLANNED = {"date": "2025-02-13", "status": "planned", "reason": "Beschlossen."}
RUNNING = {"date": "2025-05-05", "status": "in_progress", "reason": "Begonnen."}
DONE = {"date": "2026-05-05", "status": "completed", "reason": "Fertig."}
MINIMAL = {
    "id": "kurse", "number": "1.1.1", "name": "Kurse", "summary": "Mehr Kurse.", "goal": "deutsch-lernen", "responsible": "buero",
    "start": "2025-04-01", "due": "2027-12-31", "status_history": [PLANNED],
}


def test_what_is_left_out_is_empty() -> None:
    measure = record(Measure, MINIMAL)
    assert (measure.partners, measure.milestones, measure.budget, measure.funding, measure.offers, measure.events, measure.resolutions) == ((),) * 7
    assert (measure.funding_source, measure.description) == (None, None)


def test_final_statuses_are_no_work_in_progress() -> None:
    assert (set(FINAL) | set(STARTED) | {"planned"}) == set(STATUSES)


def test_the_same_status_again_tells_how_it_goes_on() -> None:
    again = RUNNING | {"date": "2025-06-01", "reason": "Läuft gut."}
    assert [entry.status for entry in record(Measure, MINIMAL, status_history=[PLANNED, RUNNING, again]).status_history] == ["planned", "in_progress", "in_progress"]


def test_a_measure_that_was_completed_may_go_on() -> None:
    later = RUNNING | {"date": "2026-07-01", "reason": "Doch nicht fertig."}
    assert record(Measure, MINIMAL, status_history=[DONE, later]).status_history[-1].status == "in_progress"


def test_it_may_begin_and_end_on_one_day() -> None:
    assert record(Measure, MINIMAL, due="2025-04-01").due == dt.date(2025, 4, 1)


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({"status_history": None}, ["status_history: missing"]),
        ({"status_history": [{"status": "planned", "reason": "Beschlossen."}]}, ["status_history[0].date: missing"]),
        ({"status_history": [{"date": "2025-02-13", "status": "planned"}]}, ["status_history[0].reason: missing"]),
        ({"status_history": [PLANNED | {"reason": " "}]}, ["status_history[0].reason: is empty; write a text or leave the field out"]),
        (
            {"status_history": [PLANNED | {"status": "complete"}]},
            ["status_history[0].status: 'complete' is not allowed (did you mean 'completed'?); expected one of planned, in_progress, delayed, paused, completed, failed, cancelled"],
        ),
        (
            {"status_history": [RUNNING, PLANNED]},
            ["status_history[1].date: '2025-02-13' does not come after '2025-05-05', the entry before; a history goes forward and keeps every entry"],
        ),
        (
            {"status_history": [PLANNED, RUNNING | {"date": "2025-02-13"}]},
            ["status_history[1].date: '2025-02-13' does not come after '2025-02-13', the entry before; a history goes forward and keeps every entry"],
        ),
        (
            {"status_history": [DONE, PLANNED | {"date": "2026-06-01"}]},
            ["status_history[1].status: 'planned' after 'completed'; a measure that begins anew is a new record"],
        ),
        (
            {"status_history": [DONE | {"status": "cancelled"}, PLANNED | {"date": "2026-06-01"}]},
            ["status_history[1].status: 'planned' after 'cancelled'; a measure that begins anew is a new record"],
        ),
        ({"due": "2025-03-31"}, ["due: '2025-03-31' lies before start '2025-04-01'"]),
        ({"milestones": [{"name": "Erster Kurs"}]}, ["milestones[0].due: missing"]),
        (
            {"budget": [{"year": "2025", "planned": "100", "spent": "101"}]},
            ["budget[0].spent: '101' is more than planned ('100'); say why in note"],
        ),
        (
            {"budget": [{"year": "2026", "planned": "1"}, {"year": "2026", "planned": "2"}]},
            ["budget[1].year: '2026' does not come after '2026', the entry before; a history goes forward and keeps every entry"],
        ),
        ({"number": "1.a"}, ["number: '1.a' is not a number of the concept (expected for example 2 or 2.1 or 2.1.3)"]),
        ({"status": "planned"}, ["status: unknown field 'status' (did you mean 'start'?)"]),
    ],
)
def test_wrong_measures(changes: dict[str, Any], messages: list[str]) -> None:
    assert complaints(Measure, MINIMAL, **changes) == messages


@pytest.mark.parametrize("year", [{"planned": "100", "spent": "100"}, {"planned": "100"}, {"planned": "0", "spent": "5", "note": "Eine Spende."}])
def test_money_that_needs_no_more_words(year: dict[str, str]) -> None:
    assert len(record(Measure, MINIMAL, budget=[{"year": "2025"} | year]).budget) == 1
