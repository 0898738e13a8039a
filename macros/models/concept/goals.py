"""Goals: what the municipality wants to reach in a field of action, and how one can see whether it does."""

from __future__ import annotations

from macros.models.concept.numbering import Numbering
from macros.models.shared import Record
from macros.models.values import Day, Line, Rich, Summary, reference


class Goal(Record):
    """`due`: when it is to be reached; None for a lasting goal."""

    number: Numbering
    name: Line
    summary: Summary
    description: Rich | None = None
    field: reference("concept/fields")
    indicators: tuple[reference("concept/indicators"), ...] = ()
    due: Day | None = None
