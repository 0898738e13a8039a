"""Which of the past sites is meant. With real sites and the command line: tests/build/test_rollback.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.history import MARKER, History, Manifest
from macros.problems import BuildError
from macros.rollback import past, roll_back

MANIFEST = Manifest({"de": {"de/index.html": b"1"}})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three published sites, the last of which readers see."""
    target, history = tmp_path / "site", History(tmp_path / "site")
    target.mkdir()
    for generation, built in (("aa1", "2026-11-18"), ("ab2", "2026-11-19"), ("b3", "2026-11-20")):
        marker = json.dumps({"generation": generation, "built": built, "languages": ["de"]}).encode()
        history.announce(generation, marker, MANIFEST)
        (target / MARKER).write_bytes(marker)
        history.settle(target, tmp_path / "nowhere")
    return target


def test_a_line_for_each_site(site: Path) -> None:
    assert past(site).lines == [
        "b3  built 2026-11-20, 1 page in 1 language  (published now)",
        "ab2  built 2026-11-19, 1 page in 1 language",
        "aa1  built 2026-11-18, 1 page in 1 language",
    ]


def test_the_one_before_is_counted_from_the_published_one(site: Path) -> None:
    assert past(site).before().generation == "ab2"
    (site / MARKER).unlink()
    assert past(site).before().generation == "b3"  # readers see nothing now


@pytest.mark.parametrize(("beginning", "problem"), [
    ("a", "more than one site has a generation that begins with 'a'; there are b3, ab2, aa1"),
    ("c", "no site has a generation that begins with 'c'; there are b3, ab2, aa1"),
    ("", "no site has a generation that begins with ''; there are b3, ab2, aa1"),
])  # fmt: skip
def test_a_beginning_must_fit_one_site(site: Path, beginning: str, problem: str) -> None:
    assert past(site).named("ab").generation == "ab2"
    with pytest.raises(ValueError) as failure:
        past(site).named(beginning)
    assert str(failure.value) == problem


def test_a_record_that_cannot_be_read_is_not_offered(site: Path) -> None:
    History(site).sites()[1].file.write_bytes(b"")
    assert [found.generation for found in past(site).sites] == ["b3", "aa1"]


def test_a_folder_that_no_build_has_made_is_left_alone(tmp_path: Path, site: Path) -> None:
    with pytest.raises(BuildError) as failure:
        roll_back(tmp_path / "nirgends")
    assert str(failure.value) == f"no site was built at {tmp_path}/nirgends; portal build builds one"
    assert not (tmp_path / ".nirgends.past").exists()
    (site / MARKER).rename(site / "thesis.txt")
    with pytest.raises(BuildError) as failure:
        roll_back(site)
    assert str(failure.value) == f"{site} holds files that no build has made; choose another folder or empty this one"
