"""Plain `mkdocs build` gives what `portal build` gives, and stops where it stops."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import edit
from tests.sites import NOW, Workshop, copy_of_project, differing, files_of, pages_of, run

pytestmark = pytest.mark.xdist_group("mkdocs")  # each process would make a first site of its own


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "mkdocs", "build", *arguments, cwd=project, SOURCE_DATE_EPOCH=str(int(NOW.timestamp())))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which MkDocs has made the site, from nothing. For looking and copying only."""
    project = copy_of_project(tmp_path_factory.mktemp("mkdocs") / "project")
    done = mkdocs(project, "--strict")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """The same, to be edited and made again."""
    return Path(shutil.copytree(first, tmp_path / "project"))


def test_mkdocs_build_strict_gives_the_same_site_as_portal_build(built: Workshop, first: Path) -> None:
    assert differing(pages_of(built.site), pages_of(first / "site")) == []


def test_mkdocs_build_into_another_folder_gives_the_same_site(built: Workshop, project: Path, tmp_path: Path) -> None:
    done = mkdocs(project, "--strict", "--quiet", "--site-dir", str(tmp_path / "elsewhere"))
    assert (done.returncode, done.stderr) == (0, "")
    assert differing(pages_of(built.site), pages_of(tmp_path / "elsewhere")) == []


def test_mkdocs_build_of_wrong_data_fails_says_why_and_leaves_the_published_site_as_it_was(project: Path) -> None:
    before = files_of(project / "site")
    edit(project, "data/offers/gruppe.yml", "organization: verein", "organization: vereine")
    done = mkdocs(project, "--strict")
    assert done.returncode == 1
    assert "data/offers/gruppe.yml:3:15: organization: unknown contact 'vereine' (did you mean 'verein'?)" in done.stderr
    assert "Traceback" not in done.stderr
    assert before
    assert differing(before, files_of(project / "site")) == []


def test_mkdocs_build_again_after_an_edit(project: Path) -> None:
    edit(project, "data/offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs Deutsch")
    done = mkdocs(project)
    assert done.returncode == 0, done.stderr
    assert "Anfängerkurs Deutsch" in (project / "site" / "de" / "offers" / "kurs" / "index.html").read_text("utf-8")
