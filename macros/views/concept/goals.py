"""The page of a goal: what it says, what is done for it, who has promised what, and how it is measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import Words
from macros.views import contacts, notices
from macros.views.components import Fact
from macros.views.concept.fields import FigureLine, figure_lines
from macros.views.concept.measure_lists import MeasureLine, lines, total_in_words
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.handout import Handout, handout
from macros.views.reader import Reader


class GoalPage(Struct, frozen=True):
    """Everything on the page of a goal."""

    number: Markup
    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    facts: tuple[Fact, ...]
    description: Markup | None
    description_attributes: Markup
    total: Markup
    lines: tuple[MeasureLine, ...]
    figures: tuple[FigureLine, ...]
    agreements: tuple[Mention, ...]
    handout: Handout


def page(reader: Reader, key: str) -> GoalPage:
    goal = reader.portal.records["concept/goals"][key]
    concept, words = reader.portal.concept, reader.translator
    name, path = words.text("concept/goals", goal, "name"), urls.concept("goals", key)
    description = words.text("concept/goals", goal, "description")
    measures = concept.measures_by_goal.get(key, ())
    return GoalPage(
        number=reader.say("Ziel %(number)s", number=goal.number),
        name=name,
        source_name=contacts.source_name(reader, goal, name),
        path=path,
        summary=words.text("concept/goals", goal, "summary"),
        notices=tuple(notices.translation(reader, "concept/goals", goal, path)),
        facts=tuple(_facts(reader, goal)),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        total=total_in_words(reader, measures),
        lines=lines(reader, measures),
        figures=figure_lines(reader, goal.indicators),
        agreements=mentions(reader, "agreements", concept.agreements_by_goal.get(key, ())),
        handout=handout(reader, path),
    )


def _facts(reader: Reader, goal: Any) -> Iterator[Fact]:
    yield Fact(reader.say("Handlungsfeld"), (link(mention(reader, "fields", goal.field)),))
    due = reader.day(goal.due) if goal.due else reader.say("auf Dauer")
    yield Fact(reader.say("Zu erreichen bis"), (due,))
