"""What every page must have in its HTML: language, title, headings, landmarks, links to its translations.

Looks at files, not at a browser, so that it can look at all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import babel

from tests.audit.findings import Finding
from tests.audit.pages import base_of, languages_of

_SEPARATOR = " – "
_LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary"}
_NAMED_LANDMARKS = {"section": "region", "form": "form"}  # landmarks only when they have a name
_OUTERMOST_LANDMARKS = {"header": "banner", "footer": "contentinfo"}  # landmarks unless they belong to a part of the page
_PARTS = ("article", "aside", "main", "nav", "section")


@dataclass(frozen=True)
class Document:
    """A parsed page and the file it is in, named from the root of the site."""

    path: str
    root: ElementTree.Element

    @property
    def title(self) -> str:
        return self.root.findtext("head/title", "").strip()

    @property
    def is_moved(self) -> bool:
        return self.root.find("head/meta[@http-equiv='refresh']") is not None

    @property
    def language(self) -> str:
        """The folder that the page lies in."""
        return self.path.split("/")[1]


def check(site: Path) -> list[Finding]:
    """Every page of a site."""
    languages, base = languages_of(site), base_of(site)
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    found: list[Finding] = []
    for file in sorted(site.rglob("*.html")):
        path = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        document = parse(path, file.read_text("utf-8").replace(f'href="{base}/', 'href="/'))
        if isinstance(document, Finding):
            found.append(document)
            continue
        found += check_page(document, languages)
        if not document.is_moved:
            titles[document.language, document.title].append(path)
    return found + list(_repeated(titles))


def parse(path: str, html: str) -> Document | Finding:
    """The page without what scripts make copies of, or what keeps it from being read; our pages are well-formed XML."""
    try:
        root = ElementTree.fromstring(html)
    except ElementTree.ParseError as error:
        return Finding("structure", path, f"is not well-formed: {error}")
    for element in list(root.iter()):
        for template in element.findall("template"):
            element.remove(template)
    return Document(path, root)


def check_page(document: Document, languages: list[str]) -> list[Finding]:
    checks = (_language, _title, _headings, _landmarks, _current)
    sentences = [sentence for each in checks for sentence in each(document, languages)]
    return [Finding("structure", document.path, sentence) for sentence in (*sentences, *_translations(document, languages))]


def _language(document: Document, languages: list[str]) -> Iterator[str]:
    code = document.language if document.language in languages else languages[0]
    if (found := document.root.get("lang")) != code:
        yield f'<html lang="{found}">, expected "{code}"'
    if (found := document.root.get("dir")) != direction(code):
        yield f'<html dir="{found}">, expected "{direction(code)}"'


def direction(code: str) -> str:
    """`ltr` or `rtl`, as CLDR has it; `ltr` for a language it does not know."""
    try:
        return babel.Locale.parse(code.split("-")[0]).text_direction
    except babel.UnknownLocaleError:
        return "ltr"


def _title(document: Document, languages: list[str]) -> Iterator[str]:
    page, separator, portal = document.title.rpartition(_SEPARATOR)
    is_outside = document.language not in languages
    if not is_outside and not (page.strip() and separator and portal.strip()):
        yield f'title "{document.title}" is not "page{_SEPARATOR}portal"'
    if not document.title:
        yield "has no title"


def _headings(document: Document, languages: list[str]) -> Iterator[str]:
    levels = [(int(each.tag[1]), _text(each)) for each in document.root.iter() if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if (count := sum(1 for level, _ in levels if level == 1)) != 1:
        yield f"has {count} h1"
    yield from (f"h{level} without words" for level, words in levels if not words)
    for (first, _), (second, words) in pairwise(levels):
        if second > first + 1:
            yield f'h{second} "{words}" follows h{first}'


def _landmarks(document: Document, languages: list[str]) -> Iterator[str]:
    found = Counter(_landmarks_in(document.root, {each.get("id"): each for each in document.root.iter()}))
    if (mains := sum(count for (role, _), count in found.items() if role == "main")) != 1:
        yield f"has {mains} main"
    for (role, name), count in found.items():
        if count > 1:
            yield f'{count} landmarks {role} are called "{name}"'
        if role == "navigation" and not name:
            yield "a navigation without a name"


def _landmarks_in(element: ElementTree.Element, by_id: dict[str | None, ElementTree.Element], *, inside: bool = False) -> Iterator[tuple[str, str]]:
    tag = element.tag
    name = _name(element, by_id)
    if tag in _LANDMARKS:
        yield _LANDMARKS[tag], name
    elif tag in _NAMED_LANDMARKS and name:
        yield _NAMED_LANDMARKS[tag], name
    elif tag in _OUTERMOST_LANDMARKS and not inside:
        yield _OUTERMOST_LANDMARKS[tag], name
    for child in element:
        yield from _landmarks_in(child, by_id, inside=inside or tag in _PARTS)


def _name(element: ElementTree.Element, by_id: dict[str | None, ElementTree.Element]) -> str:
    named_by = (by_id.get(each) for each in element.get("aria-labelledby", "").split())
    return element.get("aria-label") or " ".join(_text(each) for each in named_by if each is not None)


def _current(document: Document, languages: list[str]) -> Iterator[str]:
    """A menu says which of its entries is the page that is open."""
    for nav in document.root.iter("nav"):
        for link in nav.iter("a"):
            if link.get("href") == document.path and "aria-current" not in link.attrib:
                yield f'the link "{_text(link)}" to the page itself has no aria-current'


def _translations(document: Document, languages: list[str]) -> Iterator[str]:
    """The menu of languages: each in its own words, and leading to the same page, not to the first one."""
    inside = document.path.removeprefix(f"/{document.language}/")
    same_page = document.language in languages and not document.is_moved and not inside.endswith("404.html")
    for link in document.root.iterfind("body/header//a[@hreflang]"):
        code = link.get("hreflang", "")
        if link.get("lang") != code or link.get("dir", direction(code)) != direction(code):
            yield f'the link to {code} has lang="{link.get("lang")}" and dir="{link.get("dir")}"'
        if same_page and link.get("href", "").split("#")[0] != (expected := f"/{code}/{inside}"):
            yield f"the link to {code} leads to {link.get('href')}, not to {expected}"


def _repeated(titles: dict[tuple[str, str], list[str]]) -> Iterator[Finding]:
    for (_, title), paths in titles.items():
        if len(paths) > 1:
            yield Finding("structure", paths[0], f'title "{title}" is also that of {_shortened(paths[1:])}')


def _shortened(paths: list[str], most: int = 3) -> str:
    return ", ".join(paths[:most]) + (f" and {len(paths) - most} more" if len(paths) > most else "")


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())
