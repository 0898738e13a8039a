"""`python -m tests.bench`: how long our build takes, beside Hugo and beside MkDocs with static-i18n, on the same data.

Prints one line per figure, `bench NAME VALUE UNIT`; what is being done, and two tables at the end, go to standard error.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import builds, changes, comparing, grid, profiling, tables
from tests.bench.builds import Folders
from tests.bench.figures import Figures, say
from tests.bench.grid import Cell

PARTS = ("hugo", "static-i18n", "serve", "search")


def main() -> None:
    arguments = _arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # no municipality compiles the program anew for every build
    cells = _cells(arguments)
    figures = Figures(grid.main_of(cells))
    try:
        if arguments.profile:
            with _folders(arguments.work, figures.main) as folders:
                return print(profiling.profile(folders))
        _bench(cells, arguments, figures)
    except (RuntimeError, subprocess.CalledProcessError) as error:
        sys.exit(f"bench failed: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    default = ",".join(map(str, grid.GRID))
    parser.add_argument("--grid", type=grid.cells, metavar="CELLS", help=f"which sizes, offers x languages (default: {default})")
    parser.add_argument("--offers", type=_positive, help="one size only: so many offers (default then: 1000)")
    parser.add_argument("--languages", type=_positive, help="one size only: the first so many of data/languages.yml (default then: 12)")
    parser.add_argument("--events", type=int, default=500, help="how many recurring events the calendar adds (default: %(default)s; 0: leave it out)")
    parser.add_argument("--runs", type=_positive, default=3, help="builds of each at the sizes that have a target; one at the others (default: %(default)s)")
    parser.add_argument("--skip", choices=PARTS, action="append", default=[], help="leave out a part")
    parser.add_argument("--tuned", action="store_true", help="static-i18n without records in the navigation and without search")
    parser.add_argument("--work", type=Path, help="existing folder for all files, on the disk to measure (default: the system's)")
    parser.add_argument("--profile", action="store_true", help="instead of all that: where the time of one build goes, function by function")
    arguments = parser.parse_args()
    if arguments.grid and (arguments.offers or arguments.languages):
        parser.error("--grid names sizes, --offers and --languages a single one; give one or the other")
    return arguments


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _cells(arguments: argparse.Namespace) -> tuple[Cell, ...]:
    if arguments.grid:
        return arguments.grid
    if arguments.offers or arguments.languages or arguments.profile:
        return (Cell(arguments.offers or grid.MAIN.offers, arguments.languages or grid.MAIN.languages),)
    return grid.GRID


def _bench(cells: tuple[Cell, ...], arguments: argparse.Namespace, figures: Figures) -> None:
    """The main size first, with all that is measured only there; then the others; what takes a quarter of an hour last."""
    figures.add("cores", len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(), "count")
    for name in ("offers", "languages"):
        figures.add(name, getattr(figures.main, name), "count")
    figures.add("runs", arguments.runs, "count")
    hugo = "hugo" not in arguments.skip
    with _folders(arguments.work, figures.main) as folders:
        comparing.with_hugo(folders, figures.main, arguments.runs, figures, hugo=hugo)
        _only_at_main(folders, arguments, figures)
    for cell in cells:
        if cell != figures.main:
            with _folders(arguments.work, cell) as folders:
                comparing.with_hugo(folders, cell, arguments.runs if cell == grid.LARGE else 1, figures, hugo=hugo)
    comparing.growth(cells, figures, ("ours", "hugo") if hugo else ("ours",))
    if "static-i18n" not in arguments.skip:
        for cell in (cell for cell in dict.fromkeys((grid.SMALL, figures.main)) if cell in cells):
            with _folders(arguments.work, cell) as folders:
                comparing.with_static_i18n(folders, cell, figures, tuned=arguments.tuned)
    say(f"\n{tables.sizes(cells, figures)}\n\n{tables.targets(figures)}")


def _only_at_main(folders: Folders, arguments: argparse.Namespace, figures: Figures) -> None:
    if arguments.events:
        comparing.with_calendar(folders, figures.main, arguments.events, arguments.runs, figures)
    changes.one_offer(folders, arguments.runs, figures)
    if "serve" not in arguments.skip:
        changes.served(folders, arguments.runs, figures)
    if "search" not in arguments.skip:
        say("searching")
        figures.take(builds.python("tests.bench.searching", folders.site, folders.data))


@contextmanager
def _folders(work: Path | None, cell: Cell) -> Iterator[Folders]:
    """A folder for one size, with its data; gone afterwards, as the sites of all sizes together need several gigabytes."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=work) as folder:
        say(f"{cell.words}: writing the data to {folder}")
        folders = Folders(Path(folder))
        builds.write_data(folders.data, cell)
        yield folders


if __name__ == "__main__":
    main()
