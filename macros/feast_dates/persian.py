"""Nowruz, the spring equinox in Tehran. Key: the Gregorian year.

The year begins on the day whose noon follows the equinox (Iranian law of 1925); astronomy-engine gives the moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from macros.clock import BERLIN
from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import PersianRule

_TEHRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))  # Iran Standard Time, which the calendar follows all year
_NOON = dt.time(12)


def persian(rule: PersianRule, years: range) -> Iterator[Start]:
    for year in range(years.start - 1, years.stop + 1):
        yield Start(str(year), _nowruz(year) + days(rule.offset))


@cache
def equinox(year: int) -> dt.datetime:
    """The moment of the spring equinox, Berlin time."""
    from astronomy import Seasons

    return Seasons(year).mar_equinox.Utc().replace(tzinfo=dt.UTC).astimezone(BERLIN)


def _nowruz(year: int) -> dt.date:
    moment = equinox(year).astimezone(_TEHRAN)
    return moment.date() + days(moment.time() >= _NOON)
