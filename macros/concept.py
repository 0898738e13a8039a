"""The concept as a whole: what belongs to what, and what was true on which day.

Everything that pages, reports and open data say about fields, goals, measures and their status is worked out here, once.
A day is always handed in; nothing is remembered about "today".
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from macros.models.concept.measures import FINAL, STARTED, STATUSES, Measure, Milestone, StatusEntry
from macros.models.concept.numbering import number_key
from macros.models.concept.papers import Paper
from macros.models.concept.reports import Report

_NEVER = dt.date.min


class Change(Struct, frozen=True):
    """An entry in the history of a measure. `number`: its place there; `before`: the status until then, None for the first."""

    measure: str
    number: int
    entry: StatusEntry
    before: str | None

    @property
    def is_new_status(self) -> bool:
        return self.entry.status != self.before


class DueMilestone(Struct, frozen=True):
    """A milestone of a measure and its place there."""

    measure: str
    number: int
    milestone: Milestone


class Money(Struct, frozen=True):
    """Euros of a year. `spent` counts only the measures whose spending is known, `reported` says how many those are."""

    planned: int
    spent: int
    reported: int
    measures: int


class Concept:
    """The records of data/concept/ and how they hang together. `records`: type → records by id."""

    def __init__(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        self._records = records
        self.measure_records: Mapping[str, Measure] = records["concept/measures"]

    def __bool__(self) -> bool:
        """Whether there is anything to show; a portal may do without a concept."""
        return bool(self._records["concept/fields"])

    # ---- what belongs to what, in the order of the numbers

    @cached_property
    def fields(self) -> tuple[str, ...]:
        return self._numbered("fields")

    @cached_property
    def goals(self) -> tuple[str, ...]:
        return self._numbered("goals")

    @cached_property
    def measures(self) -> tuple[str, ...]:
        return self._numbered("measures")

    @cached_property
    def goals_by_field(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("goals", self.goals, lambda goal: (goal.field,))

    @cached_property
    def measures_by_goal(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: (measure.goal,))

    @cached_property
    def measures_by_field(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: (self.field_of(measure.id),))

    @cached_property
    def indicators_by_field(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("indicators", self._ids("indicators"), lambda indicator: (indicator.field,))

    @cached_property
    def goals_by_indicator(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("goals", self.goals, lambda goal: goal.indicators)

    @cached_property
    def measures_by_offer(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: measure.offers)

    @cached_property
    def measures_by_event(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: measure.events)

    @cached_property
    def measures_by_contact(self) -> Mapping[str, tuple[str, ...]]:
        """Contact → the measures it is responsible for or takes part in."""
        return self._grouped("measures", self.measures, lambda measure: (measure.responsible, *measure.partners))

    @cached_property
    def measures_by_resolution(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: measure.resolutions)

    @cached_property
    def measures_by_funding(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("measures", self.measures, lambda measure: measure.funding)

    @cached_property
    def agreements_by_goal(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("agreements", self._ids("agreements"), lambda agreement: agreement.goals)

    @cached_property
    def agreements_by_measure(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("agreements", self._ids("agreements"), lambda agreement: agreement.measures)

    @cached_property
    def proposals_by_measure(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("proposals", self._ids("proposals"), lambda proposal: (proposal.measure,))

    @cached_property
    def resolutions_by_session(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("resolutions", self._ids("resolutions"), lambda resolution: (resolution.session,))

    @cached_property
    def sessions(self) -> tuple[str, ...]:
        """All sessions, the earliest first."""
        found = self._records["concept/sessions"]
        return tuple(sorted(found, key=lambda key: (session_day(found[key]), key)))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The questions of the self-check by their numbers."""
        found = self._records["concept/self-check"]
        return tuple(sorted(found, key=lambda key: found[key].number))

    def field_of(self, measure: str) -> str:
        return self._records["concept/goals"][self.measure_records[measure].goal].field

    def resolution_day(self, key: str) -> dt.date:
        """The day of the session in which it was dealt with."""
        return session_day(self._records["concept/sessions"][self._records["concept/resolutions"][key].session])

    # ---- what was true on a day

    def status(self, measure: str, on: dt.date) -> StatusEntry | None:
        """The entry that holds on a day; None before the first."""
        return next((entry for entry in reversed(self.measure_records[measure].status_history) if entry.date <= on), None)

    def status_since(self, measure: str, on: dt.date) -> StatusEntry | None:
        """The entry with which the status of a day began; later ones of the same status only tell how it goes on."""
        found = None
        for entry in self.measure_records[measure].status_history:
            if entry.date <= on and (found is None or entry.status != found.status):
                found = entry
        return found

    def is_overdue(self, measure: str, on: dt.date) -> bool:
        """Whether its planned end has passed without it being completed, failed or cancelled."""
        entry = self.status(measure, on)
        return entry is not None and entry.status not in FINAL and self.measure_records[measure].due < on

    def started(self, measure: str) -> dt.date | None:
        """The day it really began: of the first entry that says work goes on."""
        history = self.measure_records[measure].status_history
        return next((entry.date for entry in history if entry.status in STARTED), None)

    def ended(self, measure: str) -> dt.date | None:
        """The day it was really completed, given up or cancelled, where that still holds."""
        last = self.status_since(measure, dt.date.max)
        return last.date if last is not None and last.status in FINAL else None

    def changes(self, first: dt.date, last: dt.date) -> list[Change]:
        """Every entry of every history from `first` to `last`, the latest first."""
        found = []
        for measure in self.measures:
            before = None
            for number, entry in enumerate(self.measure_records[measure].status_history):
                if first <= entry.date <= last:
                    found.append(Change(measure, number, entry, before))
                before = entry.status
        return sorted(found, key=lambda change: change.entry.date, reverse=True)

    def changes_since_report(self, on: dt.date) -> list[Change]:
        """Every entry after the day of the last report, the latest first; all there are where nothing has been reported."""
        report = self.last_report(on)
        return self.changes(report.published + dt.timedelta(days=1) if report else _NEVER, on)

    def overdue(self, on: dt.date) -> list[str]:
        """The overdue measures, the longest overdue first."""
        late = [measure for measure in self.measures if self.is_overdue(measure, on)]
        return sorted(late, key=lambda measure: self.measure_records[measure].due)

    def open_milestones(self, on: dt.date) -> list[DueMilestone]:
        """Milestones not reached of measures that go on, the earliest first; those due before `on` are late."""
        found = []
        for measure in self.measures:
            entry = self.status(measure, on)
            if entry is None or entry.status not in FINAL:
                found += self._milestones(measure, lambda each: each.reached is None or each.reached > on)
        return sorted(found, key=lambda each: each.milestone.due)

    def reached_milestones(self, first: dt.date, last: dt.date) -> list[DueMilestone]:
        found = (each for measure in self.measures for each in self._milestones(measure, lambda one: one.reached is not None and first <= one.reached <= last))
        return sorted(found, key=lambda each: each.milestone.reached or _NEVER)

    def status_counts(self, measures: Iterable[str], on: dt.date) -> dict[str, int]:
        """How many of some measures have which status on a day, in the order of STATUSES, zeros included."""
        entries = (self.status(measure, on) for measure in measures)
        counted = Counter(entry.status for entry in entries if entry is not None)
        return {status: counted[status] for status in STATUSES}

    def paper(self, on: dt.date) -> Paper | None:
        """The concept in force on a day, else the one adopted last."""
        papers = sorted(self._records["concept/papers"].values(), key=lambda paper: paper.adopted)
        valid = [paper for paper in papers if paper.valid_from <= on and (paper.valid_to is None or on <= paper.valid_to)]
        return (valid or papers or [None])[-1]

    def last_report(self, on: dt.date) -> Report | None:
        """The report published last before or on a day."""
        published = [report for report in self._records["concept/reports"].values() if report.published <= on]
        return max(published, key=lambda report: report.published, default=None)

    def money(self, measures: Iterable[str], year: int) -> Money:
        """What some measures planned and spent in a year."""
        budgets = [budget for measure in measures for budget in self.measure_records[measure].budget if budget.year == year]
        known = [budget.spent for budget in budgets if budget.spent is not None]
        return Money(sum(budget.planned for budget in budgets), sum(known), len(known), len(budgets))

    def money_of(self, measure: str) -> tuple[int, int | None]:
        """What a measure planned and spent in all its years; None where nothing is known to be spent."""
        budget = self.measure_records[measure].budget
        known = [each.spent for each in budget if each.spent is not None]
        return sum(each.planned for each in budget), sum(known) if known else None

    def years(self, today: dt.date) -> list[int]:
        """The years of which there is something to report, up to this one, the latest first."""
        measures = (entry.date.year for measure in self.measure_records.values() for entry in measure.status_history)
        sessions = (session_day(session).year for session in self._records["concept/sessions"].values())
        reports = (report.year for report in self._records["concept/reports"].values())
        return sorted({year for year in (*measures, *sessions, *reports) if year <= today.year}, reverse=True)

    def _milestones(self, measure: str, wanted: Callable[[Milestone], bool]) -> list[DueMilestone]:
        milestones = enumerate(self.measure_records[measure].milestones)
        return [DueMilestone(measure, number, each) for number, each in milestones if wanted(each)]

    def _ids(self, kind: str) -> tuple[str, ...]:
        return tuple(self._records[f"concept/{kind}"])

    def _numbered(self, kind: str) -> tuple[str, ...]:
        found = self._records[f"concept/{kind}"]
        return tuple(sorted(found, key=lambda key: number_key(found[key].number)))

    def _grouped(self, kind: str, ids: Iterable[str], targets: Callable[[Any], Iterable[str | None]]) -> dict[str, tuple[str, ...]]:
        return grouped(self._records[f"concept/{kind}"], ids, targets)


def grouped(records: Mapping[str, Any], ids: Iterable[str], targets: Callable[[Any], Iterable[str | None]]) -> dict[str, tuple[str, ...]]:
    """Target → the records that name it, in the given order."""
    groups: dict[str, list[str]] = {}
    for key in ids:
        for target in dict.fromkeys(targets(records[key])):
            if target is not None:
                groups.setdefault(target, []).append(key)
    return {target: tuple(keys) for target, keys in groups.items()}


def session_day(session: Any) -> dt.date:
    """The day of a session, which may be known with its time."""
    return session.date.date() if isinstance(session.date, dt.datetime) else session.date
