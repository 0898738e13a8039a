"""data/site.yml: which municipality this is, and how the portal behaves for it."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, TypeAdapter, ValidationError, WithJsonSchema, model_validator

from macros.models.feast_rules import whole
from macros.models.places import Address
from macros.models.values import (
    Colour,
    Degrees,
    Email,
    Flag,
    Model,
    Paragraph,
    Phone,
    Plain,
    WebUrl,
    Whole,
    one_of,
    reference,
    wrong,
)
from macros.models.vocabularies import LanguageMap
from macros.problems import shape

# ISO 3166-2:DE. The names are German in every language, as they stand in laws and addresses.
LAENDER = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}


# A little wider than Germany; latitude and longitude that were mixed up lie outside.
_DEGREES = {"latitude": (47, 56), "longitude": (5, 16)}


class Municipality(Model):
    """`land` decides public holidays and school holidays; `state_province` of HSDS is made from it.

    `latitude` and `longitude`, of the town hall for example, tell when the sun sets.
    """

    name: Plain
    kind: one_of("city", "town", "municipality", "district")
    land: one_of(*LAENDER)
    address: Address
    website: WebUrl
    latitude: Degrees | None = None
    longitude: Degrees | None = None

    @model_validator(mode="after")
    def _in_germany(self) -> Municipality:
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise wrong("missing; latitude and longitude belong together", at=missing)
        for name, (least, most) in _DEGREES.items():
            degrees = getattr(self, name)
            if degrees is not None and not least <= degrees <= most:
                raise wrong(f"'{degrees}' lies outside of Germany; expected {least} to {most}", at=name)
        return self

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where the municipality does not say them."""
        return None if self.latitude is None else (self.latitude, self.longitude)


class Feedback(Model):
    """Where readers report mistakes. `form_url`: the municipality's own form, where it has one."""

    email: Email
    phone: Phone
    form_url: WebUrl | None = None


def _is(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def _secure_url(value: Any) -> str:
    if not _is(WebUrl, value) or not value.startswith("https://"):
        raise wrong(f"{shape(value)} is not a web address with https (expected https://…)")
    return value


def _reachable(value: Any) -> str:
    if not _is(Email, value) and not (_is(WebUrl, value) and value.startswith("https://")):
        raise wrong(f"{shape(value)} is neither an e-mail address nor a web address with https (expected name@example.org or https://…)")
    return value


class Security(Model):
    """Who hears of security faults, and on which terms (RFC 9116, which allows web addresses with https only)."""

    contact: Annotated[str, BeforeValidator(_reachable), WithJsonSchema({"type": "string", "description": "e-mail or web address"})]
    policy: Annotated[str, BeforeValidator(_secure_url), WithJsonSchema({"type": "string", "pattern": "^https://"})] | None = None


class OpenDataLicence(Model):
    """Under which licence everybody may use the files below /open-data/."""

    name: Plain
    url: WebUrl


class Press(Model):
    """For newsrooms: whom to ask, and a few sentences about the municipality and its portal that may be printed as they are."""

    contact: reference("contacts")
    boilerplate: dict[str, Paragraph]  # by language, as in LanguageMap


class Settings(Model):
    """`example: true` marks every page as example data and allows only reserved numbers and addresses.

    `open_data_licence`: without it, readers are told that none has been stated.
    `calendar_since`: the first year of the calendar, last year if it is left out. The tables of feasts begin in 2025.
    `repository_public`: whether everybody can read data/; then news that wait for their moment are no secret.
    """

    example: Flag
    url: WebUrl
    title: LanguageMap
    description: LanguageMap
    municipality: Municipality
    publisher: reference("contacts")
    accent_colour: Colour
    feedback: Feedback
    security: Security | None = None
    recheck_after_months: Whole = 12
    open_data_licence: OpenDataLicence | None = None
    calendar_since: whole(2025, 2100) | None = None
    press: Press | None = None
    repository_public: Flag = True

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
