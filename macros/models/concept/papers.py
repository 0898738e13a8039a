"""Concept papers: the integration, diversity or participation concept in force, and those before it."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.models.concept.numbering import check_order, check_period
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Rich, Summary, WebUrl, one_of, reference


class Principle(Model):
    """A guiding principle and what follows from it."""

    name: Line
    text: Paragraph


class Participation(Model):
    """A step in which residents, associations or staff took part, and what became of what they said."""

    date: Day
    text: Paragraph


class Version(Model):
    """What changed in the paper, and when."""

    date: Day
    text: Paragraph


class Paper(Record):
    """`kind` is the municipality's choice of word; `steering`: the bodies that carry the concept, the leading one first."""

    kind: one_of("integration", "diversity", "participation")
    name: Line
    summary: Summary
    description: Rich | None = None
    adopted: Day
    resolution: reference("concept/resolutions") | None = None
    valid_from: Day
    valid_to: Day | None = None
    responsible: reference("contacts")
    principles: tuple[Principle, ...] = ()
    steering: tuple[reference("concept/bodies"), ...] = ()
    participation: tuple[Participation, ...] = ()
    versions: tuple[Version, ...] = Field(min_length=1)
    url: WebUrl | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Paper:
        check_period(self, "valid_from", "valid_to")
        check_order(self.versions, "versions")
        check_order(self.participation, "participation")
        return self
