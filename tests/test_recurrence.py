"""The dates of events: the same as dateutil's on every day, over both clock changes, with exceptions, moves and cancellations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.clock import BERLIN
from macros.models.events import Event
from macros.models.rules import WEEKDAYS
from macros.recurrence import EventOccurrence, occurrences
from tests.patience import PATIENT

DAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
FREQUENCIES = {"DAILY": rrule.DAILY, "WEEKLY": rrule.WEEKLY, "MONTHLY": rrule.MONTHLY, "YEARLY": rrule.YEARLY}
EVER = (dt.date(2000, 1, 1), dt.date(2105, 12, 31))
REST = {"id": "fest", "name": "Fest", "summary": "Ein Fest.", "organizer": "verein", "online": "true", "topics": ["participation"], "cost": "free",
        "assured_date": "2026-11-02"}


def _event(start: str, end: str | None = None, rule: dict[str, Any] | None = None, **fields: Any) -> Event:
    given_fields = REST | {"start": start, "end": end, "rrule": rule} | fields
    return Event.model_validate({name: value for name, value in given_fields.items() if value is not None})


def _starts(event: Event, first: dt.date = EVER[0], last: dt.date = EVER[1]) -> list[str]:
    return [each.start.isoformat(timespec="minutes") if not each.is_all_day else str(each.start) for each in occurrences(event, first, last)]


def _independent(event: Event) -> list[dt.datetime]:
    """dateutil on naive wall times, which is the arithmetic that iCalendar asks for."""
    rule = event.rrule
    start = event.start if isinstance(event.start, dt.datetime) else dt.datetime.combine(event.start, dt.time())
    numbered = [DAYS[day](nth) if nth else DAYS[day] for nth, day in rule.byday]
    found = rrule.rrule(
        FREQUENCIES[rule.freq], dtstart=start, interval=rule.interval, count=rule.count,
        until=dt.datetime.combine(rule.until, dt.time.max) if rule.until else None,
        byweekday=numbered or None, bymonthday=rule.bymonthday or None,
        bymonth=start.month if rule.freq == "YEARLY" and numbered else None,
    )
    return list(found)


_START = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
_END = st.builds(lambda days: ("until", days), st.integers(0, 1825)) | st.builds(lambda count: ("count", count), st.integers(1, 4))


def _numbered(day: dt.date, is_counted_back: bool) -> str:
    is_last = (day + dt.timedelta(days=7)).month != day.month
    return f"{-1 if is_last and is_counted_back else (day.day - 1) // 7 + 1}{WEEKDAYS[day.weekday()]}"


@st.composite
def _rules(draw: st.DrawFn) -> Event:
    start = draw(_START)
    freq = draw(st.sampled_from(sorted(FREQUENCIES)))
    rule: dict[str, Any] = {"freq": freq, "interval": str(draw(st.integers(1, {"YEARLY": 1, "MONTHLY": 14}.get(freq, 99))))}
    others = st.sets(st.builds("{}{}".format, st.sampled_from([-1, 1, 2, 3, 4, 5]), st.sampled_from(WEEKDAYS)), max_size=2)
    if freq == "WEEKLY":
        rule["byday"] = sorted(draw(st.sets(st.sampled_from(WEEKDAYS))) | {WEEKDAYS[start.weekday()]})
    elif freq == "MONTHLY" and draw(st.booleans()):
        is_last = (start + dt.timedelta(days=1)).month != start.month
        own = -1 if is_last and draw(st.booleans()) else start.day
        rule["bymonthday"] = [str(day) for day in sorted(draw(st.sets(st.integers(1, 31) | st.just(-1), max_size=3)) | {own})]
    elif freq == "MONTHLY" or (freq == "YEARLY" and draw(st.booleans())):
        rule["byday"] = sorted(draw(others) | {_numbered(start, draw(st.booleans()))})
    kind, number = draw(_END)
    # Rules so rare that four dates of them may take more than five years get a last day instead.
    longest = {"DAILY": 99, "WEEKLY": 52, "MONTHLY": 3, "YEARLY": 0 if "byday" in rule or (start.month, start.day) == (2, 29) else 1}[freq]
    if kind == "count" and int(rule["interval"]) <= longest:
        rule["count"] = str(number)
    else:
        rule["until"] = str(start + dt.timedelta(days=number))
    clock = draw(st.sampled_from(["", "T00:00", "T17:00", "T23:59"]))
    end = f"{start}{clock}" if not clock else (dt.datetime.fromisoformat(f"{start}{clock}") + dt.timedelta(hours=1)).isoformat(timespec="minutes")
    return _event(f"{start}{clock}", end, rule)


@settings(PATIENT, max_examples=200)
@given(_rules())
def test_any_rule_falls_on_the_days_of_an_independent_reader(event: Event) -> None:
    found = [each.start if not event.is_all_day else dt.datetime.combine(each.start, dt.time()) for each in occurrences(event, *EVER)]
    assert found == _independent(event)


@settings(PATIENT, max_examples=100)
@given(_rules(), st.dates(dt.date(2020, 1, 1), dt.date(2046, 12, 31)), st.integers(0, 800))
def test_a_window_shows_what_touches_it_and_nothing_else(event: Event, first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    expected = [each for each in occurrences(event, *EVER) if each.first_day <= last and each.last_day >= first]
    assert occurrences(event, first, last) == expected


@pytest.mark.parametrize(
    ("first", "offsets"),
    [
        ("2027-03-20", ["+01:00", "+02:00", "+02:00"]),  # clocks change on 28 March 2027
        ("2026-10-17", ["+02:00", "+01:00", "+01:00"]),  # and on 25 October 2026
    ],
)
def test_seven_in_the_evening_stays_seven_when_the_clocks_change(first: str, offsets: list[str]) -> None:
    start = dt.date.fromisoformat(first) + dt.timedelta(days=1)
    event = _event(f"{start}T19:00", f"{start}T21:30", {"freq": "WEEKLY", "byday": ["SU"], "count": "3"})
    found = occurrences(event, *EVER)
    assert [f"{each.start:%H:%M}–{each.end:%H:%M}" for each in found] == ["19:00–21:30"] * 3
    assert [each.start.replace(tzinfo=BERLIN).isoformat()[-6:] for each in found] == offsets


def test_a_night_over_the_change_of_clocks_keeps_its_end() -> None:
    event = _event("2027-03-20T22:00", "2027-03-21T04:00", {"freq": "WEEKLY", "byday": ["SA"], "count": "3"})
    assert [str(each.end) for each in occurrences(event, *EVER)] == ["2027-03-21 04:00:00", "2027-03-28 04:00:00", "2027-04-04 04:00:00"]


def test_a_leap_day_comes_in_leap_years_only() -> None:
    event = _event("2028-02-29", None, {"freq": "YEARLY", "until": "2033-02-28"})
    assert _starts(event) == ["2028-02-29", "2032-02-29"]


def test_the_31st_skips_shorter_months_and_the_last_day_does_not() -> None:
    assert _starts(_event("2027-01-31", None, {"freq": "MONTHLY", "bymonthday": ["31"], "count": "4"})) == ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]
    assert _starts(_event("2027-01-31", None, {"freq": "MONTHLY", "bymonthday": ["-1"], "count": "4"})) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_the_last_saturday_in_june_of_every_year() -> None:
    event = _event("2027-06-26T14:00", "2027-06-26T22:00", {"freq": "YEARLY", "byday": ["-1SA"], "count": "4"})
    assert _starts(event) == ["2027-06-26T14:00", "2028-06-24T14:00", "2029-06-30T14:00", "2030-06-29T14:00"]


def test_every_second_year() -> None:
    assert _starts(_event("2026-12-05", None, {"freq": "YEARLY", "interval": "2", "until": "2031-12-05"})) == ["2026-12-05", "2028-12-05", "2030-12-05"]


def test_a_daily_rule_goes_on_over_new_year() -> None:
    assert _starts(_event("2026-12-30", None, {"freq": "DAILY", "count": "4"})) == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]


SERIES = {"freq": "WEEKLY", "byday": ["SA"], "until": "2027-01-02"}


def test_exceptions_are_left_out() -> None:
    event = _event("2026-12-05T17:00", "2026-12-05T19:00", SERIES, exdates=["2026-12-26", "2026-12-12"])
    assert _starts(event) == ["2026-12-05T17:00", "2026-12-19T17:00", "2027-01-02T17:00"]


def test_a_moved_date_says_where_it_comes_from_and_lasts_as_long() -> None:
    event = _event("2026-12-05T17:00", "2026-12-05T19:00", SERIES, moved=[{"from": "2026-12-12", "to": "2026-12-13T18:30"}])
    assert occurrences(event, dt.date(2026, 12, 12), dt.date(2026, 12, 13)) == [
        EventOccurrence(dt.datetime(2026, 12, 13, 18, 30), dt.datetime(2026, 12, 13, 20, 30), False, "confirmed", dt.date(2026, 12, 12))
    ]


def test_a_date_moved_to_another_place_in_the_series_stands_there() -> None:
    event = _event("2026-12-05T17:00", "2026-12-05T19:00", SERIES, moved=[{"from": "2026-12-05", "to": "2026-12-30T17:00"}])
    assert _starts(event) == ["2026-12-12T17:00", "2026-12-19T17:00", "2026-12-26T17:00", "2026-12-30T17:00", "2027-01-02T17:00"]
    assert _starts(event, dt.date(2026, 12, 30), dt.date(2026, 12, 30)) == ["2026-12-30T17:00"]


def test_a_cancelled_date_is_shown_as_cancelled() -> None:
    event = _event("2026-12-05T17:00", "2026-12-05T19:00", SERIES, cancelled_dates=["2026-12-19"], status="tentative")
    assert [each.status for each in occurrences(event, *EVER)] == ["tentative", "tentative", "cancelled", "tentative", "tentative"]


@pytest.mark.parametrize("status", ["confirmed", "tentative", "cancelled", "postponed"])
def test_a_date_has_the_status_of_its_event(status: str) -> None:
    assert [each.status for each in occurrences(_event("2026-12-05", status=status), *EVER)] == [status]


def test_days_in_the_middle_of_a_long_event_belong_to_it() -> None:
    event = _event("2026-12-05", "2026-12-08")
    assert [len(occurrences(event, day, day)) for day in (dt.date(2026, 12, number) for number in range(4, 10))] == [0, 1, 1, 1, 1, 0]


def test_an_event_until_midnight_does_not_touch_the_next_day() -> None:
    event = _event("2026-12-05T20:00", "2026-12-06T00:00")
    assert _starts(event, dt.date(2026, 12, 6), dt.date(2026, 12, 6)) == []
    assert occurrences(event, *EVER)[0].last_day == dt.date(2026, 12, 5)


def test_an_event_over_midnight_touches_both_days() -> None:
    event = _event("2026-12-05T20:00", "2026-12-06T01:00")
    assert len(occurrences(event, dt.date(2026, 12, 6), dt.date(2026, 12, 6))) == 1


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    assert _starts(_event("2026-12-05"), dt.date.min, dt.date.max) == ["2026-12-05"]
