"""The files beside the records: settings, legal facts, Länder, languages, vocabularies, feasts. The whole portal stands on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.feast_files import FOLDER, load_feasts
from macros.languages import load_languages
from macros.models.laender import Land
from macros.models.legal import Legal
from macros.models.settings import LAENDER, Settings
from macros.models.vocabularies import VOCABULARIES, Term
from macros.problems import DataError, Problem, quoted, suggest
from macros.records import to_record
from macros.source import Document, read

_OF_THE_CALENDAR = ("traditions", "public_holidays", "school_holidays")


def load_single_files(data: Path) -> tuple[dict[str, Any], list[Problem]]:
    """What the files beside the records hold, by the field of the Portal; None for what has problems."""
    problems: list[Problem] = []

    def attempt(load: Callable[[str], Any], name: str) -> Any:
        try:
            return load(name)
        except DataError as error:
            problems.extend(error.problems)
            return None

    def document(name: str) -> Document:
        return read(data / f"{name}.yml", f"{data.name}/{name}.yml")

    def laender(name: str) -> dict[str, Land]:
        return _load_laender(document(name)) if (data / f"{name}.yml").exists() else {}

    def vocabulary(name: str) -> dict[str, Term]:
        if name in _OF_THE_CALENDAR and not (data / FOLDER).is_dir():
            return {}  # a portal without a calendar needs none
        return _load_vocabulary(document(name), VOCABULARIES[name])

    vocabularies = {name: attempt(vocabulary, name) for name in VOCABULARIES}
    files = {
        "languages": attempt(lambda name: load_languages(data / f"{name}.yml", f"{data.name}/{name}.yml"), "languages"),
        "settings": attempt(lambda name: to_record(document(name), Settings), "site"),
        "legal": attempt(lambda name: to_record(document(name), Legal), "legal"),
        "laender": attempt(laender, "laender"),
        "feasts": attempt(lambda name: load_feasts(data), FOLDER),
        "vocabularies": None if None in vocabularies.values() else vocabularies,
    }
    return files, problems


def _load_laender(document: Document) -> dict[str, Land]:
    problems = [
        document.problem((key,), f"unknown Land {quoted(key)}{suggest(key, LAENDER)}; expected one of {', '.join(LAENDER)}")
        for key in document.data if key not in LAENDER
    ]
    laender: dict[str, Land] = {}
    for key in document.data.keys() & LAENDER.keys():
        try:
            laender[key] = to_record(document, Land, document.data[key], (key,))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return laender


def _load_vocabulary(document: Document, model: type[Term]) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for key, entry in document.data.items():
        try:
            data: Any = entry | {"id": key} if isinstance(entry, dict) else entry
            terms[key] = to_record(document, model, data, (key,))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return terms
