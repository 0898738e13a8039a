"""`python -m tests.bench`: how long our build takes, beside Hugo and beside MkDocs with static-i18n, on the same data.

Prints one line per figure, `bench NAME VALUE UNIT`; what is being done goes to standard error.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import dates, hugo_site, records, static_i18n_site
from tests.bench.measure import Run, run

ROOT = Path(__file__).resolve().parents[2]
COMPARED = ("hugo", "static-i18n")
PATIENCE = 55  # the target is a fiftieth of static-i18n; how much less it is need not be waited for


@dataclass(frozen=True)
class Folders:
    """Where everything of one benchmark lies, all on the same disk."""

    work: Path

    @property
    def data(self) -> Path:
        return self.work / "data"

    @property
    def data_with_calendar(self) -> Path:
        return self.work / "data-with-calendar"

    @property
    def site(self) -> Path:
        return self.work / "ours" / "site"

    @property
    def cache(self) -> Path:
        return self.work / "ours" / "cache"

    @property
    def hugo(self) -> Path:
        return self.work / "hugo"

    @property
    def hugo_cache(self) -> Path:
        return self.work / "hugo-cache"

    @property
    def static_i18n(self) -> Path:
        return self.work / "static-i18n"


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=arguments.work) as work:
        try:
            _bench(Folders(Path(work)), arguments)
        except (RuntimeError, subprocess.CalledProcessError) as error:
            sys.exit(f"bench failed: {error}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--offers", type=_positive, default=1000, help="how many offers (default: %(default)s)")
    parser.add_argument("--languages", type=_positive, default=12, help="the first so many of data/languages.yml (default: %(default)s)")
    parser.add_argument("--events", type=int, default=500, help="how many recurring events the calendar adds (default: %(default)s; 0: leave it out)")
    parser.add_argument("--runs", type=_positive, default=3, help="builds of each, in turn (default: %(default)s)")
    parser.add_argument("--skip", choices=COMPARED, action="append", default=[], help="leave out a comparison")
    parser.add_argument("--tuned", action="store_true", help="static-i18n without records in the navigation and without search")
    parser.add_argument("--work", type=Path, help="existing folder for all files, on the disk to measure (default: the system's)")
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _bench(folders: Folders, arguments: argparse.Namespace) -> None:
    _prepare(folders, arguments)
    _figure("cores", len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(), "count")
    for name in ("offers", "languages", "runs"):
        _figure(name, getattr(arguments, name), "count")
    expected = arguments.offers * arguments.languages
    ours = _compare_hugo(folders, arguments.runs, expected, skip="hugo" in arguments.skip)
    if arguments.events:
        _calendar(folders, arguments)
    _one_offer(folders, arguments.runs, ours)
    if "static-i18n" not in arguments.skip:
        _compare_static_i18n(folders, expected, ours)


def _prepare(folders: Folders, arguments: argparse.Namespace) -> None:
    """Write data and projects; in processes of their own, so that this one stays small (see measure.py)."""
    _say(f"writing {arguments.offers} offers in {arguments.languages} languages to {folders.work}")
    counts = ("--offers", str(arguments.offers), "--languages", str(arguments.languages))
    _python(records, folders.data, *counts)
    for name, module, target in (("hugo", hugo_site, folders.hugo), ("static-i18n", static_i18n_site, folders.static_i18n)):
        if name not in arguments.skip:
            options = ("--tuned",) if arguments.tuned and module is static_i18n_site else ()
            _python(module, folders.data, target, *options)


def _python(module, *arguments: Path | str) -> None:
    subprocess.run([sys.executable, "-m", module.__spec__.name, *arguments], cwd=ROOT, check=True)


def _compare_hugo(folders: Folders, runs: int, expected: int, *, skip: bool) -> list[Run]:
    """Our build and Hugo's in turn, so that both meet the same disturbances of the machine."""
    ours, hugo = [], []
    for number in range(1, runs + 1):
        _say(f"run {number} of {runs}")
        ours.append(_full_build(folders, folders.data))
        if not skip:
            hugo.append(_hugo_build(folders))
    _figure("ours_pages", _pages(folders.site, expected), "count")
    _results("ours", ours)
    if not skip:
        _figure("hugo_pages", _pages(folders.hugo / "public", expected), "count")
        _results("hugo", hugo)
        for measure in ("wall", "cpu"):
            _figure(f"ours_vs_hugo_{measure}", _ratio(ours, hugo, measure), "x")
    return ours


def _calendar(folders: Folders, arguments: argparse.Namespace) -> None:
    """What recurring events and all feasts add to a full build: the same data without and with them, in turn."""
    counts = [f"--{name}={getattr(arguments, name)}" for name in ("offers", "languages", "events")]
    _python(records, folders.data_with_calendar, *counts)
    without, with_calendar = [], []
    for number in range(1, arguments.runs + 1):
        _say(f"without and with a calendar, run {number} of {arguments.runs}")
        without.append(_full_build(folders, folders.data))
        with_calendar.append(_full_build(folders, folders.data_with_calendar))
    _figure("events", arguments.events, "count")
    _figure("with_calendar_pages", _pages(folders.site, arguments.offers * arguments.languages), "count")
    _results("with_calendar", with_calendar)
    for measure in ("wall", "cpu"):
        _figure(f"calendar_adds_{measure}", _ratio(with_calendar, without, measure) - 1, "x")
    _only_dates(folders.data_with_calendar, without)
    _full_build(folders, folders.data)  # the changes of one offer build on it


def _only_dates(data: Path, full: list[Run]) -> None:
    """Processor time of all dates and all calendars, without any page, beside that of a full build without a calendar."""
    command = [sys.executable, "-m", dates.__spec__.name, data, "--today", records.last_check(data)]
    only_read, whole = run([*command, "--only-read"], cwd=ROOT), run(command, cwd=ROOT)
    cpu = whole.cpu - only_read.cpu
    _figure("dates_and_calendars_cpu", cpu, "s")
    _figure("dates_and_calendars_vs_full_cpu", cpu / median(each.cpu for each in full), "x")


def _full_build(folders: Folders, data: Path) -> Run:
    _remove(folders.site.parent)
    folders.site.parent.mkdir()
    return _our_build(folders, data)


def _our_build(folders: Folders, data: Path) -> Run:
    # the day on which the data was written, not today: next year's benchmark would also count a thousand overdue checks
    now = f"{records.last_check(data)}T12:00"
    options = ("--data", data, "--site", folders.site, "--cache", folders.cache, "--now", now)
    return run([sys.executable, "-m", "macros", "build", *options], cwd=ROOT)


def _hugo_build(folders: Folders) -> Run:
    _remove(folders.hugo / "public", folders.hugo / "resources", folders.hugo_cache)
    return run(hugo_site.command(folders.hugo, folders.hugo_cache), cwd=folders.hugo)


def _one_offer(folders: Folders, runs: int, full: list[Run]) -> None:
    """One changed summary, then a build with the cache and the site of the build before, as an editor's day is.

    The first change after a build from nothing also lays out the directory beside the site, so it is a figure of its own.
    """
    done = []
    key = records.record_id("offers", 1)
    for number in range(runs + 1):
        _say(f"one offer changed, run {number} of {runs}" if number else "the first change")
        summary = f"Geänderte Zusammenfassung, Fassung {number}."
        records.change_summary(folders.data, key, summary)
        done.append(_our_build(folders, folders.data))
        if summary not in (folders.site / "de" / "offers" / key / "index.html").read_text(encoding="utf-8"):
            raise RuntimeError(f"the new summary of {key} did not reach its page")
    first = done.pop(0)
    _figure("first_change_wall", first.wall, "s")
    _figure("first_change_vs_full", first.wall / median(each.wall for each in full), "x")
    _figure("one_offer_wall", median(each.wall for each in done), "s")
    _figure("one_offer_peak_memory", max(each.peak_memory for each in done), "MiB")
    _figure("one_offer_vs_full", median(each.wall for each in done) / median(each.wall for each in full), "x")


def _compare_static_i18n(folders: Folders, expected: int, ours: list[Run]) -> None:
    """Once only: it takes minutes, and next to that no disturbance matters. What takes PATIENCE times as long is stopped."""
    our_wall = median(each.wall for each in ours)
    patience = PATIENCE * our_wall
    _say(f"static-i18n, this takes minutes; it is stopped after {patience:.0f} s")
    done = run(static_i18n_site.command(), cwd=folders.static_i18n, env=os.environ | static_i18n_site.ENVIRONMENT, patience=patience)
    if done is None:
        _figure("static_i18n_wall_more_than", patience, "s")
        _figure("ours_vs_static_i18n_wall_less_than", our_wall / patience, "x")
        return
    _figure("static_i18n_pages", _pages(folders.static_i18n / "site", expected), "count")
    _results("static_i18n", [done])
    _figure("ours_vs_static_i18n_wall", our_wall / done.wall, "x")


def _ratio(ours: Sequence[Run], others: Sequence[Run], measure: str) -> float:
    """The median of the ratios of neighbouring runs: a slow minute of the machine slows both of a pair."""
    return median(getattr(our, measure) / getattr(other, measure) for our, other in zip(ours, others, strict=True))


def _results(name: str, runs: Sequence[Run]) -> None:
    _figure(f"{name}_wall", median(each.wall for each in runs), "s")
    _figure(f"{name}_cpu", median(each.cpu for each in runs), "s")
    _figure(f"{name}_peak_memory", max(each.peak_memory for each in runs), "MiB")


def _pages(site: Path, expected: int) -> int:
    """How many pages a site has. A site without a page for every offer was not built, however fast that was."""
    found = sum(1 for _ in site.rglob("*.html"))
    if found < expected:
        raise RuntimeError(f"{site} has {found} pages, expected more than {expected}")
    return found


def _remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def _figure(name: str, value: float, unit: str) -> None:
    print(f"bench {name} {value if isinstance(value, int) else format(value, '.3f')} {unit}", flush=True)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
