"""A process that has loaded everything and parts for each task."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from macros.resident import Resident


def test_a_task_answers_with_its_exit_code() -> None:
    resident = Resident(lambda: 3)
    assert [resident(), resident()] == [3, 3]


def test_no_task_leaves_anything_behind(tmp_path: Path) -> None:
    seen: list[int] = []

    def task() -> int:
        seen.append(os.getpid())
        with (tmp_path / "seen").open("a") as file:
            file.write(f"{len(seen)} {os.getpid()}\n")
        return 0

    resident = Resident(task)
    resident()
    resident()
    lines = [line.split() for line in (tmp_path / "seen").read_text().splitlines()]
    assert [count for count, _ in lines] == ["1", "1"]
    assert len({process for _, process in lines} | {str(os.getpid())}) == 3
    assert seen == []


def test_a_task_that_breaks_or_is_killed_has_failed_and_the_next_one_runs(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    orders = tmp_path / "order"

    def task() -> int:
        match orders.read_text():
            case "break":
                raise RuntimeError("broken")
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
        return 0

    resident = Resident(task)
    found = []
    for order in ("break", "kill", "work"):
        orders.write_text(order)
        found.append(resident())
    assert found == [1, 1, 0]
    assert capfd.readouterr().err.rstrip().endswith("RuntimeError: broken")
