"""The properties reach every text that any model allows; a type or field that they miss is named here."""

from __future__ import annotations

from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.feasts import Feast
from macros.models.vocabularies import VOCABULARIES
from tests.properties.fields import SINGLE, text_names
from tests.properties.site import Site


def test_every_text_of_every_model_is_reached(site: Site) -> None:
    """Where this fails, the tiny portal (tests/portal/data) lacks a record of the type, or one in which the field may stand."""
    models = (*CONTENT_TYPES.values(), *TRANSLATIONS.values(), *VOCABULARIES.values(), *SINGLE.values(), Feast)
    allowed = set[str]().union(*map(text_names, models))
    assert sorted(allowed - {field.name for field in site.data.fields() if field.text}) == []
