"""Reading without a network: kept only after a click, in any language and below any path, kept up to date, and removed without a trace."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.serving import serve
from tests.conftest import edit
from tests.sites import NOW, Workshop, files_of

BASE = "/neu"
REGISTRY = """
tr: {autonym: Türkçe, locale: tr, theme_language: tr, fallback: [en], alphabet: A B C, interface: machine}
uk: {autonym: Українська, locale: uk, theme_language: uk, fallback: [en], alphabet: А Б В Г, interface: machine}
"""
LANGUAGES = ("de", "ar", "tr", "uk")
STATUS = ".offline [role=status]"
LEFT = "async () => [...await caches.keys(), ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope), localStorage.length]"
_NOT_WHOLE = "Das Laden hat nicht geklappt. Es sind nicht alle Seiten gespeichert. Bitte versuchen Sie es noch einmal."
_DONE = "Fertig. Sie können das Portal jetzt auch ohne Netz lesen."

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tiny portal in more languages, below a path of its host."""
    workshop = Workshop(tmp_path_factory.mktemp("offline"))
    registry = workshop.data / "languages.yml"
    registry.write_text(registry.read_text("utf-8") + REGISTRY, "utf-8")
    text = (workshop.data / "offers" / "gruppe.yml").read_text("utf-8")
    (workshop.data / "offers" / "chor.yml").write_text(text.replace("name: Frauentreff", "name: Chor"), "utf-8")
    edit(workshop.data, "site.yml", "https://portal.musterstadt.example/", f"https://musterstadt.example{BASE}/")
    workshop.build(languages=LANGUAGES)
    return workshop


@pytest.fixture
def changing(abroad: Workshop) -> Iterator[Workshop]:
    """The same site for a test that changes its offers; the next test finds it as it was."""
    before = files_of(abroad.data / "offers")
    yield abroad
    for name, content in before.items():
        (abroad.data / "offers" / name).write_bytes(content)
    abroad.build(languages=LANGUAGES)


@pytest.fixture(scope="module")
def host(abroad: Workshop) -> Iterator[str]:
    """The portal as production serves it, with its policy."""
    with serve(abroad.site) as origin:
        yield origin


@pytest.fixture
def opened(browser: Browser, host: str) -> Iterator[Open]:
    """`opened("ar")`: the page about reading without a network, in a browser that was never here before."""
    contexts = []

    def new(code: str, script: str = "", **options: object) -> Page:
        context = browser.new_context(base_url=host, **options)
        context.clock.set_fixed_time(NOW)
        context.add_init_script(script)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{BASE}/{code}/offline/")
        return page

    yield new
    for context in contexts:
        context.close()


def keep(page: Page) -> None:
    page.locator(".offline button").first.click()
    expect(page.locator(STATUS)).not_to_have_text("", timeout=30_000)


def state(page: Page, code: str) -> dict:
    """The notes of the worker about what is on the device."""
    return page.evaluate(f"async () => (await caches.match('{BASE}/{code}/offline.json')).json()")


def page_that_is_there(page: Page, path: str, words: str) -> None:
    page.goto(f"{BASE}{path}")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_kept_after_a_click_and_read_without_a_network(opened: Open, host: str, code: str) -> None:
    page = opened(code)
    assert page.evaluate(LEFT) == [0]
    assert page.locator("main dd").count() == 3 and any(map(str.isdigit, page.locator("main dd").nth(1).inner_text()))  # said before anything is loaded
    page.evaluate("localStorage.setItem('my-list', '[\"offers/kurs\"]')")
    keep(page)
    assert page.evaluate(LEFT) == [f"portal {BASE}/{code}", f"{host}{BASE}/", 1]
    kept = state(page, code)
    assert kept["whole"] and {path.split("/")[0] for path in kept["files"]} == {code, "assets", "images"}
    assert not page.locator(".offline button").first.is_visible()

    page.context.set_offline(True)
    page.goto(f"{BASE}/{code}/offers/kurs/?from=elsewhere")
    name = page.get_by_role("heading", level=1).inner_text()
    note = page.locator(".kept-note").inner_text()
    assert "2026" in note and "{" not in note
    assert page.evaluate("getComputedStyle(document.querySelector('.kept-note')).textAlign") == "center"  # the stylesheet is there
    assert page.evaluate(f"async () => (await fetch('{BASE}/{code}/search/index.json')).status") == 200
    page.goto(f"{BASE}/{code}/my-list/")
    expect(page.locator(".my-list__groups h3")).to_have_text([name])
    page.goto(f"{BASE}/xx/offers/kurs/")
    assert page.locator("html").get_attribute("lang") == code  # the page that says that this one is not here
    page_that_is_there(page, f"/{code}/not/here/", page.get_by_role("heading", level=1).inner_text())
    page.goto(f"{BASE}/")
    assert page.url == f"{host}{BASE}/{code}/"

    page.context.set_offline(False)
    page.goto(f"{BASE}/{code}/offline/")
    assert page.locator(".kept-note").count() == 0
    page.locator(".offline button").last.click()
    expect(page.locator(".offline button").first).to_be_visible()
    assert page.evaluate(LEFT) == [1]


def test_one_language_goes_and_the_other_stays_and_is_kept_up_to_date(opened: Open, host: str, changing: Workshop) -> None:
    page = opened("ar")
    keep(page)
    page.goto(f"{BASE}/de/offline/")
    keep(page)
    page.goto(f"{BASE}/ar/offline/")
    page.locator(".offline button").last.click()
    expect(page.locator(".offline button").first).to_be_visible()
    assert page.evaluate(LEFT) == [f"portal {BASE}/de", f"{host}{BASE}/", 0]
    before = state(page, "de")

    (changing.data / "offers" / "chor.yml").unlink()
    edit(changing.data, "offers/gruppe.yml", "name: Frauentreff", "name: Treff für Frauen")
    changing.build(languages=LANGUAGES)
    listed = json.loads((changing.site / "de/offline.json").read_text("utf-8"))["files"]
    assert sum(before["files"].get(path) != key for path, key in listed.items()) < len(listed) / 4
    page.goto(f"{BASE}/de/about/")
    assert state(page, "de") == before  # it has asked less than half a day ago
    page.evaluate(f"""async () => {{
      const cache = await caches.open('portal {BASE}/de'), state = await (await cache.match('{BASE}/de/offline.json')).json();
      await cache.put('{BASE}/de/offline.json', new Response(JSON.stringify({{ ...state, asked: 0 }})));
    }}""")
    page.goto(f"{BASE}/de/about/")
    for _ in range(100):
        if state(page, "de")["files"] == listed:
            break
        page.wait_for_timeout(50)
    assert state(page, "de")["files"] == listed

    page.context.set_offline(True)
    page_that_is_there(page, "/de/offers/gruppe/", "Treff für Frauen")
    assert "de/offers/chor/" in before["files"]
    page_that_is_there(page, "/de/offers/chor/", "Diese Seite ist nicht auf Ihrem Gerät gespeichert")
    page_that_is_there(page, "/ar/offers/kurs/", "Diese Seite ist nicht auf Ihrem Gerät gespeichert")
    page.goto(f"{BASE}/de/offline/")
    expect(page.locator(STATUS)).to_have_text(_DONE)


def test_what_could_not_be_loaded_is_not_said_to_be_there_and_comes_with_the_next_click(opened: Open, abroad: Workshop) -> None:
    page = opened("de")
    missing = abroad.site / "de" / "needs" / "index.html"
    os.rename(missing, missing.with_suffix(".away"))
    try:
        keep(page)
        expect(page.locator(STATUS)).to_have_text(_NOT_WHOLE)
        assert "de/about/" in state(page, "de")["files"]
        page.reload()
        expect(page.locator(STATUS)).to_have_text("Es sind noch nicht alle Seiten auf Ihrem Gerät.")
    finally:
        os.rename(missing.with_suffix(".away"), missing)
    page.locator(".offline button").first.click()
    expect(page.locator(STATUS)).to_have_text(_DONE, timeout=30_000)


def test_where_there_is_no_network_nothing_stays(opened: Open) -> None:
    page = opened("de")
    page.context.set_offline(True)
    keep(page)
    expect(page.locator(STATUS)).to_have_text(_NOT_WHOLE)
    assert page.evaluate(LEFT) == [0]


def test_a_full_device_says_so(opened: Open, host: str) -> None:
    page = opened("de")
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": host, "quotaSize": 200_000})
    keep(page)
    expect(page.locator(STATUS)).to_have_text("Auf Ihrem Gerät ist nicht genug Platz. Es sind nicht alle Seiten gespeichert.")


def test_loading_can_be_stopped_and_goes_on_later(opened: Open) -> None:
    page = opened("de")
    page.evaluate("""() => {
      const bar = document.querySelector("progress"), [keep, stop] = document.querySelectorAll(".offline button");
      new MutationObserver(() => { if (bar.value) stop.click(); }).observe(bar, { attributes: true });
      keep.click();
    }""")
    expect(page.locator(STATUS)).to_have_text("Angehalten. Es sind noch nicht alle Seiten auf Ihrem Gerät.")
    assert 0 < len(state(page, "de")["files"]) < 100
    page.goto(f"{BASE}/de/about/")  # a visit does not go on with what somebody has stopped
    assert 0 < len(state(page, "de")["files"]) < 100
    page.goto(f"{BASE}/de/offline/")
    page.locator(".offline button").first.click()
    expect(page.locator(STATUS)).to_have_text(_DONE, timeout=30_000)


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {"script": "delete Navigator.prototype.serviceWorker"}])
def test_a_browser_that_cannot_says_so(opened: Open, options: dict) -> None:
    page = opened("de", **options)
    assert page.get_by_text("Ihr Browser kann hier keine Seiten behalten.").is_visible()
    assert not page.locator(".offline button").first.is_visible()
