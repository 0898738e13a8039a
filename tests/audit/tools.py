"""The programs that the gates need beside Python, where they are, and what to say loudly when one is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import find_chromium

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "tests" / "node" / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = ROOT / "tests" / "audit" / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"

_LINE = "=" * 90
_FROM_NPM = """Debian, Ubuntu   sudo apt-get install nodejs npm
                     macOS            brew install node
 then                make test        (runs npm ci in tests/node)"""
_HOW = {
    "chromium": """Debian, Ubuntu   sudo apt-get install chromium
                     macOS            brew install --cask chromium
 or name one:        PORTAL_CHROMIUM=/path/to/chrome""",
    "java": """Debian, Ubuntu   sudo apt-get install default-jre-headless
                     macOS            brew install openjdk""",
    "node": """Debian, Ubuntu   sudo apt-get install nodejs npm
                     macOS            brew install node""",
    "axe-core": _FROM_NPM,
    "vnu": _FROM_NPM,
    "lighthouse": """npm ci in tests/audit/node; `make audit` does it where there is npm""",
}


def missing(*names: str) -> list[str]:
    """Those of the named tools that this machine does not have."""
    found = {
        "chromium": find_chromium(),
        "java": shutil.which("java"),
        "node": shutil.which("node"),
        "axe-core": AXE.is_file(),
        "vnu": VNU.is_file(),
        "lighthouse": LIGHTHOUSE.is_file(),
    }
    return [name for name in names if not found[name]]


def notice(name: str) -> str:
    """What a person reads who does not have the tool."""
    return f"\n{_LINE}\n {name.upper()} IS MISSING: the checks that need it did not run.\n Install it:         {_HOW[name]}\n{_LINE}\n"


def need(*names: str) -> None:
    """Skips the test where a tool is missing, loudly; in CI that is a failure."""
    for name in missing(*names):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(notice(name))
