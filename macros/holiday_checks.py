"""Rules for public_holidays.yml and school_holidays.yml: each holiday of the Land has a name, and leads to a feast there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros import feast_dates
from macros.checks import locate
from macros.problems import WARNING, Problem, quoted, suggest

if TYPE_CHECKING:
    from macros.portal import Portal

_FILES = ("public_holidays", "school_holidays")


def check_holidays(portal: Portal) -> Iterator[Problem]:
    """Everything that is wrong with the names of holidays."""
    for key, term in portal.vocabularies["public_holidays"].items():
        if term.feast and portal.feasts and term.feast not in portal.feasts:
            message = f"unknown feast {quoted(term.feast)}{suggest(term.feast, portal.feasts)}"
            yield locate(portal.data, "public_holidays.yml", (key, "feast"), message)


def check_holiday_names(portal: Portal, *, today: dt.date) -> Iterator[Problem]:
    """What the library knows and data/ has no name for stays German in every language, so somebody is told."""
    first, last = feast_dates.window(today)
    almanac = portal.almanac
    for file, found in zip(_FILES, (almanac.public_holidays(first, last), almanac.school_holidays(first, last)), strict=True):
        known = [term.official for term in portal.vocabularies[file].values()]
        for name in sorted({holiday.name for holiday in found} - set(known)):
            message = f"no entry with official {quoted(name)}, which the Land {almanac.land} has; readers of every language see the German name"
            yield locate(portal.data, f"{file}.yml", (), message, WARNING)
