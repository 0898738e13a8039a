"""The last check before a page is published: it parses, its ids are unique, its links lead somewhere.

Pages are written as well-formed XML (a strict form of HTML that every browser reads), so the fast parser of the
standard library can prove for each page that no tag is open, crossed or smuggled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag
from xml.parsers import expat

_LINKS = ("href", "src")


@dataclass
class Anatomy:
    """Ids and internal links of a page or part of one."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


class Scanner:
    """Takes pages apart. `base` is the path under which the site lives, `origin` its own host."""

    def __init__(self, base: str, origin: str) -> None:
        self._prefix = f"{base}/"
        self._origin = origin

    def page(self, html: str) -> Anatomy:
        """A whole document."""
        return self._parse(html)

    def parts(self, *parts: str) -> Anatomy:
        """What fills the slots of a shell."""
        return self._parse(f"<main>{''.join(parts)}</main>")

    def _parse(self, html: str) -> Anatomy:
        found = Anatomy()
        ids, links = found.ids, found.links

        def start(_: str, attributes: dict[str, str]) -> None:
            if "id" in attributes:
                key = attributes["id"]
                if key in ids:
                    found.problems.append(f"the id '{key}' occurs twice")
                ids.add(key)
            for name in _LINKS:
                if name in attributes:
                    link = attributes[name]
                    if link.startswith(self._origin):
                        link = link[len(self._origin) :] or "/"
                    if link.startswith(("/", "#", ".")):
                        links.add(link)
                    elif name == "src":
                        found.problems.append(f"loads '{link}' from another host")

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        try:
            parser.Parse(html, True)
        except expat.ExpatError as error:
            found.problems.append(f"is not well-formed: {error}")
        return found

    def target(self, link: str) -> str | None:
        """The site path that an internal link leads to; None where it leads out of the site."""
        path = unquote(urldefrag(link).url)
        if not path.startswith(self._prefix):
            return None
        path = path[len(self._prefix) :]
        return f"{path}index.html" if path == "" or path.endswith("/") else path


def broken_links(scanner: Scanner, links: Iterable[tuple[str, str]], paths: set[str]) -> list[str]:
    """One sentence for every (page, link) whose target is not among `paths`."""
    problems = []
    for page, link in sorted(links):
        if scanner.target(link) not in paths:
            problems.append(f"{page}: the link '{link}' leads nowhere")
    return problems
