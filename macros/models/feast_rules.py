"""How the date of a feast follows from a calendar: one model for each kind of rule, told apart by `calendar`.

What the rules mean is worked out in macros/feast_dates/. What is true of several feasts (is the feast there that a
rule refers to?) is checked in macros/feast_checks.py.
"""

from __future__ import annotations

import calendar as civil
import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from macros.models.rules import WEEKDAYS
from macros.models.values import Day, Model, Slug, matching, one_of, wrong
from macros.problems import quoted, shape

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,3})")
_LONG_HEBREW_MONTHS = (1, 3, 5, 7, 8, 9, 11)  # 30 days every year, or in some (Cheshvan, Kislev)


def whole(low: int, high: int) -> Any:
    """A type that accepts whole numbers from `low` to `high`."""

    def check(value: Any) -> int:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value) or not low <= int(value) <= high:
            raise wrong(f"{shape(value)} is not a whole number from {low} to {high}")
        return int(value)

    return Annotated[int, BeforeValidator(check), WithJsonSchema({"type": "integer", "minimum": low, "maximum": high})]


def _day_of_year(text: str) -> tuple[int, int]:
    day = dt.date.fromisoformat(f"2001-{text}")  # no leap year: the day must exist in every year
    return day.month, day.day


Month = whole(1, 12)
Offset = whole(-366, 366)
DayOfYear = matching(re.compile(r"[0-9]{2}-[0-9]{2}"), "a day of every year (expected MM-DD, for example 04-14)", _day_of_year, tuple[int, int])
Year = matching(re.compile(r"[12][0-9]{3}"), "a year (expected for example 2027)")


class GregorianRule(Model):
    """The same day every year. 29 February has no date in most years."""

    calendar: Literal["gregorian"]
    month: Month
    day: whole(1, 31)

    @model_validator(mode="after")
    def _exists(self) -> GregorianRule:
        return _day_exists(self)


class JulianRule(Model):
    """The same day every year of the Julian calendar, as Orthodox churches of the old calendar keep it: month 12, day 25 is 7 January."""

    calendar: Literal["julian"]
    month: Month
    day: whole(1, 31)

    @model_validator(mode="after")
    def _exists(self) -> JulianRule:
        return _day_exists(self)


class WeekdayRule(Model):
    """A weekday: the nth of a month (`-1`: the last), or the first one on or after a day of the year."""

    calendar: Literal["weekday"]
    weekday: one_of(*WEEKDAYS)
    month: Month | None = None
    nth: whole(-1, 5) | None = None
    on_or_after: DayOfYear | None = None

    @model_validator(mode="after")
    def _one_way(self) -> WeekdayRule:
        if self.on_or_after is not None:
            for field in ("month", "nth"):
                if getattr(self, field) is not None:
                    raise wrong("on_or_after says it already; leave one of them out", at=field)
        elif self.month is None and self.nth is None:
            raise wrong("missing; expected month and nth, or on_or_after", at="on_or_after")
        for field in ("month", "nth"):
            if self.on_or_after is None and getattr(self, field) is None:
                raise wrong("missing", at=field)
        if self.nth == 0:
            raise wrong("'0' is no number of a weekday; expected 1 to 5, or -1 for the last", at="nth")
        return self


class EasterRule(Model):
    """Days after Easter Sunday: of the western churches, or of nearly all Orthodox and Oriental ones."""

    calendar: Literal["easter"]
    offset: Offset = 0
    church: one_of("west", "east") = "west"


class AdventRule(Model):
    """Days after the first Sunday of Advent, the fourth Sunday before 25 December."""

    calendar: Literal["advent"]
    offset: Offset = 0


class HebrewRule(Model):
    """A day of the Hebrew calendar. Months count from Nisan (1): Tishri is 7; 12 is Adar, in leap years Adar II.

    `shift`, when the day would touch the Sabbath: `fast_after_sabbath` from Saturday to Sunday; `fast_before_sabbath`
    from Saturday to Thursday; `yom_hashoah` from Friday to Thursday, from Sunday to Monday; `yom_haatzmaut` from Friday
    and Saturday to Thursday, from Monday to Tuesday.
    """

    calendar: Literal["hebrew"]
    month: Month
    day: whole(1, 30)
    shift: one_of("none", "fast_after_sabbath", "fast_before_sabbath", "yom_hashoah", "yom_haatzmaut") = "none"

    @model_validator(mode="after")
    def _exists(self) -> HebrewRule:
        if self.day == 30 and self.month not in _LONG_HEBREW_MONTHS:
            raise wrong(f"'30' is no day of month {self.month} of the Hebrew calendar", at="day")
        return self


class HijriRule(Model):
    """A day of the Islamic calendar (Umm al-Qura, with data/calendar/hijri-overrides.yml). Ramadan is month 9.

    With a `weekday`: the first one on or after that day. A feast that lasts to the 30th ends with its month, which may
    have 29 days.
    """

    calendar: Literal["hijri"]
    month: Month
    day: whole(1, 30)
    weekday: one_of(*WEEKDAYS) | None = None


class PersianRule(Model):
    """Days after Nowruz, the day of the spring equinox in Tehran (the next one where it is after noon)."""

    calendar: Literal["persian"]
    event: one_of("nowruz") = "nowruz"
    offset: Offset = 0


class EthiopicRule(Model):
    """A day of the Ethiopian calendar: 13 months, the first begins in September. The Coptic calendar has the same days."""

    calendar: Literal["ethiopic"]
    month: whole(1, 13)
    day: whole(1, 30)

    @model_validator(mode="after")
    def _exists(self) -> EthiopicRule:
        if self.month == 13 and self.day > 6:
            raise wrong(f"'{self.day}' is no day of month 13 of the Ethiopian calendar, which has 5 or 6", at="day")
        return self


class ChineseRule(Model):
    """A day of the lunar calendar, as it is counted in China (`cn`), Vietnam (`vn`) or Korea (`kr`).

    The last day of a year is a rule `relative` to the New Year, for the last month may have 29 or 30 days.
    """

    calendar: Literal["chinese"]
    month: Month
    day: whole(1, 29)
    zone: one_of("cn", "vn", "kr") = "cn"


class FullMoonRule(Model):
    """The day of the first or last full moon of a month, in Europe/Berlin."""

    calendar: Literal["fullmoon"]
    month: Month
    which: one_of("first", "last") = "first"


class RelativeRule(Model):
    """Days after another feast; where that one is moved, this one moves with it."""

    calendar: Literal["relative"]
    feast: Slug
    offset: Offset


class TableRule(Model):
    """Dates that somebody publishes: year → dates. A year left out between two others has none; after the last one they are open."""

    calendar: Literal["table"]
    dates: dict[Year, tuple[Day, ...]]


RULES: dict[str, type[Model]] = {
    "gregorian": GregorianRule,
    "weekday": WeekdayRule,
    "easter": EasterRule,
    "advent": AdventRule,
    "julian": JulianRule,
    "hebrew": HebrewRule,
    "hijri": HijriRule,
    "persian": PersianRule,
    "ethiopic": EthiopicRule,
    "chinese": ChineseRule,
    "fullmoon": FullMoonRule,
    "relative": RelativeRule,
    "table": TableRule,
}
Rule = Annotated[
    GregorianRule | WeekdayRule | EasterRule | AdventRule | JulianRule | HebrewRule | HijriRule | PersianRule | EthiopicRule
    | ChineseRule | FullMoonRule | RelativeRule | TableRule,
    Field(discriminator="calendar"),
]


def _day_exists(rule: Any) -> Any:
    if rule.day > civil.monthrange(2000, rule.month)[1]:
        raise wrong(f"{quoted(rule.day)} is no day of month {rule.month}", at="day")
    return rule
