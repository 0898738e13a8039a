"""A place as it is shown on the pages of offers and contacts: address, way there, accessibility."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from macros.translate import N_, Words
from macros.views.reader import Reader

_WHEELCHAIR = {
    "full": N_("Mit Rollstuhl gut zugänglich"),
    "limited": N_("Mit Rollstuhl teilweise zugänglich"),
    "none": N_("Mit Rollstuhl nicht zugänglich"),
    "unknown": N_("Zugang mit Rollstuhl: nicht bekannt"),
}
_FEATURES = {
    "step_free_entrance": N_("Eingang ohne Stufen"),
    "lift": N_("Aufzug"),
    "accessible_toilet": N_("Barrierefreie Toilette"),
    "induction_loop": N_("Höranlage (Induktionsschleife)"),
    "tactile_guidance": N_("Leitsystem für blinde Menschen"),
    "accessible_parking": N_("Behindertenparkplatz"),
    "stroller_parking": N_("Platz für Kinderwagen"),
}


class PlaceView(Struct, frozen=True):
    """`map_link` is a geo: URI for the phone's own map application; no map of a third party is embedded."""

    name: Words
    lines: tuple[str, ...]
    district: Words | None
    transportation: Words | None
    wheelchair: Markup | None
    features: tuple[Markup, ...]
    accessibility: Words | None
    map_link: str | None
    is_virtual: bool


def place(reader: Reader, key: str) -> PlaceView:
    record = reader.portal.records["places"][key]
    words = reader.translator
    access = record.accessibility
    return PlaceView(
        name=words.text("places", record, "name"),
        lines=_address_lines(record),
        district=reader.term("districts", record.district) if record.district else None,
        transportation=words.text("places", record, "transportation"),
        wheelchair=reader.say(_WHEELCHAIR[access.wheelchair]) if access else None,
        features=tuple(reader.say(_FEATURES[feature]) for feature in access.features) if access else (),
        accessibility=words.text("places", record, "accessibility_description"),
        map_link=_map_link(record),
        is_virtual=record.location_type == "virtual",
    )


def _address_lines(record) -> tuple[str, ...]:
    if record.address is None:
        return ()
    return record.address.address_1, f"{record.address.postal_code} {record.address.city}"


def _map_link(record) -> str | None:
    if record.address is None:
        return None
    position = f"{record.latitude},{record.longitude}" if record.latitude is not None else "0,0"
    return f"geo:{position}?q={quote(', '.join(_address_lines(record)))}"
