"""Kinds of value that only the concept has: the numbers of its chapters, years, figures, and what proves a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import model_validator

from macros.models.values import Model, Plain, WebUrl, matching, reference, wrong

_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def _year(text: str) -> int:
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        raise ValueError(text)
    return int(text)


Numbering = matching(re.compile(r"[1-9][0-9]?(?:\.[1-9][0-9]?){0,3}"), "a number of the concept (expected for example 2 or 2.1 or 2.1.3)")
Year = matching(re.compile(r"[0-9]{4}"), f"a year (expected {_FIRST_YEAR} to {_LAST_YEAR})", _year, int)
Euros = matching(re.compile(r"0|[1-9][0-9]{0,9}"), "a sum in whole euros (expected for example 45000)", int, int)
Number = matching(re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,3})?"), "a number (expected for example 61.3, with a point)", Decimal, Decimal)
Percent = matching(re.compile(r"[0-9]{1,2}|100"), "a percentage (expected a whole number from 0 to 100)", int, int)


def number_key(number: str) -> tuple[int, ...]:
    """For sorting: 1.10 comes after 1.9."""
    return tuple(map(int, number.split(".")))


class Evidence(Model):
    """What proves a statement: a decision of the council, a report, or a document elsewhere with its title."""

    resolution: reference("concept/resolutions") | None = None
    report: reference("concept/reports") | None = None
    url: WebUrl | None = None
    title: Plain | None = None

    @model_validator(mode="after")
    def _one(self) -> Evidence:
        given = [name for name in ("resolution", "report", "url") if getattr(self, name)]
        if len(given) != 1:
            raise wrong(f"{' and '.join(given) or 'nothing'} given; expected one of resolution, report, url", at=given[1] if given else "resolution")
        if self.url and not self.title:
            raise wrong("missing; say what the document is called", at="title")
        if self.title and not self.url:
            raise wrong("stands without url; resolutions and reports bring their own titles", at="title")
        return self


def check_order(entries: Sequence[Any], field: str, name: str = "date") -> None:
    """A history goes forward: each entry on a later day (or in a later year) than the one before."""
    for number, (earlier, later) in enumerate(zip(entries, entries[1:], strict=False), start=1):
        first, second = getattr(earlier, name), getattr(later, name)
        if second <= first:
            raise wrong(f"'{second}' does not come after '{first}', the entry before; a history goes forward and keeps every entry", at=f"{field}.{number}.{name}")


def check_period(record: Any, first: str, last: str) -> None:
    """An end does not lie before its beginning."""
    start, end = getattr(record, first), getattr(record, last)
    if start is not None and end is not None and end < start:
        raise wrong(f"'{end}' lies before {first} '{start}'", at=last)
