"""The annual report: one page to print, worked out from the data of the portal, with the words of the record of that year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import N_, Words
from macros.views import notices
from macros.views.components import Shown, Table
from macros.views.concept import report_lists, report_tables
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.report_lists import DatedLine, FieldChanges, MilestoneLine
from macros.views.concept.words import contact
from macros.views.handout import Handout, handout
from macros.views.reader import Reader
from macros.yearly import Yearly

_UNNAMED = N_("Jahresbericht %(year)s")


class KeyFigure(Struct, frozen=True):
    """A figure, what it counts, and the page it was counted from."""

    label: Markup
    value: Shown
    source: Markup
    link: str


class RichWords(Struct, frozen=True):
    """Longer words of the record, with the attributes of the language they are in."""

    html: Markup
    attributes: Markup


class ReportMoney(Struct, frozen=True):
    """`overspent`: measures that spent more than planned, and why."""

    table: Table | None
    overspent: tuple[tuple[Markup, Words], ...]


class ReportOffers(Struct, frozen=True):
    offers: Table
    counting: Markup
    events: Table | None


class Participation(Struct, frozen=True):
    """`proposals`: how many were received and answered."""

    sessions: tuple[DatedLine, ...]
    resolutions: tuple[DatedLine, ...]
    proposals: tuple[Markup, ...]
    proposals_link: str


class Network(Struct, frozen=True):
    words: RichWords | None
    contacts: Table | None
    partners: tuple[Mention, ...]
    agreements: tuple[DatedLine, ...]


class Outlook(Struct, frozen=True):
    words: RichWords | None
    measures: tuple[DatedLine, ...]
    milestones: tuple[MilestoneLine, ...]
    next_year: int


class AnnualReport(Struct, frozen=True):
    """Everything in the report of a year, in its order. Parts that are None or empty say so on the page.

    `title`: the name for places without markup. `published`: when and where the words were, None where there are none.
    """

    name: Words | Markup
    title: str
    path: str
    year: int
    day: str
    summary: Words | None
    notices: tuple[notices.Notice, ...]
    published: tuple[Markup, Mention | None] | None
    url: str | None
    foreword: RichWords | None
    figures: tuple[KeyFigure, ...]
    status: Table
    overdue: tuple[DatedLine, ...]
    changes: tuple[FieldChanges, ...]
    reached: tuple[MilestoneLine, ...]
    indicators: Table | None
    money: ReportMoney
    offers: ReportOffers
    participation: Participation
    network: Network
    highlights: tuple[Words, ...]
    outlook: Outlook
    citation: Markup
    data_of: Markup
    handout: Handout


def page(reader: Reader, number: int) -> AnnualReport:
    year, path = Yearly(reader.portal, number, reader.today), urls.report(number)
    record = reader.portal.records["concept/reports"].get(str(number))
    text = reader.translator.text
    name = name_of(reader, number)
    return AnnualReport(
        name=name,
        title=name if record else reader.plain(_UNNAMED, year=number),
        path=path,
        year=number,
        day=reader.day(year.last),
        summary=text("concept/reports", record, "summary") if record else None,
        notices=(*_running(reader, year), *(notices.translation(reader, "concept/reports", record, path) if record else ())),
        published=_published(reader, record) if record else None,
        url=record.url if record else None,
        foreword=_rich(reader, record, "foreword"),
        figures=tuple(_figures(reader, year)),
        status=report_tables.status(reader, year),
        overdue=report_lists.overdue(reader, year),
        changes=report_lists.changes(reader, year),
        reached=report_lists.reached(reader, year),
        indicators=report_tables.indicators(reader, year),
        money=ReportMoney(report_tables.money(reader, year), tuple(report_tables.overspent(reader, year))),
        offers=_offers(reader, year),
        participation=_participation(reader, year),
        network=_network(reader, year, record),
        highlights=tuple(reader.translator.texts("concept/reports", record, "highlights")) if record else (),
        outlook=_outlook(reader, year, record),
        citation=_citation(reader, name, path),
        data_of=_data_of(reader, year),
        handout=handout(reader, path),
    )


def name_of(reader: Reader, year: int) -> Words | Markup:
    """The name of the record of that year, else a name that any year can have."""
    record = reader.portal.records["concept/reports"].get(str(year))
    return reader.translator.text("concept/reports", record, "name") if record else reader.say(_UNNAMED, year=year)


class ReportLine(Struct, frozen=True):
    """A report in the list of all. `state`: when it was published, or that the year is not over."""

    name: Words | Markup
    link: str
    summary: Words | None
    state: Markup


def all_reports(reader: Reader) -> tuple[ReportLine, ...]:
    """The latest first."""
    return tuple(_line(reader, year) for year in reader.portal.concept.years(reader.today))


def _line(reader: Reader, year: int) -> ReportLine:
    record = reader.portal.records["concept/reports"].get(str(year))
    summary = reader.translator.text("concept/reports", record, "summary") if record else None
    return ReportLine(name_of(reader, year), reader.link(urls.report(year)), summary, _state(reader, year, record))


def _state(reader: Reader, year: int, record: Any) -> Markup:
    if record:
        return reader.say("Veröffentlicht am %(day)s.", day=reader.day(record.published))
    if year >= reader.today.year:
        return reader.say("Das Jahr ist noch nicht zu Ende. Der Bericht wächst mit den Daten.")
    return reader.say("Zu diesem Jahr gibt es Zahlen, aber noch keinen Text.")


def _running(reader: Reader, year: Yearly) -> Iterator[notices.Notice]:
    if year.is_running:
        sentence = reader.say("Das Jahr %(year)s ist noch nicht zu Ende. Dieser Bericht zeigt den Stand vom %(day)s und wächst weiter.", year=year.year, day=reader.day(year.last))
        yield notices.Notice("outdated", sentence)


def _published(reader: Reader, record: Any) -> tuple[Markup, Mention | None]:
    session = mention(reader, "sessions", record.session) if record.session else None
    return reader.say("Veröffentlicht am %(day)s.", day=reader.day(record.published)), session


def _rich(reader: Reader, record: Any, field: str) -> RichWords | None:
    words = reader.translator.text("concept/reports", record, field) if record else None
    return RichWords(richtext.to_html(words), words.attributes) if words else None


def _figures(reader: Reader, year: Yearly) -> Iterator[KeyFigure]:
    """The figures at a glance; each says where it comes from."""
    say, money = reader.say, year.money_in_all

    def figure(label: Markup, value: Shown | int, source: Markup, path: str) -> KeyFigure:
        return KeyFigure(label, reader.formats.number(Decimal(value)) if isinstance(value, int) else value, source, reader.link(path))

    measures = (say("Maßnahmen"), "concept/measures/")
    council, proposals = (say("Rat und Gremien"), "concept/council/"), (say("Mitreden"), "concept/take-part/")
    yield figure(say("Maßnahmen am %(day)s", day=reader.day(year.last)), len(year.measures), *measures)
    yield figure(say("Maßnahmen, die im Jahr abgeschlossen wurden"), len(year.completed), *measures)
    yield figure(say("Überfällige Maßnahmen am %(day)s", day=reader.day(year.last)), len(year.overdue), *measures)
    yield figure(say("Erreichte Meilensteine"), len(year.reached), *measures)
    if money.measures:
        yield figure(say("Geplantes Geld"), report_tables.euros(reader, money.planned), *measures)
    if money.reported:
        yield figure(say("Ausgegebenes Geld, soweit bekannt"), report_tables.euros(reader, money.spent), *measures)
    yield figure(say("Zahlen mit einem Wert für dieses Jahr"), sum(_has_value(each.now) for each in year.indicators), say("Zahlen"), "concept/indicators/")
    yield figure(say("Angebote, auch solche ohne Zeitraum"), year.offers_in_all.total, say("Angebote"), "offers/")
    if year.events_in_all.dates:
        yield figure(say("Termine, die stattgefunden haben"), year.events_in_all.dates, say("Vergangene Termine"), "events/archive/")
    yield figure(say("Sitzungen"), len(year.sessions), *council)
    yield figure(say("Anträge und Beschlüsse"), len(year.resolutions), *council)
    yield figure(say("Eingegangene Vorschläge"), len(year.proposals_received), *proposals)
    yield figure(say("Partner in Maßnahmen"), len(year.partners), *measures)
    yield figure(say("Neue Zielvereinbarungen"), len(year.agreements), say("Zielvereinbarungen"), "concept/agreements/")


def _has_value(observation: Any) -> bool:
    return observation is not None and observation.value is not None


def _offers(reader: Reader, year: Yearly) -> ReportOffers:
    counting = reader.say(
        "Gezählt sind Angebote, die es laut ihren Angaben im Jahr gab. Viele Angebote nennen keinen Zeitraum. Es gibt sie heute, am %(day)s. Ob es sie das ganze Jahr gab, sagen die Daten nicht.",
        day=reader.day(reader.today),
    )
    return ReportOffers(report_tables.offers(reader, year), counting, report_tables.events(reader, year))


def _participation(reader: Reader, year: Yearly) -> Participation:
    received = reader.say_number("%(number)s Vorschlag ist eingegangen.", "%(number)s Vorschläge sind eingegangen.", len(year.proposals_received))
    answered = reader.say_number("%(number)s Vorschlag wurde beantwortet.", "%(number)s Vorschläge wurden beantwortet.", len(year.proposals_answered))
    return Participation(report_lists.sessions(reader, year), report_lists.resolutions(reader, year), (received, answered), reader.link("concept/take-part/"))


def _network(reader: Reader, year: Yearly, record: Any) -> Network:
    partners = sorted((contact(reader, key) for key in year.partners), key=lambda each: reader.collation.key(each.name))
    return Network(_rich(reader, record, "network"), report_tables.contacts(reader, year), tuple(partners), report_lists.agreements(reader, year))


def _outlook(reader: Reader, year: Yearly, record: Any) -> Outlook:
    return Outlook(_rich(reader, record, "outlook"), report_lists.due_measures(reader, year), report_lists.due_milestones(reader, year), year.year + 1)


def _citation(reader: Reader, name: Words | Markup, path: str) -> Markup:
    publisher = contact(reader, reader.portal.settings.publisher).name
    address = Markup('<bdi dir="ltr">{}</bdi>').format(reader.urls.absolute(reader.language.code, path))
    return reader.say("%(publisher)s: %(name)s. %(address)s (Stand: %(day)s)", publisher=publisher, name=name, address=address, day=reader.day(reader.today))


def _data_of(reader: Reader, year: Yearly) -> Markup:
    if year.is_running:
        return reader.say("Alle Zahlen sind aus den Daten dieses Portals berechnet, mit dem Stand vom %(day)s.", day=reader.day(reader.today))
    return reader.say(
        "Alle Zahlen sind am %(day)s aus den Daten dieses Portals berechnet. Was später für %(year)s nachgetragen wird, zählt dann mit.",
        day=reader.day(reader.today), year=year.year,
    )  # fmt: skip
