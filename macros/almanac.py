"""When everything takes place: events, feasts, holidays of the Land. Worked out once, shared by all languages of a build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from macros import feast_dates, holiday_dates, recurrence
from macros.feast_dates import Occurrence
from macros.holiday_dates import Holiday
from macros.models.events import Event
from macros.models.feasts import Feasts
from macros.recurrence import EventOccurrence

OPEN_DATA_LAST = dt.date(2035, 12, 31)  # so far open-data/feasts.csv reaches; the tables of feasts end there as well


class Almanac:
    """Dates of one portal. What it has worked out it remembers."""

    def __init__(self, land: str, events: Mapping[str, Event], feasts: Feasts) -> None:
        self.land = land
        self._events = events
        self._feasts = feasts
        self._known: dict[tuple[dt.date, dt.date], list[Occurrence]] = {}
        self._open: dict[int, list[str]] = {}

    def prepare(self, today: dt.date) -> None:
        """Work out now what readers on this day will ask for."""
        self.feasts(*feast_dates.window(today))
        _ = self.events

    @cached_property
    def events(self) -> Mapping[str, list[EventOccurrence]]:
        """Every date of every event, also past and cancelled ones, in the order of time. A rule ends, so this does."""
        return {key: recurrence.occurrences(event, dt.date.min, dt.date.max) for key, event in self._events.items()}

    def feasts(self, first: dt.date, last: dt.date) -> list[Occurrence]:
        """The occurrences of all feasts of which at least one day lies from `first` to `last`, sorted by first day."""
        start, end = dt.date(first.year - 1, 1, 1), max(OPEN_DATA_LAST, dt.date(last.year, 12, 31))
        known = next((found for days, found in self._known.items() if days[0] <= start and days[1] >= end), None)
        if known is None:
            known = self._known[start, end] = feast_dates.occurrences(self._feasts, start, end)
        return [each for each in known if each.start <= last and each.end >= first]

    def feast(self, key: str, first: dt.date, last: dt.date) -> list[Occurrence]:
        """The same for one feast."""
        return [each for each in self.feasts(first, last) if each.feast == key]

    def open_feasts(self, year: int) -> list[str]:
        """The feasts for which nobody has fixed a date in this year yet."""
        if year not in self._open:
            self._open[year] = [each.feast for each in feast_dates.open_years(self._feasts, dt.date(year, 1, 1), dt.date(year, 12, 31))]
        return self._open[year]

    def public_holidays(self, first: dt.date, last: dt.date) -> list[Holiday]:
        return holiday_dates.public_holidays(self.land, first, last)

    def school_holidays(self, first: dt.date, last: dt.date) -> list[Holiday]:
        return holiday_dates.school_holidays(self.land, first, last)
