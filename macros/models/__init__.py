"""What a record may contain. One module per content type; CONTENT_TYPES is the list of them."""

from __future__ import annotations

from macros.models.contacts import Contact
from macros.models.events import Event
from macros.models.fields import translation_model
from macros.models.offers import Offer
from macros.models.places import Place
from macros.models.shared import Record

CONTENT_TYPES: dict[str, type[Record]] = {
    "places": Place,
    "contacts": Contact,
    "offers": Offer,
    "events": Event,
}

TRANSLATIONS = {kind: translation_model(model) for kind, model in CONTENT_TYPES.items()}
