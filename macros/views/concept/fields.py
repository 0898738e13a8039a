"""The page of a field of action: what is to be reached in it, what is done for that, and how it is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import Words
from macros.views import contacts, notices, offers
from macros.views.concept.indicators import latest
from macros.views.concept.measure_lists import MeasureLine, lines, total_in_words
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.words import contact
from macros.views.handout import Handout, handout
from macros.views.listing import FacetLink
from macros.views.reader import Reader


class GoalOfField(Struct, frozen=True):
    """A goal with its measures. `due`: None for a lasting goal."""

    goal: Mention
    summary: Words
    due: Markup | None
    lines: tuple[MeasureLine, ...]


class FigureLine(Struct, frozen=True):
    """An indicator in a list, with its last value and the year of it; None where no year has a value."""

    name: Words
    link: str
    latest: Markup | None


class FieldPage(Struct, frozen=True):
    """Everything on the page of a field. `topics`: the offers that belong to it, by topic."""

    number: Markup
    name: Words
    source_name: str | None
    path: str
    icon: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    total: Markup
    description: Markup | None
    description_attributes: Markup
    goals: tuple[GoalOfField, ...]
    figures: tuple[FigureLine, ...]
    responsible: Mention | None
    inventory: str
    topics: tuple[FacetLink, ...]
    handout: Handout


def page(reader: Reader, key: str) -> FieldPage:
    field = reader.portal.records["concept/fields"][key]
    concept, words = reader.portal.concept, reader.translator
    name, path = words.text("concept/fields", field, "name"), urls.concept("fields", key)
    description = words.text("concept/fields", field, "description")
    return FieldPage(
        number=reader.say("Handlungsfeld %(number)s", number=field.number),
        name=name,
        source_name=contacts.source_name(reader, field, name),
        path=path,
        icon=field.icon,
        summary=words.text("concept/fields", field, "summary"),
        notices=tuple(notices.translation(reader, "concept/fields", field, path)),
        total=total_in_words(reader, concept.measures_by_field.get(key, ())),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        goals=tuple(_goal(reader, each) for each in concept.goals_by_field.get(key, ())),
        figures=figure_lines(reader, concept.indicators_by_field.get(key, ())),
        responsible=contact(reader, field.responsible) if field.responsible else None,
        inventory=reader.link(urls.inventory(key)),
        topics=tuple(_topics(reader, field)),
        handout=handout(reader, path),
    )


def figure_lines(reader: Reader, keys: Iterable[str]) -> tuple[FigureLine, ...]:
    return tuple(_figure(reader, key) for key in keys)


def offers_by_topic(reader: Reader, field: Any) -> dict[str, int]:
    """How many offers lists show for each topic of a field."""
    listed = offers.listed(reader)
    return {topic: sum(topic in offer.topics for offer in listed) for topic in field.topics}


def _figure(reader: Reader, key: str) -> FigureLine:
    found, last = mention(reader, "indicators", key), latest(reader, key)
    words = reader.say("%(value)s (%(year)s)", value=last[0], year=last[1]) if last else None
    return FigureLine(found.name, found.link, words)


def _goal_due(reader: Reader, goal: Any) -> Markup | None:
    return reader.say("Das wollen wir bis zum %(day)s erreichen.", day=reader.day(goal.due)) if goal.due else None


def _goal(reader: Reader, key: str) -> GoalOfField:
    goal = reader.portal.records["concept/goals"][key]
    summary = reader.translator.text("concept/goals", goal, "summary")
    return GoalOfField(mention(reader, "goals", key), summary, _goal_due(reader, goal), lines(reader, reader.portal.concept.measures_by_goal.get(key, ())))


def _topics(reader: Reader, field: Any) -> Iterator[FacetLink]:
    for topic, number in offers_by_topic(reader, field).items():
        yield FacetLink(reader.term("topics", topic), reader.link(urls.listing("offers", "topics", topic)), number)
