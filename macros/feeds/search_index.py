"""The search index of one language: compact JSON that search, filters and "my list" read in the browser."""

from __future__ import annotations

import json
from typing import Any

from macros.translate import Words
from macros.views.search.index import Index
from macros.views.search.records import Record


def search_index(index: Index) -> bytes:
    """One object in UTF-8; most parts are lists of lists, without the empty entries at the end of a list.

    `kinds`: [name, heading, address with {} for the id, weight of its hits]. `facets`: [name]. `terms`: [number of the facet, key, label, other words].
    `synonyms`: [what people say, what offices say]; an official word of the glossary is found by both. `fillers`: words, as a
    text. `records`: [number of the kind, id, name, summary, other words, [numbers of terms], when, languages, note]; languages is empty where name and summary are in the page's language, else `de` for both, or
    `de/` for the name and `/de` for the summary alone.
    """
    parts = {
        "kinds": [[each.name, each.heading, each.address, each.weight] for each in index.kinds],
        "facets": index.facets,
        "terms": [_trimmed([each.facet, each.key, each.label, each.words]) for each in index.terms],
        "synonyms": index.synonyms,
        "fillers": index.fillers,
        "records": [_record(each) for each in index.records],
    }
    return (json.dumps(parts, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _record(each: Record) -> list[Any]:
    return _trimmed([each.kind, each.id, each.name, each.summary, each.words, each.terms, each.when, _languages(each), each.note])


def _languages(record: Record) -> str:
    name, summary = _foreign(record.name), _foreign(record.summary)
    return name if name == summary or not record.summary else f"{name}/{summary}"


def _foreign(words: str) -> str:
    return words.language.code if isinstance(words, Words) and words.is_fallback else ""


def _trimmed(row: list[Any]) -> list[Any]:
    while not row[-1] and row[-1] != 0:
        row.pop()
    return row
