"""Every field of every file of data/, found from the models alone: a new content type or field needs no entry here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.feast_files import FOLDER, OVERRIDES
from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.feasts import Feast, HijriTable
from macros.models.laender import Land
from macros.models.legal import Legal
from macros.models.settings import Settings
from macros.models.values import Ref, Text
from macros.models.vocabularies import VOCABULARIES
from macros.source import Location

PRIVATE = "private"  # the field of a record whose contents are never published
SINGLE: dict[str, Any] = {"site": Settings, "legal": Legal, "laender": dict[str, Land], "languages": dict[str, dict[str, str]]}
# One of these fits every kind of value that is no text, no choice and no reference.
SAMPLES = (
    "true", "1", "2026", "2026-11-02", "10:00", "25", "9.1.1.1", "48.3700001", "86999", "#0a5a6b", "https://a.example/", "a@a.example",
    "+49 89 99998 123", "ar", "lampions.png", "4:30", "48 MB", "material/home", "x", "Mo 09:00-12:00", "MO", "01-02",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One value in one file. `name` is the model's, such as `Offer.summary`; `text` says which kind of text, None for other values."""

    file: str
    location: Location
    name: str
    text: Text | None

    @property
    def is_private(self) -> bool:
        return PRIVATE in self.location


def model_of(file: str) -> Any:
    """The type of what a file of data/ holds: `offers/kurs.yml`, `offers/ar/kurs.yml`, `topics.yml`, `calendar/islamic.yml`."""
    folder, _, stem = file.removesuffix(".yml").rpartition("/")
    if folder == FOLDER:
        return HijriTable if stem == OVERRIDES else dict[str, Feast]
    if folder in CONTENT_TYPES:
        return CONTENT_TYPES[folder]
    if folder:
        return TRANSLATIONS[folder.rpartition("/")[0]]
    return SINGLE[stem] if stem in SINGLE else dict[str, VOCABULARIES[stem]]


def fields(file: str, tree: Any) -> Iterator[Field]:
    """Every scalar value of a file."""
    return _fields(file, model_of(file), tree, (), "")


def text_names(kind: Any) -> set[str]:
    """The names of all fields that hold texts, in a type and its parts."""
    inner, marks = bare(kind)
    if is_model(inner):
        own = {f"{inner.__name__}.{name}" for name, field in inner.model_fields.items() if _own_text(type_of(field))}
        return own.union(*(text_names(type_of(field)) for field in inner.model_fields.values()))
    return set().union(*(text_names(each) for each in get_args(inner)))


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def has_text(kind: Any) -> bool:
    return _own_text(kind) or bool(text_names(kind))


def sample(kind: Any, ids: dict[str, str], *, is_full: bool = True, extra: str = "") -> Any:
    """A value of a type, as it would stand in a file. `ids`: a known id for every target of a reference.

    Parts get all their fields; with `is_full` false those that they need, the texts, and the one called `extra`.
    """
    inner, marks = bare(kind)
    if is_model(inner):
        return {
            field.alias or name: sample(type_of(field), ids, is_full=is_full)
            for name, field in inner.model_fields.items()
            if is_full or field.is_required() or name == extra or _own_text(type_of(field))
        }
    if get_origin(inner) in (Union, UnionType):  # a choice of models
        return sample(get_args(inner)[0], ids, is_full=is_full, extra=extra)
    if get_origin(inner) is tuple:
        return [sample(get_args(inner)[0], ids, is_full=is_full, extra=extra)]
    if get_origin(inner) is dict:
        return {"de": sample(get_args(inner)[1], ids, is_full=is_full)}
    if any(isinstance(mark, Text) for mark in marks):
        return "Wort"
    target = next((mark.target for mark in marks if isinstance(mark, Ref)), None)
    return ids[target] if target else _scalar(kind)


def extras(kind: Any) -> list[str]:
    """The fields that a part may have beside the necessary ones, for parts in which one field asks for another."""
    inner = bare(kind)[0]
    if get_origin(inner) is tuple:
        return extras(get_args(inner)[0])
    return [name for name, field in inner.model_fields.items() if not field.is_required()] if is_model(inner) else []


def _fields(file: str, kind: Any, tree: Any, location: Location, name: str) -> Iterator[Field]:
    inner, marks = bare(kind)
    if isinstance(tree, dict):
        for key, value in tree.items():
            below, called = _below(inner, key, name)
            yield from _fields(file, below, value, (*location, key), called)
    elif isinstance(tree, list):
        below = get_args(inner)[0] if get_origin(inner) is tuple else Any
        for number, value in enumerate(tree):
            yield from _fields(file, below, value, (*location, number), name)
    else:
        yield Field(file, location, name, next((mark for mark in marks if isinstance(mark, Text)), None))


def _below(kind: Any, key: str, name: str) -> tuple[Any, str]:
    """Type and name of what stands under a key."""
    if is_model(kind):
        found = next(((name, field) for name, field in kind.model_fields.items() if (field.alias or name) == key), None)
        return (type_of(found[1]), f"{kind.__name__}.{found[0]}") if found else (Any, f"{kind.__name__}.{key}")
    return (get_args(kind)[1], name) if get_origin(kind) is dict else (Any, name)


def _own_text(kind: Any) -> bool:
    """Whether a field is a text, a list of texts or texts by language; not whether a part of it has one."""
    inner, marks = bare(kind)
    if any(isinstance(mark, Text) for mark in marks):
        return True
    return get_origin(inner) in (tuple, dict) and any(_own_text(each) for each in get_args(inner))


def bare(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without `| None` and annotations, and what the annotations say. A choice of several models stays as it is."""
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        kept, more = bare(inner)
        return kept, (*marks, *more)
    if get_origin(kind) in (Union, UnionType):
        others = [each for each in get_args(kind) if each is not type(None)]
        return bare(others[0]) if len(others) == 1 else (kind, ())
    return kind, ()


def type_of(field: Any) -> Any:
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


@cache
def _scalar(kind: Any) -> str:
    adapter = TypeAdapter(kind)
    schema = adapter.json_schema()
    schema = schema.get("anyOf", [schema])[0]  # without `| None`
    for value in (*schema.get("enum", [schema["const"]] if "const" in schema else []), *SAMPLES):
        try:
            adapter.validate_python(value)
        except ValidationError:
            continue
        return value
    raise AssertionError(f"no value in SAMPLES fits {kind}; add one")
