"""The one clock: SOURCE_DATE_EPOCH, else the moment given, else now; always Berlin time."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def now(given: str | None = None) -> dt.datetime:
    """The moment a build counts as now. `given` is ISO 8601, Berlin time where it names no zone.

    Raises ValueError for a text that is no moment.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), BERLIN)
    if given:
        moment = dt.datetime.fromisoformat(given)
        return moment.replace(tzinfo=BERLIN) if moment.tzinfo is None else moment.astimezone(BERLIN)
    return dt.datetime.now(BERLIN)
