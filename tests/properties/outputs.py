"""Built files taken apart by readers that are not ours: the shape each file has, and every text that a program finds in it.

The shape says what a text may never change: elements with the names of their attributes and the hosts of their links,
keys of JSON, properties of calendars, columns of tables, headers of mails.
"""

from __future__ import annotations

import csv
import email
import email.policy
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

import html5lib
import icalendar

_ADDRESSES = {"href", "src", "action", "data", "poster", "srcset", "formaction", "xlink:href"}


@dataclass(repr=False)  # a failure would print whole pages
class Parts:
    """What a file is made of."""

    shape: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)

    def add(self, other: Parts) -> None:
        self.shape += other.shape
        self.texts += other.texts


def take_apart(path: str, content: bytes) -> Parts | None:
    """The parts of a file; None for files that show no text of data/ (scripts, pictures). Raises where it cannot be read."""
    reader = _READERS.get(path.rpartition(".")[2])
    return reader(content) if reader else None


def _xml(content: bytes) -> Parts:
    """Pages and feeds: well-formed XML. Texts are the whole text of the document, and each value of an attribute."""
    parts = Parts()
    words: list[str] = []
    kept: list[int | None] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        parts.shape[f"<{tag} {' '.join(sorted(attributes))}>{_hosts(attributes)}"] += 1
        parts.texts += [unquote(value) if name in _ADDRESSES else value for name, value in attributes.items()]
        words.append("" if tag in _INSIDE else " ")
        kept.append(len(words) if attributes.get("type") == "html" else None)

    def end(tag: str) -> None:
        begin = kept.pop()
        if begin is not None:  # HTML inside of a feed
            parts.add(_fragment("".join(words[begin:])))
            del words[begin:]
        words.append("" if tag in _INSIDE else " ")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    parser.CommentHandler = lambda comment: parts.shape.update([f"<!--{comment}-->"])
    parser.ProcessingInstructionHandler = lambda name, _: parts.shape.update([f"<?{name}?>"])
    parser.StartCdataSectionHandler = lambda: parts.shape.update(["<![CDATA["])
    parser.Parse(content, True)
    parts.texts.append("".join(words))
    return parts


def elements(content: bytes) -> Counter[str]:
    """The elements of a page and how often each occurs, as browsers read HTML, which is not as XML is read."""
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content.decode())
    return Counter(f"<{element.tag.rpartition('}')[2]} {' '.join(sorted(map(_attribute, element.attrib)))}>" for element in page.iter())


def _attribute(name: str | tuple[str, str]) -> str:
    return name.rpartition("}")[2] if isinstance(name, str) else name[-1]


def _fragment(html: str) -> Parts:
    return _xml(f"<div>{html}</div>".encode())


def _hosts(attributes: Mapping[str, str]) -> str:
    """The schemes and hosts to which an element leads. Links within the site lead to records, whatever these are called."""
    return " ".join(sorted(_host(value) for name, value in attributes.items() if name in _ADDRESSES))


def _host(address: str) -> str:
    if address[:1] in ("#", "/") and address[:2] != "//":  # most of them, so they are not taken apart
        return ":"
    place = urlsplit(address)
    return f"{place.scheme}:{place.netloc}"


def _json(content: bytes) -> Parts:
    parts = Parts()
    for path, value in _values(json.loads(content), "$"):
        parts.shape[path] += 1
        if ".content_html:" in path:
            parts.add(_fragment(value))
        elif isinstance(value, str):
            parts.texts.append(value)
    return parts


def _values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _values(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _values(each, f"{path}[]")
    else:
        yield f"{path}: {type(value).__name__}", value


def _calendar(content: bytes) -> Parts:
    assert all(line.endswith(b"\r") or not line for line in content.split(b"\n")), "a line of a calendar ends without CR"
    assert max(map(len, content.split(b"\r\n"))) <= 75, "a line of a calendar is longer than 75 octets"
    parts = Parts()
    for component in icalendar.Calendar.from_ical(content).walk():
        assert not component.errors, component.errors
        for name, value in component.property_items(recursive=False):
            parts.shape[f"{component.name}.{name}"] += 1
            parts.texts += [str(each) for each in getattr(value, "cats", [value])]
    return parts


def _table(content: bytes) -> Parts:
    """A cell that a spreadsheet would take for a formula has a mark in front, which is no part of its text."""
    rows = list(csv.reader(StringIO(content.decode(), newline=""), strict=True))
    parts = Parts(Counter({f"{len(row)} columns": 0 for row in rows}))
    parts.shape.update(f"{len(row)} columns" for row in rows)
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "@", "\t", "\r")), f"a formula in a table: {cell!r}"
        parts.texts.append(cell[1:] if cell.startswith("'") else cell)
    return parts


def _mail(content: bytes) -> Parts:
    parts = Parts()
    for part in email.message_from_bytes(content, policy=email.policy.default).walk():
        assert not part.defects, part.defects
        parts.shape.update(f"{part.get_content_type()} {name.lower()}" for name in part)
        parts.texts += [text for value in part.values() for text in _header(value)]
        if part.get_content_type() == "text/html":
            parts.add(_xml(part.get_content().encode()))
        elif part.get_content_maintype() == "text":
            parts.texts.append(part.get_content())
    return parts


def _header(value: Any) -> list[str]:
    """The text of a header; of one with addresses their names, which are quoted in it."""
    addresses = getattr(value, "addresses", None)
    return [str(value)] if addresses is None else [text for each in addresses for text in (each.display_name, each.addr_spec)]


def _text(content: bytes) -> Parts:
    return Parts(texts=[content.decode()])


_INSIDE = {"a", "abbr", "b", "bdi", "em", "span", "strong", "wbr"}  # elements that stand inside of a line
_READERS: dict[str, Callable[[bytes], Parts]] = {
    "html": _xml, "xml": _xml, "svg": _xml, "json": _json, "jsonld": _json, "geojson": _json, "ics": _calendar, "csv": _table,
    "eml": _mail, "txt": _text,
}  # fmt: skip


def bare(text: str) -> str:
    """A text without blanks and line breaks, which each format sets in its own way."""
    return "".join(text.split())
