"""The last check before a page is published: it parses, its ids are unique, its links lead somewhere.

Pages are written as well-formed XML (a strict form of HTML that every browser reads), so the fast parser of the
standard library can prove for each page that no tag is open, crossed or smuggled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.parsers import expat

from msgspec import Struct, field

# In well-formed pages `<` and `>` stand only around tags, so text can never be taken for an attribute.
_TAG = re.compile(r"<[a-z][^<>]*\s(?:id|href|src)\s*=[^<>]*")
_ATTRIBUTE = re.compile(r"""(?:(<link)\b[^<>]*?)?\s(id|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# The same as our templates write it, which a test holds them to. Text is followed by the start of a tag, never by its end.
_OURS = re.compile(r' (id|href|src)="([^"]*)"(?=[^<>]*>)')
_OUTSIDE = "://"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Anatomy(Struct):
    """Ids and internal links of a page or part of one."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def add(self, other: Anatomy) -> None:
        """Take in a part of the same page."""
        if other.ids:
            self.problems += [f"the id '{key}' occurs twice" for key in self.ids & other.ids]
            self.ids |= other.ids
        self.problems += other.problems
        self.links |= other.links


class Scanner:
    """Takes pages apart. `base` is the path under which the site lives, `origin` its own host."""

    def __init__(self, base: str, origin: str) -> None:
        self._prefix = f"{base}/"
        self._origin = origin
        self._pieces: dict[str, Anatomy] = {}
        self._links: dict[str, str] = {}

    def page(self, html: str) -> Anatomy:
        """A whole document, from MkDocs or from anywhere."""
        return self._parse(html, _attributes)

    def parts(self, *parts: str) -> Anatomy:
        """What fills the slots of a shell: made by our templates, and far more than there is of whole documents."""
        return self._parse(f"<main>{''.join(parts)}</main>", _our_attributes)

    def piece(self, html: str) -> Anatomy:
        """A part that stands on many pages."""
        if html not in self._pieces:
            self._pieces[html] = self.parts(html)
        return self._pieces[html]

    def forget(self) -> None:
        """The pieces of a language stand on no page of another one, nor do most of its links."""
        self._pieces.clear()
        self._links.clear()

    def _parse(self, html: str, attributes: Callable[[str], Iterable[tuple[str, str]]]) -> Anatomy:
        found = Anatomy()
        try:
            expat.ParserCreate().Parse(html, True)
        except expat.ExpatError as error:
            found.problems.append(f"is not well-formed: {error}")
            return found
        ids, links, known = found.ids, found.links, self._links
        for name, value in attributes(html):
            if name == "id":
                if value in ids:
                    found.problems.append(f"the id '{value}' occurs twice")
                ids.add(value)
            elif (link := known.get(value) or self._note(value)) != _OUTSIDE:
                links.add(link)
            elif name == "src":
                found.problems.append(f"loads '{unescape(value)}' from another host")
        return found

    def _note(self, value: str) -> str:
        """An internal link without the origin, _OUTSIDE for any other; most stand on many pages, so they are remembered."""
        link = unescape(value)
        if link == self._origin or link.startswith((f"{self._origin}/", f"{self._origin}#")):
            link = link[len(self._origin) :] or "/"
        found = self._links[value] = _OUTSIDE if _SCHEME.match(link) else link
        return found

    def target(self, link: str) -> str | None:
        """The site path that an internal link leads to; None where it leads out of the site."""
        path = link.partition("#")[0].partition("?")[0]
        if "%" in path:
            path = unquote(path)
        if not path.startswith(self._prefix):
            return None
        path = path[len(self._prefix) :]
        return f"{path}index.html" if path == "" or path.endswith("/") else path


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    """Every id, href and src of a well-formed page with its value; what a `link` leads to is loaded by browsers, as a src is."""
    for element, name, double, single in _ATTRIBUTE.findall("".join(_TAG.findall(html))):
        yield "src" if element and name == "href" else name, double or single


def _our_attributes(html: str) -> Iterable[tuple[str, str]]:
    """The same for what our templates have made; only a head may have a `link`."""
    return _attributes(html) if "<link" in html else _OURS.findall(html)


def broken_links(scanner: Scanner, links: Mapping[str, str], paths: set[str]) -> list[str]:
    """One sentence for every link (with a page that has it) whose target is not among `paths`."""
    broken = sorted(link for link in links if scanner.target(link) not in paths)
    return [f"{links[link]}: the link '{link}' leads nowhere" for link in broken]


def broken_anchors(scanner: Scanner, links: Mapping[str, str], site: Path) -> list[str]:
    """The same for links to a part of another page: that page must have the part."""
    read = cache(lambda path: (site / path).read_text("utf-8"))  # many links lead to parts of the same page
    broken = sorted(link for link in links if _fragment(link) and f'id="{_fragment(link)}"' not in read(scanner.target(link)))
    return [f"{links[link]}: the link '{link}' leads to a part that its page does not have" for link in broken]


def _fragment(link: str) -> str:
    return link.partition("#")[2]
