"""Motions and resolutions: who asked for what in which session, and how it ended (OParl paper)."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.concept.numbering import check_order
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Plain, Summary, WebUrl, Whole, one_of, reference, wrong

OUTCOMES = ("pending", "adopted", "adopted_amended", "rejected", "referred", "withdrawn", "noted")


class Votes(Model):
    """How many voted how."""

    in_favour: Whole
    against: Whole = 0
    abstained: Whole = 0

    @model_validator(mode="after")
    def _some(self) -> Votes:
        if self.in_favour + self.against + self.abstained == 0:
            raise wrong("nobody voted; leave votes out where nobody counted them", at="in_favour")
        return self


class FollowUp(Model):
    """What became of it afterwards."""

    date: Day
    text: Paragraph


class Resolution(Record):
    """`number`: of the paper. `submitted_by`: the body or organisation that brought it in."""

    kind: one_of("motion", "resolution", "question", "information")
    name: Line
    summary: Summary
    number: Plain | None = None
    session: reference("concept/sessions")
    submitted_by: reference("contacts") | None = None
    outcome: one_of(*OUTCOMES)
    outcome_note: Paragraph | None = None
    votes: Votes | None = None
    follow_up: tuple[FollowUp, ...] = ()
    url: WebUrl | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Resolution:
        check_order(self.follow_up, "follow_up")
        if self.outcome in ("rejected", "adopted_amended", "referred", "withdrawn") and self.outcome_note is None:
            raise wrong(f"missing; say why or how the outcome was '{self.outcome}'", at="outcome_note")
        if self.votes and self.outcome == "pending":
            raise wrong("stands beside outcome 'pending'", at="votes")
        return self
