"""The German beside a page in another language: paragraph by paragraph, on paper too, and in an address that can be passed on."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.serving import serve
from tests.sites import NOW, Workshop

NewPage = Callable[..., Page]
BUTTON = ".bilingual button"

_PAIRS = """() => [...document.querySelectorAll(".pair")].map((pair) => [pair.firstChild.textContent, pair.lastChild.textContent].map((text) => text.replace(/\\s+/g, " ").trim()))"""
_UKRAINIAN = "uk: {autonym: Українська, locale: uk, theme_language: uk, fallback: [en], alphabet: А Б В Г, interface: machine}\n"
_SIMPLE = "de-simple: {autonym: Einfache Sprache, locale: de, theme_language: de, fallback: [de], alphabet: A B C, interface: machine}\n"


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tiny portal in Ukrainian and in Einfache Sprache too, with a few texts in each."""
    workshop = Workshop(tmp_path_factory.mktemp("bilingual"))
    registry = workshop.data / "languages.yml"
    registry.write_text(registry.read_text("utf-8") + _UKRAINIAN + _SIMPLE, "utf-8")
    for code, name, step in (("uk", "Курс німецької A1", "Ви реєструєтеся."), ("de-simple", "Deutsch für den Anfang", "Sagen Sie: Ich möchte kommen.")):
        folder = workshop.data / "offers" / code
        folder.mkdir()
        steps = "".join(f'  - "{step}"\n' for _ in range(3))
        (folder / "kurs.yml").write_text(f"name: {name}\nsteps:\n{steps}translation: machine\n", "utf-8")
    workshop.build()
    return workshop


@pytest.fixture
def opened(browser: Browser, everywhere: Workshop) -> Iterator[Callable[..., Page]]:
    """`opened("/ar/offers/kurs/", width=360)`: a page as production serves it, with its policy; what the console says is a fault."""
    contexts, said = [], []
    with serve(everywhere.site) as origin:

        def new(path: str, width: int = 1280, **options: object) -> Page:
            context = browser.new_context(base_url=origin, viewport={"width": width, "height": 900}, **options)
            context.clock.set_fixed_time(NOW)
            contexts.append(context)
            page = context.new_page()
            page.on("console", lambda message: said.append(message.text) if "net::ERR_FAILED" not in message.text else None)  # of requests that a test fails
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(path)
            return page

        yield new
        for context in contexts:
            context.close()
    assert said == []


def turn_on(page: Page) -> dict[str, str]:
    """Every text of the page with its German."""
    page.locator(BUTTON).click()
    page.locator(".is-bilingual").wait_for()
    return dict(page.evaluate(_PAIRS))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("code", "pairs"),
    [
        ("ar", {"دورة اللغة الألمانية A1": "Deutschkurs A1", "تُسجّل نفسك.": "Sie melden sich an.", "تحصل على مكان.": "Sie bekommen einen Platz."}),
        ("uk", {"Курс німецької A1": "Deutschkurs A1"}),
        ("de-simple", {"Deutsch für den Anfang": "Deutschkurs A1"}),
        ("en", {"You register.": "Sie melden sich an."}),
    ],
)
def test_every_text_has_its_german_beside(opened: Callable[..., Page], code: str, pairs: dict[str, str], width: int) -> None:
    page = opened(f"/{code}/offers/kurs/", width)
    found = turn_on(page)
    assert {own: found.get(own) for own in pairs} == pairs
    german = page.locator(".pair__german").first
    assert (german.get_attribute("lang"), german.get_attribute("dir")) == ("de", "ltr")
    own, other = (page.locator(f"h1 .pair > span:{place}-child").bounding_box() for place in ("first", "last"))
    if width == 360:
        assert other["y"] >= own["y"] + own["height"] - 1  # below
    else:
        assert (other["x"] < own["x"]) == (code == "ar") and abs(other["y"] - own["y"]) < 2  # beside, after it in the page's direction
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_is_german_anyway_is_not_there_twice(opened: Callable[..., Page]) -> None:
    page = opened("/uk/offers/kurs/")
    found = turn_on(page)
    assert all(own != german for own, german in found.items())
    assert page.locator("address .pair, .channels .pair, .handout .pair").count() == 0


def test_a_second_click_takes_it_away_and_leaves_the_page_as_it_was(opened: Callable[..., Page]) -> None:
    page = opened("/ar/offers/kurs/")
    before = page.locator("article").inner_html()
    turn_on(page)
    assert page.evaluate("location.href").endswith("/ar/offers/kurs/?de")
    assert page.locator(BUTTON).inner_text() == page.locator(".bilingual").get_attribute("data-hide")
    page.locator(BUTTON).click()
    expect(page.locator(".is-bilingual")).to_have_count(0)
    assert page.evaluate("location.href").endswith("/ar/offers/kurs/")
    page.evaluate("document.querySelector('.bilingual [role=status]').textContent = ''")
    assert page.locator("article").inner_html().replace(' disabled=""', "") == before


def test_the_address_shows_it_at_once(opened: Callable[..., Page]) -> None:
    page = opened("/ar/guides/ankommen/?de#step-1")
    page.locator(".is-bilingual").wait_for()
    assert dict(page.evaluate(_PAIRS))["1. سجّل سكنك"] == "1. Melden Sie Ihre Wohnung an"
    assert page.evaluate("location.href").endswith("/ar/guides/ankommen/?de#step-1")


def test_it_is_announced(opened: Callable[..., Page]) -> None:
    page = opened("/ar/offers/kurs/")
    bar = page.locator(".bilingual")
    turn_on(page)
    assert page.get_by_role("status").inner_text() == bar.get_attribute("data-shown")
    page.locator(BUTTON).click()
    expect(page.get_by_role("status")).to_have_text(bar.get_attribute("data-hidden"))
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_text_in_another_number_of_paragraphs_is_shown_whole_below(opened: Callable[..., Page]) -> None:
    page = opened("/ar/guides/ankommen/")  # the Arabic step has no list
    turn_on(page)
    rest = page.locator("[aria-labelledby=step-1] .rich > .pair__rest")
    assert rest.locator("p").all_inner_texts() == ["Machen Sie einen Termin. Danach bekommen Sie die Meldebestätigung.", "Kommen Sie pünktlich.", "Bringen Sie alle Papiere mit."]
    assert rest.locator("a").count() == 0
    page.locator(BUTTON).click()
    expect(page.locator(".pair__rest")).to_have_count(0)


def test_words_explained_find_each_other_wherever_they_stand(opened: Callable[..., Page]) -> None:
    page = opened("/ar/guides/ankommen/")
    assert turn_on(page)["به تطلب من دائرة حكومية مالًا أو وثيقة. غالبًا توجد استمارة."] == "Damit bitten Sie ein Amt um Geld oder ein Papier. Meist gibt es ein Formular."


@pytest.mark.parametrize("path", ["contacts/buero/", "events/fest/", "events/treff/", "needs/anmelden/", "news/kursbeginn/", "concept/measures/kurse/", "offers/sprechstunde/"])
@pytest.mark.parametrize("code", ["ar", "de-simple"])
def test_every_kind_of_record_can_do_it(opened: Callable[..., Page], code: str, path: str) -> None:
    page = opened(f"/{code}/{path}")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    turn_on(page)
    assert page.locator(".pair, .pair__rest").count() > 0 or code == "de-simple"
    assert page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)") == ids
    assert page.locator(".pair__german a, .pair__german .pair").count() == 0


def test_paper_shows_it_too(opened: Callable[..., Page]) -> None:
    page = opened("/ar/offers/kurs/?de")
    page.locator(".is-bilingual").wait_for()
    page.emulate_media(media="print")
    assert page.locator("h1 .pair__german").is_visible()
    assert not page.locator(".bilingual").is_visible()


def test_without_the_german_page_it_says_so(opened: Callable[..., Page]) -> None:
    page = opened("/en/offers/kurs/")
    for answer in (lambda route: route.abort(), lambda route: route.fulfill(body="<p>?</p>", content_type="text/html")):
        page.route("**/de/offers/kurs/", answer)
        page.evaluate("document.querySelector('.bilingual [role=status]').textContent = ''")
        page.locator(BUTTON).click()
        expect(page.get_by_role("status")).to_have_text(page.locator(".bilingual").get_attribute("data-failed"))
        assert page.locator(".pair").count() == 0
        assert page.locator(BUTTON).is_enabled()
        page.unroute("**/de/offers/kurs/")


def test_without_a_script_it_leads_to_the_german_page(opened: Callable[..., Page]) -> None:
    page = opened("/ar/offers/kurs/", java_script_enabled=False)
    page.locator(".bilingual a").click()
    page.wait_for_url("**/de/offers/kurs/")
    assert page.locator(".bilingual").count() == 0


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "overrides" / "assets" / "bilingual.js"
    assert len(gzip.compress(script.read_bytes(), 9, mtime=0)) <= 2_000
