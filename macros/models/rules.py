"""Recurrence: on which days a rule falls, as iCalendar (RFC 5545) counts them. Offers and events share it.

Our own few lines instead of dateutil's: a rule here is answered from any day on without counting from its start, and
ends after a bounded number of steps whatever it says. The tests compare every kind of rule with dateutil.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from macros.models.values import Model, Whole, matching, one_of, wrong
from macros.problems import quoted

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 names
_BYDAY = re.compile(rf"(-1|[1-5])?({'|'.join(WEEKDAYS)})")


def _byday(value: Any) -> tuple[int | None, int]:
    found = _BYDAY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong(f"{quoted(value)} is not a weekday (expected MO, TU, WE, TH, FR, SA, SU, or '2WE' in a monthly rule)")
    return (int(found[1]) if found[1] else None), WEEKDAYS.index(found[2])


ByDay = Annotated[Any, BeforeValidator(_byday), WithJsonSchema({"type": "string", "pattern": f"^{_BYDAY.pattern}$"})]
MonthDay = matching(re.compile(r"-1|[1-9]|[12][0-9]|3[01]"), "a day of the month (expected 1 to 31, or -1 for the last one)", int, int)


class Rule(Model):
    """A recurrence without its start and end. Weeks begin on Monday; a yearly rule stays in the month of its start."""

    longest_interval: ClassVar[int] = 99

    freq: one_of("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
    interval: Whole = 1
    byday: tuple[ByDay, ...] = ()
    bymonthday: tuple[MonthDay, ...] = ()

    @model_validator(mode="after")
    def _is_rule(self) -> Rule:
        if not 1 <= self.interval <= self.longest_interval:
            raise wrong(f"'{self.interval}' is out of range; expected 1 to {self.longest_interval}", at="interval")
        if self.bymonthday and self.freq != "MONTHLY":
            raise wrong("belongs to monthly rules only", at="bymonthday")
        _CHECKS[self.freq](self)
        return self

    def days(self, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """The days of the rule from `first` to `last`, in order, none before `start`."""
        first = max(start, first)
        candidates = self._by_month if self.freq in ("MONTHLY", "YEARLY") else self._by_day
        return (day for day in candidates(start, first, last) if first <= day <= last)

    def hits(self, start: dt.date, day: dt.date) -> bool:
        """Whether the rule falls on a day."""
        return day in self.days(start, day, day)

    def _by_day(self, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Days of daily and weekly rules, from the period that `first` lies in or the next one that counts."""
        is_weekly = self.freq == "WEEKLY"
        begin = start.toordinal() - (start.weekday() if is_weekly else 0)
        offsets = sorted({weekday for _, weekday in self.byday}) if is_weekly else [0]
        end = last.toordinal()
        for period in _steps(begin, first.toordinal(), end, self.interval * (7 if is_weekly else 1)):
            yield from (dt.date.fromordinal(period + offset) for offset in offsets if period + offset <= end)

    def _by_month(self, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        length = self.interval * (12 if self.freq == "YEARLY" else 1)
        for months in _steps(_months(start), _months(first), _months(last), length):
            year, month = divmod(months, 12)
            yield from (dt.date(year, month + 1, day) for day in self._days_of_month(start, year, month + 1))

    def _days_of_month(self, start: dt.date, year: int, month: int) -> list[int]:
        """A month without such a day (a 31st, a fifth Friday, 29 February) is left out, as in every calendar."""
        first_weekday, length = calendar.monthrange(year, month)
        if self.byday:
            firsts = [(nth, 1 + (weekday - first_weekday) % 7) for nth, weekday in self.byday]
            days = {day + (length - day) // 7 * 7 if nth == -1 else day + 7 * (nth - 1) for nth, day in firsts}
        else:
            days = {length if day == -1 else day for day in self.bymonthday or (start.day,)}
        return sorted(day for day in days if day <= length)


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _steps(begin: int, first: int, last: int, length: int) -> range:
    """`begin`, `begin + length` …: those from the period that holds `first` to `last`."""
    return range(begin + (first - begin) // length * length, last + 1, length)


def _check_daily(rule: Rule) -> None:
    if rule.byday:
        raise wrong("a daily rule names no weekdays; write freq: WEEKLY with them", at="byday")


def _check_weekly(rule: Rule) -> None:
    if not rule.byday:
        raise wrong("missing; a weekly rule needs weekdays, for example [MO, WE]", at="byday")
    if any(nth is not None for nth, _ in rule.byday):
        raise wrong("a weekly rule takes plain weekdays (MO); '2MO' belongs to monthly rules", at="byday")


def _check_monthly(rule: Rule) -> None:
    if bool(rule.byday) == bool(rule.bymonthday):
        raise wrong("a monthly rule needs either byday ([2WE]) or bymonthday ([15])", at="byday")
    if any(nth is None for nth, _ in rule.byday):
        raise wrong("a monthly rule needs the number of the weekday, for example 2WE or -1FR", at="byday")


def _check_yearly(rule: Rule) -> None:
    if any(nth is None for nth, _ in rule.byday):
        raise wrong("a yearly rule needs the number of the weekday in the month of its start, for example 2WE or -1FR", at="byday")


_CHECKS = {"DAILY": _check_daily, "WEEKLY": _check_weekly, "MONTHLY": _check_monthly, "YEARLY": _check_yearly}
