"""Three programs that read calendars, none of which knows of the others: recurring-ical-events, ical.js, node-ical.

Each answers with {uid: [(start, end, status), …]} of what it finds in a calendar, in order: moments in UTC, whole days as
`2026-12-05`, of which the last one is excluded. `recurrence` says the same from the records.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

import icalendar
import pytest

from macros import recurrence
from macros.feeds.event_entries import STATUS
from macros.feeds.stamps import utc
from macros.models.events import Event
from macros.models.moments import Moment

NODE = Path(__file__).parents[1] / "node"
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2037, 1, 1)
# The instants may not depend on where the reader is, so it is far away from Berlin.
ELSEWHERE = {**os.environ, "TZ": "America/New_York"}

Dates = dict[str, list[tuple[str, str, str]]]


def need() -> None:
    """Skips the test where one of them is missing, loudly; in CI that is a failure."""
    there = {
        "recurring-ical-events (pip)": importlib.util.find_spec("recurring_ical_events"),
        "node": shutil.which("node"),
        "ical.js (npm)": (NODE / "node_modules" / "ical.js").is_dir(),
        "node-ical (npm)": (NODE / "node_modules" / "node-ical").is_dir(),
    }
    missing = [name for name, found in there.items() if not found]
    if missing:
        message = f"READERS OF CALENDARS ARE MISSING: {', '.join(missing)}. `make test` installs them; node comes with the system."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)


def read(calendar: bytes, folder: Path) -> dict[str, Dates]:
    """What each of them finds, by its name."""
    return {"recurring-ical-events": _in_python(calendar), **_in_node(calendar, folder)}


def expected(event: Event) -> list[tuple[str, str, str]]:
    """The dates of an event as the portal itself knows them."""
    found = recurrence.occurrences(event, dt.date.min, dt.date.max)
    day = dt.timedelta(days=1) if event.is_all_day else dt.timedelta()
    return sorted((_written(each.start), _written(each.end + day), STATUS[each.status]) for each in found)


def _written(moment: Moment) -> str:
    return f"{utc(moment):%Y-%m-%dT%H:%M:%SZ}" if isinstance(moment, dt.datetime) else moment.isoformat()


def _in_python(calendar: bytes) -> Dates:
    import recurring_ical_events

    found: Dates = {}
    for each in recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between(FIRST, LAST):
        span = [value.astimezone(dt.UTC).replace(tzinfo=None) if isinstance(value, dt.datetime) else value for value in (each.start, each.end)]
        start, end = (f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, dt.datetime) else value.isoformat() for value in span)
        found.setdefault(str(each["UID"]), []).append((start, end, str(each["STATUS"])))
    return {uid: sorted(dates) for uid, dates in found.items()}


def _in_node(calendar: bytes, folder: Path) -> dict[str, Dates]:
    file = folder / "calendar.ics"
    file.write_bytes(calendar)
    command = ["node", str(NODE / "calendars.mjs"), str(file), str(FIRST), str(LAST)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ELSEWHERE)
    readers = json.loads(done.stdout)
    return {name: {uid: sorted(map(tuple, dates)) for uid, dates in found.items()} for name, found in readers.items()}
