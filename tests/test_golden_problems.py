"""Golden cases of wrong data: tests/golden/problems/<case>.yml says which file is written and which lines must come out
(errors and warnings first, then advice).

`file`: where it is written in a copy of tests/portal/data · `yaml`: its content · `problems`: the exact lines
`edits`: changes made before, each [file, old text, new text]; with them a case needs no `file` · `xfail`: why the case cannot pass yet
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import advice_of, edit, problems_of

CASES = sorted((Path(__file__).parent / "golden" / "problems").glob("*.yml"))

# The tiny portal itself has one offer whose check is overdue on purpose.
ALWAYS = "data/offers/alt.yml:14:15: advice: assured_date: last checked on '2025-06-30'; check again and set the new date"


def _case(path: Path) -> Any:
    case = yaml.safe_load(path.read_text("utf-8"))
    marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
    return pytest.param(case, id=path.stem, marks=marks)


@pytest.mark.parametrize("case", [_case(path) for path in CASES])
def test_a_wrong_file_gives_exactly_these_lines(case: dict[str, Any], data: Path) -> None:
    for name, old, new in case.get("edits", []):
        edit(data, name, old, new)
    if "file" in case:
        path = data / case["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case["yaml"].encode())
    lines = problems_of(data) + advice_of(data)
    assert [line for line in lines if line != ALWAYS] == case["problems"]


def test_the_tiny_portal_has_nothing_but_one_overdue_check(data: Path) -> None:
    assert problems_of(data) + advice_of(data) == [ALWAYS]


def test_there_are_cases() -> None:
    assert len(CASES) >= 70
