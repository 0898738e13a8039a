"""Only the dates of a data directory: twelve years of feasts, every event, and all calendars of every language, without any page.

Run as a process of its own, so that the benchmark can measure what dates and calendars cost apart from pages.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from macros import feast_dates
from macros.feeds import calendars, open_data
from macros.fingerprints import RecordFingerprints
from macros.portal import load
from macros.project import Edition, Project

ROOT = Path(__file__).resolve().parents[2]
YEARS = 12


def make(data: Path, today: dt.date, *, only_read: bool) -> int:
    """How many calendars and files of open data were made."""
    portal = load(data, today=today)
    if only_read:
        return 0
    feast_dates.occurrences(portal.feasts, dt.date(today.year, 1, 1), dt.date(today.year + YEARS - 1, 12, 31))
    edition = Edition(Project(ROOT, data, data), portal, dt.datetime.combine(today, dt.time(12)), tuple(portal.languages))
    made = [file.make() for file in open_data.published(edition)]
    for code in edition.languages:
        chain = [language.code for language in portal.languages.chain(code)]
        made += [file.make() for file in calendars.files(edition.reader(code), RecordFingerprints(portal, chain))]
        portal.release(code)
    return len(made)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dates", description="Work out all dates, make all calendars.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--today", type=dt.date.fromisoformat, required=True)
    parser.add_argument("--only-read", action="store_true", help="read and check the data, and stop there")
    arguments = parser.parse_args()
    print(make(arguments.data, arguments.today, only_read=arguments.only_read))


if __name__ == "__main__":
    main()
