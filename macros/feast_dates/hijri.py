"""The Islamic calendar: Umm al-Qura (hijridate), corrected by the months that were announced otherwise. Key: the Hijri year.

Communities in Germany mostly follow Diyanet, whose published months nearly all begin as in Umm al-Qura (not Rajab 1445
and Ramadan 1447), so the correction is a short list in data/calendar/hijri-overrides.yml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import HijriRule
from macros.models.feasts import HijriTable
from macros.models.rules import WEEKDAYS

FIRST, LAST = 1343, 1499  # hijridate knows 1500 too, but not where its last month ends
HORIZON = dt.date(2076, 11, 26)  # the last day of 1499

# Calculations were compared up to the year 2035 (reference, 2.2); later months are all taken as uncertain.
COMPARED_UNTIL = 1457


def hijri(rule: HijriRule, years: range, table: HijriTable) -> Iterator[Start]:
    """Days of a Hijri month, which begins as the table says, or as it is calculated."""
    for year in range(max(FIRST, _year_in(years.start)), min(LAST, _year_in(years.stop) + 1) + 1):
        first = month_start(year, rule.month, table)
        length = (month_start(*_next(year, rule.month), table) - first).days
        if rule.day <= length:
            is_doubtful = year > COMPARED_UNTIL or table.is_uncertain(year, rule.month)
            day = first + days(rule.day - 1)
            if rule.weekday:
                day += days((WEEKDAYS.index(rule.weekday) - day.weekday()) % 7)
            yield Start(str(year), day, length - rule.day + 1, is_doubtful)


def month_start(year: int, month: int, table: HijriTable) -> dt.date:
    return table.start(year, month) or calculated(year, month)


@cache
def calculated(year: int, month: int) -> dt.date:
    """The first day of a month by Umm al-Qura."""
    from hijridate import Hijri

    found = Hijri(year, month, 1).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def _year_in(year: int) -> int:
    """A Hijri year that begins in a Gregorian year, or the one before: 33 of them are about 32 of ours."""
    return (year - 622) * 33 // 32


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
