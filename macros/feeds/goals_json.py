"""open-data/goals.json: what the concept is made of, with the names in all languages that have them.

The paper that is in force, its fields with their goals and the measures of each, and the indicators with what is needed to
understand their values in indicators.csv. Names are objects `{language: words}`.
"""

from __future__ import annotations

import json
from typing import Any

from macros import urls
from macros.feeds.concept_records import in_all, page, release
from macros.feeds.plain import filled, uri
from macros.project import Edition

Object = dict[str, Any]


def goals(edition: Edition) -> bytes:
    concept = edition.portal.concept
    paper = concept.paper(edition.today)
    whole = filled({
        "paper": _paper(edition, paper) if paper else None,
        "fields": [_field(edition, key) for key in concept.fields],
        "indicators": [_indicator(edition, key) for key in sorted(edition.portal.records["concept/indicators"])],
    })
    release(edition)
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _paper(edition: Edition, paper: Any) -> Object:
    days = {name: str(day) for name in ("adopted", "valid_from", "valid_to") if (day := getattr(paper, name))}
    return {"id": paper.id, "name": in_all(edition, "concept/papers", paper.id, "name"), "kind": paper.kind, **days}


def _field(edition: Edition, key: str) -> Object:
    return _named(edition, "fields", key) | {"goals": [_goal(edition, each) for each in edition.portal.concept.goals_by_field.get(key, ())]}


def _goal(edition: Edition, key: str) -> Object:
    concept, goal = edition.portal.concept, edition.portal.records["concept/goals"][key]
    more = filled({"due": str(goal.due) if goal.due else None, "indicators": list(goal.indicators)})
    return _named(edition, "goals", key) | more | {"measures": [_named(edition, "measures", each) for each in concept.measures_by_goal.get(key, ())]}


def _named(edition: Edition, kind: str, key: str) -> Object:
    """A numbered record with its name; its page in the source language."""
    record = edition.portal.records[f"concept/{kind}"][key]
    return {"id": key, "number": record.number, "name": in_all(edition, f"concept/{kind}", key, "name"), "url": page(edition, urls.concept(kind, key))}


def _indicator(edition: Edition, key: str) -> Object:
    kind = "concept/indicators"
    record = edition.portal.records[kind][key]
    words = {field: in_all(edition, kind, key, field) for field in ("name", "definition", "method", "source")}
    comparison = record.comparison
    return filled({
        "id": key,
        **words,
        "source_url": uri(record.source_url),
        "field": record.field,
        "unit": record.unit,
        "direction": record.direction,
        "comparison": filled({"name_de": comparison.name, "source": comparison.source, "url": uri(comparison.url)}) if comparison else None,
        "url": page(edition, urls.concept("indicators", key)),
    })
