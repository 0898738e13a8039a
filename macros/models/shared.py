"""Parts that several record types have: phones, a source of facts, data that stays private."""

from __future__ import annotations

import re
from typing import Any

from macros.models.values import (
    Amount,
    Day,
    Email,
    LanguageRef,
    Line,
    Model,
    Phone,
    Plain,
    Slug,
    Summary,
    WebUrl,
    matching,
    one_of,
    wrong,
)

ImageFile = matching(
    re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|webp|avif)"),
    "the name of an image in data/images/ (expected small letters a–z, digits and hyphens, for example sommer-fest.jpg; jpg, png, webp or avif)",
)
Cost = one_of("free", "paid", "income_based", "donation", "varies")
Registration = one_of("none", "recommended", "required")
Childcare = one_of("available", "on_request", "none")


class Record(Model):
    """One file in data/<type>/. `former_ids`: names the file had before; their addresses lead to the new one.

    `synonyms`: by language, the everyday words people type when they look for it, as of a topic; no page shows them.
    """

    id: Slug
    former_ids: tuple[Slug, ...] = ()
    synonyms: dict[str, tuple[Plain, ...]] = {}


class CheckedRecord(Record):
    """A record that grows old. `assured_date` (HSDS): the day somebody last checked that all of it is true."""

    assured_date: Day


class Image(Model):
    """A picture and its words for people who do not see it; `credit` names who made it."""

    file: ImageFile
    alt: Summary
    credit: Plain
    licence: Plain | None = None


class PhoneNumber(Model):
    """HSDS phone: number as people write it, what it is for, languages spoken on it."""

    number: Phone
    type: one_of("voice", "fax", "cell", "sms", "textphone") = "voice"
    languages: tuple[LanguageRef, ...] = ()
    description: Line | None = None


class CostOption(Model):
    """HSDS cost_option: an amount in euros and what it is for."""

    amount: Amount
    option: Line | None = None


class Source(Model):
    """Where a fact comes from and when somebody last looked there."""

    title: Plain
    url: WebUrl
    checked: Day


class PrivateNote(Model):
    """For the editors only: accepted, kept in the file, never published."""

    name: Plain | None = None
    email: Email | None = None
    phone: Phone | None = None
    note: Plain | None = None


def check_place(record: Any) -> None:
    """Offers and events say where they take place."""
    if not (record.locations or record.online):
        raise wrong("missing; say where: locations or online: true", at="locations")


def check_amounts(record: Any, noun: str) -> None:
    if record.cost == "free" and record.cost_options:
        raise wrong(f"an {noun} with cost 'free' has no amounts", at="cost_options")
