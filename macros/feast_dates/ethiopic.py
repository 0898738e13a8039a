"""The Ethiopian calendar, whose days are those of the Coptic one too. Key: the Ethiopian year.

Twelve months of 30 days and one of 5, or 6 in the year before a Gregorian leap year; the year begins on 11 or 12 September.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from macros.feast_dates.starts import Start
from macros.models.feast_rules import EthiopicRule

_EPOCH = 2796  # ordinal of 1 Meskerem of year 1: 29 August 8 of the Julian calendar
_GENNA = (4, 29)


def ethiopic(rule: EthiopicRule, years: range) -> Iterator[Start]:
    for year in range(years.start - 9, years.stop - 6):
        is_long = year % 4 == 3
        if (rule.month, rule.day) == _GENNA:
            # Christmas stays on 7 January: in the year after a long one it is kept on 28 Tahsas, not on the 29th.
            yield Start(str(year), dt.date(year + 8, 1, 7))
        elif rule.month < 13 or rule.day <= 5 + is_long:
            yield Start(str(year), _date(year, rule.month, rule.day))


def _date(year: int, month: int, day: int) -> dt.date:
    return dt.date.fromordinal(_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)
