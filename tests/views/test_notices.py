"""What readers are told about a record: who translated it, how old it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import Portal, load
from macros.views import notices
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
MACHINE = "Maschinell übersetzt. Noch kein Mensch hat die Übersetzung geprüft."
REVIEWED = "Maschinell übersetzt und von einem Menschen geprüft."
PARTLY = "Ein Teil ist noch nicht übersetzt."
MISSING = "Diese Seite ist noch nicht übersetzt."


def translation(reader: Reader, kind: str = "offers", key: str = "kurs") -> list[notices.Notice]:
    return notices.translation(reader, kind, reader.portal.records[kind][key], f"{kind}/{key}/")


def sentences(reader: Reader, *german: str) -> list[str]:
    """One notice with these sentences, as the catalogue of the language has them."""
    translated = [reader.plain(sentence) for sentence in german]
    assert not set(translated) & set(german)
    return [" ".join(translated)]


def test_the_german_page_says_nothing_about_translation(reader: Reading) -> None:
    assert translation(reader("de")) == []


def test_a_machine_translation_is_called_one_and_leads_to_the_german_page(reader: Reading) -> None:
    (found,) = translation(reader("en"))
    assert (found.kind, found.link) == ("translation", "/de/offers/kurs/")
    assert [found.text] == sentences(reader("en"), MACHINE)


def test_a_translation_with_gaps_says_so(edited: Edited) -> None:
    reader = edited("en", ("offers/en/kurs.yml", "fees_description: If you have little money, you pay less.\n", ""))
    assert [notice.text for notice in translation(reader)] == sentences(reader, MACHINE, PARTLY)


def test_a_complete_human_translation_needs_no_notice(reader: Reading) -> None:
    assert translation(reader("en"), key="gruppe") == []


def test_a_human_translation_with_gaps_only_names_the_gaps(edited: Edited) -> None:
    reader = edited("en", ("offers/en/gruppe.yml", "name: Women’s group\n", ""))
    assert [notice.text for notice in translation(reader, key="gruppe")] == sentences(reader, PARTLY)


def test_a_reviewed_translation_is_called_one(reader: Reading) -> None:
    assert [notice.text for notice in translation(reader("en"), "contacts", "buero")] == sentences(reader("en"), REVIEWED)


def test_a_phone_number_is_no_missing_translation(data: Path) -> None:
    (data / "contacts" / "en" / "amt.yml").write_text("name: City\nsummary: The administration.\ntranslation: human\n", "utf-8")
    assert translation(Reader(load(data, today=TODAY), "en", TODAY), "contacts", "amt") == []


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_record_without_a_translation_says_so(reader: Reading, code: str) -> None:
    (found,) = translation(reader(code), key="alt")
    assert (found.kind, [found.text], found.link) == ("translation", sentences(reader(code), MISSING), "/de/offers/alt/")


def test_a_record_with_a_fallback_in_a_third_language_is_not_translated(reader: Reading) -> None:
    assert [notice.text for notice in translation(reader("ar"), key="gruppe")] == sentences(reader("ar"), MISSING)


def simple(data: Path, *, translated: bool) -> Reader:
    """The portal in Einfache Sprache."""
    registry = (data / "languages.yml").read_text("utf-8")
    (data / "languages.yml").write_text(registry + "de-simple: {autonym: Einfach, locale: de, theme_language: de}\n", "utf-8")
    if translated:
        (data / "offers" / "de-simple").mkdir()
        (data / "offers" / "de-simple" / "gruppe.yml").write_text("name: Treff\nsummary: Hier treffen sich Frauen.\ntranslation: machine\n", "utf-8")
    return Reader(load(data, today=TODAY), "de-simple", TODAY)


def test_einfache_sprache_has_sentences_of_its_own(data: Path) -> None:
    assert [notice.text for notice in translation(simple(data, translated=True), key="gruppe")] == [
        "Dieser Text in Einfacher Sprache ist von einer Maschine. Noch kein Mensch hat ihn geprüft."
    ]


def test_a_record_that_is_not_there_in_einfacher_sprache_says_so(data: Path) -> None:
    assert [notice.text for notice in translation(simple(data, translated=False), key="gruppe")] == [
        "Diese Seite gibt es noch nicht in Einfacher Sprache."
    ]


def test_every_record_says_when_it_was_last_checked(reader: Reading, portal: Portal) -> None:
    fresh = notices.freshness(reader("de"), portal.records["offers"]["kurs"])
    assert fresh == notices.Freshness("Zuletzt geprüft am 2. November 2026.", "2026-11-02", False)


def test_a_record_that_nobody_checked_for_a_year_is_called_old(reader: Reading, portal: Portal) -> None:
    alt = portal.records["offers"]["alt"]
    assert notices.freshness(reader("de"), alt).is_overdue is True
    assert notices.age(reader("de"), alt) == [
        notices.Notice("outdated", "Diese Angaben sind älter. Zuletzt geprüft am 30. Juni 2025. Bitte fragen Sie vorher nach.")
    ]


def test_a_record_is_old_from_the_day_after_the_months_have_passed(portal: Portal) -> None:
    alt = portal.records["offers"]["alt"]
    assert notices.age(Reader(portal, "de", dt.date(2026, 6, 30)), alt) == []
    assert len(notices.age(Reader(portal, "de", dt.date(2026, 7, 1)), alt)) == 1


def test_the_municipality_decides_after_how_many_months(edited: Edited) -> None:
    reader = edited("de", ("site.yml", "recheck_after_months: 12", "recheck_after_months: 18"))
    assert notices.age(reader, reader.portal.records["offers"]["alt"]) == []
