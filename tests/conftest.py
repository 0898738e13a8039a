"""What all tests share: a tiny portal in tmp_path, loaded, read in a language, edited, complained about."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from macros.portal import Portal, load
from macros.problems import ADVICE, DataError, Problem
from macros.views.reader import Reader
from tests.patience import PATIENT

settings.register_profile("patient", PATIENT)
settings.load_profile("patient")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each of the many programs that tests start would compile all its modules
os.environ.pop("SOURCE_DATE_EPOCH", None)  # it would win over the day of the tests
TODAY = dt.date(2026, 11, 20)
LAST_CHECK = dt.date(2026, 11, 26)  # no record of the example data in data/ was checked after it
TINY = Path(__file__).parent / "portal" / "data"
# What takes seconds to make is made once: all tests that ask for it run in one process.
MADE_ONCE = ("visited", "pages", "town", "everywhere", "abroad", "home", "on", "yesterday", "after_all_edits")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: tests in a browser wait for it much of the time."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if name := next((each for each in MADE_ONCE if each in getattr(item, "fixturenames", ())), None):
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}-{name}" if name != "visited" else name))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A fresh copy of the tiny data set, to be edited at will."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


@pytest.fixture(scope="session")
def portal() -> Portal:
    """The tiny portal. Nothing can change it, so one is enough; who edits `data` loads it anew."""
    return load(TINY, today=TODAY)


@pytest.fixture
def reader(portal: Portal) -> Callable[[str], Reader]:
    """`reader("ar")`: the portal as read in Arabic on TODAY."""
    return lambda code: Reader(portal, code, TODAY)


def edit(data: Path, name: str, old: str, new: str) -> None:
    """Replace the one occurrence of a text in a file of the data set."""
    path = data / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{name}: {old!r} occurs {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def problems_of(data: Path) -> list[str]:
    """Every error and warning as the line a person sees; [] where the data is in order. Advice: `advice_of`."""
    return [str(problem) for problem in _found(data) if problem.severity != ADVICE]


def advice_of(data: Path) -> list[str]:
    """What `portal check` says beside the problems; the tiny data set has a late measure, concept/measures/beratung.yml, and an overdue check, offers/alt.yml."""
    return [str(problem) for problem in _found(data) if problem.severity == ADVICE]


def lines_of(data: Path) -> list[str]:
    """Problems first, then advice, from reading the data once."""
    found = _found(data)
    return [str(problem) for problem in sorted(found, key=lambda problem: problem.severity == ADVICE)]


def _found(data: Path) -> list[Problem]:
    try:
        return list(load(data, today=TODAY).problems)
    except DataError as error:
        return error.problems
