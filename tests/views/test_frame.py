"""The frame: what every page has around it, with slots for what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple

import pytest

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
        ("Start", "/de/"), ("Angebote", "/de/offers/"), ("Kontakte", "/de/contacts/"), ("Notruf", "/de/numbers/"), ("Über das Portal", "/de/about/")
    ]


@pytest.mark.parametrize(("section", "current"), [("", "/de/"), ("offers", "/de/offers/"), ("numbers", "/de/numbers/"), ("imprint", None)])
def test_the_menu_knows_where_the_reader_is(reader: Reading, section: str, current: str | None) -> None:
    assert [each.link for each in frame(reader("de"), section).sections if each.is_current] == ([current] if current else [])


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
