"""An editor's day: one summary changes, and how long until the site has it: built, and seen in `portal serve`."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.bench import records, yaml_files
from tests.bench.builds import ROOT, Folders, build, moment
from tests.bench.figures import Figures, say

_KEY = records.record_id("offers", 1)
_PAGE = f"de/offers/{_KEY}/"
_ASK_AGAIN = 0.02  # seconds between two requests
_PATIENCE = 600  # seconds


def one_offer(folders: Folders, runs: int, figures: Figures) -> None:
    """One changed summary, then a build with the cache and the site of the build before.

    The first change after a build from nothing also lays out the directory beside the site, so it is a figure of its own.
    """
    full = figures.get("ours_wall")
    done = []
    for number in range(runs + 1):
        say(f"one offer changed, run {number} of {runs}" if number else "the first change")
        summary = _change(folders.data, f"gebaut {number}")
        done.append(build(folders, folders.data))
        if summary not in (folders.site / _PAGE / "index.html").read_text(encoding="utf-8"):
            raise RuntimeError(f"the new summary of {_KEY} did not reach its page")
    first = done.pop(0)
    wall = median(each.wall for each in done)
    figures.add("first_change_wall", first.wall, "s")
    figures.add("first_change_vs_full", first.wall / full, "x")
    figures.add("one_offer_wall", wall, "s")
    figures.add("one_offer_peak_memory", max(each.peak_memory for each in done), "MiB")
    figures.add("one_offer_vs_full", wall / full, "x")


def served(folders: Folders, runs: int, figures: Figures) -> None:
    """The same with `portal serve` running: from the saved file to the answer that holds the new text."""
    say("starting portal serve")
    walls = []
    with _server(folders) as page:
        for number in range(runs + 1):
            say(f"one offer changed under portal serve, run {number} of {runs}" if number else "the first change under portal serve")
            start = time.perf_counter()
            page.until(_change(folders.data, f"gezeigt {number}"))
            walls.append(time.perf_counter() - start)
    wall = median(walls[1:])
    figures.add("serve_first_change_wall", walls[0], "s")
    figures.add("serve_change_wall", wall, "s")
    figures.add("serve_change_vs_full", wall / figures.get("ours_wall"), "x")


def _change(data: Path, version: str) -> str:
    summary = f"Geänderte Zusammenfassung, {version}."
    records.change_summary(data, _KEY, summary)
    return summary


class _Asking:
    """Asks `portal serve` for one page, as a browser does that is reloaded again and again."""

    def __init__(self, process: subprocess.Popen, port: int, path: str) -> None:
        self._process, self._port, self._path = process, port, path

    def until(self, words: str) -> None:
        """Return as soon as the page holds these words. Raises RuntimeError when the server has ended, or after _PATIENCE."""
        end = time.monotonic() + _PATIENCE
        while words not in (self._page() or ""):
            if self._process.poll() is not None:
                raise RuntimeError(f"portal serve ended with {self._process.returncode}")
            if time.monotonic() > end:
                raise RuntimeError(f"portal serve did not show '{words}' within {_PATIENCE} s")
            time.sleep(_ASK_AGAIN)

    def _page(self) -> str | None:
        """None while there is no server yet, or no page: for a moment, while the site is exchanged."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", self._path)
            answer = connection.getresponse()
            return answer.read().decode() if answer.status == 200 else None
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()


@contextmanager
def _server(folders: Folders) -> Iterator[_Asking]:
    """`portal serve` on a free port, ready: it has built, and it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    noon = dt.datetime.fromisoformat(moment(folders.data)).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}  # `serve` has no --now
    options = ["--data", folders.data, "--site", folders.site, "--cache", folders.cache, "--port", str(port)]
    command = [sys.executable, "-m", "macros", "serve", *options]
    base = urlsplit(yaml_files.read(folders.data / "site.yml")["url"]).path.rstrip("/")
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            asking = _Asking(process, port, f"{base}/{_PAGE}")
            asking.until("<h1")
            yield asking
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_PATIENCE)
