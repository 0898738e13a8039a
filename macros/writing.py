"""Files and folders of a site: replaced, never changed, as a file may be a hard link into another site."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)  # how kernels and file systems say that they cannot exchange


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
    """Take over an unchanged file from another site; False where that is not possible."""
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


def link_or_copy(source: str, path: str) -> None:
    """Take over a file also where there are no hard links. Raises FileNotFoundError where it is gone, OSError where there is no room."""
    if not link(source, path):
        with open(source, "rb") as file:
            write(f"{path}.new", file.read())
        os.replace(f"{path}.new", path)


def _make_directory(path: str) -> None:
    """Most parents exist already, so the directory itself is tried first."""
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass


def exchange(prepared: Path, target: Path) -> None:
    """Put `prepared` in the place of `target`; what was there is afterwards at `prepared`. Raises OSError with both in place as they were."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        prepared.rename(target)
    elif not _exchange_in_one_step(prepared, target):
        # Where the file system cannot exchange, readers may meet a missing page for the moment between two renames.
        aside = _aside(target)
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        try:
            prepared.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(prepared)


def finish_exchange(prepared: Path, target: Path) -> None:
    """Put right what an exchange left that was killed between two renames: no site, or no prepared one."""
    aside = _aside(target)
    if aside.is_dir() and not target.exists():
        aside.rename(target)
    elif aside.is_dir() and not prepared.exists():
        aside.rename(prepared)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _exchange_in_one_step(first: Path, second: Path) -> bool:
    """False where that cannot be done here. Raises OSError where it could be, but failed."""
    names = os.fsencode(first), os.fsencode(second)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, _RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    except AttributeError:  # a C library without the call
        return False
    number = ctypes.get_errno()
    if failed and number not in _CANNOT:
        raise OSError(number, os.strerror(number), str(second))
    return not failed
