"""The tiny portal in a real browser: built once, served on this machine, opened in the system's Chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.visits import Visit, visit
from tests.sites import NOW, Workshop

# What a page asks of another host is seen and refused on this machine; no test asks the network for a name.
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
# The headless shell opens a fresh browser context eight times as fast as the whole Chromium, and a test opens one each.
_SHELL = "chromium-headless-shell"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATHS = ("/usr/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_MISSING = """
==========================================================================================
 NO BROWSER FOUND: the browser tests did not run.
 Install Chromium:   Debian           sudo apt-get install chromium-headless-shell  (faster; or chromium)
                     Ubuntu           sudo apt-get install chromium
                     macOS            brew install --cask chromium
 or name one:        PORTAL_CHROMIUM=/path/to/chrome make test
==========================================================================================
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium(*, whole: bool = False) -> str | None:
    """PORTAL_CHROMIUM, else the Chromium or Chrome that is installed; with `whole`, one with its window, as Lighthouse needs it."""
    if given := os.environ.get("PORTAL_CHROMIUM"):
        return given if Path(given).is_file() else None
    names = _NAMES if whole else (_SHELL, *_NAMES)
    return next((path for path in (*map(shutil.which, names[:1]), *_PATHS, *map(shutil.which, names)) if path and Path(path).is_file()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu", NO_OTHER_HOST])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    workshop = Workshop(tmp_path_factory.mktemp("browser"))
    workshop.build()
    return workshop


@pytest.fixture(scope="session")
def origin(site: Workshop) -> Iterator[str]:
    """Where the site is served, for example http://127.0.0.1:40123."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.site))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def new_page(browser: Browser, origin: str) -> Iterator[Callable[..., Page]]:
    """`new_page(locale="ar", …)`: a page in a browser of its own that was never here before; its day is TODAY."""
    contexts: list[BrowserContext] = []

    def new(**options: object) -> Page:
        context = browser.new_context(base_url=origin, **{"locale": "de-DE"} | options)
        context.clock.set_fixed_time(NOW)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def visited(browser: Browser, origin: str) -> Callable[[str], Visit]:
    """`visited("/de/offers/")`: what one visit of a page showed; each page is opened once for all tests."""
    known: dict[str, Visit] = {}

    def visit_once(path: str) -> Visit:
        if path not in known:
            known[path] = visit(browser, origin, path)
        return known[path]

    return visit_once


class _Quiet(SimpleHTTPRequestHandler):
    """A plain web server for files that does not write down every request."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        pass
