"""The concept at a glance: where it stands, what is late, what has changed, what comes next; and in three lines for the home page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.concept import Change, DueMilestone
from macros.models.concept.measures import STATUSES
from macros.translate import Words
from macros.views.components import Badge, Card, Shown, Table
from macros.views.concept.doors import doors
from macros.views.concept.measure_lists import ChangeLine, MeasureLine, anchor, change_lines, lines, total_in_words
from macros.views.concept.mentions import Mention, link, mention
from macros.views.concept.papers import PaperInShort, in_short
from macros.views.concept.words import STATUS, overdue_badge
from macros.views.reader import Reader

_CHANGES, _MILESTONES, _AT_HOME = 8, 6, 3


class MilestoneLine(Struct, frozen=True):
    """A milestone that is still to be reached, and its measure."""

    iso: str
    day: str
    name: Words
    measure: Mention
    badges: tuple[Badge, ...]


class Overview(Struct, frozen=True):
    """`table`: how many measures of each field have which status. `since`: what the changes are counted from.

    `late`: every milestone that should have been reached; `milestones`: the next ones.
    """

    paper: PaperInShort | None
    total: Markup
    table: Table
    overdue: tuple[MeasureLine, ...]
    late: tuple[MilestoneLine, ...]
    since: Markup
    changes: tuple[ChangeLine, ...]
    all_changes: tuple[Markup, str]
    milestones: tuple[MilestoneLine, ...]
    doors: tuple[Card, ...]


class HomeLines(Struct, frozen=True):
    """What the home page says about the concept."""

    changes: tuple[ChangeLine, ...]
    link: str


def overview(reader: Reader) -> Overview:
    concept, today = reader.portal.concept, reader.today
    milestones = concept.open_milestones(today)
    return Overview(
        paper=in_short(reader),
        total=total_in_words(reader, concept.measures),
        table=_table(reader),
        overdue=lines(reader, concept.overdue(today)),
        late=tuple(_milestone(reader, each) for each in milestones if each.milestone.due < today),
        since=_since(reader),
        changes=change_lines(reader, _new_statuses(concept.changes_since_report(today))[:_CHANGES]),
        all_changes=_all_changes(reader),
        milestones=tuple(_milestone(reader, each) for each in milestones if each.milestone.due >= today)[:_MILESTONES],
        doors=tuple(doors(reader)),
    )


def home_lines(reader: Reader) -> HomeLines:
    """The latest changes of status, whenever they were."""
    concept = reader.portal.concept
    latest = _new_statuses(concept.changes(dt.date.min, reader.today))
    return HomeLines(change_lines(reader, latest[:_AT_HOME]), reader.link("concept/"))


def _new_statuses(changes: list[Change]) -> list[Change]:
    """Entries that only tell how it goes on stand on the page of the measure."""
    return [each for each in changes if each.is_new_status]


def _table(reader: Reader) -> Table:
    """Fields by status. A number leads to the measures that it counts."""
    say, concept = reader.say, reader.portal.concept
    head = (say("Handlungsfeld"), *(say(STATUS[status]) for status in STATUSES), say("Zusammen"))
    rows = [(link(mention(reader, "fields", field)), *_counts(reader, concept.measures_by_field.get(field, ()), field)) for field in concept.fields]
    return Table(say("Maßnahmen nach Handlungsfeld und Stand"), head, (*rows, (say("Alle Handlungsfelder"), *_counts(reader, concept.measures))))


def _counts(reader: Reader, measures: Sequence[str], field: str | None = None) -> Iterator[Shown]:
    """The cells of a row; a zero leads nowhere."""
    part = f"#{anchor(field)}" if field else ""
    for status, number in reader.portal.concept.status_counts(measures, reader.today).items():
        yield _linked(number, reader.link(urls.measures(status)) + part)
    yield _linked(len(measures), reader.link("concept/measures/") + part)


def _linked(number: int, address: str) -> Shown:
    return Markup('<a href="{}">{}</a>').format(address, number) if number else Markup('<span class="zero">0</span>')


def _since(reader: Reader) -> Markup:
    report = reader.portal.concept.last_report(reader.today)
    if report is None:
        return reader.say("Alles seit dem Beginn:")
    found = mention(reader, "reports", report.id)
    return reader.say("Seit „%(report)s“ vom %(day)s:", report=link(found), day=reader.day(report.published))


def _all_changes(reader: Reader) -> tuple[Markup, str]:
    """Where all changes stand: in the report of this year, where there is something to report."""
    year = reader.today.year
    if year in reader.portal.concept.years(reader.today):
        return reader.say("Alle Änderungen des Jahres %(year)s", year=year), reader.link(urls.report(year))
    return reader.say("Alle Maßnahmen"), reader.link("concept/measures/")


def _milestone(reader: Reader, due: DueMilestone) -> MilestoneLine:
    measure = reader.portal.concept.measure_records[due.measure]
    return MilestoneLine(
        iso=due.milestone.due.isoformat(),
        day=reader.day(due.milestone.due),
        name=reader.translator.part("concept/measures", measure, "milestones", due.number, "name"),
        measure=mention(reader, "measures", due.measure),
        badges=(overdue_badge(reader),) if due.milestone.due < reader.today else (),
    )
