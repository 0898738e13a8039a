"""Which offers belong somewhere by what they are, so that a new offer appears there without anybody adding it."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from macros.models.values import LanguageRef, Model, reference, wrong


class OfferRule(Model):
    """Within a list one match is enough; every list that is given has to match."""

    topics: tuple[reference("topics"), ...] = ()
    situations: tuple[reference("situations"), ...] = ()
    target_groups: tuple[reference("target_groups"), ...] = ()
    languages: tuple[LanguageRef, ...] = ()
    districts: tuple[reference("districts"), ...] = ()

    @model_validator(mode="after")
    def _selects(self) -> OfferRule:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise wrong(f"empty; expected at least one of {', '.join(type(self).model_fields)}")
        return self

    def selects(self, offer: Any) -> bool:
        """Whether an offer belongs there."""
        wanted = ((getattr(self, name), getattr(offer, name)) for name in type(self).model_fields)
        return all(set(choices) & set(values) for choices, values in wanted if choices)
