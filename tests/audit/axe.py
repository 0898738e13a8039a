"""axe-core: WCAG A and AA up to 2.2 and its best practices, light and dark, narrow and wide, folds closed and opened."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from playwright.sync_api import Page as Tab

from tests.audit.browsing import HEIGHT, run
from tests.audit.findings import Finding
from tests.audit.pages import Page
from tests.audit.tools import AXE

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Width, colour scheme, and whether everything is opened.
CONDITIONS = tuple((width, scheme, is_opened) for is_opened in (False, True) for width in (360, 1280) for scheme in ("light", "dark"))
FEW = ((360, "light", False), (1280, "dark", True))
OF_COLOURS = ("color-contrast", "link-in-text-block")  # all that another colour scheme can change

# A menu that somebody opened may lie over other links; how large these are is judged while it is closed.
_RUN = """([runOnly, isOpened]) => {
const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const isUnderMenu = (element) => [...document.querySelectorAll("details[open] > :not(summary), dialog[open], [popover]")].some((menu) =>
  !menu.contains(element) && getComputedStyle(menu).position !== "static" && meet(menu.getBoundingClientRect(), element.getBoundingClientRect()));
return axe.run(document, {
  runOnly, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"], elementRef: true,
}).then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes
  .filter(({ element }) => !(isOpened && id === "target-size" && (!element?.closest("details, dialog, [popover]") || isUnderMenu(element))))
  .map(({ target, any, all, none }) => `${id}: ${target.flat().join(" ")}: ${[...any, ...all, ...none][0]?.message ?? help}`)));
}"""


def check(tab: Tab, page: Page, *, thorough: bool = True) -> list[Finding]:
    """Every rule that an element breaks, with the conditions under which it does. The policy must not hold: it refuses axe."""
    found: dict[str, list[str]] = defaultdict(list)
    looked: dict[str, tuple[int, bool]] = {}
    tab.evaluate(_axe())
    has_folds = False
    for width, scheme, is_opened in CONDITIONS if thorough else FEW:
        has_folds = has_folds or (is_opened and run(tab, "open_everything") > 0)
        where = f"{width} px, {scheme}{', opened' if has_folds else ''}"
        if where in looked:
            continue  # there was nothing to open
        only_colours = (width, has_folds) in looked.values()
        looked[where] = width, has_folds
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        tab.emulate_media(color_scheme=scheme)
        for sentence in _violations(tab, has_folds, only_colours):
            found[sentence].append(where)
    return [Finding("axe", page.path, f"{sentence} ({'; '.join(where)})") for sentence, where in found.items()]


def _violations(tab: Tab, is_opened: bool, only_colours: bool) -> list[str]:
    rules = {"type": "rule", "values": OF_COLOURS} if only_colours else {"type": "tag", "values": TAGS}
    return tab.evaluate(_RUN, [rules, is_opened])


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")
