"""What the annotations of a model say: which fields are texts, which are references, and the translation model made from them."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, create_model

from macros.models.values import Day, Model, Ref, Text, Untranslated, one_of

ORIGINS = ("human", "reviewed", "machine")


class Translation(Model):
    """Texts of one record in one language. `translation` says where they come from; the reader is told."""

    translation: one_of(*ORIGINS)
    translation_date: Day | None = None


@cache
def translation_model(model: type[BaseModel]) -> type[Translation]:
    """The model of data/<type>/<lang>/<id>.yml: the text fields of `model`, all optional, nothing else."""
    return _importable(create_model(f"{model.__name__}Translation", __base__=Translation, **_text_fields(model)))


@cache
def text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields of `model` that hold translatable text, also inside parts of it."""
    return tuple(_text_fields(model))


@cache
def plain_text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The text fields of `model` that are a text or a list of texts, without those whose texts lie inside parts."""
    return tuple(name for name in text_fields(model) if _part(_inner(_annotation(model.model_fields[name]))[0]) is None)


@cache
def reference_fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool, bool], ...]:
    """(field, target, is a list, names a model whose own references count) of every field that refers to something."""
    found = []
    for name, field in model.model_fields.items():
        inner, listed = _inner(_annotation(field))
        part = _part(inner)
        target = next((mark.target for mark in _marks(inner) if isinstance(mark, Ref)), None)
        if target or (part is not None and reference_fields(part)):
            found.append((field.alias or name, target or "", listed, part is not None))
    return tuple(found)


def references(record: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """(location, target, id) of every reference in a record."""
    for name, target, listed, is_part in reference_fields(type(record)):
        value = getattr(record, name)
        for number, item in enumerate(value if listed else [value]):
            location = (name, number) if listed else (name,)
            if is_part and item is not None:
                yield from ((location + inner, kind, key) for inner, kind, key in references(item))
            elif item is not None:
                yield location, target, item


def _text_fields(model: type[BaseModel]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner, listed = _inner(_annotation(field))
        marks = _marks(inner)
        part = _part(inner)
        if any(isinstance(mark, Text) for mark in marks) and not any(isinstance(mark, Untranslated) for mark in marks):
            kind: Any = inner
        elif part is not None and _text_fields(part):
            kind = _part_texts(part)
        else:
            continue
        fields[name] = (tuple[kind, ...] | None if listed else kind | None, None)
    return fields


@cache
def _part_texts(part: type[BaseModel]) -> type[Model]:
    return _importable(create_model(f"{part.__name__}Texts", __base__=Model, **_text_fields(part)))


def _importable(model: Any) -> Any:
    """Pickle finds a class by the name it has in its module, so a class made at run time is put there."""
    model.__module__ = __name__
    globals()[model.__name__] = model
    return model


def _annotation(field: Any) -> Any:
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _inner(annotation: Any) -> tuple[Any, bool]:
    """The type of one value, and whether the field is a list of them; `| None` is taken off."""
    marks: tuple[Any, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, *rest = get_args(annotation)
        marks = tuple(rest)
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        return _inner(annotation)
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    return (Annotated[(annotation, *marks)] if marks else annotation), False


def _marks(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _part(annotation: Any) -> type[BaseModel] | None:
    kind = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None
