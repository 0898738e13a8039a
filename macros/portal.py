"""The whole of data/ as one frozen Portal: settings, languages, vocabularies, records and their texts.

Nothing here knows how any of it is shown. Every problem of every file is collected and raised at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import force_setattr

from macros import holiday_dates
from macros.almanac import Almanac
from macros.checks import IMAGES, check_portal
from macros.claims import Claims
from macros.concept import Concept
from macros.concept_checks import check_concept
from macros.council import Council
from macros.feast_checks import check_feasts
from macros.folder_checks import check_folders
from macros.glossary_checks import check_glossary
from macros.holiday_checks import check_holidays
from macros.images import Images
from macros.languages import Languages
from macros.legal_checks import check_legal
from macros.models import CONTENT_TYPES
from macros.models.feasts import Feasts
from macros.models.laender import Land
from macros.models.legal import Legal
from macros.models.offers import Offer
from macros.models.settings import Settings
from macros.models.vocabularies import Term
from macros.news_checks import check_news
from macros.planner import Planner
from macros.problems import DataError, Problem, errors
from macros.reading import Cache, Folder, Shelf, read_records, read_texts
from macros.single_files import load_single_files
from macros.sun import MIDDLE_OF_GERMANY, sunset


class Portal(Struct, frozen=True, dict=True):
    """All facts and texts, in all languages. `problems` holds warnings and advice; errors never get this far."""

    data: Path
    settings: Settings
    legal: Legal
    laender: Mapping[str, Land]
    languages: Languages
    vocabularies: Mapping[str, Mapping[str, Term]]
    records: Mapping[str, Shelf]
    texts: Mapping[tuple[str, str], Shelf]
    images: Images
    feasts: Feasts = field(default_factory=Feasts)
    problems: tuple[Problem, ...] = ()

    def release(self, code: str) -> None:
        """Forget the unpacked texts of a language; the source language and its records stay."""
        for kind in self.records:
            if (kind, code) in self.texts:
                self.texts[kind, code].release()

    @cached_property
    def legal_facts(self) -> Legal:
        """What the legal pages say: the municipality's own statements, and the Land's where there are none."""
        return self.legal.completed(self.laender.get(self.settings.municipality.land, Land()))

    @cached_property
    def next_dates(self) -> NextDates:
        """When offers take place next; the same in every language, so it is worked out once."""
        return NextDates(self.settings.municipality.land)

    @cached_property
    def almanac(self) -> Almanac:
        """When events, feasts and holidays take place; the same in every language, so it is worked out once."""
        return Almanac(self.settings.municipality.land, self.records["events"], self.feasts)

    @cached_property
    def planner(self) -> Planner:
        """Which events touch feasts and holidays, and which days are free."""
        own_feasts = {name: term.feast for name, term in self.holiday_terms.items() if getattr(term, "feast", None)}
        sun = partial(sunset, *(self.settings.municipality.coordinates or MIDDLE_OF_GERMANY))
        return Planner(self.records["events"], self.feasts, Claims(self.almanac, self.feasts, sun, own_feasts))

    @cached_property
    def concept(self) -> Concept:
        """What was promised, what became of it, and how that hangs together."""
        return Concept(self.records)

    @cached_property
    def council(self) -> Council:
        """Who decides about the concept and who takes part."""
        return Council(self.records)

    def districts(self, record: Any) -> tuple[str, ...]:
        """The districts of an offer or event: as stated, else those of its places."""
        found = (self.records["places"][key].district for key in record.locations)
        return getattr(record, "districts", ()) or tuple(dict.fromkeys(key for key in found if key))

    @cached_property
    def holiday_terms(self) -> Mapping[str, Term]:
        """The official German name of a holiday → what it is called here."""
        names = ("public_holidays", "school_holidays")
        return {term.official: term for name in names for term in self.vocabularies[name].values()}

    @cached_property
    def guides_by_offer(self) -> Mapping[str, list[str]]:
        """Offer id → ids of the guides that name it; those that find it by a rule are not among them."""
        guides: dict[str, list[str]] = {}
        for guide in self.records["guides"].values():
            for offer in dict.fromkeys(offer for step in guide.steps for offer in step.offers):
                guides.setdefault(offer, []).append(guide.id)
        return guides

    @cached_property
    def guide_by_situation(self) -> Mapping[str, str]:
        """Situation → id of the guide for it, the first in the list where there are several."""
        ordered = sorted(self.records["guides"].values(), key=lambda guide: (guide.position, guide.id), reverse=True)
        return {guide.situation: guide.id for guide in ordered if guide.situation}

    @cached_property
    def official_words(self) -> Mapping[str, str]:
        """A German word of the glossary in any of its forms → id of its entry; where two have the same form, the first one."""
        words: dict[str, str] = {}
        for entry in self.records["glossary"].values():
            for word in (entry.term, *entry.variants):
                words.setdefault(word, entry.id)
        return words

    @cached_property
    def offers_by_contact(self) -> Mapping[str, list[str]]:
        """Contact id → ids of the offers it provides or takes part in."""
        offers: dict[str, list[str]] = {}
        for offer in self.records["offers"].values():
            for contact in dict.fromkeys((offer.organization, *offer.partners)):
                offers.setdefault(contact, []).append(offer.id)
        return offers

    @cached_property
    def events_by_contact(self) -> Mapping[str, list[str]]:
        """Contact id → ids of the events it holds or takes part in."""
        events: dict[str, list[str]] = {}
        for event in self.records["events"].values():
            for contact in dict.fromkeys((event.organizer, *event.partners)):
                events.setdefault(contact, []).append(event.id)
        return events

    @cached_property
    def units_by_contact(self) -> Mapping[str, list[str]]:
        """Contact id → ids of the contacts that belong to it."""
        units: dict[str, list[str]] = {}
        for contact in self.records["contacts"].values():
            if contact.parent_organization:
                units.setdefault(contact.parent_organization, []).append(contact.id)
        return units


class NextDates:
    """The next days of schedule rules, with the holidays of one Land; remembers what it has worked out."""

    def __init__(self, land: str) -> None:
        self._is_public = partial(holiday_dates.is_public_holiday, land)
        self._is_school = partial(holiday_dates.is_school_holiday, land)
        self._known: dict[tuple[str, int, dt.date, int], list[dt.date]] = {}

    def __call__(self, offer: Offer, number: int, start: dt.date, count: int) -> list[dt.date]:
        """The next `count` days of an offer's schedule rule with this number, from `start` on."""
        key = (offer.id, number, start, count)
        if key not in self._known:
            self._known[key] = offer.schedules[number].next_days(start, count, self._is_public, self._is_school)
        return self._known[key]


def load(data: Path, *, today: dt.date, cache: Cache = Cache(None), pool: Executor | None = None, overdue: bool = True) -> Portal:
    """Read and check everything under `data`.

    `today` decides whether a date lies in the future or a check is overdue. With a `pool`, languages that were
    never read before and many changed records are read side by side. `overdue`: also say which records wait for their next check, for which
    each of them is read once more. Raises DataError with all problems when anything is wrong.
    """
    portal, unreadable = gather(data, cache=cache, pool=pool)
    problems = check(portal, unreadable, today=today, overdue=overdue)
    if errors(problems):
        raise DataError(problems)
    return approved(portal, problems)


def gather(data: Path, *, cache: Cache = Cache(None), pool: Executor | None = None) -> tuple[Portal, list[Problem]]:
    """Everything under `data` that can be read, not yet checked across records; and what is wrong with the other files.

    Raises DataError where one of the files is wrong that the whole portal stands on.
    """
    files, problems = load_single_files(data)
    languages = files["languages"]
    records = {kind: read_records(data, kind, cache, pool) for kind in CONTENT_TYPES}
    texts = _load_texts(data, languages, records, cache, pool) if languages else {}
    for folder in (*records.values(), *texts.values()):
        problems += folder.problems
    problems += check_folders(data, languages) if languages else []
    if None in files.values():
        raise DataError(problems)
    portal = Portal(
        data=data,
        **files,
        records={kind: folder.records for kind, folder in records.items()},
        texts={key: folder.records for key, folder in texts.items()},
        images=Images(data / IMAGES, cache.beside(IMAGES)),
    )
    return portal, problems


def check(portal: Portal, unreadable: Iterable[Problem] = (), *, today: dt.date, overdue: bool = True) -> list[Problem]:
    """Everything that is wrong with what was gathered: `unreadable`, the problems of single files, and those between records."""
    problems = list(unreadable)
    # A record that could not be read would make every reference to it look wrong, so those wait for the next run.
    broken = {problem.path for problem in errors(problems)}
    problems += check_portal(portal, today=today, broken=broken, overdue=overdue)
    if not errors(problems):  # it follows references, which are whole only then
        problems += check_concept(portal, today=today)
    problems += check_news(portal, today=today, broken=broken)
    problems += check_glossary(portal)
    problems += check_legal(portal, today=today)
    problems += check_feasts(portal, today=today)
    problems += check_holidays(portal)
    return problems


def approved(portal: Portal, problems: Iterable[Problem]) -> Portal:
    """A portal in which nothing is wrong, with the warnings and advice that are left."""
    force_setattr(portal, "problems", tuple(sorted(problems)))
    return portal


def _load_texts(
    data: Path, languages: Languages, records: Mapping[str, Folder], cache: Cache, pool: Executor | None
) -> dict[tuple[str, str], Folder]:
    keys = [(kind, code) for code in languages if not languages[code].is_source for kind in CONTENT_TYPES]
    calls = [(data, kind, code, records[kind].records.shapes, cache) for kind, code in keys]
    if pool is None or all(cache.knows(f"{kind}.{code}") or not (data / kind / code).is_dir() for kind, code in keys):
        folders = [read_texts(*call) for call in calls]
    else:
        folders = list(pool.map(read_texts, *zip(*calls, strict=True)))
    return dict(zip(keys, folders, strict=True))
