"""Putting a finished site in place: a directory beside the target, changed to what it shall be, then exchanged.

The directory beside the target is the site before last. Only what differs is written there, so a small change is
published fast; files are never changed in place, as they may be hard links into the published site. The exchange
is one step of the kernel: readers see the old site or the new one, and a build that is killed leaves the old one.
A past site (history.py) is published again in the same way.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from macros.history import MARKER, History, Manifest, Site
from macros.problems import BuildError
from macros.writing import exchange, finish_exchange, link_or_copy, write


class Publication:
    """The target directory, the one beside it, and what both hold. `reusable`: the published files that may be taken over.

    Only one process at a time may have one (`history.folder / "lock"`): what a killed build left is put right at once.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.spare = self.target.with_name(f".{self.target.name}.next")
        self.history = History(self.target)
        finish_exchange(self.spare, self.target)
        self.history.settle(self.target, self.spare)
        self.published = self._manifest(self.target)
        self.prepared = self._manifest(self.spare)
        self.reusable = self.published

    def begin(self, *, fresh: bool = False) -> None:
        """Make the directory beside the target ready to be written to; from here on it is not trusted.

        Raises BuildError for a target with files that no build has made: they would be lost.
        """
        refuse_foreign(self.target)
        self._keep_prepared()
        if fresh or not self.prepared.keys:
            shutil.rmtree(self.spare, ignore_errors=True)
            self.prepared = Manifest()
        if fresh:
            self.reusable = Manifest()
        self.spare.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            (self.spare / MARKER).unlink()

    def remove_others(self, manifest: Manifest) -> None:
        """Delete what the prepared directory held and the new site does not."""
        for path in self.prepared.paths - manifest.paths:
            file = self.spare / path
            file.unlink(missing_ok=True)
            with suppress(OSError):  # a directory that still holds something stays
                for parent in file.parents:
                    if parent == self.spare:
                        break
                    parent.rmdir()

    def finish(self, manifest: Manifest, generation: str, facts: Mapping[str, object]) -> None:
        """Sign the prepared directory and exchange it with the published one."""
        marker = (json.dumps({"generation": generation, **facts}, indent=1) + "\n").encode()
        self.history.announce(generation, marker, manifest)
        self._sign(marker)
        self._exchange()

    def restore(self, site: Site) -> None:
        """Publish a past site again. Raises BuildError, with the published site as it was, where files of it are gone."""
        prepared = self.history.holding(self.spare)
        if prepared is not None and prepared.generation == site.generation:
            self._exchange()
            return
        self._keep_prepared()
        missing = self.history.missing(site, self.published)
        if missing:
            raise BuildError(f"{site.generation} cannot be published again: {missing} is gone; nothing was changed")
        self.begin()
        for group, keys in site.manifest.keys.items():
            there, published = self.prepared.of(group), self.published.of(group)
            for path, key in keys.items():
                if there.get(path) != key:
                    source = str(self.target / path) if published.get(path) == key else self.history.file(path, key)
                    link_or_copy(source, str(self.spare / path))
        self.remove_others(site.manifest)
        self._sign(site.marker)
        self._exchange()

    def forget_next(self) -> None:
        """Leave no directory beside the target. The next build writes every file, and the site before this one is kept all the same."""
        self.published, self.prepared = self._manifest(self.target), self._manifest(self.spare)
        self._keep_prepared()
        shutil.rmtree(self.spare, ignore_errors=True)

    def _sign(self, marker: bytes) -> None:
        write(str(self.spare / MARKER), marker)

    def _exchange(self) -> None:
        exchange(self.spare, self.target)
        self.history.settle(self.target, self.spare)

    def _keep_prepared(self) -> None:
        """The directory beside the target holds the site before; what only that has must not be lost when it is changed."""
        if self.prepared.keys:
            self.history.keep(self.spare, self.prepared, self.published)
        if not self.published.keys:
            self.history.forget_incomplete()

    def _manifest(self, directory: Path) -> Manifest:
        site = self.history.holding(directory)
        return site.manifest if site else Manifest()


def refuse_foreign(target: Path) -> None:
    """Raise BuildError for a target with files that no build has made."""
    if target.exists() and not (target / MARKER).is_file() and any(target.iterdir()):
        raise BuildError(f"{target} holds files that no build has made; choose another folder or empty this one")
