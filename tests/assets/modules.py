"""The portal's JavaScript modules that need no page, called in node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.audit import tools

_RUN = Path(__file__).parent / "run.mjs"
Call = tuple[str, str, Sequence[Any]]  # module, function, values


def call(calls: Iterable[Call], index: Mapping[str, Any] | None = None) -> list[Any]:
    """What each call answers, from one process; the test is skipped loudly where there is no node."""
    tools.need("node")
    question = json.dumps({"calls": list(calls), "index": index})
    done = subprocess.run(["node", str(_RUN)], input=question, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)
