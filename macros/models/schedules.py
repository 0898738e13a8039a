"""Schedule rules of offers: the recurrence that HSDS schedules allow, with the exceptions real groups have."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from macros.models.values import Clock, Day, Model, Whole, one_of, wrong
from macros.problems import quoted

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 names
_BYDAY = re.compile(rf"(-1|[1-5])?({'|'.join(WEEKDAYS)})")
_FAR = 366 * 3  # days; a rule without a date in three years has none

IsHoliday = Callable[[dt.date], bool]


def _byday(value: Any) -> tuple[int | None, int]:
    found = _BYDAY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong(f"{quoted(value)} is not a weekday (expected MO, TU, WE, TH, FR, SA, SU, or '2WE' in a monthly rule)")
    return (int(found[1]) if found[1] else None), WEEKDAYS.index(found[2])


ByDay = Annotated[Any, BeforeValidator(_byday), WithJsonSchema({"type": "string", "pattern": f"^{_BYDAY.pattern}$"})]


class Period(Model):
    """Days from `from` to `to`, both included."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.last < self.first:
            raise wrong(f"'{self.last}' lies before the start '{self.first}'", at="to")
        return self


class Schedule(Model):
    """When an offer takes place. Local wall time (Europe/Berlin); `dtstart` is the first meeting."""

    freq: one_of("WEEKLY", "MONTHLY")
    interval: Whole = 1
    byday: tuple[ByDay, ...] = ()
    bymonthday: tuple[Whole, ...] = ()
    dtstart: Day
    until: Day | None = None
    opens_at: Clock
    closes_at: Clock
    except_dates: tuple[Day, ...] = ()
    except_periods: tuple[Period, ...] = ()
    except_holidays: tuple[one_of("public", "school"), ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Schedule:
        self._check_rule()
        if self.closes_at <= self.opens_at:
            raise wrong(f"'{self.closes_at:%H:%M}' lies not after opens_at '{self.opens_at:%H:%M}'", at="closes_at")
        if self.until is not None and self.until < self.dtstart:
            raise wrong(f"'{self.until}' lies before dtstart '{self.dtstart}'", at="until")
        if not self._hits(self.dtstart):
            raise wrong(f"'{self.dtstart}' is not a day of the rule; expected the date of the first meeting", at="dtstart")
        for number, day in enumerate(self.except_dates):
            if not self._hits(day) or (self.until is not None and day > self.until):
                raise wrong(f"'{day}' is not a day of the rule, so nothing would be left out", at=f"except_dates.{number}")
        return self

    def _check_rule(self) -> None:
        if not 1 <= self.interval <= 12:
            raise wrong(f"'{self.interval}' is out of range; expected 1 to 12", at="interval")
        if self.freq == "WEEKLY":
            if not self.byday:
                raise wrong("missing; a weekly rule needs weekdays, for example [MO, WE]", at="byday")
            if self.bymonthday:
                raise wrong("belongs to monthly rules only", at="bymonthday")
            if any(nth is not None for nth, _ in self.byday):
                raise wrong("a weekly rule takes plain weekdays (MO); '2MO' belongs to monthly rules", at="byday")
        else:
            if bool(self.byday) == bool(self.bymonthday):
                raise wrong("a monthly rule needs either byday ([2WE]) or bymonthday ([15])", at="byday")
            if any(nth is None for nth, _ in self.byday):
                raise wrong("a monthly rule needs the number of the weekday, for example 2WE or -1FR", at="byday")
            if any(not 1 <= day <= 31 for day in self.bymonthday):
                raise wrong("expected days from 1 to 31", at="bymonthday")

    def _hits(self, day: dt.date) -> bool:
        """Whether the bare rule (without exceptions and end) falls on a day."""
        if day < self.dtstart:
            return False
        if self.freq == "WEEKLY":
            weeks = (_monday(day) - _monday(self.dtstart)).days // 7
            return weeks % self.interval == 0 and any(day.weekday() == weekday for _, weekday in self.byday)
        months = (day.year - self.dtstart.year) * 12 + day.month - self.dtstart.month
        if months % self.interval:
            return False
        return day.day in self.bymonthday or any(_is_nth(day, nth, weekday) for nth, weekday in self.byday)

    def occurrences(self, start: dt.date, is_public: IsHoliday, is_school: IsHoliday) -> Iterator[dt.date]:
        """The days it really takes place from `start` on, at most three years ahead."""
        day = max(start, self.dtstart)
        end = min(self.until or dt.date.max, dt.date.fromordinal(min(day.toordinal() + _FAR, dt.date.max.toordinal())))
        while day <= end:
            if self._hits(day) and not self._left_out(day, is_public, is_school):
                yield day
            if day == dt.date.max:
                return
            day += dt.timedelta(days=1)

    def next_days(self, start: dt.date, count: int, is_public: IsHoliday, is_school: IsHoliday) -> list[dt.date]:
        return list(islice(self.occurrences(start, is_public, is_school), count))

    def _left_out(self, day: dt.date, is_public: IsHoliday, is_school: IsHoliday) -> bool:
        return (
            day in self.except_dates
            or any(period.first <= day <= period.last for period in self.except_periods)
            or ("public" in self.except_holidays and is_public(day))
            or ("school" in self.except_holidays and is_school(day))
        )


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _is_nth(day: dt.date, nth: int | None, weekday: int) -> bool:
    if day.weekday() != weekday or nth is None:
        return False
    if nth == -1:
        return day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1 == nth
