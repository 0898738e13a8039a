"""Putting a finished site in place: a directory beside the target, changed to what it shall be, then exchanged.

The directory beside the target is the site before last. Only what differs is written there, so a small change is
published fast; files are never changed in place, as they may be hard links into the published site. The exchange
is one step of the kernel: readers see the old site or the new one, and a build that is killed leaves the old one.
"""

from __future__ import annotations

import ctypes
import json
import os
import pickle
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from macros.problems import BuildError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
MARKER = "build.json"  # says which build a directory holds; without it the directory is not trusted
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


@dataclass(frozen=True)
class Manifest:
    """What a site holds: a key for each path. Equal keys mean equal files."""

    keys: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)  # by language, `` for the rest

    def of(self, group: str) -> Mapping[str, bytes]:
        return self.keys.get(group, {})

    @property
    def paths(self) -> set[str]:
        return {path for group in self.keys.values() for path in group}


class Publication:
    """The target directory, the one beside it, and what both hold. `reusable`: the published files that may be taken over."""

    def __init__(self, target: Path, cache: Path) -> None:
        self.target = target.resolve()
        self.spare = self.target.parent / f".{self.target.name}.next"
        self._manifests = cache / "manifests"
        self.published = self._manifest(self.target)
        self.prepared = self._manifest(self.spare)
        self.reusable = self.published

    def begin(self, *, fresh: bool = False) -> None:
        """Make the directory beside the target ready to be written to; from here on it is not trusted.

        Raises BuildError for a target with files that no build has made: they would be lost.
        """
        if self.target.exists() and not (self.target / MARKER).is_file() and any(self.target.iterdir()):
            raise BuildError(f"{self.target} holds files that no build has made; choose another folder or empty this one")
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
        self._manifests.mkdir(parents=True, exist_ok=True)
        (self._manifests / generation).write_bytes(pickle.dumps(manifest, protocol=pickle.HIGHEST_PROTOCOL))
        marker = json.dumps({"generation": generation, **facts}, indent=1) + "\n"
        (self.spare / MARKER).write_text(marker, encoding="utf-8")
        exchange(self.spare, self.target)
        self._forget_old_manifests()

    def forget_next(self) -> None:
        shutil.rmtree(self.spare, ignore_errors=True)

    def _manifest(self, directory: Path) -> Manifest:
        try:
            generation = json.loads((directory / MARKER).read_text("utf-8"))["generation"]
            return pickle.loads((self._manifests / generation).read_bytes())
        except Exception:  # whatever is wrong with it, a manifest that cannot be read is only not trusted
            return Manifest()

    def _forget_old_manifests(self) -> None:
        newest = sorted(self._manifests.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in newest[8:]:
            path.unlink(missing_ok=True)


def write(path: str, content: bytes) -> None:
    """Write a new file; one that is there is replaced, never changed."""
    if path.endswith("/index.html"):  # a page has a folder of its own, which in a first build is not there yet
        _make_directory(os.path.dirname(path))
    try:
        handle = os.open(path, _NEW, 0o644)
    except FileExistsError:
        os.unlink(path)
        handle = os.open(path, _NEW, 0o644)
    except FileNotFoundError:
        _make_directory(os.path.dirname(path))
        handle = os.open(path, _NEW, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)


def link(source: str, path: str) -> bool:
    """Take over an unchanged file from the published site; False where that is not possible."""
    for _ in range(2):
        try:
            os.link(source, path)
            return True
        except FileExistsError:
            os.unlink(path)
        except FileNotFoundError:
            if not os.path.exists(source):
                return False
            _make_directory(os.path.dirname(path))
        except OSError:
            return False
    return False


def _make_directory(path: str) -> None:
    """Most parents exist already, so the directory itself is tried first."""
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass


def exchange(prepared: Path, target: Path) -> None:
    """Put `prepared` in the place of `target`; what was there is afterwards at `prepared`."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        prepared.rename(target)
    elif not _exchange_in_one_step(prepared, target):
        # Where the file system cannot exchange, readers may meet a missing page for the moment between two renames.
        aside = target.with_name(f".{target.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        prepared.rename(target)
        aside.rename(prepared)


def _exchange_in_one_step(first: Path, second: Path) -> bool:
    names = os.fsencode(first), os.fsencode(second)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            return library.renamex_np(*names, _RENAME_SWAP) == 0
        return library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0
    except AttributeError:  # a C library without the call
        return False
