"""Measures in lists: one line each, by field and goal, by status, and how many have which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros import urls
from macros.concept import Change
from macros.translate import N_, Words, nN_
from macros.views.components import Badge
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.words import CRITERIA, STATUS, Proof, contact, overdue_badge, proofs, status_badge
from macros.views.listing import FacetLink
from macros.views.reader import Reader

OVERDUE = "overdue"
_NAMES = {**STATUS, OVERDUE: N_("überfällig")}
_DAYS = 60  # a longer time is said in months
_COUNTED = {
    "planned": nN_("%(number)s geplant", "%(number)s geplant"),
    "in_progress": nN_("%(number)s in Arbeit", "%(number)s in Arbeit"),
    "delayed": nN_("%(number)s verzögert", "%(number)s verzögert"),
    "paused": nN_("%(number)s ruht", "%(number)s ruhen"),
    "completed": nN_("%(number)s abgeschlossen", "%(number)s abgeschlossen"),
    "failed": nN_("%(number)s gescheitert", "%(number)s gescheitert"),
    "cancelled": nN_("%(number)s eingestellt", "%(number)s eingestellt"),
}
_OVERDUE = N_("Der geplante Zeitpunkt ist vorbei, und die Maßnahme ist nicht abgeschlossen, gescheitert oder eingestellt.")


class MeasureLine(Struct, frozen=True):
    """A measure in a list. `late`: since when it is overdue, None where it is not."""

    number: str
    name: Words
    link: str
    badges: tuple[Badge, ...]
    due: Markup
    late: Markup | None = None
    responsible: Mention | None = None


class GoalLines(Struct, frozen=True):
    goal: Mention
    lines: tuple[MeasureLine, ...]


class FieldLines(Struct, frozen=True):
    """The measures of a field; `anchor` is the id of its heading on the page."""

    field: Mention
    anchor: str
    count: Markup
    goals: tuple[GoalLines, ...]


class ChangeLine(Struct, frozen=True):
    """A change of status. `measure`: None on the page of the measure; `before`: None where the status is the same or the first."""

    iso: str
    day: str
    measure: Mention | None
    before: Badge | None
    after: Badge
    reason: Words
    proofs: tuple[Proof, ...]


class Meaning(Struct, frozen=True):
    """A status and when it is given."""

    badge: Badge
    text: Markup


class MeasureList(Struct, frozen=True):
    """The measures by field and goal, how many have which status, and what the statuses mean."""

    total: Markup
    statuses: tuple[FacetLink, ...]
    fields: tuple[FieldLines, ...]
    meanings: tuple[Meaning, ...]


class StatusPage(Struct, frozen=True):
    """The measures with one status. `status`: its name as plain text; `sentence`: its criterion; `everything`: where all are."""

    name: Markup
    status: str
    path: str
    count: Markup
    sentence: Markup
    statuses: tuple[FacetLink, ...]
    fields: tuple[FieldLines, ...]
    everything: str


def measure_list(reader: Reader) -> MeasureList:
    everything = reader.portal.concept.measures
    return MeasureList(total_in_words(reader, everything), statuses(reader), by_field(reader, everything), meanings(reader))


def status_page(reader: Reader, status: str) -> StatusPage:
    found = with_status(reader, status)
    return StatusPage(
        name=reader.say("Maßnahmen: %(status)s", status=reader.say(_NAMES[status])),
        status=reader.plain(_NAMES[status]),
        path=urls.measures(status),
        count=count(reader, found),
        sentence=reader.say(_OVERDUE if status == OVERDUE else CRITERIA[status]),
        statuses=statuses(reader, status),
        fields=by_field(reader, found),
        everything=reader.link("concept/measures/"),
    )


def with_status(reader: Reader, status: str) -> tuple[str, ...]:
    concept = reader.portal.concept
    if status == OVERDUE:
        late = set(concept.overdue(reader.today))
        return tuple(each for each in concept.measures if each in late)
    entries = ((each, concept.status(each, reader.today)) for each in concept.measures)
    return tuple(each for each, entry in entries if entry is not None and entry.status == status)


def statuses(reader: Reader, current: str | None = None) -> tuple[FacetLink, ...]:
    """A link with the number of measures for every status, and for what is overdue."""
    counts = ((each, len(with_status(reader, each))) for each in _NAMES)
    return tuple(FacetLink(reader.say(_NAMES[each]), reader.link(urls.measures(each)), number, each == current) for each, number in counts)


def meanings(reader: Reader) -> tuple[Meaning, ...]:
    known = tuple(Meaning(status_badge(reader, each), reader.say(CRITERIA[each])) for each in STATUS)
    return (*known, Meaning(overdue_badge(reader), reader.say(_OVERDUE)))


def by_field(reader: Reader, measures: Iterable[str]) -> tuple[FieldLines, ...]:
    """Some measures by field and goal, each in the order of the numbers; fields and goals without any are left out."""
    concept, wanted = reader.portal.concept, set(measures)
    found = []
    for field in concept.fields:
        here = [each for each in concept.measures_by_field.get(field, ()) if each in wanted]
        if here:
            found.append(FieldLines(mention(reader, "fields", field), anchor(field), count(reader, here), _by_goal(reader, field, here)))
    return tuple(found)


def anchor(field: str) -> str:
    """The id of a field's heading on the lists."""
    return f"field-{field}"


def lines(reader: Reader, measures: Iterable[str]) -> tuple[MeasureLine, ...]:
    return tuple(line(reader, each) for each in measures)


def line(reader: Reader, key: str) -> MeasureLine:
    measure = reader.portal.concept.measure_records[key]
    found = mention(reader, "measures", key)
    late = reader.portal.concept.is_overdue(key, reader.today)
    return MeasureLine(
        number=found.number,
        name=found.name,
        link=found.link,
        badges=badges(reader, key),
        due=reader.say("Geplant bis %(day)s", day=reader.day(measure.due)),
        late=overdue_for(reader, measure.due) if late else None,
        responsible=contact(reader, measure.responsible),
    )


def badges(reader: Reader, key: str) -> tuple[Badge, ...]:
    """The status of a measure, and whether it is overdue."""
    concept = reader.portal.concept
    entry = concept.status(key, reader.today)
    if entry is None:
        return ()
    late = (overdue_badge(reader),) if concept.is_overdue(key, reader.today) else ()
    return (status_badge(reader, entry.status), *late)


def overdue_for(reader: Reader, due: dt.date) -> Markup:
    """`seit 5 Monaten überfällig`, in days where it is not long."""
    days = (reader.today - due).days
    if days < _DAYS:
        return reader.say_number("seit %(number)s Tag überfällig", "seit %(number)s Tagen überfällig", days)
    months = (reader.today.year - due.year) * 12 + reader.today.month - due.month - (reader.today.day < due.day)
    return reader.say_number("seit %(number)s Monat überfällig", "seit %(number)s Monaten überfällig", months)


def change_lines(reader: Reader, changes: Iterable[Change]) -> tuple[ChangeLine, ...]:
    """Changes of several measures, each with the name of its measure."""
    return tuple(replace(change_line(reader, each), measure=mention(reader, "measures", each.measure)) for each in changes)


def change_line(reader: Reader, change: Change) -> ChangeLine:
    entry, measure = change.entry, reader.portal.concept.measure_records[change.measure]
    return ChangeLine(
        iso=entry.date.isoformat(),
        day=reader.day(entry.date),
        measure=None,
        before=status_badge(reader, change.before) if change.before and change.is_new_status else None,
        after=status_badge(reader, entry.status),
        reason=reader.translator.part("concept/measures", measure, "status_history", change.number, "reason"),
        proofs=proofs(reader, entry.evidence),
    )


def count(reader: Reader, measures: Collection[str]) -> Markup:
    return reader.say_number("%(number)s Maßnahme", "%(number)s Maßnahmen", len(measures))


def total_in_words(reader: Reader, measures: Collection[str]) -> Markup:
    """`30 Maßnahmen: 17 in Arbeit, 7 abgeschlossen und 3 verzögert`; a status that no measure has is left out."""
    counts = reader.portal.concept.status_counts(measures, reader.today)
    parts = [reader.say_number(*_COUNTED[status], number) for status, number in counts.items() if number]
    if not parts:
        return count(reader, measures)
    return reader.say("%(measures)s: %(parts)s", measures=count(reader, measures), parts=Markup(reader.formats.all_of(parts)))


def _by_goal(reader: Reader, field: str, measures: Collection[str]) -> tuple[GoalLines, ...]:
    concept = reader.portal.concept
    groups = ((goal, [each for each in concept.measures_by_goal.get(goal, ()) if each in measures]) for goal in concept.goals_by_field.get(field, ()))
    return tuple(GoalLines(mention(reader, "goals", goal), lines(reader, found)) for goal, found in groups if found)
