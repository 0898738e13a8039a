"""When the site would look different without anybody changing data: the file next-change.json for scheduled builds.

A job that runs every few minutes reads it and builds only when the moment has come.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from macros import newsroom
from macros.clock import BERLIN
from macros.portal import Portal

PATH = "next-change.json"


def next_change(portal: Portal, now: dt.datetime) -> tuple[dt.datetime, str]:
    """The next moment after `now` at which anything appears, ends or expires, and what. It is never later than midnight,
    for lists go by the day.
    """
    # by their time stamps: within one zone Python compares what the clock on the wall says, which in autumn goes back
    found = ((moment.timestamp(), what, moment) for moment, what in _moments(portal, now) if moment.timestamp() > now.timestamp())
    _, what, moment = min(found)
    return moment, what


def file(portal: Portal, now: dt.datetime) -> bytes:
    """`{"next_change": "2026-12-01T08:00:00+01:00", "what": "news/… appears"}`"""
    moment, what = next_change(portal, now)
    return (json.dumps({"next_change": moment.isoformat(timespec="seconds"), "what": what}, ensure_ascii=False) + "\n").encode()


def _moments(portal: Portal, now: dt.datetime) -> Iterator[tuple[dt.datetime, str]]:
    yield _midnight(now.astimezone(BERLIN).date() + dt.timedelta(days=1)), "a new day begins"
    yield from newsroom.moments(portal.records["news"])
    for key, dates in portal.almanac.events.items():
        for each in dates:
            if not each.is_all_day:  # whole days end with the day
                yield each.end.replace(tzinfo=BERLIN), f"events/{key} ends"


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, BERLIN)
