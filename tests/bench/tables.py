"""Figures in columns, for people: every size of the grid, and every target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.bench.figures import Figures
from tests.bench.grid import Cell
from tests.bench.targets import TARGETS

_SIZES = ("size", "pages", "wall", "each page", "processor", "memory", "beside Hugo: wall", "processor", "memory")
_TARGETS = ("what", "figure", "target", "measured", "")


def sizes(cells: Iterable[Cell], figures: Figures) -> str:
    """Our build at every size that was measured, and how many times as much as Hugo it takes."""
    return columns([_SIZES, *(_size(cell, figures) for cell in sorted(cells))])


def targets(figures: Figures) -> str:
    """Every target beside its figure."""
    return columns([_TARGETS, *(target.row(figures) for target in TARGETS)])


def columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _size(cell: Cell, figures: Figures) -> tuple[str, ...]:
    pages, wall, each, cpu, memory = (figures.get(f"ours_{name}", cell) for name in ("pages", "wall", "wall_per_page", "cpu", "peak_memory"))
    theirs = figures.get("hugo_peak_memory", cell)
    ratios = figures.get("ours_vs_hugo_wall", cell), figures.get("ours_vs_hugo_cpu", cell), memory / theirs if theirs else None
    ours = (f"{pages:,}", f"{wall:.1f} s", f"{each:.2f} ms", f"{cpu:.1f} s", f"{memory:.0f} MiB")
    return str(cell), *ours, *("–" if ratio is None else f"{ratio:.2f} x" for ratio in ratios)
