"""The inventory: which offers there are in each field of action, for whom, where and in which languages.

Counted are the offers that the directory lists. An offer belongs to a field when one of its topics does, and counts there
once, however many of its topics do. Nothing here knows how any of it is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from macros.checks import is_overdue
from macros.portal import Portal

TOPICS, GROUPS, DISTRICTS, LANGUAGES = "topics", "target_groups", "districts", "spoken_languages"
NOT_STATED = ""  # the term of offers that state none


class FieldOffers(Struct, frozen=True):
    """The offers of a field by their ids.

    `by_term`: vocabulary → term → offers, only terms that have some. `unchecked`: listed ones that nobody has checked for
    too long; `ended`: those whose last day has passed, which are not among the others.
    """

    listed: tuple[str, ...]
    by_term: Mapping[str, Mapping[str, tuple[str, ...]]]
    unchecked: tuple[str, ...]
    ended: tuple[str, ...]

    def of(self, vocabulary: str, term: str) -> tuple[str, ...]:
        return self.by_term[vocabulary].get(term, ())


class Inventory:
    """The offers of a portal on a day, field by field."""

    def __init__(self, portal: Portal, today: dt.date) -> None:
        self._portal = portal
        self._today = today
        self._offers: Mapping[str, Any] = portal.records["offers"]

    @cached_property
    def fields(self) -> Mapping[str, FieldOffers]:
        """Field → its offers, in the order of the fields."""
        return {field: self._field(field) for field in self._portal.concept.fields}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The listed offers that belong to any field, each once."""
        return self._once("listed")

    @cached_property
    def unchecked(self) -> tuple[str, ...]:
        return self._once("unchecked")

    @cached_property
    def ended(self) -> tuple[str, ...]:
        return self._once("ended")

    @cached_property
    def elsewhere(self) -> tuple[str, ...]:
        """The listed offers that belong to no field: their topics stand in none."""
        return tuple(key for key, offer in self._offers.items() if not offer.has_ended(self._today) and not fields_of(self._portal, offer))

    def terms(self, vocabulary: str) -> tuple[str, ...]:
        """The terms to look for: all of a vocabulary, but of the languages only those that some offer is given in."""
        known = tuple(self._portal.vocabularies[vocabulary])
        return known if vocabulary != LANGUAGES else tuple(term for term in known if self._is_used(term))

    @property
    def unused_languages(self) -> tuple[str, ...]:
        """The languages that the portal knows and no offer of any field is given in."""
        return tuple(term for term in self._portal.vocabularies[LANGUAGES] if not self._is_used(term))

    def gaps(self, field: str, vocabulary: str) -> tuple[str, ...]:
        """The terms for which a field has no offer."""
        return tuple(term for term in self.terms(vocabulary) if not self.fields[field].of(vocabulary, term))

    @property
    def gap_count(self) -> int:
        """How many gaps are named in all."""
        return sum(len(self.gaps(field, vocabulary)) for field in self.fields for vocabulary in (GROUPS, DISTRICTS, LANGUAGES))

    def _is_used(self, language: str) -> bool:
        return any(found.of(LANGUAGES, language) for found in self.fields.values())

    def _once(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for found in self.fields.values() for key in getattr(found, name)))

    def _field(self, field: str) -> FieldOffers:
        offers = [offer for offer in self._offers.values() if field in fields_of(self._portal, offer)]
        listed = [offer for offer in offers if not offer.has_ended(self._today)]
        topics = self._portal.records["concept/fields"][field].topics
        months = self._portal.settings.recheck_after_months
        return FieldOffers(
            listed=tuple(offer.id for offer in listed),
            by_term={
                TOPICS: _grouped((offer.id, [topic for topic in offer.topics if topic in topics]) for offer in listed),
                GROUPS: _grouped((offer.id, offer.target_groups) for offer in listed),
                DISTRICTS: _grouped((offer.id, self._portal.districts(offer)) for offer in listed),
                LANGUAGES: _grouped((offer.id, offer.languages) for offer in listed),
            },
            unchecked=tuple(offer.id for offer in listed if is_overdue(offer.assured_date, self._today, months)),
            ended=tuple(offer.id for offer in offers if offer.has_ended(self._today)),
        )


def fields_of(portal: Portal, record: Any) -> tuple[str, ...]:
    """The fields of action that an offer or event belongs to by its topics."""
    fields = portal.records["concept/fields"]
    return tuple(key for key in portal.concept.fields if set(fields[key].topics) & set(record.topics))


def _grouped(terms_by_offer: Any) -> dict[str, tuple[str, ...]]:
    """Term → offers; those without any term stand under NOT_STATED."""
    groups: dict[str, list[str]] = {}
    for key, terms in terms_by_offer:
        for term in dict.fromkeys(terms) or (NOT_STATED,):
            groups.setdefault(term, []).append(key)
    return {term: tuple(keys) for term, keys in groups.items()}
