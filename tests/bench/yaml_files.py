"""YAML files in and out, every scalar as text, the way the portal itself reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes long texts as `|` blocks, as editors do."""

    def ignore_aliases(self, data: Any) -> bool:
        return True  # the portal refuses anchors and aliases


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_bytes(), Loader=_Loader)


def dump(value: Any) -> str:
    # a line that is never wrapped keeps one text on one line, so that a number in it can be replaced
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


def write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump(value), encoding="utf-8")
