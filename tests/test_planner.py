"""Planning against the feasts of data/calendar/: the collisions that happened, and those that must not be cried out about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from macros.almanac import Almanac
from macros.claims import Claim, Claims
from macros.feast_files import load_feasts
from macros.models.events import Event
from macros.planner import EventAdvice, Planner
from macros.sun import sunset

FEASTS = load_feasts(Path(__file__).parents[1] / "data")
NUREMBERG = partial(sunset, 49.45, 11.08)
OWN_FEASTS = {"Karfreitag": "good-friday", "Ostermontag": "easter", "Tag der Deutschen Einheit": "german-unity-day"}
REST = {"name": "Termin", "summary": "Ein Termin.", "organizer": "verein", "online": "true", "topics": ["participation"], "cost": "free",
        "assured_date": "2019-01-01"}


def _event(start: str, end: str | None = None, **fields: Any) -> Event:
    given = REST | {"id": "termin", "start": start, "end": end} | fields
    return Event.model_validate({name: value for name, value in given.items() if value is not None})


def _planner(*events: Event, land: str = "BY") -> Planner:
    shelf = {event.id: event for event in events}
    return Planner(shelf, FEASTS, Claims(Almanac(land, shelf, FEASTS), FEASTS, NUREMBERG, OWN_FEASTS))


def _advice(event: Event, today: str, land: str = "BY") -> EventAdvice | None:
    found = _planner(event, land=land).advice(dt.date.fromisoformat(today))
    return found[0] if found else None


def _lines(event: Event, today: str, land: str = "BY") -> list[str]:
    """`avoid pesach eve 2024-04-22 19:02`: level, subject, reason, and from when on for the first date; `?` where it is uncertain."""
    found = _advice(event, today, land)
    return sorted(_line(each) for each in found.advice) if found else []


def _line(advice: Any) -> str:
    claim = advice.hits[0].claim
    subject = advice.feast or advice.reason
    return f"{advice.level} {subject} {claim.reason} {claim.start:%Y-%m-%d %H:%M}{' ?' if advice.is_uncertain else ''}"


@cache
def _claims() -> Claims:
    return Claims(Almanac("BY", {}, FEASTS), FEASTS, NUREMBERG, OWN_FEASTS)


def _of(feast: str, first: str, days: int) -> Iterator[Claim]:
    for number in range(days):
        yield from (each for each in _claims().on(dt.date.fromisoformat(first) + dt.timedelta(number)) if each.feast and each.feast.feast == feast)


def test_an_exam_in_the_evening_before_pesach_is_avoided() -> None:
    """22 April 2024: the Länder moved Abitur exams, because Pesach begins in the evening."""
    assert "avoid pesach eve 2024-04-22 19:20" in _lines(_event("2024-04-22T19:00", "2024-04-22T21:00"), "2024-01-01")
    assert [line for line in _lines(_event("2024-04-22T09:00", "2024-04-22T13:00"), "2024-01-01") if "pesach" in line] == []


def test_an_exam_beside_eid_may_fall_on_it() -> None:
    """2019 the school ministry of Nordrhein-Westfalen corrected Eid from 5 to 4 June, the day of an exam."""
    on_the_day = _lines(_event("2019-06-04T09:00", "2019-06-04T12:00"), "2019-05-01", "NW")
    beside = _lines(_event("2019-06-03T09:00", "2019-06-03T12:00"), "2019-05-01", "NW")
    assert [line for line in on_the_day if "eid" in line] == ["avoid eid-al-fitr feast 2019-06-04 00:00"]
    assert [line for line in beside if "eid" in line] == ["avoid eid-al-fitr feast 2019-06-03 00:00 ?"]
    assert [line for line in _lines(_event("2019-06-02T09:00", "2019-06-02T12:00"), "2019-05-01", "NW") if "eid" in line] == []


def test_only_the_first_day_of_a_feast_on_which_people_may_work_is_avoided() -> None:
    levels = {claim.start.date().isoformat(): claim.level for claim in _of("eid-al-adha", "2027-05-16", 5) if claim.reason == "feast"}
    assert levels == {"2027-05-16": "avoid", "2027-05-17": "avoid", "2027-05-18": "coordinate", "2027-05-19": "coordinate", "2027-05-20": "coordinate"}
    assert {claim.level for claim in _of("rosh-hashanah", "2027-10-02", 2)} == {"avoid"}


def test_lunch_in_ramadan_is_adapted_and_dinner_after_sunset_is_fine() -> None:
    lunch = _event("2027-02-18T12:00", "2027-02-18T14:00")
    (advice,) = [each for each in _advice(lunch, "2026-11-20").advice if each.feast == "ramadan"]
    claim = advice.hits[0].claim
    assert (advice.level, claim.reason, claim.end) == ("adapt", "fast", dt.datetime(2027, 2, 18, 17, 40))
    assert [line for line in _lines(_event("2027-02-18T17:45", "2027-02-18T20:00"), "2026-11-20") if "ramadan" in line] == []


def test_yom_kippur_2027_is_avoided_from_the_evening_before() -> None:
    found = [(claim.reason, claim.level, f"{claim.start:%m-%d %H:%M}") for claim in _of("yom-kippur", "2027-10-09", 4)]
    assert found == [("eve", "avoid", "10-10 17:36"), ("feast", "avoid", "10-11 00:00")]


def test_a_fast_of_christians_asks_for_other_food_the_whole_day() -> None:
    assert "adapt orthodox-great-lent feast 2027-04-08 00:00" in _lines(_event("2027-04-08T19:00", "2027-04-08T21:00"), "2026-11-20")


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("2027-04-16T13:00", "2027-04-16T14:00", ["friday_prayer"]),
        ("2027-04-16T14:30", "2027-04-16T16:00", []),
        ("2027-04-16T17:30", "2027-04-16T19:00", []),
        ("2027-04-16T11:00", "2027-04-16T12:00", []),
        ("2027-04-16T18:30", "2027-04-16T19:30", ["shabbat"]),  # the sun sets at 20:03
        ("2027-04-17T20:30", "2027-04-17T22:00", ["shabbat"]),
        ("2027-04-17T21:30", "2027-04-17T23:00", []),
        ("2027-04-18T11:00", "2027-04-18T13:00", ["sunday_morning"]),
        ("2027-04-18T12:00", "2027-04-18T13:00", []),
        ("2027-04-16", "2027-04-18", []),  # whole days leave room for them
    ],
)
def test_prayers_of_the_week_are_coordinated(start: str, end: str, reason: list[str]) -> None:
    found = _advice(_event(start, end), "2027-04-01")
    weekly = [(each.reason, each.level) for each in (found.advice if found else ()) if each.reason in ("friday_prayer", "shabbat", "sunday_morning")]
    assert weekly == [(each, "coordinate") for each in reason]


def test_holidays_of_the_land_are_coordinated() -> None:
    camp = _event("2027-08-09", "2027-08-13")
    (advice,) = [each for each in _advice(camp, "2026-11-20").advice if each.reason == "school_holidays"]
    assert (advice.level, advice.hits[0].claim.holiday.name) == ("coordinate", "Sommerferien")
    july = _event("2027-07-05", "2027-07-09")
    assert {land: [line for line in _lines(july, "2026-11-20", land) if "school" in line] for land in ("BE", "BY")} == {
        "BE": ["coordinate school_holidays school_holidays 2027-07-05 00:00"], "BY": [],
    }


def test_a_public_holiday_that_is_a_feast_is_named_once() -> None:
    good_friday = _lines(_event("2027-03-26T18:00", "2027-03-26T18:15"), "2026-11-20")
    may_day = _lines(_event("2027-05-01T21:40", "2027-05-01T22:00"), "2026-11-20")
    assert [line for line in good_friday if "good-friday" in line or "public" in line] == ["avoid good-friday feast 2027-03-26 00:00"]
    assert [line for line in may_day if "public" in line] == ["coordinate public_holiday public_holiday 2027-05-01 00:00"]


def test_variants_of_a_feast_may_be_kept_too() -> None:
    """In 2026 a part of the Buddhist communities keeps Vesak a month later."""
    found = [(claim.start.date().isoformat(), claim.is_uncertain) for claim in _of("vesakh", "2026-04-30", 35)]
    assert ("2026-05-01", False) in found
    assert {day for day, is_uncertain in found if is_uncertain} >= {"2026-04-30", "2026-05-02"}


def test_an_event_that_belongs_to_a_feast_is_not_in_conflict_with_it() -> None:
    fire = ("2027-03-20T18:00", "2027-03-20T21:00")
    stranger, own = _lines(_event(*fire), "2026-11-20"), _lines(_event(*fire, feast="newroz"), "2026-11-20")
    assert [line for line in stranger if line not in own] == ["avoid newroz eve 2027-03-20 17:28"]
    assert "avoid naw-ruz eve 2027-03-20 17:28" in own


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"status": "postponed"}, {"cancelled_dates": ["2027-10-11"]}])
def test_what_does_not_take_place_needs_no_advice(fields: dict[str, Any]) -> None:
    assert _advice(_event("2027-10-11T18:00", "2027-10-11T20:00"), "2026-11-20") is not None
    assert _advice(_event("2027-10-11T18:00", "2027-10-11T20:00", **fields), "2026-11-20") is None


def test_only_the_next_twelve_months_count() -> None:
    event = _event("2027-10-11T18:00", "2027-10-11T20:00")
    assert [bool(_advice(event, today)) for today in ("2026-10-10", "2026-10-11", "2027-10-11", "2027-10-12")] == [False, True, True, False]


def test_a_weekly_course_gets_one_advice_for_each_feast_and_each_other_reason() -> None:
    course = _event("2026-11-23T09:00", "2026-11-23T10:00", rrule={"freq": "WEEKLY", "byday": ["MO"], "until": "2027-10-25"})
    found = _advice(course, "2026-11-20")
    subjects = [(each.reason, each.feast) for each in found.advice]
    assert len(subjects) == len(set(subjects))
    (holidays,) = [each for each in found.advice if each.reason == "school_holidays"]
    (ramadan,) = [each for each in found.advice if each.feast == "ramadan"]
    assert (found.dates, len(holidays.hits), [hit.date.first_day.day for hit in ramadan.hits]) == (49, 13, [8, 15, 22, 1, 8])
    levels = [each.level for each in found.advice]
    assert levels == sorted(levels, key=("avoid", "coordinate", "adapt").index)


def test_events_with_something_to_avoid_come_first() -> None:
    party = _event("2026-12-01T13:00", "2026-12-01T14:00", id="party")
    prayer = _event("2026-12-11T13:00", "2026-12-11T14:00", id="prayer")
    fast = _event("2027-10-11T18:00", "2027-10-11T20:00", id="fast")
    assert [each.event for each in _planner(party, prayer, fast).advice(dt.date(2026, 11, 20))] == ["fast", "prayer"]


def test_free_days_are_no_feasts_no_eves_and_no_holidays() -> None:
    planner = _planner()
    assert not planner.is_free(dt.date(2027, 10, 1))  # the eve of Rosh ha-Shanah
    assert not planner.is_free(dt.date(2027, 10, 3))  # a public holiday
    assert not planner.is_free(dt.date(2027, 10, 11))  # Yom Kippur
    assert planner.is_free(dt.date(2027, 10, 4))
    assert planner.is_free(dt.date(2027, 2, 24))  # Ramadan asks for food in the evening, no more
    assert not planner.is_free(dt.date(2027, 8, 18))  # summer holidays
    assert not planner.is_free(dt.date(2027, 3, 8))  # the eve of Eid, and Eid itself if it shifts


def test_a_free_day_is_one_without_any_such_claim_on_every_day_of_a_year() -> None:
    """Independent of the rules: from the occurrences and holidays themselves."""
    planner, almanac = _planner(), Almanac("BY", {}, FEASTS)
    first, last = dt.date(2027, 1, 1), dt.date(2027, 6, 30)
    taken = {each.start for each in almanac.public_holidays(first, last)}
    taken |= {day for each in almanac.school_holidays(first, last) for day in _span(each.start, each.end)}
    for each in almanac.feasts(first - dt.timedelta(70), last + dt.timedelta(70)):
        feast = FEASTS[each.feast]
        if feast.rank <= 2 and feast.fasting not in ("dawn_to_sunset", "sunrise_to_sunset") and not (feast.planning and feast.planning.advice == "adapt"):
            for start, end in [(each.start, each.end), *((other.start, other.end) for other in each.variants)]:
                doubt = dt.timedelta(each.doubt)
                taken |= set(_span(start - doubt - dt.timedelta(each.eve), end + doubt))
    assert planner.free_days(first, last) == [day for day in _span(first, last) if day not in taken]


def _span(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(number) for number in range((last - first).days + 1)]
