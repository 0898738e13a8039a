"""The builds that are compared, each from nothing: where their files lie, what is run, which pages come out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.bench import hugo_site, records, static_i18n_site
from tests.bench.dataset import SECTIONS
from tests.bench.grid import Cell
from tests.bench.measure import Run, run

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Folders:
    """Where everything of one cell lies, all on the same disk."""

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
    def hugo_site(self) -> Path:
        return self.hugo / "public"

    @property
    def static_i18n(self) -> Path:
        return self.work / "static-i18n"

    @property
    def static_i18n_site(self) -> Path:
        return self.static_i18n / "site"


def write_data(target: Path, cell: Cell, events: int = 0) -> None:
    python("tests.bench.records", target, f"--offers={cell.offers}", f"--languages={cell.languages}", f"--events={events}")


def python(module: str, *arguments: Path | str) -> str:
    """Run one of the benchmark's modules in a process of its own, so that this one stays small (see measure.py); what it printed."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def moment(data: Path) -> str:
    """The day on which the data was written, not today: next year's benchmark would also count a thousand overdue checks."""
    return f"{records.last_check(data)}T12:00"


def build_command(folders: Folders, data: Path) -> list[Path | str]:
    return ["-m", "macros", "build", "--data", data, "--site", folders.site, "--cache", folders.cache, "--now", moment(data)]


def full_build(folders: Folders, data: Path) -> Run:
    """Our build with nothing to start from."""
    remove(folders.site.parent)
    folders.site.parent.mkdir(parents=True)
    return build(folders, data)


def build(folders: Folders, data: Path) -> Run:
    """Our build beside what the last one has left."""
    return run([sys.executable, *build_command(folders, data)], cwd=ROOT)


def hugo_build(folders: Folders) -> Run:
    cache = folders.work / "hugo-cache"
    remove(folders.hugo_site, folders.hugo / "resources", cache)
    return run(hugo_site.command(folders.hugo, cache), cwd=folders.hugo)


def static_i18n_build(folders: Folders, patience: float) -> Run | None:
    """None where it takes longer than `patience` seconds."""
    environment = os.environ | static_i18n_site.ENVIRONMENT
    return run(static_i18n_site.command(), cwd=folders.static_i18n, env=environment, patience=patience)


def pages(site: Path, cell: Cell) -> int:
    """How many pages a site has. A site without a page for every offer was not built, however fast that was."""
    found, expected = sum(1 for _ in site.rglob("*.html")), cell.offers * cell.languages
    if found < expected:
        raise RuntimeError(f"{site} has {found} pages, expected more than {expected}")
    return found


def list_pages(site: Path, data: Path) -> Counter[str]:
    """The addresses of all lists of offers and contacts, without their language, and in how many languages each is there."""
    known = {section: {path.stem for path in (data / section).glob("*.yml")} for section in SECTIONS}
    found: Counter[str] = Counter()
    for path in site.rglob("index.html"):
        parts = path.relative_to(site).parts[:-1]
        # the default language of static-i18n has no folder of its own
        own = next((parts[start:] for start in (0, 1) if len(parts) > start and parts[start] in SECTIONS), None)
        if own and not (len(own) == 2 and own[1] in known[own[0]]):
            found["/".join(own).lower()] += 1
    return found


def same_lists(name: str, ours: Counter[str], theirs: Counter[str]) -> int:
    """How many list pages there are. Raises RuntimeError unless both sites have the same ones in as many languages."""
    for who, missing in ((name, ours - theirs), ("our site", theirs - ours)):
        if missing:
            examples = ", ".join(sorted(missing)[:5])
            raise RuntimeError(f"the comparison is not fair: {who} lacks {missing.total()} list pages, for example {examples}")
    return theirs.total()


def remove(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
