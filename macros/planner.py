"""Planning: which own events touch a feast or a holiday, and which days are free. The rules: claims.py; the words: elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from macros.claims import ADAPT, EVE, FEAST, IMPORTANT, OF_FEASTS, PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS, WEEKLY, Claim, Claims
from macros.models.event_checks import years_after
from macros.models.events import Event
from macros.models.feasts import ADVICES, Feast
from macros.recurrence import EventOccurrence

_DAY = dt.timedelta(days=1)
_OFF = ("cancelled", "postponed")


class Hit(Struct, frozen=True):
    """A date of an event, and the claim it touches; of several for one reason the one that counts most."""

    date: EventOccurrence
    claim: Claim


class Advice(Struct, frozen=True):
    """Why an event should be looked at again: one feast, or one other reason. `level`: the highest of the hits.

    `is_uncertain`: none of its dates touches the feast for sure.
    """

    reason: str
    feast: str | None
    level: str
    hits: tuple[Hit, ...]

    @property
    def is_uncertain(self) -> bool:
        return all(hit.claim.is_uncertain for hit in self.hits)

    @property
    def weight(self) -> tuple[int, bool, dt.date]:
        """The smaller, the more it counts."""
        return ADVICES.index(self.level), self.feast is None, self.hits[0].date.first_day


class EventAdvice(Struct, frozen=True):
    """All advice on one event, the most important first. `dates`: how many it has in the time looked at."""

    event: str
    dates: int
    advice: tuple[Advice, ...]


class Planner:
    """Answers planners' questions, and remembers the answers: they are the same in every language."""

    def __init__(self, events: Mapping[str, Event], feasts: Mapping[str, Feast], claims: Claims) -> None:
        self._events = events
        self._feasts = feasts
        self._claims = claims
        self.advice = cache(self._advice)

    def is_free(self, day: dt.date) -> bool:
        """Whether a day is no feast of rank 1 or 2 nor its eve, and no holiday. Where something is to be adapted, the day is free."""
        return not any(self._takes_the_day(claim) for claim in self._claims.on(day))

    def free_days(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The free days from `first` to `last`."""
        return [day for day in _days(first, last) if self.is_free(day)]

    def _advice(self, today: dt.date) -> tuple[EventAdvice, ...]:
        """Advice on the events of the next twelve months; what counts most comes first, then what comes first."""
        last = years_after(today, 1)
        found = [each for key in self._events if (each := self._on_event(key, today, last)).advice]
        return tuple(sorted(found, key=lambda each: (each.advice[0].weight, each.event)))

    def _on_event(self, key: str, today: dt.date, last: dt.date) -> EventAdvice:
        every = self._claims.almanac.events[key]
        coming = [date for date in every if date.last_day >= today and date.first_day <= last and date.status not in _OFF]
        hits: dict[tuple[str, str | None], list[Hit]] = {}
        for date in coming:
            for subject, claim in self._touched(self._events[key], date, today, last).items():
                hits.setdefault(subject, []).append(Hit(date, claim))
        return EventAdvice(key, len(coming), tuple(sorted((_summed(*subject, found) for subject, found in hits.items()), key=lambda each: each.weight)))

    def _touched(self, event: Event, date: EventOccurrence, first: dt.date, last: dt.date) -> dict[tuple[str, str | None], Claim]:
        """The claims on a date by reason and feast; of several, such as an eve and the day after, the weightiest."""
        found: dict[tuple[str, str | None], Claim] = {}
        for day in _days(max(date.first_day, first), min(date.last_day, last)):
            for claim in self._claims.on(day):
                subject = _subject(claim)
                is_own = event.feast is not None and subject[1] == event.feast
                if not is_own and _touches(date, claim) and (subject not in found or claim.weight < found[subject].weight):
                    found[subject] = claim
        return found

    def _takes_the_day(self, claim: Claim) -> bool:
        if claim.reason in (FEAST, EVE):
            return claim.level != ADAPT and self._feasts[claim.feast.feast].rank <= IMPORTANT
        return claim.reason in (PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS)


def _summed(reason: str, feast: str | None, hits: list[Hit]) -> Advice:
    level = min((hit.claim.level for hit in hits), key=ADVICES.index)
    return Advice(reason, feast, level, tuple(hits))


def _subject(claim: Claim) -> tuple[str, str | None]:
    """What belongs together in one advice: a feast with its eve, all Fridays, all school holidays."""
    return (FEAST, claim.feast.feast) if claim.reason in OF_FEASTS else (claim.reason, None)


def _touches(date: EventOccurrence, claim: Claim) -> bool:
    """Whole days leave room for the prayers of a week; feasts and holidays they touch."""
    if date.is_all_day:
        return claim.reason not in WEEKLY
    return date.start < claim.end and claim.start < date.end


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += _DAY
