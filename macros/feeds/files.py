"""A file beside the pages, made only when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class File(Struct, frozen=True):
    """`path` follows the language in the address, or stands at the root for files of no language. Equal keys mean equal files."""

    path: str
    key: bytes
    make: Callable[[], bytes]
