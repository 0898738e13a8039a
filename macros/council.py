"""Who decides and who takes part: what rests on which decision, which sessions and deadlines come next.

A day is always handed in; nothing is remembered about "today".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from macros.concept import grouped, session_day
from macros.models.concept.numbering import number_key

_BODIES = ("council", "committee", "integration_council", "network", "steering_group")  # from those who decide to those who prepare


class ProposalCounts(Struct, frozen=True):
    """How many proposals came in, have an answer, and were taken up as a whole or in part."""

    received: int
    answered: int
    adopted: int


class Council:
    """The bodies, sessions, resolutions, proposals and funding of data/concept/. `records`: type → records by id."""

    def __init__(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        self._records = records

    # ---- what belongs to what

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Those who decide first."""
        return self._sorted("bodies", lambda body: (_BODIES.index(body.kind), body.id))

    @cached_property
    def resolutions(self) -> tuple[str, ...]:
        """Motions and resolutions, those of the latest session first."""
        days = {key: self.day_of(resolution) for key, resolution in self._all("resolutions").items()}
        return tuple(sorted(days, key=lambda key: (-days[key].toordinal(), key)))

    @cached_property
    def proposals(self) -> tuple[str, ...]:
        """The latest first."""
        return self._sorted("proposals", lambda proposal: (-proposal.received.toordinal(), proposal.id))

    @cached_property
    def resolutions_by_body(self) -> Mapping[str, tuple[str, ...]]:
        """Body → what its sessions dealt with, the latest first."""
        sessions = self._all("sessions")
        return self._grouped("resolutions", self.resolutions, lambda resolution: (sessions[resolution.session].body,))

    @cached_property
    def papers_by_resolution(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("papers", self._all("papers"), lambda paper: (paper.resolution,))

    @cached_property
    def papers_by_body(self) -> Mapping[str, tuple[str, ...]]:
        """Body → the concept papers that it carries, the latest first."""
        papers = self._sorted("papers", lambda paper: (-paper.adopted.toordinal(), paper.id))
        return self._grouped("papers", papers, lambda paper: paper.steering)

    @cached_property
    def reports_by_session(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("reports", self._all("reports"), lambda report: (report.session,))

    @cached_property
    def proposals_by_resolution(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped("proposals", self.proposals, lambda proposal: (proposal.resolution,))

    @cached_property
    def measures_by_evidence(self) -> Mapping[str, tuple[str, ...]]:
        """Resolution → the measures whose history names it as evidence."""
        measures = self._sorted("measures", lambda measure: number_key(measure.number))
        return self._grouped("measures", measures, lambda measure: _evidence(measure.status_history))

    @cached_property
    def questions_by_evidence(self) -> Mapping[str, tuple[str, ...]]:
        """Resolution → the questions of the self-check that a rating answers with it."""
        questions = self._sorted("self-check", lambda question: (question.number,))
        return self._grouped("self-check", questions, lambda question: _evidence(question.ratings))

    def day_of(self, resolution: Any) -> dt.date:
        return session_day(self._all("sessions")[resolution.session])

    # ---- what comes next

    def coming_sessions(self, on: dt.date, body: str | None = None) -> list[str]:
        """Sessions from a day on that were not held yet, cancelled ones too, the earliest first."""
        found = self._sessions(body)
        return sorted((key for key in found if _is_coming(found[key], on)), key=lambda key: (session_day(found[key]), key))

    def past_sessions(self, on: dt.date, body: str | None = None) -> list[str]:
        """All others, the latest first."""
        found = self._sessions(body)
        return sorted((key for key in found if not _is_coming(found[key], on)), key=lambda key: (-session_day(found[key]).toordinal(), key))

    def next_deadline(self, funding: str, on: dt.date) -> int | None:
        """The place of the first deadline that has not passed; None where there is none."""
        days = {number: each.date for number, each in enumerate(self._all("funding")[funding].deadlines) if each.date >= on}
        return min(days, key=lambda number: days[number], default=None)

    def is_closed(self, funding: str, on: dt.date) -> bool:
        """Whether every deadline has passed. What is always open, or has never named a deadline, is not closed."""
        record = self._all("funding")[funding]
        return not record.rolling and bool(record.deadlines) and self.next_deadline(funding, on) is None

    def funding(self, on: dt.date) -> list[str]:
        """Programmes by their next deadline; then those that are always open or name none, and at last those that are closed."""
        return sorted(self._all("funding"), key=lambda key: (*self._urgency(key, on), key))

    def proposal_counts(self) -> ProposalCounts:
        proposals = self._all("proposals").values()
        return ProposalCounts(
            received=len(proposals),
            answered=sum(proposal.answered is not None for proposal in proposals),
            adopted=sum(proposal.outcome in ("adopted", "partly_adopted") for proposal in proposals),
        )

    def _urgency(self, key: str, on: dt.date) -> tuple[int, dt.date]:
        number = self.next_deadline(key, on)
        if number is not None:
            return 0, self._all("funding")[key].deadlines[number].date
        return (2 if self.is_closed(key, on) else 1), dt.date.max

    def _sessions(self, body: str | None) -> dict[str, Any]:
        return {key: session for key, session in self._all("sessions").items() if body in (None, session.body)}

    def _all(self, kind: str) -> Mapping[str, Any]:
        return self._records[f"concept/{kind}"]

    def _sorted(self, kind: str, by: Callable[[Any], tuple[Any, ...]]) -> tuple[str, ...]:
        found = self._all(kind)
        return tuple(sorted(found, key=lambda key: by(found[key])))

    def _grouped(self, kind: str, ids: Iterable[str], targets: Callable[[Any], Iterable[str | None]]) -> dict[str, tuple[str, ...]]:
        return grouped(self._all(kind), ids, targets)


def _is_coming(session: Any, on: dt.date) -> bool:
    return session.status != "held" and session_day(session) >= on


def _evidence(entries: Iterable[Any]) -> list[str | None]:
    return [evidence.resolution for entry in entries for evidence in entry.evidence]
