"""Finished page frames: what MkDocs made of a language, kept until a template, a prose page or the code changes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from macros.stamping import Shell

SHELL_SECTIONS = ("", "offers", "contacts", "events", "calendar", "news", "guides", "concept")  # one shell for each part of the menu that has record pages


class ProsePage(Struct, frozen=True):
    """A page from docs/. `html` stands around the macro `calls`: text, call, text, … text."""

    title: str
    description: str
    path: str
    html: tuple[str, ...]
    calls: tuple[tuple[str, Mapping[str, str]], ...]


class Shells(Struct, frozen=True):
    """The frames of one language: by section for record pages, by path for prose pages."""

    sections: Mapping[str, Shell]
    prose: Mapping[str, ProsePage]
