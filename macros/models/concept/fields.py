"""Fields of action: what the concept is divided into (skos:Concept, schema.org DefinedTerm)."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.models.concept.numbering import Numbering
from macros.models.shared import Record
from macros.models.values import Line, Rich, Summary, reference, wrong
from macros.models.vocabularies import Icon


class ActionField(Record):
    """`topics`: the topics of offers and events that belong to the field; the inventory counts by them."""

    number: Numbering
    name: Line
    summary: Summary
    description: Rich | None = None
    icon: Icon
    topics: tuple[reference("topics"), ...] = Field(min_length=1)
    responsible: reference("contacts") | None = None

    @model_validator(mode="after")
    def _first_level(self) -> ActionField:
        if "." in self.number:
            raise wrong(f"'{self.number}' is the number of a goal or measure; expected for example 2", at="number")
        return self
