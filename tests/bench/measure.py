"""Run one command and say what it took: wall time, processor time, and the memory of its largest process.

Memory is `ru_maxrss` of the command as wait4 reports it. On Linux that is the largest value among the command
and all of its descendants that were waited for, so the workers of a process pool count, but as single processes:
the figure is never a sum.

A trap: between fork and exec the command shares the memory of the process that starts it, and Linux counts that
for the command. So whoever measures must stay small itself; `python -m tests.bench` reads and writes its data in
processes of their own for this reason.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, KiB on Linux


@dataclass(frozen=True)
class Run:
    """Seconds of wall time, seconds of processor time (user and system, all processes), MiB of the largest process."""

    wall: float
    cpu: float
    peak_memory: float


def run(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None, patience: float | None = None) -> Run | None:
    """Run a command to its end; None where it takes more than `patience` seconds and is stopped.

    Raises RuntimeError with the last lines of its output when it fails.
    """
    # output of earlier runs that still waits for the disk would be written during this one
    os.sync()
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        stopper = threading.Timer(patience, process.kill) if patience else None
        if stopper:
            stopper.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        if stopper:
            stopper.cancel()
            if os.WIFSIGNALED(status) and wall >= patience:
                process.returncode = -os.WTERMSIG(status)
                return None
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{_tail(output)}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 2**20)


def _tail(output, size: int = 4000) -> str:
    output.seek(0)
    return output.read()[-size:].decode(errors="replace")
