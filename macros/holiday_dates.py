"""Public and school holidays of a Land, from the `holidays` library (statutes of the Länder; KMK for schools)."""

from __future__ import annotations

import datetime as dt
from functools import cache

@cache
def _days(land: str, year: int, category: str) -> dict[dt.date, str]:
    import holidays  # slow to import, and many builds of one record need no holiday at all

    return dict(holidays.Germany(subdiv=land, years=year, categories=(category,), language="de"))


def is_public_holiday(land: str, day: dt.date) -> bool:
    """Whether a day is a statutory holiday everywhere in the Land."""
    return day in _days(land, day.year, "public")


def is_school_holiday(land: str, day: dt.date) -> bool:
    """Whether a day lies in the school holidays of the Land (false where none are published yet)."""
    return day in _days(land, day.year, "school")


def public_holidays(land: str, start: dt.date, end: dt.date) -> list[tuple[dt.date, str]]:
    """The public holidays from `start` to `end` (both included) with their German names."""
    found = [entry for year in range(start.year, end.year + 1) for entry in _days(land, year, "public").items()]
    return sorted((day, name) for day, name in found if start <= day <= end)
