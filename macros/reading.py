"""Folders of records: every YAML file of data/<type>/ and data/<type>/<lang>/ read, checked and remembered.

What was read is kept in a cache beside the build, one file for each folder, so that an unchanged record is
never parsed twice; a file counts as unchanged as git sees it: same size, times and inode. The cache is trusted only for the same code and library versions.
"""

from __future__ import annotations

import os
import pickle
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field
from pydantic import BaseModel

from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.fields import plain_text_fields, text_fields
from macros.models.values import is_id
from macros.problems import DataError, Problem, counted, quoted
from macros.records import to_record
from macros.source import Document, read

Signature = tuple[int, int, int, int]
Shape = tuple[int | None, ...]
_ReadOne = Callable[[Path, str], tuple[Any, Shape]]
TEXT = -1
NO_TEXT = bytes(16)
_PIECE = 100  # files that are read by one process before it asks for more


class Fingerprint(NamedTuple):
    """What a file says, in parts that change apart: each plain text of it, and everything else.

    `texts` follows the order of `plain_text_fields`; NO_TEXT where the file has none.
    """

    rest: bytes
    texts: tuple[bytes, ...]


class Entry(NamedTuple):
    """One file as read: its record pickled, the fingerprint of what it says, and the shape of its texts.

    The shape of a record says for each text field how many entries it has (None: none, TEXT: a single text).
    For a translation it is the shape of the record that it was checked against.
    """

    signature: Signature
    fingerprint: Fingerprint
    shape: Shape
    pickled: bytes


class Shelf(Mapping[str, Any]):
    """Records by id, unpickled when first used: a build of one language needs few of the others' texts."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._records: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._records:
            self._records[key] = pickle.loads(self._entries[key].pickled)
        return self._records[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self[key] if key in self._entries else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def release(self) -> None:
        self._records.clear()

    def __getstate__(self) -> dict[str, Any]:
        return {"_entries": self._entries, "_records": {}}

    @property
    def shapes(self) -> dict[str, Shape]:
        return {key: entry.shape for key, entry in self._entries.items()}

    def fingerprint(self, key: str) -> Fingerprint | None:
        """Changes with what the record says; None where there is no such record."""
        entry = self._entries.get(key)
        return entry.fingerprint if entry else None

    def changed(self, entries: Mapping[str, Entry | None]) -> Shelf:
        """The same with other entries for some records; those whose entry is None are gone."""
        return Shelf({key: entry for key, entry in {**self._entries, **entries}.items() if entry is not None}) if entries else self

    def mentions(self, pattern: re.Pattern[bytes]) -> Iterator[tuple[str, re.Match[bytes]]]:
        """Where a pattern occurs in the texts of records; it is looked for without unpacking them."""
        return ((key, found) for key, entry in self._entries.items() for found in pattern.finditer(entry.pickled))


class Folder(Struct, frozen=True):
    """All records of one folder, and what is wrong with the others."""

    records: Shelf
    problems: list[Problem] = field(default_factory=list)


class Cache(Struct, frozen=True):
    """Where folders are remembered between runs, for one version of the code. None: nothing is remembered."""

    directory: Path | None
    version: str = ""

    def knows(self, name: str) -> bool:
        """Whether a folder was read before; then little of it will have to be read again."""
        return self.directory is not None and (self.directory / name).is_file()

    def beside(self, name: str) -> Path | None:
        """A folder for something else that is remembered between builds."""
        return self.directory and self.directory.with_name(name)

    def load(self, name: str) -> dict[str, Entry]:
        if self.directory is None:
            return {}
        try:
            with (self.directory / name).open("rb") as file:
                head, pickled = file.readline(), file.read()
            return pickle.loads(pickled) if head == self._head(pickled) else {}
        except (OSError, ValueError, EOFError, IndexError, pickle.UnpicklingError):
            return {}

    def _head(self, pickled: bytes) -> bytes:
        """Code version and checksum: what was written by other code, or damaged since, is not read."""
        return f"{self.version} {zlib.crc32(pickled):08x}\n".encode()

    def store(self, name: str, entries: dict[str, Entry]) -> None:
        if self.directory is None:
            return
        fresh = self.directory / f"{name}.new"
        fresh.parent.mkdir(parents=True, exist_ok=True)
        pickled = pickle.dumps(entries, protocol=pickle.HIGHEST_PROTOCOL)
        fresh.write_bytes(self._head(pickled) + pickled)
        fresh.replace(self.directory / name)


def read_records(data: Path, kind: str, cache: Cache, pool: Executor | None = None) -> Folder:
    """The records of data/<kind>/ in the source language. With a `pool`, many files are read side by side."""
    return _read_folder(data, data / kind, kind, cache, partial(_read_record, CONTENT_TYPES[kind]), lambda entry, key: True, pool)


def read_texts(data: Path, kind: str, language: str, shapes: Mapping[str, Shape], cache: Cache) -> Folder:
    """The texts of data/<kind>/<language>/, each checked against the shape of its record in the source language."""
    read_one = partial(_read_text, data, kind, shapes)
    return _read_folder(data, data / kind / language, f"{kind}.{language}", cache, read_one, lambda entry, key: entry.shape == shapes.get(key))


def _read_record(model: type[BaseModel], path: Path, shown: str) -> tuple[Any, Shape]:
    document = read(path, shown)
    given = document.data.get("id", path.stem)
    if given != path.stem:
        message = f"{quoted(given)} differs from the file name {quoted(path.stem)}; rename one of them"
        raise DataError([document.problem(("id",), message)])
    return _record(model, document, path.stem)


def _read_text(data: Path, kind: str, shapes: Mapping[str, Shape], path: Path, shown: str) -> tuple[Any, Shape]:
    model = TRANSLATIONS[kind]
    document = read(path, shown)
    if path.stem not in shapes and (data / kind / path.name).exists():
        return model(translation="machine"), ()  # its record has problems; they come first
    if path.stem not in shapes:
        message = f"translates {quoted(path.stem)}, but there is no {data.name}/{kind}/{path.stem}.yml"
        raise DataError([document.problem((), message)])
    texts = to_record(document, model) if document.data else model(translation="machine")
    fields = text_fields(CONTENT_TYPES[kind])
    wrong = list(_shape_problems(document, texts, shapes[path.stem], fields, f"{data.name}/{kind}/{path.name}"))
    if wrong:
        raise DataError(wrong)
    return texts, shapes[path.stem]


def changed_record(kind: str, key: str, document: Document) -> Entry:
    """A record whose document was changed after it was read. It is never remembered, so it has no signature. Raises DataError."""
    record, shape = _record(CONTENT_TYPES[kind], document, key)
    return _entry((0, 0, 0, 0), record, shape, plain_text_fields(CONTENT_TYPES[kind]))


def _record(model: type[BaseModel], document: Document, key: str) -> tuple[Any, Shape]:
    record = to_record(document, model, document.data | {"id": key})
    return record, tuple(_length(getattr(record, name)) for name in text_fields(model))


def _read_folder(
    data: Path, folder: Path, name: str, cache: Cache, read_one: _ReadOne, still_valid: Callable[[Entry, str], bool], pool: Executor | None = None
) -> Folder:
    known = cache.load(name)
    shown = folder.relative_to(data.parent).as_posix()
    entries: dict[str, Entry | None] = {}
    problems: list[Problem] = []
    changed: list[tuple[str, Signature]] = []
    for name_of_file, signature in _files(folder):
        key = name_of_file.removesuffix(".yml")
        if wrong_name := _name_problem(name_of_file, key):
            problems.append(Problem(f"{shown}/{name_of_file}", 1, 1, "", wrong_name))
            continue
        entry = entries[key] = known.get(key)
        if entry is None or entry.signature != signature or not still_valid(entry, key):
            changed.append((key, signature))
    read_piece = partial(_read_files, folder, shown, plain_text_fields(CONTENT_TYPES[name.partition(".")[0]]), read_one)
    pieces = [changed[start : start + _PIECE] for start in range(0, len(changed), _PIECE)]
    for found, wrong in pool.map(read_piece, pieces) if pool and len(pieces) > 1 else map(read_piece, pieces):
        entries |= found
        problems += wrong
    read_entries = {key: entry for key, entry in entries.items() if entry is not None}
    if read_entries != known:
        cache.store(name, read_entries)
    return Folder(Shelf(read_entries), sorted(problems))


def _read_files(
    folder: Path, shown: str, plain: Sequence[str], read_one: _ReadOne, files: Iterable[tuple[str, Signature]]
) -> tuple[dict[str, Entry | None], list[Problem]]:
    """The entries of some files of a folder, None for those that are wrong, and what is wrong with them."""
    entries: dict[str, Entry | None] = {}
    problems: list[Problem] = []
    for key, signature in files:
        try:
            entries[key] = _entry(signature, *read_one(folder / f"{key}.yml", f"{shown}/{key}.yml"), plain)
        except DataError as error:
            entries[key] = None
            problems += error.problems
    return entries, problems


def _entry(signature: Signature, record: Any, shape: Shape, plain: Sequence[str]) -> Entry:
    return Entry(signature, _fingerprint(record, plain), shape, pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL))


def _fingerprint(record: Any, plain: Sequence[str]) -> Fingerprint:
    values = dict(record)
    texts = tuple(_text_digest(values.pop(name)) for name in plain)
    return Fingerprint(_digest(repr(values)), texts)


def _text_digest(text: str | tuple[str, ...] | None) -> bytes:
    if not text:
        return NO_TEXT
    return _digest(text if isinstance(text, str) else "\0".join(text))  # a text holds no NUL, the reader refuses it


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def _files(folder: Path) -> list[tuple[str, Signature]]:
    """Names and signatures of the files of a folder, sorted; hidden files belong to other programs."""
    try:
        with os.scandir(folder) as found:
            return sorted((file.name, _signature(file)) for file in found if file.name[0] != "." and not file.is_dir(follow_symlinks=False))
    except FileNotFoundError:
        return []


def _name_problem(name: str, key: str) -> str | None:
    if key == name:
        return f"unexpected file {quoted(name)}; records are named <id>.yml"
    if not is_id(key):
        return f"{quoted(key)} is not an id (expected small letters a–z, digits and single hyphens, at most 60)"
    return None


def _signature(file: os.DirEntry) -> Signature:
    stat = file.stat(follow_symlinks=False)
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _length(value: Any) -> int | None:
    if isinstance(value, tuple):
        return len(value) or None
    return None if value is None else TEXT


def _shape_problems(
    document: Document, texts: Any, shape: Shape, fields: tuple[str, ...], source: str
) -> Iterator[Problem]:
    """A translated list must match its source item by item, or steps would be told in the wrong order."""
    for name, length in zip(fields, shape, strict=True):
        translated = getattr(texts, name)
        if translated is None:
            continue
        if length is None:
            yield document.problem((name,), f"translates a field that {source} does not have")
        elif length != TEXT and len(translated) != length:
            yield document.problem((name,), f"has {counted(len(translated), 'entry', 'entries')}, but {source} has {length}")
