"""open-data/measures.csv and measure-history.csv: what is done, how it stands, and how it came to that.

`measures.csv` has one line for each measure as it stands on the day of the build; `overdue` (true, false) depends on that
day. `start` and `due` are the plan, `started` and `ended` what happened. Sums are in whole euros over all years;
`spent_total` adds up the years whose spending is known, and is empty where none is. `measure-history.csv` has one line for
each entry of a history; `evidence` holds addresses with a space between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros import urls
from macros.feeds.concept_records import english, page, release
from macros.feeds.csv_tables import Cell, table
from macros.models.concept.measures import Measure, StatusEntry
from macros.models.concept.numbering import Evidence
from macros.project import Edition

COLUMNS = (
    "id", "number", "field", "goal", "name_de", "name_en", "status", "status_since", "start", "due", "started", "ended", "overdue",
    "responsible", "planned_total", "spent_total", "url",
)  # fmt: skip
HISTORY_COLUMNS = ("measure", "date", "status", "reason_de", "reason_en", "evidence")
_KIND = "concept/measures"


def measures(edition: Edition) -> bytes:
    made = table(COLUMNS, [_row(edition, edition.portal.concept.measure_records[key]) for key in edition.portal.concept.measures])
    release(edition)
    return made


def history(edition: Edition) -> bytes:
    made = table(HISTORY_COLUMNS, list(_history(edition)))
    release(edition)
    return made


def _row(edition: Edition, measure: Measure) -> tuple[Cell, ...]:
    concept, today = edition.portal.concept, edition.today
    now = concept.status(measure.id, today)
    spent = [budget.spent for budget in measure.budget if budget.spent is not None]
    since = concept.status_since(measure.id, today)
    days = [str(day) if day else None for day in (measure.start, measure.due, concept.started(measure.id), concept.ended(measure.id))]
    return (
        measure.id, measure.number, concept.field_of(measure.id), measure.goal, measure.name, english(edition, _KIND, measure.id, "name"),
        now.status if now else None, str(since.date) if since else None, *days, "true" if concept.is_overdue(measure.id, today) else "false",
        edition.portal.records["contacts"][measure.responsible].name,
        sum(budget.planned for budget in measure.budget) if measure.budget else None, sum(spent) if spent else None,
        page(edition, urls.concept("measures", measure.id)),
    )  # fmt: skip


def _history(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    shelf = edition.portal.texts.get((_KIND, "en")) if "en" in edition.languages else None
    for key in edition.portal.concept.measures:
        text = shelf.get(key) if shelf is not None else None
        for number, entry in enumerate(edition.portal.concept.measure_records[key].status_history):
            reason = text.status_history[number].reason if text is not None and text.status_history else None
            yield key, str(entry.date), entry.status, entry.reason, reason, _evidence(edition, entry)


def _evidence(edition: Edition, entry: StatusEntry) -> str:
    return " ".join(_address(edition, each) for each in entry.evidence)


def _address(edition: Edition, evidence: Evidence) -> str:
    if evidence.url:
        return evidence.url
    path = urls.concept("resolutions", evidence.resolution) if evidence.resolution else urls.concept("reports", evidence.report)
    return page(edition, path)
