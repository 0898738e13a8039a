"""What happened in a year, as ids and figures. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.portal import Portal, load
from macros.yearly import YearEvents, Yearly, YearOffers, last_twelve_months
from tests.conftest import TODAY, edit


@pytest.fixture
def year(portal: Portal) -> Yearly:
    """The year that is over."""
    return Yearly(portal, 2025, TODAY)


@pytest.fixture
def running(portal: Portal) -> Yearly:
    return Yearly(portal, 2026, TODAY)


def test_a_running_year_ends_today(year: Yearly, running: Yearly) -> None:
    assert (year.first, year.last, year.is_running) == (dt.date(2025, 1, 1), dt.date(2025, 12, 31), False)
    assert (running.first, running.last, running.is_running) == (dt.date(2026, 1, 1), TODAY, True)


def test_status_at_the_end_of_the_year(year: Yearly, running: Yearly) -> None:
    def some(counts: dict[str, int]) -> dict[str, int]:
        return {status: number for status, number in counts.items() if number}

    assert {field: some(counts) for field, counts in year.status.items()} == {"sprache": {"in_progress": 1, "completed": 1}, "wohnen": {"in_progress": 1}}
    assert some(running.status_in_all) == {"in_progress": 1, "delayed": 1, "completed": 1}
    assert (year.overdue, running.overdue) == ([], ["beratung"])


def test_a_measure_that_began_later_is_not_there_yet(portal: Portal) -> None:
    early = Yearly(portal, 2024, TODAY)
    assert (early.measures, sum(early.status_in_all.values()), early.partners, early.due_measures) == ((), 0, (), [])


def test_changes_are_new_statuses_the_earliest_first(year: Yearly, running: Yearly) -> None:
    assert [(each.measure, each.entry.status) for each in year.changes] == [
        ("kurse", "planned"), ("mappe", "in_progress"), ("kurse", "in_progress"), ("beratung", "in_progress"), ("mappe", "completed")
    ]  # fmt: skip
    assert {field: [each.measure for each in changes] for field, changes in running.changes_by_field.items()} == {"wohnen": ["beratung"]}
    assert (year.completed, running.completed) == (["mappe"], [])


def test_milestones_reached_and_due(year: Yearly, running: Yearly) -> None:
    assert [(each.measure, each.number) for each in year.reached] == [("kurse", 0), ("mappe", 0)]
    assert [(each.measure, each.number) for each in year.due_milestones] == [("beratung", 0)]
    assert [(each.measure, each.number) for each in running.due_milestones] == [("kurse", 1)]
    assert (year.due_measures, running.due_measures) == (["beratung"], ["kurse"])


def test_indicators_of_the_year_before_and_the_next_target(year: Yearly) -> None:
    found = {each.indicator: each for each in year.indicators}
    assert list(found) == ["bestandene-pruefungen", "beratungsfaelle"]
    exams = found["bestandene-pruefungen"]
    assert (str(exams.before.value), str(exams.now.value), exams.target.year, str(exams.target.value)) == ("61.3", "63", 2026, "66")
    assert (found["beratungsfaelle"].before.status, found["beratungsfaelle"].target) == ("suppressed", None)


def test_an_indicator_of_which_nothing_is_known_for_two_years_is_left_out(portal: Portal) -> None:
    assert [each.indicator for each in Yearly(portal, 2023, TODAY).indicators] == ["bestandene-pruefungen"]
    assert Yearly(portal, 2020, TODAY).indicators == []


def test_money_of_the_year(year: Yearly, running: Yearly) -> None:
    assert (year.money["sprache"].planned, year.money["sprache"].spent, year.money["sprache"].reported) == (23000, 24300, 2)
    assert (year.money["wohnen"].measures, running.money_in_all.planned, running.money_in_all.reported) == (0, 24000, 0)


def test_offers_of_the_year_with_and_without_days(year: Yearly, running: Yearly) -> None:
    assert running.offers_in_all == YearOffers(("vorbei",), ("alt", "gruppe", "kurs", "sprechstunde"))
    assert (year.offers_in_all.dated, year.offers_in_all.total) == ((), 4)
    assert running.offers["sprache"] == YearOffers((), ("alt", "kurs"))


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        ("valid_from: 2025-12-31", [2025, 2026]),
        ("valid_from: 2026-11-21", []),  # after today
        ("valid_to: 2025-01-01", [2024, 2025]),
        ("valid_from: 2025-03-01\nvalid_to: 2025-04-01", [2025]),
    ],
)
def test_an_offer_counts_in_the_years_that_its_days_touch(data: Path, lines: str, years: list[int]) -> None:
    edit(data, "offers/kurs.yml", "capacity: few", f"capacity: few\n{lines}")
    portal = load(data, today=TODAY)
    assert [year for year in (2024, 2025, 2026) if "kurs" in Yearly(portal, year, TODAY).offers_in_all.dated] == years


def test_dates_that_took_place(running: Yearly, year: Yearly) -> None:
    assert running.events_in_all == YearEvents(events=2, dates=11)
    assert running.events == {"language": YearEvents(2, 11), "counselling": YearEvents(0, 0), "participation": YearEvents(1, 1)}
    assert year.events_in_all == YearEvents(0, 0)


def test_a_cancelled_date_did_not_take_place(data: Path) -> None:
    edit(data, "events/treff.yml", "cancelled_dates: [2026-12-01]", "cancelled_dates: [2026-11-03, 2026-12-01]")
    assert Yearly(load(data, today=TODAY), 2026, TODAY).events_in_all == YearEvents(2, 10)


def test_events_of_a_unit(running: Yearly) -> None:
    assert [running.held_by(key) for key in ("buero", "verein", "amt")] == [YearEvents(1, 1), YearEvents(1, 10), YearEvents(0, 0)]


def test_only_sessions_that_were_held_count(year: Yearly, running: Yearly, portal: Portal) -> None:
    assert (year.sessions, year.resolutions) == (["beirat-2025-02-13"], ["beschluss-konzept"])
    assert {outcome: number for outcome, number in year.outcomes.items() if number} == {"adopted": 1}
    assert (running.sessions, running.resolutions) == ([], [])
    assert Yearly(portal, 2026, dt.date(2026, 12, 31)).sessions == []  # planned, and nobody has said that it was held


def test_proposals_agreements_and_network(year: Yearly, running: Yearly) -> None:
    assert (year.proposals_received, year.proposals_answered) == (["kurs-am-vormittag"], ["kurs-am-vormittag"])
    assert (running.proposals_received, running.proposals_answered) == (["mehr-baenke"], [])
    assert (year.agreements, running.agreements) == (["zusage-amt"], [])
    assert year.contacts_by_kind == {"emergency": 1, "authority": 2, "migrant-organization": 1}
    assert set(year.partners) == {"verein", "buero"}


def test_the_last_twelve_months_end_today(portal: Portal) -> None:
    period = last_twelve_months(portal, TODAY)
    assert (period.first, period.last, [each.measure for each in period.changes]) == (dt.date(2025, 11, 21), TODAY, ["beratung"])
    assert last_twelve_months(portal, dt.date(2028, 2, 29)).first == dt.date(2027, 3, 1)
