"""Sites for tests: the tiny portal built for real, and what is on it."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.build import Report, build
from macros.clock import BERLIN
from macros.project import Project
from tests.conftest import TINY, TODAY

ROOT = Path(__file__).resolve().parent.parent
MOMENT = "2026-11-20T08:00"
NOW = dt.datetime.combine(TODAY, dt.time(8), BERLIN)
LANGUAGES = ("de", "en", "ar")

_PARTS = ("docs", "macros", "overrides")


class Workshop:
    """A folder with data/, .cache/ and site/, built with the frame of the real project (or of a copy of it).

    `frames`: the cache of a workshop whose page frames are taken over, as they depend on no record. `like`: a workshop of
    which everything is taken over, the published site too. Its files are hard links, which is five times as fast as a build
    or a copy: a build never changes a file in place, and whoever does so in a test deletes the file first.
    """

    def __init__(
        self, folder: Path, *, frames: Path | None = None, like: Workshop | None = None, data: Path = TINY, root: Path = ROOT
    ) -> None:
        self.folder = folder
        self.data = Path(shutil.copytree(like.data if like else data, folder / "data"))
        self.cache = folder / ".cache"
        self.site = folder / "site"
        self.root = root
        if frames is not None:
            shutil.copytree(frames / "shells", self.cache / "shells")
        if like is not None:
            shutil.copytree(like.cache, self.cache)
            for name in (self.site.name, f".{self.site.name}.past"):  # the published site, and what is known of it
                shutil.copytree(like.folder / name, folder / name, copy_function=os.link)

    def build(self, *, now: dt.datetime = NOW, jobs: int = 1, **options: Any) -> Report:
        return build(Project(self.root, self.data, self.cache), self.site, now=now, jobs=jobs, **options)

    def build_command(self, *arguments: str) -> list[str]:
        folders = ["--data", str(self.data), "--cache", str(self.cache), "--site", str(self.site)]
        return ["build", *folders, "--now", MOMENT, *arguments]

    def page(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        return files_of(self.site)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pages_of(folder: Path) -> dict[str, bytes]:
    """Every file of a site but build.json, which says when and from what the site was built."""
    return {path: content for path, content in files_of(folder).items() if path != "build.json"}


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """Paths that only one of two sites has, or that differ: a message people can read, unlike two megabytes of HTML."""
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def copy_of_project(folder: Path) -> Path:
    """The project in a folder of its own, with the prose of the tiny portal's languages, to be broken at will."""
    for part in _PARTS:
        leave_out = [path.name for path in (ROOT / "docs").iterdir() if path.name not in LANGUAGES] if part == "docs" else []
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", *leave_out))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(TINY, folder / "data")
    return folder


def run(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments and wait for it."""
    surroundings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | environment
    return subprocess.run([sys.executable, *command], cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)


def portal(*arguments: str | Path) -> Result:
    """The command line in this process, which saves a second; `run("-m", "macros", …)` starts a real one."""
    try:
        return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="portal")
    finally:
        gc.enable()  # the command has switched it off for a process that ends
