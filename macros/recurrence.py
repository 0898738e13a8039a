"""The dates of an event as they really take place, in wall time: the rule with its exceptions, moves and cancellations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from macros.models.events import Event
from macros.models.moments import Moment, day_of

_INSTANT = dt.timedelta(microseconds=1)


class EventOccurrence(Struct, frozen=True):
    """One date of an event. Start and end are wall times of Berlin without a zone, or whole days, both included.

    `status` is that of the event, or `cancelled`. `moved_from`: the day the rule had given it, None where it stayed.
    """

    start: Moment
    end: Moment
    is_all_day: bool
    status: str
    moved_from: dt.date | None = None

    @property
    def first_day(self) -> dt.date:
        return day_of(self.start)

    @property
    def last_day(self) -> dt.date:
        """The last day it touches; midnight belongs to the day before it."""
        return self.end if self.is_all_day else (self.end - _INSTANT).date()


def occurrences(event: Event, first: dt.date, last: dt.date) -> list[EventOccurrence]:
    """All dates of an event that touch the days from `first` to `last`, in the order of time; cancelled ones too."""
    found = (each for each in _candidates(event, first, last) if each.first_day <= last and each.last_day >= first)
    return sorted(found, key=lambda each: each.start)


def _candidates(event: Event, first: dt.date, last: dt.date) -> Iterator[EventOccurrence]:
    gone = {*event.exdates, *(move.day for move in event.moved)}
    duration, is_all_day = event.duration, event.is_all_day
    days = event.dates(_days_before(first, duration), last)
    found: list[tuple[Moment, dt.date, dt.date | None]] = [(event.starts_on(day), day, None) for day in days if day not in gone]
    found += [(move.to, move.day, move.day) for move in event.moved]
    for start, day, moved_from in found:
        status = "cancelled" if day in event.cancelled_dates else event.status
        yield EventOccurrence(start, start + duration, is_all_day, status, moved_from)


def _days_before(day: dt.date, duration: dt.timedelta) -> dt.date:
    """So early that an event of this length, begun on the day given back, can still touch `day`."""
    return dt.date.fromordinal(max(day.toordinal() - duration.days - 1, 1))
