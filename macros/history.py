"""Which sites were published at a place, the last ones: what `portal rollback` can publish again.

A past site is not kept as a folder. Most of its files are also those of the published site; `files/` holds the others,
hard links to what a later build replaced. So keeping a site costs as much as the changes after it, and no time in proportion
to its size. Everything lies beside the target and not in the cache, which may be deleted at any time or serve several sites.

    .site.past/sites/0007-<generation>   marker and manifest of a site; the number says in which order they were published
    .site.past/files/<name>              a file that a past site has and the published one does not
    .site.past/lock
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from macros.writing import link_or_copy

MARKER = "build.json"  # says which build a directory holds; without it the directory is not trusted
KEPT = 3  # past sites
_NEW = ".new"  # the end of the name of a site that is about to be published


class Manifest(Struct, frozen=True):
    """What a site holds: a key for each path. Equal keys mean equal files."""

    keys: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)  # by language, `` for the rest

    def of(self, group: str) -> Mapping[str, bytes]:
        return self.keys.get(group, {})

    @property
    def paths(self) -> set[str]:
        return {path for group in self.keys.values() for path in group}

    @property
    def pages(self) -> int:
        return sum(path.endswith(".html") for path in self.paths)

    def without(self, other: Manifest) -> Iterator[tuple[str, bytes]]:
        """Path and key of every file that `other` does not have as well."""
        for group, keys in self.keys.items():
            if keys != other.of(group):  # most languages are as they were, and to look at each of their files takes long
                yield from keys.items() - other.of(group).items()


class Site(Struct, frozen=True, dict=True):
    """A site that was published, or is about to be; read when it is asked for."""

    file: Path

    @property
    def number(self) -> int:
        return int(self.file.name.partition("-")[0])

    @property
    def generation(self) -> str:
        return self.file.name.partition("-")[2].removesuffix(_NEW)

    @cached_property
    def _parts(self) -> tuple[bytes, Mapping[str, Mapping[str, bytes]]]:
        try:
            marker, keys = pickle.loads(self.file.read_bytes())
            return marker, keys
        except Exception:  # whatever is wrong with it, a manifest that cannot be read is only not trusted
            return b"", {}

    @property
    def marker(self) -> bytes:
        """The site's build.json."""
        return self._parts[0]

    @property
    def manifest(self) -> Manifest:
        return Manifest(self._parts[1])

    @property
    def facts(self) -> Mapping[str, Any]:
        return json.loads(self.marker)


class History:
    """The sites of one place, the newest first. Only one process at a time may change it (`folder / "lock"`)."""

    def __init__(self, target: Path) -> None:
        self.folder = target.with_name(f".{target.name}.past")
        self._sites = self.folder / "sites"
        self._files = self.folder / "files"

    def sites(self) -> list[Site]:
        """Every site that was published, each generation once."""
        found = sorted((Site(path) for path in self._listed() if not path.name.endswith(_NEW)), key=lambda site: site.number)
        return list({site.generation: site for site in found}.values())[::-1]

    def holding(self, directory: Path) -> Site | None:
        """The site that a directory holds, as far as its marker says so."""
        try:
            marker = (directory / MARKER).read_bytes()
            generation = json.loads(marker)["generation"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        found = [site for site in self.sites() if site.generation == generation]
        found += [site for site in self._announced() if site.marker == marker]  # a build was killed right after the exchange
        return found[-1] if found else None

    def file(self, path: str, key: bytes) -> str:
        """Where a file of a past site is, if the published one does not have it."""
        name = hashlib.blake2b(key + path.encode(), digest_size=20).hexdigest()
        return f"{self._files}{os.sep}{name}"

    def keep(self, directory: Path, manifest: Manifest, published: Manifest) -> None:
        """Keep the files of a directory that the published site does not have, before the directory is changed."""
        self._files.mkdir(parents=True, exist_ok=True)
        for path, key in manifest.without(published):
            kept = self.file(path, key)
            if not os.path.exists(kept):
                with suppress(FileNotFoundError):  # somebody has deleted it; that site cannot be published again
                    link_or_copy(f"{directory}{os.sep}{path}", kept)

    def announce(self, generation: str, marker: bytes, manifest: Manifest) -> None:
        """Note a site that is about to be published."""
        self._sites.mkdir(parents=True, exist_ok=True)
        number = max((site.number for site in self.sites()), default=0) + 2  # the one before is for the site that it replaces
        raw = pickle.dumps((marker, {group: dict(keys) for group, keys in manifest.keys.items()}), protocol=pickle.HIGHEST_PROTOCOL)
        (self._sites / f"{number:04}-{generation}{_NEW}").write_bytes(raw)

    def settle(self, target: Path, replaced: Path) -> None:
        """Enter an announced site if it lies at the target, strike it otherwise, and forget what is beyond the last ones.

        Where a rollback had gone back several sites, the one that is replaced now becomes the one before.
        """
        live = self.holding(target)
        for site in self._announced():
            if live is None or site.file != live.file:
                site.file.unlink()
                continue
            before = self.holding(replaced)
            if before is not None and before.number < site.number - 2:
                before.file.rename(self._sites / f"{site.number - 1:04}-{before.generation}")
            site.file.rename(site.file.with_name(site.file.name.removesuffix(_NEW)))
        self._forget_old(target)

    def missing(self, site: Site, published: Manifest) -> str | None:
        """A file of a past site that is nowhere any more; None where the site can be published again."""
        return next((path for path, key in site.manifest.without(published) if not os.path.exists(self.file(path, key))), None)

    def forget_incomplete(self) -> None:
        """Forget what cannot be published again because the published site is lost, whose files it shared."""
        for site in self.sites():
            if self.missing(site, Manifest()):
                site.file.unlink()

    def forget(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _listed(self) -> list[Path]:
        try:
            return sorted(self._sites.iterdir())
        except FileNotFoundError:
            return []

    def _announced(self) -> list[Site]:
        return [Site(path) for path in self._listed() if path.name.endswith(_NEW)]

    def _forget_old(self, target: Path) -> None:
        live = self.holding(target)
        past = [site for site in self.sites() if live is None or site.generation != live.generation]
        kept = [*past[:KEPT], *([live] if live else [])]
        names = {site.file.name for site in kept}
        gone = [path for path in self._listed() if path.name not in names]
        for path in gone:
            path.unlink()
        if gone:
            self._sweep(kept, live.manifest if live else Manifest())

    def _sweep(self, kept: list[Site], published: Manifest) -> None:
        """Delete the files that no site needs any more."""
        needed = {self.file(path, key) for site in kept for path, key in site.manifest.without(published)}
        with suppress(FileNotFoundError), os.scandir(self._files) as found:
            for file in found:
                if file.path not in needed:
                    os.unlink(file.path)
