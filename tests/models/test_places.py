"""Places. Refusals with their place in the file: tests/golden/problems/place_*.yml."""

from __future__ import annotations

import pytest

from macros.models.places import FEATURES, Place

ADDRESS = {"address_1": "Ostweg 3", "postal_code": "01067", "city": "Musterstadt"}
VIRTUAL = {"id": "online", "name": "Online", "location_type": "virtual", "assured_date": "2026-11-02"}


def test_a_place_is_physical_unless_said() -> None:
    place = Place.model_validate({"id": "halle", "name": "Halle", "address": ADDRESS, "assured_date": "2026-11-02"})
    assert (place.location_type, place.address.postal_code) == ("physical", "01067")


def test_a_virtual_place_needs_no_address() -> None:
    assert Place.model_validate(VIRTUAL).address is None


def test_coordinates_come_in_pairs() -> None:
    place = Place.model_validate(VIRTUAL | {"latitude": "48.3717", "longitude": "10.8983"})
    assert (place.latitude, place.longitude) == (48.3717, 10.8983)


@pytest.mark.parametrize("wheelchair", ["full", "limited", "none", "unknown"])
def test_access_with_a_wheelchair_has_four_answers(wheelchair: str) -> None:
    assert Place.model_validate(VIRTUAL | {"accessibility": {"wheelchair": wheelchair}}).accessibility.wheelchair == wheelchair


def test_features_keep_their_order() -> None:
    features = list(reversed(FEATURES))
    place = Place.model_validate(VIRTUAL | {"accessibility": {"wheelchair": "full", "features": features}})
    assert place.accessibility.features == tuple(features)
