"""The tables of an annual report: measures, figures, money, offers, events, contacts of a year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.concept import Money
from macros.models.concept.indicators import Observation
from macros.models.concept.measures import STATUSES
from macros.translate import Words
from macros.views.components import Shown, Table
from macros.views.concept import indicator_years
from macros.views.concept.mentions import link, mention
from macros.views.concept.quantities import Quantities
from macros.views.concept.words import STATUS
from macros.views.reader import Reader
from macros.yearly import IndicatorYear, Yearly

Row = tuple[Shown, ...]


def status(reader: Reader, year: Yearly) -> Table:
    """Fields × status at the end of the year, with the sum of every row and column."""
    say = reader.say
    rows: list[Row] = [(_field(reader, field), *map(str, counts.values()), str(sum(counts.values()))) for field, counts in year.status.items()]
    in_all = year.status_in_all
    rows.append((say("Zusammen"), *map(str, in_all.values()), str(sum(in_all.values()))))
    head = (say("Handlungsfeld"), *(say(STATUS[each]) for each in STATUSES), say("Zusammen"))
    return Table(say("Maßnahmen und ihr Stand am %(day)s", day=reader.day(year.last)), head, tuple(rows))


def indicators(reader: Reader, year: Yearly) -> Table | None:
    """The value of the year beside that of the year before and the target; None where nothing was observed."""
    if not year.indicators:
        return None
    say = reader.say
    rows = tuple(_indicator(reader, year, each) for each in year.indicators)
    head = (say("Zahl"), str(year.year - 1), str(year.year), say("Ziel"))
    return Table(say("Zahlen im Vergleich zum Vorjahr"), head, rows)


def _indicator(reader: Reader, year: Yearly, found: IndicatorYear) -> Row:
    record = reader.portal.records["concept/indicators"][found.indicator]
    quantities = Quantities(reader, record)
    target = reader.say("nicht festgelegt")
    if found.target:
        target = reader.say("%(value)s bis %(year)s", value=quantities.cell(found.target.value), year=found.target.year)
    name = link(mention(reader, "indicators", found.indicator))
    now = reader.say("noch offen") if found.now is None and year.is_running else _value(reader, quantities, found.now)
    return name, _value(reader, quantities, found.before), now, target


def _value(reader: Reader, quantities: Quantities, found: Observation | None) -> Shown:
    if found is None:
        return reader.say("keine Angabe")
    state = reader.say(indicator_years.STATUS[found.status])
    if found.value is None:
        return state
    value = quantities.cell(found.value)
    return reader.say("%(value)s (%(state)s)", value=value, state=state) if found.status in indicator_years.OPEN else value


def money(reader: Reader, year: Yearly) -> Table | None:
    """Planned and spent by field and in sum; None where no measure has a budget for the year."""
    if not year.money_in_all.measures:
        return None
    say = reader.say
    rows: list[Row] = [(_field(reader, field), *_euros(reader, found)) for field, found in year.money.items() if found.measures]
    rows.append((say("Zusammen"), *_euros(reader, year.money_in_all)))
    head = (say("Handlungsfeld"), say("Geplant"), say("Ausgegeben"), say("Ausgaben bekannt"))
    return Table(say("Geld für Maßnahmen %(year)s", year=year.year), head, tuple(rows))


def _euros(reader: Reader, found: Money) -> Row:
    """`spent` is known only of the measures that have reported, and the row says of how many."""
    spent = euros(reader, found.spent) if found.reported else reader.say("noch nicht bekannt")
    reported = reader.say("bei %(reported)s von %(measures)s Maßnahmen", reported=found.reported, measures=found.measures)
    return euros(reader, found.planned), spent, reported


def euros(reader: Reader, number: int) -> str:
    return reader.formats.amount(Decimal(number))


def overspent(reader: Reader, year: Yearly) -> Iterator[tuple[Markup, Words]]:
    """The measures that spent more than planned, and why."""
    for key in year.concept.measures:
        measure = year.concept.measure_records[key]
        for number, budget in enumerate(measure.budget):
            if budget.year == year.year and budget.spent is not None and budget.spent > budget.planned:
                yield link(mention(reader, "measures", key)), reader.translator.part("concept/measures", measure, "budget", number, "note")


def offers(reader: Reader, year: Yearly) -> Table:
    """Offers of which the data say that there were any in this year, and those that say no days."""
    say = reader.say
    rows: list[Row] = [(_field(reader, field), *_offers(found)) for field, found in year.offers.items()]
    rows.append((say("Alle Angebote, jedes einmal"), *_offers(year.offers_in_all)))
    head = (say("Handlungsfeld"), say("Mit Zeitraum im Jahr"), say("Ohne Zeitraum"), say("Zusammen"))
    return Table(say("Angebote %(year)s", year=year.year), head, tuple(rows))


def _offers(found: Any) -> Row:
    return str(len(found.dated)), str(len(found.undated)), str(found.total)


def events(reader: Reader, year: Yearly) -> Table | None:
    """Events and their dates by topic; None in a year without any."""
    if not year.events_in_all.events:
        return None
    say = reader.say
    found = {topic: each for topic, each in year.events.items() if each.events}
    rows: list[Row] = [(_topic(reader, topic), str(each.events), str(each.dates)) for topic, each in found.items()]
    rows.append((say("Alle Veranstaltungen, jede einmal"), str(year.events_in_all.events), str(year.events_in_all.dates)))
    return Table(say("Veranstaltungen %(year)s", year=year.year), (say("Thema"), say("Veranstaltungen"), say("Termine")), tuple(rows))


def contacts(reader: Reader, year: Yearly) -> Table | None:
    if not year.contacts_by_kind:
        return None
    rows = tuple((_kind(reader, kind), str(number)) for kind, number in year.contacts_by_kind.items())
    return Table(reader.say("Kontakte im Portal nach ihrer Art"), (reader.say("Art"), reader.say("Anzahl")), rows)


def _field(reader: Reader, field: str) -> Markup:
    return link(mention(reader, "fields", field))


def _topic(reader: Reader, topic: str) -> Markup:
    return _term(reader, "topics", topic, urls.listing("events", "topics", topic))


def _kind(reader: Reader, kind: str) -> Markup:
    return _term(reader, "contact_kinds", kind, urls.listing("contacts", "kinds", kind))


def _term(reader: Reader, vocabulary: str, term: str, path: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(reader.link(path), reader.term(vocabulary, term))
