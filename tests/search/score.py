"""`python -m tests.search.score`: how many queries of queries.yml find what a sensible person wants among the first three.

The indexes are made as the build makes them, the searching is done by the very modules of the browser (run.mjs). Prints a
line for every query that misses, on standard error, then one line per figure, `bench NAME VALUE UNIT`, for all and for each language.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.clock import BERLIN
from macros.feeds.search_index import search_index
from macros.portal import Portal, load
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search.index import index
from tests.conftest import LAST_CHECK

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA = ROOT / "data"
NOW = dt.datetime.combine(LAST_CHECK, dt.time(8), BERLIN)
FIRST = 3


@dataclass(frozen=True)
class Query:
    """What somebody types, and the records (`kind/id`) of which one should be among the first three; none: nothing may be found.

    `speaking`: a language; then every offer, contact and event in it is expected.
    """

    language: str
    text: str
    tests: tuple[str, ...]
    expected: tuple[str, ...]
    not_first: tuple[str, ...] = ()
    speaking: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


@dataclass(frozen=True)
class Answer:
    """A query and the first ten records that the search found, the best first."""

    query: Query
    found: tuple[str, ...]

    @property
    def is_hit(self) -> bool:
        """One of those expected is among the first three, and no neighbour in spelling comes first."""
        return self._expects(FIRST)

    @property
    def is_first(self) -> bool:
        return self._expects(1)

    def _expects(self, count: int) -> bool:
        query, first = self.query, self.found[:1]
        found = any(each in query.expected for each in self.found[:count]) if query.expected else not self.found
        return found and not any(each in query.not_first for each in first)

    def __str__(self) -> str:
        speaking = f"whoever speaks {self.query.speaking}" if self.query.speaking else ""
        expected = speaking or ", ".join(self.query.expected) or "nothing"
        found = ", ".join(self.found[: FIRST + 2]) or "nothing"
        return f"{self.query} ({', '.join(self.query.tests)})\n    expected: {expected}\n    found:    {found}"


def queries(portal: Portal) -> tuple[Query, ...]:
    languages = yaml.safe_load((HERE / "queries.yml").read_text("utf-8"))
    return tuple(_query(portal, code, each) for code, entries in languages.items() for each in entries)


def answers(portal: Portal, asked: Sequence[Query]) -> tuple[Answer, ...]:
    """All queries are answered by one process, which reads the index of every language as a browser would."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _indexes(portal, dict.fromkeys(each.language for each in asked), Path(folder))
        question = {"indexes": paths, "queries": [[each.language, each.text] for each in asked]}
        command = ["node", str(HERE / "run.mjs")]
        done = subprocess.run(command, input=json.dumps(question), capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return tuple(Answer(query, tuple(found)) for query, found in zip(asked, json.loads(done.stdout), strict=True))


def figures(answered: Sequence[Answer]) -> Iterator[tuple[str, float, str]]:
    """Names, values and units: for all queries, then for each language."""
    yield from _shares("", answered)
    yield "search_queries", len(answered), "queries"
    for code in dict.fromkeys(each.query.language for each in answered):
        yield from _shares(f"_{code}", [each for each in answered if each.query.language == code])


def load_example() -> Portal:
    return load(DATA, today=NOW.date())


def _shares(ending: str, answered: Sequence[Answer]) -> Iterator[tuple[str, float, str]]:
    yield f"search_expected_in_first_three{ending}", sum(each.is_hit for each in answered) / len(answered), "x"
    yield f"search_first_is_expected{ending}", sum(each.is_first for each in answered) / len(answered), "x"


def _query(portal: Portal, code: str, entry: dict[str, Any]) -> Query:
    speaking = entry.get("speaking", "")
    expected = tuple(_speakers(portal, speaking)) if speaking else tuple(entry["expected"])
    return Query(code, entry["query"], tuple(entry["tests"]), expected, tuple(entry.get("not_first", ())), speaking, entry.get("reason", ""))


def _speakers(portal: Portal, language: str) -> Iterator[str]:
    for kind in ("offers", "contacts", "events"):
        yield from (f"{kind}/{key}" for key, record in portal.records[kind].items() if language in record.languages)


def _indexes(portal: Portal, codes: Iterable[str], folder: Path) -> dict[str, str]:
    """Writes the index of each language; the paths by language."""
    paths: dict[str, str] = {}
    for code in codes:
        reader = Reader(portal, code, NOW.date(), tuple(portal.languages), NOW)
        path = folder / f"{code}.json"
        path.write_bytes(search_index(index(reader, directories(reader))))
        paths[code] = str(path)
    return paths


def main() -> None:
    portal = load_example()
    answered = answers(portal, queries(portal))
    for each in answered:
        if not each.is_hit:
            print(each, file=sys.stderr)
    for name, value, unit in figures(answered):
        print(f"bench {name} {value if isinstance(value, int) else format(value, '.3f')} {unit}")


if __name__ == "__main__":
    main()
