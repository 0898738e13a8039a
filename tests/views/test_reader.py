"""The reader: words, names and links of one language."""

from __future__ import annotations

from collections.abc import Callable

from macros.portal import Portal
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def test_links_begin_with_the_language(reader: Reading) -> None:
    assert reader("ar").link("offers/kurs/") == "/ar/offers/kurs/"
    assert reader("de").link("") == "/de/"


def test_a_day_is_written_in_the_language(reader: Reading) -> None:
    assert reader("de").day(TODAY) == "20. November 2026"
    assert reader("ar").day(TODAY) == "20 نوفمبر 2026"


def test_the_name_of_a_term(reader: Reading) -> None:
    assert reader("ar").term("topics", "language") == "تعلّم الألمانية"
    assert reader("ar").terms("districts", ("altstadt", "nordstadt")) == ["Altstadt", "Nordstadt"]
    assert reader("ar").term("districts", "altstadt").is_fallback is True


def test_a_spoken_language_is_named_by_babel(reader: Reading) -> None:
    assert reader("de").language_names(("de", "ti")) == ["Deutsch", "Tigrinya"]
    assert reader("ar").language_name("tr") == "التركية"


def test_the_name_in_the_data_comes_before_babels(edited: Edited) -> None:
    reader = edited("de", ("spoken_languages.yml", "  autonym: ትግርኛ", "  name:\n    de: Tigrinisch\n  autonym: ትግርኛ"))
    assert reader.language_names(("kmr", "ti")) == ["Kurdisch (Kurmandschi)", "Tigrinisch"]


def test_a_spoken_language_without_a_name_takes_the_fallbacks(edited: Edited) -> None:
    name = edited("ar", ("spoken_languages.yml", "    ar: الكردية (الكرمانجية)\n", "")).language_name("kmr")
    assert (name, name.language.code, name.is_fallback) == ("Kurdish (Kurmanji)", "en", True)


def test_a_spoken_language_that_nobody_names_keeps_its_own_name(edited: Edited) -> None:
    names = "  name:\n    de: Kurdisch (Kurmandschi)\n    en: Kurdish (Kurmanji)\n    ar: الكردية (الكرمانجية)\n"
    assert edited("ar", ("spoken_languages.yml", names, "")).language_name("kmr") == "Kurmancî"


def test_all_languages_are_published_unless_some_are_chosen(portal: Portal) -> None:
    assert [language.code for language in Reader(portal, "ar", TODAY).published] == ["de", "en", "ar"]
    assert [language.code for language in Reader(portal, "ar", TODAY, ("de", "ar")).published] == ["de", "ar"]
