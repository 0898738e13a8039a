"""data/languages.yml: the one registry of portal languages, with direction, order and fallback chain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import babel
from msgspec import Struct

from macros.problems import DataError, Problem, quoted, shape, suggest
from macros.source import Document, read

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FIELDS = ("autonym", "locale", "theme_language", "fallback", "enabled", "source", "alphabet", "interface")
_REQUIRED = ("autonym", "locale", "theme_language")
_INTERFACE = ("human", "reviewed", "machine")


class Language(Struct, frozen=True, dict=True):
    """A language of the portal. `code` is BCP 47; `locale` is what Babel formats with; `direction` follows from it.

    `alphabet` lists the letters in the language's own order; letters written together (`ةت`) count as one.
    `interface` says where the translation of the buttons and headings comes from.
    """

    code: str
    autonym: str
    locale: babel.Locale
    theme_language: str
    fallback: tuple[str, ...]
    alphabet: tuple[str, ...]
    interface: str
    is_source: bool

    @cached_property
    def direction(self) -> str:
        """That of the language's own name: Babel would load all it knows about the language, and that for every link to it."""
        return "rtl" if unicodedata.bidirectional(self.autonym[0]) in ("R", "AL") else "ltr"

    @cached_property  # asked for every word of every page
    def is_latin(self) -> bool:
        """Whether the language is written in Latin letters, as its own name is."""
        return unicodedata.name(self.autonym[0], "").startswith("LATIN")


class Languages(Mapping[str, Language]):
    """The enabled languages in the order of the file; exactly one of them is the source language."""

    def __init__(self, languages: dict[str, Language], registered: tuple[str, ...] = ()) -> None:
        self._languages = languages
        self.registered = registered or tuple(languages)  # also those that are switched off
        self.source = next(language for language in languages.values() if language.is_source)
        self._chains = {code: self._chain(code) for code in languages}

    def __getitem__(self, code: str) -> Language:
        return self._languages[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def chain(self, code: str) -> tuple[Language, ...]:
        """The languages to look for a text in: the language itself, its fallbacks, the source language."""
        return self._chains[code]

    def _chain(self, code: str) -> tuple[Language, ...]:
        codes = dict.fromkeys([code, *self._languages[code].fallback, self.source.code])
        return tuple(self._languages[each] for each in codes if each in self._languages)


def load_languages(path: Path, shown: str | None = None) -> Languages:
    """Read the registry. Raises DataError where an entry is wrong."""
    document = read(path, shown)
    problems: list[Problem] = []
    languages: dict[str, Language] = {}
    for code, entry in document.data.items():
        found = list(_problems(document, code, entry))
        problems += found
        if not found and entry.get("enabled", "true") == "true":
            languages[code] = _language(code, entry)
    sources = [code for code, entry in document.data.items() if isinstance(entry, dict) and entry.get("source") == "true"]
    if len(sources) != 1:
        problems.append(document.problem((), f"exactly one language must have source: true, found {len(sources)}"))
    elif not problems and sources[0] not in languages:
        problems.append(document.problem((sources[0], "enabled"), "the source language must be enabled"))
    if problems:
        raise DataError(problems)
    return Languages(languages, tuple(document.data))


def _language(code: str, entry: dict) -> Language:
    return Language(
        code=code,
        autonym=entry["autonym"],
        locale=babel.Locale.parse(entry["locale"], sep="_"),
        theme_language=entry["theme_language"],
        fallback=tuple(entry.get("fallback", ())),
        alphabet=tuple(entry.get("alphabet", "").split()),
        interface=entry.get("interface", "human"),
        is_source=entry.get("source") == "true",
    )


def _problems(document: Document, code: str, entry: object) -> Iterator[Problem]:
    if not _CODE.fullmatch(code):
        yield document.problem((code,), f"{quoted(code)} is not a language tag (expected BCP 47, for example 'fa-AF')")
    if not isinstance(entry, dict):
        yield document.problem((code,), "expected fields, for example autonym and locale")
        return
    for field in entry:
        if field not in _FIELDS:
            yield document.problem((code, field), f"unknown field {quoted(field)}{suggest(field, _FIELDS)}")
    for field in _REQUIRED:
        if field not in entry:
            yield document.problem((code, field), "missing")
    shapes = list(_shape_problems(document, code, entry))
    yield from shapes or _value_problems(document, code, entry)


def _shape_problems(document: Document, code: str, entry: dict) -> Iterator[Problem]:
    for field, value in entry.items():
        if field == "fallback" and not isinstance(value, list):
            yield document.problem((code, field), f"expected a list (one line '- …' for each), got {shape(value)}")
        elif field in _FIELDS and field != "fallback" and not isinstance(value, str):
            yield document.problem((code, field), f"expected text, got {shape(value)}")


def _value_problems(document: Document, code: str, entry: dict) -> Iterator[Problem]:
    try:
        babel.Locale.parse(entry.get("locale", "de"), sep="_")
    except (babel.UnknownLocaleError, ValueError, TypeError):
        yield document.problem((code, "locale"), f"{quoted(entry['locale'])} is not a locale that Babel knows")
    for field in ("enabled", "source"):
        if entry.get(field, "true") not in ("true", "false"):
            yield document.problem((code, field), f"{quoted(entry[field])} is not allowed; expected true or false")
    if entry.get("interface", "human") not in _INTERFACE:
        yield document.problem((code, "interface"), f"{quoted(entry['interface'])} is not allowed; expected one of {', '.join(_INTERFACE)}")
    for number, other in enumerate(entry.get("fallback", [])):
        if not isinstance(other, str) or other not in document.data:
            known = suggest(other, document.data) if isinstance(other, str) else ""
            yield document.problem((code, "fallback", number), f"unknown language {shape(other)}{known}")
