"""Processes of a build: one build at a time, workers side by side, and none that outlives the build."""

from __future__ import annotations

import ctypes
import fcntl
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from macros.problems import BuildError

_PR_SET_PDEATHSIG = 1  # linux/prctl.h

_task: Callable[[str], Any] | None = None  # set once in every worker, when it starts


@contextmanager
def alone(cache: Path) -> Iterator[None]:
    """One build at a time for one cache. Raises BuildError while another one runs."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # workers inherit it, but die with the build
        except OSError:
            raise BuildError("another build of this portal is running; try again when it has ended") from None
        yield


@contextmanager
def workers(jobs: int | None, task: Callable[[str], Any] | None = None) -> Iterator[Executor | None]:
    """A pool of processes, each of which knows `task`; None for one job: then everything happens in this process."""
    gc.freeze()  # what is loaded by now is shared with the workers and stays
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield None
        return
    # fork: what is loaded here, the portal above all, need not be sent to the workers
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(task,)) as pool:
        yield pool


def run_task(key: str) -> Any:
    """In a worker: what it was started for, for one key."""
    return _task(key)


def _start(task: Callable[[str], Any] | None) -> None:
    global _task
    _task = task
    gc.disable()  # a worker lives for seconds; what it would collect is not worth the search
    die_with_parent()


def die_with_parent() -> None:
    """A build that is killed takes its workers with it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
