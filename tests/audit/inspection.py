"""One page through every check that needs a browser, and many pages at once in several processes."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.audit import axe, behaviour, privacy, weight
from tests.audit.browsing import launch, visitor
from tests.audit.findings import Finding
from tests.audit.pages import Page


@dataclass(frozen=True)
class Inspection:
    page: Page
    findings: tuple[Finding, ...]
    weight: weight.Weight


class Inspector:
    """Judges one page after the other in a browser."""

    def __init__(
        self, browser: Browser, origin: str, languages: Sequence[str], *, thorough: bool = True, now: dt.datetime | None = None
    ) -> None:
        """`languages`: those that every page links to. Not `thorough`: fewer widths and colour schemes, a third of the time.

        `now`: the moment for which the site was built, where that is long ago; what is over hides itself.
        """
        self._browser, self._origin, self._languages, self._thorough, self._now = browser, origin, languages, thorough, now
        self._reader = behaviour.Reader(browser, now)

    def close(self) -> None:
        self._reader.close()

    def inspect(self, page: Page) -> Inspection:
        with visitor(self._browser, width=360, now=self._now, bypass_csp=True) as tab:
            seen = privacy.visit(tab, self._origin + page.address)
            weighed = weight.weigh(seen)
            found = [*privacy.check(self._origin, page, seen), *weight.check(page.path, weighed)]
            found += axe.check(tab, page, thorough=self._thorough)
        found += self._reader.check(self._origin, page, self._languages, thorough=self._thorough)
        return Inspection(page, tuple(found), weighed)


def inspect_all(
    origin: str, pages: Sequence[Page], languages: Sequence[str], *, jobs: int, thorough: bool = True
) -> Iterator[Inspection]:
    """Each page in one of `jobs` processes with a browser of its own, in the order in which they are done."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(origin, languages, thorough)) as pool:
        for done in as_completed([pool.submit(_inspect, page) for page in pages]):
            yield done.result()


_inspector: Inspector  # of this process


def _start(origin: str, languages: Sequence[str], thorough: bool) -> None:
    """A browser for as long as the process lives; it ends with the process."""
    global _inspector
    _inspector = Inspector(launch(sync_playwright().start()), origin, languages, thorough=thorough)


def _inspect(page: Page) -> Inspection:
    return _inspector.inspect(page)
