"""Sessions of bodies: when, where, and what was on the agenda."""

from __future__ import annotations

from macros.models.moments import When
from macros.models.shared import Record
from macros.models.values import Flag, Line, Paragraph, WebUrl, one_of, reference


class Session(Record):
    """`url`: the papers or minutes in the council's information system."""

    name: Line
    body: reference("concept/bodies")
    date: When
    location: reference("places") | None = None
    public: Flag = True
    status: one_of("planned", "held", "cancelled")
    agenda: tuple[Line, ...] = ()
    note: Paragraph | None = None
    url: WebUrl | None = None
