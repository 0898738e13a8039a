"""What a first view weighs: compressed bytes and requests by kind of page, and all scripts of the site together."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.audit.findings import Finding
from tests.audit.privacy import Load, Visit
from tests.audit.serving import LEVEL
from tests.audit.tools import ROOT

MOST_BYTES = 45_000
MOST_REQUESTS = 8
MOST_SCRIPT_BYTES = 10_000  # of a page, with what it fetches only when somebody searches or filters
MOST_BYTES_OF_ALL_SCRIPTS = 15_000  # no page needs them all
VENDORED = frozenset(path.stem for path in (ROOT / "overrides" / "assets" / "vendor").glob("*.js"))
_SCRIPT = re.compile(r"assets/[a-z-]+\.[0-9a-f]+\.js")  # in a `src`, or in the attribute from which a script takes it
PARTS = ("html", "css", "js", "img")

_PARTS_BY_KIND = {"document": "html", "stylesheet": "css", "script": "js", "image": "img"}


@dataclass(frozen=True)
class Weight:
    """Compressed bytes by part (fonts and data count as "rest"), and how many requests they took."""

    bytes: Mapping[str, int]
    requests: int

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


def weigh(seen: Visit) -> Weight:
    counted: Counter[str] = Counter(dict.fromkeys(PARTS, 0))
    for load in seen.loads:
        counted[_part(load)] += load.size
    return Weight(dict(counted), len(seen.loads))


def heaviest(weights: Iterable[Weight]) -> Weight:
    """The one with most bytes, with the most requests that any of them takes."""
    weights = list(weights)
    return Weight(max(weights, key=lambda weight: weight.total).bytes, max(weight.requests for weight in weights))


def check(path: str, weight: Weight) -> Iterator[Finding]:
    if weight.total > MOST_BYTES:
        parts = ", ".join(f"{name} {size}" for name, size in weight.bytes.items() if size)
        yield Finding("weight", path, f"{weight.total} bytes, more than {MOST_BYTES}: {parts}")
    if weight.requests > MOST_REQUESTS:
        yield Finding("weight", path, f"{weight.requests} requests, more than {MOST_REQUESTS}")


def scripts(site: Path, *, vendored: bool = False) -> int:
    """Compressed bytes of all our own scripts of a site, whatever page needs them; with `vendored`, of those that others wrote."""
    return sum(len(_compressed(file)) for file in _scripts(site, vendored=vendored))


def check_scripts(site: Path) -> Iterator[Finding]:
    """What one page may ask for in scripts of ours, at once or when it is used, and what all of them have together."""
    sizes = {path.relative_to(site).as_posix(): len(_compressed(path)) for path in _scripts(site, vendored=False)}
    asked: dict[frozenset[str], str] = {}
    for page in sorted(site.rglob("*.html")):
        names = frozenset(sizes.keys() & _SCRIPT.findall(page.read_text("utf-8")))
        asked.setdefault(names, page.relative_to(site).as_posix())
    for names, page in asked.items():
        if (size := sum(sizes[name] for name in names)) > MOST_SCRIPT_BYTES:
            yield Finding("weight", page, f"its scripts have {size} bytes, more than {MOST_SCRIPT_BYTES}")
    if (size := sum(sizes.values())) > MOST_BYTES_OF_ALL_SCRIPTS:
        yield Finding("weight", "/", f"all scripts together have {size} bytes, more than {MOST_BYTES_OF_ALL_SCRIPTS}")


def _scripts(site: Path, *, vendored: bool) -> Iterator[Path]:
    return (file for file in site.rglob("*.js") if (file.name.partition(".")[0] in VENDORED) == vendored)


def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


def _part(load: Load) -> str:
    # an icon sprite is "other" for Chromium, like the icon of the tab
    is_image = load.url.split("#")[0].split("?")[0].endswith((".svg", ".png", ".jpg", ".webp", ".avif", ".ico"))
    return "img" if is_image else _PARTS_BY_KIND.get(load.kind, "rest")
