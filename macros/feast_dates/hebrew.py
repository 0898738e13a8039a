"""The Hebrew calendar: fixed arithmetic (pyluach), and the rules that keep fasts and memorial days off the Sabbath.

Key: the Hebrew year. The day begins in the evening before; the date is that of the day itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import HebrewRule

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6

# Weekday → days moved. Fasts give way to the Sabbath (17 Tammuz, 9 Av, 3 Tishri are kept a day later, the Fast of
# Esther on the Thursday before); Yom haShoah and Independence Day move by Israeli law, so that no eve touches it.
_SHIFTS = {
    "none": {},
    "fast_after_sabbath": {SATURDAY: 1},
    "fast_before_sabbath": {SATURDAY: -2},
    "yom_hashoah": {FRIDAY: -1, SUNDAY: 1},
    "yom_haatzmaut": {FRIDAY: -1, SATURDAY: -2, MONDAY: 1},
}


def hebrew(rule: HebrewRule, years: range) -> Iterator[Start]:
    for year in range(years.start + 3760, years.stop + 3761):
        day = _date(year, rule.month, rule.day)
        if day is not None:
            yield Start(str(year), day + days(_SHIFTS[rule.shift].get(day.weekday(), 0)))


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The day; None in a year whose Cheshvan or Kislev has no 30th."""
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Month, Year

    if month == 12 and Year(year).leap:
        month = 13  # feasts of Adar are kept in Adar II
    if day == 30 and len(Month(year, month)) < 30:
        return None
    return HebrewDate(year, month, day).to_pydate()
