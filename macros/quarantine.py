"""`portal build --quarantine`: what is faulty is left out, and the rest is published, with a report.

A faulty record goes, and with it what cannot stand without it; where a reference may be missing, it goes alone. A faulty
translation goes alone: its readers see another language. So it goes on until nothing is wrong. What the whole portal stands on
(settings, vocabularies, languages, calendar) cannot go, and neither can most of a type: then nothing is published.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import asdict, replace

from macros.models import CONTENT_TYPES
from macros.models.fields import references
from macros.portal import Portal, approved, check, gather
from macros.problems import BuildError, DataError, Problem, counted, errors, report
from macros.reading import Cache, Entry, Shelf, changed_record
from macros.source import Location, dotted, read

REPORT = "quarantine.json"  # in the cache, never in the site: messages quote what is in the records
RECORD, TRANSLATION, FILE, REFERENCE = "record", "translation", "file", "reference"

_LARGEST_SHARE = 0.2  # of the records of a type
_ALWAYS_ALLOWED = 3  # records of a type, however few it has

Id = tuple[str, str]  # type and id of a record


class LeftOut(Struct, frozen=True):
    """One thing that is not published. `because_of`: the files it depends on; empty for what is faulty itself.

    `field`: of a reference, its place in the record, which stays.
    """

    path: str
    what: str
    reason: str
    because_of: tuple[str, ...] = ()
    field: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {f'{self.field} ' if self.field else ''}left out{' because it' if self.because_of else ':'} {self.reason}"


class Quarantine(Struct, frozen=True):
    """What is wrong with the data, and what is not published for that."""

    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def summary(self) -> str:
        """`2 records, 1 translation and 1 reference`"""
        counts = Counter(each.what for each in self.left_out)
        parts = [counted(counts[what], what) for what in (RECORD, TRANSLATION, FILE, REFERENCE) if counts[what]]
        return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "nothing"

    @property
    def lines(self) -> list[str]:
        """The report as people read it: the problems, then what is left out."""
        return [report(self.problems), *map(str, self.left_out)] if self.problems else []

    def write(self, folder: Path, *, published: bool, refused: str = "") -> None:
        """The report as programs read it."""
        found = {
            "published": published,
            "refused": refused,
            "problems": [asdict(problem) for problem in self.problems],
            "left_out": [asdict(each) for each in self.left_out],
        }
        folder.mkdir(parents=True, exist_ok=True)
        (folder / REPORT).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


class Refused(BuildError):
    """Too much would be missing. `quarantine`: what was found up to then."""

    def __init__(self, sentence: str, quarantine: Quarantine) -> None:
        self.sentence, self.quarantine = sentence, quarantine
        super().__init__("\n".join([*quarantine.lines, sentence]))


def load_sound(
    data: Path, *, today: dt.date, cache: Cache = Cache(None), pool: Executor | None = None, allow_loss: bool = False
) -> tuple[Portal, Quarantine]:
    """What `portal.load` does, but with a portal of everything that is in order, and a report about the rest.

    `allow_loss`: however much is missing. Raises Refused where something is faulty that cannot be left out.
    """
    try:
        portal, unreadable = gather(data, cache=cache, pool=pool)
    except DataError as error:
        portal, unreadable = None, error.problems
    ward = _Ward(data, portal, allow_loss)
    found = check(portal, unreadable, today=today) if portal else unreadable
    while errors(found):  # each round leaves out one file more at least, or ends in Refused
        ward.leave_out(errors(found))
        found = check(ward.portal, today=today)
    return approved(ward.portal, found), ward.quarantine


class _Ward:
    """A portal from which more and more is taken. `given` is what was read; references are followed in its records."""

    def __init__(self, data: Path, given: Portal | None, allow_loss: bool) -> None:
        self.data, self.portal, self.given, self.allow_loss = data, given, given, allow_loss
        self.problems: list[Problem] = []
        self.left_out: dict[str, LeftOut] = {}
        self.gone: set[Id] = set()
        self.cut: dict[Id, list[tuple[Location, Id]]] = {}  # references that records are published without
        self.records: dict[str, dict[str, Entry | None]] = defaultdict(dict)
        self.texts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    @property
    def quarantine(self) -> Quarantine:
        cut = [
            LeftOut(self._path(record), REFERENCE, f"refers to {self._path(target)}", (self._path(target),), dotted(location))
            for record, found in self.cut.items() if record not in self.gone for location, target in found
        ]
        found = sorted([*self.left_out.values(), *cut], key=lambda each: (each.path, each.field))
        return Quarantine(tuple(sorted(self.problems)), tuple(found))

    def leave_out(self, problems: Sequence[Problem]) -> None:
        """Take out the files with these problems, and what cannot stand without them."""
        self.problems += problems
        faulty = {path: list(found) for path, found in groupby(sorted(problems), key=lambda problem: problem.path)}
        for path in faulty:
            if self._kind(path) is None or path in self.left_out:
                self._refuse(f"{path} is no record that could be left out")
        for path, found in faulty.items():
            reason = "; ".join(f"{problem.field}: {problem.message}" if problem.field else problem.message for problem in found)
            self._leave_out_file(path, reason)
        while self._follow_references() or self._follow_links():
            pass
        self._check_what_is_left()
        self.portal = self._pruned()

    def _leave_out_file(self, path: str, reason: str, because_of: tuple[str, ...] = ()) -> None:
        kind = self._kind(path)
        *folders, name = path.removeprefix(f"{self.data.name}/{kind}/").split("/")
        key, is_record = name.removesuffix(".yml"), name.endswith(".yml")
        what = TRANSLATION if folders else RECORD if is_record else FILE
        self.left_out[path] = LeftOut(path, what, reason, because_of)
        if what == RECORD:
            self.gone.add((kind, key))
            self.records[kind][key] = None
        elif what == TRANSLATION:
            self.texts[kind, folders[0]][key] = None
        elif (kind, name) in self.given.texts:  # a folder of translations
            self.texts[kind, name] = dict.fromkeys(self.given.texts[kind, name])

    def _follow_references(self) -> bool:
        """Take out references to what is gone, with the record where it needs them. Whether there were any."""
        hits = list(self._dead_references())
        for record, dead in hits:
            kind, key = record
            entry = _without(self.data / kind / f"{key}.yml", kind, [location for location, _ in dead])
            if entry is None:
                self._leave_out_because("refers to", self._path(record), [target for _, target in dead])
            else:
                self.cut[record] = dead
                self.records[kind][key] = entry
        return bool(hits)

    def _dead_references(self) -> Iterator[tuple[Id, list[tuple[Location, Id]]]]:
        """Records with references to what is gone that nobody has taken out yet."""
        for kind, shelf in self.given.records.items():
            for key, record in shelf.items():
                dead = [(location, (other, id_)) for location, other, id_ in references(record) if (other, id_) in self.gone]
                if len(dead) > len(self.cut.get((kind, key), ())) and (kind, key) not in self.gone:
                    yield (kind, key), dead

    def _follow_links(self) -> bool:
        """Take out records and translations whose text links to a page that is gone: such a link would lead nowhere."""
        hits: dict[str, list[Id]] = defaultdict(list)
        address = re.escape(self.given.settings.url).encode()
        pattern = re.compile(address + rb"[\w-]+/(" + "|".join(CONTENT_TYPES).encode() + rb")/#?([a-z0-9-]+)")
        shelves: Mapping[Id, Shelf] = {(kind, ""): shelf for kind, shelf in self.given.records.items()} | dict(self.given.texts)
        for (kind, code), shelf in shelves.items():
            for key, found in shelf.mentions(pattern):
                target, path = (found[1].decode(), found[2].decode()), self._path((f"{kind}/{code}" if code else kind, key))
                if target in self.gone and path not in self.left_out and (kind, key) not in self.gone:
                    hits[path].append(target)
        for path, targets in hits.items():
            self._leave_out_because("links to", path, targets)
        return bool(hits)

    def _leave_out_because(self, verb: str, path: str, targets: Sequence[Id]) -> None:
        because_of = tuple(dict.fromkeys(self._path(target) for target in targets))
        self._leave_out_file(path, f"{verb} {', '.join(because_of)}", because_of)

    def _check_what_is_left(self) -> None:
        settings = self.given.settings
        for location, target, key in references(settings):
            if (target, key) in self.gone:
                self._refuse(f"{self._path((target, key))} cannot be left out, for {self.data.name}/site.yml names it as {dotted(location)}")
        for kind, shelf in self.given.records.items():
            gone = {key for other, key in self.gone if other == kind}
            total = len(gone | set(shelf))
            if len(gone) > max(_ALWAYS_ALLOWED, total * _LARGEST_SHARE) and not self.allow_loss:
                self._refuse(f"{self.data.name}/{kind}/: {len(gone)} of {counted(total, 'record')} would be left out, more than a fifth", " (--allow-loss if that is right)")

    def _pruned(self) -> Portal:
        given = self.given
        records = {kind: shelf.changed(self.records[kind]) for kind, shelf in given.records.items()}
        lost: dict[str, dict[str, Any]] = {kind: dict.fromkeys(key for other, key in self.gone if other == kind) for kind in records}
        texts = {(kind, code): shelf.changed(lost[kind] | self.texts[kind, code]) for (kind, code), shelf in given.texts.items()}
        return replace(given, records=records, texts=texts)

    def _refuse(self, sentence: str, hint: str = "") -> NoReturn:
        raise Refused(f"{sentence}; nothing was published{hint}", self.quarantine)

    def _kind(self, path: str) -> str | None:
        """The type whose folder a file lies in; None for everything else below data/."""
        return next((kind for kind in CONTENT_TYPES if path.startswith(f"{self.data.name}/{kind}/")), None)

    def _path(self, record: Id) -> str:
        return f"{self.data.name}/{record[0]}/{record[1]}.yml"


def _without(path: Path, kind: str, places: Sequence[Location]) -> Entry | None:
    """A record without the references at `places`, which stand in the order of the record; None where it needs them."""
    try:
        document = read(path)
        for place in reversed(places):  # from the last one on, so that the numbers of list entries hold
            _remove(document.data, place)
        return changed_record(kind, path.stem, document)
    except (DataError, LookupError, TypeError):  # the last two: the file has changed meanwhile
        return None


def _remove(tree: Any, place: Location) -> None:
    """Take a value out of a tree, and with it whatever then holds nothing: a list, the entry of a list."""
    first, *rest = place
    if rest:
        _remove(tree[first], tuple(rest))
    if not rest or not tree[first]:
        del tree[first]
