"""The Tab key from the first stop to the last: no trap, nothing left out, every stop visible, ringed and large enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page as Tab

from tests.audit.browsing import HEIGHT, run
from tests.audit.findings import Finding
from tests.audit.pages import Page

# Width, and whether everything is opened; 320 px is a window of 1280 px at 400 %.
WALKS = ((320, False), (360, False), (1280, False), (360, True))
SHORT = ((320, False), (1280, True))
_MEDIA_STOPS = 20  # a player or a date field is one element with several stops inside
_ENOUGH = 3000
_AT_ONCE = 20  # presses, before the page is asked where they have led

Stop = dict[str, Any]


def check(tab: Tab, page: Page, *, thorough: bool = True) -> list[Finding]:
    """All walks, or a short way round; equal sentences are said once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    walked: list[str] = []
    for width, is_opened in WALKS if thorough else SHORT:
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        tab.goto(tab.url)  # focus begins anew, and what was opened is closed
        is_opened = is_opened and run(tab, "open_everything") > 0
        where = f"{width} px{', opened' if is_opened else ''}"
        if where in walked:
            continue  # there was nothing to open
        walked.append(where)
        for sentence in walk(tab):
            found[sentence][where] = None
    return [Finding("keyboard", page.path, f"{sentence} ({'; '.join(where)})") for sentence, where in found.items()]


def walk(tab: Tab) -> Iterator[str]:
    """One sentence for each thing that is wrong on the way."""
    run(tab, "keyboard")
    tab.evaluate("auditKeyboard.remember()")
    stops: list[Stop] = []
    trap = _press_to_the_end(tab, stops)
    tab.keyboard.up("Tab")
    yield from _first(stops)
    for stop in {stop["number"]: stop for stop in stops}.values():
        yield from (f"{stop['name']} {problem}" for problem in stop["problems"])
    if trap:
        yield f"focus trap: {' → '.join(trap)}"
    else:
        yield from (f"{name} is never reached with Tab" for name in tab.evaluate("auditKeyboard.missed()"))


def _press_to_the_end(tab: Tab, stops: list[Stop]) -> list[str]:
    """Fills `stops`; the answer names the elements that focus goes round in, [] where it leaves the page."""
    while len(stops) < _ENOUGH:
        for _ in range(_AT_ONCE):
            tab.keyboard.down("Tab")
        for stop in tab.evaluate("auditKeyboard.take()"):
            if stop is None:
                return []
            numbers = [each["number"] for each in stops]
            if stop["number"] in numbers and not _moves_inside(stop, numbers):
                round_trip = stops[numbers.index(stop["number"]) :]
                return list(dict.fromkeys(each["name"] for each in round_trip))
            stops.append(stop)
    return [f"no end after {_ENOUGH} stops"]


def _moves_inside(stop: Stop, numbers: list[int]) -> bool:
    return stop["isMedia"] and numbers[-1] == stop["number"] and numbers.count(stop["number"]) < _MEDIA_STOPS


def _first(stops: list[Stop]) -> Iterator[str]:
    """A page whose main part comes first has nothing to skip."""
    if not stops:
        yield "no stop at all"
    elif not stops[0]["leadsToMain"] and not stops[0]["isInMain"]:
        yield f"the first stop is {stops[0]['name']}, not a link to the main part"
