"""What others wrote: unchanged, with its licence, and named in THIRD-PARTY.md."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from macros.assets import collect
from macros.colours import Palette
from tests.sites import ROOT

VENDOR = ROOT / "overrides" / "assets" / "vendor"
SCRIPTS = sorted(VENDOR.glob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_it_is_the_file_that_was_published_and_has_its_licence(script: Path) -> None:
    line = next(line for line in (ROOT / "THIRD-PARTY.md").read_text("utf-8").splitlines() if script.name in line and line.startswith("|"))
    assert re.search(r"sha256 `([0-9a-f]{64})`", line)[1] == sha256(script.read_bytes()).hexdigest()
    assert "MIT" in line and re.search(r" \d+\.\d+\.\d+", line)
    assert "Permission is hereby granted, free of charge" in script.with_suffix(".LICENSE.txt").read_text("utf-8")


def test_nothing_else_lies_there() -> None:
    assert [path.name for path in sorted(VENDOR.iterdir())] == ["minisearch.LICENSE.txt", "minisearch.js"]


def test_the_licence_goes_out_with_the_script() -> None:
    found = collect(ROOT / "overrides", "", Palette("#0b5c66", "#4fa3ad", "#e7eff0", "#0f2a31", False), ())
    script = found.files[found.scripts["minisearch"].removeprefix("/")].decode()
    assert script.startswith("/*!\nCopyright 2022 Luca Ongaro\n")
    assert script.count("Copyright") == 1 and "sourceMappingURL" not in script
