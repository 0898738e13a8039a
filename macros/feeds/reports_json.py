"""open-data/reports.json: the yearly reports, when they were published, and where they are in each language."""

from __future__ import annotations

import json
from typing import Any

from macros import urls
from macros.feeds.concept_records import in_all, release
from macros.feeds.plain import filled, uri
from macros.models.concept.reports import Report
from macros.project import Edition
from macros.urls import Urls


def reports(edition: Edition) -> bytes:
    """The latest first."""
    found = sorted(edition.portal.records["concept/reports"].values(), key=lambda report: report.year, reverse=True)
    whole = {"reports": [_report(edition, each) for each in found]}
    release(edition)
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _report(edition: Edition, report: Report) -> dict[str, Any]:
    absolute = Urls(edition.portal.settings).absolute
    return filled({
        "year": report.year,
        "published": str(report.published),
        "name": in_all(edition, "concept/reports", report.id, "name"),
        "pages": {code: absolute(code, urls.report(report.year)) for code in edition.languages},
        "url": uri(report.url),
    })
