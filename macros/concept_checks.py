"""Rules of the concept that no single record can know: numbers, years, dates against today, what hangs together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from macros.checks import is_overdue, locate
from macros.concept import Concept, session_day
from macros.models.concept.measures import FINAL
from macros.problems import ADVICE, ERROR, Problem, quoted
from macros.source import Location

if TYPE_CHECKING:
    from macros.portal import Portal

_SILENCE = 12  # months without a word about a measure that goes on
# What is told as done, and so lies in the past.
_TOLD = (("concept/proposals", "received"), ("concept/proposals", "answered"), ("concept/papers", "adopted"), ("concept/agreements", "agreed"))
_TOLD_ONE_BY_ONE = (
    ("concept/self-check", "ratings"), ("concept/resolutions", "follow_up"), ("concept/agreements", "reviews"),
    ("concept/papers", "versions"), ("concept/papers", "participation"),
)


def check_concept(portal: Portal, *, today: dt.date) -> Iterator[Problem]:
    """Everything that is wrong, and as advice what is late; nothing where references are broken, for those come first."""
    checker = _Checker(portal, today)
    yield from checker.numbers()
    yield from checker.measures()
    yield from checker.indicators()
    yield from checker.reports()
    yield from checker.days()
    yield from checker.resolutions()


class _Checker:
    def __init__(self, portal: Portal, today: dt.date) -> None:
        self.portal, self.today = portal, today
        self.concept: Concept = portal.concept

    def numbers(self) -> Iterator[Problem]:
        """A number begins with that of what the record belongs to, and nobody else has it."""
        parents = {"concept/goals": ("field", "concept/fields"), "concept/measures": ("goal", "concept/goals")}
        for kind in ("concept/fields", "concept/goals", "concept/measures", "concept/self-check"):
            seen: dict[Any, str] = {}
            for key, record in self.portal.records[kind].items():
                if record.number in seen:
                    yield self._problem(kind, key, ("number",), f"{quoted(str(record.number))} is already the number of {quoted(seen[record.number])}")
                seen.setdefault(record.number, key)
                if kind in parents:
                    yield from self._parent_number(kind, record, *parents[kind])

    def _parent_number(self, kind: str, record: Any, field: str, parent_kind: str) -> Iterator[Problem]:
        parent = self.portal.records[parent_kind].get(getattr(record, field))
        if parent is not None and record.number.rpartition(".")[0] != parent.number:
            expected = f"expected {parent.number}.1, {parent.number}.2 …"
            yield self._problem(kind, record.id, ("number",), f"{quoted(record.number)} does not belong to {quoted(parent.id)} with number {quoted(parent.number)}; {expected}")

    def measures(self) -> Iterator[Problem]:
        for key, measure in self.concept.measure_records.items():
            for number, entry in enumerate(measure.status_history):
                yield from self._not_in_future("concept/measures", key, ("status_history", number, "date"), entry.date)
            for number, each in enumerate(measure.milestones):
                yield from self._not_in_future("concept/measures", key, ("milestones", number, "reached"), each.reached)
            for number, budget in enumerate(measure.budget):
                if budget.spent is not None and budget.year > self.today.year:
                    message = f"'{budget.spent}' is spent in {budget.year}, which lies in the future; expected planned only"
                    yield self._problem("concept/measures", key, ("budget", number, "spent"), message)
            yield from self._late(key, measure)

    def _late(self, key: str, measure: Any) -> Iterator[Problem]:
        last = measure.status_history[-1]
        if last.status in FINAL:
            return
        if measure.due < self.today:
            yield self._problem("concept/measures", key, ("due",), f"'{measure.due}' has passed, and the status is '{last.status}'; readers see it as overdue", ADVICE)
        if is_overdue(last.date, self.today, _SILENCE):
            message = f"the last entry is of '{last.date}'; say how it goes on"
            yield self._problem("concept/measures", key, ("status_history", len(measure.status_history) - 1, "date"), message, ADVICE)

    def indicators(self) -> Iterator[Problem]:
        for key, indicator in self.portal.records["concept/indicators"].items():
            for number, each in enumerate(indicator.observations):
                if each.year > self.today.year:
                    yield self._problem("concept/indicators", key, ("observations", number, "year"), f"'{each.year}' lies in the future; expected a target in targets")
                yield from self._not_in_future("concept/indicators", key, ("observations", number, "as_of"), each.as_of)

    def reports(self) -> Iterator[Problem]:
        """A report needs something to report: an entry of a measure, an observation or a session of its year."""
        years = {entry.date.year for measure in self.concept.measure_records.values() for entry in measure.status_history}
        years |= {each.year for indicator in self.portal.records["concept/indicators"].values() for each in indicator.observations}
        years |= {session_day(session).year for session in self.portal.records["concept/sessions"].values()}
        for key, report in self.portal.records["concept/reports"].items():
            if report.year not in years:
                yield self._problem("concept/reports", key, (), f"there are no data of {report.year} to report: no status, no indicator, no session")
            yield from self._not_in_future("concept/reports", key, ("published",), report.published)

    def days(self) -> Iterator[Problem]:
        """What is told as done lies in the past."""
        for key, session in self.portal.records["concept/sessions"].items():
            day = session_day(session)
            if session.status == "held":
                yield from self._not_in_future("concept/sessions", key, ("date",), day)
            elif session.status == "planned" and day < self.today:
                yield self._problem("concept/sessions", key, ("status",), f"'planned', but '{day}' has passed; say held or cancelled", ADVICE)
        for kind, field in _TOLD:
            for key, record in self.portal.records[kind].items():
                yield from self._not_in_future(kind, key, (field,), getattr(record, field))
        for kind, field in _TOLD_ONE_BY_ONE:
            for key, record in self.portal.records[kind].items():
                for number, each in enumerate(getattr(record, field)):
                    yield from self._not_in_future(kind, key, (field, number, "date"), each.date)

    def resolutions(self) -> Iterator[Problem]:
        """What has an outcome was dealt with in a session that is over; nothing followed before that."""
        for key, resolution in self.portal.records["concept/resolutions"].items():
            day = self.concept.resolution_day(key)
            if day > self.today and resolution.outcome not in ("pending", "withdrawn"):
                message = f"'{resolution.outcome}', but its session on '{day}' lies in the future; expected pending or withdrawn"
                yield self._problem("concept/resolutions", key, ("outcome",), message)
            if day < self.today and resolution.outcome == "pending":
                yield self._problem("concept/resolutions", key, ("outcome",), f"'pending', but its session on '{day}' has passed; say how it ended", ADVICE)
            if resolution.follow_up and resolution.follow_up[0].date < day:
                message = f"'{resolution.follow_up[0].date}' lies before its session on '{day}'"
                yield self._problem("concept/resolutions", key, ("follow_up", 0, "date"), message)

    def _not_in_future(self, kind: str, key: str, location: Location, day: dt.date | None) -> Iterator[Problem]:
        if day is not None and day > self.today:
            yield self._problem(kind, key, location, f"'{day}' lies in the future; expected a day up to today")

    def _problem(self, kind: str, key: str, location: Location, message: str, severity: str = ERROR) -> Problem:
        return locate(self.portal.data, f"{kind}/{key}.yml", location, message, severity)
