"""The search of a built site: how large its index is, what it finds, and how long readers wait for the first result.

A process of its own (`python -m tests.bench.searching SITE DATA`), which prints its figures: a browser needs much memory,
and whoever measures builds must stay small.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.bench import yaml_files
from tests.bench.builds import ROOT
from tests.bench.figures import line, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOWER = 4  # the processor of the browser is slowed down so many times: about an old phone
_TYPED = {"de": "Sprachkurs", "ar": "بالألمانية"}  # ten letters each: "language course", "in German"
_FIRST = 3  # so many of them are in the field when the search is asked for the first time
_LEAST = 5  # letters that must have brought results, or something is wrong
_PATIENCE = 20_000  # milliseconds for all that has to be loaded first
_NO_RESULT = 3_000  # milliseconds after which a letter brings nothing any more
_WATCH = """() => {
  const list = document.querySelector("[data-results]");
  let start, tell;
  window.benchNext = (patience) => { window.benchDone = new Promise((resolve) => { tell = resolve; setTimeout(resolve, patience, null); }); };
  document.addEventListener("input", (event) => { start = event.timeStamp; }, true);
  new MutationObserver(() => { if (start && list.querySelector("a")) { tell?.(performance.now() - start); start = 0; } })
    .observe(list, { childList: true, subtree: true });
}"""
_ASK_FIRST = """([words, patience]) => {
  window.benchNext(patience);
  const field = document.querySelector("#search-page");
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return window.benchDone;
}"""


def index_figures(indexes: Mapping[str, bytes], name: str = "search_index") -> Iterator[tuple[str, float, str]]:
    """The index of the language that needs most for each record; kB are 1,000 bytes as a server sends them (gzip, level 6)."""
    sizes = {code: (len(gzip.compress(content, 6, mtime=0)) / 1000, len(json.loads(content)["records"])) for code, content in indexes.items()}
    code = max(sizes, key=lambda each: sizes[each][0] / sizes[each][1])
    size, records = sizes[code]
    say(f"{name}: the language that needs most is {code}")
    yield f"{name}_size", size, "kB"
    yield f"{name}_records", records, "count"
    yield f"{name}_per_1000_records", size / records * 1000, "kB"


def built_indexes(site: Path) -> dict[str, bytes]:
    return {path.parts[-3]: path.read_bytes() for path in sorted(site.glob("*/search/index.json"))}


def example_indexes() -> dict[str, bytes]:
    """Those of the example portal, whose texts are all different: a thousand records made from sixty-two compress better than real ones."""
    from macros.feeds.search_index import search_index
    from macros.views.directory import directories
    from macros.views.reader import Reader
    from macros.views.search.index import index
    from tests.search import score

    portal = score.load_example()
    readers = (Reader(portal, code, score.NOW.date(), tuple(portal.languages), score.NOW) for code in portal.languages)
    return {reader.language.code: search_index(index(reader, directories(reader))) for reader in readers}


def found() -> str:
    """How many of the queries that people might type find what they want, in the example portal: the lines of tests/search/score.py."""
    command = [sys.executable, "-m", "tests.search.score"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"tests/search/score.py failed:\n{done.stderr[-4000:]}")
    return "\n".join(each for each in done.stdout.splitlines() if each.startswith("bench "))


def waiting_figures(site: Path, data: Path) -> Iterator[tuple[str, float, str]]:
    """From the focus to the first result, from a letter to its first result, and the slowest letter: for each language, and the slower of them."""
    found: dict[str, list[float]] = {}
    with _served(site, data) as address, _browser() as browser:
        for code in (each for each in _TYPED if (site / each).is_dir()):
            ready, letters = _type(browser, f"{address}/{code}/search/", _TYPED[code])
            measured = {"search_ready_ms": ready, "search_first_result_ms": median(letters), "search_slowest_letter_ms": max(letters)}
            for name, value in measured.items():
                found.setdefault(name, []).append(value)
                yield f"{name}_{code}", value, "ms"
    for name, values in found.items():
        yield name, max(values), "ms"


def _type(browser: Browser, address: str, word: str) -> tuple[float, list[float]]:
    """Milliseconds until the search has answered for the first time, and for each letter that brought results."""
    page = browser.new_page()
    try:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load")
        page.evaluate(_WATCH)
        ready = page.evaluate(_ASK_FIRST, [word[:_FIRST], _PATIENCE])
        if ready is None:
            raise RuntimeError(f"{address}: the search found nothing for '{word[:_FIRST]}'")
        page.locator("#search-page").fill("")
        letters = [each for each in (_letter(page, letter) for letter in word) if each is not None]
    finally:
        page.close()
    if len(letters) < _LEAST:
        raise RuntimeError(f"{address}: only {len(letters)} letters of '{word}' brought results")
    return ready, letters


def _letter(page: Page, letter: str) -> float | None:
    """None for a letter that brings no result."""
    page.evaluate("(patience) => { window.benchNext(patience); }", _NO_RESULT)
    page.keyboard.type(letter)
    return page.evaluate("() => window.benchDone")


@contextmanager
def _served(site: Path, data: Path) -> Iterator[str]:
    """The site as `portal serve` sends it, with its headers; yields the address of its root."""
    from macros.server import Handler

    base = urlsplit(yaml_files.read(data / "site.yml")["url"]).path.rstrip("/")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, site=site, base=base)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import find_chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _has_browser() -> bool:
    if find_spec("playwright") is None:
        return False
    from tests.browser.conftest import find_chromium

    return find_chromium() is not None


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching", description="Measure the search of a built site.")
    parser.add_argument("site", type=Path)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    for figure in (*index_figures(built_indexes(arguments.site)), *index_figures(example_indexes(), "search_index_example")):
        print(line(*figure), flush=True)
    if shutil.which("node"):
        print(found(), flush=True)
    else:
        say("NODE IS MISSING: what the search finds was not measured. Install nodejs")
    if _has_browser():
        for figure in waiting_figures(arguments.site, arguments.data):
            print(line(*figure), flush=True)
    else:
        say("NO BROWSER FOUND: how long readers wait for a result was not measured. Install chromium, or name one with PORTAL_CHROMIUM")


if __name__ == "__main__":
    main()
