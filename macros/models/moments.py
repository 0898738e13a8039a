"""When something happens: a whole day, or a day with its time on the wall clock of Berlin.

A moment is kept as people say it, without a zone: 17:00 stays 17:00 when the clocks change. That needs two refusals,
for the hour that the change in spring leaves out and the one that the change in autumn repeats.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from macros.clock import BERLIN
from macros.models.values import wrong
from macros.problems import quoted, shape

Moment = dt.date | dt.datetime

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = re.compile(rf"({_DAY})(?:T({_TIME}))?")
_EXPECTED = "a day or a day with its time (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, for example 2026-12-05T17:00)"
_YEARS = range(2000, 2101)  # other years are slips of the finger, and the rules for the clocks are known for these
_CHANGING_HOUR = 2  # the only one that is left out or repeated; asking the time zone for every date of every event takes long


def is_all_day(moment: Moment) -> bool:
    """Whether a moment is a whole day. (For Python a datetime is a date, too.)"""
    return not isinstance(moment, dt.datetime)


def day_of(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def end_of(day: dt.date) -> str:
    """The moment at which a day is over, as the script of a page compares moments (`data-until`): `2026-12-05T24:00`."""
    return f"{day}T24:00"


def written(moment: Moment) -> str:
    """A moment as it stands in the file: `2026-12-05` or `2026-12-05T17:00`."""
    return moment.isoformat() if is_all_day(moment) else f"{moment:%Y-%m-%dT%H:%M}"


def clock_problem(moment: Moment) -> str | None:
    """What is wrong with a wall time on a day the clocks change; None for all others."""
    if not isinstance(moment, dt.datetime) or moment.hour != _CHANGING_HOUR:
        return None
    earlier, later = (moment.replace(tzinfo=BERLIN, fold=fold).utcoffset() for fold in (0, 1))
    if earlier == later:
        return None
    if earlier < later:
        return f"'{written(moment)}' does not exist; on that day the clocks go from 02:00 to 03:00"
    return f"'{written(moment)}' occurs twice; on that day the clocks go back from 03:00 to 02:00"


def _moment(value: Any) -> Moment:
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong(f"{shape(value)} is not {_EXPECTED}")
    try:
        moment = dt.datetime.fromisoformat(value) if found[2] else dt.date.fromisoformat(value)
    except ValueError:
        raise wrong(f"{quoted(value)} is not {_EXPECTED}") from None
    if moment.year not in _YEARS:
        raise wrong(f"{quoted(value)} is out of range; expected a year from {_YEARS[0]} to {_YEARS[-1]}")
    if problem := clock_problem(moment):
        raise wrong(problem)
    return moment


When = Annotated[Any, BeforeValidator(_moment), WithJsonSchema({"type": "string", "pattern": f"^{_MOMENT.pattern}$"})]
