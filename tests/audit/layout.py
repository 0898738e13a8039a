"""Nothing is cut off and nothing scrolls sideways: narrow windows, wider spacing of text, text of twice the size."""

from __future__ import annotations

from collections import defaultdict

from playwright.sync_api import Page as Tab

from tests.audit.browsing import HEIGHT, run
from tests.audit.findings import Finding
from tests.audit.pages import Page

# WCAG 1.4.12; scripts whose letters are joined know no space between letters
_SPACING = """* { line-height: 1.5 !important; word-spacing: .16em !important; }
:not(:lang(ar), :lang(fa)) { letter-spacing: .12em !important; }
p, li, dd { margin-block-end: 2em !important; }"""
_TWICE = "html { font-size: 200% !important; }"

# name, width in px, styles: a reader's own settings
CONDITIONS = (
    ("reflow", 320, ""),
    ("text spacing", 320, _SPACING),
    ("text spacing", 1280, _SPACING),
    ("text 200 %", 360, _TWICE),
    ("text 200 %", 1280, _TWICE),
)

# constructed, so that the Content Security Policy does not stop the test
_STYLE = "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"


def check(tab: Tab, page: Page) -> list[Finding]:
    """Every finding once, with the conditions under which it shows."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    _all_conditions(tab, found, "")
    if run(tab, "open_everything"):
        _all_conditions(tab, found, ", opened")
    tab.evaluate(_STYLE, "")
    return [Finding("layout", page.path, f"{sentence} ({'; '.join(where)})") for sentence, where in found.items()]


def _all_conditions(tab: Tab, found: dict[str, dict[str, None]], state: str) -> None:
    for name, width, styles in CONDITIONS:
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        tab.evaluate(_STYLE, styles)
        for script, trouble in (("sideways", "out of the window"), ("clipped", "text cut off")):
            for each in run(tab, script):
                found[f"{trouble}: {each}"][f"{name}, {width} px{state}"] = None
