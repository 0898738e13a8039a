"""On what conditions one can come: costs, registration, childcare, where; the same words for offers and events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from macros.portal import Portal
from macros.translate import N_, Words
from macros.views.reader import Reader

COSTS = {
    "free": N_("Kostenlos"),
    "paid": N_("Kostet Geld"),
    "income_based": N_("Preis nach Einkommen"),
    "donation": N_("Spende möglich"),
    "varies": N_("Preis unterschiedlich"),
}
_CHILDCARE = {
    "available": N_("Ja, Kinder werden betreut"),
    "on_request": N_("Ja, bitte vorher fragen"),
    "none": N_("Nein"),
}
_REGISTRATION = {
    "none": N_("Sie müssen sich nicht anmelden. Kommen Sie einfach."),
    "recommended": N_("Bitte melden Sie sich an, wenn es geht."),
    "required": N_("Sie müssen sich vorher anmelden."),
}


def cost(reader: Reader, record: Any) -> Markup:
    """Whether it costs something."""
    return reader.say(COSTS[record.cost])


def costs(reader: Reader, kind: str, record: Any) -> Iterator[Markup]:
    """The same with the amounts."""
    yield cost(reader, record)
    for number, option in enumerate(record.cost_options):
        amount = reader.formats.amount(option.amount)
        purpose = reader.translator.part(kind, record, "cost_options", number, "option")
        yield reader.say("%(amount)s (%(purpose)s)", amount=amount, purpose=purpose) if purpose else Markup("{}").format(amount)


def registration(reader: Reader, record: Any) -> Markup | None:
    return reader.say(_REGISTRATION[record.registration]) if record.registration else None


def childcare(reader: Reader, record: Any) -> Markup | None:
    return reader.say(_CHILDCARE[record.childcare]) if record.childcare else None


def has_childcare(record: Any) -> bool:
    return record.childcare in ("available", "on_request")


def is_drop_in(record: Any) -> bool:
    """Whether one can simply come."""
    return record.registration == "none" and not record.by_appointment


def places(reader: Reader, record: Any) -> Iterator[Words]:
    """The names of the places one can go to."""
    for key in record.locations:
        place = reader.portal.records["places"][key]
        if place.location_type == "physical":
            yield reader.translator.text("places", place, "name")


def is_online(portal: Portal, record: Any) -> bool:
    """Whether one can take part without going anywhere."""
    return record.online or any(portal.records["places"][key].location_type == "virtual" for key in record.locations)
