"""A data directory as the comparison sites need it: records with their texts in one language, terms, facets.

Reads without checking anything: the data has passed `portal check`, and none of this is ever timed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.bench import yaml_files

PAGE_SIZE = 24  # as in macros/views/listing.py: the same number of list pages on every site
NAMES_PER_PAGE = 200


@dataclass(frozen=True)
class Language:
    code: str
    autonym: str
    locale: str
    fallback: tuple[str, ...]

    @property
    def direction(self) -> str:
        """From the script of the language's own name."""
        return "rtl" if unicodedata.bidirectional(self.autonym[0]) in ("R", "AL") else "ltr"


@dataclass(frozen=True)
class Facet:
    """One way to narrow the list of a section. `complete`: also terms without any record have a page."""

    section: str
    segment: str
    vocabulary: str
    complete: bool = True


FACETS = (
    Facet("offers", "topics", "topics"),
    Facet("offers", "situations", "situations"),
    Facet("offers", "languages", "spoken_languages", complete=False),
    Facet("offers", "target-groups", "target_groups"),
    Facet("offers", "districts", "districts"),
    Facet("contacts", "kinds", "contact_kinds"),
    Facet("contacts", "languages", "spoken_languages", complete=False),
)
SECTIONS = {"offers": "Offers", "contacts": "Contacts"}


class Dataset:
    """All of a data directory in memory."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.settings = yaml_files.read(data / "site.yml")
        self.languages = _languages(data)
        self.records = {kind: _folder(data / kind) for kind in ("offers", "contacts", "places")}
        self._terms = {facet.vocabulary: yaml_files.read(data / f"{facet.vocabulary}.yml") for facet in FACETS}

    @cached_property
    def offers_by_contact(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, offer in self.records["offers"].items():
            for contact in dict.fromkeys((offer["organization"], *offer.get("partners", ()))):
                found.setdefault(contact, []).append(key)
        return found

    @property
    def important_numbers(self) -> list[str]:
        ranked = {key: int(each["important_rank"]) for key, each in self.records["contacts"].items() if "important_rank" in each}
        return sorted(ranked, key=ranked.__getitem__)

    def chain(self, code: str) -> list[str]:
        """Where to look for a text: the language, its fallbacks, the source language."""
        source = next(iter(self.languages))
        codes = dict.fromkeys([code, *self.languages[code].fallback, source])
        return [each for each in codes if each in self.languages]

    def in_language(self, kind: str, code: str) -> dict[str, dict[str, Any]]:
        """All records of a kind with their texts in one language, field by field from the fallback chain."""
        shown = {key: record for key, record in self.records[kind].items()}
        for folder in reversed(self.chain(code)[:-1]):
            for key, texts in _folder(self._data / kind / folder).items():
                shown[key] = _merge(shown[key], texts)
        return shown

    def title(self, code: str) -> str:
        return self._words(self.settings["title"], code) or ""

    def description(self, code: str) -> str:
        return self._words(self.settings["description"], code) or ""

    def terms(self, facet: Facet) -> list[str]:
        """Keys of the terms that have a list page."""
        known = self._terms[facet.vocabulary]
        if facet.complete:
            return list(known)
        used = {key for record in self.records[facet.section] for key in self.keys(facet, record)}
        return [key for key in known if key in used]

    def term_name(self, facet: Facet, key: str, code: str) -> str:
        term = self._terms[facet.vocabulary][key]
        return self._words(term.get("name", {}), code) or term.get("autonym", key)

    def keys(self, facet: Facet, record: str) -> list[str]:
        """The terms of one record; the districts of an offer are those of its places unless it states its own."""
        fields = self.records[facet.section][record]
        if facet.vocabulary == "contact_kinds":
            return [fields["kind"]]
        if facet.vocabulary == "spoken_languages":
            return fields.get("languages", [])
        if facet.vocabulary == "districts" and "districts" not in fields:
            places = (self.records["places"][key] for key in fields.get("locations", ()))
            return list(dict.fromkeys(place["district"] for place in places if "district" in place))
        return fields.get(facet.vocabulary, [])

    def _words(self, translations: Mapping[str, str], code: str) -> str | None:
        return next((translations[each] for each in self.chain(code) if each in translations), None)


def facets_of(section: str) -> Iterator[Facet]:
    return (facet for facet in FACETS if facet.section == section)


def _languages(data: Path) -> dict[str, Language]:
    registry = yaml_files.read(data / "languages.yml")
    found = [
        Language(code, entry["autonym"], entry["locale"], tuple(entry.get("fallback", ())))
        for code, entry in sorted(registry.items(), key=lambda item: item[1].get("source") != "true")
        if entry.get("enabled", "true") == "true"
    ]
    return {language.code: language for language in found}


def _folder(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: yaml_files.read(path) for path in sorted(folder.glob("*.yml"))}


def _merge(record: dict[str, Any], texts: dict[str, Any]) -> dict[str, Any]:
    """The record with translated texts; in lists of mappings (phones, cost_options) item by item."""
    merged = dict(record)
    for field, value in texts.items():
        before = record.get(field)
        if isinstance(before, list) and before and isinstance(before[0], dict):
            merged[field] = [old | new for old, new in zip(before, value, strict=True)]
        else:
            merged[field] = value
    return merged
