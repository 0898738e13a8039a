"""Funding: programmes to which associations and initiatives can apply for money (HSDS funding, schema.org MonetaryGrant)."""

from __future__ import annotations

from pydantic import Field

from macros.models.shared import CheckedRecord, Source
from macros.models.values import Day, Flag, Line, Model, Paragraph, Rich, Summary, WebUrl, reference


class Deadline(Model):
    """The last day for applications, and for what."""

    date: Day
    note: Line | None = None


class Funding(CheckedRecord):
    """`funder`: who gives the money. `rolling`: applications are taken at any time. A real programme carries its `source`."""

    name: Line
    summary: Summary
    description: Rich | None = None
    funder: Line
    eligibility_description: Paragraph
    amount: Paragraph
    deadlines: tuple[Deadline, ...] = ()
    rolling: Flag = False
    fields: tuple[reference("concept/fields"), ...] = Field(min_length=1)
    application_process: Paragraph
    required_documents: tuple[Line, ...] = ()
    contact: reference("contacts")
    url: WebUrl | None = None
    source: Source | None = None
