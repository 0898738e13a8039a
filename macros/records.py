"""A tree of text becomes a record: the model decides, and every complaint gets its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.problems import DataError, Problem, quoted, shape, suggest
from macros.source import Document, Location

M = TypeVar("M", bound=BaseModel)


def to_record(document: Document, model: type[M], data: dict[str, Any] | None = None, prefix: Location = ()) -> M:
    """Validate a document (or the part of it at `prefix`). Raises DataError with every problem found."""
    try:
        return model.model_validate(document.data if data is None else data)
    except ValidationError as error:
        raise DataError(list(_problems(document, model, error, prefix))) from None


def _problems(document: Document, model: type[BaseModel], error: ValidationError, prefix: Location) -> Iterable[Problem]:
    details = error.errors(include_url=False)
    for detail in details:
        location: Location = detail["loc"]
        if detail["type"] == "too_short" and any(other["loc"][: len(location)] == location for other in details if other is not detail):
            continue  # pydantic does not count entries that are wrong
        if len(location) > 1 and location[-1] == "[key]":  # pydantic's mark for a wrong key of a mapping
            location = location[:-1]
        context = detail.get("ctx") or {}
        if context.get("at"):
            location += tuple(int(part) if part.isdigit() else part for part in context["at"].split("."))
        yield document.problem(prefix + location, _message(detail, context, model, location))


def _message(detail: Any, context: dict[str, Any], model: type[BaseModel], location: Location) -> str:
    """Our own sentence for each kind of pydantic error."""
    kind, value = detail["type"], detail["input"]
    if kind == "portal":
        return context["message"]
    if kind == "missing":
        return "missing"
    if kind == "too_short":
        return "is empty; expected at least one entry"
    if kind == "extra_forbidden":
        name = str(location[-1])
        return f"unknown field {quoted(name)}{suggest(name, _known_fields(model, location[:-1]))}"
    if kind in ("tuple_type", "list_type"):
        return f"expected a list (one line '- …' for each), got {shape(value)}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"expected fields (name: value), got {shape(value)}"
    if kind == "string_type":
        return f"expected text, got {shape(value)}"
    return f"{quoted(value)} is not allowed ({re.sub(r'^Value error, ', '', detail['msg'])})"


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _known_fields(model: type[BaseModel], location: Location) -> list[str]:
    """Field names of the model at a location; empty where the location leads out of the models."""
    schema: Any = _schema(model)
    definitions = schema.get("$defs", {})
    for part in (*location, None):
        while isinstance(schema, dict) and ("$ref" in schema or "anyOf" in schema):
            schema = definitions.get(schema["$ref"].rsplit("/", 1)[-1], {}) if "$ref" in schema else schema["anyOf"][0]
        if part is not None:
            schema = schema.get("items", {}) if isinstance(part, int) else schema.get("properties", {}).get(part, {})
    return list(schema.get("properties", {}))
