"""When feasts take place: every occurrence in a window of days, worked out from the rules in data/calendar/.

`occurrences` gives the dated ones, `open_years` the years whose dates are not fixed yet, so that no feast is
silently absent. A rule yields none, one or two dates in a Gregorian year; an occurrence may cross New Year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct

from macros.feast_dates import church, civil, ethiopic, hebrew, hijri, moon, persian
from macros.feast_dates.starts import Start, days
from macros.models.feasts import Feast, Feasts, Variant

_FAMILIES: dict[str, Callable[[Any, range], Iterator[Start]]] = {
    "gregorian": civil.gregorian,
    "weekday": civil.weekday,
    "table": civil.table,
    "easter": church.easter,
    "advent": church.advent,
    "julian": church.julian,
    "hebrew": hebrew.hebrew,
    "persian": persian.persian,
    "ethiopic": ethiopic.ethiopic,
    "chinese": moon.chinese,
    "fullmoon": moon.fullmoon,
}
LONGEST = 60  # days a feast lasts at most, see Feast.duration
_NEAR = 60  # days between a feast and the same feast of a community with a rule of its own


class VariantDate(Struct, frozen=True):
    """When the community of `feast.variants[number]` keeps an occurrence; both days included."""

    number: int
    start: dt.date
    end: dt.date


class Occurrence(Struct, frozen=True, order=True):
    """A feast once: first and last day, both included.

    `key` stays the same when a date is corrected, so feast and key together name the occurrence for good: the year of
    the feast's own calendar (Hijri, Hebrew, Ethiopian, lunar), else the Gregorian one; `2030-2` the second of a table's year.
    `eve`: it begins in the evening before `start`. `doubt`: by how many days it may shift; 0 where the date is fixed
    or `confirmed`. `horizon`: the last day for which dates of this feast are known, None where there is no end.
    """

    start: dt.date
    end: dt.date
    feast: str
    key: str
    certainty: str
    doubt: int
    eve: bool
    confirmed: bool
    variants: tuple[VariantDate, ...] = ()
    horizon: dt.date | None = None


class Open(Struct, frozen=True, order=True):
    """A feast has no date in a year because nobody has fixed it yet."""

    feast: str
    year: int


def window(today: dt.date) -> tuple[dt.date, dt.date]:
    """The days that feeds cover: from one year back to three years ahead, in whole months, so that a feed changes with the month only."""
    month = today.replace(day=1)
    return _years_later(month, -1), _years_later(_next_month(month), 3) - days(1)


def occurrences(feasts: Feasts, first: dt.date, last: dt.date, *, only: str | None = None) -> list[Occurrence]:
    """All occurrences, or those of one feast, of which at least one day lies from `first` to `last`, sorted by first day."""
    years = range((first - days(LONGEST)).year - 1, last.year + 2)  # an override may move a date over New Year
    wanted = [feasts[only]] if only else feasts.values()
    found = (occurrence for feast in wanted for occurrence in _of_feast(feasts, feast, years))
    return sorted(each for each in found if each.start <= last and each.end >= first)


def open_years(feasts: Feasts, first: dt.date, last: dt.date) -> list[Open]:
    """The years from `first` to `last` for which the table or calendar of a feast does not reach, by feast."""
    return [Open(feast.id, year) for feast in feasts.values() for year in _open(feasts, feast, first, last)]


def horizon(feasts: Feasts, rule: Any) -> dt.date | None:
    """The last day for which the dates of a rule are known; None where it holds for ever."""
    if rule.calendar == "relative":
        base = horizon(feasts, feasts[rule.feast].rule)
        return base and base + days(rule.offset)
    if rule.calendar == "table":
        return dt.date(max(map(int, rule.dates), default=1), 12, 31)
    if rule.calendar == "chinese":
        return moon.HORIZON if rule.zone == "cn" else moon.ZONE_HORIZON
    return hijri.HORIZON if rule.calendar == "hijri" else None


def calculated(feasts: Feasts, rule: Any, years: range) -> list[Start]:
    """What a rule says for some Gregorian years and a little around them, without the overrides of its own feast."""
    if rule.calendar == "hijri":
        found = hijri.hijri(rule, years, feasts.hijri)
    elif rule.calendar == "relative":
        base = _starts(feasts, feasts[rule.feast], range(years.start - 2, years.stop + 2))
        found = (Start(start.key, start.day + days(rule.offset), None, start.is_doubtful) for start in base)
    else:
        found = _FAMILIES[rule.calendar](rule, years)
    return sorted(found, key=lambda start: start.day)


def _starts(feasts: Feasts, feast: Feast, years: range) -> list[Start]:
    """The same with the feast's own overrides."""
    found = calculated(feasts, feast.rule, years)
    return [start._replace(day=feast.dates[start.key].date) if start.key in feast.dates else start for start in found]


def _of_feast(feasts: Feasts, feast: Feast, years: range) -> Iterator[Occurrence]:
    find_variants = [partial(_variant_day, feasts, variant, years) for variant in feast.variants]
    known_until = horizon(feasts, feast.rule)
    for start in _starts(feasts, feast, years):
        length = _length(feast, start)
        moved = ((number, find(start.day)) for number, find in enumerate(find_variants))
        confirmed = start.key in feast.dates and feast.dates[start.key].confirmed
        yield Occurrence(
            start=start.day,
            end=start.day + length,
            feast=feast.id,
            key=start.key,
            certainty=feast.certainty,
            doubt=_doubt(feast, start, confirmed),
            eve=feast.begins == "evening_before",
            confirmed=confirmed,
            variants=tuple(VariantDate(number, day, day + length) for number, day in moved if day),
            horizon=known_until,
        )


def _length(feast: Feast, start: Start) -> dt.timedelta:
    """From the first day to the last. A feast to the 30th of a Hijri month ends with the month, if that has 29 days."""
    is_to_the_end = start.length is not None and feast.rule.day + feast.duration - 1 == 30
    return days((start.length if is_to_the_end else feast.duration) - 1)


def _doubt(feast: Feast, start: Start, confirmed: bool) -> int:
    """Days a date may shift: one, by a sighting of the moon or another custom; two where calculations differ as well."""
    if confirmed or feast.certainty == "fixed":
        return 0
    return 2 if start.is_doubtful else 1


def _variant_day(feasts: Feasts, variant: Variant, years: range, main: dt.date) -> dt.date | None:
    """When a community keeps the occurrence that others keep on `main`; None where its rule has no date near it."""
    if variant.rule is None:
        return main + days(variant.offset)
    near = [start.day for start in calculated(feasts, variant.rule, years) if abs(start.day - main) <= days(_NEAR)]
    return min(near, key=lambda day: abs(day - main), default=None)


def _open(feasts: Feasts, feast: Feast, first: dt.date, last: dt.date) -> Iterator[int]:
    end = horizon(feasts, feast.rule)
    if end is None or end >= last:
        return
    dated = {start.day.year for start in _starts(feasts, feast, range(end.year, end.year + 2))}
    for year in range(max(first.year, end.year), last.year + 1):
        is_covered = year == end.year and (year in dated or (end.month, end.day) == (12, 31))
        if not is_covered:
            yield year


def _years_later(first: dt.date, number: int) -> dt.date:
    """The same first day of a month in another year."""
    return first.replace(year=first.year + number)


def _next_month(first: dt.date) -> dt.date:
    return (first + days(31)).replace(day=1)
