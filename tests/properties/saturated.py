"""The tiny portal with every text that its models allow: each field that may hold words does, in every file where it may stand."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from macros.feast_files import FOLDER
from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.vocabularies import VOCABULARIES
from macros.portal import load
from macros.problems import DataError, Problem, errors
from macros.source import Location, Tree, read
from tests.conftest import TINY, TODAY
from tests.properties import fields as types
from tests.properties.fields import Field

# Filled up, too, but for the last record of each type: its texts stay as they are, or are fallen back upon.
_TRANSLATED = "ar"

# Fields that exclude what the tiny portal says; with these values they may stand there.
_INSTEAD: dict[tuple[str, Location], Any] = {
    ("legal.yml", ("accessibility", "method")): "external",
    ("legal.yml", ("accessibility", "evaluation")): {"evaluator": "Wort", "name": "Wort", "date": "2026-11-02"},
    ("legal.yml", ("easy_language",)): {"status": "available", "url": "https://a.example/", "date": "2026-11-02"},
    ("legal.yml", ("sign_language",)): {
        "status": "available", "url": "https://a.example/", "date": "2026-11-02", "size": "48 MB", "duration": "4:30",
    },
}  # fmt: skip

Values = Mapping[tuple[str, Location], Any]


@dataclass
class Data:
    """The files of a portal as trees of text. `added`: what the tiny portal did not say."""

    trees: dict[str, Tree]
    added: set[tuple[str, Location]] = field(default_factory=set)

    def fields(self) -> list[Field]:
        """Every value of every file, in an order that never changes."""
        return [each for file in sorted(self.trees) for each in types.fields(file, self.trees[file])]

    def write(self, folder: Path, values: Values = {}) -> None:
        """Write the files with other values in some places; a file that stays as it was is not touched."""
        changed: dict[str, Tree] = dict(self.trees)
        for file in {file for file, _ in values}:
            changed[file] = copy.deepcopy(changed[file])
        for (file, location), value in values.items():
            put(changed[file], location, value)
        for file, tree in changed.items():
            path = folder / file
            content = ("\n".join(lines(tree)) + "\n").encode("utf-8", "surrogatepass")
            if not path.exists() or path.read_bytes() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def saturated(folder: Path) -> Data:
    """The tiny portal, filled up. `folder` is where its files may be written to be checked together."""
    data = Data({path.relative_to(TINY).as_posix(): read(path).data for path in sorted(TINY.rglob("*.yml"))})
    for (file, location), value in _INSTEAD.items():
        put(data.trees[file], location, value)
    ids = _ids(data)
    for file, tree in data.trees.items():
        data.added |= {(file, location) for location in _grown(file, tree, ids)}
    for _ in range(10):
        _translate(data)
        data.write(folder)
        problems = _problems(folder)
        if not problems:
            return data
        taken = [_take_back(data, problem) for problem in problems]
        assert any(taken), f"the tiny portal cannot be filled up: {problems}"
    raise AssertionError(f"the tiny portal cannot be filled up: {problems}")


class Raw(str):
    """YAML to be written as it is, on one line."""


def lines(tree: Tree, depth: int = 0) -> Iterator[str]:
    """A tree as YAML, one line for each value, so that a value's line is known without the reader under test."""
    indent = "  " * depth
    for key, value in tree.items() if isinstance(tree, dict) else ((None, each) for each in tree):
        start = f"{indent}-" if key is None else f"{indent}{_quoted(key)}:"
        if isinstance(value, dict | list) and value:
            yield start
            yield from lines(value, depth + 1)
        else:
            yield f"{start} {_quoted(value)}"


def line_of(tree: Tree, location: Location) -> int:
    """The line, from 1, on which `lines` puts a value."""
    marker = "\N{REFERENCE MARK}"
    marked = copy.deepcopy(tree)
    put(marked, location, marker)
    return 1 + next(number for number, line in enumerate(lines(marked)) if marker in line)


def put(tree: Any, location: Location, value: Any) -> None:
    for part in location[:-1]:
        tree = tree[part]
    tree[location[-1]] = value


def _quoted(value: Any) -> str:
    """As JSON writes it, which YAML reads too."""
    return value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)


def _ids(data: Data) -> dict[str, str]:
    """One id for every target of a reference."""
    records = {kind: Path(next(file for file in data.trees if file.rpartition("/")[0] == kind)).stem for kind in CONTENT_TYPES}
    return records | {name: next(iter(data.trees[f"{name}.yml"])) for name in VOCABULARIES}


def _grown(file: str, tree: Any, ids: dict[str, str]) -> Iterator[Location]:
    """Fill the gaps of a file with texts, and say which were filled: those whose texts the model allows beside the others."""
    if file.rpartition("/")[0] not in {*CONTENT_TYPES, FOLDER, ""}:
        return  # a translation, made from its record later
    for location, kind in list(_gaps(types.model_of(file), tree, ())):
        parent = _at(tree, location[:-1])
        for value in _candidates(kind, ids):
            parent[location[-1]] = value
            if _is_valid(file, tree):
                yield location
                break
            del parent[location[-1]]


def _gaps(kind: Any, tree: Any, location: Location) -> Iterator[tuple[Location, Any]]:
    """Places of fields that could hold a text or a part with texts, and do not."""
    inner = types.bare(kind)[0]
    if types.is_model(inner) and isinstance(tree, dict):
        for name, each in inner.model_fields.items():
            key = each.alias or name
            if key in tree:
                yield from _gaps(types.type_of(each), tree[key], (*location, key))
            elif types.has_text(types.type_of(each)):
                yield (*location, key), types.type_of(each)
    elif isinstance(tree, dict) and get_origin(inner) is dict:
        for key, value in tree.items():
            yield from _gaps(get_args(inner)[1], value, (*location, key))
    elif isinstance(tree, list) and get_origin(inner) is tuple:
        for number, value in enumerate(tree):
            yield from _gaps(get_args(inner)[0], value, (*location, number))


def _candidates(kind: Any, ids: dict[str, str]) -> Iterator[Any]:
    yield types.sample(kind, ids)
    yield types.sample(kind, ids, is_full=False)
    for extra in types.extras(kind):
        yield types.sample(kind, ids, is_full=False, extra=extra)


def _is_valid(file: str, tree: Any) -> bool:
    folder, _, stem = file.removesuffix(".yml").rpartition("/")
    if folder in CONTENT_TYPES:
        tree = {**tree, "id": stem}
    elif folder == FOLDER or stem in VOCABULARIES:
        own = {"tradition": stem} if folder == FOLDER else {}
        tree = {key: {**entry, "id": key, **own} for key, entry in tree.items()} if stem != "hijri-overrides" else tree
    try:
        TypeAdapter(types.model_of(file)).validate_python(tree)
    except ValidationError:
        return False
    return True


def _translate(data: Data) -> None:
    """Give records all their texts in one other language."""
    for kind, model in TRANSLATIONS.items():
        files = [file for file in data.trees if file.rpartition("/")[0] == kind]
        for file in files[:-1] or files:
            texts = _texts(model, data.trees[file])
            if texts:
                data.trees[f"{kind}/{_TRANSLATED}/{Path(file).name}"] = {"translation": "human", **texts}


def _texts(kind: Any, tree: Any) -> Any:
    """What of a record is translated."""
    inner = types.bare(kind)[0]
    if types.is_model(inner):
        names = [name for name in inner.model_fields if name in tree and not name.startswith("translation")]
        return {name: _texts(types.type_of(inner.model_fields[name]), tree[name]) for name in names}
    return [_texts(get_args(inner)[0], each) for each in tree] if isinstance(tree, list) else "Wort"


def _at(tree: Any, location: Location) -> Any:
    for part in location:
        tree = tree[part]
    return tree


def _problems(folder: Path) -> list[Problem]:
    try:
        load(folder, today=TODAY)
    except DataError as error:
        return errors(error.problems)
    return []


def _take_back(data: Data, problem: Problem) -> bool:
    """Remove what was added on the line of a problem, and say whether that was possible."""
    file = problem.path.partition("/")[2]
    found = [location for name, location in data.added if name == file and _covers(data.trees[file], location, problem)]
    for location in sorted(found, key=len)[-1:]:
        del _at(data.trees[file], location[:-1])[location[-1]]
        data.added.discard((file, location))
    return bool(found)


def _covers(tree: Tree, location: Location, problem: Problem) -> bool:
    first = line_of(tree, location)
    return first <= problem.line < first + len(list(lines([_at(tree, location)])))
