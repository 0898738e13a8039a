"""Plain `mkdocs build` gives what `portal build` gives, and stops where it stops."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import edit
from tests.sites import NOW, Workshop, copy_of_project, differing, files_of, pages_of, run


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "mkdocs", "build", *arguments, cwd=project, SOURCE_DATE_EPOCH=str(int(NOW.timestamp())))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of_project(tmp_path / "project")


def test_mkdocs_build_strict_gives_the_same_site_as_portal_build(built: Workshop, project: Path) -> None:
    done = mkdocs(project, "--strict")
    assert done.returncode == 0, done.stderr
    assert differing(pages_of(built.site), pages_of(project / "site")) == []


def test_mkdocs_build_into_another_folder_gives_the_same_site(built: Workshop, project: Path, tmp_path: Path) -> None:
    done = mkdocs(project, "--strict", "--quiet", "--site-dir", str(tmp_path / "elsewhere"))
    assert (done.returncode, done.stderr) == (0, "")
    assert differing(pages_of(built.site), pages_of(tmp_path / "elsewhere")) == []


def test_mkdocs_build_of_wrong_data_fails_and_says_why(project: Path) -> None:
    edit(project, "data/offers/gruppe.yml", "organization: verein", "organization: vereine")
    done = mkdocs(project, "--strict")
    assert done.returncode == 1
    assert "data/offers/gruppe.yml:3:15: organization: unknown contact 'vereine' (did you mean 'verein'?)" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_build_of_wrong_data_leaves_the_published_site_as_it_was(project: Path) -> None:
    mkdocs(project, "--strict")
    before = files_of(project / "site")
    edit(project, "data/offers/gruppe.yml", "organization: verein", "organization: vereine")
    mkdocs(project, "--strict")
    assert before
    assert differing(before, files_of(project / "site")) == []


def test_mkdocs_build_again_after_an_edit(project: Path) -> None:
    mkdocs(project)
    edit(project, "data/offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs Deutsch")
    done = mkdocs(project)
    assert done.returncode == 0, done.stderr
    assert "Anfängerkurs Deutsch" in (project / "site" / "de" / "offers" / "kurs" / "index.html").read_text("utf-8")
