"""What a build leaves in `.cache/` for later builds: one file for each thing, which holds for one key only."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any


def recall(file: Path) -> tuple[bytes, Any] | None:
    """A key and what was stored under it; None for what is missing, damaged or written by other code."""
    try:
        key, found = pickle.loads(file.read_bytes())
        return key, found
    except Exception:  # whatever is wrong with it, it is made anew
        return None


def store(file: Path, key: bytes, found: Any) -> None:
    """In one step, also where several processes store the same."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(pickle.dumps((key, found), protocol=pickle.HIGHEST_PROTOCOL))
    fresh.replace(file)
