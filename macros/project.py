"""Where the parts of a portal project are, and what a build needs to know about it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from macros import fingerprints
from macros.portal import Portal
from macros.views.reader import Reader


class Project(Struct, frozen=True):
    """The folders of one portal. `data`, `cache` may lie elsewhere; docs/ and overrides/ belong to the project."""

    root: Path
    data: Path
    cache: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def templates(self) -> Path:
        return self.root / "overrides"

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"


class Edition(Struct, frozen=True, dict=True):
    """One build: a project's portal at one moment, in the languages that are to be built."""

    project: Project
    portal: Portal
    now: dt.datetime
    languages: tuple[str, ...]

    @property
    def today(self) -> dt.date:
        return self.now.date()

    @property
    def origin(self) -> str:
        """Scheme and host of the portal, without a slash."""
        url = self.portal.settings.url
        return url[: len(url) - len(self.portal.settings.base_path) - 1]

    def reader(self, code: str) -> Reader:
        return Reader(self.portal, code, self.today, self.languages, self.now)

    @cached_property
    def frame_print(self) -> bytes:
        """Changes with everything that MkDocs turns into frames and prose pages; facts in data/ are not among it."""
        project = self.project
        frame = [project.config, project.docs, project.templates, project.data / "site.yml", project.data / "languages.yml"]
        return fingerprints.digest(fingerprints.code(), fingerprints.files(*frame), ",".join(self.languages))

    @cached_property
    def page_print(self) -> bytes:
        """Changes with everything that any page may show beside its records: frame, vocabularies, the day."""
        return fingerprints.digest(self.file_print, self.today.isoformat())

    @cached_property
    def file_print(self) -> bytes:
        """The same for files beside the pages. A day that makes a difference to one of them is part of that file's own key."""
        vocabularies = sorted(self.project.data.glob("*.yml"))
        return fingerprints.digest(self.frame_print, fingerprints.files(*vocabularies))
