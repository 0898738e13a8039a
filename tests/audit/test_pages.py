"""Kinds of pages are found by their addresses and their beginnings, whatever the sections are called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit.pages import Page, base_of, discover, with_features_of_their_own

_RECORD = '<article class="record"><h1>Kurs</h1>{}</article>'
_FILES = {
    "index.html": "<h1>Sprache</h1>",
    "404.html": "<h1>Weg</h1>",
    "de/index.html": "<h1>Start</h1>",
    "de/404.html": "<h1>Weg</h1>",
    "de/imprint/index.html": "<h1>Impressum</h1>",
    "de/things/index.html": '<div class="listing"></div>',
    "de/things/a-z/index.html": '<div class="listing"></div>',
    "de/things/page/2/index.html": '<div class="listing"></div>',
    "de/things/colours/red/index.html": '<div class="listing"></div>',
    "de/things/colours/blue/index.html": '<div class="listing"></div>',
    "de/things/colours/blue/page/2/index.html": '<div class="listing"></div>',
    "de/things/short/index.html": _RECORD.format('<p class="rare">kurz</p>'),
    "de/things/long/index.html": _RECORD.format('<p class="usual">' + "lang " * 99 + "</p>"),
    "de/things/plain/index.html": _RECORD.format('<p class="usual">schlicht</p>'),
    "de/things/long/print/index.html": '<div class="sheet"></div>',
    "de/things/former/index.html": "<p>Umgezogen</p>",
    "de/calendar/2026/03/index.html": '<div class="month"></div>',
    "de/calendar/2026/11/index.html": '<div class="month"><p>voll</p></div>',
    "ar/index.html": "<h1>بداية</h1>",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, main in _FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = '<meta http-equiv="refresh" content="0; url=/de/things/long/"/>' if "former" in name else ""
        path.write_text(f'<html><head>{head}</head><body><main id="main">{main}</main></body></html>', "utf-8")
    (tmp_path / "build.json").write_text(json.dumps({"languages": ["de", "ar"]}), "utf-8")
    return tmp_path


def test_kinds_are_discovered(site: Path) -> None:
    assert {page.kind for page in discover(site, ["de"])} == {
        "/", "/404.html", "404.html", "home", "imprint", "things", "things/a-z", "things/page/N", "things/colours/*",
        "things/colours/*/page/N", "things/*", "things/*/print", "things/* (moved)", "calendar/N/N",
    }  # fmt: skip


def test_longest_page_comes_first_then_what_it_lacks(site: Path) -> None:
    assert [page.path for page in discover(site, ["de"]) if page.kind == "things/*"] == ["/de/things/long/", "/de/things/short/"]
    assert [page.path for page in discover(site, ["de"], each=1) if page.kind == "calendar/N/N"] == ["/de/calendar/2026/11/"]


def test_page_that_leads_elsewhere_is_opened_without_going_there(site: Path) -> None:
    (moved,) = [page for page in discover(site, ["de"]) if page.is_moved]
    assert (moved.path, moved.address) == ("/de/things/former/", "/de/things/former/?stay")


def test_every_language_has_pages_of_its_own(site: Path) -> None:
    assert [page for page in discover(site, ["ar"]) if page.language] == [Page("home", "ar", "/ar/")]


def test_pages_stand_below_the_base_path(site: Path) -> None:
    canonical = '<html><head><link rel="canonical" href="https://stadt.example/portal/"/></head></html>'
    (site / "index.html").write_text(canonical, "utf-8")
    assert base_of(site) == "/portal"
    assert [page.path for page in discover(site, ["ar"])] == ["/portal/ar/", "/portal/404.html", "/portal/"]


def test_many_neighbours_that_begin_alike_are_one_kind(site: Path) -> None:
    for number in range(13):
        path = site / "de" / "words" / f"word-{number}" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text('<main id="main"><dl class="word"></dl></main>', "utf-8")
    (site / "de" / "words" / "index.html").write_text('<main id="main"><h1>Wörter</h1></main>', "utf-8")
    assert {page.kind for page in discover(site, ["de"]) if "words" in page.kind} == {"words", "words/*"}


def test_a_kind_that_shows_only_what_another_one_shows_needs_no_look_of_its_own() -> None:
    pages = [Page(kind, "de", f"/de/{kind}/", features=frozenset(features)) for kind, features in
             {"rich": "abc", "poor": "ab", "other": "bd", "same": "bd", "empty": ""}.items()]
    assert with_features_of_their_own(pages) == {"rich", "other"}
