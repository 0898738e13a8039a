"""How much is built: cells of so many offers in so many languages, and how time and memory grow from one to the next."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log


@dataclass(frozen=True, order=True)
class Cell:
    """One size of the portal; written `1000x12`, which also ends the names of its figures."""

    offers: int
    languages: int

    def __str__(self) -> str:
        return f"{self.offers}x{self.languages}"

    @property
    def words(self) -> str:
        return f"{self.offers:,} offers × {self.languages} languages"


MAIN = Cell(1000, 12)  # what the targets speak of; everything that is measured once is measured there
LARGE = Cell(3000, 12)
SMALL = Cell(100, 12)
GRID = tuple(Cell(offers, languages) for offers in (100, 1000, 3000) for languages in (2, 12, 14))
_AXES = {"offers": "languages", "languages": "offers"}  # along the one, while the other stays


def cells(text: str) -> tuple[Cell, ...]:
    """`100x2,1000x12` as cells, each once, in this order."""
    return tuple(dict.fromkeys(_cell(each) for each in text.split(",")))


def _cell(text: str) -> Cell:
    numbers = text.strip().split("x")
    if len(numbers) != 2 or not all(each.isascii() and each.isdigit() and int(each) for each in numbers):
        raise argparse.ArgumentTypeError(f"'{text}' is no cell; expected for example 1000x12")
    return Cell(*map(int, numbers))


def main_of(wanted: Iterable[Cell]) -> Cell:
    """The cell whose figures have plain names: that of the targets, or the largest of a grid without it."""
    found = tuple(wanted)
    return MAIN if MAIN in found else max(found, key=lambda cell: (cell.offers * cell.languages, cell))


def growth(measured: Mapping[Cell, float], main: Cell) -> Iterator[tuple[str, float]]:
    """(`offers_100_to_1000`, exponent) for neighbours on the two lines of the grid that cross in the main cell.

    The exponent says how a figure grows: 1 in proportion, 0 not at all. It is the logarithm of the figure's ratio divided
    by that of the numbers, so between 12 and 14, which lie close together, a disturbance of a twentieth moves it by a third.
    """
    for axis, fixed in _AXES.items():
        line = sorted(cell for cell in measured if getattr(cell, fixed) == getattr(main, fixed))
        for before, after in pairwise(line):
            first, last = getattr(before, axis), getattr(after, axis)
            yield f"{axis}_{first}_to_{last}", log(measured[after] / measured[before]) / log(last / first)
