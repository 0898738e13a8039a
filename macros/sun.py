"""When the sun sets, as the clocks of Berlin show it: many feasts begin then, and a day of fasting ends."""

from __future__ import annotations

import datetime as dt
from functools import cache

from macros.clock import BERLIN

MIDDLE_OF_GERMANY = (51.16, 10.45)  # latitude and longitude, for municipalities that do not say theirs

_NOON = dt.time(12)
_HALF_A_MINUTE = dt.timedelta(seconds=30)


@cache
def sunset(latitude: float, longitude: float, day: dt.date) -> dt.datetime:
    """The wall time, to the minute and without a zone, at which the last of the sun goes below a flat horizon.

    Hills and houses are not known. In Germany the sun sets on every day of the year.
    """
    from astronomy import Body, Direction, Observer, SearchRiseSet, Time

    noon = dt.datetime.combine(day, _NOON, BERLIN).astimezone(dt.UTC)
    after = Time.Make(noon.year, noon.month, noon.day, noon.hour, noon.minute, 0)
    found = SearchRiseSet(Body.Sun, Observer(latitude, longitude), Direction.Set, after, 1)
    moment = found.Utc().replace(tzinfo=dt.UTC).astimezone(BERLIN) + _HALF_A_MINUTE
    return moment.replace(second=0, microsecond=0, tzinfo=None)
