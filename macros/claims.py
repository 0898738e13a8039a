"""What claims the days of a municipality: feasts, fasts, prayers, holidays. The rules that planners go by.

reason            when                                                                  level
feast             its days, for feasts of rank 1 and 2 and those with a planning advice   the advice, else coordinate
eve               from an hour before sunset, where a feast begins the evening before     as the first day of the feast
fast              until sunset, on days of fasting from dawn to sunset                    the advice, mostly adapt
friday_prayer     Friday, 12:00 to 14:30                                                coordinate
shabbat           from an hour before sunset on Friday to an hour after it on Saturday  coordinate
sunday_morning    Sunday, 10:00 to 12:00                                                coordinate
public_holiday    the day, unless it is a feast that claims the day already             coordinate
school_holidays   their days                                                            coordinate

Where the advice is to avoid and people may work, only the first day is to be avoided, the others are coordinated.
A date that may shift claims the days beside it too, and so do the days of communities that keep another one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from macros.almanac import Almanac
from macros.feast_dates import Occurrence
from macros.holiday_dates import Holiday
from macros.models.feasts import ADVICES, Feast

AVOID, COORDINATE, ADAPT = ADVICES
FEAST, EVE, FAST = "feast", "eve", "fast"
FRIDAY_PRAYER, SHABBAT, SUNDAY_MORNING = "friday_prayer", "shabbat", "sunday_morning"
PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS = "public_holiday", "school_holidays"
OF_FEASTS = (FEAST, EVE, FAST)
WEEKLY = (FRIDAY_PRAYER, SHABBAT, SUNDAY_MORNING)
IMPORTANT = 2  # the lowest rank that claims its days without saying so

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_DAYTIME = ("dawn_to_sunset", "sunrise_to_sunset")  # fasts after which people meet when the sun has set
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_MIDDAY_PRAYER = (dt.time(12), dt.time(14, 30))
_SERVICES = (dt.time(10), dt.time(12))
_AROUND = 70 * _DAY  # further from its own days no community keeps a feast, and no doubt reaches


class Claim(Struct, frozen=True):
    """What claims some hours of a day. Wall times of Berlin; `end` is not included.

    `feast`: the occurrence, for the reasons in OF_FEASTS; `holiday`: for those of the Land. `is_uncertain`: the feast
    comes on this day only if it shifts, or in some communities.
    """

    reason: str
    level: str
    start: dt.datetime
    end: dt.datetime
    feast: Occurrence | None = None
    holiday: Holiday | None = None
    is_uncertain: bool = False

    @property
    def weight(self) -> tuple[int, bool, bool]:
        """The smaller, the more it counts."""
        return ADVICES.index(self.level), self.is_uncertain, self.reason == EVE


class _Period(Struct, frozen=True):
    """When one community keeps a feast once. `is_main`: as the calendar says, not as a variant."""

    occurrence: Occurrence
    feast: Feast
    start: dt.date
    end: dt.date
    is_main: bool

    @property
    def doubt(self) -> dt.timedelta:
        return dt.timedelta(days=self.occurrence.doubt)

    @property
    def is_fast(self) -> bool:
        return self.feast.begins == "dawn_to_sunset" or self.feast.fasting in _DAYTIME

    @property
    def reach(self) -> range:
        """The days it may claim, as ordinals: with its eve, and as far as it may shift."""
        return range((self.start - self.doubt - _DAY).toordinal(), (self.end + self.doubt).toordinal() + 1)

    def level(self, day: dt.date) -> str:
        """The advice for one of its days; without work there is only the first to be avoided."""
        asked = self.feast.planning.advice if self.feast.planning else COORDINATE
        is_first = abs(day - self.start) <= self.doubt
        return asked if asked != AVOID or is_first or self.feast.work_rest else COORDINATE

    def holds(self, day: dt.date) -> bool:
        return self.start - self.doubt <= day <= self.end + self.doubt

    def claim(self, reason: str, level: str, start: dt.datetime, end: dt.datetime, *, is_sure: bool) -> Claim:
        return Claim(reason, level, start, end, self.occurrence, is_uncertain=not (is_sure and self.is_main))


class Claims:
    """What claims each day. `own_feasts`: official name of a public holiday → the feast that it is."""

    def __init__(
        self, almanac: Almanac, feasts: Mapping[str, Feast], sunset: Callable[[dt.date], dt.datetime], own_feasts: Mapping[str, str]
    ) -> None:
        self.almanac = almanac
        self.sunset = sunset
        self.own_feasts = own_feasts
        self._feasts = {key: feast for key, feast in feasts.items() if feast.rank <= IMPORTANT or feast.planning}
        self._years = cache(self._periods_of_year)
        self.on = cache(self._on)

    def periods(self, day: dt.date) -> list[_Period]:
        """The feasts that have to do with a day."""
        return self._years(day.year).get(day.toordinal(), [])

    def _on(self, day: dt.date) -> tuple[Claim, ...]:
        return tuple(claim for rule in _RULES for claim in rule(self, day))

    def _periods_of_year(self, year: int) -> dict[int, list[_Period]]:
        found: dict[int, list[_Period]] = {}
        for occurrence in self.almanac.feasts(dt.date(year, 1, 1) - _AROUND, dt.date(year, 12, 31) + _AROUND):
            for period in self._kept(occurrence):
                for day in period.reach:
                    found.setdefault(day, []).append(period)
        return found

    def _kept(self, occurrence: Occurrence) -> Iterator[_Period]:
        feast = self._feasts.get(occurrence.feast)
        if feast is not None:
            yield _Period(occurrence, feast, occurrence.start, occurrence.end, is_main=True)
            for variant in occurrence.variants:
                yield _Period(occurrence, feast, variant.start, variant.end, is_main=False)


def _feast_days(claims: Claims, day: dt.date) -> Iterator[Claim]:
    for period in claims.periods(day):
        if not period.is_fast and period.holds(day):
            yield period.claim(FEAST, period.level(day), *_whole(day), is_sure=period.start <= day <= period.end)


def _eves(claims: Claims, day: dt.date) -> Iterator[Claim]:
    for period in claims.periods(day):
        first = day + _DAY
        if period.occurrence.eve and not period.is_fast and abs(first - period.start) <= period.doubt:
            yield period.claim(EVE, period.level(first), claims.sunset(day) - _HOUR, _at(first), is_sure=first == period.start)


def _fasts(claims: Claims, day: dt.date) -> Iterator[Claim]:
    for period in claims.periods(day):
        if period.is_fast and period.holds(day):
            yield period.claim(FAST, period.level(day), _at(day), claims.sunset(day), is_sure=period.start <= day <= period.end)


def _friday_prayer(claims: Claims, day: dt.date) -> Iterator[Claim]:
    if day.weekday() == _FRIDAY:
        yield Claim(FRIDAY_PRAYER, COORDINATE, *_hours(day, _MIDDAY_PRAYER))


def _shabbat(claims: Claims, day: dt.date) -> Iterator[Claim]:
    if day.weekday() == _FRIDAY:
        yield Claim(SHABBAT, COORDINATE, claims.sunset(day) - _HOUR, _at(day + _DAY))
    elif day.weekday() == _SATURDAY:
        yield Claim(SHABBAT, COORDINATE, _at(day), claims.sunset(day) + _HOUR)


def _sunday_morning(claims: Claims, day: dt.date) -> Iterator[Claim]:
    if day.weekday() == _SUNDAY:
        yield Claim(SUNDAY_MORNING, COORDINATE, *_hours(day, _SERVICES))


def _public_holidays(claims: Claims, day: dt.date) -> Iterator[Claim]:
    kept = {period.feast.id for period in claims.periods(day) if period.holds(day)}
    for holiday in claims.almanac.public_holidays(day, day):
        if claims.own_feasts.get(holiday.name) not in kept:
            yield Claim(PUBLIC_HOLIDAY, COORDINATE, *_whole(day), holiday=holiday)


def _school_holidays(claims: Claims, day: dt.date) -> Iterator[Claim]:
    for holiday in claims.almanac.school_holidays(day, day):
        yield Claim(SCHOOL_HOLIDAYS, COORDINATE, *_whole(day), holiday=holiday)


_RULES = (_feast_days, _eves, _fasts, _friday_prayer, _shabbat, _sunday_morning, _public_holidays, _school_holidays)


def _at(day: dt.date, time: dt.time = dt.time()) -> dt.datetime:
    return dt.datetime.combine(day, time)


def _hours(day: dt.date, span: tuple[dt.time, dt.time]) -> tuple[dt.datetime, dt.datetime]:
    return _at(day, span[0]), _at(day, span[1])


def _whole(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    return _at(day), _at(day + _DAY)
