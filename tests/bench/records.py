"""Benchmark data: a complete data directory made from the example data, with as many offers and events as wanted.

Each record is one of the examples with a number in its texts, and has a complete translation in every enabled
language. The same arguments always write the same bytes.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench import yaml_files

EXAMPLE = Path(__file__).resolve().parents[2] / "data"
NUMBER = "NNNNN"  # stands in a prepared file where the number of the offer goes
NAME_LIMIT = 120
_CHECKED = re.compile(r"^assured_date: '?(\d{4}-\d\d-\d\d)", re.MULTILINE)
_ABOUT_TRANSLATION = ("translation", "translation_date")
# An offer that ends would leave the lists one day, and the benchmark would measure less; a former id can belong to one
# record only, and the offer that an event belongs to has another id here.
_LEFT_OUT = {"offers": ("valid_from", "valid_to", "former_ids"), "events": ("former_ids", "offer")}


def write_data(target: Path, *, offers: int, languages: int, example: Path = EXAMPLE) -> None:
    """Write `offers` offers in the first `languages` languages of the registry, and everything they refer to."""
    enabled = _write_languages(example, target, languages)
    for path in sorted(example.glob("*.yml")):
        if path.name != "languages.yml":
            shutil.copyfile(path, target / path.name)
    for kind in ("places", "contacts"):
        _copy_records(example / kind, target / kind, enabled[1:])
    _write_numbered(example, target, "offers", offers, enabled[1:])


def write_calendar(target: Path, *, events: int, languages: int, example: Path = EXAMPLE) -> None:
    """Add `events` recurring events and all feasts to what `write_data` has written."""
    _copy_records(example / "calendar", target / "calendar", [])
    shutil.copytree(example / "images", target / "images")
    _write_numbered(example, target, "events", events, _first_languages(example, languages)[1:])


def change_summary(data: Path, key: str, words: str) -> None:
    """Edit one offer the way an editor does: a new summary in the source language, nothing else."""
    path = data / "offers" / f"{key}.yml"
    yaml_files.write(path, yaml_files.read(path) | {"summary": words})


def last_check(data: Path) -> str:
    """The latest day on which a record was checked; the portal refuses days in the future."""
    texts = (path.read_text(encoding="utf-8") for kind in ("offers", "contacts", "places", "events") for path in (data / kind).glob("*.yml"))
    return max(day for text in texts for day in _CHECKED.findall(text))


def record_id(kind: str, number: int) -> str:
    return f"{kind.removesuffix('s')}-{number:05}"


def _write_languages(example: Path, target: Path, count: int) -> list[str]:
    """Switch on the first `count` languages and return their codes, the source language first."""
    registry = yaml_files.read(example / "languages.yml")
    enabled = _first_languages(example, count)
    for code, entry in registry.items():
        entry["enabled"] = "true" if code in enabled else "false"
    yaml_files.write(target / "languages.yml", registry)
    return enabled


def _first_languages(example: Path, count: int) -> list[str]:
    registry = yaml_files.read(example / "languages.yml")
    if not 1 <= count <= len(registry):
        raise SystemExit(f"{count} languages wanted, but data/languages.yml has {len(registry)}")
    return sorted(registry, key=lambda code: registry[code].get("source") != "true")[:count]


def _copy_records(source: Path, target: Path, languages: list[str]) -> None:
    for folder in ("", *languages):
        for path in sorted((source / folder).glob("*.yml")):
            (target / folder).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / folder / path.name)


def _write_numbered(example: Path, target: Path, kind: str, count: int, languages: list[str]) -> None:
    names = [path.name for path in sorted((example / kind).glob("*.yml")) if kind != "events" or "rrule" in yaml_files.read(path)]
    prepared = [dict(_prepare(example / kind, name, languages)) for name in names]
    for folder in ("", *languages):
        (target / kind / folder).mkdir(parents=True, exist_ok=True)
        for number in range(1, count + 1):
            text = prepared[(number - 1) % len(prepared)][folder]
            path = target / kind / folder / f"{record_id(kind, number)}.yml"
            path.write_text(text.replace(NUMBER, f"{number:05}"), encoding="utf-8")


def _prepare(source: Path, name: str, languages: list[str]) -> Iterator[tuple[str, str]]:
    """(folder, text with NUMBER in it) of one example in the source language ("") and every other language."""
    record = yaml_files.read(source / name)
    shown = {key: value for key, value in record.items() if key not in _LEFT_OUT[source.name]}
    yield "", yaml_files.dump(_numbered(shown))
    english = yaml_files.read(source / "en" / name)
    for code in languages:
        yield code, yaml_files.dump(_numbered(_translation(source / code / name, code, english)))


def _translation(path: Path, code: str, english: dict[str, Any]) -> dict[str, Any]:
    """The example translation, completed by the English one; without an example, English marked by the language's code."""
    own = yaml_files.read(path) if path.exists() else {"name": f"{code} {english['name']}"}
    return english | own


def _numbered(texts: dict[str, Any]) -> dict[str, Any]:
    """Texts of one record with its number in name, summary and description, so that no two pages are the same."""
    name = texts["name"][: NAME_LIMIT - len(NUMBER) - 1].rstrip() + f" {NUMBER}"
    varied = {
        "name": name,
        "summary": f"{texts['summary']} ({NUMBER})",
        "description": f"{texts.get('description', texts['summary']).rstrip()}\n\n{name}.\n",
    }
    about = {key: texts[key] for key in _ABOUT_TRANSLATION if key in texts}
    return varied | {key: value for key, value in texts.items() if key not in varied and key not in about} | about


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.records", description="Write benchmark data.")
    parser.add_argument("target", type=Path)
    parser.add_argument("--offers", type=int, default=1000)
    parser.add_argument("--events", type=int, default=0, help="so many recurring events, and all feasts; none: no calendar at all")
    parser.add_argument("--languages", type=int, default=12)
    arguments = parser.parse_args()
    write_data(arguments.target, offers=arguments.offers, languages=arguments.languages)
    if arguments.events:
        write_calendar(arguments.target, events=arguments.events, languages=arguments.languages)


if __name__ == "__main__":
    main()
