"""Who decides and who advises: all bodies, sessions and decisions on one page, and the page of each body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import N_, Words
from macros.views import contacts, notices
from macros.views.components import Card, Fact
from macros.views.concept.mentions import Mention, mention, mentions
from macros.views.concept.resolutions import ResolutionLine, resolution_lines
from macros.views.concept.sessions import ComingSessions, SessionYear, by_year, coming
from macros.views.concept.words import contact, period
from macros.views.handout import Handout, handout
from macros.views.reader import Reader

KIND = {
    "council": N_("Gewählter Rat"),
    "committee": N_("Ausschuss"),
    "integration_council": N_("Beirat für Integration"),
    "steering_group": N_("Steuerungsgruppe"),
    "network": N_("Netzwerk"),
}


class MemberView(Struct, frozen=True):
    """A function; `seats` in words where there is more than one."""

    function: Words
    seats: Markup | None
    organization: Mention | None


class BodyInShort(Struct, frozen=True):
    """A body in the list of all."""

    card: Card
    members: tuple[MemberView, ...]


class CouncilPage(Struct, frozen=True):
    """The page about all bodies."""

    bodies: tuple[BodyInShort, ...]
    coming: ComingSessions
    resolutions: tuple[ResolutionLine, ...]
    past: tuple[SessionYear, ...]


class BodyPage(Struct, frozen=True):
    """Everything on the page of a body."""

    kind: Markup
    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    description: Markup | None
    description_attributes: Markup
    facts: tuple[Fact, ...]
    members: tuple[MemberView, ...]
    coming: ComingSessions
    past: tuple[SessionYear, ...]
    resolutions: tuple[ResolutionLine, ...]
    papers: tuple[Mention, ...]
    handout: Handout


def council(reader: Reader) -> CouncilPage:
    known = reader.portal.council
    return CouncilPage(
        bodies=tuple(body_in_short(reader, key) for key in known.bodies),
        coming=coming(reader, known.coming_sessions(reader.today)),
        resolutions=resolution_lines(reader, known.resolutions),
        past=by_year(reader, known.past_sessions(reader.today)),
    )


def body_in_short(reader: Reader, key: str) -> BodyInShort:
    body = reader.portal.records["concept/bodies"][key]
    found = mention(reader, "bodies", key)
    card = Card(
        name=found.name,
        link=found.link,
        summary=reader.translator.text("concept/bodies", body, "summary"),
        kind=reader.say(KIND[body.kind]),
        source_name=contacts.source_name(reader, body, found.name),
    )
    return BodyInShort(card, tuple(_members(reader, body)))


def body(reader: Reader, key: str) -> BodyPage:
    record = reader.portal.records["concept/bodies"][key]
    words, known = reader.translator, reader.portal.council
    name, path = words.text("concept/bodies", record, "name"), urls.concept("bodies", key)
    description = words.text("concept/bodies", record, "description")
    return BodyPage(
        kind=reader.say(KIND[record.kind]),
        name=name,
        source_name=contacts.source_name(reader, record, name),
        path=path,
        summary=words.text("concept/bodies", record, "summary"),
        notices=tuple(notices.translation(reader, "concept/bodies", record, path)),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        facts=tuple(_facts(reader, record)),
        members=tuple(_members(reader, record)),
        coming=coming(reader, known.coming_sessions(reader.today, key)),
        past=by_year(reader, known.past_sessions(reader.today, key)),
        resolutions=resolution_lines(reader, known.resolutions_by_body.get(key, ())),
        papers=mentions(reader, "papers", known.papers_by_body.get(key, ())),
        handout=handout(reader, path),
    )


def _facts(reader: Reader, body: Any) -> Iterator[Fact]:
    term = period(reader, body.term_from, body.term_to)
    if term:
        yield Fact(reader.say("Amtszeit"), (term,))


def _members(reader: Reader, body: Any) -> Iterator[MemberView]:
    for number, member in enumerate(body.members):
        seats = reader.say_number("%(number)s Sitz", "%(number)s Sitze", member.seats) if member.seats > 1 else None
        function = reader.translator.part("concept/bodies", body, "members", number, "function")
        yield MemberView(function, seats, contact(reader, member.organization) if member.organization else None)
