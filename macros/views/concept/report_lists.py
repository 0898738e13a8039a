"""The lists of an annual report: what changed, what was reached and decided, and what is due next."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from macros.concept import DueMilestone, session_day
from macros.translate import Words
from macros.views.components import Badge
from macros.views.concept.measure_lists import ChangeLine, change_lines
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.words import outcome_badge
from macros.views.reader import Reader
from macros.yearly import Yearly


class FieldChanges(Struct, frozen=True):
    field: Mention
    changes: tuple[ChangeLine, ...]


class MilestoneLine(Struct, frozen=True):
    """A milestone of a measure. `note`: that it came later than planned."""

    iso: str
    day: str
    name: Words
    measure: Mention
    note: Markup | None = None


class DatedLine(Struct, frozen=True):
    """Something with its day."""

    iso: str
    day: str
    what: Mention
    badge: Badge | None = None


def changes(reader: Reader, year: Yearly) -> tuple[FieldChanges, ...]:
    """The new statuses of the year by field, the earliest first."""
    return tuple(FieldChanges(mention(reader, "fields", field), change_lines(reader, found)) for field, found in year.changes_by_field.items())


def reached(reader: Reader, year: Yearly) -> tuple[MilestoneLine, ...]:
    return tuple(_milestone(reader, each, is_reached=True) for each in year.reached)


def due_milestones(reader: Reader, year: Yearly) -> tuple[MilestoneLine, ...]:
    return tuple(_milestone(reader, each, is_reached=False) for each in year.due_milestones)


def _milestone(reader: Reader, found: DueMilestone, *, is_reached: bool) -> MilestoneLine:
    measure, milestone = reader.portal.concept.measure_records[found.measure], found.milestone
    day = milestone.reached if is_reached else milestone.due
    name = reader.translator.part("concept/measures", measure, "milestones", found.number, "name")
    late = is_reached and day > milestone.due
    note = reader.say("geplant bis %(day)s", day=reader.day(milestone.due)) if late else None
    return MilestoneLine(day.isoformat(), reader.day(day), name, mention(reader, "measures", found.measure), note)


def due_measures(reader: Reader, year: Yearly) -> tuple[DatedLine, ...]:
    return _measures(reader, year.due_measures)


def overdue(reader: Reader, year: Yearly) -> tuple[DatedLine, ...]:
    return _measures(reader, year.overdue)


def _measures(reader: Reader, keys: Iterable[str]) -> tuple[DatedLine, ...]:
    days = ((key, reader.portal.concept.measure_records[key].due) for key in keys)
    return tuple(DatedLine(day.isoformat(), reader.day(day), mention(reader, "measures", key)) for key, day in days)


def sessions(reader: Reader, year: Yearly) -> tuple[DatedLine, ...]:
    days = ((key, session_day(reader.portal.records["concept/sessions"][key])) for key in year.sessions)
    return tuple(DatedLine(day.isoformat(), reader.day(day), mention(reader, "sessions", key)) for key, day in days)


def resolutions(reader: Reader, year: Yearly) -> tuple[DatedLine, ...]:
    """Motions and resolutions with their outcome, on the day of the session."""
    found = []
    for key in year.resolutions:
        day, outcome = reader.portal.concept.resolution_day(key), reader.portal.records["concept/resolutions"][key].outcome
        found.append(DatedLine(day.isoformat(), reader.day(day), mention(reader, "resolutions", key), outcome_badge(reader, outcome)))
    return tuple(found)


def agreements(reader: Reader, year: Yearly) -> tuple[DatedLine, ...]:
    days = ((key, reader.portal.records["concept/agreements"][key].agreed) for key in year.agreements)
    return tuple(DatedLine(day.isoformat(), reader.day(day), mention(reader, "agreements", key)) for key, day in days)
