"""Sunset, against the formulas of NOAA's solar calculator (after Meeus, Astronomical Algorithms), which the build does not use."""

from __future__ import annotations

import datetime as dt
from math import acos, asin, cos, degrees, floor, radians, sin, tan

import pytest

from macros.clock import BERLIN
from macros.sun import MIDDLE_OF_GERMANY, sunset

NUREMBERG, FLENSBURG, OBERSTDORF = (49.45, 11.08), (54.78, 9.44), (47.41, 10.28)
HORIZON = 90.833  # degrees from the zenith: half of the sun's disc, and what the air bends


def _noaa(latitude: float, longitude: float, day: dt.date) -> dt.datetime:
    """Sunset in Berlin time, worked out twice: for noon, and for the sunset found so."""
    moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
    for _ in range(2):
        century = ((moment - dt.datetime(2000, 1, 1, 12, tzinfo=dt.UTC)) / dt.timedelta(days=1)) / 36525
        mean_longitude = radians((280.46646 + century * (36000.76983 + century * 0.0003032)) % 360)
        anomaly = radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
        eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
        centre = (
            sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
            + sin(2 * anomaly) * (0.019993 - 0.000101 * century) + sin(3 * anomaly) * 0.000289
        )
        node = radians(125.04 - 1934.136 * century)
        apparent = radians(degrees(mean_longitude) + centre - 0.00569 - 0.00478 * sin(node))
        obliquity = radians(23.4392911 - 0.0130042 * century + 0.00256 * cos(node))
        declination = asin(sin(obliquity) * sin(apparent))
        y = tan(obliquity / 2) ** 2
        equation = 4 * degrees(
            y * sin(2 * mean_longitude) - 2 * eccentricity * sin(anomaly) + 4 * eccentricity * y * sin(anomaly) * cos(2 * mean_longitude)
            - 0.5 * y * y * sin(4 * mean_longitude) - 1.25 * eccentricity**2 * sin(2 * anomaly)
        )
        angle = acos(cos(radians(HORIZON)) / (cos(radians(latitude)) * cos(declination)) - tan(radians(latitude)) * tan(declination))
        minutes = 720 - 4 * longitude - equation + 4 * degrees(angle)
        moment = dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(minutes=minutes)
    return moment.astimezone(BERLIN).replace(tzinfo=None)


@pytest.mark.parametrize("place", [NUREMBERG, FLENSBURG, OBERSTDORF, MIDDLE_OF_GERMANY])
def test_sunset_is_that_of_noaa_all_year_round(place: tuple[float, float]) -> None:
    days = [dt.date(2027, 1, 1) + dt.timedelta(days=11 * number) for number in range(34)]
    late = [(day, sunset(*place, day), _noaa(*place, day)) for day in days]
    assert [each for each in late if abs(each[1] - each[2]) > dt.timedelta(minutes=1)] == []


@pytest.mark.parametrize(
    ("before", "day", "hours"),
    [(dt.date(2027, 3, 27), dt.date(2027, 3, 28), 1), (dt.date(2027, 10, 30), dt.date(2027, 10, 31), -1)],
    ids=["spring", "autumn"],
)
def test_sunset_jumps_with_the_clocks(before: dt.date, day: dt.date, hours: int) -> None:
    earlier, later = sunset(*NUREMBERG, before), sunset(*NUREMBERG, day)
    assert (earlier.date(), later.date()) == (before, day)
    assert abs(later - earlier - dt.timedelta(hours=24 + hours)) <= dt.timedelta(minutes=2)
    assert abs(later - _noaa(*NUREMBERG, day)) <= dt.timedelta(minutes=1)


def test_sunset_is_a_wall_time_to_the_minute() -> None:
    found = sunset(*NUREMBERG, dt.date(2027, 6, 21))
    assert (found.tzinfo, found.second, found.microsecond) == (None, 0, 0)


def test_the_south_west_has_other_evenings_than_the_north() -> None:
    summer, winter = dt.date(2027, 6, 21), dt.date(2027, 12, 21)
    assert floor((sunset(*FLENSBURG, summer) - sunset(*OBERSTDORF, summer)).total_seconds() / 60) in range(40, 50)
    assert sunset(*FLENSBURG, winter) < sunset(*OBERSTDORF, winter)
