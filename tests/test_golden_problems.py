"""Golden cases of wrong data: tests/golden/problems/<case>.yml says which file is written and which lines must come out
(errors and warnings first, then advice).

`file`: where it is written in a copy of tests/portal/data · `yaml`: its content · `problems`: the exact lines
`edits`: changes made before, each [file, old text, new text]; with them a case needs no `file` · `xfail`: why the case cannot pass yet
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import TINY, edit, lines_of

CASES = sorted((Path(__file__).parent / "golden" / "problems").glob("*.yml"))

# The tiny portal itself has one measure that is late and one offer whose check is overdue, both on purpose.
ALWAYS = [
    "data/concept/measures/beratung.yml:9:6: advice: due: '2026-06-30' has passed, and the status is 'delayed'; readers see it as overdue",
    "data/offers/alt.yml:14:15: advice: assured_date: last checked on '2025-06-30'; check again and set the new date",
]


def _case(path: Path) -> Any:
    case = yaml.safe_load(path.read_text("utf-8"))
    marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
    return pytest.param(case, id=path.stem, marks=marks)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One copy of the tiny data set for all cases, as copying takes longer than reading it."""
    data = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("golden") / "data"))
    yield data
    assert _content(data) == _content(TINY)  # every case has cleaned up behind itself


def _content(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def data(shared: Path, case: dict[str, Any]) -> Iterator[Path]:
    """The shared copy; what the case has changed is as before afterwards."""
    yield shared
    for name in {each[0] for each in case.get("edits", [])} | ({case["file"]} if "file" in case else set()):
        path = shared / name
        path.unlink()
        if (TINY / name).exists():
            shutil.copy2(TINY / name, path)
        while not (TINY / path.parent.relative_to(shared)).exists():
            path = path.parent
            path.rmdir()


@pytest.mark.parametrize("case", [_case(path) for path in CASES])
def test_a_wrong_file_gives_exactly_these_lines(case: dict[str, Any], data: Path) -> None:
    for name, old, new in case.get("edits", []):
        edit(data, name, old, new)
    if "file" in case:
        path = data / case["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case["yaml"].encode())
    assert [line for line in lines_of(data) if line not in ALWAYS] == case["problems"]


def test_the_tiny_portal_has_nothing_but_one_late_measure_and_one_overdue_check() -> None:
    assert lines_of(TINY) == ALWAYS


def test_there_are_cases() -> None:
    assert len(CASES) >= 70
