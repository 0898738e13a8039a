"""Shells travel between processes and into the cache, so they must survive pickling; their sections match the menu."""

from __future__ import annotations

import pickle

from macros.shells import SHELL_SECTIONS, ProsePage, Shells
from macros.stamping import Shell, slot
from macros.views.directory import CONTACTS, OFFERS


def test_shells_survive_pickling() -> None:
    prose = ProsePage("Start", "Willkommen", "", ("<h1>", "</h1>"), (("offers", {"topic": "work"}),))
    shells = Shells({"": Shell.split(slot("title") + slot("path"))}, {"": prose})
    assert pickle.loads(pickle.dumps(shells)) == shells


def test_every_directory_has_a_shell_and_the_home_section_too() -> None:
    assert SHELL_SECTIONS == ("", OFFERS.kind, CONTACTS.kind, "events", "calendar", "news", "guides", "concept")
