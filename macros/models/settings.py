"""data/site.yml: which municipality this is, and how the portal behaves for it."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import model_validator

from macros.models.places import Address
from macros.models.values import (
    Colour,
    Email,
    Flag,
    Model,
    Phone,
    Plain,
    WebUrl,
    Whole,
    one_of,
    reference,
    wrong,
)
from macros.models.vocabularies import LanguageMap

LAENDER = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")


class Municipality(Model):
    """`land` decides public holidays and school holidays; `state_province` of HSDS is made from it."""

    name: Plain
    kind: one_of("city", "town", "municipality", "district")
    land: one_of(*LAENDER)
    address: Address
    website: WebUrl


class Feedback(Model):
    """Where readers report mistakes. `form_url`: the municipality's own form, where it has one."""

    email: Email
    phone: Phone
    form_url: WebUrl | None = None


class Settings(Model):
    """`example: true` marks every page as example data and allows only reserved numbers and addresses."""

    example: Flag
    url: WebUrl
    title: LanguageMap
    description: LanguageMap
    municipality: Municipality
    publisher: reference("contacts")
    accent_colour: Colour
    feedback: Feedback
    recheck_after_months: Whole = 12

    @model_validator(mode="after")
    def _address(self) -> Settings:
        parts = urlsplit(self.url)
        if parts.query or parts.fragment or not parts.path.endswith("/"):
            raise wrong(f"'{self.url}' must end with '/' and have neither '?' nor '#'", at="url")
        return self

    @property
    def base_path(self) -> str:
        """The path under which the site lives, without the final slash: `` or `/portal`."""
        return urlsplit(self.url).path.rstrip("/")
