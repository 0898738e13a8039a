"""Measures: what is done for a goal, by whom, until when, with which money, and how it went.

The plan (`start`, `due`, `planned`) and what happened (`status_history`, `reached`, `spent`) stand apart, and no entry of the
history is ever changed: a new one is added below.
"""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.models.concept.numbering import Euros, Evidence, Numbering, Year, check_order, check_period
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Rich, Summary, one_of, reference, wrong

STATUSES = ("planned", "in_progress", "delayed", "paused", "completed", "failed", "cancelled")
FINAL = ("completed", "failed", "cancelled")  # nothing is overdue after these
STARTED = ("in_progress", "delayed", "paused", "completed", "failed")


class StatusEntry(Model):
    """The status from a day on, and why. Two entries may have the same status: the second tells how it goes on."""

    date: Day
    status: one_of(*STATUSES)
    reason: Paragraph
    evidence: tuple[Evidence, ...] = ()


class Milestone(Model):
    name: Line
    due: Day
    reached: Day | None = None


class BudgetYear(Model):
    """Money of one year in euros: what was planned, and what was spent once that is known. `note` says why more was spent."""

    year: Year
    planned: Euros
    spent: Euros | None = None
    note: Paragraph | None = None

    @model_validator(mode="after")
    def _explained(self) -> BudgetYear:
        if self.spent is not None and self.spent > self.planned and self.note is None:
            raise wrong(f"'{self.spent}' is more than planned ('{self.planned}'); say why in note", at="spent")
        return self


class Measure(Record):
    """`start` and `due` are the plan. `funding_source`: who pays, where no programme in data/concept/funding/ does."""

    number: Numbering
    name: Line
    summary: Summary
    description: Rich | None = None
    goal: reference("concept/goals")
    responsible: reference("contacts")
    partners: tuple[reference("contacts"), ...] = ()
    target_groups: tuple[reference("target_groups"), ...] = ()
    districts: tuple[reference("districts"), ...] = ()
    start: Day
    due: Day
    status_history: tuple[StatusEntry, ...] = Field(min_length=1)
    milestones: tuple[Milestone, ...] = ()
    budget: tuple[BudgetYear, ...] = ()
    funding: tuple[reference("concept/funding"), ...] = ()
    funding_source: Line | None = None
    offers: tuple[reference("offers"), ...] = ()
    events: tuple[reference("events"), ...] = ()
    resolutions: tuple[reference("concept/resolutions"), ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Measure:
        check_period(self, "start", "due")
        check_order(self.status_history, "status_history")
        check_order(self.budget, "budget", "year")
        for number, entry in enumerate(self.status_history[:-1]):
            if entry.status in FINAL and self.status_history[number + 1].status == "planned":
                raise wrong(f"'planned' after '{entry.status}'; a measure that begins anew is a new record", at=f"status_history.{number + 1}.status")
        return self
