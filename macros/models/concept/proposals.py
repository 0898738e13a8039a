"""Proposals: what residents, associations and bodies proposed, and what became of it."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.shared import Record
from macros.models.values import Day, Line, Paragraph, Summary, one_of, reference, wrong


class Proposal(Record):
    """`submitted_by` names a group or a function, never a person."""

    name: Line
    summary: Summary
    submitted_by: Line
    received: Day
    outcome: one_of("under_review", "adopted", "partly_adopted", "rejected")
    answered: Day | None = None
    answer: Paragraph | None = None
    measure: reference("concept/measures") | None = None
    resolution: reference("concept/resolutions") | None = None

    @model_validator(mode="after")
    def _answered(self) -> Proposal:
        if self.outcome != "under_review":
            for field in ("answered", "answer"):
                if getattr(self, field) is None:
                    raise wrong(f"missing; a proposal that is '{self.outcome}' has an answer and its day", at=field)
        if self.answered is not None and self.answer is None:
            raise wrong("missing; say what was answered", at="answer")
        if self.answered is not None and self.answered < self.received:
            raise wrong(f"'{self.answered}' lies before received '{self.received}'", at="answered")
        return self
