"""Rules that no record of the concept can know alone. Each message has its golden case (concept-*.yml); here is the rest."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from macros.concept_checks import check_concept
from macros.portal import Portal, load
from macros.problems import ADVICE, ERROR
from tests.conftest import TODAY, edit, problems_of

LATE = "data/concept/measures/beratung.yml:9:6: advice: due: '2026-06-30' has passed, and the status is 'delayed'; readers see it as overdue"


def lines(portal: Portal, today: dt.date) -> list[str]:
    return [str(problem) for problem in check_concept(portal, today=today)]


def test_the_tiny_concept_has_one_late_measure(portal: Portal) -> None:
    assert lines(portal, TODAY) == [LATE]


def test_a_measure_is_late_from_the_day_after_it_was_due(portal: Portal) -> None:
    assert LATE not in lines(portal, dt.date(2026, 6, 30))
    assert LATE in lines(portal, dt.date(2026, 7, 1))


def test_what_is_late_is_advice_and_what_cannot_be_is_an_error(portal: Portal) -> None:
    severities = {problem.field: problem.severity for problem in check_concept(portal, today=dt.date(2025, 2, 12))}
    assert {name for name, severity in severities.items() if severity == ADVICE} == set()
    assert severities["status_history[0].date"] == severities["adopted"] == severities["answered"] == ERROR


def test_everything_told_as_done_is_checked_against_the_day(portal: Portal) -> None:
    """On the day before anything happened, every day that is told as past is an error."""
    found = {(problem.path.split("/")[2], problem.field) for problem in check_concept(portal, today=dt.date(2024, 6, 14))}
    assert found >= {
        ("agreements", "agreed"), ("agreements", "reviews[0].date"), ("indicators", "observations[3].as_of"), ("indicators", "observations[3].year"),
        ("measures", "status_history[2].date"), ("measures", "milestones[0].reached"), ("measures", "budget[0].spent"), ("papers", "adopted"),
        ("papers", "versions[1].date"), ("papers", "participation[0].date"), ("proposals", "received"), ("proposals", "answered"), ("reports", "published"),
        ("resolutions", "outcome"), ("resolutions", "follow_up[1].date"), ("self-check", "ratings[1].date"), ("sessions", "date"),
    }  # fmt: skip


def test_a_finished_measure_is_neither_late_nor_silent(portal: Portal) -> None:
    assert not [line for line in lines(portal, dt.date(2030, 1, 1)) if "mappe" in line]


@pytest.mark.parametrize("outcome", ["withdrawn", "pending"])
def test_a_motion_may_be_withdrawn_before_its_session(data: Path, outcome: str) -> None:
    edit(data, "concept/resolutions/antrag-treffpunkt.yml", "outcome: pending", f"outcome: {outcome}\noutcome_note: So wollen es die Vereine.")
    assert problems_of(data) == []


def test_a_cancelled_session_need_not_have_been_held(data: Path) -> None:
    edit(data, "concept/sessions/beirat-2026-12-10.yml", "status: planned", "status: cancelled")
    assert lines(load(data, today=TODAY), dt.date(2026, 12, 11)) == [
        LATE,
        "data/concept/resolutions/antrag-treffpunkt.yml:6:10: advice: outcome: 'pending', but its session on '2026-12-10' has passed; say how it ended",
    ]


@pytest.mark.parametrize("what", ["status", "indicator", "session"])
def test_a_report_needs_one_thing_to_report(data: Path, what: str) -> None:
    """Of 2022 there is an observation, of 2026 a status; a session is enough for 2024, too."""
    year = {"status": "2026", "indicator": "2022", "session": "2024"}[what]
    if what == "session":
        session = (data / "concept/sessions/beirat-2025-02-13.yml").read_text("utf-8").replace("date: 2025-02-13T18:00", "date: 2021-02-13")
        (data / "concept/sessions/damals.yml").write_text(session, "utf-8")
        year = "2021"
    (data / f"concept/reports/{year}.yml").write_text(f"name: Bericht {year}\nsummary: Ein Jahr.\npublished: 2026-05-10\n", "utf-8")
    assert problems_of(data) == []


def test_nothing_is_said_where_references_are_broken(data: Path) -> None:
    edit(data, "concept/measures/mappe.yml", "number: 1.1.2", "number: 1.1.1")
    edit(data, "concept/measures/mappe.yml", "goal: deutsch-lernen", "goal: gibt-es-nicht")
    assert problems_of(data) == ["data/concept/measures/mappe.yml:4:7: goal: unknown goal 'gibt-es-nicht'"]


def test_a_portal_without_a_concept_has_nothing_to_check(data: Path) -> None:
    for folder in ("concept", "news"):
        shutil.rmtree(data / folder)
    portal = load(data, today=TODAY)
    assert (lines(portal, TODAY), bool(portal.concept)) == ([], False)
