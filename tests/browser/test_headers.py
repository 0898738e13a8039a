"""The site as nginx serves it with our headers, in a browser: nothing that a page needs is forbidden, and what must be is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from macros.server_headers import nginx
from tests.nginx import serving
from tests.sites import LANGUAGES, NOW, Workshop

PATHS = ("/", *(f"/{code}/{path}" for code in ("de", "ar") for path in ("", "offers/", "offers/kurs/", "contacts/buero/", "gibt-es-nicht/")))

# Loading it breaks the policy of every page, so the browser reports it, and by then has reported everything before it.
_FORBIDDEN = "https://forbidden.example/x.png"
_INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'broken into'";
  document.body.append(script);
  return document.title;
}"""


@dataclass
class Opened:
    """A page and what the browser had to say about it."""

    page: Page
    said: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)

    def goto(self, path: str) -> None:
        self.page.goto(path, wait_until="load")

    def hear_out(self) -> None:
        """Wait for what the browser has to report so far: its reports come a moment later, one after the other."""
        self.page.evaluate("(address) => { new Image().src = address; }", _FORBIDDEN)
        for _ in range(500):
            if all(any(_FORBIDDEN in line for line in lines) for lines in (self.said, self.blocked)):
                break
            self.page.wait_for_timeout(10)
        else:
            raise AssertionError("the browser reports nothing that the policy forbids")
        self.blocked.remove(f"img-src {_FORBIDDEN}")
        self.said[:] = [line for line in self.said if _FORBIDDEN not in line]


@pytest.fixture(scope="module")
def place(site: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx serves the tiny portal, with a file of open data: http://127.0.0.1:port."""
    folder = tmp_path_factory.mktemp("nginx")
    shutil.copytree(site.site, folder / "site")
    (folder / "site" / "open-data").mkdir(exist_ok=True)
    (folder / "site" / "open-data" / "sample.json").write_text("{}", "utf-8")
    with serving(folder / "site", nginx("", LANGUAGES), folder / "server") as address:
        yield address


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    context: BrowserContext = browser.new_context(locale="de-DE")
    context.clock.set_fixed_time(NOW)
    opened = Opened(context.new_page())
    context.expose_function("blocked", lambda line: opened.blocked.append(line))  # Playwright cannot hold on to a method of a list
    context.add_init_script("""addEventListener("securitypolicyviolation", (event) => blocked(`${event.violatedDirective} ${event.blockedURI}`))""")
    opened.page.on("console", lambda message: opened.said.append(f"{message.type}: {message.text}"))
    opened.page.on("pageerror", lambda error: opened.said.append(f"error: {error}"))
    yield opened
    context.close()


def is_drawn(icon: Locator) -> bool:
    """Whether an icon has a size, and whether something is missing from the screen as soon as it is hidden."""
    box, before = icon.bounding_box(), icon.screenshot()
    icon.locator("use").evaluate("(use) => { use.style.visibility = 'hidden'; }")
    return min(box["width"], box["height"]) >= 8 and before != icon.screenshot()


def visible_icons(page: Page) -> list[Locator]:
    found = [each for each in page.locator("svg:has(use)").all() if each.is_visible()]
    assert found
    return found[:4]


@pytest.mark.parametrize("path", PATHS)
def test_no_page_needs_what_the_policy_forbids(place: str, opened: Opened, path: str) -> None:
    opened.goto(f"{place}{path}")
    opened.hear_out()
    missing = ["error: Failed to load resource: the server responded with a status of 404 (Not Found)"] if "nicht" in path else []
    assert (opened.said, opened.blocked) == (missing, [])


@pytest.mark.parametrize(
    ("path", "language", "direction"), [("/de/gibt-es-nicht/", "de", "ltr"), ("/ar/gibt-es-nicht/", "ar", "rtl"), ("/gibt-es-nicht", "de", "ltr")]
)
def test_a_missing_page_is_shown_in_the_language_of_its_address(place: str, opened: Opened, path: str, language: str, direction: str) -> None:
    opened.goto(f"{place}{path}")
    assert opened.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [language, direction]


@pytest.mark.parametrize("path", ["/de/", "/ar/offers/", "/de/offers/kurs/", "/ar/gibt-es-nicht/"])
def test_style_and_icons_arrive(place: str, opened: Opened, path: str) -> None:
    opened.goto(f"{place}{path}")
    rules = opened.page.evaluate("[...document.styleSheets].map((sheet) => sheet.cssRules.length)")
    assert rules and all(rules)
    assert [each.inner_html() for each in visible_icons(opened.page) if not is_drawn(each)] == []


def test_an_icon_that_does_not_arrive_would_be_noticed(place: str, opened: Opened) -> None:
    opened.page.route("**/*.svg", lambda route: route.abort())
    opened.goto(f"{place}/de/")
    assert not any(is_drawn(each) for each in visible_icons(opened.page))


def test_the_scripts_of_the_portal_run(place: str, browser: Browser) -> None:
    context = browser.new_context(locale="ar")
    page = context.new_page()
    page.goto(f"{place}/")
    first = page.locator("a[data-language]").first.get_attribute("data-language")
    context.close()
    assert first == "ar"  # choose.js puts the language of the browser in front; without it German comes first


def test_a_script_that_got_into_a_page_does_not_run(place: str, opened: Opened) -> None:
    opened.goto(f"{place}/de/")
    assert opened.page.evaluate(_INLINE) != "broken into"
    opened.hear_out()
    assert opened.blocked == ["script-src-elem inline"]


# `origin` is another host with the same pages and no headers of ours.
def test_another_host_may_not_frame_the_portal(place: str, origin: str, opened: Opened) -> None:
    opened.goto(f"{origin}/robots.txt")
    opened.page.set_content(f'<iframe src="{origin}/de/"></iframe><iframe src="{place}/de/"></iframe>', wait_until="load")
    assert [frame.url for frame in opened.page.frames[1:]] == [f"{origin}/de/", "chrome-error://chromewebdata/"]


def test_another_host_may_read_open_data_and_nothing_else(place: str, origin: str, opened: Opened) -> None:
    opened.goto(f"{origin}/robots.txt")
    read = "(url) => fetch(url).then((answer) => answer.status, () => 'refused')"
    found = {path: opened.page.evaluate(read, f"{place}{path}") for path in ("/open-data/sample.json", "/de/", "/robots.txt")}
    assert found == {"/open-data/sample.json": 200, "/de/": "refused", "/robots.txt": "refused"}
