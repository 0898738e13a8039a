"""Reading under other conditions: without JavaScript, with little data, some weeks after the build."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import Visit
from tests.sites import LANGUAGES, Workshop

NewPage = Callable[..., Page]
Visited = Callable[[str], Visit]
SHOWN = ("", "offers/", "offers/kurs/", "offers/vorbei/", "contacts/buero/", "numbers/", "about/")


@pytest.fixture(scope="module")
def without_javascript(browser: Browser, origin: str) -> Iterator[Page]:
    context = browser.new_context(base_url=origin, locale="de-DE", viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [f"/{code}/{path}" for code in LANGUAGES for path in SHOWN])
def test_page_shows_the_same_words_without_javascript(without_javascript: Page, visited: Visited, path: str) -> None:
    without_javascript.goto(path)
    seen = visited(path).seen["text"]
    if path.endswith("/offers/"):  # times of day are compared with the clock of the device, which only a script can ask
        when = without_javascript.locator(".filter__when summary").evaluate("each => each.textContent")
        assert seen.count(f"\n{when}\n") == 1
        seen = seen.replace(f"\n{when}\n", "\n")
    assert without_javascript.locator("main").inner_text() == seen != ""


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
    page.locator(".popup--languages summary").click()
    page.locator(".popup--languages").get_by_role("link", name="English").click()
    page.wait_for_url("**/en/offers/kurs/")


@pytest.mark.parametrize("code", LANGUAGES)
def test_offer_page_weighs_little(visited: Visited, site: Workshop, code: str) -> None:
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
