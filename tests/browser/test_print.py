"""Paper: every record is one A4 page without the frame of the site, with a code that leads back to it."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import qr_codes
from tests.sites import LANGUAGES, NOW

NewPage = Callable[..., Page]
RECORDS = (
    "offers/alt/", "offers/gruppe/", "offers/kurs/", "offers/sprechstunde/", "offers/vorbei/",
    "contacts/amt/", "contacts/buero/", "contacts/notruf/", "contacts/verein/",
)  # fmt: skip
EVERY = [f"/{code}/{path}" for code in LANGUAGES for path in RECORDS]
PAPER = {"width": 718, "height": 1061}  # A4 without its margins, in CSS pixels

# Only on the screen: what leads elsewhere or moves.
FRAME = (".skip-link", ".site-header", ".site-footer", ".breadcrumbs", ".search", ".popup", "nav.sections")

_GREY = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const edge = 40, canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width + 2 * edge, image.height + 2 * edge];
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, edge, edge);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height), grey = [];
  for (let at = 0; at < data.length; at += 4) grey.push(String.fromCharCode((data[at] + data[at + 1] + data[at + 2]) / 3));
  return [btoa(grey.join("")), canvas.width, canvas.height];
}"""


@pytest.fixture
def paper(new_page: NewPage) -> Callable[..., Page]:
    """`paper("/de/offers/kurs/")`: a page as it is printed."""

    def open_page(path: str, color_scheme: str = "light") -> Page:
        page = new_page(viewport=PAPER, device_scale_factor=3)
        page.emulate_media(media="print", color_scheme=color_scheme)
        page.goto(path)
        return page

    return open_page


def read(page: Page, picture: bytes) -> list[str]:
    """The codes in a screenshot on white paper; the browser unpacks the PNG."""
    grey, width, height = page.evaluate(_GREY, base64.b64encode(picture).decode())
    return qr_codes.read(base64.b64decode(grey), width, height)


def shown(page: Page, selectors: tuple[str, ...]) -> list[str]:
    return [selector for selector in selectors if any(each.is_visible() for each in page.locator(selector).all())]


@pytest.fixture(scope="module")
def sheet(browser: Browser, origin: str) -> Iterator[Page]:
    """A tab for one record after the other, which is cheaper than a new browser for each."""
    context = browser.new_context(base_url=origin, locale="de-DE", viewport=PAPER, device_scale_factor=3)
    context.clock.set_fixed_time(NOW)
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="light")
    yield page
    context.close()


@pytest.mark.parametrize("path", EVERY)
def test_record_is_one_page_of_a4_with_a_code_that_leads_back_to_it(sheet: Page, path: str) -> None:
    sheet.goto(path)
    address = sheet.locator("link[rel=canonical]").get_attribute("href")
    assert address == f"https://portal.musterstadt.example{path}"
    assert read(sheet, sheet.locator(".handout svg").screenshot()) == [address]
    assert sheet.locator(".handout__address").inner_text() == address
    pdf = sheet.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    assert [tuple(round(float(each)) for each in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)] == [(0, 0, 595, 842)]


def test_list_that_is_longer_than_a_page_would_be_noticed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/privacy/")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) > 1


def test_code_is_black_on_white_for_somebody_with_a_dark_screen_too(paper: Callable[..., Page]) -> None:
    page = paper("/ar/offers/kurs/", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert read(page, page.locator(".handout svg").screenshot()) == ["https://portal.musterstadt.example/ar/offers/kurs/"]


def test_code_is_large_enough_for_a_camera(paper: Callable[..., Page]) -> None:
    box = paper("/de/offers/sprechstunde/").locator(".handout svg").bounding_box()
    assert box["width"] == box["height"] >= 15 * 96 / 25.4  # 15 mm


@pytest.mark.parametrize("path", ["/de/offers/kurs/", "/ar/contacts/buero/", "/en/offers/", "/de/", "/ar/imprint/"])
def test_frame_of_the_site_is_not_printed(paper: Callable[..., Page], path: str) -> None:
    page = paper(path)
    assert shown(page, FRAME) == []
    assert page.locator("h1").is_visible()
    page.emulate_media(media="screen")
    assert {".site-header", ".site-footer"} <= set(shown(page, FRAME))


def test_what_only_paper_shows_is_not_on_the_screen(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/ar/offers/kurs/")
    assert shown(page, (".print-only",)) == []
    page.emulate_media(media="print")
    assert page.locator(".print-only").evaluate_all("(all) => all.filter((each) => !each.checkVisibility()).length") == 0


def test_what_changes_by_the_hour_is_not_on_paper(paper: Callable[..., Page]) -> None:
    page = paper("/de/contacts/buero/")
    assert page.locator(".hours-now").count() == 1
    assert not page.locator(".hours-now").is_visible()
    assert page.locator("table.hours").is_visible()


def test_person_at_the_desk_reads_the_same_headings_and_papers_in_german(paper: Callable[..., Page]) -> None:
    words = [each.inner_text() for each in paper("/ar/offers/kurs/").locator(".german-term").all() if each.is_visible()]
    assert words == ["Wann?", "Das bringen Sie mit", "Pass oder Ausweis", "Anmeldebestätigung", "Wo?", "Wer hilft Ihnen?"]


def test_german_paper_says_nothing_twice(paper: Callable[..., Page]) -> None:
    assert paper("/de/offers/kurs/").locator(".german-term").count() == 0


@pytest.mark.parametrize("path", ["/de/offers/kurs/", "/ar/offers/kurs/", "/de/offers/sprechstunde/"])
def test_phone_numbers_places_and_times_are_on_paper(paper: Callable[..., Page], path: str) -> None:
    page = paper(path)
    for selector in (".channels a[href^='tel:']", ".place h3", ".meetings__rule", ".freshness"):
        assert page.locator(selector).first.is_visible(), selector
