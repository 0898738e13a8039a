"""Pages opened in Chromium as a visitor who was never here before, and scripts run on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

from tests.browser.conftest import NO_OTHER_HOST, find_chromium

SCRIPTS = Path(__file__).parent / "scripts"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HEIGHT = 900
_PATIENCE = 90_000  # ms: a machine that does other things besides is slow, not wrong


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS, NO_OTHER_HOST])


@contextmanager
def visitor(browser: Browser, *, width: int = 1280, now: dt.datetime | None = None, **options: Any) -> Iterator[Page]:
    """An empty page in a context of its own. The Content Security Policy holds unless `bypass_csp=True`.

    Nothing moves, so that what is measured stands still. `now`: what the clock shows, where that is not the real time.
    """
    viewport = {"width": width, "height": HEIGHT}
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", locale="de-DE", service_workers="block", **options)
    context.set_default_timeout(_PATIENCE)
    if now is not None:
        context.clock.set_fixed_time(now)
    try:
        yield context.new_page()
    finally:
        context.close()


def run(page: Page, name: str, argument: object = None) -> Any:
    """The answer of `scripts/<name>.js`, which may use what `scripts/describe.js` declares."""
    return page.evaluate(_script(name), argument)


@cache
def _script(name: str) -> str:
    shared, own = ((SCRIPTS / f"{each}.js").read_text("utf-8") for each in ("describe", name))
    own = "\n".join(line for line in own.splitlines() if not line.startswith("//")).strip()
    return f"(() => {{ {shared}\nreturn ({own}); }})()"
