"""The page about reading without a network, and the line above a page that comes from the device."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.offline import Weight
from macros.views.offline import kept_note, offline
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


@pytest.mark.parametrize(
    ("size", "words"), [(1, "etwa 1 MB"), (1_000_000, "etwa 1 MB"), (1_000_001, "etwa 2 MB"), (21_400_000, "etwa 22 MB"), (1_234_000_000, "etwa 1.234 MB")]
)
def test_nobody_loads_more_than_was_announced(reader: Reading, size: int, words: str) -> None:
    found = offline(reader("de"), Weight(1_482, size, size))
    assert (found.pages, found.stored, found.sent) == ("1.482", words, words)


def test_the_worker_lies_at_the_root_of_the_portal(reader: Reading, edited: Edited) -> None:
    assert offline(reader("ar"), Weight()).worker == "/sw.js"
    below = edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/"))
    assert offline(below, Weight()).worker == "/neu/sw.js"


def test_a_page_from_the_device_says_of_which_day_it_is(reader: Reading) -> None:
    assert kept_note(reader("de")) == "Sie haben gerade kein gutes Netz. Das ist die gespeicherte Seite. Stand: 20. November 2026"
