"""One finished page becomes thousands: a shell is split once at its slots and joined anew for every record.

A slot is a name between two private-use characters, which data files may not contain. Filling is one pass:
what stands in a value is never looked at again, so a record cannot fill a slot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")

SLOTS = ("title", "description", "path", "head", "breadcrumbs", "urgent", "main", "numbers", "built")


def slot(name: str) -> str:
    """The mark that stands for a value until a page is stamped."""
    return f"{_OPEN}{name}{_CLOSE}"


class Shell(Struct, frozen=True, dict=True):
    """A page split at its slots: text, name, text, name, … text."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str) -> Shell:
        """Raises ValueError for a slot that nobody fills, or one that a page cannot do without."""
        parts = tuple(_SLOT.split(html))
        names = set(parts[1::2])
        if unknown := names - set(SLOTS):
            raise ValueError(f"the page frame has unknown slots: {', '.join(sorted(unknown))}")
        if missing := {"title", "path"} - names:
            raise ValueError(f"the page frame lacks the slots: {', '.join(sorted(missing))}")
        if any(_OPEN in text or _CLOSE in text for text in parts[0::2]):
            raise ValueError("the page frame has a broken slot")
        return cls(parts)

    @classmethod
    def of(cls, html: str) -> Shell:
        """A piece of a page: any slots, or none."""
        return cls(tuple(_SLOT.split(html)))

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with its values. They must be escaped already; every slot needs one."""
        pieces = list(self.parts)
        pieces[1::2] = [values[name] for name in self.parts[1::2]]
        return "".join(pieces)

    def stamp(self, values: Mapping[str, str]) -> bytes:
        """The same as a file."""
        pieces = list(self._encoded)
        pieces[1::2] = [values[name].encode() for name in self.parts[1::2]]
        return b"".join(pieces)

    @cached_property
    def _encoded(self) -> tuple[bytes, ...]:
        """What every page has, encoded once."""
        return tuple(part.encode() for part in self.parts)
