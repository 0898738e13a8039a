"""The needs page: links without a script; with it boxes, one list, an address that can be passed on, and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import WIDTHS

NewPage = Callable[..., Page]
PARTS = ".needs__part"


def shown(page: Page) -> list[str]:
    return page.locator(PARTS).evaluate_all("(all) => all.filter((each) => each.checkVisibility()).map((each) => each.dataset.need)")


def tick(page: Page, *needs: str) -> None:
    for need in needs:
        page.locator(f"input[value={need}]").check()


def test_without_a_script_every_need_leads_to_its_page(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/de/needs/")
    assert not page.locator(".needs input").first.is_visible()
    assert not page.locator(".needs__list").is_visible()
    page.get_by_role("link", name="Meine Adresse anmelden").click()
    page.wait_for_url("**/de/needs/anmelden/")
    assert page.get_by_role("heading", level=3).all_inner_texts()[:2] == ["Stadt Musterstadt", "Integrationsbüro"]


def test_what_is_ticked_becomes_one_list_in_a_good_order(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/needs/")
    assert shown(page) == []
    tick(page, "deutsch")
    assert shown(page) == ["deutsch"]
    expect(page.get_by_role("status")).to_have_text("Auf Ihrer Liste: 1")
    tick(page, "anmelden")
    assert shown(page) == ["anmelden", "deutsch"]
    expect(page.get_by_role("status")).to_have_text("Auf Ihrer Liste: 2")
    page.locator("input[value=anmelden]").uncheck()
    page.locator("input[value=deutsch]").uncheck()
    assert shown(page) == []
    expect(page.get_by_role("status")).to_have_text("Ihre Liste ist leer.")


def test_a_place_for_several_needs_is_shown_once(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/needs/?need=anmelden&need=deutsch")
    offices = page.locator("[data-office=buero]")
    assert offices.nth(0).inner_text().startswith("Integrationsbüro\n")
    assert offices.nth(1).inner_text() == "Integrationsbüro: steht schon weiter oben"
    page.locator("input[value=anmelden]").uncheck()
    assert offices.nth(1).inner_text().startswith("Integrationsbüro\n")


def test_the_address_holds_the_list(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/needs/")
    tick(page, "deutsch", "anmelden")
    assert page.evaluate("location.href").endswith("/de/needs/?need=anmelden&need=deutsch")
    other = new_page()
    other.goto(page.url)
    assert shown(other) == ["anmelden", "deutsch"]
    assert other.locator("input:checked").count() == 2
    other.locator(".popup--languages summary").click()
    other.locator(".popup--languages").get_by_role("link", name="English").click()
    other.wait_for_url("**/en/needs/?need=anmelden&need=deutsch")
    assert shown(other) == ["anmelden", "deutsch"]


@pytest.mark.parametrize("query", ["?need=nichts", "?need=%22%3E%3Cb%3E", "?other=1"])
def test_an_address_that_names_nothing_shows_nothing(new_page: NewPage, query: str) -> None:
    page = new_page()
    page.goto(f"/de/needs/{query}")
    assert shown(page) == []
    assert not page.locator(".needs__list").is_visible()


def test_the_button_leads_to_the_list(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/needs/")
    tick(page, "deutsch")
    page.get_by_role("button", name="Liste zeigen").click()
    assert page.evaluate("document.activeElement.id") == "list"
    assert page.evaluate("location.href").endswith("?need=deutsch")  # the form was not sent


def test_the_address_can_be_copied(new_page: NewPage, origin: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/de/needs/?need=deutsch")
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.get_by_role("status")).to_have_text("Die Adresse Ihrer Liste ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{origin}/de/needs/?need=deutsch"


def test_where_nothing_can_be_copied_it_says_so(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/de/needs/?need=deutsch")
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.get_by_role("status")).to_have_text("Das geht hier nicht. Kopieren Sie die Adresse oben im Browser.")


def test_printing_is_one_tap(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto("/de/needs/?need=deutsch")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("code", ["de", "ar"])
def test_paper_has_what_is_ticked_and_nothing_else(new_page: NewPage, origin: str, code: str) -> None:
    page = new_page()
    page.goto(f"/{code}/needs/?need=deutsch")
    page.emulate_media(media="print")
    assert shown(page) == ["deutsch"]
    assert not page.locator(".needs__form").is_visible()
    assert not page.get_by_role("button").first.is_visible()
    assert page.locator(".handout svg").is_visible()
    assert page.locator(".handout__address").inner_text() == f"{origin}/{code}/needs/?need=deutsch"
    box = page.locator(".offices--tick > li > div").first.evaluate("(each) => getComputedStyle(each, '::before').borderTopWidth")
    assert box != "0px"


def test_a_list_does_not_reach_over_the_edge(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/ar/needs/?need=anmelden&need=deutsch")
    assert shown(page) == ["anmelden", "deutsch"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


def test_the_script_is_loaded_on_this_page_only(new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "needs." in request.url else None)
    page.goto("/de/guides/ankommen/")
    page.goto("/de/needs/deutsch/")
    assert asked == []
    page.goto("/de/needs/")
    assert len(asked) == 1


def test_an_explanation_is_marked_when_somebody_comes_to_it(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/offers/kurs/")
    page.locator("a.term[href='#term-termin']").click()
    assert page.evaluate("location.href").endswith("#term-termin")
    assert page.locator("#term-termin").evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    page.locator("#term-termin a").click()
    page.wait_for_url("**/de/glossary/#termin")
