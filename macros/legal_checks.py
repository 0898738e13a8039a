"""Rules for data/legal.yml that no single field can know: what the Land decides, example data, dates against today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from macros.checks import check_words, is_fiction, is_overdue, is_placeholder, is_reserved, locate
from macros.models.values import Model
from macros.problems import ERROR, WARNING, Problem, quoted
from macros.source import Location

if TYPE_CHECKING:
    from macros.portal import Portal

FILE = "legal.yml"

# What the pages cannot do without, and the Land decides unless the municipality states it.
_BY_LAND = (
    ("privacy", "law"),
    ("privacy", "complaint_authority"),
    ("accessibility", "law"),
    ("accessibility", "enforcement"),
    ("easy_language", "duty"),
    ("sign_language", "duty"),
)
_PERSONS = (("imprint", "represented_by", "name"), ("imprint", "editorial", "name"))
_ADDRESSES = ("email", "url", "website", "form_url")
_NUMBERS = ("vat_id", "economic_id")

# BITVNRW § 5: barriers can be reported with an electronic form.
_FORM_DEMANDED = ("NW",)

_MADE_UP_NAME = re.compile(r"\b(?:Muster|Beispiel)", re.IGNORECASE)
_LEFT_OVER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX+|Lorem ipsum)\b|\bMuster(?:stadt|dorf|gemeinde|kreis|mann|frau|stra(?:ß|ss)e)", re.IGNORECASE
)
_MADE_UP_NUMBER = re.compile(r"DE(?:123456789|([0-9])\1{8})(?:-[0-9]{5})?")


def check_legal(portal: Portal, *, today: dt.date) -> Iterator[Problem]:
    """Everything that can be wrong with the legal pages of a municipality, or of an example."""

    def problem(location: Location, message: str, severity: str = ERROR) -> Problem:
        return locate(portal.data, FILE, location, message, severity)

    yield from _language_maps(portal, portal.legal)
    for location, message, severity in (*_land(portal), *_dates(portal, today)):
        yield problem(location, message, severity)
    is_example = portal.settings.example
    for leaf in _leaves(portal.legal, is_example):
        message = _example(leaf) if is_example else _placeholder(leaf)
        if message:
            yield problem(leaf.location, message)


Finding = tuple[Location, str, str]


class _Leaf(Struct, frozen=True):
    """One text of the file. `is_name`: it reads the same in every language, as names and addresses do."""

    location: Location
    value: str
    is_name: bool

    @property
    def field(self) -> Any:
        return self.location[-1]


def _leaves(part: Any, is_example: bool, location: Location = (), is_name: bool = True) -> Iterator[_Leaf]:
    """Every text below `part`. In example data a part with a source, and a licence, are real on purpose."""
    if isinstance(part, str):
        yield _Leaf(location, part, is_name)
    elif isinstance(part, Model) and not (is_example and (getattr(part, "source", None) or hasattr(part, "licence"))):
        for name in type(part).model_fields:
            yield from _leaves(getattr(part, name), is_example, (*location, name))
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _leaves(each, is_example, (*location, number))
    elif isinstance(part, dict):
        for code, words in part.items():
            yield from _leaves(words, is_example, (*location, code), is_name=False)


def _example(leaf: _Leaf) -> str | None:
    """Example data names nobody who exists, and rings at nobody's door."""
    if leaf.field == "phone" and not is_fiction(leaf.value):
        return f"{quoted(leaf.value)} is not reserved for fiction; example data may use '+49 89 99998 000' to '999'"
    if leaf.field in _ADDRESSES and not is_reserved(leaf.value):
        return f"{quoted(leaf.value)} could be real; example data uses addresses under .example"
    if leaf.location in _PERSONS and not _MADE_UP_NAME.search(leaf.value):
        return f"{quoted(leaf.value)} could be real; example data uses names such as 'Erika Beispiel'"
    if leaf.field in _NUMBERS and not _MADE_UP_NUMBER.fullmatch(leaf.value):
        return f"{quoted(leaf.value)} could be real; leave it out of example data"
    return None


def _placeholder(leaf: _Leaf) -> str | None:
    """What was left over from the example, or left to be done."""
    if leaf.field == "phone" and is_fiction(leaf.value):
        return f"{quoted(leaf.value)} is a number reserved for fiction; expected the real number"
    if leaf.field in _ADDRESSES and is_placeholder(leaf.value):
        return f"{quoted(leaf.value)} is a placeholder; expected the real address"
    if leaf.field in _NUMBERS and _MADE_UP_NUMBER.fullmatch(leaf.value):
        return f"{quoted(leaf.value)} is a placeholder; expected the real number"
    if leaf.location in _PERSONS and not _is_full_name(leaf.value):
        return f"{quoted(leaf.value)} is not the name of a person; the law asks for first name and family name"
    if _LEFT_OVER.search(leaf.value) or (leaf.is_name and _MADE_UP_NAME.search(leaf.value)):
        return f"{quoted(leaf.value)} is a placeholder; expected the real text"
    return None


def _is_full_name(name: str) -> bool:
    """Two words or more: `Pressestelle` or `N. N.` is nobody."""
    return sum(len(word) > 1 and word[0].isupper() for word in re.findall(r"\w+", name)) >= 2


def _language_maps(portal: Portal, part: Any, location: Location = ()) -> Iterator[Problem]:
    """Every text is there in the source language, and no language is unknown."""
    if isinstance(part, dict):
        yield from check_words(portal, FILE, location, part, is_complete=True)
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from _language_maps(portal, getattr(part, name), (*location, name))
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _language_maps(portal, each, (*location, number))


def _land(portal: Portal) -> Iterator[Finding]:
    """What neither data/laender.yml nor the municipality knows, and what the Land demands."""
    legal, land = portal.legal_facts, portal.settings.municipality.land
    for block, field in _BY_LAND:
        if getattr(getattr(legal, block), field) is None:
            yield (block, field), f"missing; laender.yml does not know it for {land}, so the municipality must state it here", ERROR
    for block, name in (("easy_language", "Leichte Sprache"), ("sign_language", "German sign language")):
        form = getattr(legal, block)
        if form.duty and form.status == "not_available":
            yield (block, "status"), f"municipalities in {land} must offer {name} on their website", WARNING
    if land in _FORM_DEMANDED and not (legal.accessibility.feedback.form_url or portal.settings.feedback.form_url):
        yield ("accessibility", "feedback", "form_url"), f"missing; {land} demands an electronic form for reporting barriers", WARNING


def _dates(portal: Portal, today: dt.date) -> Iterator[Finding]:
    """A statement is reviewed every year; what lies in the future has not happened."""
    statement, privacy = portal.legal.accessibility, portal.legal.privacy
    for location, day in ((("accessibility", "last_reviewed"), statement.last_reviewed), (("privacy", "date"), privacy.date)):
        if day > today:
            yield location, f"'{day}' lies in the future; expected the day of the last review", ERROR
    reviewed = statement.last_reviewed
    if is_overdue(reviewed, today, 12):
        is_old = is_overdue(reviewed, today, 18)
        since = "18 months ago; it must not be published any more" if is_old else "12 months ago"
        message = f"last reviewed on '{reviewed}', more than {since}; review the statement and set the new date"
        yield ("accessibility", "last_reviewed"), message, ERROR if is_old else WARNING
    for number, barrier in enumerate(statement.non_conform):
        if barrier.fix_by and barrier.fix_by < today:
            message = f"'{barrier.fix_by}' has passed; take the entry out or say until when it will be done"
            yield ("accessibility", "non_conform", number, "fix_by"), message, WARNING
