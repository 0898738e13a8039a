"""The next dates of a feast, year by year: no year is left out, and each date says how sure it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from macros import sun
from macros.feast_dates import Occurrence
from macros.models.feasts import Feast
from macros.views.components import Shown
from macros.views.feast_words import certainty, span
from macros.views.reader import Reader

YEARS = 5
_DAY = dt.timedelta(days=1)


class FeastDate(Struct, frozen=True):
    """One occurrence. `variants`: when single communities keep it. `until`: the script hides it after this moment."""

    iso: str
    when: Shown
    certainty: Markup
    eve: Markup | None
    variants: tuple[Markup, ...]
    until: str


class FeastYear(Struct, frozen=True):
    """The dates of a year that are still to come; `missing` says why there are none."""

    year: str
    dates: tuple[FeastDate, ...]
    missing: Markup | None


def feast_years(reader: Reader, feast: Feast) -> tuple[FeastYear, ...]:
    """What is left of this year, and the five years after it."""
    last = reader.today.year + YEARS
    coming = reader.portal.almanac.feast(feast.id, reader.today, dt.date(last, 12, 31))
    first = min([reader.today.year, *(each.start.year for each in coming)])  # it may be running since last year
    found = (_year(reader, feast, year, [each for each in coming if each.start.year == year]) for year in range(first, last + 1))
    return tuple(year for year in found if year.dates or year.missing)


def _year(reader: Reader, feast: Feast, year: int, found: list[Occurrence]) -> FeastYear:
    missing = None if found else _missing(reader, feast, year)
    return FeastYear(str(year), tuple(_date(reader, feast, each) for each in found), missing)


def _missing(reader: Reader, feast: Feast, year: int) -> Markup | None:
    """In the running year a date may be over, which is no news."""
    if feast.id in reader.portal.almanac.open_feasts(year):
        return reader.say("Termin noch nicht bekannt")
    if year > reader.today.year or not reader.portal.almanac.feast(feast.id, dt.date(year, 1, 1), dt.date(year, 12, 31)):
        return reader.say("kein Termin in diesem Jahr")
    return None


def _date(reader: Reader, feast: Feast, occurrence: Occurrence) -> FeastDate:
    return FeastDate(
        iso=occurrence.start.isoformat(),
        when=span(reader, occurrence.start, occurrence.end),
        certainty=certainty(reader, occurrence),
        eve=_eve(reader, occurrence.start - _DAY) if occurrence.eve else None,
        variants=tuple(_variants(reader, feast, occurrence)),
        until=f"{max([occurrence.end, *(each.end for each in occurrence.variants)]) + _DAY}T00:00",
    )


def _eve(reader: Reader, day: dt.date) -> Markup:
    """The evening before, with the time of sunset where the municipality says where it is."""
    municipality = reader.portal.settings.municipality
    name = span(reader, day, day, with_year=False)
    if municipality.coordinates is None:
        return reader.say("beginnt am Abend davor: %(day)s, bei Sonnenuntergang", day=name)
    time = reader.formats.isolated(reader.formats.time(sun.sunset(*municipality.coordinates, day)))
    place = reader.german(municipality.name)
    return reader.say("beginnt am Abend davor: %(day)s, bei Sonnenuntergang (%(place)s: %(time)s)", day=name, place=place, time=time)


def _variants(reader: Reader, feast: Feast, occurrence: Occurrence) -> Iterator[Markup]:
    for each in occurrence.variants:
        community = reader.translator.term(feast.variants[each.number].community)
        yield reader.say("%(list)s: %(name)s", list=community, name=span(reader, each.start, each.end))
