"""The models of the concept. Every message word for word; its place in a file: tests/golden/problems/concept-*.yml."""

from __future__ import annotations

from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from macros.problems import DataError
from macros.records import to_record
from macros.source import Document

M = TypeVar("M", bound=BaseModel)


def record(model: type[M], minimal: dict[str, Any], **changes: Any) -> M:
    """The record that `minimal` with some changes gives; None leaves a field out."""
    return to_record(Document("x.yml", "", {}), model, {name: value for name, value in (minimal | changes).items() if value is not None})


def complaints(model: type[BaseModel], minimal: dict[str, Any], **changes: Any) -> list[str]:
    """What is wrong with it, as `field: message`."""
    with pytest.raises(DataError) as caught:
        record(model, minimal, **changes)
    return [f"{problem.field}: {problem.message}" for problem in caught.value.problems]
