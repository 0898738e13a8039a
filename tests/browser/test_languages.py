"""Choosing a language: with the keyboard, on every page, remembered only when somebody chose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

NewPage = Callable[..., Page]
FOCUS = "document.activeElement.textContent.trim()"


def languages_at_the_root(page: Page) -> list[str | None]:
    page.goto("/")
    links = page.locator("main a[data-language]")
    return [links.nth(number).get_attribute("data-language") for number in range(links.count())]


def tab_to_the_language_menu(page: Page) -> None:
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.popup--languages summary')"):
            return
    pytest.fail("the language menu is not among the first six stops")


@pytest.mark.parametrize("path", ["/de/", "/ar/offers/kurs/", "/en/contacts/", "/de/404.html"])
def test_skip_link_is_the_first_stop_and_leads_to_the_content(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip-link[href=\"#main\"]')")
    box = page.locator(".skip-link").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ["/de/", "/ar/offers/kurs/"])
def test_menu_opens_with_enter_and_closes_with_escape(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    menu = page.locator(".popup--languages")
    tab_to_the_language_menu(page)
    page.keyboard.press("Enter")
    assert menu.get_by_role("link", name="English").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == "Deutsch"
    page.keyboard.press("Escape")
    assert not menu.get_by_role("link", name="English").is_visible()
    assert page.evaluate("document.activeElement.matches('.popup--languages summary')")


def test_menu_closes_with_a_click_beside_it(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/offers/kurs/")
    page.locator(".popup--languages summary").click()
    assert page.locator(".popup--languages").get_by_role("link", name="English").is_visible()
    page.locator("h1").click()
    assert not page.locator(".popup--languages").get_by_role("link", name="English").is_visible()


def test_menu_closes_when_the_focus_moves_on(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 700})
    page.goto("/de/offers/kurs/")
    menu = page.locator(".popup--languages")
    tab_to_the_language_menu(page)
    page.keyboard.press("Enter")
    for link in ("Deutsch", "English", "العربية"):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == link and menu.get_by_role("link", name="English").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.popup--menu summary')")
    assert not menu.get_by_role("link", name="English").is_visible()


def test_one_menu_closes_when_another_opens(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 700})
    page.goto("/de/offers/kurs/")
    page.locator(".popup--languages summary").click()
    page.locator(".popup--menu summary").click()
    assert page.locator(".popup--menu").get_by_role("link", name="Kontakte").is_visible()
    assert not page.locator(".popup--languages").get_by_role("link", name="English").is_visible()


@pytest.mark.parametrize("path", ["/de/", "/ar/offers/kurs/"])
def test_sections_need_no_menu_on_a_wide_screen(new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(path)
    assert not page.locator(".popup--menu summary").is_visible()
    links = page.locator("nav.sections").get_by_role("link").evaluate_all("(links) => links.map((link) => link.getAttribute('href').slice(4))")
    assert links == ["", "guides/", "offers/", "contacts/", "events/", "calendar/", "news/", "concept/", "numbers/"]
    assert page.locator("nav.sections").is_visible()


def test_languages_stand_on_the_first_screen_of_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("/de/")
    link = page.locator(".hero__languages a[data-language=ar]")
    box = link.bounding_box()
    assert box["y"] + box["height"] <= 740
    link.click()
    page.wait_for_url("**/ar/")
    assert page.evaluate("localStorage.getItem('language')") == "ar"


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["/de/offers/kurs/", "/ar/contacts/"])
def test_open_menu_lies_within_the_window(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(path)
    page.locator(".popup--languages summary").click()
    box = page.locator(".popup--languages nav").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("path", ["offers/kurs/", "offers/topics/language/", "contacts/a-z/", "about/", ""])
def test_another_language_leads_to_the_same_page(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(f"/de/{path}")
    page.locator(".popup--languages summary").click()
    page.locator(".popup--languages").get_by_role("link", name="العربية").click()
    page.wait_for_url(f"**/ar/{path}")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_language_that_was_chosen_comes_first_at_the_root(new_page: NewPage) -> None:
    page = new_page(locale="en-GB")
    assert languages_at_the_root(page) == ["en", "de", "ar"]
    page.goto("/de/offers/kurs/")
    page.locator(".popup--languages summary").click()
    page.locator(".popup--languages").get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/offers/kurs/")
    assert page.evaluate("Object.entries(localStorage)") == [["language", "ar"]]
    assert languages_at_the_root(page) == ["ar", "en", "de"]


def test_language_that_was_chosen_at_the_root_is_remembered(new_page: NewPage) -> None:
    page = new_page()
    assert languages_at_the_root(page) == ["de", "en", "ar"]
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")
    assert languages_at_the_root(page) == ["en", "de", "ar"]


@pytest.mark.parametrize(("locale", "order"), [
    ("ar", ["ar", "de", "en"]), ("ar-SY", ["ar", "de", "en"]), ("en-US", ["en", "de", "ar"]), ("fr-FR", ["de", "en", "ar"]),
])  # fmt: skip
def test_language_of_the_browser_comes_first_at_the_root(new_page: NewPage, locale: str, order: list[str]) -> None:
    assert languages_at_the_root(new_page(locale=locale)) == order


def test_looking_around_stores_nothing(new_page: NewPage) -> None:
    page = new_page()
    for path in ("/", "/de/", "/de/offers/", "/ar/offers/kurs/"):
        page.goto(path)
    page.locator(".popup--languages summary").click()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_root_works_where_storage_is_forbidden(new_page: NewPage) -> None:
    page = new_page(locale="ar")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })")
    assert languages_at_the_root(page) == ["ar", "de", "en"]
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/")
    assert said == []
