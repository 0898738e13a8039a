"""open-data/indicators.csv: every value of every indicator, tidy: one line for an indicator and a year.

`status` is final, preliminary, estimated, missing (nobody asked) or suppressed (withheld, so that nobody can be recognised);
the last two have no `value`, which is not the same as 0. A line for a year with only a target or a comparison has no status.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.feeds.csv_tables import Cell, table
from macros.models.concept.indicators import Indicator
from macros.portal import Portal

COLUMNS = ("indicator_id", "year", "value", "unit", "status", "note_de", "target", "comparison")


def indicators(portal: Portal) -> bytes:
    records = portal.records["concept/indicators"]
    return table(COLUMNS, [row for key in sorted(records) for row in _rows(records[key])])


def _rows(indicator: Indicator) -> Iterator[tuple[Cell, ...]]:
    observed = {each.year: each for each in indicator.observations}
    targets = {each.year: each.value for each in indicator.targets}
    compared = {each.year: each.value for each in indicator.comparison.values} if indicator.comparison else {}
    for year in sorted({*observed, *targets, *compared}):
        found = observed.get(year)
        own = (found.value, indicator.unit, found.status, found.note) if found else (None, indicator.unit, None, None)
        yield indicator.id, year, *own, targets.get(year), compared.get(year)
