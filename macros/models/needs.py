"""Needs: what people tick on the needs page, and where that leads."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.offer_rules import OfferRule
from macros.models.shared import CheckedRecord
from macros.models.values import Line, Paragraph, Summary, Whole, reference, wrong
from macros.models.vocabularies import Icon


class Need(CheckedRecord):
    """`position`: what comes first when somebody has several needs. `contacts`: where to go first, in this order."""

    position: Whole
    icon: Icon
    name: Line
    summary: Summary
    contacts: tuple[reference("contacts"), ...] = ()
    offers: tuple[reference("offers"), ...] = ()
    offer_rule: OfferRule | None = None
    bring: tuple[Line, ...] = ()
    next: Paragraph | None = None
    guide: reference("guides") | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Need:
        if not (self.contacts or self.offers or self.offer_rule):
            raise wrong("leads nowhere; expected contacts, offers or an offer_rule", at="contacts")
        return self
