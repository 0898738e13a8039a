"""Our build beside the others, at one size: with Hugo, with static-i18n, and without and with a calendar."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from tests.bench import builds, grid, records
from tests.bench.builds import Folders
from tests.bench.figures import MEASURES, Figures, ratio, say
from tests.bench.grid import Cell
from tests.bench.measure import Run, run

PATIENCE = 55  # the target is a fiftieth of static-i18n; how much less it is need not be waited for


def with_hugo(folders: Folders, cell: Cell, runs: int, figures: Figures, *, hugo: bool) -> None:
    """Our build and Hugo's in turn, so that both meet the same disturbances of the machine."""
    if hugo:
        say("writing the project for Hugo")
        builds.python("tests.bench.hugo_site", folders.data, folders.hugo)
    ours, others = [], []
    for number in range(1, runs + 1):
        say(f"{cell.words}: run {number} of {runs}")
        ours.append(builds.full_build(folders, folders.data))
        if hugo:
            others.append(builds.hugo_build(folders))
    _made("ours", ours, folders.site, cell, figures)
    if not hugo:
        return
    _made("hugo", others, folders.hugo_site, cell, figures)
    for measure in ("wall", "cpu"):
        figures.add(f"ours_vs_hugo_{measure}", ratio(ours, others, measure), "x", cell)
    _same_pages("hugo", folders.hugo_site, folders, cell, figures)


def with_static_i18n(folders: Folders, cell: Cell, figures: Figures, *, tuned: bool) -> None:
    """Once only: it takes minutes, and next to that no disturbance matters. What takes PATIENCE times as long is stopped."""
    say("writing the project for static-i18n")
    builds.python("tests.bench.static_i18n_site", folders.data, folders.static_i18n, *(("--tuned",) if tuned else ()))
    our_wall = figures.get("ours_wall", cell)
    patience = PATIENCE * our_wall
    say(f"{cell.words}: static-i18n, this takes minutes; it is stopped after {patience:.0f} s")
    done = builds.static_i18n_build(folders, patience)
    if done is None:
        figures.add("static_i18n_wall_more_than", patience, "s", cell)
        figures.add("ours_vs_static_i18n_wall_less_than", our_wall / patience, "x", cell)
        return
    _made("static_i18n", [done], folders.static_i18n_site, cell, figures)
    figures.add("ours_vs_static_i18n_wall", our_wall / done.wall, "x", cell)
    builds.full_build(folders, folders.data)  # for its addresses, untimed
    _same_pages("static_i18n", folders.static_i18n_site, folders, cell, figures)


def with_calendar(folders: Folders, cell: Cell, events: int, runs: int, figures: Figures) -> None:
    """What recurring events and all feasts add to a full build: the same data without and with them, in turn."""
    builds.write_data(folders.data_with_calendar, cell, events)
    without, with_events = [], []
    for number in range(1, runs + 1):
        say(f"without and with a calendar, run {number} of {runs}")
        without.append(builds.full_build(folders, folders.data))
        with_events.append(builds.full_build(folders, folders.data_with_calendar))
    figures.add("events", events, "count")
    figures.add("with_calendar_pages", builds.pages(folders.site, cell), "count")
    figures.results("with_calendar", with_events)
    for measure in ("wall", "cpu"):
        figures.add(f"calendar_adds_{measure}", ratio(with_events, without, measure) - 1, "x")
    _only_dates(folders.data_with_calendar, without, figures)
    builds.full_build(folders, folders.data)  # the changes of one offer build on it


def _only_dates(data: Path, full: Sequence[Run], figures: Figures) -> None:
    """Processor time of all dates and all calendars, without any page, beside that of a full build without a calendar."""
    command = [sys.executable, "-m", "tests.bench.dates", data, "--today", records.last_check(data)]
    only_read, whole = run([*command, "--only-read"], cwd=builds.ROOT), run(command, cwd=builds.ROOT)
    cpu = whole.cpu - only_read.cpu
    figures.add("dates_and_calendars_cpu", cpu, "s")
    figures.add("dates_and_calendars_vs_full_cpu", cpu / median(each.cpu for each in full), "x")


def growth(cells: Iterable[Cell], figures: Figures, names: Iterable[str]) -> None:
    """How wall time, processor time and memory grow with offers and with languages."""
    cells = tuple(cells)
    for name in names:
        for measure in MEASURES:
            measured = {cell: figures.get(f"{name}_{measure}", cell) for cell in cells}
            for step, exponent in grid.growth(measured, figures.main):
                figures.add(f"growth_{name}_{measure}_{step}", exponent, "exponent")


def _made(name: str, runs: Sequence[Run], site: Path, cell: Cell, figures: Figures) -> None:
    figures.add(f"{name}_pages", builds.pages(site, cell), "count", cell)
    figures.results(name, runs, cell)
    figures.per_page(name, cell)


def _same_pages(name: str, site: Path, folders: Folders, cell: Cell, figures: Figures) -> None:
    ours, theirs = (builds.list_pages(each, folders.data) for each in (folders.site, site))
    figures.add(f"{name}_list_pages", builds.same_lists(name, ours, theirs), "count", cell)
