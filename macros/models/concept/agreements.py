"""Target agreements with departments: who has promised what for which goals."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.models.concept.numbering import check_order, check_period
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Summary, reference, wrong


class Review(Model):
    """What both sides found when they looked at the agreement again."""

    date: Day
    text: Paragraph


class Agreement(Record):
    """`department` has promised `promises` to `partner` (mostly the unit for integration)."""

    name: Line
    summary: Summary
    department: reference("contacts")
    partner: reference("contacts")
    agreed: Day
    valid_to: Day | None = None
    goals: tuple[reference("concept/goals"), ...] = Field(min_length=1)
    measures: tuple[reference("concept/measures"), ...] = ()
    promises: tuple[Line, ...] = Field(min_length=1)
    reviews: tuple[Review, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Agreement:
        check_period(self, "agreed", "valid_to")
        check_order(self.reviews, "reviews")
        if self.reviews and self.reviews[0].date < self.agreed:
            raise wrong(f"'{self.reviews[0].date}' lies before agreed '{self.agreed}'", at="reviews.0.date")
        return self
