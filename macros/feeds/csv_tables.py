"""Tables as CSV, RFC 4180: UTF-8, commas, CRLF, a line of names first. Numbers are as machines write them, with a point."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | Decimal | None


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """None becomes an empty cell; a value that is missing is no zero."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    """Spreadsheets would carry out a text that looks like a formula; the mark in front makes it a text, and is not shown."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
