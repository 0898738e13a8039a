"""Schedule rules of offers: the recurrence that HSDS schedules allow, with the exceptions real groups have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import islice
from typing import ClassVar

from pydantic import Field, model_validator

from macros.models.rules import Rule
from macros.models.values import Clock, Day, Model, Whole, one_of, wrong

_FAR = 366 * 3  # days; a rule without a date in three years has none

IsHoliday = Callable[[dt.date], bool]


class Period(Model):
    """Days from `from` to `to`, both included."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.last < self.first:
            raise wrong(f"'{self.last}' lies before the start '{self.first}'", at="to")
        return self


class Schedule(Rule):
    """When an offer takes place. Local wall time (Europe/Berlin); `dtstart` is the first meeting."""

    longest_interval: ClassVar[int] = 12

    freq: one_of("WEEKLY", "MONTHLY")
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
        if any(not 1 <= day <= 31 for day in self.bymonthday):
            raise wrong("expected days from 1 to 31", at="bymonthday")
        if self.closes_at <= self.opens_at:
            raise wrong(f"'{self.closes_at:%H:%M}' lies not after opens_at '{self.opens_at:%H:%M}'", at="closes_at")
        if self.until is not None and self.until < self.dtstart:
            raise wrong(f"'{self.until}' lies before dtstart '{self.dtstart}'", at="until")
        if not self.hits(self.dtstart, self.dtstart):
            raise wrong(f"'{self.dtstart}' is not a day of the rule; expected the date of the first meeting", at="dtstart")
        for number, day in enumerate(self.except_dates):
            if not self.hits(self.dtstart, day) or (self.until is not None and day > self.until):
                raise wrong(f"'{day}' is not a day of the rule, so nothing would be left out", at=f"except_dates.{number}")
        return self

    def occurrences(self, start: dt.date, is_public: IsHoliday, is_school: IsHoliday) -> Iterator[dt.date]:
        """The days it really takes place from `start` on, at most three years ahead."""
        first = max(start, self.dtstart)
        end = min(self.until or dt.date.max, dt.date.fromordinal(min(first.toordinal() + _FAR, dt.date.max.toordinal())))
        for day in self.days(self.dtstart, first, end):
            if not self._left_out(day, is_public, is_school):
                yield day

    def next_days(self, start: dt.date, count: int, is_public: IsHoliday, is_school: IsHoliday) -> list[dt.date]:
        return list(islice(self.occurrences(start, is_public, is_school), count))

    def _left_out(self, day: dt.date, is_public: IsHoliday, is_school: IsHoliday) -> bool:
        return (
            day in self.except_dates
            or any(period.first <= day <= period.last for period in self.except_periods)
            or ("public" in self.except_holidays and is_public(day))
            or ("school" in self.except_holidays and is_school(day))
        )
