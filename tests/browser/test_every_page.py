"""What must be true of every kind of page, at every width; of the most important ones in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.browser.visits import WIDTHS, Visit
from tests.sites import LANGUAGES, Workshop

# In every language; `specimens/` shows every component once.
EVERYWHERE = ("", "offers/", "offers/kurs/", "offers/vorbei/", "contacts/buero/", "events/", "calendar/", "guides/ankommen/", "numbers/", "about/", "specimens/")
# What differs from the page of its kind that tests/browser/test_gates.py judges: in the languages in turn.
IN_TURN = ("contacts/verein/", "events/fest/", "events/damals/", "events/month/2026-12/", "calendar/feasts/easter/", "needs/deutsch/", "404.html")
PATHS = (
    "/", "/404.html",
    *(f"/{code}/{kind}" for code in LANGUAGES for kind in EVERYWHERE),
    *(f"/{LANGUAGES[number % len(LANGUAGES)]}/{kind}" for number, kind in enumerate(IN_TURN)),
)  # fmt: skip

Visited = Callable[[str], Visit]
every_page = pytest.mark.parametrize("path", PATHS)


@every_page
def test_console_stays_silent(visited: Visited, path: str) -> None:
    assert visited(path).said == []


@every_page
def test_no_request_fails(visited: Visited, path: str) -> None:
    assert visited(path).failed == []


@every_page
def test_nothing_is_asked_from_another_host(visited: Visited, origin: str, path: str) -> None:
    assert [url for url in visited(path).requests if not url.startswith(f"{origin}/")] == []


@every_page
def test_nothing_is_stored(visited: Visited, path: str) -> None:
    found = visited(path)
    assert (found.cookies, found.seen["cookies"], found.seen["storage"]) == (0, "", 0)


@every_page
def test_language_and_direction(visited: Visited, path: str) -> None:
    code = path.split("/")[1]
    expected = {"ar": ("ar", "rtl"), "en": ("en", "ltr")}.get(code, ("de", "ltr"))
    assert (visited(path).seen["language"], visited(path).seen["direction"]) == expected


@every_page
def test_one_heading_and_one_visible_main(visited: Visited, path: str) -> None:
    found = visited(path).seen
    assert len(found["headings"]) == 1 and found["headings"][0]
    assert found["main"] == [True]


@every_page
def test_no_level_of_headings_is_left_out(visited: Visited, path: str) -> None:
    levels = visited(path).seen["levels"]
    assert levels[0] == 1
    assert [(first, second) for first, second in pairwise(levels) if second > first + 1] == []


@pytest.mark.parametrize(("path", "width"), [(path, width) for path in PATHS for width in WIDTHS])
def test_page_does_not_scroll_sideways(visited: Visited, path: str, width: int) -> None:
    assert visited(path).too_wide[width] == []


@every_page
def test_phone_numbers_are_kept_from_left_to_right(visited: Visited, path: str) -> None:
    assert visited(path).seen["strayPhones"] == []


@every_page
def test_links_and_buttons_have_names(visited: Visited, path: str) -> None:
    assert visited(path).seen["nameless"] == []


@every_page
def test_links_are_large_enough_or_far_enough_apart_for_a_finger(visited: Visited, path: str) -> None:
    assert visited(path).seen["small"] == []  # WCAG 2.2, 2.5.8: 24 px; links within sentences are left out


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_background(visited: Visited, path: str, scheme: str) -> None:
    assert visited(path).contrast[scheme]["tooFaint"] == []  # WCAG 2.2, 1.4.3: 4.5 to 1


@every_page
def test_dark_scheme_is_dark_and_light_scheme_is_light(visited: Visited, path: str) -> None:
    assert visited(path).contrast["dark"]["background"] < 0.1
    assert visited(path).contrast["light"]["background"] > 0.8


def test_phone_numbers_of_all_pages_are_kept_from_left_to_right(site: Workshop) -> None:
    bodies = {path: ElementTree.fromstring(content).find("body") for path, content in site.files().items() if path.endswith(".html")}
    stray = {path: found for path, body in bodies.items() if (found := list(stray_phones(body)))}
    assert stray == {}


def stray_phones(element: ElementTree.Element) -> Iterator[str]:
    """Texts with a phone number outside of `<bdi dir="ltr">`."""
    if element.tag == "bdi" and element.get("dir") == "ltr":
        return
    for text in (element.text, *(child.tail for child in element)):
        if text and re.search(r"\+49[\d ]{6,}", text):
            yield text.strip()
    for child in element:
        yield from stray_phones(child)


@pytest.mark.parametrize("path", ["/ar/contacts/buero/", "/ar/numbers/", "/de/contacts/verein/"])
def test_phone_numbers_can_be_called(visited: Visited, path: str) -> None:
    assert visited(path).seen["phones"] >= 1
