"""A data directory as the comparison sites need it: records with their texts in one language, terms, facets.

Reads without checking anything: the data has passed `portal check`, and none of this is ever timed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.bench import yaml_files

PAGE_SIZE = 24  # as in macros/views/listing.py: the same number of list pages on every site
NAMES_PER_PAGE = 200
YES = "yes"
_LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


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
    """One way to narrow the list of a section. Its terms are those of a vocabulary, or `values` where there is none.

    `complete`: also terms without any record have a page. A facet with the one value `yes` has a single list without a term
    in its address.
    """

    section: str
    segment: str
    vocabulary: str | None = None
    complete: bool = True
    values: tuple[str, ...] = (YES,)

    @property
    def is_flag(self) -> bool:
        return self.vocabulary is None and self.values == (YES,)

    def folder(self, term: str) -> str:
        """The address of the list of a term, without slashes around it."""
        return f"{self.section}/{self.segment}" if self.is_flag else f"{self.section}/{self.segment}/{term}"


FACETS = (
    Facet("offers", "topics", "topics"),
    Facet("offers", "situations", "situations"),
    Facet("offers", "languages", "spoken_languages", complete=False),
    Facet("offers", "target-groups", "target_groups"),
    Facet("offers", "districts", "districts"),
    Facet("offers", "cost", values=("free", "paid", "income-based", "donation", "varies")),
    Facet("offers", "german-level", values=tuple(map(str.lower, _LEVELS))),
    *(Facet("offers", flag) for flag in ("childcare", "women-only", "drop-in", "online", "interpreting")),
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
        self._terms = {facet.vocabulary: yaml_files.read(data / f"{facet.vocabulary}.yml") for facet in FACETS if facet.vocabulary}

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
        if facet.vocabulary is None:
            return list(facet.values)
        known = self._terms[facet.vocabulary]
        if facet.complete:
            return list(known)
        used = {key for record in self.records[facet.section] for key in self.keys(facet, record)}
        return [key for key in known if key in used]

    def term_name(self, facet: Facet, key: str, code: str) -> str:
        if facet.vocabulary is None:
            return (facet.segment if facet.is_flag else key).capitalize()
        term = self._terms[facet.vocabulary][key]
        return self._words(term.get("name", {}), code) or term.get("autonym", key)

    def other_words(self, facet: Facet, key: str, code: str) -> str:
        """What else a term is looked for by: its German name, its autonym, everyday words in the language and in German."""
        if facet.vocabulary is None:
            return ""
        term, source = self._terms[facet.vocabulary][key], next(iter(self.languages))
        synonyms = (word for each in (code, source) for word in term.get("synonyms", {}).get(each, ()))
        words = dict.fromkeys((term.get("name", {}).get(source, ""), term.get("autonym", ""), *synonyms))
        return " ".join(word for word in words if word)

    def keys(self, facet: Facet, record: str) -> list[str]:
        """The terms of one record; the districts of an offer are those of its places unless it states its own."""
        fields = self.records[facet.section][record]
        if facet.vocabulary is None:
            return _KEYS[facet.segment](fields, self._places(fields))
        if facet.vocabulary == "contact_kinds":
            return [fields["kind"]]
        if facet.vocabulary == "spoken_languages":
            return fields.get("languages", [])
        if facet.vocabulary == "districts" and "districts" not in fields:
            return list(dict.fromkeys(place["district"] for place in self._places(fields) if "district" in place))
        return fields.get(facet.vocabulary, [])

    def _places(self, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [self.records["places"][key] for key in fields.get("locations", ())]

    def _words(self, translations: Mapping[str, str], code: str) -> str | None:
        return next((translations[each] for each in self.chain(code) if each in translations), None)


def weekly_hours(record: Mapping[str, Any]) -> str:
    """`09:00-12:00||||14:00-16:00||`, as in our search index: from Monday to Sunday; empty without weekly hours."""
    week = [[] for _ in _DAYS]
    for schedule in record.get("schedules", ()):
        if schedule["freq"] == "WEEKLY" and "interval" not in schedule:
            for day in schedule.get("byday", ()):
                week[_DAYS.index(day)].append(f"{schedule['opens_at']}-{schedule['closes_at']}")
    return "|".join(",".join(sorted(spans)) for spans in week) if any(week) else ""


def facets_of(section: str) -> Iterator[Facet]:
    return (facet for facet in FACETS if facet.section == section)


def _cost(offer: Mapping[str, Any], _: Any) -> list[str]:
    return [offer["cost"].replace("_", "-")]


def _levels(offer: Mapping[str, Any], _: Any) -> list[str]:
    """Every level from the first to the last one of a course."""
    if "german_level" not in offer:
        return []
    first = offer["german_level"]["from"]
    last = offer["german_level"].get("to", first)
    return [level.lower() for level in _LEVELS[_LEVELS.index(first) : _LEVELS.index(last) + 1]]


def _flag(is_set: Callable[[Mapping[str, Any], list[dict[str, Any]]], bool]) -> Callable[..., list[str]]:
    return lambda offer, places: [YES] if is_set(offer, places) else []


_KEYS: Mapping[str, Callable[[Mapping[str, Any], list[dict[str, Any]]], list[str]]] = {
    "cost": _cost,
    "german-level": _levels,
    "childcare": _flag(lambda offer, _: offer.get("childcare") in ("available", "on_request")),
    "women-only": _flag(lambda offer, _: offer.get("women_only") == "true"),
    "drop-in": _flag(lambda offer, _: offer.get("registration") == "none" and offer.get("by_appointment") != "true"),
    "online": _flag(lambda offer, places: offer.get("online") == "true" or any(place.get("location_type") == "virtual" for place in places)),
    "interpreting": _flag(lambda offer, _: "interpretation_services" in offer),
}


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
