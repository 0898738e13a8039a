"""Days of our own calendar: fixed ones, weekdays, and dates somebody publishes. Key: the year."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from macros.feast_dates.starts import Start, days
from macros.models.feast_rules import GregorianRule, TableRule, WeekdayRule
from macros.models.rules import WEEKDAYS


def gregorian(rule: GregorianRule, years: range) -> Iterator[Start]:
    """The day of each year; 29 February in leap years only."""
    for year in years:
        if rule.day <= calendar.monthrange(year, rule.month)[1]:
            yield Start(str(year), dt.date(year, rule.month, rule.day))


def weekday(rule: WeekdayRule, years: range) -> Iterator[Start]:
    """The weekday of each year; a fifth one of a month is not there every year."""
    for year in years:
        day = _weekday(rule, year)
        if rule.on_or_after or day.month == rule.month:
            yield Start(str(year), day)


def table(rule: TableRule, years: range) -> Iterator[Start]:
    """The dates of the table. The second one in a year has the key `2030-2`."""
    for year in years:
        for number, day in enumerate(rule.dates.get(str(year), ()), 1):
            yield Start(str(year) if number == 1 else f"{year}-{number}", day)


def _weekday(rule: WeekdayRule, year: int) -> dt.date:
    wanted = WEEKDAYS.index(rule.weekday)
    if rule.on_or_after:
        return _first(wanted, dt.date(year, *rule.on_or_after))
    if rule.nth == -1:
        last = calendar.monthrange(year, rule.month)[1]
        return _first(wanted, dt.date(year, rule.month, last - 6))
    return _first(wanted, dt.date(year, rule.month, 1)) + days(7 * (rule.nth - 1))


def _first(wanted: int, day: dt.date) -> dt.date:
    return day + days((wanted - day.weekday()) % 7)
