"""Indicators: figures year by year that show whether things get better (schema.org StatisticalVariable, DCAT).

A missing value is no zero, and a small number that would point at single people is withheld: both stand in the file as what
they are, with the reason.
"""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field, model_validator

from macros.models.concept.numbering import Number, Year, check_order
from macros.models.shared import Record
from macros.models.values import Day, Line, Model, Paragraph, Plain, Summary, WebUrl, Whole, one_of, reference, wrong

WITHOUT_VALUE = ("missing", "suppressed")


class Observation(Model):
    """The value of a year. `as_of`: the day the figure was taken; `note`: what to know about it, or why there is none."""

    year: Year
    value: Number | None = None
    status: one_of("final", "preliminary", "estimated", *WITHOUT_VALUE) = "final"
    as_of: Day | None = None
    note: Paragraph | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Observation:
        if self.status in WITHOUT_VALUE and self.value is not None:
            raise wrong(f"'{self.value}' stands beside status '{self.status}'; expected no value", at="value")
        if self.status not in WITHOUT_VALUE and self.value is None:
            raise wrong("missing; a year without a value has status missing or suppressed", at="value")
        if self.status in WITHOUT_VALUE and self.note is None:
            raise wrong(f"missing; say why the value is {self.status}", at="note")
        return self


class Target(Model):
    """What the value is to be in a year."""

    year: Year
    value: Number


class Comparison(Model):
    """The same figure elsewhere, such as in the Land, with its source."""

    name: Line
    source: Plain
    url: WebUrl | None = None
    values: tuple[Target, ...] = Field(min_length=1)


class Indicator(Record):
    """`decimals`: digits shown behind the point. `suppress_below`: counts below it must not be published."""

    name: Line
    summary: Summary
    definition: Paragraph
    method: Paragraph
    source: Line
    source_url: WebUrl | None = None
    field: reference("concept/fields")
    unit: one_of("percent", "count", "euros", "days", "per_1000")
    direction: one_of("higher_is_better", "lower_is_better", "neutral")
    decimals: Whole = 0
    suppress_below: Whole | None = None
    observations: tuple[Observation, ...] = Field(min_length=1)
    targets: tuple[Target, ...] = ()
    comparison: Comparison | None = None
    responsible: reference("contacts") | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Indicator:
        check_order(self.observations, "observations", "year")
        check_order(self.targets, "targets", "year")
        if self.decimals > 3:
            raise wrong(f"'{self.decimals}' is out of range; expected 0 to 3", at="decimals")
        compared = self.comparison.values if self.comparison else ()
        check_order(compared, "comparison.values", "year")
        for field, entries in (("observations", self.observations), ("targets", self.targets), ("comparison.values", compared)):
            for number, each in enumerate(entries):
                self._check_value(each.value, f"{field}.{number}.value")
        for number, each in enumerate(self.observations):
            if self.suppress_below is not None and each.value is not None and each.value < self.suppress_below:
                raise wrong(f"'{each.value}' is below suppress_below '{self.suppress_below}'; expected status suppressed without a value", at=f"observations.{number}.value")
        return self

    def _check_value(self, value: Decimal | None, place: str) -> None:
        if value is None:
            return
        if self.unit == "percent" and not 0 <= value <= 100:
            raise wrong(f"'{value}' is out of range for percent; expected 0 to 100", at=place)
        if self.unit == "count" and (value < 0 or value != int(value)):
            raise wrong(f"'{value}' is no count; expected a whole number, not below 0", at=place)
        if self.unit in ("days", "per_1000", "euros") and value < 0:
            raise wrong(f"'{value}' is below 0", at=place)
