"""How a page behaves in a real browser where the Content Security Policy holds, with JavaScript and without."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import ExitStack

from playwright.sync_api import Browser, ConsoleMessage
from playwright.sync_api import Page as Tab

from tests.audit import keyboard, layout
from tests.audit.browsing import run, visitor
from tests.audit.findings import Finding
from tests.audit.pages import Page

_UNFOLD = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"  # browsers do it without a script
_PATIENCE = 30  # tenths of a second


class Reader:
    """Somebody who goes from page to page, in a tab with JavaScript and one without; cheaper than a new browser for each."""

    def __init__(self, browser: Browser, now: dt.datetime | None = None) -> None:
        self._contexts = ExitStack()
        self._tab = self._contexts.enter_context(visitor(browser, now=now))
        self._plain_tab = self._contexts.enter_context(visitor(browser, java_script_enabled=False))
        self._said = listen(self._tab)

    def close(self) -> None:
        self._contexts.close()

    def check(self, origin: str, page: Page, languages: Sequence[str], *, thorough: bool = True) -> list[Finding]:
        """`languages`: those that the page must link to."""
        self._said.clear()
        self._tab.goto(origin + page.address)
        found = [*layout.check(self._tab, page), *words(self._tab, page), *keyboard.check(self._tab, page, thorough=thorough)]
        found += [Finding("console", page.path, each) for each in dict.fromkeys(self._said)]
        self._plain_tab.goto(origin + page.address)
        return found + without_javascript(self._plain_tab, page, languages)


def listen(tab: Tab) -> list[str]:
    """Grows by everything that is said on the console from now on; what the policy refuses is said there, too."""
    said: list[str] = []

    def write_down(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    tab.on("console", write_down)
    tab.on("pageerror", lambda error: said.append(f"page error: {error}"))
    return said


def words(tab: Tab, page: Page) -> list[Finding]:
    """Words that a screen reader would read in the wrong language, also where something must be opened to see them."""
    run(tab, "open_everything")
    return [Finding("language of parts", page.path, each) for each in run(tab, "wrong_scripts")]


def without_javascript(tab: Tab, page: Page, languages: Sequence[str]) -> list[Finding]:
    found = run(tab, "without_javascript")
    tab.evaluate(_UNFOLD)
    for _ in range(_PATIENCE):  # what was folded counts as hidden until it is painted
        if not (missing := run(tab, "languages_missing", list(languages))):
            break
        tab.wait_for_timeout(100)
    return [Finding("without JavaScript", page.path, each) for each in (*found, *missing)]
