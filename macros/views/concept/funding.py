"""Funding for associations: which programme to apply to next, and everything one needs for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.models.moments import end_of
from macros.translate import Words
from macros.views import contacts, notices
from macros.views.components import Card, Fact
from macros.views.concept.measure_lists import MeasureLine, lines
from macros.views.concept.mentions import link, mention
from macros.views.handout import Handout, handout
from macros.views.offers import Paper, papers
from macros.views.reader import Reader


class DeadlineView(Struct, frozen=True):
    """The last day for applications. `is_over`: it has passed; where it has not, the script says so from `over_from` on."""

    iso: str
    day: str
    note: Words | None
    is_over: bool
    over_from: str


class FundingCard(Struct, frozen=True):
    """A programme in the list. `deadline`: the next one, else the last; None where there is none. `rolling`: a sentence."""

    card: Card
    deadline: DeadlineView | None
    rolling: Markup | None


class FundingPage(Struct, frozen=True):
    """Everything on the page of a programme, in the order in which an association needs it."""

    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    facts: tuple[Fact, ...]
    eligibility: Words
    amount: Words
    deadlines: tuple[DeadlineView, ...]
    rolling: Markup | None
    application: Words
    required_documents: tuple[Paper, ...]
    url: str | None
    description: Markup | None
    description_attributes: Markup
    measures: tuple[MeasureLine, ...]
    source: Any
    source_checked: str | None
    freshness: notices.Freshness
    handout: Handout


def programmes(reader: Reader) -> tuple[FundingCard, ...]:
    """The next deadline first."""
    return tuple(funding_card(reader, key) for key in reader.portal.council.funding(reader.today))


def funding_card(reader: Reader, key: str) -> FundingCard:
    funding = reader.portal.records["concept/funding"][key]
    found, words = mention(reader, "funding", key), reader.translator
    card = Card(
        name=found.name,
        link=found.link,
        summary=words.text("concept/funding", funding, "summary"),
        kind=words.text("concept/funding", funding, "funder"),
        source_name=contacts.source_name(reader, funding, found.name),
    )
    return FundingCard(card, _shown_deadline(reader, funding), _rolling(reader, funding))


def page(reader: Reader, key: str) -> FundingPage:
    funding = reader.portal.records["concept/funding"][key]
    words = reader.translator
    name, path = words.text("concept/funding", funding, "name"), urls.concept("funding", key)
    description = words.text("concept/funding", funding, "description")
    return FundingPage(
        name=name,
        source_name=contacts.source_name(reader, funding, name),
        path=path,
        summary=words.text("concept/funding", funding, "summary"),
        notices=(*_closed(reader, funding), *notices.age(reader, funding), *notices.translation(reader, "concept/funding", funding, path)),
        facts=tuple(_facts(reader, funding)),
        eligibility=words.text("concept/funding", funding, "eligibility_description"),
        amount=words.text("concept/funding", funding, "amount"),
        deadlines=tuple(_deadline(reader, funding, number) for number in _by_day(funding)),
        rolling=_rolling(reader, funding),
        application=words.text("concept/funding", funding, "application_process"),
        required_documents=papers(reader, "concept/funding", funding),
        url=funding.url,
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        measures=lines(reader, reader.portal.concept.measures_by_funding.get(key, ())),
        source=funding.source,
        source_checked=reader.day(funding.source.checked) if funding.source else None,
        freshness=notices.freshness(reader, funding),
        handout=handout(reader, path),
    )


def _closed(reader: Reader, funding: Any) -> Iterator[notices.Notice]:
    if reader.portal.council.is_closed(funding.id, reader.today):
        yield notices.Notice("outdated", reader.say("Alle Fristen sind vorbei. Fragen Sie nach, ob es neue gibt."))


def _facts(reader: Reader, funding: Any) -> Iterator[Fact]:
    say = reader.say
    yield Fact(say("Wer das Geld gibt"), (reader.translator.text("concept/funding", funding, "funder"),))
    yield Fact(say("Handlungsfelder"), tuple(link(mention(reader, "fields", each)) for each in reader.portal.concept.fields if each in funding.fields))


def _rolling(reader: Reader, funding: Any) -> Markup | None:
    return reader.say("Sie können jederzeit einen Antrag stellen.") if funding.rolling else None


def _shown_deadline(reader: Reader, funding: Any) -> DeadlineView | None:
    """The next deadline; where all have passed, the last one."""
    number = reader.portal.council.next_deadline(funding.id, reader.today)
    shown = [number] if number is not None else _by_day(funding)[-1:]
    return next((_deadline(reader, funding, each) for each in shown), None)


def _by_day(funding: Any) -> list[int]:
    return sorted(range(len(funding.deadlines)), key=lambda number: funding.deadlines[number].date)


def _deadline(reader: Reader, funding: Any, number: int) -> DeadlineView:
    day = funding.deadlines[number].date
    return DeadlineView(
        iso=day.isoformat(),
        day=reader.day(day),
        note=reader.translator.part("concept/funding", funding, "deadlines", number, "note"),
        is_over=day < reader.today,
        over_from=end_of(day),
    )
