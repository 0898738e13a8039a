"""Whatever stands in a field is taken as it is or refused with file, line and field; it never harms what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, zip_longest
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from macros.portal import load
from macros.problems import DataError, Problem, errors
from macros.reading import Cache
from macros.source import dotted
from tests.conftest import TODAY
from tests.properties.fields import Field
from tests.properties.saturated import Data, Raw, line_of
from tests.properties.site import Site
from tests.properties.texts import FORBIDDEN, PIECES, YAML, patient, texts
from tests.sites import LANGUAGES

# Of no type but text, and none of them is the id of anything.
_NO_TEXT = ("", [], {}, ["x"], {"x": "y"}, [["x"], {}], [{"x": {"y": []}}])
_LONG = ("x" * 20_001, "ا" * 30_000, "9" * 5_000, "-" * 10_000, "\n" * 30_000 + "x", "x:" * 10_000)
VALUES = (*PIECES, *_NO_TEXT, *_LONG, *(f"x{each}" for each in FORBIDDEN), *map(Raw, YAML))


def rounds(data: Data) -> list[list[Field]]:
    """All fields, taken in rounds that have one field of each file at most, as one wrong value can hide another in its file."""
    files: dict[str, list[Field]] = {}
    for field in data.fields():
        files.setdefault(field.file, []).append(field)
    return [[field for field in each if field] for each in zip_longest(*files.values())]


def problems(site: Site, values: dict[Field, Any]) -> list[Problem]:
    site.data.write(site.workshop.data, {(field.file, field.location): value for field, value in values.items()})
    try:
        load(site.workshop.data, today=TODAY, cache=Cache(site.workshop.folder / "refusals", "now"))
    except DataError as error:
        return errors(error.problems)
    return []


def complaints(site: Site, values: dict[Field, Any]) -> list[str]:
    """What is wrong with how these values are treated; nothing, where each is taken or refused in its place."""
    found: dict[str, list[Problem]] = {}
    for problem in problems(site, values):
        found.setdefault(problem.path, []).append(problem)
    touched = {f"data/{field.file}" for field in values}
    wrong = [f"refused, and nobody has touched it: {each}" for path, own in found.items() for each in own if not {path, _original(path)} & touched]
    for field, value in values.items():
        own = found.get(f"data/{field.file}", [])
        first = line_of(site.data.trees[field.file], field.location)
        # An empty value is a missing one, which its parent lacks; without quotes, YAML may see the fault further down.
        if own and value and not isinstance(value, Raw):
            if not any(each.line == first + isinstance(value, list | dict) for each in own):
                wrong.append(f"{dotted(field.location)} is on line {first}: {[*map(str, own)]}")
            if not any(_names(each, field) for each in own):
                wrong.append(f"nothing names {dotted(field.location)}: {[*map(str, own)]}")
        if any(ord(sign) < 32 or sign in FORBIDDEN for each in own for sign in str(each)):
            wrong.append(f"a complaint is not one line of plain text: {own!r}")
    return wrong


def _original(path: str) -> str:
    """The record that a file translates: where a text of it is missing, its translations have one too many."""
    return "/".join(part for part in path.split("/") if part not in LANGUAGES)


def _names(problem: Problem, field: Field) -> bool:
    """A problem names its field; the reader of YAML knows none, and a wrong part of a feast or vocabulary is named as a whole."""
    return not problem.field or dotted(field.location).startswith(problem.field)


def _drawn(data: Data, number: int, values: Iterable[Any]) -> dict[Field, Any]:
    found = rounds(data)
    return dict(zip(found[number % len(found)], cycle(values)))


def test_every_field_takes_or_refuses_what_is_no_value_of_it(site: Site) -> None:
    turn = cycle(VALUES)
    assert [wrong for fields in rounds(site.data) for wrong in complaints(site, dict(zip(fields, turn)))] == []


@patient(usual=15, weight=50)
@given(st.integers(0, 500), st.lists(texts | st.sampled_from(VALUES), min_size=1, max_size=40))
def test_any_value_is_taken_or_refused_in_its_place(site: Site, number: int, values: list[Any]) -> None:
    assert complaints(site, _drawn(site.data, number, values)) == []
