"""Events: what happens on certain days, once or again and again (iCalendar VEVENT, schema.org Event)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from pydantic import Field, model_validator

from macros.models.event_checks import check_changes, check_clocks, check_first_date, check_overlap, check_span, years_after
from macros.models.moments import Moment, When, day_of, is_all_day
from macros.models.rules import Rule
from macros.models.shared import (
    CheckedRecord,
    Childcare,
    Cost,
    CostOption,
    Image,
    PrivateNote,
    Registration,
    check_amounts,
    check_place,
)
from macros.models.values import (
    Day,
    Flag,
    LanguageRef,
    Line,
    Model,
    Paragraph,
    Rich,
    Slug,
    Summary,
    WebUrl,
    Whole,
    one_of,
    reference,
    wrong,
)

MAX_COUNT = 400
MAX_YEARS = 5  # whoever plans for longer will not keep the record true


class EventRule(Rule):
    """When an event happens again. It has to end: with its last day (`until`, included) or after `count` dates."""

    until: Day | None = None
    count: Whole | None = None

    @model_validator(mode="after")
    def _ends(self) -> EventRule:
        if self.until is None and self.count is None:
            raise wrong("missing; say when it ends: until (the last day) or count (how many dates)", at="until")
        if self.until is not None and self.count is not None:
            raise wrong("stands beside until; a rule has one end only", at="count")
        if self.count is not None and not 1 <= self.count <= MAX_COUNT:
            raise wrong(f"'{self.count}' is out of range; expected 1 to {MAX_COUNT}", at="count")
        return self

    def check_end(self, start: dt.date) -> None:
        """The end against the start, which stands outside of the rule."""
        latest = years_after(start, MAX_YEARS)
        if self.until is not None and self.until < start:
            raise wrong(f"'{self.until}' lies before start '{start}'", at="rrule.until")
        if self.until is not None and self.until > latest:
            raise wrong(f"'{self.until}' lies more than {MAX_YEARS} years after start '{start}'; expected '{latest}' at the latest", at="rrule.until")
        if self.count is not None and sum(1 for _ in self.dates(start, start, latest)) < self.count:
            raise wrong(f"{self.count} dates reach beyond '{latest}', {MAX_YEARS} years after start; expected fewer", at="rrule.count")

    def dates(self, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """The days of the rule from `first` to `last`, up to its end."""
        if self.until is not None:
            return self.days(start, first, min(last, self.until))
        return (day for day in islice(self.days(start, start, last), self.count) if day >= first)


class Move(Model):
    """One date of an event that takes place at another time. `to` is its new start; it lasts as long as ever."""

    day: Day = Field(alias="from")
    to: When


class Event(CheckedRecord):
    """`start` and `end` are whole days (`end` included, or the same day) or wall times of Berlin.

    A date of a series is named by the day that the rule gives it, also after it was moved.
    """

    name: Line
    summary: Summary
    description: Rich | None = None
    start: When
    end: When | None = None
    rrule: EventRule | None = None
    exdates: tuple[Day, ...] = ()
    moved: tuple[Move, ...] = ()
    cancelled_dates: tuple[Day, ...] = ()
    status: one_of("confirmed", "tentative", "cancelled", "postponed") = "confirmed"
    status_note: Paragraph | None = None
    locations: tuple[reference("places"), ...] = ()
    online: Flag = False
    url: WebUrl | None = None
    organizer: reference("contacts")
    partners: tuple[reference("contacts"), ...] = ()
    topics: tuple[reference("topics"), ...] = Field(min_length=1)
    target_groups: tuple[reference("target_groups"), ...] = ()
    languages: tuple[LanguageRef, ...] = ()
    interpretation_services: Line | None = None
    accessibility_description: Paragraph | None = None
    cost: Cost
    cost_options: tuple[CostOption, ...] = ()
    fees_description: Paragraph | None = None
    registration: Registration | None = None
    application_process: Paragraph | None = None
    application_url: WebUrl | None = None
    childcare: Childcare | None = None
    women_only: Flag = False
    image: Image | None = None
    offer: reference("offers") | None = None
    feast: Slug | None = None
    last_modified: When | None = None
    sequence: Whole = 0
    private: PrivateNote | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Event:
        check_span(self)
        if self.rrule is not None:
            self.rrule.check_end(day_of(self.start))
        dates = tuple(self.dates())
        check_first_date(self, dates)
        check_overlap(self, dates)
        check_changes(self, set(dates))
        check_clocks(self, dates)
        check_place(self)
        check_amounts(self, "event")
        return self

    @property
    def is_all_day(self) -> bool:
        return is_all_day(self.start)

    @property
    def duration(self) -> dt.timedelta:
        """From start to end by the wall clock; for whole days from the first day to the last one."""
        return self.start - self.start if self.end is None else self.end - self.start

    @property
    def modified(self) -> Moment:
        """When the record last changed, for subscribers' calendars."""
        return self.last_modified or self.assured_date

    def dates(self, first: dt.date = dt.date.min, last: dt.date = dt.date.max) -> Iterator[dt.date]:
        """The days of the bare rule from `first` to `last`: before exceptions, moves and cancellations."""
        start = day_of(self.start)
        if self.rrule is not None:
            return self.rrule.dates(start, first, min(last, years_after(start, MAX_YEARS)))
        return iter([start] if first <= start <= last else [])

    def starts_on(self, day: dt.date) -> Moment:
        """The start of the date that the rule gives to a day."""
        return day if self.is_all_day else dt.datetime.combine(day, self.start.time())
