"""What a calendar family hands to the engine: the first day of each occurrence of a rule."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Start(NamedTuple):
    """The first day of one occurrence.

    `key` names the occurrence for good: the year of the feast's own calendar, so that a corrected date stays the same
    occurrence. `length`: days, where the calendar decides; `is_doubtful`: calculations differ on it.
    """

    key: str
    day: dt.date
    length: int | None = None
    is_doubtful: bool = False


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)
