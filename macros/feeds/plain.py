"""What views have prepared for pages, as plain values for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import Markup

_URI = "/:?#[]@!$&'()*+,;=%-._~"  # RFC 3986: reserved and unreserved characters beside letters and digits


def plain(words: str | None) -> str | None:
    """The words alone, without tags or marks; None stays None."""
    return words.striptags() if isinstance(words, Markup) else None if words is None else str(words)


def joined(words: Iterable[str | None], between: str = "\n") -> str | None:
    """Several words or sentences as one text; None where none of them is there."""
    return between.join(plain(each) for each in words if each) or None


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: a fact nobody has stated is left out, while 0 and False are facts."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}


def uri(url: str | None) -> str | None:
    """A web address in the letters that JSON Schema's `uri` allows: other letters encoded, in the host as IDNA 2008 does."""
    if url is None or url.isascii():
        return url
    parts = urlsplit(url)
    host = ".".join(_label(label) for label in parts.netloc.split("."))
    return urlunsplit((parts.scheme, host, *(quote(part, safe=_URI) for part in parts[2:])))


def _label(label: str) -> str:
    """One part of a host name. A port stands behind the last part, which is always ASCII."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
