"""Guides as readers see them: a life situation, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views import contacts, notices, ways
from macros.views.components import Fact
from macros.views.directory import Directories
from macros.views.handout import Handout, handout
from macros.views.home import Tile
from macros.views.offers import Paper, papers_of
from macros.views.reader import Reader
from macros.views.terms import Explanation, Terms


class StepView(Struct, frozen=True):
    """One step: what to do, what to bring, what to know (until when, what it costs, what comes next), where, and who helps."""

    number: int
    anchor: str
    name: Words
    text: Markup
    text_attributes: Markup
    bring: tuple[Paper, ...]
    facts: tuple[Fact, ...]
    offices: tuple[ways.Office, ...]
    offers: ways.Offers


class SourceView(Struct, frozen=True):
    """Where something was looked up, and when."""

    title: str
    link: str
    checked: Markup


class GuidePage(Struct, frozen=True):
    """Everything on the page of a guide, in the order in which people need it."""

    name: Words
    source_name: str | None
    path: str
    icon: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    description: Markup | None
    description_attributes: Markup
    steps: tuple[StepView, ...]
    situation: tuple[Markup, str] | None
    related: tuple[tuple[Words, str], ...]
    sources: tuple[SourceView, ...]
    terms: tuple[Explanation, ...]
    freshness: notices.Freshness
    handout: Handout


def guides(reader: Reader) -> list[Tile]:
    """All guides in the order of their positions."""
    return [_tile(reader, guide) for guide in ordered(reader, "guides")]


def ordered(reader: Reader, kind: str) -> list[Any]:
    """Guides or needs as lists show them."""
    return sorted(reader.portal.records[kind].values(), key=lambda record: (record.position, record.id))


def page(reader: Reader, directory: Directories, key: str) -> GuidePage:
    guide = reader.portal.records["guides"][key]
    text = reader.translator.text
    name, path, description = text("guides", guide, "name"), urls.guide(key), text("guides", guide, "description")
    terms = Terms(reader)  # which is handed the texts in the order of the page
    return GuidePage(
        name=name,
        source_name=contacts.source_name(reader, guide, name),
        path=path,
        icon=guide.icon,
        summary=text("guides", guide, "summary"),
        notices=(*notices.age(reader, guide), *notices.translation(reader, "guides", guide, path)),
        description=terms.rich(description),
        description_attributes=description.attributes if description else Markup(""),
        steps=tuple(_step(reader, directory, guide, number, terms) for number in range(len(guide.steps))),
        situation=_situation(reader, guide.situation) if guide.situation else None,
        related=tuple(name_and_link(reader, each) for each in guide.related),
        sources=tuple(source(reader, each) for each in guide.sources),
        terms=terms.explained(),
        freshness=notices.freshness(reader, guide),
        handout=handout(reader, path),
    )


def name_and_link(reader: Reader, key: str) -> tuple[Words, str]:
    return reader.translator.text("guides", reader.portal.records["guides"][key], "name"), reader.link(urls.guide(key))


def source(reader: Reader, found: Any) -> SourceView:
    return SourceView(found.title, found.url, reader.say("nachgesehen am %(day)s", day=reader.day(found.checked)))


def _tile(reader: Reader, guide: Any) -> Tile:
    text = reader.translator.text
    return Tile(
        name=text("guides", guide, "name"),
        link=reader.link(urls.guide(guide.id)),
        icon=guide.icon,
        description=text("guides", guide, "summary"),
        count=reader.say_number("%(number)s Schritt", "%(number)s Schritte", len(guide.steps)),
    )


def _step(reader: Reader, directory: Directories, guide: Any, number: int, terms: Terms) -> StepView:
    step, words = guide.steps[number], reader.translator
    text = words.part("guides", guide, "steps", number, "text")
    return StepView(
        number=number + 1,
        anchor=f"step-{number + 1}",
        name=words.part("guides", guide, "steps", number, "name"),
        text=terms.rich(text),
        text_attributes=text.attributes,
        bring=papers_of(reader, words.part_texts("guides", guide, "steps", number, "bring"), step.bring, terms),
        facts=tuple(_facts(reader, guide, number, terms)),
        offices=tuple(ways.office(reader, each) for each in step.contacts),
        offers=ways.offers(reader, directory, step),
    )


def _facts(reader: Reader, guide: Any, number: int, terms: Terms) -> Iterator[Fact]:
    """Until when, what it costs, what comes next; a fact nobody has stated is left out, never guessed."""
    labels = {"deadline": reader.say("Frist"), "cost": reader.say("Kosten"), "next": reader.say("Danach")}
    for field, label in labels.items():
        words = reader.translator.part("guides", guide, "steps", number, field)
        if words:
            yield Fact(label, (terms.words(words),))


def _situation(reader: Reader, key: str) -> tuple[Markup, str]:
    name = reader.term("situations", key)
    return reader.say("Alle Angebote: %(name)s", name=name), reader.link(urls.listing("offers", "situations", key))
