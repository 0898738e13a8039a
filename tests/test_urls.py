"""Addresses: the same for every language but the first segment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros import urls
from macros.portal import Portal, load
from macros.urls import Urls
from macros.views.reader import Reader
from tests.conftest import TODAY, edit


def test_the_home_page_of_a_language(portal: Portal) -> None:
    assert Urls(portal.settings).page("ar") == "/ar/"


def test_a_page_has_the_language_in_front(portal: Portal) -> None:
    assert Urls(portal.settings).page("de-simple", "offers/kurs/") == "/de-simple/offers/kurs/"


def test_the_path_of_a_page_is_quoted(portal: Portal) -> None:
    assert Urls(portal.settings).page("de", "über uns/") == "/de/%C3%BCber%20uns/"


def test_the_root_belongs_to_no_language(portal: Portal) -> None:
    assert Urls(portal.settings).root() == "/"
    assert Urls(portal.settings).root("sitemap.xml") == "/sitemap.xml"


def test_the_absolute_address_has_the_host_of_the_portal(portal: Portal) -> None:
    assert Urls(portal.settings).absolute("ar", "offers/kurs/") == "https://portal.musterstadt.example/ar/offers/kurs/"


def test_a_portal_below_a_path_keeps_it_in_every_address(data: Path) -> None:
    edit(data, "site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/hier/")
    found = Urls(load(data, today=TODAY).settings)
    assert found.page("de", "offers/") == "/neu/hier/de/offers/"
    assert found.root("robots.txt") == "/neu/hier/robots.txt"
    assert found.absolute("de") == "https://musterstadt.example/neu/hier/de/"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls.offer("kurs"), "offers/kurs/"),
        (urls.contact("buero"), "contacts/buero/"),
        (urls.listing("offers"), "offers/"),
        (urls.listing("offers", page=2), "offers/page/2/"),
        (urls.listing("offers", "topics", "language"), "offers/topics/language/"),
        (urls.listing("offers", "topics", "language", 3), "offers/topics/language/page/3/"),
        (urls.listing("contacts", "a-z"), "contacts/a-z/"),
        (urls.listing("contacts", "a-z", page=2), "contacts/a-z/page/2/"),
    ],
)
def test_addresses_never_change(address: str, expected: str) -> None:
    assert address == expected


def test_a_reader_links_to_pages_of_the_own_language(reader: Callable[[str], Reader]) -> None:
    assert reader("ar").link(urls.offer("kurs")) == "/ar/offers/kurs/"
