"""The search index of one language: a compact JSON list, one entry for each record."""

from __future__ import annotations

import json
from collections.abc import Iterable

from macros.views.search import Entry


def search_index(entries: Iterable[Entry]) -> bytes:
    """`[[link, name, summary, kind, [other words]], …]` in UTF-8."""
    rows = [[entry.link, entry.name, entry.summary, entry.kind, entry.words] for entry in entries]
    return (json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
