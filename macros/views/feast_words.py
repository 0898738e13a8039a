"""Words on feasts that many pages use: what kind of day it is, when it is, how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup

from macros import urls
from macros.feast_dates import Occurrence
from macros.models.feasts import Feast, Greeting
from macros.translate import N_, Words
from macros.views.components import Badge, FeastLine, Shown
from macros.views.reader import Reader

_KINDS = {
    "feast": N_("Fest"),
    "fast": N_("Fasttag"),
    "mourning": N_("Trauertag"),
    "remembrance": N_("Gedenktag"),
    "new_year": N_("Neujahrsfest"),
    "action_day": N_("Aktionstag"),
}
_LONG = {"fast": N_("Fastenzeit"), "action_day": N_("Aktionstage")}  # the same where it lasts for days
_MAJOR = 2  # feasts up to this rank catch the eye
_MERRY = ("feast", "new_year")  # their names say so; of all other days a list says what they are, for nobody should wish joy on them

_SHIFTS = {
    1: N_("berechnet, kann sich um einen Tag verschieben"),
    2: N_("berechnet, kann sich um zwei Tage verschieben"),
}
_SURE = N_("steht fest")
_CONFIRMED = N_("bestätigt")
_VARIES = N_("je nach Gemeinde verschieden")


def feast_name(reader: Reader, key: str) -> Words:
    """What readers call a feast."""
    return reader.translator.term(reader.portal.feasts[key].name)


def spoken(greeting: Greeting) -> Markup | None:
    """How a greeting in another script is said, in Latin letters."""
    if not greeting.transliteration:
        return None
    return Markup('<bdi lang="{}-Latn" dir="ltr">{}</bdi>').format(greeting.language, greeting.transliteration)


def kind(reader: Reader, feast: Feast) -> Markup:
    """`Fest`, `Fastenzeit`, `Gedenktag` …"""
    words = _LONG.get(feast.kind) if feast.duration > 1 else None
    return reader.say(words or _KINDS[feast.kind])


def certainty(reader: Reader, occurrence: Occurrence) -> Markup:
    """How sure a date is: `steht fest`, or what may still change."""
    if occurrence.confirmed:
        return reader.say(_CONFIRMED)
    if occurrence.certainty == "varies":
        return reader.say(_VARIES)
    return reader.say(_SHIFTS.get(occurrence.doubt, _SURE))


def span(reader: Reader, first: dt.date, last: dt.date, *, with_year: bool = True) -> Markup | str:
    """`Sa., 5. Dez.` or `Sa., 5. Dez. bis So., 13. Dez.`; a span over New Year has years in any case."""
    name = reader.formats.weekday_and_day_in_short
    if first == last:
        return name(first, with_year)
    with_year = with_year or first.year != last.year
    return reader.say("%(first)s bis %(last)s", first=name(first, False) if first.year == last.year else name(first, True), last=name(last, with_year))


def line(reader: Reader, occurrence: Occurrence, *, with_year: bool = False, badges: tuple[Badge, ...] = (), is_among_its_own: bool = False) -> FeastLine:
    """An occurrence in a list. Among feasts of its own tradition it says what kind of day it is instead of whose."""
    feast = reader.portal.feasts[occurrence.feast]
    notes = list(_date_notes(reader, occurrence))
    if feast.kind not in _MERRY and not is_among_its_own:
        notes.insert(0, kind(reader, feast))
    return FeastLine(
        iso=occurrence.start.isoformat(),
        when=span(reader, occurrence.start, occurrence.end, with_year=with_year),
        name=feast_name(reader, feast.id),
        link=reader.link(urls.feast(feast.id)),
        tradition=kind(reader, feast) if is_among_its_own else reader.term("traditions", feast.tradition),
        note=Markup(" · ").join(notes) if notes else None,
        badges=badges,
        is_minor=feast.rank > _MAJOR,
    )


def _date_notes(reader: Reader, occurrence: Occurrence) -> Iterator[Shown]:
    """What to know about a date besides its day; nothing where that says all."""
    if occurrence.eve:
        yield reader.say("beginnt am Abend davor")
    if occurrence.variants:
        yield reader.say(_VARIES)
    elif occurrence.doubt or occurrence.confirmed:
        yield certainty(reader, occurrence)
