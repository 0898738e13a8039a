"""Strict YAML: bytes in, a tree of text out; what YAML would guess or hide is refused with its place.

Every scalar stays text, so that `01067`, `18:30`, `no` and `+49…` survive: the model gives it its type.
The tree is built from the parser's events, which shows anchors, tags and depth before anything can expand.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import yaml
from msgspec import Struct

from macros.problems import DataError, Problem, quoted

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

# C0/C1 controls, bidi overrides, tag characters, non-characters, a BOM inside: invisible in review, harmful in output.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ue000-\uf8ff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")

Tree = str | list["Tree"] | dict[str, "Tree"]
Location = tuple[str | int, ...]
Mark = tuple[int, int]


class Document(Struct, frozen=True, dict=True):
    """One YAML file: its text, and the tree of text that it holds. Empty values are left out of the tree."""

    path: str
    text: str
    data: dict[str, Tree]

    @cached_property
    def _marks(self) -> dict[Location, Mark]:
        """Where each part stands: asked for problems only, and then once, as one file may have thousands."""
        marks: dict[Location, Mark] = {}
        _build(self.path, self.text, marks)
        return marks

    def place(self, location: Location) -> Mark:
        """Line and column (from 1) of the deepest part of `location` that exists in the file."""
        marks = self._marks
        for end in range(len(location), 0, -1):
            if location[:end] in marks:
                return marks[location[:end]]
        return marks.get((), (1, 1))

    def problem(self, location: Location, message: str, severity: str = "error") -> Problem:
        line, column = self.place(location)
        return Problem(self.path, line, column, dotted(location), message, severity)


def read(path: Path, shown: str | None = None) -> Document:
    """Read one YAML file whose root is a mapping. `shown` is the path that problems name.

    Raises DataError with the place of what is refused.
    """
    name = shown or path.as_posix()
    text = _decode(name, _bytes(path, name))
    _check_characters(name, text)
    tree = _build(name, text, None)
    if not isinstance(tree, dict):
        raise _refused(name, (1, 1), "expected fields (`name: …`), got " + _kind(tree))
    return Document(name, text, tree)


def dotted(location: Location) -> str:
    """`('phones', 2, 'number')` as `phones[2].number`."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _bytes(path: Path, name: str) -> bytes:
    try:
        state = path.lstat()
        mode = state.st_mode
        if stat.S_ISLNK(mode):
            raise _refused(name, (1, 1), "is a symbolic link; data must be plain files")
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # to open a pipe would be to wait for ever
            raise _refused(name, (1, 1), "is a pipe, a socket or a device; data must be plain files")
        with path.open("rb") as file:
            raw = file.read(min(state.st_size, MAX_BYTES) + 1)  # not simply the most that may be: room for it would be made each time
    except OSError as error:
        raise _refused(name, (1, 1), f"cannot be read: {error.strerror}") from None
    if len(raw) > MAX_BYTES:
        raise _refused(name, (1, 1), f"is larger than {MAX_BYTES} bytes; one record is one small file")
    return raw


def _decode(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = f"is not UTF-8 (byte 0x{raw[error.start]:02x}); save the file with the encoding UTF-8"
        raise _refused(name, (line, column), message) from None


def _check_characters(name: str, text: str) -> None:
    found = _invisible(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"invisible character U+{ord(found[0]):04X}; delete it and type the text again"
        raise _refused(name, (line, column), message)


def _invisible(text: str) -> re.Match[str] | None:
    """The first character that may not stand in a text. Most texts have none that Python would not print, which is known at once."""
    if text.replace("\n", "").isprintable():
        return None
    found = FORBIDDEN.search(text)
    return _unbalanced_isolate(text) if found is None and _ISOLATES.search(text) else found


def _unbalanced_isolate(text: str) -> re.Match[str] | None:
    start = 0
    for line in text.splitlines(keepends=True):
        open_isolates: list[re.Match[str]] = []
        for found in _ISOLATES.finditer(text, start, start + len(line)):
            if found[0] != "\u2069":
                open_isolates.append(found)
            elif open_isolates:
                open_isolates.pop()
            else:
                return found
        if open_isolates:
            return open_isolates[0]
        start += len(line)
    return None


class _Level:
    """One open mapping or list while the events come in."""

    __slots__ = ("key", "keys", "location", "values")

    def __init__(self, values: dict | list, location: Location) -> None:
        self.values = values
        self.location = location
        self.key: str | None = None
        self.keys: dict[str, yaml.Event] = {}

    @property
    def next_location(self) -> Location:
        """Where the next value goes."""
        return (*self.location, len(self.values) if self.key is None else self.key)


def _build(name: str, text: str, marks: dict[Location, Mark] | None) -> Tree | None:
    """Turn the events of one document into a tree; with `marks`, also note where each part stands."""
    root: Tree = {}
    levels: list[_Level] = []
    documents = 0
    for event in _events(name, text):
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                raise _extra(name, event)
            if kind is yaml.ScalarEvent and event.style == '"':
                _check_escapes(name, event)
            level = levels[-1] if levels else None
            if level is not None and level.key is None and type(level.values) is dict:
                _open_key(name, level, event, marks)
                continue
            location: Location = ()
            if marks is not None:  # few files need it, and to know each place takes time
                location = level.next_location if level else ()
                marks[location] = _mark(event)
            value: Tree = event.value if kind is yaml.ScalarEvent else {} if kind is yaml.MappingStartEvent else []
            if level is None:
                root = value
            elif level.key is None:
                level.values.append(value)
            else:
                level.values[level.key] = value
                level.key = None
            if kind is not yaml.ScalarEvent:
                levels.append(_Level(value, location))
                if len(levels) > MAX_DEPTH:
                    raise _refused(name, _mark(event), f"nested deeper than {MAX_DEPTH} levels")
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            _drop_empty(levels.pop().values)
        elif kind is yaml.AliasEvent:
            raise _refused(name, _mark(event), f"alias '*{event.anchor}' is not allowed; write the value out")
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refused(name, _mark(event), "a second document ('---') is not allowed; one file is one record")
    return root


def _open_key(name: str, level: _Level, event: yaml.Event, marks: dict[Location, Mark] | None) -> None:
    if type(event) is not yaml.ScalarEvent:
        raise _refused(name, _mark(event), "a field name must be text")
    key = event.value
    if key == "<<":
        raise _refused(name, _mark(event), "merge key '<<' is not allowed; write the values out")
    if key in level.keys:
        raise _refused(name, _mark(event), f"duplicate field {quoted(key)} (first on line {level.keys[key].start_mark.line + 1})")
    level.key, level.keys[key] = key, event
    if marks is not None:
        marks[(*level.location, key)] = _mark(event)


def _check_escapes(name: str, event: yaml.ScalarEvent) -> None:
    """What an escape such as "\\u202e" stands for is not seen in the file's text."""
    found = _invisible(event.value)
    if found is not None:
        raise _refused(name, _mark(event), f"invisible character U+{ord(found[0]):04X}; delete it and type the text again")


def _drop_empty(values: dict | list) -> None:
    """An empty value counts as missing, as editing tools write `field: ''` for a field left blank."""
    if type(values) is dict:
        for key in [key for key, value in values.items() if value in ("", {}, [])]:
            del values[key]


def _events(name: str, text: str) -> Iterator[yaml.Event]:
    try:
        parser = yaml.CBaseLoader(text)
        while (event := parser.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "a text with ': ' or ' #', or one that starts with a special character, needs quotes"
        raise _refused(name, place, f"not valid YAML: {error.problem or error.context} ({hint})") from None
    except yaml.YAMLError as error:
        raise _refused(name, (1, 1), f"not valid YAML: {quoted(error)}") from None


def _extra(name: str, event: yaml.Event) -> DataError:
    if event.anchor is not None:
        return _refused(name, _mark(event), f"anchor '&{event.anchor}' is not allowed; write the value out")
    return _refused(name, _mark(event), f"tag {quoted(event.tag)} is not allowed; values are plain text")


def _mark(event: yaml.Event) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _kind(tree: Tree | None) -> str:
    return "a list" if isinstance(tree, list) else "text"


def _refused(name: str, mark: Mark, message: str) -> DataError:
    return DataError([Problem(name, *mark, "", message)])
