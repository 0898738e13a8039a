"""How to take part: the next public sessions, whom to write to, and what became of what people proposed."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros.translate import N_, Words
from macros.views import contacts
from macros.views.components import Badge, Card, Fact
from macros.views.concept.council import body_in_short
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.sessions import ComingSessions, coming
from macros.views.contacts import ContactCard
from macros.views.reader import Reader

OUTCOME = {
    "under_review": N_("wird geprüft"),
    "adopted": N_("angenommen"),
    "partly_adopted": N_("teilweise angenommen"),
    "rejected": N_("abgelehnt"),
}
OUTCOME_BADGE = {"under_review": "warn", "rejected": "stop"}


class BodyToReach(Struct, frozen=True):
    """A body, and how one reaches it."""

    card: Card
    contact: ContactCard


class ProposalView(Struct, frozen=True):
    """A proposal and what became of it; `anchor` is its id on the page. `answered`: when, or that the answer is not the last word."""

    anchor: str
    name: Words
    summary: Words
    received: str
    received_iso: str
    submitted_by: Words
    badges: tuple[Badge, ...]
    answer: Words | None
    answered: Markup | None
    measure: Mention | None
    resolution: Mention | None


class TakePart(Struct, frozen=True):
    """The page about taking part. `counts`: how many proposals there have been, and no more than that."""

    coming: ComingSessions
    bodies: tuple[BodyToReach, ...]
    counts: tuple[Fact, ...]
    proposals: tuple[ProposalView, ...]


def take_part(reader: Reader) -> TakePart:
    known, records = reader.portal.council, reader.portal.records
    public = [key for key in known.coming_sessions(reader.today) if records["concept/sessions"][key].public]
    return TakePart(
        coming=coming(reader, public),
        bodies=tuple(_body(reader, key) for key in _by_nearness(reader) if records["concept/bodies"][key].contact),
        counts=_counts(reader) if known.proposals else (),
        proposals=tuple(proposal(reader, key) for key in known.proposals),
    )


def proposal(reader: Reader, key: str) -> ProposalView:
    record = reader.portal.records["concept/proposals"][key]
    words = reader.translator
    return ProposalView(
        anchor=f"proposal-{key}",
        name=words.text("concept/proposals", record, "name"),
        summary=words.text("concept/proposals", record, "summary"),
        received=reader.day(record.received),
        received_iso=record.received.isoformat(),
        submitted_by=words.text("concept/proposals", record, "submitted_by"),
        badges=(Badge(reader.say(OUTCOME[record.outcome]), OUTCOME_BADGE.get(record.outcome, "")),),
        answer=words.text("concept/proposals", record, "answer"),
        answered=_answered(reader, record),
        measure=mention(reader, "measures", record.measure) if record.measure else None,
        resolution=mention(reader, "resolutions", record.resolution) if record.resolution else None,
    )


def _answered(reader: Reader, record: Any) -> Markup | None:
    if record.answered:
        return reader.say("Antwort vom %(day)s:", day=reader.day(record.answered))
    return reader.say("Zwischenstand:") if record.answer else None


def _counts(reader: Reader) -> tuple[Fact, ...]:
    counts = reader.portal.council.proposal_counts()
    return (
        Fact(reader.say("Eingegangen"), (str(counts.received),)),
        Fact(reader.say("Beantwortet"), (str(counts.answered),)),
        Fact(reader.say("Ganz oder zum Teil angenommen"), (str(counts.adopted),)),
    )


def _by_nearness(reader: Reader) -> list[str]:
    """The council for integration first: it is there for people who may not vote."""
    kinds = reader.portal.records["concept/bodies"]
    return sorted(reader.portal.council.bodies, key=lambda key: kinds[key].kind != "integration_council")


def _body(reader: Reader, key: str) -> BodyToReach:
    body = reader.portal.records["concept/bodies"][key]
    return BodyToReach(body_in_short(reader, key).card, contacts.card(reader, body.contact))
