"""What a device can keep of a language, to be read without a network: pages, search index, pictures, each with a key and a size.

A page is made anew each day because its footer says the day. Its key here leaves the day out: a phone that keeps the
portal loads again only what reads differently.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import compress, crc32

from msgspec import Struct

_PAGE_FILE = "index.html"
_NOBODY_READS = ("specimens/",)
_SAMPLE = ("", "guides/", "imprint/", "numbers/", "privacy/")  # prose pages, which every build makes: together they compress as well as all
_BESIDE = 1_000  # bytes of headers that come with every file and are kept with it


class Kept(NamedTuple):
    """A file on a device: a key that changes with what it says, and its size."""

    key: str
    size: int


class Weight(Struct, frozen=True):
    """How many pages a device keeps, how many bytes they need there, and about how many go through the network for that."""

    pages: int = 0
    stored: int = 0
    sent: int = 0


class Shelf:
    """The files of one language that a device keeps. What an earlier build found is remembered with the keys of its pages.

    `shared`: files of no language, by their path in the site. `daily`: texts of pages whose change makes no page worth loading again.
    """

    def __init__(self, memory: Path, code: str, shared: Mapping[str, Kept], daily: Iterable[str]) -> None:
        self._memory = memory
        self._code = code
        self._shared = shared
        self._daily = [each.encode() for each in daily if each]
        self._before: dict[str, tuple[bytes, Kept]] = _load(memory)
        self._files: dict[str, tuple[bytes, Kept]] = {}
        self._sample: list[tuple[int, int]] = []

    def has(self, path: str, key: bytes) -> bool:
        """Whether an earlier build has put a file here, the same as the one with this key."""
        if not self._is_kept(path):
            return True
        found = self._before.get(path)
        if found is None or found[0] != key:
            return False
        self._files[path] = found
        return True

    def put(self, path: str, key: bytes, content: bytes) -> None:
        if not self._is_kept(path):
            return
        lasting = content
        for each in self._daily:
            lasting = lasting.replace(each, b"")
        self._files[path] = key, Kept(f"{crc32(lasting):08x}", len(content))
        if _address(path).removeprefix(f"{self._code}/") in _SAMPLE:
            self._sample.append((len(content), len(compress(content, 6))))

    def weight(self) -> Weight:
        """How much it is so far."""
        texts = sum(kept.size for _, kept in self._files.values())
        others = sum(kept.size for kept in self._shared.values())
        plain, small = (sum(each) for each in zip(*self._sample, strict=True)) if self._sample else (1, 1)
        headers = _BESIDE * (len(self._files) + len(self._shared))
        pages = sum(path.endswith(_PAGE_FILE) for path in self._files)
        return Weight(pages, texts + others + headers, texts * small // plain + others + headers)

    def list(self, note: str) -> bytes:
        """The file that devices compare with their own: address below the portal's path → key, and what to say above a page that was kept."""
        files = {_address(path): kept.key for path, (_, kept) in sorted(self._files.items())}
        files |= {path: kept.key for path, kept in sorted(self._shared.items())}
        return (json.dumps({"note": note, "files": files}, ensure_ascii=False, separators=(",", ":")) + "\n").encode()

    def remember(self) -> None:
        """Keep for the next build what this one has found."""
        if self._files != self._before:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._memory.with_suffix(".new")
            fresh.write_bytes(pickle.dumps(self._files, protocol=pickle.HIGHEST_PROTOCOL))
            fresh.replace(self._memory)

    def _is_kept(self, path: str) -> bool:
        """Every page but the one for wrong addresses, which servers show by themselves, and that of the examples; and the search index."""
        if path.endswith(f"/{_PAGE_FILE}"):
            return _address(path).removeprefix(f"{self._code}/") not in _NOBODY_READS
        return path.endswith("/search/index.json")


def _address(path: str) -> str:
    return path.removesuffix(_PAGE_FILE) if path.endswith(f"/{_PAGE_FILE}") else path


def _load(memory: Path) -> dict[str, tuple[bytes, Kept]]:
    try:
        return pickle.loads(memory.read_bytes())
    except Exception:  # whatever is wrong with it, its pages are made anew
        return {}
