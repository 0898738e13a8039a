"""What belongs into a newsletter: what is new since the last one, and what takes place in the weeks after it.

Ids and days only; views/newsletter.py has the words. No reader's address is known here or anywhere else in the portal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from macros.clock import BERLIN
from macros.feast_dates import Occurrence
from macros.models.news import first_moment
from macros.models.offers import Offer
from macros.newsroom import Newsroom, appears
from macros.portal import Portal
from macros.recurrence import EventOccurrence

AHEAD = dt.timedelta(weeks=4)
_ONE_DAY = dt.timedelta(days=1)


class Beginning(Struct, frozen=True):
    """An offer and the day on which it begins."""

    offer: str
    day: dt.date


class EventDates(Struct, frozen=True):
    """An event with its dates of the coming weeks, in the order of time; cancelled ones too, for somebody may still come."""

    event: str
    dates: tuple[EventOccurrence, ...]


class Contents(Struct, frozen=True):
    """The parts of a newsletter in the order of reading. An offer stands in one of `offers` and `beginnings` at most."""

    since: dt.date
    urgent: tuple[str, ...]
    news: tuple[str, ...]
    offers: tuple[str, ...]
    beginnings: tuple[Beginning, ...]
    events: tuple[EventDates, ...]
    feasts: tuple[Occurrence, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.urgent or self.news or self.offers or self.beginnings or self.events or self.feasts)


def contents(portal: Portal, since: dt.date, now: dt.datetime) -> Contents:
    """What a newsletter of the moment `now` tells people who know everything from before the day `since`."""
    today = now.date()
    urgent, news = _news(portal, since, now)
    beginnings = tuple(_beginnings(portal, today))
    begin = {each.offer for each in beginnings}
    return Contents(
        since=since,
        urgent=urgent,
        news=news,
        offers=tuple(key for key in _new_offers(portal, since, today) if key not in begin),
        beginnings=beginnings,
        events=tuple(_events(portal, now)),
        feasts=tuple(portal.almanac.feasts(today, today + AHEAD - _ONE_DAY)),
    )


def _news(portal: Portal, since: dt.date, now: dt.datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The urgent notices and the other news that have appeared since that day and are not over, as lists have them."""
    start = dt.datetime.combine(since, dt.time.min, BERLIN)
    room, records = Newsroom(portal.records["news"], now), portal.records["news"]
    new = [key for key in room.current if appears(records[key]) >= start]
    urgent = tuple(key for key in new if key in room.urgent)
    return urgent, tuple(key for key in new if key not in urgent)


def _new_offers(portal: Portal, since: dt.date, today: dt.date) -> list[str]:
    """The offers that are new, the newest first.

    Nobody writes down when an offer was entered: new is what has a `valid_from` in the period. An offer without one has
    always been there.
    """
    new = [offer for offer in _open_offers(portal, today) if offer.valid_from and since <= offer.valid_from <= today]
    return [offer.id for offer in sorted(new, key=lambda offer: (-offer.valid_from.toordinal(), offer.id))]


def _beginnings(portal: Portal, today: dt.date) -> list[Beginning]:
    """The courses, groups and other offers that begin in the coming weeks, the next one first."""
    found = []
    for offer in _open_offers(portal, today):
        days = [day for day in _first_days(portal, offer) if today <= day < today + AHEAD]
        if days:
            found.append(Beginning(offer.id, min(days)))
    return sorted(found, key=lambda each: (each.day, each.offer))


def _first_days(portal: Portal, offer: Offer) -> Iterator[dt.date]:
    """The first meeting of each of its rules that really takes place; `valid_from` where it has no rules."""
    if not offer.schedules and offer.valid_from:
        yield offer.valid_from
    for number, schedule in enumerate(offer.schedules):
        first = max(schedule.dtstart, offer.valid_from or schedule.dtstart)
        yield from (day for day in portal.next_dates(offer, number, first, 1) if not offer.has_ended(day))


def _open_offers(portal: Portal, today: dt.date) -> Iterable[Offer]:
    return (offer for offer in portal.records["offers"].values() if offer.status == "active" and not offer.has_ended(today))


def _events(portal: Portal, now: dt.datetime) -> list[EventDates]:
    """The events with a date that is not over and begins within the coming weeks, the next one first."""
    today = now.date()
    found = []
    for key, dates in portal.almanac.events.items():
        coming = tuple(each for each in dates if each.first_day < today + AHEAD and not _is_over(each, now))
        if coming:
            found.append(EventDates(key, coming))
    return sorted(found, key=lambda each: (max(first_moment(each.dates[0].start), first_moment(today)), each.event))


def _is_over(date: EventOccurrence, now: dt.datetime) -> bool:
    return date.last_day < now.date() if date.is_all_day else date.end.replace(tzinfo=BERLIN) <= now
