"""The same data a day later, and over the turn of the month: only what depends on the day changes, and no UID ever does."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import icalendar
import pytest

from tests.sites import LANGUAGES, NOW, Workshop, differing

DAY = dt.timedelta(days=1)
TURN = dt.datetime(2026, 11, 30, 8, tzinfo=NOW.tzinfo)
_DAY_OF_BUILD = r'<time datetime="2026-11-2[01]">[^<]*</time>|(?<=</bdi></p>\n)<p>[^<]*</p>|data-built="[^"]*"'
_EVENTS_OF_THE_WEEK = r'(?<=/events/week/">)[^<]*<span class="number">\d+</span>'
_MASKED = re.compile(f"{_DAY_OF_BUILD}|{_EVENTS_OF_THE_WEEK}")

Files = dict[str, bytes]


def built(folder: Path, now: dt.datetime, frames: Path | None = None) -> Workshop:
    workshop = Workshop(folder, frames=frames)
    workshop.build(now=now)
    return workshop


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The site of one day and that of the next."""
    first = built(tmp_path_factory.mktemp("first"), NOW)
    return first.files(), built(tmp_path_factory.mktemp("second"), NOW + DAY, first.cache).files()


def entries(files: Files) -> dict[str, dict[str, tuple[bytes, bytes]]]:
    """Path of each calendar → UID and what tells dates of a series apart → when the entry was changed, and when it begins."""
    found: dict[str, dict[str, tuple[bytes, bytes]]] = {}
    for path, content in files.items():
        if path.endswith(".ics"):
            events = icalendar.Calendar.from_ical(content).walk("VEVENT")
            found[path] = {
                f"{event['UID']} {event['RECURRENCE-ID'].to_ical() if 'RECURRENCE-ID' in event else ''}":
                (event["DTSTAMP"].to_ical(), event["DTSTART"].to_ical()) for event in events
            }  # fmt: skip
    return found


def test_calendars_and_open_data_are_the_same(days: tuple[Files, Files]) -> None:
    first, second = days
    beside = [path for path in first if path.endswith((".ics", ".csv")) or path.startswith("open-data/")]
    assert len(beside) > 60
    assert [path for path in beside if first[path] != second.get(path)] == []


def test_no_page_comes_or_goes(days: tuple[Files, Files]) -> None:
    assert [set(files) ^ set(days[0]) for files in days] == [set(), set()]


def test_pages_differ_only_where_the_day_matters(days: tuple[Files, Files]) -> None:
    """The day of the build and the number of events in the next seven days stand on many pages; the rest tells what is next."""
    first, second = ({path: _MASKED.sub("", content.decode()).encode() for path, content in files.items() if path.endswith(".html")} for files in days)
    pages = ("calendar/index.html", "events/week/index.html", "index.html", "specimens/index.html")
    assert differing(first, second) == sorted(f"{code}/{page}" for code in LANGUAGES for page in pages)


def test_the_turn_of_the_month_moves_the_window_and_no_entry(tmp_path: Path) -> None:
    before = built(tmp_path / "before", TURN)
    after = built(tmp_path / "after", TURN + DAY, before.cache)
    old, new = entries(before.files()), entries(after.files())
    assert old.keys() == new.keys()
    kept = [(path, key) for path in old for key in old[path].keys() & new[path].keys()]
    assert len(kept) > 100
    assert [(path, key) for path, key in kept if old[path][key] != new[path][key]] == []
