"""Lighthouse as a telephone sees the pages: scores of the first page, the lists and the records, in two directions."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.audit.browsing import ARGUMENTS
from tests.audit.findings import Finding
from tests.audit.pages import HOME, Page
from tests.audit.tools import LIGHTHOUSE
from tests.browser.conftest import find_chromium

LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
KINDS = (HOME, "offers", "offers/*", "contacts", "contacts/*", "calendar", "events", "events/*")  # those that there are
LANGUAGES = ("de", "ar")
_ATTEMPTS = 3  # now and then it fails to record a page (NO_NAVSTART); hours of an audit must not be lost by that
TIMES = {"lcp": "largest-contentful-paint", "tbt": "total-blocking-time", "cls": "cumulative-layout-shift"}


@dataclass(frozen=True)
class Scores:
    """Points of 100 by category, the times (ms; for `cls` a share) behind them, and which audits cost points."""

    points: dict[str, int]
    times: dict[str, float]
    lost: tuple[str, ...]


def chosen(pages: Sequence[Page]) -> list[Page]:
    """The pages to measure: the first of each kind that is there."""
    first: dict[tuple[str, str], Page] = {}
    for page in pages:
        if page.language in LANGUAGES and page.kind in KINDS:
            first.setdefault((page.language, page.kind), page)
    return list(first.values())


def measure(address: str, *, runs: int) -> Scores:
    """The median of several runs: the machine has good and bad moments."""
    reports = [_report(address) for _ in range(runs)]
    points = {name: round(median(each["categories"][name]["score"] * 100 for each in reports)) for name in LEAST}
    times = {name: round(median(each["audits"][audit]["numericValue"] for each in reports), 3) for name, audit in TIMES.items()}
    return Scores(points, times, tuple(_lost(reports[-1])))


def check(path: str, scores: Scores) -> Iterator[Finding]:
    for name, least in LEAST.items():
        if (points := scores.points[name]) < least:
            reasons = "; ".join(each for each in scores.lost if each.startswith(f"{name}: ")) or "no single audit"
            yield Finding("lighthouse", path, f"{name} {points}, less than {least} ({reasons})")


def _report(address: str) -> dict[str, Any]:
    flags = " ".join(("--headless=new", *ARGUMENTS))
    options = ["--output=json", "--quiet", f"--chrome-flags={flags}", f"--only-categories={','.join(LEAST)}"]
    surroundings = os.environ | {"CHROME_PATH": find_chromium(whole=True) or ""}
    for _ in range(_ATTEMPTS):
        done = subprocess.run(["node", str(LIGHTHOUSE), address, *options], env=surroundings, capture_output=True, text=True, check=False)
        if not done.returncode:
            return json.loads(done.stdout)
    raise RuntimeError(f"Lighthouse ended with {done.returncode} on {address}:\n{done.stderr[-2000:]}")


def _lost(report: dict[str, Any]) -> Iterator[str]:
    """Audits that count and are not passed, each with the category and what is wrong."""
    for name, category in report["categories"].items():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                said = audit.get("explanation") or audit.get("displayValue") or audit["title"]
                yield f"{name}: {audit['id']}: {said}"
