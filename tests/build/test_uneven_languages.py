"""Every language has the same pages; where one has a page that another lacks, nothing is published."""

from __future__ import annotations

from macros.build import _uneven_languages
from macros.language_build import LanguageResult


def result(code: str, *addresses: str) -> LanguageResult:
    return LanguageResult(code, addresses=list(addresses))


def test_languages_with_the_same_pages_are_even() -> None:
    assert _uneven_languages([result("de", "", "offers/"), result("ar", "offers/", "")]) == []


def test_a_page_that_another_language_lacks_is_named_for_each_language_that_has_it() -> None:
    assert _uneven_languages([result("de", "", "offers/", "about/"), result("en", "", "offers/"), result("ar", "", "news/", "about/")]) == [
        "de/about/: other languages lack this page",
        "de/offers/: other languages lack this page",
        "en/offers/: other languages lack this page",
        "ar/about/: other languages lack this page",
        "ar/news/: other languages lack this page",
    ]
