"""Motions and resolutions: lines of a list, and the page that says how each ended and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.concept import session_day
from macros.translate import N_, Words
from macros.views import contacts, notices
from macros.views.components import Badge, Fact, Table
from macros.views.concept.dated import Dated, dated
from macros.views.concept.measure_lists import MeasureLine, lines
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.words import contact, outcome_badge
from macros.views.handout import Handout, handout
from macros.views.reader import Reader

KIND = {
    "motion": N_("Antrag"),
    "resolution": N_("Beschluss"),
    "question": N_("Anfrage"),
    "information": N_("Mitteilung"),
}


class ResolutionLine(Struct, frozen=True):
    """A motion or resolution in a list; `iso` and `day` are of the session that dealt with it."""

    iso: str
    day: str
    kind: Markup
    name: Words
    link: str
    summary: Words
    badges: tuple[Badge, ...]


class Votes(Struct, frozen=True):
    """How many voted how, in one sentence and as a table."""

    sentence: Markup
    table: Table


class Resting(Struct, frozen=True):
    """Records of one kind that have to do with the decision."""

    heading: Markup
    links: tuple[Mention, ...]


class ResolutionPage(Struct, frozen=True):
    """Everything on the page of a motion or resolution."""

    kind: Markup
    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    outcome: tuple[Badge, ...]
    outcome_note: Words | None
    votes: Votes | None
    follow_up: tuple[Dated, ...]
    facts: tuple[Fact, ...]
    measures: tuple[MeasureLine, ...]
    resting: tuple[Resting, ...]
    url: str | None
    handout: Handout


def resolution_lines(reader: Reader, keys: Iterable[str]) -> tuple[ResolutionLine, ...]:
    return tuple(resolution_line(reader, key) for key in keys)


def resolution_line(reader: Reader, key: str) -> ResolutionLine:
    resolution = reader.portal.records["concept/resolutions"][key]
    found, day = mention(reader, "resolutions", key), reader.portal.concept.resolution_day(key)
    return ResolutionLine(
        iso=day.isoformat(),
        day=reader.day(day),
        kind=reader.say(KIND[resolution.kind]),
        name=found.name,
        link=found.link,
        summary=reader.translator.text("concept/resolutions", resolution, "summary"),
        badges=(outcome_badge(reader, resolution.outcome),),
    )


def page(reader: Reader, key: str) -> ResolutionPage:
    resolution = reader.portal.records["concept/resolutions"][key]
    words = reader.translator
    name, path = words.text("concept/resolutions", resolution, "name"), urls.concept("resolutions", key)
    return ResolutionPage(
        kind=reader.say(KIND[resolution.kind]),
        name=name,
        source_name=contacts.source_name(reader, resolution, name),
        path=path,
        summary=words.text("concept/resolutions", resolution, "summary"),
        notices=tuple(notices.translation(reader, "concept/resolutions", resolution, path)),
        outcome=(outcome_badge(reader, resolution.outcome),),
        outcome_note=words.text("concept/resolutions", resolution, "outcome_note"),
        votes=_votes(reader, resolution.votes) if resolution.votes else None,
        follow_up=tuple(dated(reader, "resolutions", resolution, "follow_up"))[::-1],
        facts=tuple(_facts(reader, resolution)),
        measures=lines(reader, reader.portal.concept.measures_by_resolution.get(key, ())),
        resting=tuple(each for each in _resting(reader, key) if each.links),
        url=resolution.url,
        handout=handout(reader, path),
    )


def _facts(reader: Reader, resolution: Any) -> Iterator[Fact]:
    say = reader.say
    session = reader.portal.records["concept/sessions"][resolution.session]
    if resolution.number:
        yield Fact(say("Nummer"), (Markup('<bdi dir="ltr">{}</bdi>').format(resolution.number),))
    yield Fact(say("Gremium"), (link(mention(reader, "bodies", session.body)),))
    yield Fact(say("Sitzung"), (link(mention(reader, "sessions", resolution.session)), reader.day(session_day(session))))
    if resolution.submitted_by:
        yield Fact(say("Eingebracht von"), (link(contact(reader, resolution.submitted_by)),))


def _votes(reader: Reader, votes: Any) -> Votes:
    say, total = reader.say, votes.in_favour + votes.against + votes.abstained
    if total == votes.in_favour:
        sentence = say("Alle %(total)s Stimmen waren dafür.", total=total)
    else:
        sentence = say("Dafür waren %(number)s von %(total)s Stimmen.", number=votes.in_favour, total=total)
    rows = ((say("Dafür"), str(votes.in_favour)), (say("Dagegen"), str(votes.against)), (say("Enthaltung"), str(votes.abstained)))
    return Votes(sentence, Table(say("Abstimmung"), (say("Stimme"), say("Anzahl")), rows))


def _resting(reader: Reader, key: str) -> Iterator[Resting]:
    """What rests on it, what led to it, and what it proves."""
    say, council, concept = reader.say, reader.portal.council, reader.portal.concept
    yield Resting(say("Konzept, das damit beschlossen wurde"), mentions(reader, "papers", council.papers_by_resolution.get(key, ())))
    yield Resting(say("Vorschläge, die dazu geführt haben"), proposals(reader, council.proposals_by_resolution.get(key, ())))
    known = concept.measures_by_resolution.get(key, ())
    proved = [each for each in council.measures_by_evidence.get(key, ()) if each not in known]
    yield Resting(say("Nachweis für den Stand dieser Maßnahmen"), mentions(reader, "measures", proved))
    questions = (mention(reader, "self-check", each) for each in council.questions_by_evidence.get(key, ()))
    yield Resting(say("Nachweis im Selbstcheck"), tuple(Mention(each.name, reader.link("concept/self-check/")) for each in questions))


def proposals(reader: Reader, keys: Iterable[str]) -> tuple[Mention, ...]:
    """Proposals have no pages of their own; all stand on the page about taking part."""
    return tuple(Mention(mention(reader, "proposals", key).name, reader.link(f"concept/take-part/#proposal-{key}")) for key in keys)
