"""Guides: life situations step by step - what to do, where, what to bring, what it costs, what comes next."""

from __future__ import annotations

from pydantic import Field

from macros.models.offer_rules import OfferRule
from macros.models.shared import CheckedRecord, Source
from macros.models.values import Line, Model, Paragraph, Rich, Summary, Whole, reference
from macros.models.vocabularies import Icon


class Step(Model):
    """One step. `offers` names offers that help, `offer_rule` finds them; `text` may have several paragraphs."""

    name: Line
    text: Rich
    contacts: tuple[reference("contacts"), ...] = ()
    offers: tuple[reference("offers"), ...] = ()
    offer_rule: OfferRule | None = None
    bring: tuple[Line, ...] = ()
    deadline: Paragraph | None = None
    cost: Paragraph | None = None
    next: Paragraph | None = None


class Guide(CheckedRecord):
    """`position`: its place in the list. `sources`: where laws, deadlines and fees were looked up. `related`: guides that go on from here."""

    position: Whole
    icon: Icon
    name: Line
    summary: Summary
    description: Rich | None = None
    situation: reference("situations") | None = None
    topics: tuple[reference("topics"), ...] = ()
    steps: tuple[Step, ...] = Field(min_length=2)
    sources: tuple[Source, ...] = ()
    related: tuple[reference("guides"), ...] = ()
