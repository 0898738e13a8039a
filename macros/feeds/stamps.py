"""What names an entry of a calendar for good: its UID, and the moment the data it rests on last changed."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from macros.clock import BERLIN
from macros.models.moments import Moment
from macros.views.reader import Reader

# For dates that follow from rules alone. They change when a rule is mended, and subscribers take the whole calendar anew anyway.
RULES_WRITTEN = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def uid(reader: Reader, name: str) -> str:
    """`event-sprachcafe@portal.example`: the same in every language and build."""
    return f"{name}@{urlsplit(reader.portal.settings.url).hostname}"


def utc(moment: Moment) -> dt.datetime:
    """A wall time of Berlin, or the midnight at which a day begins in UTC: nobody has said at what time of that day."""
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=BERLIN).astimezone(dt.UTC)
    return dt.datetime(moment.year, moment.month, moment.day, tzinfo=dt.UTC)
