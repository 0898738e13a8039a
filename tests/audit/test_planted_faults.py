"""Every gate must report what it is there for: pages with one fault each, and one page without any.

Browsers run in a process of their own (as in `make audit`): a test process has room for one Playwright only.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit import structure, validity
from tests.audit.findings import Finding
from tests.audit.inspection import inspect_all
from tests.audit.pages import Page
from tests.audit.planted import FAULTS, write_site
from tests.audit.serving import serve
from tests.audit.tools import need

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("planted")]

EVERYWHERE = "(320 px; 1280 px)"

# What our own checks say, word for word.
OURS = {
    "foreign": ["privacy /de/foreign/: asks another host: https://foreign.example/pixel.png"],
    "lost-image": ["privacy /de/lost-image/: {origin}/assets/gone.png answers 404"],
    "storage": [
        'privacy /de/storage/: stores without being asked: cookie "met"',
        'privacy /de/storage/: stores without being asked: localStorage "seen"',
    ],
    "console": ["console /de/console/: warning: Das ist eine Probe", "console /de/console/: page error: missing is not defined"],
    "target": [f'keyboard /de/target/: <a.tiny> "{word}" is 10 × 10 px, less than 24 × 24 {EVERYWHERE}' for word in "ab"],
    "wide": ['layout /de/wide/: out of the window: <div.wide> "Zu breit" (reflow, 320 px; text spacing, 320 px; text 200 %, 360 px)'],
    "trap-of-2": [f'keyboard /de/trap-of-2/: focus trap: <a> "Eins" → <a> "Zwei" {EVERYWHERE}'],
    "trap-of-5": [f'keyboard /de/trap-of-5/: focus trap: <a> "Eins" → <a> "Zwei" → <a> "Drei" → <a> "Vier" → <a> "Fünf" {EVERYWHERE}'],
    "stuck": [f'keyboard /de/stuck/: focus trap: <a.stuck> "Fest" {EVERYWHERE}'],
    "ringless": [f'keyboard /de/ringless/: <a.ringless> "Ohne Ring" has no focus ring {EVERYWHERE}'],
    "beside": [f'keyboard /de/beside/: <a.beside> "Daneben" is outside the window {EVERYWHERE}'],
    "covered": [f'keyboard /de/covered/: <a> "Darunter" is covered by <div.covering> {EVERYWHERE}'],
    "clipped": [
        'layout /de/clipped/: text cut off: <p.clipped> "Dieser Satz ist so lang, dass er nicht i" '
        "(reflow, 320 px; text spacing, 320 px; text spacing, 1280 px; text 200 %, 360 px; text 200 %, 1280 px)"
    ],
    "arabic": ['language of parts /de/arabic/: "هذه جملة بالعربية بلا علامة" is Arab, but lang is "de"'],
    "script-only": ['without JavaScript /de/script-only/: <button> "Drück mich" does nothing'],
}

# What axe and Chromium say begins like this; the rest is theirs to change.
THEIRS = {
    "alt": "axe /de/alt/: image-alt: img: ",
    "button": "axe /de/button/: button-name: button: ",
    "contrast": "axe /de/contrast/: color-contrast: .faint: ",
    "target": "axe /de/target/: target-size: ",
    "inline": "console /de/inline/: error: ",
    "foreign": "console /de/foreign/: error: ",
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("planted") / "site")


@pytest.fixture(scope="module")
def found(planted: Path) -> dict[str, list[str]]:
    """What the gates say about each page, by the name of its fault."""
    need("chromium", "axe-core")
    pages = [Page(name, "de", f"/de/{name}/") for name in FAULTS]
    with serve(planted) as origin:
        done = {each.page.kind: each.findings for each in inspect_all(origin, pages, ["de"], jobs=1, thorough=False)}
        return {name: [str(finding).replace(origin, "{origin}") for finding in findings] for name, findings in done.items()}


def test_a_page_without_a_fault_is_left_in_peace(found: dict[str, list[str]]) -> None:
    assert found["sound"] == []


@pytest.mark.parametrize("name", OURS)
def test_fault_is_reported(found: dict[str, list[str]], name: str) -> None:
    assert [line for line in OURS[name] if line not in found[name]] == [], found[name]


@pytest.mark.parametrize("name", THEIRS)
def test_fault_is_reported_by_axe_or_the_browser(found: dict[str, list[str]], name: str) -> None:
    assert [line for line in found[name] if line.startswith(THEIRS[name])], found[name]


def test_inline_script_is_reported_as_what_it_is(found: dict[str, list[str]]) -> None:
    assert any("inline script" in line and "Content Security Policy" in line for line in found["inline"]), found["inline"]


def test_fault_in_a_closed_fold_is_found_by_opening_it(found: dict[str, list[str]]) -> None:
    (line,) = [line for line in found["folded"] if line.startswith("axe /de/folded/: color-contrast: ")]
    assert line.endswith("(1280 px, dark, opened)")


def test_invalid_html_is_reported(planted: Path) -> None:
    need("java", "vnu")
    found = validity.check(planted, [planted / "de" / "invalid" / "index.html", planted / "de" / "sound" / "index.html"])
    assert [(finding.check, finding.path) for finding in found] == [("vnu", "/de/invalid/")]
    assert found[0].what.startswith("line 18: Element “p” not allowed as child of element “ul”")


def test_all_files_are_looked_at_where_none_is_named(planted: Path) -> None:
    need("java", "vnu")
    assert {finding.path for finding in validity.check(planted)} == {"/de/invalid/", "/de/alt/", "/de/headings/"}


def test_skipped_level_is_reported(planted: Path) -> None:
    assert structure.check(planted) == [Finding("structure", "/de/headings/", 'h3 "Eine Ebene zu tief" follows h1')]
