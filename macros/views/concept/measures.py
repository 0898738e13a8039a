"""The page of a measure: how it stands, what was planned and what happened, its history, its money, and what carries it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.concept import Change
from macros.models.concept.measures import FINAL
from macros.translate import Words
from macros.views import contacts, notices
from macros.views.components import Badge, Fact, ProgressStep, Shown, Table
from macros.views.concept.measure_lists import ChangeLine, badges, change_line, overdue_for
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.words import CRITERIA, STATUS, contact, event, offer
from macros.views.handout import Handout, handout
from macros.views.news_links import news_about
from macros.views.reader import Reader

_PROPOSALS = "concept/take-part/#proposal-{}"  # they have no pages of their own


class StatusNow(Struct, frozen=True):
    """The status that holds, its criterion in words, since when; and what was said last, which may be later."""

    badges: tuple[Badge, ...]
    criterion: Markup
    since: Markup
    reported: Markup
    reason: Words


class Related(Struct, frozen=True):
    """Records of one kind that have to do with the measure."""

    heading: Markup
    links: tuple[Mention, ...]


class MeasurePage(Struct, frozen=True):
    """Everything on the page of a measure. Plan and reality stand apart. `news`: reports about it."""

    number: Markup
    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    status: StatusNow | None
    facts: tuple[Fact, ...]
    partners: tuple[Mention, ...]
    plan: Table
    milestones: tuple[ProgressStep, ...]
    history: tuple[ChangeLine, ...]
    money: Table | None
    funding: tuple[Mention, ...]
    funding_source: Words | None
    description: Markup | None
    description_attributes: Markup
    related: tuple[Related, ...]
    news: tuple[Mention, ...]
    handout: Handout


def page(reader: Reader, key: str) -> MeasurePage:
    measure = reader.portal.concept.measure_records[key]
    words = reader.translator
    name, path = words.text("concept/measures", measure, "name"), urls.concept("measures", key)
    description = words.text("concept/measures", measure, "description")
    return MeasurePage(
        number=reader.say("Maßnahme %(number)s", number=measure.number),
        name=name,
        source_name=contacts.source_name(reader, measure, name),
        path=path,
        summary=words.text("concept/measures", measure, "summary"),
        notices=(*_overdue(reader, measure), *notices.translation(reader, "concept/measures", measure, path)),
        status=_status(reader, measure),
        facts=tuple(_facts(reader, measure)),
        partners=tuple(contact(reader, each) for each in measure.partners),
        plan=_plan(reader, measure),
        milestones=tuple(_milestones(reader, measure)),
        history=tuple(change_line(reader, each) for each in _history(reader, measure)),
        money=_money(reader, measure) if measure.budget else None,
        funding=mentions(reader, "funding", measure.funding),
        funding_source=words.text("concept/measures", measure, "funding_source"),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        related=tuple(each for each in _related(reader, measure) if each.links),
        news=news_about(reader, "concept/measures", key),
        handout=handout(reader, path),
    )


def _overdue(reader: Reader, measure: Any) -> Iterator[notices.Notice]:
    if reader.portal.concept.is_overdue(measure.id, reader.today):
        sentence = reader.say("Diese Maßnahme sollte am %(day)s fertig sein. Sie ist %(late)s.", day=reader.day(measure.due), late=overdue_for(reader, measure.due))
        yield notices.Notice("outdated", sentence)


def _status(reader: Reader, measure: Any) -> StatusNow | None:
    history = _history(reader, measure)
    if not history:
        return None
    last, began = history[0], reader.portal.concept.status_since(measure.id, reader.today)
    return StatusNow(
        badges=badges(reader, measure.id),
        criterion=reader.say(CRITERIA[last.entry.status]),
        since=reader.say("So steht es seit dem %(day)s.", day=reader.day(began.date)),
        reported=reader.say("Zuletzt berichtet am %(day)s:", day=reader.day(last.entry.date)),
        reason=reader.translator.part("concept/measures", measure, "status_history", last.number, "reason"),
    )


def _history(reader: Reader, measure: Any) -> list[Change]:
    """Every entry, the latest first."""
    return [each for each in reader.portal.concept.changes(measure.status_history[0].date, reader.today) if each.measure == measure.id]


def _facts(reader: Reader, measure: Any) -> Iterator[Fact]:
    """Facts at a glance; a fact nobody has stated is left out, never guessed."""
    say, concept = reader.say, reader.portal.concept
    yield Fact(say("Handlungsfeld"), (link(mention(reader, "fields", concept.field_of(measure.id))),))
    yield Fact(say("Ziel"), (link(mention(reader, "goals", measure.goal)),))
    yield Fact(say("Verantwortlich"), (link(contact(reader, measure.responsible)),))
    if measure.target_groups:
        yield Fact(say("Für wen"), tuple(reader.terms("target_groups", measure.target_groups)))
    if measure.districts:
        yield Fact(say("Stadtteile"), tuple(reader.terms("districts", measure.districts)))


def _plan(reader: Reader, measure: Any) -> Table:
    """What was planned beside what happened; neither is ever taken for the other."""
    say = reader.say
    rows = (
        (say("Beginn"), reader.day(measure.start), _started(reader, measure)),
        (say("Ende"), reader.day(measure.due), _ended(reader, measure)),
    )
    return Table(say("Geplant und tatsächlich"), (say("Was"), say("Geplant"), say("Tatsächlich")), rows)


def _started(reader: Reader, measure: Any) -> Shown:
    day = reader.portal.concept.started(measure.id)
    if day is not None and day <= reader.today:
        return reader.day(day)
    return reader.say("nicht begonnen") if _is_final(reader, measure) else reader.say("noch nicht begonnen")


def _ended(reader: Reader, measure: Any) -> Shown:
    entry = reader.portal.concept.status_since(measure.id, reader.today)
    if entry is None or entry.status not in FINAL:
        return reader.say("noch nicht beendet")
    return reader.say("%(day)s (%(status)s)", day=reader.day(entry.date), status=reader.say(STATUS[entry.status]))


def _is_final(reader: Reader, measure: Any) -> bool:
    entry = reader.portal.concept.status(measure.id, reader.today)
    return entry is not None and entry.status in FINAL


def _milestones(reader: Reader, measure: Any) -> Iterator[ProgressStep]:
    """In the order of the record; the first that is still to be reached comes next, where the measure goes on."""
    is_over, is_next = _is_final(reader, measure), True
    for number, each in enumerate(measure.milestones):
        name = reader.translator.part("concept/measures", measure, "milestones", number, "name")
        planned = reader.say("geplant bis %(day)s", day=reader.day(each.due))
        if each.reached is not None and each.reached <= reader.today:
            yield ProgressStep(name, "done", reader.say("erreicht am %(day)s", day=reader.day(each.reached)), planned)
        elif is_over:
            yield ProgressStep(name, "stopped", reader.say("nicht erreicht"), planned)
        else:
            late = each.due < reader.today
            words = reader.say("überfällig") if late else reader.say("kommt als Nächstes") if is_next else reader.say("kommt später")
            yield ProgressStep(name, "current" if is_next else "planned", words, planned)
            is_next = False


def _money(reader: Reader, measure: Any) -> Table:
    """Euros by year, and the sum where there are several."""
    say, part = reader.say, reader.translator.part
    rows: list[tuple[Shown, ...]] = []
    for number, each in enumerate(measure.budget):
        note = part("concept/measures", measure, "budget", number, "note")
        rows.append((str(each.year), _euros(reader, each.planned), _spent(reader, each.spent), note or ""))
    if len(rows) > 1:
        planned, spent = reader.portal.concept.money_of(measure.id)
        note = "" if all(each.spent is not None for each in measure.budget) else say("Ausgaben, soweit sie bekannt sind")
        rows.append((say("Summe"), _euros(reader, planned), _spent(reader, spent), note))
    head = (say("Jahr"), say("Geplant"), say("Ausgegeben"), say("Anmerkung"))
    shown = len(head) if any(row[-1] for row in rows) else len(head) - 1
    return Table(say("Geld für diese Maßnahme"), head[:shown], tuple(row[:shown] for row in rows))


def _euros(reader: Reader, euros: int) -> str:
    return reader.formats.amount(Decimal(euros))


def _spent(reader: Reader, euros: int | None) -> Shown:
    return reader.say("noch nicht bekannt") if euros is None else _euros(reader, euros)


def _related(reader: Reader, measure: Any) -> Iterator[Related]:
    """What carries it out, who decided it, who promised or proposed it."""
    say, concept = reader.say, reader.portal.concept
    yield Related(say("Angebote"), tuple(offer(reader, each) for each in measure.offers))
    yield Related(say("Termine"), tuple(event(reader, each) for each in measure.events))
    yield Related(say("Beschlüsse und Anträge"), mentions(reader, "resolutions", measure.resolutions))
    yield Related(say("Zielvereinbarungen"), mentions(reader, "agreements", concept.agreements_by_measure.get(measure.id, ())))
    yield Related(say("Vorschläge dazu"), tuple(_proposals(reader, concept.proposals_by_measure.get(measure.id, ()))))


def _proposals(reader: Reader, keys: Iterable[str]) -> Iterator[Mention]:
    for key in keys:
        yield Mention(mention(reader, "proposals", key).name, reader.link(_PROPOSALS.format(key)))
