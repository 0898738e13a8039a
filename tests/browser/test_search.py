"""Searching: typed, pasted, composed, from the head of any page, and what there is without a script. What is found: tests/assets/test_finder.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.sites import LANGUAGES

NewPage = Callable[..., Page]
FIELD = "#search-page"
NOTHING = "Nichts gefunden. Versuchen Sie ein anderes Wort."
FAILED = "Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal."


def asked_for(page: Page) -> list[str]:
    """What a page asks for from now on to search with: names without hash."""
    requests: list[str] = []
    wanted = ("index.json", "finder", "words", "minisearch")
    page.on("request", lambda request: requests.extend(name for name in wanted if request.url.rpartition("/")[2].startswith(name)))
    return requests


def status(page: Page):
    return page.locator(".search-page [role=status]")


def groups(page: Page) -> dict[str, list[str]]:
    """The paths of what is shown, by the heading of the group."""
    found = page.locator("[data-results] section").evaluate_all(
        "(all) => all.map((each) => [each.querySelector('h2').innerText, [...each.querySelectorAll('li a')].map((link) => new URL(link.href).pathname)])"
    )
    return dict(found)


def routed(page: Page, records: list[list[object]], **parts: object) -> None:
    """Let the page search in these records instead of its own."""
    empty = {"kinds": [["offers", "Angebote", "/de/offers/{}/"], ["events", "Termine", "/de/events/{}/"]], "facets": ["topics"], "terms": [], "synonyms": [], "fillers": ""}
    body = json.dumps({**empty, "records": records, **parts})
    page.route("**/search/index.json", lambda route: route.fulfill(body=body, content_type="application/json"))


def test_what_is_typed_is_found_by_kind_and_marked_and_leads_to_its_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.locator(FIELD).press_sequentially("frauentreff")
    expect(status(page)).to_have_text("Treffer: 1")
    assert groups(page) == {"Angebote": ["/de/offers/gruppe/"]}
    assert page.locator("[data-results] mark").all_inner_texts() == ["Frauentreff"]
    assert page.locator("[data-results] li p").inner_text() == "Frauen aus vielen Ländern treffen sich jede zweite Woche zum Reden und Kochen."
    page.locator(FIELD).fill("beratung")
    expect(status(page)).not_to_have_text("Treffer: 1")
    found = groups(page)
    assert next(iter(found)) == "Angebote" and {"Angebote", "Kontakte", "Wegweiser"} <= found.keys()
    assert sum(map(len, found.values())) == int(status(page).inner_text().removeprefix("Treffer: "))
    page.locator("[data-results] a").first.click()
    page.wait_for_url("**/de/offers/sprechstunde/")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value("beratung")  # the address of the page has kept it
    expect(page.locator("[data-results] a").first).to_be_visible()


def test_a_cancelled_event_says_so(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/search/?q=Laternenumzug")
    expect(page.locator("[data-results] li .badge").first).to_have_text("Cancelled")
    expect(page.locator("[data-results] a").first).to_have_attribute("lang", "de")  # it is not translated


@pytest.mark.parametrize("words", ["مكتب", "المكتب", "مکتب", "مَكْتَب", "Integrationsbuero"])
def test_arabic_page_finds_arabic_however_it_is_written_and_german(new_page: NewPage, words: str) -> None:
    page = new_page(locale="ar")
    page.goto("/ar/search/")
    page.locator(FIELD).fill(words)
    link = page.locator("[data-results] a").first
    expect(link).to_have_attribute("href", "/ar/contacts/buero/")
    assert link.locator("mark").all_inner_texts() == (["Integrationsbüro"] if words.isascii() else ["مكتب"])
    assert link.evaluate("(link) => [link.lang, getComputedStyle(link).direction]") == ["", "rtl"]


@pytest.mark.parametrize(
    ("names", "typed", "marked"),
    [
        (["Işık kursu", "Kadınlar için"], "ISIK", ["Işık"]),
        (["Курси: сім’я і школа", "Школа"], "сімя курс", ["Курси", "сім’я"]),
        (["ትምህርቲ ጀርመንኛ፡ኮርስ", "ገዛ"], "ኮርስ", ["ኮርስ"]),
    ],
    ids=["tr", "uk", "ti"],
)
def test_words_of_other_languages_are_found_and_marked_as_they_stand_there(new_page: NewPage, names: list[str], typed: str, marked: list[str]) -> None:
    page = new_page()
    routed(page, [[0, str(number), name] for number, name in enumerate(names)])
    page.goto("/de/search/")
    page.locator(FIELD).fill(typed)
    expect(page.locator("[data-results] a")).to_have_text([names[0]])
    assert page.locator("[data-results] mark").all_inner_texts() == marked


def test_a_group_shows_five_and_all_on_request(new_page: NewPage) -> None:
    page = new_page()
    routed(page, [[int(number % 8 == 7), str(number), f"Kurs {number}", "Lernen"] for number in range(16)])
    page.goto("/de/search/?q=kurs")
    expect(status(page)).to_have_text("Treffer: 16")
    assert {name: len(links) for name, links in groups(page).items()} == {"Angebote": 5, "Termine": 2}
    button = page.get_by_role("button", name="Alle 14 anzeigen")
    assert button.count() == 1 and page.locator("[data-results] button:visible").count() == 1
    described = button.get_attribute("aria-describedby")
    assert page.locator(f"[id='{described}']").inner_text() == "Angebote"
    button.press("Enter")
    assert len(groups(page)["Angebote"]) == 14 and button.count() == 0
    assert page.evaluate("document.activeElement.innerText") == "Kurs 5"  # the first of those that came


def test_pasted_and_composed_words_are_found_but_not_while_they_are_composed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    field = page.locator(FIELD)
    field.evaluate("(field) => { field.focus(); document.execCommand('insertText', false, 'Frauentreff'); }")
    expect(status(page)).to_have_text("Treffer: 1")
    field.evaluate("(field) => { field.value = 'xyzzy'; field.dispatchEvent(new InputEvent('input', {isComposing: true})); }")
    page.wait_for_timeout(50)
    assert status(page).inner_text() == "Treffer: 1"
    field.evaluate("(field) => field.dispatchEvent(new CompositionEvent('compositionend'))")
    expect(status(page)).to_have_text(NOTHING)


def test_keyboard_leads_from_the_field_through_all_hits_and_escape_clears(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.locator(FIELD).press_sequentially("sprachcafe")
    expect(page.locator("[data-results] a").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.pathname") == "/de/offers/alt/"
    for _ in range(page.locator("[data-results] :is(a, button):visible").count()):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-results]')") is None
    page.locator(FIELD).press("Escape")
    expect(page.locator(FIELD)).to_have_value("")
    expect(status(page)).to_be_empty()
    assert groups(page) == {}


@pytest.mark.parametrize(
    ("start", "code", "words", "found"),
    [
        ("/de/offers/kurs/", "de", "Frauentreff", "/de/offers/gruppe/"),
        ("/ar/404.html", "ar", "دورة اللغة", "/ar/offers/kurs/"),
        ("/de/imprint/", "de", "Xyzzy & qwrtz?", None),
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
    if found is None:
        expect(status(page)).to_have_text(NOTHING)
    else:
        expect(page.locator("[data-results] a").first).to_have_attribute("href", found)


def test_search_can_be_sent_to_somebody_as_an_address(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/")
    page.locator("#search-home").fill("Frauentreff")
    page.locator("main .search__button").click()
    page.wait_for_url("**/de/search/?q=Frauentreff")
    page.locator(FIELD).fill("café & mehr?")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/de/search/?q=caf%C3%A9%20%26%20mehr%3F")
    page.locator(FIELD).fill("")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/de/search/")


def test_nothing_found_leads_on_and_tells_the_town(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/search/?q=qwrtz")
    expect(status(page)).to_have_text("Nothing found. Please try another word.")
    help = page.locator("[data-help]")
    expect(help).to_be_visible()
    assert help.locator(".numbers a").first.get_attribute("href") == "tel:112"
    letter = unquote(help.locator("a[href^=mailto]").get_attribute("href"))
    assert letter.startswith("mailto:portal@musterstadt.example?subject=Suche ohne Treffer (en): qwrtz&body=Ich habe auf dem Portal gesucht und nichts gefunden: qwrtz\n\n")
    assert "{query}" not in letter
    page.locator(FIELD).fill("a & b?xyzzy")
    expect(help.locator("a[href*='%20a%20%26%20b%3Fxyzzy&body=']")).to_be_visible()
    assert not help.locator(".tags").is_visible()
    page.locator(FIELD).fill("group")
    expect(help).to_be_hidden()


def test_the_nearest_topic_is_offered_where_nothing_is_found(new_page: NewPage) -> None:
    page = new_page()
    routed(page, [[0, "x", "Xyzzy"]], terms=[[0, "counselling", "Beratung und Recht"]])
    page.goto("/de/search/?q=bertungg")
    link = page.locator("[data-help] .tags a")
    expect(link).to_have_text(["Beratung und Recht"])
    assert link.get_attribute("href") == "/de/offers/topics/counselling/"


@pytest.mark.parametrize("code", LANGUAGES)
def test_other_ways_are_there_without_javascript(new_page: NewPage, code: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/{code}/offers/")
    page.locator(".site-header input[name=q]").fill("frauen")
    page.locator(".site-header input[name=q]").press("Enter")
    page.wait_for_url(f"**/{code}/search/?q=frauen")
    assert page.locator("main noscript p").is_visible()
    links = page.locator("main ul a").evaluate_all("(links) => links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'))")
    topics = [f"/{code}/offers/topics/{topic}/" for topic in ("language", "counselling", "participation")]
    assert links == [*topics, f"/{code}/offers/a-z/", f"/{code}/contacts/a-z/", f"/{code}/numbers/"]


@pytest.mark.parametrize("path", ["/", "/de/", "/de/contacts/", "/ar/offers/kurs/", "/de/search/", "/de/search/?q="])
def test_nothing_is_asked_for_before_somebody_searches(new_page: NewPage, path: str) -> None:
    page = new_page()
    requests = asked_for(page)
    page.goto(path, wait_until="networkidle")
    assert requests == []


def test_everything_is_asked_for_once_when_the_field_is_used(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/search/")
    requests = asked_for(page)
    page.locator(FIELD).focus()
    page.wait_for_load_state("networkidle")
    for words, first in (("frauentreff", "gruppe"), ("sprachcafe", "alt"), ("kulturverein", "verein")):
        page.locator(FIELD).fill(words)
        expect(page.locator("[data-results] a").first).to_have_attribute("href", f"/de/{'contacts' if first == 'verein' else 'offers'}/{first}/")
    assert sorted(requests) == ["finder", "index.json", "minisearch", "words"]


def test_hostile_names_are_shown_as_text(new_page: NewPage) -> None:
    page = new_page()
    hostile = """</a><img src=x onerror="document.title = 'broken into'"><script>alert(1)</script>'&amp; wort"""
    routed(page, [[0, "kurs", hostile, hostile, hostile, [], "", "de", hostile]])
    page.goto("/de/search/?q=wort")
    expect(page.locator("[data-results] a")).to_have_text([hostile])
    assert page.locator("[data-results] :is(img, script)").count() == 0
    assert page.title() == "Suche – Ankommen in Musterstadt"


@pytest.mark.parametrize("part", ["index.json", "finder.*.js"])
def test_what_cannot_be_fetched_is_said_and_asked_for_again(new_page: NewPage, part: str) -> None:
    page = new_page()
    page.goto("/de/search/")
    page.route(f"**/{part}", lambda route: route.abort())
    page.locator(FIELD).fill("frauen")
    expect(status(page)).to_have_text(FAILED)
    page.unroute(f"**/{part}")
    page.locator(FIELD).fill("frauentreff")
    expect(page.locator("[data-results] li")).to_have_count(1)
