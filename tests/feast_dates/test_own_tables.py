"""The dates typed into data/calendar/ against computations of their own: the Bahá'í year, Diwali, and feasts with known disagreements."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import convertdate
import pytest

from macros.feast_dates import Occurrence, occurrences
from macros.feast_files import load_feasts
from tests.feast_dates.making import FIRST, LAST

DATA = Path(__file__).parents[2] / "data"
DAY = dt.timedelta(days=1)
TEHRAN = dt.timezone(dt.timedelta(hours=3, minutes=30))
INDIA = dt.timezone(dt.timedelta(hours=5, minutes=30))


@cache
def _all() -> list[Occurrence]:
    return occurrences(load_feasts(DATA), FIRST, LAST)


def _days(key: str) -> list[dt.date]:
    return [each.start for each in _all() if each.feast == key]


def _by_year(key: str) -> dict[int, dt.date]:
    return {day.year: day for day in _days(key)}


def _sunset(day: dt.date, latitude: float, longitude: float) -> dt.datetime:
    from astronomy import Body, Direction, Observer, SearchRiseSet, Time

    noon = Time.Make(day.year, day.month, day.day, 7, 0, 0)
    return SearchRiseSet(Body.Sun, Observer(latitude, longitude, 0), Direction.Set, noon, 1).Utc().replace(tzinfo=dt.UTC)


def _new_moon(after: dt.datetime) -> dt.datetime:
    from astronomy import SearchMoonPhase, Time

    utc = after.astimezone(dt.UTC)
    return SearchMoonPhase(0, Time.Make(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second), 31).Utc().replace(tzinfo=dt.UTC)


def test_naw_ruz_is_that_of_the_world_centre() -> None:
    # The table of the Bahá'í World Centre for 172 to 221 BE. Convertdate agrees but for 2026, when the equinox and the
    # sunset of Tehran fall into the same minute.
    expected = {year: dt.date(*convertdate.bahai.to_gregorian(year - 1843, 1, 1)) for year in range(2025, 2036)} | {2026: dt.date(2026, 3, 21)}
    assert _days("naw-ruz") == [day for day in expected.values() if day.year >= _days("naw-ruz")[0].year]


def test_the_twin_birthdays_follow_the_eighth_new_moon() -> None:
    naw_ruz_of, births = _by_year("naw-ruz"), _by_year("birth-of-the-bab")
    assert len(births) >= 8
    for year, birth in births.items():
        naw_ruz = naw_ruz_of[year]
        moment = _sunset(naw_ruz - DAY, 35.6892, 51.389)
        for _ in range(8):
            moment = _new_moon(moment + dt.timedelta(hours=1))
        day = moment.astimezone(TEHRAN).date()
        is_after_sunset = moment > _sunset(day, 35.6892, 51.389)
        assert birth == day + (2 if is_after_sunset else 1) * DAY, year


def test_the_second_of_the_twin_birthdays_is_the_day_after() -> None:
    second = _by_year("birth-of-bahaullah")
    assert len(second) >= 8
    assert second == {year: day + DAY for year, day in _by_year("birth-of-the-bab").items()}


@pytest.mark.parametrize(("key", "expected"), [("ridvan-1", (4, 20, 21)), ("ridvan-9", (4, 28, 29)), ("ridvan-12", (5, 1, 2))])
def test_ridvan_is_on_its_two_possible_days(key: str, expected: tuple[int, int, int]) -> None:
    month, early, late = expected
    assert {(day.month, day.day) for day in _days(key)} <= {(month, early), (month, late)}
    assert [day.year for day in _days(key)] == [day.year for day in _days("naw-ruz")]


def test_diwali_is_on_the_evening_of_the_new_moon_in_delhi() -> None:
    from astronomy import MoonPhase, Time

    assert len(_days("diwali")) >= 9
    for day in _days("diwali"):
        sunset = _sunset(day, 28.6139, 77.209)
        late = sunset + dt.timedelta(hours=2, minutes=24)  # pradosh: the lamps are lit in the hours after sunset
        degrees = [MoonPhase(Time.Make(*moment.timetuple()[:6])) for moment in (sunset, late)]
        assert any(348 <= each <= 360 for each in degrees), day


def test_diwali_is_not_that_of_the_wrong_table() -> None:
    # The private table of python-holidays has 2025-11-19 and 2028-11-15.
    assert {dt.date(2025, 10, 20), dt.date(2028, 10, 17)} <= set(_days("diwali"))


def test_there_are_two_eids_in_2033_and_two_ramadans_in_2030() -> None:
    assert [str(day) for day in _days("eid-al-fitr") if day.year == 2033] == ["2033-01-02", "2033-12-23"]
    assert [str(day) for day in _days("ramadan") if day.year == 2030] == ["2030-01-05", "2030-12-26"]


def test_ramadan_2026_and_genna_2028_are_on_their_right_days() -> None:
    assert dt.date(2026, 2, 19) in _days("ramadan")
    assert {(day.month, day.day) for day in _days("genna")} == {(1, 7)}


def test_asure_is_32_days_after_the_feast_of_sacrifice() -> None:
    kurban = {each.key: each.start for each in _all() if each.feast == "eid-al-adha"}
    asure = {each.key: each.start for each in _all() if each.feast == "asure"}
    assert len(asure) == 12
    assert {key: day - kurban[key] for key, day in asure.items() if key in kurban} == {key: 32 * DAY for key in asure if key in kurban}


def test_every_feast_of_every_day_is_there_once() -> None:
    assert len({(each.feast, each.key) for each in _all()}) == len(_all()) > 1500
