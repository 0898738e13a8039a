"""What happened in a year, or in the last twelve months, worked out from the records: ids and figures, without any words.

While a year is running, it ends today: nothing is counted that has yet to happen.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from macros.concept import Change, DueMilestone, Money, session_day
from macros.inventory import fields_of
from macros.models.concept.indicators import Observation, Target
from macros.models.concept.measures import FINAL
from macros.models.concept.resolutions import OUTCOMES
from macros.portal import Portal

_TOOK_PLACE = ("confirmed", "tentative")


class IndicatorYear(Struct, frozen=True):
    """An indicator in a year and the year before; None where nothing was observed. `target`: the next one from this year on."""

    indicator: str
    now: Observation | None
    before: Observation | None
    target: Target | None


class YearOffers(Struct, frozen=True):
    """`dated`: offers of which the data say that there were any in this year; `undated`: those that say no days, there are today."""

    dated: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return len(self.dated) + len(self.undated)


class YearEvents(Struct, frozen=True):
    """How many events took place, and on how many dates."""

    events: int
    dates: int


class Period:
    """What happened from one day to another, both included."""

    def __init__(self, portal: Portal, first: dt.date, last: dt.date) -> None:
        self.portal, self.first, self.last = portal, first, last
        self.concept = portal.concept

    @cached_property
    def changes(self) -> list[Change]:
        """The new statuses of these days, the earliest first. Entries that leave the status as it was are not among them."""
        return sorted((change for change in self.concept.changes(self.first, self.last) if change.is_new_status), key=lambda change: change.entry.date)

    @cached_property
    def completed(self) -> list[str]:
        """The measures that were completed in these days."""
        return [change.measure for change in self.changes if change.entry.status == "completed"]

    @cached_property
    def reached(self) -> list[DueMilestone]:
        return self.concept.reached_milestones(self.first, self.last)

    @cached_property
    def _dates(self) -> Mapping[str, int]:
        """Event → how many of its dates took place."""
        events = self.portal.almanac.events.items()
        counted = {key: sum(self.first <= each.first_day <= self.last and each.status in _TOOK_PLACE for each in dates) for key, dates in events}
        return {key: number for key, number in counted.items() if number}

    @cached_property
    def events(self) -> Mapping[str, YearEvents]:
        """Topic → events; an event may have several topics."""
        records = self.portal.records["events"]
        return {topic: self._events(key for key in self._dates if topic in records[key].topics) for topic in self.portal.vocabularies["topics"]}

    @cached_property
    def events_in_all(self) -> YearEvents:
        return self._events(self._dates)

    def held_by(self, contact: str) -> YearEvents:
        """The events that a contact has organised."""
        records = self.portal.records["events"]
        return self._events(key for key in self._dates if records[key].organizer == contact)

    def _events(self, keys: Iterable[str]) -> YearEvents:
        numbers = [self._dates[key] for key in keys]
        return YearEvents(len(numbers), sum(numbers))

    @cached_property
    def sessions(self) -> list[str]:
        """The sessions that were held, the earliest first."""
        records = self.portal.records["concept/sessions"]
        return [key for key in self.concept.sessions if records[key].status == "held" and self._holds(session_day(records[key]))]

    @cached_property
    def resolutions(self) -> list[str]:
        """The motions and resolutions of these sessions, in the order of the sessions."""
        return [key for session in self.sessions for key in self.concept.resolutions_by_session.get(session, ())]

    @cached_property
    def outcomes(self) -> Mapping[str, int]:
        """Outcome → how many of them ended so, zeros included."""
        counted = Counter(self.portal.records["concept/resolutions"][key].outcome for key in self.resolutions)
        return {outcome: counted[outcome] for outcome in OUTCOMES}

    @cached_property
    def proposals_received(self) -> list[str]:
        return self._with_day("proposals", "received")

    @cached_property
    def proposals_answered(self) -> list[str]:
        return self._with_day("proposals", "answered")

    @cached_property
    def agreements(self) -> list[str]:
        """The agreements concluded in these days."""
        return self._with_day("agreements", "agreed")

    def _holds(self, day: dt.date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def _with_day(self, kind: str, name: str) -> list[str]:
        """The records of the concept with such a day in the year, in the order of the days."""
        records = self.portal.records[f"concept/{kind}"]
        found = [key for key in records if self._holds(getattr(records[key], name))]
        return sorted(found, key=lambda key: (getattr(records[key], name), key))


class Yearly(Period):
    """A year, as known today. `last`: 31 December, or today while the year is running."""

    def __init__(self, portal: Portal, year: int, today: dt.date) -> None:
        super().__init__(portal, dt.date(year, 1, 1), min(dt.date(year, 12, 31), today))
        self.year = year
        self.is_running = year >= today.year

    # ---- measures

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The measures that there were at the end of the year."""
        return tuple(key for key in self.concept.measures if self.concept.status(key, self.last) is not None)

    @cached_property
    def status(self) -> Mapping[str, Mapping[str, int]]:
        """Field → status → how many measures had it at the end of the year."""
        measures = self.concept.measures_by_field
        return {field: self.concept.status_counts(measures.get(field, ()), self.last) for field in self.concept.fields}

    @cached_property
    def status_in_all(self) -> Mapping[str, int]:
        return self.concept.status_counts(self.concept.measures, self.last)

    @cached_property
    def overdue(self) -> list[str]:
        return self.concept.overdue(self.last)

    @cached_property
    def changes_by_field(self) -> Mapping[str, list[Change]]:
        """Only fields with a change, in their order."""
        found = {field: [change for change in self.changes if self.concept.field_of(change.measure) == field] for field in self.concept.fields}
        return {field: changes for field, changes in found.items() if changes}

    # ---- figures and money

    @cached_property
    def indicators(self) -> list[IndicatorYear]:
        """Every indicator that was observed in this year or the one before, in the order of the fields."""
        records = self.portal.records["concept/indicators"]
        keys = [key for field in self.concept.fields for key in self.concept.indicators_by_field.get(field, ())]
        found = (self._indicator(key, records[key]) for key in keys)
        return [each for each in found if each.now or each.before]

    def _indicator(self, key: str, record: Any) -> IndicatorYear:
        by_year = {each.year: each for each in record.observations}
        target = next((each for each in record.targets if each.year >= self.year), None)
        return IndicatorYear(key, by_year.get(self.year), by_year.get(self.year - 1), target)

    @cached_property
    def money(self) -> Mapping[str, Money]:
        measures = self.concept.measures_by_field
        return {field: self.concept.money(measures.get(field, ()), self.year) for field in self.concept.fields}

    @cached_property
    def money_in_all(self) -> Money:
        return self.concept.money(self.concept.measures, self.year)

    # ---- offers and events

    @cached_property
    def offers(self) -> Mapping[str, YearOffers]:
        """Field → its offers of the year; an offer may belong to several fields."""
        found = {key: fields_of(self.portal, self.portal.records["offers"][key]) for key in (*self.offers_in_all.dated, *self.offers_in_all.undated)}
        return {
            field: YearOffers(*(tuple(key for key in keys if field in found[key]) for keys in (self.offers_in_all.dated, self.offers_in_all.undated)))
            for field in self.concept.fields
        }

    @cached_property
    def offers_in_all(self) -> YearOffers:
        """All offers of the portal, those of no field too, each once."""
        dated, undated = [], []
        for key, offer in self.portal.records["offers"].items():
            if offer.valid_from is None and offer.valid_to is None:
                undated.append(key)
            elif (offer.valid_from or self.last) <= self.last and (offer.valid_to or self.first) >= self.first:
                dated.append(key)
        return YearOffers(tuple(dated), tuple(undated))

    @cached_property
    def contacts_by_kind(self) -> Mapping[str, int]:
        """Kind → contacts as there are today; nobody knows since when. Kinds without any are left out."""
        counted = Counter(contact.kind for contact in self.portal.records["contacts"].values())
        return {kind: counted[kind] for kind in self.portal.vocabularies["contact_kinds"] if counted[kind]}

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The partners of the measures that there were at the end of the year, each once."""
        records = self.concept.measure_records
        return tuple(dict.fromkeys(partner for key in self.measures for partner in records[key].partners))

    # ---- what comes next

    @cached_property
    def due_measures(self) -> list[str]:
        """The measures that went on at the end of the year and are due in the next one, the earliest first."""
        records = self.concept.measure_records
        open_ones = (key for key in self.measures if self.concept.status(key, self.last).status not in FINAL)
        return sorted((key for key in open_ones if records[key].due.year == self.year + 1), key=lambda key: records[key].due)

    @cached_property
    def due_milestones(self) -> list[DueMilestone]:
        """The milestones that were open at the end of the year and are due in the next one, the earliest first."""
        found = self.concept.open_milestones(self.last)
        return [each for each in found if each.milestone.due.year == self.year + 1 and each.measure in self.measures]


def last_twelve_months(portal: Portal, today: dt.date) -> Period:
    """The year that ends today."""
    before = today.replace(year=today.year - 1) if (today.month, today.day) != (2, 29) else dt.date(today.year - 1, 2, 28)
    return Period(portal, before + dt.timedelta(days=1), today)
