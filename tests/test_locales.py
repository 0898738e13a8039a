"""Catalogues of the interface: complete, current, with the right placeholders and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from macros.languages import load_languages
from macros.translate import LOCALES, catalogue

ROOT = Path(__file__).parents[1]
LANGUAGES = load_languages(ROOT / "data" / "languages.yml")
CODES = [code for code in LANGUAGES if not LANGUAGES[code].is_source]
NEARLY_COMPLETE = {"kmr": 0.9, "ti": 0.9}  # an entry nobody is sure of stays empty there, and falls back visibly
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "say": None, "plain": None, "say_number": (1, 2), "N_": None, "nN_": (1, 2),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
Key = str | tuple[str, str]


@cache
def sentences() -> dict[Key, str]:
    """Every sentence of code and templates, and a file that has it."""
    found: dict[Key, str] = {}
    for folder, pattern, method in (("macros", "**.py", "python"), ("overrides", "**.html", "jinja2")):
        for file, _, message, _, _ in extract_from_dir(ROOT / folder, [(pattern, method)], keywords=KEYWORDS):
            found.setdefault(message, f"{folder}/{file}")
    return found


@cache
def po(code: str) -> Catalog:
    with (LOCALES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file)


def entries(code: str) -> Iterator[tuple[Key, Message]]:
    for message in po(code):
        if message.id:
            yield (tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id), message


def texts(string: object) -> list[str]:
    """All plural forms of an entry, or its one text."""
    return list(string) if isinstance(string, (list, tuple)) else [string]


def where(code: str, key: Key) -> str:
    """How a failure names an entry: the catalogue, the sentence, and where that is used."""
    return f"macros/locales/{code}/LC_MESSAGES/messages.po: {key!r} ({sentences().get(key, 'used nowhere')})"


def test_sentences_are_found_in_code_and_templates() -> None:
    assert len(sentences()) > 100
    assert sentences()[("%(number)s Angebot", "%(number)s Angebote")] == "macros/views/directory.py"
    assert sentences()["Das bringen Sie mit"] == "overrides/portal/guides/page.html"


def test_maintainers_get_the_same_sentences() -> None:
    from macros.catalogues import template

    assert {tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id for message in template() if message.id} == set(sentences())


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_translated(code: str) -> None:
    found = dict(entries(code))
    missing = [key for key in sentences() if key not in found or not all(texts(found[key].string))]
    if code in NEARLY_COMPLETE:
        assert len(missing) <= (1 - NEARLY_COMPLETE[code]) * len(sentences()), "\n".join(where(code, key) for key in missing)
    else:
        assert missing == [], "\n".join(where(code, key) for key in missing)


@pytest.mark.parametrize("code", CODES)
def test_no_entry_is_left_over(code: str) -> None:
    gone = [key for key, _ in entries(code) if key not in sentences()]
    assert gone == [], "\n".join(where(code, key) for key in gone)
    assert list(po(code).obsolete) == []


@pytest.mark.parametrize("code", CODES)
def test_no_entry_is_fuzzy(code: str) -> None:
    fuzzy = [key for key, message in entries(code) if message.fuzzy]
    assert fuzzy == [], "\n".join(where(code, key) for key in fuzzy)


@pytest.mark.parametrize("code", CODES)
def test_translations_have_the_placeholders_of_the_sentence(code: str) -> None:
    wrong = [
        (key, text) for key, message in entries(code) for text in texts(message.string)
        if text and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(texts(key)[-1]))
    ]
    assert wrong == [], "\n".join(f"{where(code, key)}: {text!r}" for key, text in wrong)


@pytest.mark.parametrize("code", CODES)
def test_translations_can_be_filled_with_values(code: str) -> None:
    for key, message in entries(code):
        values = dict.fromkeys(PLACEHOLDER.findall(texts(key)[-1]), "x")
        for text in texts(message.string):
            assert "%(" not in text % values, where(code, key)


@pytest.mark.parametrize("code", CODES)
def test_there_is_no_markup_in_sentences(code: str) -> None:
    marked = [key for key, message in entries(code) for text in [*texts(key), *texts(message.string)] if re.search("[<>]", text)]
    assert marked == [], "\n".join(where(code, key) for key in marked)


@pytest.mark.parametrize("code", CODES)
def test_no_translation_begins_or_ends_with_blanks(code: str) -> None:
    loose = [key for key, message in entries(code) for text in texts(message.string) if text != text.strip()]
    assert loose == [], "\n".join(where(code, key) for key in loose)


@pytest.mark.parametrize("code", CODES)
def test_every_plural_form_is_there(code: str) -> None:
    forms = po(code).num_plurals
    wrong = [key for key, message in entries(code) if isinstance(key, tuple) and len(texts(message.string)) != forms]
    assert wrong == [], "\n".join(where(code, key) for key in wrong)


# Babel gives these languages one form, CLDR gives them two, and so do our catalogues.
OTHER_PLURALS = {"tr", "fa"}


@pytest.mark.parametrize("code", CODES)
def test_the_header_has_as_many_plural_forms_as_the_language(code: str) -> None:
    if code not in OTHER_PLURALS:
        assert po(code).num_plurals == get_plural(str(LANGUAGES[code].locale)).num_plurals
    assert {catalogue(code).plural(number) for number in range(1000)} == set(range(po(code).num_plurals))


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", "1:0 0:1 2:1 11:1 21:1"),
        ("fr", "0:0 1:0 2:1 21:1"),
        ("tr", "1:0 2:1"),
        ("uk", "1:0 21:0 2:1 3:1 24:1 5:2 11:2 12:2 0:2 111:2"),
        ("ru", "1:0 21:0 2:1 5:2 11:2"),
        ("pl", "1:0 2:1 5:2 12:2 21:2 22:1"),
        ("ro", "1:0 0:1 2:1 19:1 20:2 101:1 120:2"),
        ("ar", "0:0 1:1 2:2 3:3 10:3 11:5 99:5 100:4 102:4 103:3"),
    ],
)
def test_numbers_get_their_plural_form(code: str, forms: str) -> None:
    found = {number: catalogue(code).plural(int(number)) for number, _ in (pair.split(":") for pair in forms.split())}
    assert " ".join(f"{number}:{form}" for number, form in found.items()) == forms


@pytest.mark.parametrize("code", CODES)
def test_the_header_says_who_translated_and_into_what(code: str) -> None:
    header = dict(po(code).mime_headers)
    with (LOCALES / code / "LC_MESSAGES" / "messages.po").open(encoding="utf-8") as file:
        written = file.read().split("\n\n", 1)[0]
    assert header["Language"] == str(LANGUAGES[code].locale)
    assert f'"X-Translation: {LANGUAGES[code].interface}\\n"' in written


def test_every_catalogue_belongs_to_a_language() -> None:
    assert sorted(path.name for path in LOCALES.iterdir() if path.is_dir()) == sorted(CODES)
