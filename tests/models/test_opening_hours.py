"""Opening hours: read strictly, and on every day of two years the same as an independent reader of the OSM syntax.

Refusals with their place in the file: tests/golden/problems/hours_*.yml.
"""

from __future__ import annotations

import datetime as dt

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours as Independent
from opening_hours import State
from pydantic import TypeAdapter, ValidationError

from macros.models.opening_hours import WEEKDAYS, Hours, parse
from tests.patience import PATIENT

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2027, 12, 31)
YEARS = [FIRST + dt.timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
# The independent reader knows nationwide holidays only, so the comparison uses the same.
NATIONWIDE = frozenset(holidays.Germany(years=(2026, 2027)))

Spans = list[tuple[dt.time, dt.time]]


def _ours(text: str) -> dict[dt.date, Spans]:
    hours = parse(text)
    found: dict[dt.date, Spans] = {}
    for day in YEARS:
        spans: Spans = []
        for start, end in hours.on(day, NATIONWIDE.__contains__):
            if spans and spans[-1][1] == start:
                start = spans.pop()[0]
            spans.append((start, end))
        found[day] = spans
    return found


def _theirs(text: str) -> dict[dt.date, Spans]:
    found: dict[dt.date, Spans] = {day: [] for day in YEARS}
    midnight = dt.time()
    last = dt.datetime.combine(LAST + dt.timedelta(days=1), midnight)
    for start, end, state, _ in Independent(text, country="DE").intervals(dt.datetime.combine(FIRST, midnight), last):
        while state == State.OPEN and start < (end or last):
            next_day = dt.datetime.combine(start.date() + dt.timedelta(days=1), midnight)
            until = min(end or last, next_day)
            found[start.date()].append((start.time(), until.time()))
            start = until
    return found


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH off",
        "Mo,We-Fr 09:00-12:00; Tu 09:00-12:00,14:00-18:00; PH off; 2026 Dec 24 off",
        "Fr-Mo 10:00-24:00",
        "Su-Sa 00:00-24:00; PH off",
        "We[2,4] 14:00-18:00; Mo 08:00-12:00,12:00-13:00; PH 10:00-11:00",
        "Sa[5] 09:00-10:00; Su[1] 10:00-12:00",
        "We[2],Th 09:00-12:00",
        "Mo-Sa 08:00-18:00; Su off; PH off; 2026 Dec 24-2027 Jan 06 off; 2027 Jan 07 10:00-12:00",
        "Th 00:00-06:00,22:00-24:00; PH off; 2027 Jan 01 12:00-13:00",
        "2026 Dec 24 09:00-12:00; 2027 Dec 24 09:00-12:00",
        "2026 Feb 28-2026 Mar 01 10:00-11:00",
    ],
)
def test_every_day_is_as_an_independent_reader_says(text: str) -> None:
    assert _ours(text) == _theirs(text)


@st.composite
def _spans(draw: st.DrawFn) -> str:
    if draw(st.booleans()) and draw(st.booleans()):
        return "off"
    minutes = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
    pairs = list(zip(minutes[::2], minutes[1::2], strict=False))
    return ",".join(f"{start // 4:02}:{start % 4 * 15:02}-{end // 4:02}:{end % 4 * 15:02}" for start, end in pairs)


@st.composite
def _expressions(draw: st.DrawFn) -> str:
    """Rules in the usual order: weekdays, public holidays, dates; no day twice."""
    days = draw(st.permutations(WEEKDAYS))
    groups = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    parts = []
    for size in groups:
        group, days = days[:size], days[size:]
        names = [f"{day}[{draw(st.sampled_from(['1', '2,4', '1,3,5', '5']))}]" if draw(st.booleans()) else day for day in group]
        if names:
            parts.append(f"{','.join(names)} {draw(_spans())}")
    if draw(st.booleans()):
        parts.append(f"PH {draw(_spans())}")
    day = FIRST
    for gap in draw(st.lists(st.integers(1, 300), max_size=2)):
        first = day + dt.timedelta(days=gap)
        day = first + dt.timedelta(days=draw(st.integers(0, 40)))
        dates = f"{first:%Y %b %d}" if day == first else f"{first:%Y %b %d}-{day:%Y %b %d}"
        parts.append(f"{dates} {draw(_spans())}")
    return "; ".join(parts)


@settings(PATIENT, max_examples=60)
@given(_expressions())
def test_any_expression_is_read_as_an_independent_reader_does(text: str) -> None:
    assert _ours(text) == _theirs(text)


def test_a_day_within_a_closed_period_can_be_open() -> None:
    text = "Mo-Fr 09:00-12:00; 2026 Dec 24-2027 Jan 06 off; 2026 Dec 30 09:00-11:00"
    assert _ours(text) == _theirs(text)


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("PH off; Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00"),
        ("2026 Dec 24 off; Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00"),
        ("Mo-Fr 09:00-12:00; 2026 Dec 25 09:00-10:00; PH off", "PH off"),
    ],
)
def test_an_order_of_rules_that_means_something_else_elsewhere_is_refused(text: str, late: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse(text)
    assert str(caught.value) == f"'{late}' stands too late and would replace a rule in front of it; write weekdays first, then PH, then dates"


def test_a_rule_for_a_date_wins_over_a_public_holiday() -> None:
    hours = parse("Mo-Fr 09:00-12:00; PH off; 2026 Dec 25 10:00-11:00")
    assert hours.on(dt.date(2026, 12, 25), NATIONWIDE.__contains__) == ((dt.time(10), dt.time(11)),)


def test_without_a_rule_for_public_holidays_they_change_nothing() -> None:
    hours = parse("Fr 09:00-12:00")
    assert hours.holiday is None
    assert hours.on(dt.date(2026, 12, 25), lambda day: True) == ((dt.time(9), dt.time(12)),)


def test_public_holidays_are_those_that_the_caller_knows() -> None:
    hours = parse("Th 09:00-12:00; PH off")
    corpus_christi = dt.date(2026, 6, 4)
    assert hours.on(corpus_christi, lambda day: False) == ((dt.time(9), dt.time(12)),)
    assert hours.on(corpus_christi, lambda day: day == corpus_christi) == ()


def test_the_end_of_the_day_is_midnight() -> None:
    assert parse("Mo 09:00-24:00").weekly[0] == ((dt.time(9), dt.time(0)),)


def test_only_24_7_is_always() -> None:
    assert parse("24/7").always
    assert not parse("Mo-Su 00:00-24:00").always


def test_the_text_is_kept_as_written() -> None:
    assert parse("Mo-Fr 09:00-12:00; PH off").text == "Mo-Fr 09:00-12:00; PH off"


@pytest.mark.parametrize("text", ["", ";", "PH off", "PH 10:00-12:00"])
def test_hours_without_any_day_are_refused(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse(text)
    assert str(caught.value) == f"'{text}' names no day (expected for example 'Mo-Fr 09:00-12:00; PH off')"


def test_digits_of_other_scripts_are_refused_in_our_own_words() -> None:
    with pytest.raises(ValueError) as caught:
        parse("Mo 0٩:00-12:00")
    assert str(caught.value) == "'Mo 0٩:00-12:00' is not an opening-hours rule (expected for example 'Mo-Fr 09:00-12:00; PH off')"


@settings(PATIENT, max_examples=200)
@given(st.text(max_size=40) | st.lists(st.sampled_from(["Mo", "Fr", "-", ",", ";", " ", "09:00", "24:00", "off", "PH", "2026 Dec 24", "[2]"]), max_size=12).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        TypeAdapter(Hours).validate_python(text)
    except ValidationError as error:
        assert error.errors()[0]["type"] == "portal"
