"""Prose pages in every language with the same macro calls; README and code tell the same story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.languages import load_languages
from macros.prose_slots import PROSE_SLOTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
LANGUAGES = load_languages(ROOT / "data" / "languages.yml")
SOURCE = LANGUAGES.source.code


def pages(code: str) -> list[str]:
    """Every file of a language: `concept.md`, `concept/council.md` …"""
    folder = DOCS / code
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


PAGES = pages(SOURCE)

_CALL = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_ATTRIBUTES = re.compile(r"\{:\s*.*?\s*\}")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_FOLDERS = ("data", "docs", "macros", "overrides", "tests", "Makefile", "mkdocs.yml", "pyproject.toml", ".ci")


def text(code: str, name: str) -> str:
    return (DOCS / code / name).read_text("utf-8")


def front_matter(code: str, name: str) -> dict[str, str]:
    return yaml.safe_load(text(code, name).split("---\n")[1])


def test_the_prose_pages_of_the_portal() -> None:
    assert PAGES == [
        "about.md", "accessibility.md", "calendar.md", "concept.md", "concept/agreements.md", "concept/council.md",
        "concept/functions.md", "concept/funding.md", "concept/indicators.md", "concept/inventory.md", "concept/measures.md",
        "concept/reports.md", "concept/self-check.md", "concept/take-part.md", "contacts.md", "easy-language.md", "events.md",
        "glossary.md", "guides.md", "imprint.md", "index.md", "my-list.md", "needs.md", "news.md", "news/press.md", "numbers.md", "offers.md", "offline.md",
        "open-data.md", "privacy.md", "search.md", "sign-language.md",
    ]  # fmt: skip
    assert len(LANGUAGES) == 14


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_page_and_no_other(code: str) -> None:
    assert pages(code) == PAGES


def test_every_folder_belongs_to_a_language() -> None:
    assert sorted(path.name for path in DOCS.iterdir()) == sorted(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_calls_the_same_macros_in_every_language(name: str, code: str) -> None:
    calls = _CALL.findall(text(code, name))
    assert sorted(calls) == sorted(_CALL.findall(text(SOURCE, name)))
    blocks = [call for call in calls if call != "municipality()"]  # words may stand in another order, blocks may not
    assert blocks == [call for call in _CALL.findall(text(SOURCE, name)) if call != "municipality()"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_headings_and_anchors_in_every_language(name: str, code: str) -> None:
    assert _HEADING.findall(text(code, name)) == _HEADING.findall(text(SOURCE, name))
    assert _ATTRIBUTES.findall(text(code, name)) == _ATTRIBUTES.findall(text(SOURCE, name))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_description_and_nothing_else_in_front(name: str, code: str) -> None:
    matter = front_matter(code, name)
    assert list(matter) == ["description"]
    assert 20 <= len(matter["description"]) <= 160


@pytest.mark.parametrize("code", [code for code in LANGUAGES if LANGUAGES[code].locale.language != "de"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_another_language_is_not_german(name: str, code: str) -> None:
    german = {line for line in text(SOURCE, name).splitlines() if len(line) > 12 and not line.startswith(("{", "---", "<"))}
    assert german & set(text(code, name).splitlines()) == set()


def test_prose_pages_call_only_macros_that_there_are() -> None:
    names = {call.partition("(")[0] for name in PAGES for call in _CALL.findall(text(SOURCE, name))}
    assert names == set(PROSE_SLOTS)


@pytest.mark.skipif(not README.exists(), reason="README.md is not written yet")
@pytest.mark.parametrize("command", main.commands)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"portal {command}\b|make {command}\b", README.read_text("utf-8"))


@pytest.mark.skipif(not README.exists(), reason="README.md is not written yet")
def test_the_readme_names_no_command_that_there_is_not() -> None:
    named = set(re.findall(r"`portal ([a-z]+)[ `]", README.read_text("utf-8")))
    assert named <= set(main.commands)


@pytest.mark.parametrize("name", [path.name for path in sorted(ROOT.glob("*.md"))])
def test_files_that_the_documentation_names_are_there(name: str) -> None:
    named = re.findall(r"`([A-Za-z.][\w./-]*)`", (ROOT / name).read_text("utf-8"))
    # `things` is the content type that does not exist yet, in the instructions for a new one.
    missing = [path for path in named if path.split("/")[0] in _FOLDERS and "things" not in path and not (ROOT / path).exists()]
    assert missing == []
