"""Places as HSDS 3.1 locations, with address and accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.feeds.identifiers import identifier, lasting
from macros.feeds.plain import filled, joined, plain
from macros.models.places import Place
from macros.models.settings import LAENDER
from macros.views.places import PlaceView, place
from macros.views.reader import Reader


def location(reader: Reader, key: str, **more: Any) -> dict[str, Any]:
    """The place with this id; `more` is what only one of its users knows, such as opening hours."""
    record = reader.portal.records["places"][key]
    view = place(reader, key)
    return filled({
        "id": identifier(reader, "location", lasting(record)),
        "location_type": record.location_type,
        "name": plain(view.name),
        "transportation": plain(view.transportation),
        "latitude": record.latitude,
        "longitude": record.longitude,
        "addresses": list(_addresses(reader, record)),
        "accessibility": list(_accessibility(reader, record, view)),
    } | more)


def place_name(reader: Reader, key: str) -> str:
    """The place's part of the name of a UUID."""
    return lasting(reader.portal.records["places"][key])


def _addresses(reader: Reader, record: Place) -> Iterator[dict[str, Any]]:
    """All seven fields are required by HSDS; Land and country come from data/site.yml."""
    if record.address:
        yield {
            "id": identifier(reader, "address", lasting(record)),
            "address_1": record.address.address_1,
            "city": record.address.city,
            "state_province": LAENDER[reader.portal.settings.municipality.land],
            "postal_code": record.address.postal_code,
            "country": "DE",
            "address_type": "physical",
        }


def _accessibility(reader: Reader, record: Place, view: PlaceView) -> Iterator[dict[str, Any]]:
    """What is known in fixed words, and `details` in the place's own; nothing where nothing is known."""
    description = joined([view.wheelchair, *view.features], "; ")
    if description or view.accessibility:
        identity = {"id": identifier(reader, "accessibility", lasting(record))}
        yield filled(identity | {"description": description, "details": plain(view.accessibility)})
