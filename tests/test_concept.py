"""The concept as a whole: what belongs to what, and what was true on which day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.concept import Concept, DueMilestone, Money, session_day
from macros.models.concept.measures import STATUSES
from macros.portal import Portal, load
from tests.conftest import TODAY, edit

KURSE, MAPPE, BERATUNG = "concept/measures/kurse.yml", "concept/measures/mappe.yml", "concept/measures/beratung.yml"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def concept(portal: Portal) -> Concept:
    return portal.concept


def after(data: Path, *edits: tuple[str, str, str]) -> Concept:
    """The concept of the tiny portal after some edits."""
    for change in edits:
        edit(data, *change)
    return load(data, today=TODAY).concept


def milestones(found: list[DueMilestone]) -> list[tuple[str, int, str]]:
    return [(each.measure, each.number, each.milestone.name) for each in found]


def test_there_is_a_concept_where_there_are_fields(concept: Concept) -> None:
    assert concept
    assert not Concept({"concept/fields": {}, "concept/measures": {}})


def test_records_come_in_the_order_of_their_numbers(concept: Concept) -> None:
    assert concept.fields == ("sprache", "wohnen")
    assert concept.goals == ("deutsch-lernen", "gut-wohnen")
    assert concept.measures == ("kurse", "mappe", "beratung")
    assert concept.questions == ("beschluss", "leitbild")


def test_nine_comes_before_ten(data: Path) -> None:
    changed = after(data, (KURSE, "number: 1.1.1", "number: 1.1.10"), (MAPPE, "number: 1.1.2", "number: 1.1.9"))
    assert changed.measures == ("mappe", "kurse", "beratung")
    assert changed.measures_by_goal["deutsch-lernen"] == ("mappe", "kurse")


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("goals_by_field", {"sprache": ("deutsch-lernen",), "wohnen": ("gut-wohnen",)}),
        ("measures_by_goal", {"deutsch-lernen": ("kurse", "mappe"), "gut-wohnen": ("beratung",)}),
        ("measures_by_field", {"sprache": ("kurse", "mappe"), "wohnen": ("beratung",)}),
        ("indicators_by_field", {"sprache": ("bestandene-pruefungen",), "wohnen": ("beratungsfaelle",)}),
        ("goals_by_indicator", {"bestandene-pruefungen": ("deutsch-lernen",), "beratungsfaelle": ("gut-wohnen",)}),
        ("measures_by_offer", {"kurs": ("kurse",), "sprechstunde": ("beratung",)}),
        ("measures_by_event", {"treff": ("kurse",)}),
        ("measures_by_contact", {"buero": ("kurse", "mappe", "beratung"), "verein": ("kurse",), "amt": ("beratung",)}),
        ("measures_by_resolution", {"beschluss-konzept": ("kurse",)}),
        ("measures_by_funding", {"mikrofoerderung": ("kurse",)}),
        ("agreements_by_goal", {"deutsch-lernen": ("zusage-amt",), "gut-wohnen": ("zusage-amt",)}),
        ("agreements_by_measure", {"kurse": ("zusage-amt",), "beratung": ("zusage-amt",)}),
        ("proposals_by_measure", {"kurse": ("kurs-am-vormittag",)}),
        ("resolutions_by_session", {"beirat-2025-02-13": ("beschluss-konzept",), "beirat-2026-12-10": ("antrag-treffpunkt",)}),
    ],
)
def test_what_belongs_to_what(concept: Concept, name: str, groups: dict[str, tuple[str, ...]]) -> None:
    assert getattr(concept, name) == groups


def test_a_contact_that_is_responsible_and_a_partner_is_named_once(data: Path) -> None:
    assert after(data, (BERATUNG, "partners: [buero]", "partners: [amt, buero]")).measures_by_contact["amt"] == ("beratung",)


def test_sessions_come_in_the_order_of_their_days(data: Path) -> None:
    changed = after(data, ("concept/sessions/beirat-2026-12-10.yml", "date: 2026-12-10T18:00", "date: 2025-02-12"))
    assert changed.sessions == ("beirat-2026-12-10", "beirat-2025-02-13")
    assert changed.resolution_day("antrag-treffpunkt") == day("2025-02-12")


def test_the_day_of_a_session_is_known_with_or_without_its_time(portal: Portal, data: Path) -> None:
    assert session_day(portal.records["concept/sessions"]["beirat-2025-02-13"]) == day("2025-02-13")
    edit(data, "concept/sessions/beirat-2025-02-13.yml", "date: 2025-02-13T18:00", "date: 2025-02-13")
    assert session_day(load(data, today=TODAY).records["concept/sessions"]["beirat-2025-02-13"]) == day("2025-02-13")


def test_the_field_of_a_measure_is_that_of_its_goal(concept: Concept) -> None:
    assert [concept.field_of(measure) for measure in concept.measures] == ["sprache", "sprache", "wohnen"]


@pytest.mark.parametrize(
    ("on", "status"),
    [("2025-02-12", None), ("2025-02-13", "planned"), ("2025-05-04", "planned"), ("2025-05-05", "in_progress"), ("2026-11-20", "in_progress")],
)
def test_a_status_holds_from_its_day_on(concept: Concept, on: str, status: str | None) -> None:
    entry = concept.status("kurse", day(on))
    assert (entry and entry.status) == status


def test_the_latest_word_and_the_day_since_when_it_is_so_differ(concept: Concept) -> None:
    assert concept.status("kurse", TODAY).date == day("2026-03-10")
    assert concept.status_since("kurse", TODAY).date == day("2025-05-05")
    assert concept.status_since("kurse", day("2025-05-04")).date == day("2025-02-13")
    assert concept.status_since("kurse", day("2025-02-12")) is None


def test_a_status_that_comes_back_began_anew(data: Path) -> None:
    paused = "  - date: 2026-03-10\n    status: paused\n    reason: Der Raum fehlt.\n  - date: 2026-04-01\n    status: in_progress\n"
    concept = after(data, (KURSE, "  - date: 2026-03-10\n    status: in_progress\n", paused), ("concept/measures/en/kurse.yml", "  - reason: There are now", "  - reason: No room.\n  - reason: There are now"))
    assert concept.status_since("kurse", TODAY).date == day("2026-04-01")


@pytest.mark.parametrize(("on", "is_overdue"), [("2026-06-30", False), ("2026-07-01", True), ("2025-08-31", False)])
def test_a_measure_is_overdue_from_the_day_after_its_planned_end(concept: Concept, on: str, is_overdue: bool) -> None:
    assert concept.is_overdue("beratung", day(on)) is is_overdue


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled"])
def test_what_is_over_is_not_overdue(data: Path, status: str) -> None:
    assert after(data, (BERATUNG, "status: delayed", f"status: {status}")).overdue(TODAY) == []


def test_overdue_measures_come_with_the_longest_first(data: Path) -> None:
    changed = after(data, (KURSE, "due: 2027-12-31", "due: 2026-01-31"))
    assert changed.overdue(TODAY) == ["kurse", "beratung"]
    assert changed.overdue(day("2026-02-01")) == ["kurse"]


def test_when_a_measure_really_began_and_ended(concept: Concept) -> None:
    assert [concept.started(measure) for measure in concept.measures] == [day("2025-05-05"), day("2025-03-03"), day("2025-09-01")]
    assert [concept.ended(measure) for measure in concept.measures] == [None, day("2025-11-17"), None]


def test_what_is_planned_or_cancelled_before_it_began_never_began(data: Path) -> None:
    changed = after(data, (MAPPE, "status: in_progress", "status: planned"), (MAPPE, "status: completed", "status: cancelled"))
    assert (changed.started("mappe"), changed.ended("mappe")) == (None, day("2025-11-17"))


def test_what_goes_on_again_has_not_ended(data: Path) -> None:
    again = "  - date: 2026-02-01\n    status: in_progress\n    reason: Die zweite Auflage.\nmilestones:"
    translated = ("concept/measures/en/mappe.yml", "milestones:", "  - reason: The second edition.\nmilestones:")
    assert after(data, (MAPPE, "milestones:", again), translated).ended("mappe") is None


def test_changes_of_a_time_with_the_latest_first(concept: Concept) -> None:
    found = concept.changes(day("2025-09-01"), day("2026-03-10"))
    assert [(each.measure, each.number, each.before, each.entry.status, each.is_new_status) for each in found] == [
        ("kurse", 2, "in_progress", "in_progress", False),
        ("beratung", 1, "in_progress", "delayed", True),
        ("mappe", 1, "in_progress", "completed", True),
        ("beratung", 0, None, "in_progress", True),
    ]
    assert concept.changes(day("2026-03-11"), TODAY) == []


def test_changes_since_the_last_report_begin_on_the_day_after(data: Path) -> None:
    concept = load(data, today=TODAY).concept
    assert concept.changes_since_report(TODAY) == []
    assert [each.measure for each in concept.changes_since_report(day("2026-03-09"))] == ["beratung", "mappe", "beratung", "kurse", "mappe", "kurse"]
    changed = after(data, (KURSE, "date: 2026-03-10", "date: 2026-03-11"))
    assert [each.number for each in changed.changes_since_report(TODAY)] == [2]


def test_open_milestones_of_what_goes_on(concept: Concept) -> None:
    assert milestones(concept.open_milestones(TODAY)) == [("beratung", 0, "Beratung auf Arabisch"), ("kurse", 1, "Fünf Kurse im Jahr")]
    early = [("kurse", 0, "Erster Kurs beginnt"), ("mappe", 0, "Mappe gedruckt"), ("beratung", 0, "Beratung auf Arabisch"), ("kurse", 1, "Fünf Kurse im Jahr")]
    assert milestones(concept.open_milestones(day("2025-04-01"))) == early


def test_milestones_of_what_is_over_are_not_open(data: Path) -> None:
    assert milestones(after(data, (BERATUNG, "status: delayed", "status: failed")).open_milestones(TODAY)) == [("kurse", 1, "Fünf Kurse im Jahr")]


def test_milestones_reached_in_a_time(concept: Concept) -> None:
    assert milestones(concept.reached_milestones(day("2025-01-01"), day("2025-12-31"))) == [("kurse", 0, "Erster Kurs beginnt"), ("mappe", 0, "Mappe gedruckt")]
    assert concept.reached_milestones(day("2026-01-01"), day("2026-12-31")) == []


def test_how_many_measures_have_which_status(concept: Concept) -> None:
    counts = concept.status_counts(concept.measures, TODAY)
    assert list(counts) == list(STATUSES)
    assert {status: number for status, number in counts.items() if number} == {"in_progress": 1, "delayed": 1, "completed": 1}
    assert sum(concept.status_counts(concept.measures, day("2025-02-13")).values()) == 1  # the others are not there yet
    assert sum(concept.status_counts((), TODAY).values()) == 0


@pytest.mark.parametrize("on", ["2024-01-01", "2025-03-01", "2026-11-20", "2031-01-01"])
def test_the_only_paper_is_the_one_to_show(concept: Concept, on: str) -> None:
    assert concept.paper(day(on)).id == "konzept"


def test_the_paper_in_force_comes_before_one_adopted_later(data: Path) -> None:
    source = (data / "concept/papers/konzept.yml").read_text("utf-8")
    new = source.replace("adopted: 2025-02-13", "adopted: 2026-10-01").replace("valid_from: 2025-03-01", "valid_from: 2027-01-01")
    (data / "concept/papers/danach.yml").write_text(new, "utf-8")
    concept = after(data, ("concept/papers/konzept.yml", "valid_to: 2030-12-31", "valid_to: 2026-12-31"))
    assert [concept.paper(day(on)).id for on in ("2026-12-31", "2027-01-01", "2031-01-01")] == ["konzept", "danach", "danach"]


def test_without_papers_there_is_none(data: Path) -> None:
    (data / "concept/papers/konzept.yml").unlink()
    for code in ("ar", "en"):
        (data / f"concept/papers/{code}/konzept.yml").unlink()
    assert load(data, today=TODAY).concept.paper(TODAY) is None


def test_the_last_report_is_one_that_was_published(concept: Concept) -> None:
    assert concept.last_report(day("2026-03-09")) is None
    assert concept.last_report(day("2026-03-10")).id == "2025"


def test_money_of_a_year_says_of_how_many_measures_the_spending_is_known(concept: Concept) -> None:
    assert concept.money(concept.measures, 2025) == Money(planned=23000, spent=24300, reported=2, measures=2)
    assert concept.money(concept.measures, 2026) == Money(planned=24000, spent=0, reported=0, measures=1)
    assert concept.money(["beratung"], 2025) == Money(0, 0, 0, 0)


def test_money_of_a_measure_in_all_its_years(concept: Concept) -> None:
    assert concept.money_of("kurse") == (44000, 21500)
    assert concept.money_of("beratung") == (0, None)


def test_nothing_spent_is_known_too(data: Path) -> None:
    assert after(data, (MAPPE, "spent: 2800", "spent: 0")).money_of("mappe") == (3000, 0)


def test_years_to_report_about_up_to_this_one(concept: Concept) -> None:
    assert concept.years(TODAY) == [2026, 2025]
    assert concept.years(day("2025-12-31")) == [2025]
