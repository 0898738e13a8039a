"""A process that stays: it has loaded the program once, and parts into a fresh copy of itself for each task.

`portal serve` builds with it, so that an editor who saves a record does not wait for the program to load. A task finds
everything as it was when the process parted for the first time, so no task can leave anything behind for the next.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from macros.processes import die_with_parent

_FAILED = 1  # the exit code of a task that was killed, or broke


class Resident:
    """Runs `task` in a process of its own whenever it is called. Make it before the first thread starts: threads do not part."""

    def __init__(self, task: Callable[[], int]) -> None:
        self._orders, orders = Pipe()
        if os.fork() == 0:
            self._orders.close()
            _stay(orders, task)
        orders.close()

    def __call__(self) -> int:
        """What the task answers, its exit code. Raises EOFError when the process has ended."""
        self._orders.send(None)
        return self._orders.recv()


def _stay(orders: Connection, task: Callable[[], int]) -> None:
    """Wait for orders until the other side has gone."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the other side, and with it this process
    try:
        while True:
            orders.recv()
            orders.send(_run(task))
    except (EOFError, OSError):
        os._exit(0)


def _run(task: Callable[[], int]) -> int:
    process = os.fork()
    if process == 0:
        die_with_parent()
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        code = _FAILED
        try:
            code = task()
        except BaseException:  # or the copy would go on as if it were the process that stays
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return status if status >= 0 else _FAILED
