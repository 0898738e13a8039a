"""UUIDs for other programs. HSDS refuses our readable ids, so each one is a name under the portal's address (RFC 9562, version 5)."""

from __future__ import annotations

import uuid
from functools import cache

from macros.views.reader import Reader


def identifier(reader: Reader, *path: object) -> str:
    """`identifier(reader, "service", "sprachcafe")` is the same UUID in every build, language and file.

    The path holds ids and positions only: a new title leaves the UUID alone. It never changes once published.
    """
    return _uuid(reader.portal.settings.url, "/".join(str(part) for part in path))


@cache
def _uuid(url: str, name: str) -> str:
    """Remembered, for every language asks for the same ones."""
    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, url), name))
