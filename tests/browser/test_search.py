"""Searching: typed, from the head of any page, in several scripts, and what there is without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.sites import LANGUAGES

NewPage = Callable[..., Page]
FIELD = "#search-page"
_GERMAN = ["offers/kurs", "concept/goals/deutsch-lernen", "news/kursbeginn", "offers/alt", "events/treff", "concept/fields/sprache", "concept/measures/kurse"]
NOTHING = "Nichts gefunden. Versuchen Sie ein anderes Wort."


def asked_for_index(page: Page) -> list[str]:
    """The requests for a search index that a page makes from now on."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url) if request.url.endswith("index.json") else None)
    return requests


def hits(page: Page) -> list[str]:
    """The paths of what was found, in the order in which it is shown."""
    return page.locator("[data-results] a").evaluate_all("(links) => links.map((link) => new URL(link.href).pathname)")


def expect_hits(page: Page, paths: list[str]) -> None:
    """These and no others are found, the best first; waits for it, because what is half typed is looked for as well."""
    links = page.locator("[data-results] a")
    expect(links).to_have_count(len(paths))
    for number, path in enumerate(paths):
        expect(links.nth(number)).to_have_attribute("href", path)


@pytest.mark.parametrize(
    ("code", "words", "found"),
    [
        ("de", "Frauentreff", ["offers/gruppe"]),
        ("de", "frauen", ["events/treff", "offers/gruppe"]),  # the whole word in the name before the beginning of one
        ("de", "FRAUENTREFF", ["offers/gruppe"]),
        ("de", "treff", ["offers/gruppe", "contacts/verein"]),
        ("de", "sprachcafe", ["offers/alt"]),
        ("de", "sprachkurs", ["offers/kurs", "offers/alt", "events/treff", "concept/fields/sprache", "news/kursbeginn"]),  # by their topic; what is always there before what is on once
        ("de", "beratung", [
            "offers/sprechstunde", "concept/goals/gut-wohnen", "contacts/buero", "events/woche", "guides/ankommen", "concept/fields/wohnen", "news/rathaus-geschlossen",
            "news/kursbeginn", "concept/measures/beratung",
        ]),
        ("de", "fest", ["events/fest", "news/fest-programm", "calendar/feasts/kurban"]),
        ("de", "Lesung", []),  # it is over
        ("de", "Opferfest", ["calendar/feasts/kurban"]),
        ("de", "رمضان", ["calendar/feasts/ramadan"]),  # the name that a feast has for those who keep it
        ("de", "Stadtverwaltung", ["contacts/amt"]),
        ("de", "112", ["contacts/notruf"]),
        ("de", "beratung aufenthalt", ["offers/sprechstunde"]),
        ("de", "  beratung,  aufenthalt! ", ["offers/sprechstunde"]),
        ("en", "women", ["events/treff", "offers/gruppe"]),
        ("en", "Women's", ["offers/gruppe"]),
        ("en", "Women’s group", ["offers/gruppe"]),
        ("en", "fire", ["contacts/notruf"]),
        ("en", "language course", ["offers/kurs", "concept/fields/sprache", "news/kursbeginn", "offers/alt", "events/treff"]),
        ("ar", "دورة", ["offers/kurs", "guides/ankommen"]),
        ("de", "Wohnungsgeberbestätigung", []),  # stands in a text only
        ("de", "umgezogen", ["needs/anmelden"]),
        ("de", "Verabredung", ["glossary/#termin"]),
        ("ar", "موعد", ["glossary/#termin"]),
    ],
)
def test_what_is_typed_is_found(new_page: NewPage, code: str, words: str, found: list[str]) -> None:
    page = new_page()
    page.goto(f"/{code}/search/")
    page.locator(FIELD).press_sequentially(words)
    expect_hits(page, [f"/{code}/{each}" if "#" in each else f"/{code}/{each}/" for each in found])
    expect(page.locator("[data-status]")).to_have_text(re.compile(rf"\b{len(found)}$") if found else NOTHING)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الألمانية", _GERMAN),
        ("الالمانية", _GERMAN),  # alif without hamza
        ("الألمانيه", _GERMAN),  # ha for ta marbuta
        ("تعلم", ["concept/goals/deutsch-lernen", "offers/kurs", *_GERMAN[3:6], "news/kursbeginn", "concept/measures/kurse"]),  # without the shadda of the topic
        ("مكتب", ["contacts/buero"]),
        ("مکتب", ["contacts/buero"]),  # Persian kaf
        ("مكـــتب", ["contacts/buero"]),  # drawn out
        ("مَكْتَب", ["contacts/buero"]),  # with vowels
        ("القانون", ["offers/sprechstunde", "contacts/buero", "events/woche", "guides/ankommen", "concept/fields/wohnen", "news/rathaus-geschlossen", "news/kursbeginn"]),
        ("Opferfest", ["calendar/feasts/kurban"]),  # the German name
    ],
)
def test_arabic_words_are_found_however_they_are_written(new_page: NewPage, words: str, found: list[str]) -> None:
    page = new_page(locale="ar")
    page.goto("/ar/search/")
    page.locator(FIELD).fill(words)
    expect_hits(page, [f"/ar/{each}/" for each in found])


@pytest.mark.parametrize("words", ["Integrationsbüro", "integrationsburo", "INTEGRATIONSBÜRO", "integrations"])
def test_german_name_is_found_from_the_arabic_page(new_page: NewPage, words: str) -> None:
    page = new_page(locale="ar")
    page.goto("/ar/search/")
    page.locator(FIELD).fill(words)
    expect(page.locator("[data-results] li")).to_have_count(1)
    assert hits(page) == ["/ar/contacts/buero/"]
    assert page.locator("[data-results] a").inner_text() == "مكتب الاندماج (Integrationsbüro)"


def test_german_name_that_is_on_no_arabic_page_is_found_too(new_page: NewPage) -> None:
    page = new_page(locale="ar")
    page.goto("/ar/search/")
    page.locator(FIELD).fill("Frauentreff")
    expect(page.locator("[data-results] a")).to_have_text(["Women’s group"])


def test_best_hit_comes_first(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.locator(FIELD).fill("deutschkurs")
    expect(page.locator("[data-results] a")).to_have_text(
        ["Deutschkurs A1", "Einen Deutschkurs", "Neue Deutschkurse beginnen im Januar", "Sprachcafé", "Frauen lesen zusammen", "Sprache", "Neu in Musterstadt"]
    )  # in the name before in the words for a topic


@pytest.mark.parametrize(("code", "status"), [("de", "Treffer: 1"), ("en", "Results: 1")])
def test_hit_says_what_it_is_and_leads_to_its_page(new_page: NewPage, code: str, status: str) -> None:
    page = new_page()
    page.goto(f"/{code}/search/")
    page.locator(FIELD).fill("Frauentreff")
    expect(page.locator("[data-status]")).to_have_text(status)
    assert page.locator("[data-status]").get_attribute("role") == "status"  # read out by screen readers
    lines = page.locator("[data-results] li").inner_text().split("\n")
    assert [line for line in lines if line] == {
        "de": ["Angebote", "Frauentreff", "Frauen aus vielen Ländern treffen sich jede zweite Woche zum Reden und Kochen."],
        "en": ["Offers", "Women’s group", "Women from many countries meet every second week to talk and cook."],
    }[code]
    page.locator("[data-results] a").click()
    page.wait_for_url(f"**/{code}/offers/gruppe/")


@pytest.mark.parametrize(
    ("start", "code", "words", "found"),
    [
        ("/de/offers/kurs/", "de", "Frauentreff", "/de/offers/gruppe/"),
        ("/en/contacts/", "en", "group", "/en/offers/gruppe/"),
        ("/ar/404.html", "ar", "دورة اللغة", "/ar/offers/kurs/"),
        ("/de/imprint/", "de", "Kulturverein & mehr", None),
    ],
)
def test_form_in_the_head_of_every_page_leads_to_what_it_finds(new_page: NewPage, start: str, code: str, words: str, found: str | None) -> None:
    page = new_page()
    page.goto(start)
    field = page.locator(".site-header input[name=q]")
    field.fill(words)
    field.press("Enter")
    page.wait_for_url(f"**/{code}/search/?q=*")
    expect(page.locator(FIELD)).to_have_value(words)
    expect(page.locator("[data-status]")).not_to_be_empty()
    assert hits(page) == ([found] if found else [])


def test_form_of_the_home_page_leads_to_what_it_finds(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/")
    page.locator("#search-home").fill("Frauentreff")
    page.locator("main .search__button").click()
    page.wait_for_url("**/de/search/?q=Frauentreff")
    expect(page.locator("[data-results] a")).to_have_text(["Frauentreff"])


def test_search_can_be_sent_to_somebody_as_an_address(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.locator(FIELD).fill("café & mehr?")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/de/search/?q=caf%C3%A9%20%26%20mehr%3F")
    address = page.url
    other = new_page()
    other.goto(address)
    expect(other.locator(FIELD)).to_have_value("café & mehr?")
    expect(other.locator("[data-status]")).to_have_text(NOTHING)


@pytest.mark.parametrize(("code", "nothing"), [("de", NOTHING), ("en", "Nothing found. Please try another word.")])
def test_nothing_found_is_said(new_page: NewPage, code: str, nothing: str) -> None:
    page = new_page()
    page.goto(f"/{code}/search/?q=xyzzy")
    expect(page.locator("[data-status]")).to_have_text(nothing)
    assert hits(page) == []
    assert page.get_by_role("main").locator(f'a[href="/{code}/offers/a-z/"]').is_visible()


def test_empty_field_shows_nothing(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/?q=frauen")
    expect(page.locator("[data-results] li")).to_have_count(2)
    page.locator(FIELD).fill("")
    expect(page.locator("[data-results]")).to_be_hidden()
    expect(page.locator("[data-status]")).to_be_empty()


@pytest.mark.parametrize("code", LANGUAGES)
def test_other_ways_are_there_without_javascript(new_page: NewPage, code: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/{code}/offers/")
    page.locator(".site-header input[name=q]").fill("frauen")
    page.locator(".site-header input[name=q]").press("Enter")
    page.wait_for_url(f"**/{code}/search/?q=frauen")
    assert not page.locator("[data-results]").is_visible()
    links = page.locator("main ul a").evaluate_all("(links) => links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'))")
    assert links == [f"/{code}/offers/a-z/", f"/{code}/contacts/a-z/", f"/{code}/numbers/"]
    page.locator(f'main a[href="/{code}/contacts/a-z/"]').click()
    page.wait_for_url(f"**/{code}/contacts/a-z/")


@pytest.mark.parametrize("path", ["/", "/de/", "/de/offers/", "/ar/offers/kurs/", "/de/search/", "/de/search/?q="])
def test_index_is_not_asked_for_before_somebody_searches(new_page: NewPage, path: str) -> None:
    page = new_page()
    requests = asked_for_index(page)
    page.goto(path, wait_until="networkidle")
    assert requests == []


def test_index_is_asked_for_once(new_page: NewPage, origin: str) -> None:
    page = new_page()
    requests = asked_for_index(page)
    page.goto("/de/search/")
    for words, count in (("frauen", 2), ("sprachkurs", 5), ("kulturverein", 1)):
        page.locator(FIELD).fill(words)
        expect(page.locator("[data-results] li")).to_have_count(count)
    assert requests == [f"{origin}/de/search/index.json"]


def test_hostile_names_are_shown_as_text(new_page: NewPage) -> None:
    page = new_page()
    hostile = """</a><img src=x onerror="document.title = 'broken into'"><script>alert(1)</script>'&amp; wort"""
    page.route("**/search/index.json", lambda route: route.fulfill(json=[["/de/offers/kurs/", hostile, hostile, hostile, [hostile]]]))
    page.goto("/de/search/?q=wort")
    expect(page.locator("[data-results] a")).to_have_text([hostile])
    assert page.locator("[data-results] :is(img, script)").count() == 0
    assert page.title() == "Suche – Ankommen in Musterstadt"


def test_many_hits_are_counted_and_the_best_thirty_shown(new_page: NewPage) -> None:
    page = new_page()
    entries = [[f"/de/offers/{number}/", f"Kurs {number}", "Lernen", "Angebote", []] for number in range(40)]
    page.route("**/search/index.json", lambda route: route.fulfill(body=json.dumps(entries), content_type="application/json"))
    page.goto("/de/search/?q=kurs")
    expect(page.locator("[data-status]")).to_have_text("Treffer: 40")
    assert hits(page) == [f"/de/offers/{number}/" for number in range(30)]


def test_index_that_cannot_be_fetched_is_said_and_asked_for_again(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.route("**/index.json", lambda route: route.abort())
    page.locator(FIELD).fill("frauen")
    expect(page.locator("[data-status]")).to_have_text("Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal.")
    page.unroute("**/index.json")
    page.locator(FIELD).fill("frauentreff")
    expect(page.locator("[data-results] li")).to_have_count(1)
