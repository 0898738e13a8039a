"""The kinds of value a record can hold: text in, a typed value out, or one clear sentence why not.

Each kind is an annotated type. A validator receives the text as it stands in the file (never a guess of YAML's)
and raises `wrong(...)`; the place of the value is added later, in records.py.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import unicodedata
from decimal import Decimal
from html import unescape
from typing import Annotated, Any

from msgspec import Struct

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # none that happens to be installed may change what is checked; to look for them takes time, too

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.problems import quoted, shape, suggest
from macros.source import FORBIDDEN

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_AMOUNT = re.compile(r"[0-9]{1,6}(?:\.[0-9]{2})?")
_DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{1,7}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,5}")
_HOST = r"(?=[^/:@\s]{4,253}(?:[:/?#]|$))(?:[a-z0-9\u00df-\u024f](?:[a-z0-9\u00df-\u024f-]{0,61}[a-z0-9\u00df-\u024f])?\.)+[a-z]{2,24}"
_WEB = re.compile(rf"https?://{_HOST}(?::[0-9]{{2,5}})?(?:[/?#][^\s<>\"'`{{}}|\\^]*)?")
_EMAIL = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9._+-]{{0,62}}[A-Za-z0-9])?@{_HOST}")
_RELATIVE_LINK = re.compile(r"\]\(\s*+<?+(?!https?://|mailto:|tel:)([^)>\s]*)", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{0,2}(?: ?[0-9]){5,13}")
_SHORT_NUMBER = re.compile(r"11[0-9](?: ?[0-9]{3})?|0800(?: ?[0-9]){6,9}")


def is_id(text: str) -> bool:
    """Whether a text may be the id of a record, and so its file name and address."""
    return bool(_SLUG.fullmatch(text)) and len(text) <= 60


class Model(BaseModel):
    """Base of everything that is read from data/: no unknown fields, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)  # built when first used: most builds read no file


class Text(Struct, frozen=True):
    """Marks a field that holds words for readers, and is therefore translated: `line`, `paragraph` or `rich`."""

    kind: str
    limit: int


class Ref(Struct, frozen=True):
    """Marks a field that names a record or term of `target`. Existence is checked across records (checks.py)."""

    target: str


class Untranslated(Struct, frozen=True):
    """Marks words that read the same in every language: names, streets, addresses."""


def wrong(message: str, *, at: str | None = None) -> PydanticCustomError:
    """A validation error in our own words. `at` names the field when a whole model is checked."""
    return PydanticCustomError("portal", "{message}", {"message": message, "at": at})


def one_of(*choices: str) -> Any:
    """A text type that accepts only the given words."""

    def check(value: Any) -> str:
        if value not in choices:
            near = suggest(value, choices) if isinstance(value, str) else ""
            raise wrong(f"{shape(value)} is not allowed{near}; expected one of {', '.join(choices)}")
        return value

    return Annotated[str, BeforeValidator(check), WithJsonSchema({"enum": list(choices)})]


def _text(kind: str, limit: int) -> Any:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise wrong(f"expected text, got {shape(value)}")
        # YAML keeps a final newline on `|` blocks; NFC makes the same word compare equal however it was typed.
        text = unicodedata.normalize("NFC", value.strip())
        if not text:
            raise wrong("is empty; write a text or leave the field out")
        if kind == "line" and "\n" in text:
            raise wrong(f"{quoted(text)} has several lines; expected one line")
        if kind == "rich" and (hidden := FORBIDDEN.search(unescape(text))):
            raise wrong(f"holds the invisible character U+{ord(hidden[0]):04X}, written as an entity; delete it")
        if kind == "rich" and (found := _RELATIVE_LINK.search(text)):
            raise wrong(f"the link {quoted(found[1])} leads nowhere outside this page; expected https://…, mailto: or tel:")
        if len(text) > limit:
            raise wrong(f"{quoted(text, 40)} has {len(text)} characters; at most {limit} are allowed")
        return text

    schema = WithJsonSchema({"type": "string", "minLength": 1, "maxLength": limit})
    return Annotated[str, BeforeValidator(check), Text(kind, limit), schema]


def matching(pattern: re.Pattern[str], expected: str, convert: Any = str, python_type: Any = str) -> Any:
    """A type that accepts text of one pattern; `expected` says which, in words for people."""

    def check(value: Any) -> Any:
        if not isinstance(value, str):
            raise wrong(f"expected {expected}, got {shape(value)}")
        if not pattern.fullmatch(value):
            raise wrong(f"{quoted(value)} is not {expected}")
        try:
            return convert(value)
        except ValueError:
            raise wrong(f"{quoted(value)} is not {expected}") from None

    is_number_for_editors = any(pattern.fullmatch(digits) for digits in ("1", "12", "1.5", "2026", "86999"))
    kinds = ["string", "integer", "number"] if is_number_for_editors else "string"
    return Annotated[python_type, BeforeValidator(check), WithJsonSchema({"type": kinds, "description": expected})]


def _flag(value: Any) -> bool:
    if value not in ("true", "false"):
        raise wrong(f"{shape(value)} is not allowed; expected true or false")
    return value == "true"


def _phone(value: Any) -> str:
    if not isinstance(value, str) or not (_INTERNATIONAL.fullmatch(value) or _SHORT_NUMBER.fullmatch(value)):
        raise wrong(f"{shape(value)} is not a phone number (expected '+49 89 1234567', '0800 …' or a short number such as '116 117')")
    return value


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise wrong(f"{shape(value)} is not an id (expected small letters a–z, digits and single hyphens, at most 60)")
    return value


def _language_code(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?", value):
        raise wrong(f"{shape(value)} is not a language code (expected for example 'ar' or 'fa-AF')")
    return value


def reference(target: str) -> Any:
    """A text type that names a record or term of `target`, such as `contacts` or `topics`."""
    schema = WithJsonSchema({"type": ["string", "integer"], "description": f"id in {target}"})  # the id of a report is a year
    return Annotated[str, BeforeValidator(_slug), Ref(target), schema]


Line = _text("line", 120)
Summary = _text("paragraph", 200)
Paragraph = _text("paragraph", 400)
Rich = _text("rich", 20_000)
Plain = Annotated[_text("line", 120), Untranslated()]
Fact = Annotated[_text("line", 400), Untranslated()]

Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})]
LanguageRef = Annotated[str, BeforeValidator(_language_code), Ref("spoken_languages"), WithJsonSchema({"type": "string"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Day = matching(_DAY, "a date (expected YYYY-MM-DD, for example 2026-03-31)", dt.date.fromisoformat, dt.date)
Clock = matching(_CLOCK, "a time (expected HH:MM, for example 09:30)", dt.time.fromisoformat, dt.time)
Amount = matching(_AMOUNT, "an amount in euros (expected for example 25 or 25.50)", Decimal, Decimal)
Degrees = matching(_DEGREES, "a coordinate in degrees (expected for example 48.3717)", float, float)
Whole = matching(_WHOLE, "a whole number", int, int)
WebUrl = matching(_WEB, "a web address (expected https://…)")
Email = matching(_EMAIL, "an e-mail address (expected name@example.org)")
PostalCode = matching(re.compile(r"[0-9]{5}"), "a postal code (expected five digits)")
Colour = matching(re.compile(r"#[0-9a-fA-F]{6}"), "a colour (expected for example #0a5a6b)")
Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": ["string", "integer"]})]
