"""Rules of the glossary that no single entry can know: a word is explained in one place only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.checks import locate
from macros.problems import Problem, quoted
from macros.source import Location

if TYPE_CHECKING:
    from macros.portal import Portal


def check_glossary(portal: Portal) -> Iterator[Problem]:
    """A word that two entries have, which pages could not explain, and one that an entry has twice."""
    known: dict[str, str] = {}
    for key, entry in portal.records["glossary"].items():
        words: list[tuple[Location, str]] = [(("term",), entry.term), *((("variants", number), word) for number, word in enumerate(entry.variants))]
        for location, word in words:
            if word not in known:
                known[word] = key
                continue
            where = "stands here twice" if known[word] == key else f"is explained in {quoted(known[word])} already"
            yield locate(portal.data, f"glossary/{key}.yml", location, f"{quoted(word)} {where}; expected each word once in the glossary")
