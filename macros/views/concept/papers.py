"""The page of a concept paper: what was adopted, what guides it, who carries it, who took part, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import N_, Words
from macros.views import contacts, notices
from macros.views.components import Fact
from macros.views.concept.dated import Dated, dated
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.words import contact, period
from macros.views.handout import Handout, handout
from macros.views.reader import Reader

_KIND = {
    "integration": N_("Integrationskonzept"),
    "diversity": N_("Diversitätskonzept"),
    "participation": N_("Teilhabekonzept"),
}


class Principle(Struct, frozen=True):
    name: Words
    text: Words


class PaperInShort(Struct, frozen=True):
    """The concept in force, in two lines."""

    name: Words
    link: str
    adopted: Markup
    period: Markup


class FieldGoals(Struct, frozen=True):
    field: Mention
    goals: tuple[Mention, ...]


class PaperPage(Struct, frozen=True):
    """Everything on the page of a paper. `fields`: of the concept in force only, for the data are its fields and goals."""

    kind: Markup
    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    facts: tuple[Fact, ...]
    description: Markup | None
    description_attributes: Markup
    principles: tuple[Principle, ...]
    steering: tuple[Mention, ...]
    participation: tuple[Dated, ...]
    versions: tuple[Dated, ...]
    url: str | None
    fields: tuple[FieldGoals, ...]
    others: tuple[tuple[Words, str], ...]
    handout: Handout


def page(reader: Reader, key: str) -> PaperPage:
    paper = reader.portal.records["concept/papers"][key]
    words = reader.translator
    name, path = words.text("concept/papers", paper, "name"), urls.concept("papers", key)
    description = words.text("concept/papers", paper, "description")
    return PaperPage(
        kind=reader.say(_KIND[paper.kind]),
        name=name,
        source_name=contacts.source_name(reader, paper, name),
        path=path,
        summary=words.text("concept/papers", paper, "summary"),
        notices=(*_validity(reader, paper), *notices.translation(reader, "concept/papers", paper, path)),
        facts=tuple(_facts(reader, paper)),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        principles=tuple(_principles(reader, paper)),
        steering=mentions(reader, "bodies", paper.steering),
        participation=tuple(dated(reader, "papers", paper, "participation")),
        versions=tuple(dated(reader, "papers", paper, "versions"))[::-1],
        url=paper.url,
        fields=_fields(reader) if _is_current(reader, paper) else (),
        others=tuple(_others(reader, paper)),
        handout=handout(reader, path),
    )


def in_short(reader: Reader) -> PaperInShort | None:
    """The concept in force; None where no paper has been published."""
    paper = reader.portal.concept.paper(reader.today)
    if paper is None:
        return None
    found = mention(reader, "papers", paper.id)
    adopted = reader.say("Beschlossen am %(day)s.", day=reader.day(paper.adopted))
    return PaperInShort(found.name, found.link, adopted, reader.say("Gilt: %(period)s.", period=_period(reader, paper)))


def _is_current(reader: Reader, paper: Any) -> bool:
    return paper is reader.portal.concept.paper(reader.today)


def _validity(reader: Reader, paper: Any) -> Iterator[notices.Notice]:
    if paper.valid_to is not None and paper.valid_to < reader.today:
        yield notices.Notice("closed", reader.say("Dieses Konzept gilt nicht mehr (bis %(day)s).", day=reader.day(paper.valid_to)))
    elif paper.valid_from > reader.today:
        yield notices.Notice("outdated", reader.say("Dieses Konzept gilt ab dem %(day)s.", day=reader.day(paper.valid_from)))


def _facts(reader: Reader, paper: Any) -> Iterator[Fact]:
    say = reader.say
    yield Fact(say("Beschlossen"), (reader.day(paper.adopted),))
    if paper.resolution:
        found = mention(reader, "resolutions", paper.resolution)
        yield Fact(say("Beschluss"), (link(found),))
    yield Fact(say("Gilt"), (_period(reader, paper),))
    yield Fact(say("Verantwortlich"), (link(contact(reader, paper.responsible)),))


def _period(reader: Reader, paper: Any) -> Markup:
    return period(reader, paper.valid_from, paper.valid_to)


def _principles(reader: Reader, paper: Any) -> Iterator[Principle]:
    part = reader.translator.part
    for number in range(len(paper.principles)):
        yield Principle(part("concept/papers", paper, "principles", number, "name"), part("concept/papers", paper, "principles", number, "text"))


def _fields(reader: Reader) -> tuple[FieldGoals, ...]:
    concept = reader.portal.concept
    return tuple(FieldGoals(mention(reader, "fields", each), mentions(reader, "goals", concept.goals_by_field.get(each, ()))) for each in concept.fields)


def _others(reader: Reader, paper: Any) -> Iterator[tuple[Words, str]]:
    """Every other paper, the latest first."""
    papers = sorted(reader.portal.records["concept/papers"].values(), key=lambda each: each.adopted, reverse=True)
    for each in papers:
        if each is not paper:
            found = mention(reader, "papers", each.id)
            yield found.name, found.link
