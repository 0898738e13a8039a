"""Calendars of the moon: the lunar calendar of China, Vietnam and Korea, and full moons in Berlin.

Key: the lunar year (that in which its New Year lies), and the Gregorian year for full moons.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from macros.clock import BERLIN
from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import ChineseRule, FullMoonRule

FIRST, LAST = 1901, 2099  # what borax knows
HORIZON = dt.date(2099, 12, 31)

# Vietnam and Korea count from the new moon on their own clocks, so a month may begin a day before or after China's:
# Tết 2030 is 2 February (China: 3rd), Seollal 2027 is 7 February (6th) and 2028 is 27 January (26th).
_ZONES = {"vn": dt.timezone(dt.timedelta(hours=7)), "kr": dt.timezone(dt.timedelta(hours=9))}
# In 2053 the leap months of Vietnam and China come to differ (Tết a month apart), which a day cannot mend.
ZONE_HORIZON = dt.date(2052, 12, 31)


def chinese(rule: ChineseRule, years: range) -> Iterator[Start]:
    last = LAST if rule.zone == "cn" else ZONE_HORIZON.year
    for year in range(max(FIRST, years.start - 1), min(last + 1, years.stop)):
        yield Start(str(year), _month_start(year, rule.month, rule.zone) + days(rule.day - 1))


def fullmoon(rule: FullMoonRule, years: range) -> Iterator[Start]:
    for year in years:
        found = full_moons(year, rule.month)
        if found:  # a February may have none
            yield Start(str(year), found[0 if rule.which == "first" else -1])


@cache
def full_moons(year: int, month: int) -> tuple[dt.date, ...]:
    """The days of a month with a full moon, Berlin time."""
    moment = dt.datetime(year, month, 1, tzinfo=BERLIN)
    found = []
    while (moment := _phase(180, moment).astimezone(BERLIN)).month == month:
        found.append(moment.date())
        moment += days(1)
    return tuple(found)


@cache
def _month_start(year: int, month: int, zone: str) -> dt.date:
    from borax.calendars.lunardate import LunarDate

    start = LunarDate(year, month, 1).to_solar_date()
    if zone == "cn":
        return start
    around = dt.datetime.combine(start - days(3), dt.time(), dt.UTC)
    return _phase(0, around).astimezone(_ZONES[zone]).date()


def _phase(degrees: int, after: dt.datetime) -> dt.datetime:
    """The first moment after another at which the moon is so far from the sun: 0 new, 180 full."""
    from astronomy import SearchMoonPhase, Time

    utc = after.astimezone(dt.UTC)
    start = Time.Make(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second)
    return SearchMoonPhase(degrees, start, 40).Utc().replace(tzinfo=dt.UTC)
