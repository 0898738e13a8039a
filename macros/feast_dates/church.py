"""Christian feasts: Easter of both computations, Advent, and the Julian calendar. Key: the Gregorian year of the date
(for rules by Easter and Advent: the year of that Easter or Advent).

Easter is dateutil's (Meeus); nearly all Orthodox and Oriental churches keep the Julian computation, also where fixed
feasts follow the new calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import AdventRule, EasterRule, JulianRule

_DAY_ONE = 1721425  # Julian day number of 31 December before year 1, so that its ordinal is 0


def easter(rule: EasterRule, years: range) -> Iterator[Start]:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as sunday

    method = EASTER_WESTERN if rule.church == "west" else EASTER_ORTHODOX
    for year in _around(years):
        yield Start(str(year), sunday(year, method) + days(rule.offset))


def advent(rule: AdventRule, years: range) -> Iterator[Start]:
    for year in _around(years):
        fourth = dt.date(year, 12, 24)
        fourth -= days((fourth.weekday() + 1) % 7)  # the last Sunday before 25 December
        yield Start(str(year), fourth + days(rule.offset - 21))


def julian(rule: JulianRule, years: range) -> Iterator[Start]:
    """The Gregorian day of a Julian one: 13 days later until February 2100, then 14."""
    for year in _around(years):
        if rule.month == 2 and rule.day == 29 and year % 4:
            continue
        day = dt.date.fromordinal(_julian_day_number(year, rule.month, rule.day) - _DAY_ONE)
        yield Start(str(day.year), day)


def _around(years: range) -> range:
    """One year more on both sides: offsets and the old calendar cross New Year."""
    return range(years.start - 1, years.stop + 1)


def _julian_day_number(year: int, month: int, day: int) -> int:
    """Days since the beginning of the astronomers' count, counted as if the year began in March."""
    before_march = (14 - month) // 12
    year, month = year + 4800 - before_march, month + 12 * before_march - 3
    return day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32083
