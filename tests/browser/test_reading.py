"""Reading with other means: without JavaScript, in the dark, with little data."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.visits import CONTRAST, Visit
from tests.sites import LANGUAGES, Workshop

NewPage = Callable[..., Page]
SHOWN = ("", "offers/", "offers/kurs/", "offers/vorbei/", "contacts/buero/", "numbers/", "about/")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", SHOWN)
def test_page_shows_the_same_words_without_javascript(new_page: NewPage, code: str, path: str) -> None:
    texts = []
    for javascript in (True, False):
        page = new_page(java_script_enabled=javascript)
        page.goto(f"/{code}/{path}")
        texts.append(page.locator("main").inner_text())
    assert texts[0].strip()
    assert texts[0] == texts[1]


def test_languages_can_be_chosen_at_the_root_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    links = page.locator("main a[data-language]")
    assert [links.nth(number).get_attribute("href") for number in range(links.count())] == ["/de/", "/en/", "/ar/"]
    links.nth(2).click()
    page.wait_for_url("**/ar/")


def test_language_menu_works_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/de/offers/kurs/")
    page.locator(".language-menu summary").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/offers/kurs/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", *(f"/de/{path}" for path in SHOWN), "/ar/offers/kurs/"])
def test_every_text_stands_out_from_its_background(new_page: NewPage, scheme: str, path: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(path)
    assert page.evaluate(CONTRAST)["tooFaint"] == []  # WCAG 2.2, 1.4.3: 4.5 to 1


@pytest.mark.parametrize("path", ["/", "/de/offers/kurs/"])
def test_dark_scheme_is_dark_and_light_scheme_is_light(new_page: NewPage, path: str) -> None:
    found = {}
    for scheme in ("dark", "light"):
        page = new_page(color_scheme=scheme)
        page.goto(path)
        found[scheme] = page.evaluate(CONTRAST)["background"]
    assert found["dark"] < 0.1
    assert found["light"] > 0.8


@pytest.mark.parametrize("code", LANGUAGES)
def test_offer_page_weighs_little(visited: Callable[[str], Visit], site: Workshop, code: str) -> None:
    requests = visited(f"/{code}/offers/kurs/").requests
    paths = [urlsplit(url).path.lstrip("/") for url in requests]
    files = [site.site / (f"{path}index.html" if path.endswith("/") else path) for path in paths]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files}
    assert len(requests) <= 8
    assert {"index.html"} < set(sizes)
    assert sum(sizes.values()) <= 45_000, sizes


def test_dates_that_have_passed_since_the_build_are_hidden(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/offers/sprechstunde/")
    dates = page.locator(".meetings time[datetime]")
    first = dates.first.get_attribute("datetime")
    assert first == "2026-12-09"
    assert dates.first.is_visible()
    page.clock.set_fixed_time("2026-12-10T09:00:00+01:00")
    page.reload()
    assert not dates.first.is_visible()
    assert dates.nth(1).is_visible()


def test_script_in_a_record_does_not_run(new_page: NewPage) -> None:
    page = new_page()
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.goto("/de/offers/kurs/")
    assert 'Hier steht <script>alert(1)</script> & "quotes" als Text.' in page.locator("main").inner_text()
    assert opened == []
