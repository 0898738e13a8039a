"""Who is free on a feast: in which Länder it is a public holiday, and what leave the Land gives for school and work."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from macros import holiday_dates
from macros.models.feasts import Feast, Leave
from macros.models.settings import LAENDER
from macros.models.shared import Source
from macros.translate import N_
from macros.views.components import Fact, Shown
from macros.views.reader import Reader

_YEARS = 5  # a holiday counts that the statutes have in one of the coming years
_SCOPES = {"school": N_("Schule"), "work": N_("Arbeit")}
_APPLICATIONS = {"none": N_("ohne Antrag"), "required": N_("auf Antrag")}


class LeaveView(Struct, frozen=True):
    """A rule of the Land, with where it stands, since when it has stood like this, and when somebody looked."""

    fact: Fact
    source: Source
    checked: Markup


def public_holidays(reader: Reader, feast: Feast) -> tuple[Fact, ...]:
    """For each public holiday that the feast is: its name and the Länder that have it."""
    terms = (term for term in reader.portal.vocabularies["public_holidays"].values() if term.feast == feast.id)
    facts = (Fact(reader.translator.term(term.name), tuple(_laender(reader, term.official))) for term in terms)
    return tuple(fact for fact in facts if fact.values)


def leave(reader: Reader, feast: Feast) -> tuple[LeaveView, ...]:
    """The leave that the Land of the municipality gives; nothing where nobody has looked it up."""
    return tuple(_leave(reader, each) for each in feast.leave if each.land == reader.portal.settings.municipality.land)


def _laender(reader: Reader, official: str) -> Iterator[Shown]:
    years = range(reader.today.year, reader.today.year + _YEARS + 1)
    whole = [land for land in LAENDER if holiday_dates.has_holiday(land, official, years)]
    if len(whole) == len(LAENDER):
        yield reader.say("in ganz Deutschland")
        return
    yield from (reader.land(land) for land in whole)
    for land in LAENDER:
        if land not in whole and holiday_dates.has_holiday(land, official, years, everywhere=False):
            yield reader.say("%(land)s (nicht in allen Gemeinden)", land=reader.land(land))


def _leave(reader: Reader, found: Leave) -> LeaveView:
    days = reader.say_number("%(number)s Tag frei", "%(number)s Tage frei", found.days)
    fact = Fact(reader.say(_SCOPES[found.scope]), (days, reader.say(_APPLICATIONS[found.application])))
    checked = reader.say("Stand: %(valid)s, geprüft am %(day)s", valid=reader.day(found.valid_on), day=reader.day(found.source.checked))
    return LeaveView(fact, found.source, checked)
