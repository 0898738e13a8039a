"""When things take place, in short: weekly hours of offers, coming days of events."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.models.offers import Offer
from macros.models.schedules import Schedule
from macros.recurrence import EventOccurrence
from macros.views.search.when import coming_days, weekly_hours
from tests.conftest import TODAY

WEEKLY = {"freq": "WEEKLY", "byday": ["MO", "WE"], "dtstart": "2026-09-07", "opens_at": "17:00", "closes_at": "19:00"}


def offer(*schedules: dict[str, object], **fields: object) -> Offer:
    made = tuple(Schedule.model_validate(WEEKLY | each) for each in schedules)
    return Offer.model_construct(schedules=made, **{"status": "active", "valid_from": None} | fields)


def test_weekly_hours_stand_from_monday_to_sunday() -> None:
    assert weekly_hours(offer({}), TODAY) == "17:00-19:00||17:00-19:00||||"
    morning = {"byday": ["WE"], "dtstart": "2026-09-09", "opens_at": "09:00", "closes_at": "11:00"}
    assert weekly_hours(offer({}, morning), TODAY) == "17:00-19:00||09:00-11:00,17:00-19:00||||"


@pytest.mark.parametrize(
    "schedule",
    [
        {"interval": "2"}, {"until": "2026-11-18"}, {"dtstart": "2026-11-23"},
        {"freq": "MONTHLY", "byday": ["1MO"]}, {"except_periods": [{"from": "2026-11-16", "to": "2026-11-29"}]},
    ],
    ids=["every second week", "over", "not yet", "monthly", "holidays now"],
)  # fmt: skip
def test_what_is_not_on_every_week_now_has_no_weekly_hours(schedule: dict[str, object]) -> None:
    assert weekly_hours(offer(schedule), TODAY) == ""
    assert weekly_hours(offer({}, schedule), TODAY) == weekly_hours(offer({}), TODAY)


def test_an_offer_that_pauses_or_has_not_begun_has_no_weekly_hours() -> None:
    assert weekly_hours(offer({}, status="temporarily_closed"), TODAY) == ""
    assert weekly_hours(offer({}, valid_from=TODAY + dt.timedelta(days=1)), TODAY) == ""
    assert weekly_hours(offer({}, valid_from=TODAY), TODAY) == "17:00-19:00||17:00-19:00||||"
    assert weekly_hours(offer(), TODAY) == ""


def occurrence(first: int, last: int, status: str = "confirmed") -> EventOccurrence:
    """A date that begins and ends so many days from today."""
    start, end = (TODAY + dt.timedelta(days=number) for number in (first, last))
    return EventOccurrence(start, end, is_all_day=True, status=status)


def test_an_event_has_the_days_of_eight_weeks() -> None:
    assert coming_days([occurrence(15, 15)], TODAY) == "2026-12-05"
    assert coming_days([occurrence(-3, -1), occurrence(-1, 1), occurrence(56, 58)], TODAY) == "2026-11-20 2026-11-21 2027-01-15"
    assert coming_days([occurrence(57, 57)], TODAY) == ""
    assert coming_days([occurrence(2, 2, "cancelled"), occurrence(1, 1, "postponed")], TODAY) == "2026-11-21"
