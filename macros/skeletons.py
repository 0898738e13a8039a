"""For editors: the skeleton of a new record, and JSON Schemas made from the models."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from pydantic import BaseModel

from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.legal import Legal
from macros.models.settings import Settings
from macros.models.values import is_id

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def write_skeleton(data: Path, kind: str, key: str, *, today: dt.date) -> Path:
    """Write data/<kind>/<key>.yml with the required fields left empty and the others as comments.

    Raises ValueError for a wrong id or a file that exists already.
    """
    path = data / kind / f"{key}.yml"
    if not is_id(key):
        raise ValueError(f"'{key}' is not an id (small letters a–z, digits and single hyphens, at most 60)")
    if path.exists():
        raise ValueError(f"{path} exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_skeleton(CONTENT_TYPES[kind], today), encoding="utf-8")
    return path


def write_schemas(folder: Path) -> list[Path]:
    """One schema for each record type, its translations, data/site.yml and data/legal.yml."""
    models: dict[str, type[BaseModel]] = {"site": Settings, "legal": Legal}
    for kind, model in CONTENT_TYPES.items():
        models |= {kind: model, f"{kind}.translation": TRANSLATIONS[kind]}
    paths = []
    for name, model in models.items():
        path = folder / f"{name}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(schema(model), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def schema(model: type[BaseModel]) -> dict:
    """The JSON Schema of one kind of file. The id is the file name and need not stand in the file."""
    found = {"$schema": _DRAFT, **model.model_json_schema(by_alias=True)}
    if "id" in found.get("required", ()):
        found["required"].remove("id")
    return found


def _skeleton(model: type[BaseModel], today: dt.date) -> str:
    required, optional = [], []
    for name, field in model.model_fields.items():
        if name == "assured_date":
            required.append(f"assured_date: {today.isoformat()}")
        elif field.is_required() and name != "id":
            required.append(f"{field.alias or name}:")
        elif name != "id":
            optional.append(f"# {field.alias or name}:")
    return "\n".join([*required, "", "# If you need them:", *optional]) + "\n"
