"""The one clock: SOURCE_DATE_EPOCH, else the moment given, else now; always Berlin time."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def now(given: str | None = None) -> dt.datetime:
    """The moment a build counts as now. `given` is ISO 8601, Berlin time where it names no zone.

    Raises ValueError, which says what is wrong, for a text that is no moment.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), BERLIN)
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH: '{epoch}' is no number of seconds since 1970") from None
    if given:
        try:
            moment = dt.datetime.fromisoformat(given)
        except ValueError:
            raise ValueError(f"'{given}' is no moment; expected for example 2026-11-20T08:00") from None
        return moment.replace(tzinfo=BERLIN) if moment.tzinfo is None else moment.astimezone(BERLIN)
    return dt.datetime.now(BERLIN)
