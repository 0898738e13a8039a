"""The frame: what every page has around it, with slots for what differs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import astuple

from macros.portal import Portal
from macros.stamping import slot
from macros.views.frame import frame
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
PATH = slot("path")


def test_the_frame_knows_language_direction_and_names(reader: Reading) -> None:
    found = frame(reader("ar"), "offers")
    assert (found.code, found.direction, found.site_name, found.municipality) == ("ar", "rtl", "الوصول إلى موسترشتات", "Musterstadt")
    assert found.home == "/ar/"


def test_the_canonical_address_has_a_slot_for_the_path(reader: Reading) -> None:
    assert frame(reader("de"), "").canonical == f"https://portal.musterstadt.example/de/{PATH}"


def test_the_menu_is_the_same_everywhere(reader: Reading) -> None:
    assert [(str(each.label), each.link) for each in frame(reader("de"), "").sections] == [
        ("Start", "/de/"), ("Wegweiser", "/de/guides/"), ("Angebote", "/de/offers/"), ("Kontakte", "/de/contacts/"), ("Termine", "/de/events/"),
        ("Kalender", "/de/calendar/"), ("Aktuelles", "/de/news/"), ("Transparenz", "/de/concept/"), ("Notruf", "/de/numbers/"),
    ]


@pytest.mark.parametrize(("section", "current"), [("", "/de/"), ("offers", "/de/offers/"), ("numbers", "/de/numbers/"), ("imprint", None)])
def test_the_menu_knows_where_the_reader_is(reader: Reading, section: str, current: str | None) -> None:
    assert [each.link for each in frame(reader("de"), section).sections if each.is_current] == ([current] if current else [])


@pytest.mark.parametrize(("section", "is_home", "expected"), [("", True, (True, False)), ("", False, (False, False)), ("search", False, (False, True))])
def test_the_first_screen_and_the_search_page_are_something_else(
    reader: Reading, section: str, is_home: bool, expected: tuple[bool, bool]
) -> None:
    found = frame(reader("de"), section, is_home=is_home)
    assert (found.is_home, found.is_search) == expected


def test_every_page_can_search(reader: Reading) -> None:
    assert [frame(reader(code), "offers").search for code in ("de", "en", "ar")] == ["/de/search/", "/en/search/", "/ar/search/"]


def test_the_footer_leads_to_everything_else(reader: Reading) -> None:
    found = frame(reader("de"), "imprint")
    assert [(str(each.label), each.link, each.is_current) for each in found.more] == [
        ("Was brauchen Sie?", "/de/needs/", False),
        ("Meine Liste", "/de/my-list/", False),
        ("Wörterbuch der Amtssprache", "/de/glossary/", False),
        ("Für die Presse", "/de/news/press/", False),
        ("Mitreden", "/de/concept/take-part/", False),
        ("Offene Daten", "/de/open-data/", False),
        ("Suche", "/de/search/", False),
        ("Alle Angebote von A bis Z", "/de/offers/a-z/", False),
        ("Alle Kontakte von A bis Z", "/de/contacts/a-z/", False),
        ("Ohne Netz lesen", "/de/offline/", False),
        ("Über das Portal", "/de/about/", False),
    ]
    assert [(str(each.label), each.link, each.is_current) for each in found.legal] == [
        ("Impressum", "/de/imprint/", True),
        ("Datenschutz", "/de/privacy/", False),
        ("Erklärung zur Barrierefreiheit", "/de/accessibility/", False),
        ("Leichte Sprache", "/de/easy-language/", False),
        ("Gebärdensprache", "/de/sign-language/", False),
    ]


def test_the_script_has_its_sentences_about_opening_hours(reader: Reading) -> None:
    found = frame(reader("de"), "")
    assert (found.open_until, found.opens_at, found.closed_now) == ("Jetzt geöffnet bis {time}", "Öffnet heute um {time}", "Jetzt geschlossen")


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_sentences_of_the_script_keep_the_place_of_the_time(reader: Reading, code: str) -> None:
    found = frame(reader(code), "")
    assert [sentence.count("{time}") for sentence in (found.open_until, found.opens_at, found.closed_now)] == [1, 1, 0]


def test_languages_lead_to_the_same_page(reader: Reading) -> None:
    assert [astuple(each) for each in frame(reader("ar"), "offers").languages] == [
        ("de", "ltr", "Deutsch", f"/de/{PATH}", False),
        ("en", "ltr", "English", f"/en/{PATH}", False),
        ("ar", "rtl", "العربية", f"/ar/{PATH}", True),
    ]


def test_a_language_that_is_not_published_is_not_offered(portal: Portal) -> None:
    assert [each.code for each in frame(Reader(portal, "ar", TODAY, ("de", "ar")), "").languages] == ["de", "ar"]


def test_a_mail_about_a_page_names_the_page(reader: Reading) -> None:
    found = frame(reader("de"), "offers")
    assert found.feedback_link == (
        f"mailto:portal@musterstadt.example?subject=Hinweis%20zum%20Portal&body=https%3A//portal.musterstadt.example/de/{PATH}"
    )
    assert found.feedback_email == "portal@musterstadt.example"


def test_the_phone_for_feedback_can_be_dialled(reader: Reading) -> None:
    found = frame(reader("de"), "")
    assert (found.feedback_phone, found.feedback_phone_link) == ("+49 89 99998 115", "tel:+498999998115")


def test_machine_translated_menus_say_so(reader: Reading) -> None:
    assert [frame(reader(code), "").is_machine_translated for code in ("de", "en", "ar")] == [False, True, True]


def test_example_data_is_called_example(reader: Reading) -> None:
    assert frame(reader("de"), "").is_example is True


def test_a_portal_below_a_path_keeps_it(edited: Edited) -> None:
    found = frame(edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")), "offers")
    assert (found.home, found.canonical) == ("/neu/de/", f"https://musterstadt.example/neu/de/{PATH}")
    assert found.languages[0].link == f"/neu/de/{PATH}"
