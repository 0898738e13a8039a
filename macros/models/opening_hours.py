"""Opening hours: the part of the OpenStreetMap syntax that offices need, read strictly.

`Mo-Fr 09:00-12:00; We[2,4] 14:00-18:00; PH off; 2026 Dec 24 off` or `24/7`. In OpenStreetMap a later rule
silently replaces an earlier one for the same weekday; here that is refused, so nobody loses a Tuesday morning.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Annotated, Any

from msgspec import Struct
from pydantic import BeforeValidator, WithJsonSchema

from macros.models.values import wrong
from macros.problems import quoted, shape

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EXPECTED = "expected for example 'Mo-Fr 09:00-12:00; PH off'"

_DAY = "|".join(WEEKDAYS)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_DATE = rf"[0-9]{{4}} (?:{'|'.join(_MONTHS)}) (?:0[1-9]|[12][0-9]|3[01])"
_RULE = re.compile(
    rf"(?:(?P<dates>{_DATE}(?:-{_DATE})?)|(?P<holiday>PH)|(?P<days>(?:{_DAY})[^ ]*)) +(?P<hours>off|{_TIME}-[^ ]+)"
)
_DAYS = re.compile(rf"(?P<first>{_DAY})(?:-(?P<last>{_DAY})|\[(?P<nth>[1-5](?:,[1-5])*)\])?")
_SPAN = re.compile(rf"({_TIME})-({_TIME}|24:00)")

Span = tuple[dt.time, dt.time]  # an end of 00:00 means midnight at the end of the day
Spans = tuple[Span, ...]


class NthRule(Struct, frozen=True):
    """Hours on the nth weekdays of a month, such as every second and fourth Wednesday."""

    weekday: int
    nth: tuple[int, ...]
    spans: Spans


class DatedRule(Struct, frozen=True):
    """Hours (or none) from one date to another, both included."""

    first: dt.date
    last: dt.date
    spans: Spans


class OpeningHours(Struct, frozen=True):
    """`weekly` has one entry per weekday (Monday first). `holiday` is None where public holidays change nothing."""

    text: str
    weekly: tuple[Spans, ...]
    nth: tuple[NthRule, ...] = ()
    holiday: Spans | None = None
    dated: tuple[DatedRule, ...] = ()

    @property
    def always(self) -> bool:
        return self.text == "24/7"

    def on(self, day: dt.date, is_public_holiday: Callable[[dt.date], bool]) -> Spans:
        """The hours of one day: the last dated rule for it, else public holidays, else the weekday."""
        for rule in reversed(self.dated):
            if rule.first <= day <= rule.last:
                return rule.spans
        if self.holiday is not None and is_public_holiday(day):
            return self.holiday
        spans = self.weekly[day.weekday()]
        for rule in self.nth:
            if rule.weekday == day.weekday() and (day.day - 1) // 7 + 1 in rule.nth:
                spans += rule.spans
        return spans


def parse(text: str) -> OpeningHours:
    """Read an opening-hours text. Raises ValueError with a sentence for the editor."""
    if text == "24/7":
        midnight = dt.time(0)
        return OpeningHours(text, (((midnight, midnight),),) * 7)
    weekly: dict[int, Spans] = {}
    nth: list[NthRule] = []
    dated: list[DatedRule] = []
    holiday: Spans | None = None
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found = _RULE.fullmatch(part)
        if found is None:
            raise ValueError(f"{quoted(part)} is not an opening-hours rule ({_EXPECTED})")
        spans = _spans(found["hours"])
        if found["dates"]:
            dated.append(_dated(found["dates"], spans))
        elif dated or (holiday is not None and not found["holiday"]):
            raise ValueError(f"{quoted(part)} stands too late and would replace a rule in front of it; write weekdays first, then PH, then dates")
        elif holiday is not None:
            raise ValueError(_two_rules("PH"))
        elif found["holiday"]:
            holiday = spans
        else:
            _add_weekdays(found["days"], spans, weekly, nth)
    if not (weekly or nth or dated):
        raise ValueError(f"{quoted(text)} names no day ({_EXPECTED})")
    return OpeningHours(text, tuple(weekly.get(day, ()) for day in range(7)), tuple(nth), holiday, tuple(dated))


def _add_weekdays(days: str, spans: Spans, weekly: dict[int, Spans], nth: list[NthRule]) -> None:
    for item in re.split(r",(?=[A-Z])", days):
        found = _DAYS.fullmatch(item)
        if found is None:
            raise ValueError(f"{quoted(item)} is not a weekday (expected Mo, Tu, We, Th, Fr, Sa, Su, 'Mo-Fr' or 'We[2,4]')")
        first = WEEKDAYS.index(found["first"])
        if found["nth"]:
            numbers = tuple(int(number) for number in found["nth"].split(","))
            if first in weekly or any(rule.weekday == first and set(rule.nth) & set(numbers) for rule in nth):
                raise ValueError(_two_rules(WEEKDAYS[first]))
            nth.append(NthRule(first, numbers, spans))
            continue
        last = WEEKDAYS.index(found["last"]) if found["last"] else first
        for day in range(first, last + 1 if last >= first else last + 8):
            if day % 7 in weekly or any(rule.weekday == day % 7 for rule in nth):
                raise ValueError(_two_rules(WEEKDAYS[day % 7]))
            weekly[day % 7] = spans


def _two_rules(name: str) -> str:
    return f"{name} has two rules and the later one would replace the earlier one; write one rule '{name} …,…'"


def _spans(text: str) -> Spans:
    if text == "off":
        return ()
    spans: list[Span] = []
    for part in text.split(","):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise ValueError(f"{quoted(part)} is not a time span (expected 09:00-12:00)")
        start = dt.time.fromisoformat(found[1])
        end = dt.time(0) if found[2] == "24:00" else dt.time.fromisoformat(found[2])
        if end != dt.time(0) and end <= start:
            raise ValueError(f"{quoted(part)} ends before it starts")
        if spans and (spans[-1][1] == dt.time(0) or start < spans[-1][1]):
            raise ValueError(f"{quoted(part)} begins before the span in front of it ends")
        spans.append((start, end))
    return tuple(spans)


def _dated(text: str, spans: Spans) -> DatedRule:
    days = [_date(part) for part in text.split("-")]
    if days[-1] < days[0]:
        raise ValueError(f"{quoted(text)} ends before it starts")
    return DatedRule(days[0], days[-1], spans)


def _date(text: str) -> dt.date:
    year, month, day = text.split(" ")
    try:
        return dt.date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a date of the calendar") from None


def _validate(value: Any) -> OpeningHours:
    if not isinstance(value, str):
        raise wrong(f"expected text, got {shape(value)}")
    try:
        return parse(value)
    except ValueError as error:
        raise wrong(str(error)) from None


Hours = Annotated[Any, BeforeValidator(_validate), WithJsonSchema({"type": "string", "description": _EXPECTED})]
