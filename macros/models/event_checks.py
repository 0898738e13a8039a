"""What must fit together in the dates of an event. Each rule raises the first thing wrong, at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from macros.models.moments import Moment, clock_problem, day_of, is_all_day, written
from macros.models.values import wrong

if TYPE_CHECKING:
    from macros.models.events import Event

Dates = tuple[dt.date, ...]  # of the bare rule, in order
_A_YEAR = dt.timedelta(days=366)


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day some years later; 28 February for a 29 February that does not exist."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def check_span(event: Event) -> None:
    """Start and end are of one kind and in order."""
    start, end = event.start, event.end
    if end is None:
        if not event.is_all_day:
            raise wrong("missing; an event with a time needs an end, as good as it is known", at="end")
        return
    _check_kind(event, end, "end")
    if end < start:
        raise wrong(f"'{written(end)}' lies before start '{written(start)}'", at="end")
    if end == start and not event.is_all_day:
        raise wrong(f"'{written(end)}' is the start; expected a later time", at="end")
    if end - start > _A_YEAR:
        raise wrong(f"'{written(end)}' lies more than a year after start '{written(start)}'", at="end")


def check_first_date(event: Event, dates: Dates) -> None:
    start = day_of(event.start)
    if start not in dates[:1]:
        raise wrong(f"'{start}' is not a day of the rule; expected the first date of the event", at="start")


def check_overlap(event: Event, dates: Dates) -> None:
    """A date is over before the next one begins. Often the end of the series was written as the end of the event."""
    duration, is_all_day = event.duration, event.is_all_day
    for day, following in pairwise(dates):
        if duration > following - day or (is_all_day and duration == following - day):
            reached = written(event.end or event.start)
            raise wrong(f"'{reached}' reaches into the next date '{following}'; expected the end of the first date, until ends the series", at="end")


def check_changes(event: Event, dates: Set[dt.date]) -> None:
    """Every exception, move and cancellation changes one date of the event, and one date is left."""
    changed: set[dt.date] = set()
    for field, day, effect in _changes(event):
        if day not in dates:
            raise wrong(f"'{day}' is not a date of the event, so nothing would be {effect}", at=field)
        if day in changed:
            raise wrong(f"'{day}' is left out, moved or cancelled more than once", at=field)
        changed.add(day)
    if dates <= set(event.exdates):
        raise wrong("no date is left; give status: cancelled where the whole event is cancelled", at="exdates")
    _check_targets(event, dates)


def _changes(event: Event) -> Iterator[tuple[str, dt.date, str]]:
    yield from ((f"exdates.{number}", day, "left out") for number, day in enumerate(event.exdates))
    yield from ((f"moved.{number}.from", move.day, "moved") for number, move in enumerate(event.moved))
    yield from ((f"cancelled_dates.{number}", day, "cancelled") for number, day in enumerate(event.cancelled_dates))


def _check_targets(event: Event, dates: Set[dt.date]) -> None:
    """A date moves to a free day, or to another time of its own day."""
    taken = dates - set(event.exdates) - {move.day for move in event.moved}
    for number, move in enumerate(event.moved):
        field = f"moved.{number}.to"
        _check_kind(event, move.to, field)
        if move.to == event.starts_on(move.day):
            raise wrong(f"'{written(move.to)}' is when the date is anyway", at=field)
        if day_of(move.to) in taken:
            raise wrong(f"'{day_of(move.to)}' is a date of the event already", at=field)
        if abs(day_of(move.to) - move.day) > _A_YEAR:
            raise wrong(f"'{written(move.to)}' lies more than a year from '{move.day}'", at=field)
        taken.add(day_of(move.to))


def _check_kind(event: Event, moment: Moment, field: str) -> None:
    if is_all_day(moment) and not event.is_all_day:
        raise wrong(f"'{written(moment)}' is a whole day, but start '{written(event.start)}' has a time; write both the same way", at=field)
    if not is_all_day(moment) and event.is_all_day:
        raise wrong(f"'{written(moment)}' has a time, but start '{written(event.start)}' is a whole day; write both the same way", at=field)


def check_clocks(event: Event, dates: Dates) -> None:
    """No date of a series begins or ends in the hour that the change of the clocks leaves out or repeats."""
    if event.is_all_day:
        return
    gone = {*event.exdates, *(move.day for move in event.moved)}
    duration = event.duration
    for day in dates:
        start = event.starts_on(day)
        for field, moment in (("start", start), ("end", start + duration)):
            if day not in gone and (problem := clock_problem(moment)):
                raise wrong(f"{problem}; leave the date out (exdates) or choose another time", at=field)
    for number, move in enumerate(event.moved):
        if problem := clock_problem(move.to + duration):  # the start was looked at when it was read
            raise wrong(problem, at=f"moved.{number}.to")
