"""data/calendar/: one file for each tradition, a mapping of feast id → feast, and a table of months of the Islamic calendar.

The file name is the id of the tradition. Every entry is validated alone; what holds between entries is in feast_checks.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.models.feast_rules import RULES
from macros.models.feasts import Feast, Feasts, HijriTable
from macros.models.values import Model, is_id
from macros.problems import DataError, Problem, quoted, shape, suggest
from macros.records import to_record
from macros.source import Document, Location, read

FOLDER = "calendar"
OVERRIDES = "hijri-overrides"

_ANY_RULE = RULES["easter"](calendar="easter")  # stands in for a rule with problems, so that the rest is checked too


def load_feasts(data: Path) -> Feasts:
    """All feasts of `data`; none where it has no calendar. Raises DataError with every problem of every file."""
    folder, shown = data / FOLDER, f"{data.name}/{FOLDER}"
    feasts: dict[str, Feast] = {}
    hijri = HijriTable()
    problems: list[Problem] = []
    for path in sorted(folder.glob("[!.]*")):
        try:
            document = _document(path, f"{shown}/{path.name}")
            if path.stem == OVERRIDES:
                hijri = to_record(document, HijriTable)
            else:
                _add(document, path.stem, feasts, shown)
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return Feasts(feasts.values(), hijri)


def _document(path: Path, shown: str) -> Document:
    if path.suffix != ".yml" or path.is_dir():
        raise DataError([Problem(shown, 1, 1, "", f"unexpected file {quoted(path.name)}; expected <tradition>.yml or {OVERRIDES}.yml")])
    return read(path, shown)


def _add(document: Document, tradition: str, feasts: dict[str, Feast], shown: str) -> None:
    """Put the feasts of one file beside those of the files before."""
    problems: list[Problem] = []
    for key, entry in document.data.items():
        try:
            feast = _feast(document, tradition, key, entry)
        except DataError as error:
            problems += error.problems
            continue
        if key in feasts:
            other = f"{shown}/{feasts[key].tradition}.yml"
            problems.append(document.problem((key,), f"{quoted(key)} stands in {other} too; an id names one feast"))
        else:
            feasts[key] = feast
    if problems:
        raise DataError(problems)


def _feast(document: Document, tradition: str, key: str, entry: Any) -> Feast:
    if not is_id(key):
        message = f"{quoted(key)} is not an id (expected small letters a–z, digits and single hyphens, at most 60)"
        raise DataError([document.problem((key,), message)])
    if not isinstance(entry, dict):
        raise DataError([document.problem((key,), f"expected fields (name: value), got {shape(entry)}")])
    own = [name for name in ("id", "tradition") if name in entry]
    problems = [document.problem((key, name), f"unknown field {quoted(name)}; the key and the name of the file say it") for name in own]
    data: dict[str, Any] = entry | {"id": key, "tradition": tradition}
    _read_rules(document, data, (key,), problems)
    try:
        feast = to_record(document, Feast, data, (key,))
    except DataError as error:
        problems += error.problems
    if problems:
        raise DataError(problems)
    return feast


def _read_rules(document: Document, data: dict[str, Any], location: Location, problems: list[Problem]) -> None:
    """Replace the rules in a feast by their models: of a choice of models, pydantic's complaints would not name the place."""
    if "rule" in data:
        data["rule"] = _rule(document, data["rule"], (*location, "rule"), problems)
    variants = data.get("variants")
    if isinstance(variants, list):
        data["variants"] = [dict(each) if isinstance(each, dict) else each for each in variants]
        for number, variant in enumerate(data["variants"]):
            if isinstance(variant, dict):
                _read_rules(document, variant, (*location, "variants", number), problems)


def _rule(document: Document, given: Any, location: Location, problems: list[Problem]) -> Model:
    try:
        if not isinstance(given, dict):
            raise DataError([document.problem(location, f"expected fields (name: value), got {shape(given)}")])
        calendar = given.get("calendar")
        if calendar is None:
            raise DataError([document.problem((*location, "calendar"), f"missing; expected one of {', '.join(RULES)}")])
        if not isinstance(calendar, str) or calendar not in RULES:
            near = suggest(calendar, RULES) if isinstance(calendar, str) else ""
            message = f"{shape(calendar)} is not allowed{near}; expected one of {', '.join(RULES)}"
            raise DataError([document.problem((*location, "calendar"), message)])
        return to_record(document, RULES[calendar], given, location)
    except DataError as error:
        problems += error.problems
        return _ANY_RULE
