"""The command line, killed in the middle: `python -m tests.build.dies EVENT TEXT NUMBER build …`.

The process gets SIGKILL right before the NUMBERth time that it does EVENT (a name of Python's audit events; `write`
for opening a file to write) with an argument that contains TEXT. So a test chooses the moment, and no clock does.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from typing import Any

from macros.__main__ import main


def die_at(event: str, text: str, number: int) -> None:
    seen = count(1)

    def watch(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and event == "write" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR):
            name = "write"
        if name == event and any(text in os.fsdecode(each) for each in arguments if isinstance(each, str | bytes | os.PathLike)):
            if next(seen) == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    die_at(sys.argv[1], sys.argv[2], int(sys.argv[3]))
    main(sys.argv[4:])
