"""What the figures should be."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.figures import Figures
from tests.bench.grid import LARGE, MAIN, Cell

_BOUNDS = {
    "≤": lambda value, limit: value <= limit,
    "<": lambda value, limit: value < limit,
    "≥": lambda value, limit: value >= limit,
}


@dataclass(frozen=True)
class Target:
    """`names`: the figure, or the one that stands in its place. `cell`: where it is measured; None for what has no size."""

    what: str
    names: tuple[str, ...]
    bound: str
    limit: float
    unit: str
    cell: Cell | None = MAIN

    def row(self, figures: Figures) -> tuple[str, ...]:
        what = f"{self.what}, {self.cell.words}" if self.cell else self.what
        target = f"{self.bound} {_number(self.limit)} {self.unit}"
        measured = ((name, figures.get(name, self.cell)) for name in self.names)
        name, value = next(((name, value) for name, value in measured if value is not None), (self.names[0], None))
        if value is None:
            return what, name, target, "–", "not measured"
        return what, name, target, f"{_number(value)} {self.unit}", "met" if _BOUNDS[self.bound](value, self.limit) else "MISSED"


TARGETS = (
    Target("full build beside Hugo", ("ours_vs_hugo_wall",), "≤", 1.0, "x"),
    Target("full build beside Hugo", ("ours_vs_hugo_wall",), "≤", 0.6, "x", LARGE),
    Target("full build beside static-i18n", ("ours_vs_static_i18n_wall", "ours_vs_static_i18n_wall_less_than"), "≤", 1 / 50, "x"),
    Target("one changed record, built", ("one_offer_vs_full",), "≤", 1 / 12, "x"),
    Target("one changed record, seen in `portal serve`", ("serve_change_vs_full",), "<", 1 / 12, "x"),
    Target("largest process", ("ours_peak_memory",), "≤", 300, "MiB"),
    Target("growth of memory with languages", ("growth_ours_peak_memory_languages_2_to_12",), "<", 1.0, "exponent"),
    Target("search index, compressed", ("search_index_per_1000_records",), "≤", 100, "kB"),
    Target("search index, compressed, example portal", ("search_index_example_per_1000_records",), "≤", 100, "kB", None),
    Target("first result after a letter, slow processor", ("search_first_result_ms",), "≤", 50, "ms"),
    Target("searches that find what is wanted", ("search_expected_in_first_three",), "≥", 0.95, "x", None),
)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
