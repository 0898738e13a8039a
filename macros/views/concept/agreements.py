"""Target agreements: who has promised what to whom, for which goals, and what both found when they looked again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views import contacts, notices
from macros.views.components import Badge, Card, CardFact, Fact
from macros.views.concept.dated import Dated, dated
from macros.views.concept.measure_lists import MeasureLine, lines, total_in_words
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.words import contact, period
from macros.views.handout import Handout, handout
from macros.views.reader import Reader


class AgreementCard(Struct, frozen=True):
    """An agreement in the list, below who has promised it. `measures`: how many there are, and how they stand."""

    card: Card
    partner: Markup
    measures: Markup | None


class AgreementPage(Struct, frozen=True):
    """Everything on the page of an agreement."""

    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    facts: tuple[Fact, ...]
    promises: tuple[Words, ...]
    goals: tuple[Mention, ...]
    measures: tuple[MeasureLine, ...]
    reviews: tuple[Dated, ...]
    handout: Handout


def agreements(reader: Reader) -> tuple[AgreementCard, ...]:
    """Those in force first, each group with the latest first."""
    records = reader.portal.records["concept/agreements"].values()
    ordered = sorted(records, key=lambda each: (_has_ended(reader, each), -each.agreed.toordinal(), each.id))
    return tuple(agreement_card(reader, each) for each in ordered)


def agreement_card(reader: Reader, agreement: Any) -> AgreementCard:
    found = mention(reader, "agreements", agreement.id)
    card = Card(
        name=found.name,
        link=found.link,
        summary=reader.translator.text("concept/agreements", agreement, "summary"),
        kind=contact(reader, agreement.department).name,
        source_name=contacts.source_name(reader, agreement, found.name),
        badges=(Badge(reader.say("abgelaufen"), "stop"),) if _has_ended(reader, agreement) else (),
        facts=(CardFact("when", reader.say("Gilt"), (period(reader, agreement.agreed, agreement.valid_to),)),),
    )
    partner = reader.say("Vereinbart mit: %(partner)s", partner=contact(reader, agreement.partner).name)
    return AgreementCard(card, partner, total_in_words(reader, agreement.measures) if agreement.measures else None)


def page(reader: Reader, key: str) -> AgreementPage:
    agreement = reader.portal.records["concept/agreements"][key]
    words = reader.translator
    name, path = words.text("concept/agreements", agreement, "name"), urls.concept("agreements", key)
    return AgreementPage(
        name=name,
        source_name=contacts.source_name(reader, agreement, name),
        path=path,
        summary=words.text("concept/agreements", agreement, "summary"),
        notices=(*_validity(reader, agreement), *notices.translation(reader, "concept/agreements", agreement, path)),
        facts=tuple(_facts(reader, agreement)),
        promises=tuple(words.texts("concept/agreements", agreement, "promises")),
        goals=mentions(reader, "goals", agreement.goals),
        measures=lines(reader, (each for each in reader.portal.concept.measures if each in agreement.measures)),
        reviews=tuple(dated(reader, "agreements", agreement, "reviews"))[::-1],
        handout=handout(reader, path),
    )


def _has_ended(reader: Reader, agreement: Any) -> bool:
    return agreement.valid_to is not None and agreement.valid_to < reader.today


def _validity(reader: Reader, agreement: Any) -> Iterator[notices.Notice]:
    if _has_ended(reader, agreement):
        yield notices.Notice("closed", reader.say("Diese Vereinbarung gilt nicht mehr (bis %(day)s).", day=reader.day(agreement.valid_to)))


def _facts(reader: Reader, agreement: Any) -> Iterator[Fact]:
    say = reader.say
    yield Fact(say("Wer etwas zusagt"), (link(contact(reader, agreement.department)),))
    yield Fact(say("Gegenüber"), (link(contact(reader, agreement.partner)),))
    yield Fact(say("Vereinbart am"), (reader.day(agreement.agreed),))
    if agreement.valid_to:
        yield Fact(say("Gilt bis"), (reader.day(agreement.valid_to),))
