"""What happened on a day: reviews, what became of a decision, versions of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from macros.translate import Words
from macros.views.reader import Reader


class Dated(Struct, frozen=True):
    """Something that happened on a day."""

    iso: str
    day: str
    text: Words


def dated(reader: Reader, kind: str, record: Any, field: str) -> Iterator[Dated]:
    """The entries of a field that is a list of parts with `date` and `text`, in the order of the record; `kind` without `concept/`."""
    for number, each in enumerate(getattr(record, field)):
        text = reader.translator.part(f"concept/{kind}", record, field, number, "text")
        yield Dated(each.date.isoformat(), reader.day(each.date), text)
