"""What was measured: printed at once, one line per figure, and remembered for the table at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.grid import Cell
from tests.bench.measure import Run

MEASURES = ("wall", "cpu", "peak_memory")


def line(name: str, value: float, unit: str) -> str:
    """`bench NAME VALUE UNIT`."""
    return f"bench {name} {value if isinstance(value, int) else format(value, '.3f')} {unit}"


def say(words: str) -> None:
    """What is being done, for people: standard output belongs to the figures."""
    print(words, file=sys.stderr, flush=True)


@dataclass
class Figures:
    """All figures of one benchmark. Those of the main cell have plain names, those of others end in `_3000x12`."""

    main: Cell
    found: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, value: float, unit: str, cell: Cell | None = None) -> None:
        name = self._name(name, cell)
        self.found[name] = value
        print(line(name, value, unit), flush=True)

    def take(self, printed: str) -> None:
        """The figures that another process has printed; other lines are left out."""
        for words in (each.split() for each in printed.splitlines()):
            if len(words) == 4 and words[0] == "bench":
                self.add(words[1], float(words[2]) if "." in words[2] else int(words[2]), words[3])

    def get(self, name: str, cell: Cell | None = None) -> float | None:
        return self.found.get(self._name(name, cell))

    def results(self, name: str, runs: Sequence[Run], cell: Cell | None = None) -> None:
        """Wall and processor time as medians, memory as the highest of all runs."""
        self.add(f"{name}_wall", median(each.wall for each in runs), "s", cell)
        self.add(f"{name}_cpu", median(each.cpu for each in runs), "s", cell)
        self.add(f"{name}_peak_memory", max(each.peak_memory for each in runs), "MiB", cell)

    def per_page(self, name: str, cell: Cell) -> None:
        """Milliseconds for each page that was made."""
        for measure in ("wall", "cpu"):
            milliseconds = 1000 * self.get(f"{name}_{measure}", cell) / self.get(f"{name}_pages", cell)
            self.add(f"{name}_{measure}_per_page", milliseconds, "ms", cell)

    def _name(self, name: str, cell: Cell | None) -> str:
        return name if cell in (None, self.main) else f"{name}_{cell}"


def ratio(ours: Sequence[Run], others: Sequence[Run], measure: str) -> float:
    """The median of the ratios of neighbouring runs: a slow minute of the machine slows both of a pair."""
    return median(getattr(our, measure) / getattr(other, measure) for our, other in zip(ours, others, strict=True))
