"""Public and school holidays of a Land, from the `holidays` library (statutes of the Länder; KMK for schools)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from msgspec import Struct

from macros import memory

_DAY = dt.timedelta(days=1)


class Holiday(Struct, frozen=True, order=True):
    """Days, both included, that a Land has free for one reason. `name`: the German one, as the library writes it."""

    start: dt.date
    end: dt.date
    name: str


_kept: tuple[Path, bytes] | None = None


def keep(folder: Path, version: bytes) -> None:
    """Keep in a folder what is worked out, for builds to come with the same version of the code and its libraries."""
    global _kept
    _kept = folder, version


@cache
def _days(land: str, year: int, category: str) -> dict[dt.date, str]:
    if _kept is None:
        return _worked_out(land, year, category)
    file, version = _kept[0] / f"{land}-{year}-{category}", _kept[1]
    found = memory.recall(file)
    if found is None or found[0] != version:
        found = version, _worked_out(land, year, category)
        memory.store(file, *found)
    return found[1]


def _worked_out(land: str, year: int, category: str) -> dict[dt.date, str]:
    import holidays  # loads the holidays of all countries, and that takes longer than to build a changed page

    return dict(holidays.Germany(subdiv=land, years=year, categories=(category,), language="de"))


def is_public_holiday(land: str, day: dt.date) -> bool:
    """Whether a day is a statutory holiday everywhere in the Land."""
    return day in _days(land, day.year, "public")


def is_school_holiday(land: str, day: dt.date) -> bool:
    """Whether a day lies in the school holidays of the Land (false where none are published yet)."""
    return day in _days(land, day.year, "school")


def has_holiday(land: str, name: str, years: range, *, everywhere: bool = True) -> bool:
    """Whether a Land has a statutory holiday of this name in one of the years: everywhere, or in its Catholic municipalities only."""
    category = "public" if everywhere else "catholic"
    return any(name in _days(land, year, category).values() for year in years)


def public_holidays(land: str, first: dt.date, last: dt.date) -> list[Holiday]:
    """The statutory holidays of the whole Land from `first` to `last`."""
    return [Holiday(day, day, name) for day, name in _between(land, first, last, "public")]


def school_holidays(land: str, first: dt.date, last: dt.date) -> list[Holiday]:
    """The school holidays that touch the days from `first` to `last`, each from its first to its last day."""
    found: list[Holiday] = []
    for day, name in _between(land, first - 60 * _DAY, last + 60 * _DAY, "school"):
        before = found[-1] if found else None
        if before and before.name == name and before.end == day - _DAY:
            found[-1] = Holiday(before.start, day, name)
        else:
            found.append(Holiday(day, day, name))
    return [each for each in found if each.start <= last and each.end >= first]


def school_horizon(land: str, start: dt.date) -> dt.date | None:
    """The last day of school holidays that is published, looked for from `start` on; None where there is none."""
    days = [day for year in range(start.year, start.year + 10) for day in _days(land, year, "school")]
    return max(days, default=None)


def _between(land: str, first: dt.date, last: dt.date, category: str) -> list[tuple[dt.date, str]]:
    found = [entry for year in range(first.year, last.year + 1) for entry in _days(land, year, category).items()]
    return sorted((day, name) for day, name in found if first <= day <= last)
