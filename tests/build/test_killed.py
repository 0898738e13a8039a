"""Twenty times kill -9 in the middle of a build, at moments nobody chose: readers see a whole site, and the next build is right.

Moments that somebody did choose: test_publishing.py; every single change of the file system: tests/test_publish.py.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from macros.history import History
from macros.rollback import roll_back
from tests.conftest import edit
from tests.sites import Workshop, differing

NAMES = ("Deutschkurs A1", "Anfängerkurs Deutsch", "Deutsch von vorn")
ONLY_GERMAN = ("de",)  # a third of the time, and every step of a build all the same


@pytest.fixture
def wholes(built: Workshop, tmp_path: Path) -> list[dict[str, bytes]]:
    """The site with each name of the course, built from nothing."""
    sites = []
    for number, name in enumerate(NAMES):
        workshop = Workshop(tmp_path / f"whole{number}", frames=built.cache)
        call_the_course(workshop, name)
        workshop.build(languages=ONLY_GERMAN)
        sites.append(workshop.files())
    return sites


def call_the_course(workshop: Workshop, name: str) -> None:
    text = (workshop.data / "offers" / "kurs.yml").read_text("utf-8")
    before = next(each for each in NAMES if f"name: {each}\n" in text)
    edit(workshop.data, "offers/kurs.yml", f"name: {before}\n", f"name: {name}\n")


def in_a_process_group(work: Callable[[], object]) -> int:
    """Start `work` in a process of its own, whose children are of the same group; nothing needs to be loaded there."""
    process = os.fork()
    if process == 0:
        with suppress(BaseException):
            os.setpgid(0, 0)
            work()
        os._exit(0)
    with suppress(PermissionError):  # whoever of the two comes first
        os.setpgid(process, process)
    return process


def is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_builds_that_are_killed_at_any_moment(built: Workshop, wholes: list[dict[str, bytes]], tmp_path: Path) -> None:
    seed = int(os.environ.get("PORTAL_SEED") or random.randrange(1_000_000))
    print(f"PORTAL_SEED={seed} gives the same moments again")
    chance = random.Random(seed)
    workshop = Workshop(tmp_path / "workshop", frames=built.cache)
    for name in reversed(NAMES):  # from now on a build changes a directory that it finds
        call_the_course(workshop, name)
        workshop.build(languages=ONLY_GERMAN)
    started = time.monotonic()
    call_the_course(workshop, NAMES[1])
    os.waitpid(in_a_process_group(lambda: workshop.build(languages=ONLY_GERMAN, jobs=2)), 0)
    lasts = time.monotonic() - started
    assert differing(workshop.files(), wholes[1]) == []

    killed, number = 0, 1
    while killed < 20:
        number += 1
        assert number < 100, "most builds end before they are killed"
        before, after = wholes[(number - 1) % 3], wholes[number % 3]
        call_the_course(workshop, NAMES[number % 3])
        process = in_a_process_group(lambda: workshop.build(languages=ONLY_GERMAN, jobs=2))
        moment = chance.uniform(0, lasts)
        time.sleep(moment)
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        if os.WIFSIGNALED(status):
            killed += 1
        else:
            lasts = moment  # the machine was busy when the time was taken: that build was over by now
        assert workshop.files() in (before, after), f"kill {killed} left a site that nobody built"
        patience = time.monotonic() + 10
        while not is_gone(process):  # a worker that the system has not cleared away yet
            assert time.monotonic() < patience, "a process outlives its build"
            time.sleep(0.01)
        workshop.build(languages=ONLY_GERMAN)
        assert differing(workshop.files(), after) == [], f"the build after kill {killed} is wrong"

    for site in History(workshop.site).sites()[1:]:
        roll_back(workshop.site, site.generation)
        assert workshop.files() in wholes
