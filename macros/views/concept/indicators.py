"""Indicators as readers see them: the list by fields of action, and the page of each.

They describe how things are. No sentence in here says that a measure has caused a change, for figures cannot show that.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.concept.indicators import Indicator, Observation, Target
from macros.translate import N_, Words
from macros.views import contacts, notices
from macros.views.components import Card, Fact, Table
from macros.views.concept.charts import Chart
from macros.views.concept.indicator_years import KIND, OPEN, STATUS, IndicatorYears
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.quantities import Quantities
from macros.views.concept.words import contact
from macros.views.handout import Handout, handout
from macros.views.reader import Reader

CSV = "open-data/indicators.csv"
_DIRECTION = {
    "higher_is_better": N_("Höher ist besser."),
    "lower_is_better": N_("Niedriger ist besser."),
    "neutral": N_("Weder mehr noch weniger ist für sich genommen besser."),
}


class Source(Struct, frozen=True):
    """Where values come from. `link` leaves the portal."""

    name: Words | str
    link: str | None


class Figure(Struct, frozen=True):
    """An indicator in the list. `year` is None where no year has a value."""

    card: Card
    value: Markup | str
    year: Markup | None
    change: Markup | None
    target: Markup | None


class FigureGroup(Struct, frozen=True):
    """The indicators of a field of action."""

    field: Mention
    figures: tuple[Figure, ...]


class IndicatorPage(Struct, frozen=True):
    """Everything on the page of an indicator. `statement`: the latest value and what it is compared with."""

    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    statement: tuple[Markup, ...]
    definition: Words
    table: Table
    chart: Chart | None
    csv: str
    method: Words
    source: Source
    comparison_source: Source | None
    facts: tuple[Fact, ...]
    handout: Handout


def latest(reader: Reader, key: str) -> tuple[Markup | str, int] | None:
    """The last value in words and its year, for lists; None where no year has a value."""
    indicator = reader.portal.records[KIND][key]
    found = _valued(indicator)
    return (Quantities(reader, indicator).words(found[-1].value), found[-1].year) if found else None


def groups(reader: Reader) -> tuple[FigureGroup, ...]:
    """All indicators, by the fields of action in the order of their numbers."""
    by_field = reader.portal.concept.indicators_by_field
    fields = (field for field in reader.portal.concept.fields if field in by_field)
    return tuple(FigureGroup(mention(reader, "fields", field), tuple(_figure(reader, key) for key in by_field[field])) for field in fields)


def page(reader: Reader, key: str) -> IndicatorPage:
    indicator, words = reader.portal.records[KIND][key], reader.translator
    name, path = words.text(KIND, indicator, "name"), urls.concept("indicators", key)
    years = IndicatorYears(reader, indicator)
    comparison = indicator.comparison
    return IndicatorPage(
        name=name,
        source_name=contacts.source_name(reader, indicator, name),
        path=path,
        summary=words.text(KIND, indicator, "summary"),
        notices=tuple(notices.translation(reader, KIND, indicator, path)),
        statement=tuple(_statement(reader, indicator)),
        definition=words.text(KIND, indicator, "definition"),
        table=years.table(),
        chart=years.chart(),
        csv=reader.urls.root(CSV),
        method=words.text(KIND, indicator, "method"),
        source=Source(words.text(KIND, indicator, "source"), indicator.source_url),
        comparison_source=Source(reader.german(comparison.source), comparison.url) if comparison else None,
        facts=tuple(_facts(reader, indicator)),
        handout=handout(reader, path),
    )


def _figure(reader: Reader, key: str) -> Figure:
    indicator = reader.portal.records[KIND][key]
    quantities, found = Quantities(reader, indicator), _valued(indicator)
    name, summary = (reader.translator.text(KIND, indicator, field) for field in ("name", "summary"))
    card = Card(name, reader.link(urls.concept("indicators", key)), summary, source_name=contacts.source_name(reader, indicator, name))
    target = _next_target(indicator)
    return Figure(
        card=card,
        value=quantities.words(found[-1].value) if found else reader.say("kein Wert"),
        year=_year(reader, found[-1]) if found else None,
        change=quantities.change(found[-1].value, found[-2].value, found[-2].year) if len(found) > 1 else None,
        target=reader.say("Ziel bis %(year)s: %(value)s", year=target.year, value=quantities.words(target.value)) if target else None,
    )


def _year(reader: Reader, observation: Observation) -> Markup:
    """`2025`, and whether the value may still change."""
    if observation.status not in OPEN:
        return reader.say("im Jahr %(year)s", year=observation.year)
    return reader.say("im Jahr %(year)s (%(status)s)", year=observation.year, status=reader.say(STATUS[observation.status]))


def _statement(reader: Reader, indicator: Indicator) -> Iterator[Markup]:
    """The latest value, how it differs from the first one, and what it is to be."""
    quantities, found, say = Quantities(reader, indicator), _valued(indicator), reader.say
    if not found:
        yield say("Für diese Zahl gibt es noch keinen Wert.")
        return
    first, last = found[0], found[-1]
    value = quantities.words(last.value)
    if last.status in OPEN:
        yield say("%(year)s: %(value)s (%(status)s).", year=last.year, value=value, status=say(STATUS[last.status]))
    else:
        yield say("%(year)s: %(value)s.", year=last.year, value=value)
    if first is not last:
        yield _since_the_first(reader, quantities, first, last)
    values = {each.year: each.value for each in found}
    for target in indicator.targets:
        yield _target(reader, quantities, target, values.get(target.year))
    ahead = _next_target(indicator)
    if ahead is not None:
        yield from _way_to(reader, quantities, last.value, ahead)


def _since_the_first(reader: Reader, quantities: Quantities, first: Observation, last: Observation) -> Markup:
    gap = quantities.gap(last.value, first.value)
    if not gap:
        return reader.say("Das ist so viel wie %(year)s, im ersten erfassten Jahr.", year=first.year)
    sentence = N_("Gegenüber %(year)s, dem ersten erfassten Jahr: %(change)s mehr.") if gap > 0 else N_("Gegenüber %(year)s, dem ersten erfassten Jahr: %(change)s weniger.")
    return reader.say(sentence, change=quantities.difference(gap), year=first.year)


def _target(reader: Reader, quantities: Quantities, target: Target, value: Decimal | None) -> Markup:
    """A target, and whether it was reached in its year, as far as that is known."""
    is_reached = quantities.is_reached(value, target.value) if value is not None else None
    sentence = {
        None: N_("Ziel bis %(year)s: %(value)s."),
        True: N_("Ziel bis %(year)s: %(value)s. Es wurde erreicht."),
        False: N_("Ziel bis %(year)s: %(value)s. Es wurde nicht erreicht."),
    }[is_reached]
    return reader.say(sentence, year=target.year, value=quantities.words(target.value))


def _way_to(reader: Reader, quantities: Quantities, value: Decimal, target: Target) -> Iterator[Markup]:
    """What is still missing for the next target; nothing where neither more nor less is better."""
    is_reached = quantities.is_reached(value, target.value)
    if is_reached:
        yield reader.say("Das Ziel für %(year)s ist schon jetzt erreicht.", year=target.year)
    elif is_reached is False:
        gap = quantities.gap(target.value, value)
        sentence = N_("Bis zum Ziel für %(year)s: noch %(gap)s mehr.") if gap > 0 else N_("Bis zum Ziel für %(year)s: noch %(gap)s weniger.")
        yield reader.say(sentence, year=target.year, gap=quantities.difference(gap))


def _facts(reader: Reader, indicator: Indicator) -> Iterator[Fact]:
    say = reader.say
    yield Fact(say("Einheit"), (Quantities(reader, indicator).unit,))
    yield Fact(say("Richtung"), (say(_DIRECTION[indicator.direction]),))
    if indicator.suppress_below is not None:
        yield Fact(say("Kleine Zahlen"), (say("Werte unter %(number)s zeigen wir nicht, damit niemand zu erkennen ist.", number=indicator.suppress_below),))
    yield Fact(say("Handlungsfeld"), (link(mention(reader, "fields", indicator.field)),))
    goals = mentions(reader, "goals", reader.portal.concept.goals_by_indicator.get(indicator.id, ()))
    if goals:
        yield Fact(say("Ziele des Konzepts"), tuple(map(link, goals)))
    if indicator.responsible:
        yield Fact(say("Verantwortlich"), (link(contact(reader, indicator.responsible)),))


def _valued(indicator: Indicator) -> list[Observation]:
    return [each for each in indicator.observations if each.value is not None]


def _next_target(indicator: Indicator) -> Target | None:
    """The first target after the latest value; None where all lie behind it."""
    found = _valued(indicator)
    return next((each for each in indicator.targets if not found or each.year > found[-1].year), None)
