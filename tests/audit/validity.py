"""The Nu Html Checker (vnu) over HTML files: every error is a finding.

Our pages are written as XML (`<br/>`); vnu remarks on each of these slashes as "info", which is no error.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.audit.findings import Finding
from tests.audit.tools import VNU

_ERRORS = ("error", "non-document-error")
_COMMAND = ("java", "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html")


def check(site: Path, files: Iterable[Path] | None = None) -> list[Finding]:
    """Some files or folders of a site, or all of it."""
    targets = [site] if files is None else sorted(set(files))
    done = subprocess.run([*_COMMAND, *map(str, targets)], capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise RuntimeError(f"vnu ended with {done.returncode}:\n{done.stderr[-2000:]}")
    messages = json.loads(done.stdout)["messages"]
    return [_finding(site, each) for each in messages if each["type"] in _ERRORS or each.get("subType") == "fatal"]


def _finding(site: Path, message: dict) -> Finding:
    file = Path(message.get("url", "").removeprefix("file:"))
    path = "/" + file.relative_to(site.resolve()).as_posix() if file.is_relative_to(site.resolve()) else str(file)
    return Finding("vnu", path.removesuffix("index.html"), f"line {message.get('lastLine', '?')}: {message['message']}")
