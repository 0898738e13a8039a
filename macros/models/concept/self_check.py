"""The self-check: thirteen questions about the municipality's own work, rated again and again, no rating overwritten."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.models.concept.numbering import Evidence, Percent, check_order
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Whole, wrong

QUESTIONS = 13


class Rating(Model):
    """How far the municipality says it has come, from 0 to 100 percent in steps of ten, and why."""

    date: Day
    percent: Percent
    reason: Paragraph
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _in_steps(self) -> Rating:
        if self.percent % 10:
            raise wrong(f"'{self.percent}' is no step of ten; expected 0, 10, 20 … 100", at="percent")
        return self


class Question(Record):
    """`name` is the question in two or three words."""

    number: Whole
    name: Line
    question: Paragraph
    ratings: tuple[Rating, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Question:
        if not 1 <= self.number <= QUESTIONS:
            raise wrong(f"'{self.number}' is out of range; expected 1 to {QUESTIONS}", at="number")
        check_order(self.ratings, "ratings")
        return self
