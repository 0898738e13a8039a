"""open-data/self-check.csv: every answer to every question of the self-check, with its day; one line for each."""

from __future__ import annotations

from macros.feeds.csv_tables import table
from macros.portal import Portal

COLUMNS = ("question", "number", "date", "percent", "reason_de")


def self_check(portal: Portal) -> bytes:
    questions = [portal.records["concept/self-check"][key] for key in portal.concept.questions]
    return table(COLUMNS, [(each.id, each.number, str(rating.date), rating.percent, rating.reason) for each in questions for rating in each.ratings])
