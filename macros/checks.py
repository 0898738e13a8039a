"""Rules that no single record can know: references, reserved words, example data, dates against today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from macros import icons
from macros.colours import MINIMUM, WHITE, contrast, palette
from macros.models.fields import references
from macros.models.shared import Source
from macros.models.values import is_id
from macros.models.vocabularies import VOCABULARIES
from macros.problems import ADVICE, ERROR, WARNING, DataError, Problem, quoted, suggest
from macros.source import Document, Location, read

if TYPE_CHECKING:
    from macros.portal import Portal

# Path segments that list pages use beside the records; a record with such an id would take their address.
RESERVED_IDS = {
    "offers": ("topics", "situations", "target-groups", "languages", "districts", "cost", "german-level",
               "childcare", "women-only", "drop-in", "online", "interpreting", "a-z", "page"),
    "contacts": ("kinds", "languages", "a-z", "page"),
    "events": ("page", "archive", "week", "month", "topics", "districts", "languages", "target-groups",
               "free", "children", "childcare", "women-only"),
    "news": ("page", "topics", "press"),
    "concept/measures": ("status",),
}
_YEAR = re.compile(r"[0-9]{4}")  # events and news have a page for each year
IMAGES = "images"  # beside the folders of records

# Bundesnetzagentur, numbers for film and television ("Drama Numbers"): (0)30 23125, (0)40 66969, (0)69 90009,
# (0)221 4710 and (0)89 99998, each with three further digits.
_FICTION = re.compile(r"\+49(?:3023125|4066969|6990009|2214710|8999998)[0-9]{3}")
_PLACEHOLDER = re.compile(r"(?:^|\.)example(?:\.(?:com|org|net))?$")
_NAMES = {"topics": "topic", "situations": "situation", "target_groups": "target group", "contact_kinds": "contact kind",
          "districts": "district", "spoken_languages": "language", "contacts": "contact", "places": "place", "offers": "offer",
          "events": "event", "news": "news item", "guides": "guide", "needs": "need", "glossary": "glossary entry",
          "concept/papers": "concept paper", "concept/fields": "field of action", "concept/goals": "goal", "concept/measures": "measure",
          "concept/indicators": "indicator", "concept/agreements": "agreement", "concept/reports": "report", "concept/bodies": "body",
          "concept/sessions": "session", "concept/resolutions": "resolution", "concept/funding": "funding programme",
          "concept/self-check": "question", "concept/proposals": "proposal"}


def check_portal(portal: Portal, *, today: dt.date, broken: Collection[str] = (), overdue: bool = True) -> list[Problem]:
    """Everything that can be wrong between records, and with `overdue` which of them wait for their next check. Files in `broken` count as present."""
    problems: list[Problem] = []
    for kind, records in portal.records.items():
        for record in records.values():
            checker = _Checker(portal, kind, record, today, broken, overdue)
            problems += checker.problems()
    problems += _check_single_files(portal, broken)
    return problems


class _Checker:
    """The rules for one record; finds the place in the file only when something is wrong."""

    def __init__(self, portal: Portal, kind: str, record: Any, today: dt.date, broken: Collection[str], overdue: bool) -> None:
        self.portal, self.kind, self.record, self.today, self.broken, self.overdue = portal, kind, record, today, broken, overdue

    def problems(self) -> Iterator[Problem]:
        if is_reserved_id(self.kind, self.record.id):
            yield self._problem((), f"the id {quoted(self.record.id)} is reserved for a list page; choose another file name")
        yield from self._former_ids()
        yield from check_words(self.portal, f"{self.kind}/{self.record.id}.yml", ("synonyms",), self.record.synonyms, is_complete=False)
        yield from self._references()
        yield from self._icon()
        yield from self._feast()
        yield from self._image()
        yield from self._dates()
        if self.portal.settings.example:
            yield from self._example_data()
        else:
            yield from self._placeholders()

    def _former_ids(self) -> Iterator[Problem]:
        records = self.portal.records[self.kind]
        for number, former in enumerate(self.record.former_ids):
            others = (other for other in records.values() if other is not self.record and former in other.former_ids)
            if former in records or is_reserved_id(self.kind, former) or next(others, None):
                yield self._problem(("former_ids", number), f"{quoted(former)} is in use; a former id must be free, or its address could not lead on")

    def _references(self) -> Iterator[Problem]:
        for location, target, key in references(self.record):
            known = self.portal.records[target] if target in self.portal.records else self.portal.vocabularies[target]
            if key not in known and f"{self.portal.data.name}/{target}/{key}.yml" not in self.broken:
                yield self._problem(location, f"unknown {_NAMES[target]} {quoted(key)}{suggest(key, known)}")
        if getattr(self.record, "parent_organization", None) == self.record.id:
            yield self._problem(("parent_organization",), "a contact cannot belong to itself")

    def _icon(self) -> Iterator[Problem]:
        icon = getattr(self.record, "icon", None)
        if icon is not None and not icons.exists(icon):
            yield self._problem(("icon",), unknown_icon(icon))

    def _feast(self) -> Iterator[Problem]:
        feast = getattr(self.record, "feast", None)
        if feast is not None and feast not in self.portal.feasts:
            yield self._problem(("feast",), f"unknown feast {quoted(feast)}{suggest(feast, self.portal.feasts)}")

    def _image(self) -> Iterator[Problem]:
        image = getattr(self.record, "image", None)
        if image is not None and not (self.portal.data / IMAGES / image.file).is_file():
            known = [path.name for path in sorted((self.portal.data / IMAGES).glob("*"))]
            yield self._problem(("image", "file"), f"unknown image {quoted(image.file)}{suggest(image.file, known)}; expected a file in {self.portal.data.name}/{IMAGES}/")
        elif image is not None and (problem := self.portal.images.problem(image.file)):
            yield self._problem(("image", "file"), problem)

    def _dates(self) -> Iterator[Problem]:
        checked = getattr(self.record, "assured_date", None)
        if checked is None:
            return
        if checked > self.today:
            yield self._problem(("assured_date",), f"'{checked}' lies in the future; expected the day of the last check")
        elif self.overdue and is_overdue(checked, self.today, self.portal.settings.recheck_after_months):
            yield self._problem(("assured_date",), f"last checked on '{checked}'; check again and set the new date", ADVICE)

    def _example_data(self) -> Iterator[Problem]:
        """Example records must never ring at a real person's door; records with a source are real on purpose."""
        if isinstance(getattr(self.record, "source", None), Source):
            return
        for location, number in _phones(self.record):
            if not is_fiction(number):
                yield self._problem(location, f"{quoted(number)} is not reserved for fiction; example data may use '+49 89 99998 000' to '999'")
        for location, address in _addresses(self.record):
            if not is_reserved(address):
                yield self._problem(location, f"{quoted(address)} could be real; example data uses addresses under .example")

    def _placeholders(self) -> Iterator[Problem]:
        for location, number in _phones(self.record):
            if is_fiction(number):
                yield self._problem(location, f"{quoted(number)} is a number reserved for fiction; expected the real number")
        for location, address in _addresses(self.record):
            if is_placeholder(address):
                yield self._problem(location, f"{quoted(address)} is a placeholder; expected the real address")

    def _problem(self, location: Location, message: str, severity: str = ERROR) -> Problem:
        return locate(self.portal.data, f"{self.kind}/{self.record.id}.yml", location, message, severity)


def unknown_icon(icon: str) -> str:
    return f"unknown icon {quoted(icon)} (names: https://pictogrammers.com/library/mdi/)"


def is_reserved_id(kind: str, key: str) -> bool:
    """Whether a list page has the address that a record with this id would take."""
    return key in RESERVED_IDS.get(kind, ()) or (kind in ("events", "news") and _YEAR.fullmatch(key) is not None)


def is_overdue(checked: dt.date, today: dt.date, months: int) -> bool:
    """Whether a check lies more than `months` months back."""
    years, month = divmod(checked.month - 1 + months, 12)
    due = (checked.year + years, month + 1, checked.day)
    return (today.year, today.month, today.day) > due


def is_fiction(number: str) -> bool:
    """Whether a phone number is reserved for fiction."""
    return _FICTION.fullmatch(number.replace(" ", "")) is not None


def is_placeholder(address: str) -> bool:
    """Whether a web or e-mail address is one that nobody can have."""
    return _PLACEHOLDER.search(_host(address)) is not None


def is_reserved(address: str) -> bool:
    """Whether a web or e-mail address lies under .example, as that of example data must."""
    return _host(address).endswith(".example")


def locate(data: Path, name: str, location: Location, message: str, severity: str = ERROR) -> Problem:
    """A problem at its line and column; the file is read again, which happens for problems only."""
    path, shown = data / name, f"{data.name}/{name}"
    try:
        found = path.stat()
        return _read_again(path, shown, (found.st_mtime_ns, found.st_size, found.st_ino)).problem(location, message, severity)
    except (DataError, OSError):  # changed while we were reading
        return Problem(shown, 1, 1, "", message, severity)


@lru_cache(maxsize=1)  # one file may have thousands of problems
def _read_again(path: Path, shown: str, state: tuple[int, int, int]) -> Document:
    return read(path, shown)


def _check_single_files(portal: Portal, broken: Collection[str]) -> Iterator[Problem]:
    publisher = portal.settings.publisher
    contacts = portal.records["contacts"]
    if publisher not in contacts and f"{portal.data.name}/contacts/{publisher}.yml" not in broken:
        yield locate(portal.data, "site.yml", ("publisher",), f"unknown contact {quoted(publisher)}{suggest(publisher, contacts)}")
    yield from _check_settings(portal)
    for name in VOCABULARIES:
        for key, term in portal.vocabularies[name].items():
            yield from _check_term(portal, f"{name}.yml", key, term)


def _check_settings(portal: Portal) -> Iterator[Problem]:
    settings = portal.settings
    for field in ("title", "description"):
        yield from check_words(portal, "site.yml", (field,), getattr(settings, field), is_complete=True)
    yield from _check_colour(portal)
    if settings.example:
        return
    addresses = {("url",): settings.url, ("municipality", "website"): settings.municipality.website, ("feedback", "email"): settings.feedback.email,
                 ("feedback", "form_url"): settings.feedback.form_url}
    if settings.security:
        addresses |= {("security", field): getattr(settings.security, field) for field in ("contact", "policy")}
    if settings.open_data_licence:
        addresses |= {("open_data_licence", "url"): settings.open_data_licence.url}
    for location, address in addresses.items():
        if address and is_placeholder(address):
            yield locate(portal.data, "site.yml", location, f"{quoted(address)} is a placeholder; expected the real address")
    if is_fiction(settings.feedback.phone):
        message = f"{quoted(settings.feedback.phone)} is a number reserved for fiction; expected the real number"
        yield locate(portal.data, "site.yml", ("feedback", "phone"), message)


def _check_colour(portal: Portal) -> Iterator[Problem]:
    """A colour that cannot be read is replaced by a darker step of it, and the municipality is told."""
    given = portal.settings.accent_colour
    used = palette(given)
    if used.was_changed:
        ratio = f"{contrast(given, WHITE):.1f}"
        message = f"{quoted(given)} has a contrast of only {ratio}:1 on white (needed: {MINIMUM}:1, also on its tint); the portal uses {quoted(used.accent)} instead"
        yield locate(portal.data, "site.yml", ("accent_colour",), message, WARNING)


def _check_term(portal: Portal, file: str, key: str, term: Any) -> Iterator[Problem]:
    if file != "spoken_languages.yml" and not is_id(key):
        yield locate(portal.data, file, (key,), f"{quoted(key)} is not an id (expected small letters a–z, digits and single hyphens, at most 60)")
    icon = getattr(term, "icon", None)
    if icon is not None and not icons.exists(icon):
        yield locate(portal.data, file, (key, "icon"), unknown_icon(icon))
    for field in ("name", "singular", "description", "synonyms"):
        words = getattr(term, field, None)
        if words is not None:
            is_complete = file != "spoken_languages.yml" and field != "synonyms"
            yield from check_words(portal, file, (key, field), words, is_complete)


def check_words(portal: Portal, file: str, location: Location, words: Mapping[str, Any], is_complete: bool) -> Iterator[Problem]:
    """A language map: the source language is there where it must be, and no language is unknown."""
    source = portal.languages.source.code
    if is_complete and source not in words:
        yield locate(portal.data, file, location, f"missing in the source language {quoted(source)}")
    for code in words:
        if code not in portal.languages.registered:
            yield locate(portal.data, file, (*location, code), f"unknown language {quoted(code)}{suggest(code, portal.languages.registered)}")


def _phones(record: Any) -> Iterator[tuple[Location, str]]:
    for number, phone in enumerate(getattr(record, "phones", ())):
        yield ("phones", number, "number"), phone.number
    for number, person in enumerate(getattr(record, "persons", ())):
        if person.phone:
            yield ("persons", number, "phone"), person.phone


def _addresses(record: Any) -> Iterator[tuple[Location, str]]:
    for field in ("email", "website", "url", "application_url", "source_url"):
        if getattr(record, field, None):
            yield (field,), getattr(record, field)
    for number, person in enumerate(getattr(record, "persons", ())):
        if person.email:
            yield ("persons", number, "email"), person.email
    for field in ("status_history", "ratings"):
        for number, entry in enumerate(getattr(record, field, ())):
            yield from (((field, number, "evidence", place, "url"), each.url) for place, each in enumerate(entry.evidence) if each.url)
    comparison = getattr(record, "comparison", None)
    if comparison and comparison.url:
        yield ("comparison", "url"), comparison.url


def _host(address: str) -> str:
    return address.rpartition("@")[2] if "://" not in address else urlsplit(address).hostname or ""
