"""Yearly reports: the words for what the portal computes from the data of that year. The id of a report is its year."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.shared import Record
from macros.models.values import Day, Line, Paragraph, Rich, Summary, WebUrl, reference, wrong


class Report(Record):
    """`session`: where it was presented. `outlook`: what comes next year. `network`: exchange beyond the municipality."""

    name: Line
    summary: Summary
    published: Day
    session: reference("concept/sessions") | None = None
    foreword: Rich | None = None
    highlights: tuple[Paragraph, ...] = ()
    network: Rich | None = None
    outlook: Rich | None = None
    url: WebUrl | None = None

    @model_validator(mode="after")
    def _of_a_year(self) -> Report:
        if not (len(self.id) == 4 and self.id.isdigit() and self.id.startswith("20")):
            raise wrong(f"'{self.id}' is not a year; the file of a report is named after its year, for example 2025.yml", at="id")
        if self.published.year < self.year:
            raise wrong(f"'{self.published}' lies before the year '{self.id}'", at="published")
        return self

    @property
    def year(self) -> int:
        return int(self.id)
