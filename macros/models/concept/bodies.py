"""Bodies: the council, its committees, the integration council, steering groups. Members by function, never by name."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.concept.numbering import check_period
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Rich, Summary, Whole, one_of, reference


class Member(Model):
    """Who sits there: a function or a group of seats, and the organisation that sends them."""

    function: Line
    seats: Whole = 1
    organization: reference("contacts") | None = None


class Body(Record):
    kind: one_of("council", "committee", "integration_council", "steering_group", "network")
    name: Line
    summary: Summary
    description: Rich | None = None
    contact: reference("contacts") | None = None
    members: tuple[Member, ...] = ()
    term_from: Day | None = None
    term_to: Day | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Body:
        check_period(self, "term_from", "term_to")
        return self
