"""The registry of languages. What is refused in it: tests/golden/problems/languages_*.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.languages import Languages, load_languages
from macros.problems import DataError
from tests.conftest import edit

FIVE = """\
de:
  autonym: Deutsch
  locale: de
  theme_language: de
  source: true
  alphabet: A B C
ar:
  autonym: العربية
  locale: ar
  theme_language: ar
  fallback: [fr, en]
  alphabet: اءىئؤ ب تة
  interface: machine
en:
  autonym: English
  locale: en_GB
  theme_language: en
  fallback: [de]
  interface: reviewed
fr:
  autonym: Français
  locale: fr
  theme_language: fr
  enabled: false
fa-AF:
  autonym: دری
  locale: fa_AF
  theme_language: fa
  enabled: true
  fallback: [ar, en]
"""


@pytest.fixture
def languages(tmp_path: Path) -> Languages:
    path = tmp_path / "languages.yml"
    path.write_text(FIVE, "utf-8")
    return load_languages(path)


def test_enabled_languages_keep_the_order_of_the_file(languages: Languages) -> None:
    assert list(languages) == ["de", "ar", "en", "fa-AF"]
    assert len(languages) == 4


def test_registered_languages_include_those_that_are_switched_off(languages: Languages) -> None:
    assert languages.registered == ("de", "ar", "en", "fr", "fa-AF")
    assert "fr" not in languages


def test_the_source_language_is_the_one_marked_as_such(languages: Languages) -> None:
    assert languages.source.code == "de"
    assert [language.code for language in languages.values() if language.is_source] == ["de"]


def test_a_chain_leads_over_enabled_fallbacks_to_the_source_language(languages: Languages) -> None:
    assert [language.code for language in languages.chain("ar")] == ["ar", "en", "de"]


def test_a_chain_does_not_follow_the_fallbacks_of_fallbacks(languages: Languages) -> None:
    assert [language.code for language in languages.chain("fa-AF")] == ["fa-AF", "ar", "en", "de"]


def test_the_chain_of_the_source_language_is_itself(languages: Languages) -> None:
    assert [language.code for language in languages.chain("de")] == ["de"]


def test_no_language_stands_twice_in_a_chain(languages: Languages) -> None:
    assert [language.code for language in languages.chain("en")] == ["en", "de"]


def test_direction_follows_from_the_locale(languages: Languages) -> None:
    assert {code: language.direction for code, language in languages.items()} == {"de": "ltr", "ar": "rtl", "en": "ltr", "fa-AF": "rtl"}


def test_letters_written_together_count_as_one(languages: Languages) -> None:
    assert languages["ar"].alphabet == ("اءىئؤ", "ب", "تة")
    assert languages["en"].alphabet == ()


def test_the_origin_of_buttons_and_headings_is_human_unless_said(languages: Languages) -> None:
    assert [language.interface for language in languages.values()] == ["human", "machine", "reviewed", "human"]


def test_an_entry_is_read_as_it_stands(languages: Languages) -> None:
    dari = languages["fa-AF"]
    assert (dari.code, dari.autonym, str(dari.locale), dari.theme_language, dari.fallback) == ("fa-AF", "دری", "fa_AF", "fa", ("ar", "en"))


def test_a_language_without_fallback_falls_back_to_the_source_language(data: Path) -> None:
    edit(data, "languages.yml", "  fallback: [en]\n", "")
    languages = load_languages(data / "languages.yml")
    assert [language.code for language in languages.chain("ar")] == ["ar", "de"]


def test_all_problems_of_the_registry_are_shown_at_once(tmp_path: Path) -> None:
    path = tmp_path / "languages.yml"
    path.write_text("de:\n  autonym: Deutsch\n  locale: xx\nEN:\n  enabled: no\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_languages(path, "data/languages.yml")
    assert [str(problem) for problem in caught.value.problems] == [
        "data/languages.yml:1:1: exactly one language must have source: true, found 0",
        "data/languages.yml:2:3: de.theme_language: missing",
        "data/languages.yml:3:11: de.locale: 'xx' is not a locale that Babel knows",
        "data/languages.yml:5:3: EN: 'EN' is not a language tag (expected BCP 47, for example 'fa-AF')",
        "data/languages.yml:5:3: EN.autonym: missing",
        "data/languages.yml:5:3: EN.locale: missing",
        "data/languages.yml:5:3: EN.theme_language: missing",
        "data/languages.yml:5:12: EN.enabled: 'no' is not allowed; expected true or false",
    ]


def test_a_registry_without_languages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "languages.yml"
    path.write_text("", "utf-8")
    with pytest.raises(DataError) as caught:
        load_languages(path, "data/languages.yml")
    assert [str(problem) for problem in caught.value.problems] == [
        "data/languages.yml:1:1: exactly one language must have source: true, found 0"
    ]
