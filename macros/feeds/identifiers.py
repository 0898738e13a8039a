"""UUIDs for other programs. HSDS refuses our readable ids, so each one is a name under the portal's address (RFC 9562, version 5)."""

from __future__ import annotations

import uuid
from functools import cache

from macros.models.shared import Record
from macros.views.reader import Reader


def identifier(reader: Reader, *path: object) -> str:
    """`identifier(reader, "service", "sprachcafe")` is the same UUID in every build, language and file.

    The path holds names of records (`lasting`), terms and positions: a new title leaves the UUID alone.
    """
    return _uuid(reader.portal.settings.url, "/".join(str(part) for part in path))


def lasting(record: Record) -> str:
    """The id the record had first, for a UUID never changes once published: the first of `former_ids`, the oldest."""
    return (*record.former_ids, record.id)[0]


@cache
def _uuid(url: str, name: str) -> str:
    """Remembered, for every language asks for the same ones."""
    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, url), name))
