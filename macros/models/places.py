"""Places: where offers happen and where contacts sit (HSDS location)."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.shared import CheckedRecord
from macros.models.values import Degrees, Line, Model, Paragraph, Plain, PostalCode, one_of, reference, wrong

FEATURES = (
    "step_free_entrance",
    "lift",
    "accessible_toilet",
    "induction_loop",
    "tactile_guidance",
    "accessible_parking",
    "stroller_parking",
)


class Address(Model):
    """HSDS address; the Land and the country come from data/site.yml."""

    address_1: Plain
    postal_code: PostalCode
    city: Plain


class Accessibility(Model):
    """What a person with a wheelchair, a stroller or a hearing aid finds."""

    wheelchair: one_of("full", "limited", "none", "unknown")
    features: tuple[one_of(*FEATURES), ...] = ()


class Place(CheckedRecord):
    name: Line
    location_type: one_of("physical", "virtual") = "physical"
    address: Address | None = None
    district: reference("districts") | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    transportation: Paragraph | None = None
    accessibility: Accessibility | None = None
    accessibility_description: Paragraph | None = None

    @model_validator(mode="after")
    def _complete(self) -> Place:
        if self.location_type == "physical" and self.address is None:
            raise wrong("missing; a physical place needs an address", at="address")
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise wrong("missing; latitude and longitude belong together", at=missing)
        for name, limit in (("latitude", 90), ("longitude", 180)):
            degrees = getattr(self, name)
            if degrees is not None and abs(degrees) > limit:
                raise wrong(f"'{degrees}' is out of range; expected -{limit} to {limit}", at=name)
        return self
