"""For views: the tiny portal as read after some edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import load
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Edited = Callable[..., Reader]


@pytest.fixture
def edited(data: Path) -> Edited:
    """`edited("de", ("offers/kurs.yml", "old", "new"), …)`: the portal with these edits, read in German on TODAY."""

    def read(code: str, *edits: tuple[str, str, str]) -> Reader:
        for change in edits:
            edit(data, *change)
        return Reader(load(data, today=TODAY), code, TODAY)

    return read
