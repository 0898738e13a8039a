"""When offers and events take place, so short that a script in the browser can reckon with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from macros.models.offers import Offer
from macros.models.schedules import Schedule
from macros.recurrence import EventOccurrence

_AHEAD = dt.timedelta(weeks=8)
_DAY = dt.timedelta(days=1)


def weekly_hours(offer: Offer, today: dt.date) -> str:
    """`09:00-12:00|||14:00-16:00,17:00-18:00|||` from Monday to Sunday; empty where nothing takes place every week now."""
    if not offer.schedules or offer.status == "temporarily_closed" or (offer.valid_from and offer.valid_from > today):
        return ""
    week: list[list[str]] = [[] for _ in range(7)]
    for schedule in offer.schedules:
        if _runs_every_week(schedule, today):
            for _, weekday in schedule.byday:
                week[weekday].append(f"{schedule.opens_at:%H:%M}-{schedule.closes_at:%H:%M}")
    return "|".join(",".join(sorted(spans)) for spans in week) if any(week) else ""


def coming_days(dates: Iterable[EventOccurrence], today: dt.date) -> str:
    """`2026-12-05 2026-12-12`: the days on which an event takes place within eight weeks, without those that are cancelled."""
    return " ".join(sorted({day.isoformat() for each in dates if each.status != "cancelled" for day in _days(each, today)}))


def _runs_every_week(schedule: Schedule, today: dt.date) -> bool:
    is_weekly = schedule.freq == "WEEKLY" and schedule.interval == 1
    is_on = schedule.dtstart <= today and (schedule.until is None or schedule.until >= today)
    return is_weekly and is_on and not any(each.first <= today <= each.last for each in schedule.except_periods)


def _days(date: EventOccurrence, today: dt.date) -> Iterator[dt.date]:
    day, last = max(date.first_day, today), min(date.last_day, today + _AHEAD)
    while day <= last:
        yield day
        day += _DAY
