""""My list": a button on every record, one page with what was kept, and an address that passes it on. Without a network: test_offline.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
STORED = "localStorage.getItem('my-list')"
SHARED = "/de/my-list/?r=offers/kurs&r=contacts/amt"


def keep(page: Page, *records: str, code: str = "de") -> None:
    for record in records:
        page.goto(f"/{code}/{record}/")
        page.locator(".keep button").click()
        expect(page.locator(".keep button")).to_have_attribute("aria-pressed", "true")


def names(page: Page, *expected: str) -> None:
    """Waits until the list shows these headings of groups and records, in this order."""
    expect(page.locator(".my-list__groups :is(h2, h3)")).to_have_text(list(expected))


def test_nothing_is_stored_before_the_button_is_pressed_and_nothing_after_it_is_released(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/offers/kurs/")
    button, number, way = page.get_by_role("button", name="Merken"), page.locator(".list-link"), page.get_by_role("link", name="Gemerkt. Zur Liste")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert (page.evaluate("localStorage.length"), number.is_visible(), way.is_visible()) == (0, False, False)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(number).to_have_text("Meine Liste: 1")
    assert page.evaluate(STORED) == '["offers/kurs"]'
    way.click()
    page.wait_for_url("**/de/my-list/")
    names(page, "Angebote", "Deutschkurs A1")
    page.go_back()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert (page.evaluate("localStorage.length"), number.is_visible(), way.is_visible()) == (0, False, False)


@pytest.mark.parametrize("path", ["/de/offers/", "/de/concept/measures/kurse/", "/de/"])
def test_a_page_without_the_button_does_not_load_its_script(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    assert page.locator("script[src*='/list.']").count() == page.locator(".keep").count() == 0


def test_without_a_script_there_is_no_button_and_the_list_says_why(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/de/offers/kurs/")
    assert not page.locator(".keep").is_visible()
    page.goto("/de/my-list/")
    assert page.get_by_text("Für Ihre Liste braucht Ihr Browser JavaScript.").is_visible()
    assert not page.locator(".my-list button").first.is_visible()


def test_the_list_says_what_and_when_and_whom_to_call_in_every_language(new_page: NewPage) -> None:
    page = new_page()
    keep(page, "offers/kurs", "events/abgesagt", "contacts/buero", "guides/ankommen", "needs/deutsch", "news/kursbeginn", "offers/vorbei")
    page.goto("/de/my-list/")
    names(
        page, "Aktuelles", "Neue Deutschkurse beginnen im Januar", "Angebote", "Deutschkurs A1", "Sommerfest", "Kontakte", "Integrationsbüro", "Termine",
        "Laternenumzug", "Was brauchen Sie?", "Einen Deutschkurs", "Wegweiser", "Neu in Musterstadt",
    )  # fmt: skip
    items = page.locator(".my-list__groups li")
    assert "Montag und Mittwoch 17:00–19:00 jede Woche" in items.nth(1).inner_text()
    assert "Dieses Angebot ist beendet (bis 25. Juli 2026)." in items.nth(2).inner_text()  # over, so the search does not know it
    assert "Zentrale +49 89 99998 115" in items.nth(3).inner_text()
    assert "Diese Veranstaltung ist abgesagt." in items.nth(4).inner_text()
    assert "Dieser Termin ist vorbei." not in items.nth(4).inner_text()
    page.locator(".popup--languages summary").click()
    page.locator(".popup--languages").get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/my-list/")
    names(
        page, "الأخبار", "دورات جديدة في اللغة الألمانية تبدأ في يناير", "العروض", "دورة اللغة الألمانية A1", "Sommerfest", "الفعاليات", "Laternenumzug", "جهات الاتصال",
        "مكتب الاندماج (Integrationsbüro)", "دليل الخطوات", "جديد في موسترشتات", "ماذا تحتاجون؟", "A German course",
    )  # fmt: skip
    assert items.locator("h3 a").evaluate_all("(all) => all.map((each) => each.lang)")[-5:] == ["de", "de", "", "", "en"]  # where the text is in another language


def test_what_is_removed_is_gone_here_and_in_other_tabs(new_page: NewPage) -> None:
    page = new_page()
    keep(page, "offers/kurs", "contacts/buero", "contacts/amt")
    other = page.context.new_page()
    other.goto("/de/contacts/buero/")
    page.goto("/de/my-list/")
    page.get_by_role("button", name="Entfernen: Integrationsbüro").click()
    names(page, "Angebote", "Deutschkurs A1", "Kontakte", "Stadt Musterstadt")
    expect(page.get_by_role("status")).to_have_text("Von der Liste entfernt.")
    expect(page.get_by_role("status")).to_be_focused()
    expect(other.locator(".keep button")).to_have_attribute("aria-pressed", "false")
    expect(other.locator(".list-link")).to_have_text("Meine Liste: 2")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept() if len(asked) > 1 else dialog.dismiss()))
    page.get_by_role("button", name="Alle entfernen").click()
    names(page, "Angebote", "Deutschkurs A1", "Kontakte", "Stadt Musterstadt")
    page.get_by_role("button", name="Alle entfernen").click()
    expect(page.get_by_text("Ihre Liste ist leer.")).to_be_visible()
    assert asked == ["Wollen Sie wirklich alles von Ihrer Liste entfernen?"] * 2
    assert page.evaluate("localStorage.length") == 0


def test_a_list_is_passed_on_by_its_address(new_page: NewPage, origin: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    keep(page, "offers/kurs", "contacts/amt")
    page.goto("/de/my-list/")
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.get_by_role("status")).to_have_text("Die Adresse Ihrer Liste ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == origin + SHARED
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Adresse kopieren").click()
    expect(page.get_by_role("status")).to_have_text(f"Kopieren geht hier nicht. Die Adresse Ihrer Liste ist: {origin}{SHARED}")

    other = new_page()
    keep(other, "offers/gruppe")
    other.goto(SHARED)
    names(other, "Angebote", "Deutschkurs A1", "Kontakte", "Stadt Musterstadt")
    assert other.get_by_text("Diese Liste hat jemand mit Ihnen geteilt.").is_visible()
    assert not other.get_by_role("button", name="Entfernen").first.is_visible()
    assert other.evaluate(STORED) == '["offers/gruppe"]'
    other.get_by_role("button", name="Alles auf meine Liste setzen").click()
    other.wait_for_url("**/de/my-list/")
    names(other, "Angebote", "Frauentreff", "Deutschkurs A1", "Kontakte", "Stadt Musterstadt")
    assert other.evaluate(STORED) == '["offers/gruppe","offers/kurs","contacts/amt"]'


def test_the_phone_shares_the_list_where_it_can(new_page: NewPage, origin: str) -> None:
    page = new_page()
    page.add_init_script("navigator.share = async (what) => { window.sent = what; }")
    page.goto(SHARED)
    page.get_by_role("button", name="Teilen").click()
    assert page.evaluate("window.sent") == {"url": origin + SHARED}


@pytest.mark.parametrize("stored", ['["offers/weg","offers/kurs"]', '["offers/kurs","offers/weg","offers/weg",7,"../../x","https://x.example/"]'])
def test_what_is_no_longer_there_is_named_and_can_be_removed(new_page: NewPage, stored: str) -> None:
    page = new_page()
    page.goto("/de/about/")
    page.evaluate("(stored) => localStorage.setItem('my-list', stored)", stored)
    page.goto("/de/my-list/")
    names(page, "Angebote", "Deutschkurs A1", "Gibt es nicht mehr", "offers/weg")
    page.get_by_role("button", name="Entfernen: offers/weg").click()
    names(page, "Angebote", "Deutschkurs A1")
    assert page.evaluate(STORED) == '["offers/kurs"]'


@pytest.mark.parametrize("stored", ["{", "null", '"offers/kurs"', "[]", "7"])
def test_a_damaged_list_is_an_empty_one(new_page: NewPage, stored: str) -> None:
    page = new_page()
    page.goto("/de/about/")
    page.evaluate("(stored) => localStorage.setItem('my-list', stored)", stored)
    page.goto("/de/my-list/?r=javascript:alert(1)&r=//x.example/y&r=concept/measures/kurse")
    expect(page.get_by_text("Ihre Liste ist leer.")).to_be_visible()


def test_a_renamed_record_is_found_under_its_new_name(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/about/")
    page.evaluate("localStorage.setItem('my-list', '[\"contacts/alt\"]')")
    page.route("**/de/contacts/alt/", lambda route: route.fulfill(body='<link rel="canonical" href="https://x.example/de/contacts/amt/"/><h1>Umgezogen</h1>'))
    page.goto("/de/my-list/")
    names(page, "Kontakte", "Stadt Musterstadt")
    assert page.locator(".my-list__groups a").first.get_attribute("href").endswith("/de/contacts/amt/")
    page.get_by_role("button", name="Entfernen: Stadt Musterstadt").click()
    expect(page.get_by_text("Ihre Liste ist leer.")).to_be_visible()


def test_where_nothing_can_be_stored_the_button_says_so(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto("/de/offers/kurs/")
    page.get_by_role("button", name="Merken").click()
    expect(page.locator(".keep [aria-live]")).to_have_text("Ihr Browser kann sich hier nichts merken.")
    expect(page.get_by_role("button", name="Merken")).to_have_attribute("aria-pressed", "false")


def test_on_paper_the_list_has_addresses_and_no_buttons(new_page: NewPage, origin: str) -> None:
    page = new_page()
    page.goto(SHARED)
    names(page, "Angebote", "Deutschkurs A1", "Kontakte", "Stadt Musterstadt")
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    assert f"{origin}{SHARED}\n\nStand: 20. November 2026" in text
    assert f"{origin}/de/offers/kurs/" in text and f"{origin}/de/contacts/amt/" in text
    assert not any(button.is_visible() for button in page.locator("main button").all())
