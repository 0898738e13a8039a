"""Which kinds of pages a built site has, and one or more pages that stand for each, found by walking the site.

A kind is an address with what varies taken out: `offers/*` for the page of an offer, `offers/topics/*` for the list of
a topic, `offers/page/N` for the second page of a list. Nothing here knows the names of sections: a section that is
added later is found by itself. What holds for an address:

- a number varies (`calendar/2026/03/` is `calendar/N/N`),
- what lies in a folder without a page of its own varies (the terms of a facet),
- pages whose main part is one `<article>` vary (records), and so do more than a dozen neighbours that begin alike,
- every other page is a kind of its own (prose pages, A to Z).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

STAY = "stay"  # `?stay` on a page that leads elsewhere: served without the order to go there, so that it can be looked at
ROOT_KIND = "/"  # the page for choosing a language, and its neighbours outside of the languages
HOME = "home"
_ALIKE = 12  # more neighbours than this that begin alike are one kind
_REPRESENTATIVES = 3

_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.S)
_FIRST = re.compile(r'\s*(?:<div class="notice.*?</div>\s*)?<(\w+)(?: class="([\w -]+)")?', re.S)
_CLASSES = re.compile(r'<(\w+)[^>]*? class="([^"]+)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="https?://[^/"]+(/[^"]*?)/?"')
_REFRESH = '<meta http-equiv="refresh"'


@dataclass(frozen=True)
class Page:
    """One page to look at. `language` is the folder it lies in, "" outside of the languages; `features`: what its main part has."""

    kind: str
    language: str
    path: str
    is_moved: bool = False
    features: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @property
    def address(self) -> str:
        """What to open: a page that leads elsewhere is kept from doing so."""
        return f"{self.path}?{STAY}" if self.is_moved else self.path


@dataclass(frozen=True)
class _File:
    language: str
    parts: tuple[str, ...]
    html: str

    @property
    def path(self) -> str:
        parts = [part for part in (self.language, *self.parts) if part]
        return "/" + "/".join(parts) + ("/" if parts and not parts[-1].endswith(".html") else "")

    @property
    def is_moved(self) -> bool:
        return _REFRESH in self.html

    @cached_property
    def main(self) -> str:
        found = _MAIN.search(self.html)
        return found[1] if found else ""

    @cached_property
    def beginning(self) -> str:
        """The first element of the main part, for example `article.record`: pages of one kind begin alike."""
        found = _FIRST.match(self.main)
        return f"{found[1]}.{found[2] or ''}" if found else ""

    @cached_property
    def features(self) -> frozenset[str]:
        """The elements with classes in the main part: what a page has that another has not."""
        return frozenset(f"{tag}.{name}" for tag, names in _CLASSES.findall(self.main) for name in names.split())


def languages_of(site: Path) -> list[str]:
    """The languages of a built site, in the order of its registry."""
    return json.loads((site / "build.json").read_text("utf-8"))["languages"]


def base_of(site: Path) -> str:
    """The path below which a site lies on its host, for example `/portal`; "" where it has the host to itself."""
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    return found[1].rstrip("/") if found else ""


def discover(site: Path, languages: Sequence[str] | None = None, *, each: int = _REPRESENTATIVES) -> list[Page]:
    """The pages that stand for every kind in every language (and outside of them); `each`: so many at most of a kind."""
    known, base = languages_of(site), base_of(site)
    chosen = known if languages is None else [code for code in known if code in languages]
    pages = []
    for language in (*chosen, ""):
        for kind, files in kinds(_files(site, language, known)).items():
            pages += [Page(kind, language, base + file.path, file.is_moved, file.features) for file in representatives(files, each)]
    return pages


def with_features_of_their_own(pages: Iterable[Page]) -> set[str]:
    """The kinds that have something which no single other one has, too: one list of offers stands for all that are like it."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for page in pages:
        found[page.kind] |= page.features
    chosen: list[str] = []
    for kind in sorted(found, key=lambda kind: (-len(found[kind]), kind)):
        if not any(found[kind] <= found[other] for other in chosen):
            chosen.append(kind)
    return set(chosen)


def kinds(files: Sequence[_File]) -> dict[str, list[_File]]:
    """The files of one language by kind, in the order of their addresses."""
    by_parts = {file.parts: file for file in files}
    alike = Counter((file.parts[:-1], file.beginning) for file in files if file.parts)
    found: dict[str, list[_File]] = defaultdict(list)
    for file in files:
        shown = [_segment(file.parts[:end], by_parts, alike) for end in range(1, len(file.parts) + 1)]
        name = "/".join(shown) or (HOME if file.language else "")
        name = name if file.language else ROOT_KIND + name
        found[f"{name} (moved)" if file.is_moved else name].append(file)
    return dict(found)


def representatives(files: Sequence[_File], each: int) -> list[_File]:
    """The longest page, then those that add most of what it does not have, until nothing is left to add."""
    chosen = [max(files, key=lambda file: (len(file.main), file.path))]
    seen = set(chosen[0].features)
    while len(chosen) < each:
        best = max(files, key=lambda file: (len(file.features - seen), file.path))
        if not best.features - seen:
            break
        chosen.append(best)
        seen |= best.features
    return chosen


def _files(site: Path, language: str, known: Iterable[str]) -> list[_File]:
    folder = site / language
    found = []
    for path in sorted(folder.rglob("*.html")):
        parts = path.relative_to(folder).parts
        if not language and parts[0] in known:
            continue
        parts = parts[:-1] if parts[-1] == "index.html" else parts
        found.append(_File(language, parts, path.read_text("utf-8")))
    return found


def _segment(parts: tuple[str, ...], by_parts: Mapping[tuple[str, ...], _File], alike: Counter[tuple[tuple[str, ...], str]]) -> str:
    """The last part of an address, or what stands for it where it varies."""
    *above, name = parts
    if name.isdigit():
        return "N"
    if not above:
        return name
    file = by_parts.get(parts)
    if tuple(above) not in by_parts:
        return "*"
    varies = file and (file.is_moved or file.beginning.startswith("article") or alike[tuple(above), file.beginning] > _ALIKE)
    return "*" if varies else name
