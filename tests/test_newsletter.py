"""What belongs into a newsletter: the tiny portal on a Friday in November, with what is new since some day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.clock import BERLIN
from macros.newsletter import Beginning, Contents, contents
from macros.portal import Portal, load
from tests.conftest import TODAY, edit

KURS, SPRECHSTUNDE, FEST, TREFF = "offers/kurs.yml", "offers/sprechstunde.yml", "events/fest.yml", "events/treff.yml"
Made = Callable[..., Contents]


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)


def told(portal: Portal, since: str = "2026-11-01", now: str = "2026-11-20T08:00") -> Contents:
    return contents(portal, dt.date.fromisoformat(since), at(now))


@pytest.fixture
def edited(data: Path) -> Made:
    """`edited((file, old, new), …, now="2026-11-20T08:00")`: the contents after these edits."""

    def make(*edits: tuple[str, str, str], **moments: str) -> Contents:
        for each in edits:
            edit(data, *each)
        return told(load(data, today=TODAY), **moments)

    return make


def test_all_of_it(portal: Portal) -> None:
    found = told(portal)
    assert (found.since, found.urgent, found.news) == (dt.date(2026, 11, 1), ("rathaus-geschlossen",), ("fest-programm", "kursbeginn"))
    assert (found.offers, found.beginnings) == ((), ())
    assert [each.event for each in found.events] == ["treff", "abgesagt", "fest"]
    assert [each.feast for each in found.feasts] == ["hanukkah"]
    assert not found.is_empty


@pytest.mark.parametrize(
    ("since", "now", "urgent", "news"),
    [
        ("2026-11-12", "2026-11-20T08:00", ["rathaus-geschlossen"], ["kursbeginn"]),
        ("2026-11-10", "2026-11-20T08:00", ["rathaus-geschlossen"], ["fest-programm", "kursbeginn"]),  # the first one is pinned
        ("2026-11-01", "2026-11-12T09:29", [], ["fest-programm"]),
        ("2026-11-01", "2026-11-12T09:30", [], ["fest-programm", "kursbeginn"]),
        ("2026-11-18", "2026-11-25T11:59", ["rathaus-geschlossen"], []),
        ("2026-11-18", "2026-11-25T12:00", [], []),
        ("2026-08-01", "2026-10-31T23:59", [], ["gegen-hass"]),
        ("2026-08-01", "2026-11-01T00:00", [], []),
    ],
)  # fmt: skip
def test_news_that_have_appeared_since_that_day_and_are_not_over(portal: Portal, since: str, now: str, urgent: list[str], news: list[str]) -> None:
    found = told(portal, since, now)
    assert ([*found.urgent], [*found.news]) == (urgent, news)


@pytest.mark.parametrize(
    ("valid_from", "is_new"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-17", True), ("2026-11-21", False)]
)
def test_an_offer_is_new_when_it_has_been_valid_since_a_day_of_the_period(edited: Made, valid_from: str, is_new: bool) -> None:
    found = edited((KURS, "capacity: few", f"capacity: few\nvalid_from: {valid_from}"))
    assert [*found.offers] == (["kurs"] if is_new else [])


@pytest.mark.parametrize("state", ["status: temporarily_closed", "valid_to: 2026-11-19"])
def test_an_offer_that_nobody_can_use_is_not_new(edited: Made, state: str) -> None:
    assert edited((KURS, "capacity: few", f"capacity: few\nvalid_from: 2026-11-10\n{state}")).offers == ()


def test_new_offers_stand_with_the_newest_first(edited: Made) -> None:
    found = edited((KURS, "capacity: few", "valid_from: 2026-11-03"), ("offers/gruppe.yml", "women_only: true", "women_only: true\nvalid_from: 2026-11-10"))
    assert found.offers == ("gruppe", "kurs")


@pytest.mark.parametrize(
    ("now", "begins"), [("2026-11-11", False), ("2026-11-12", True), ("2026-12-09", True), ("2026-12-10", False)]
)
def test_an_offer_begins_with_its_first_meeting_within_four_weeks(edited: Made, now: str, begins: bool) -> None:
    found = edited((SPRECHSTUNDE, "dtstart: 2026-10-14", "dtstart: 2026-12-09"), now=f"{now}T08:00")
    assert [*found.beginnings] == ([Beginning("sprechstunde", dt.date(2026, 12, 9))] if begins else [])


def test_the_first_meeting_is_the_first_that_takes_place(edited: Made) -> None:
    """Mondays and Wednesdays, not in the school holidays, which last until 8 January 2027."""
    found = edited((KURS, "dtstart: 2026-09-14", "dtstart: 2026-12-28"), now="2026-12-15T08:00")
    assert found.beginnings == (Beginning("kurs", dt.date(2027, 1, 11)),)


def test_an_offer_that_begins_does_not_stand_among_the_new_ones_too(edited: Made) -> None:
    found = edited((SPRECHSTUNDE, "by_appointment: true", "by_appointment: true\nvalid_from: 2026-11-15"))
    assert (found.offers, found.beginnings) == ((), (Beginning("sprechstunde", dt.date(2026, 12, 9)),))


def test_an_offer_without_rules_begins_when_it_becomes_valid(edited: Made) -> None:
    found = edited(("offers/alt.yml", "cost: free", "cost: free\nvalid_from: 2026-12-03"))
    assert found.beginnings == (Beginning("alt", dt.date(2026, 12, 3)),)


def test_a_meeting_after_the_last_day_of_an_offer_does_not_begin_it(edited: Made) -> None:
    found = edited((SPRECHSTUNDE, "by_appointment: true", "by_appointment: true\nvalid_from: 2026-11-15\nvalid_to: 2026-12-08"))
    assert (found.offers, found.beginnings) == (("sprechstunde",), ())


def test_events_have_their_dates_of_four_weeks_with_cancelled_ones(portal: Portal) -> None:
    dates = {each.event: [(str(date.start), date.status) for date in each.dates] for each in told(portal).events}
    assert dates == {
        "treff": [
            ("2026-11-25 18:00:00", "confirmed"), ("2026-12-01 17:00:00", "cancelled"),
            ("2026-12-08 17:00:00", "confirmed"), ("2026-12-15 17:00:00", "confirmed"),
        ],
        "abgesagt": [("2026-11-27 17:00:00", "cancelled")],
        "fest": [("2026-12-05 17:00:00", "confirmed")],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("now", "there"), [("2026-11-07T23:59", False), ("2026-11-08T00:00", True), ("2026-12-05T21:29", True), ("2026-12-05T21:30", False)]
)
def test_an_event_is_told_four_weeks_before_it_until_it_is_over(portal: Portal, now: str, there: bool) -> None:
    assert ("fest" in [each.event for each in told(portal, now=now).events]) is there


@pytest.mark.parametrize(("now", "there"), [("2027-03-19T23:59", True), ("2027-03-20T00:00", False)])
def test_an_event_of_whole_days_is_told_while_it_lasts(portal: Portal, now: str, there: bool) -> None:
    assert ("woche" in [each.event for each in told(portal, now=now).events]) is there


def test_what_runs_already_stands_before_what_is_to_come(edited: Made) -> None:
    found = edited((FEST, "start: 2026-12-05T17:00", "start: 2026-10-01T17:00"))
    assert [each.event for each in found.events] == ["fest", "treff", "abgesagt"]


@pytest.mark.parametrize(
    ("now", "there"), [("2026-11-07", False), ("2026-11-08", True), ("2026-12-12", True), ("2026-12-13", False)]
)
def test_a_feast_is_told_four_weeks_before_it_until_its_last_day_is_over(portal: Portal, now: str, there: bool) -> None:
    assert ("hanukkah" in [each.feast for each in told(portal, now=f"{now}T08:00").feasts]) is there


def test_nothing_to_tell(portal: Portal) -> None:
    assert told(portal, "2027-07-05", "2027-07-05T08:00").is_empty
