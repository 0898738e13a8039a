"""The calendar in short: what is coming, the ways to months, years and traditions, and the page of each tradition."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.feasts import Feast
from macros.translate import Words
from macros.views import calendar_months, subscriptions
from macros.views.calendar_lines import ageing, entries
from macros.views.calendar_months import Link
from macros.views.components import FeastLine
from macros.views.feast_words import feast_name, kind, line
from macros.views.handout import Handout, handout
from macros.views.home import Tile
from macros.views.reader import Reader
from macros.views.subscriptions import Subscription, subscription

COMING_DAYS = dt.timedelta(days=14)
HOME_DAYS = dt.timedelta(days=7)
HOME_SIZE = 5
HOME_RANK = 3
MONTHS_SHOWN = 12
_LOOK_AHEAD = 10  # years in which the next date of a feast is looked for


class Overview(Struct, frozen=True):
    """What `{{ calendar() }}` shows. `here`: the calendars of this place, `all` the one with every feast."""

    coming: tuple[FeastLine, ...]
    months: tuple[Link, ...]
    years: tuple[Link, ...]
    traditions: tuple[Tile, ...]
    all: Subscription
    here: tuple[Subscription, ...]
    planner: str


class Today(Struct, frozen=True):
    """The feasts of these days on the home page, and the way to the calendar."""

    lines: tuple[FeastLine, ...]
    link: str


class TraditionPage(Struct, frozen=True):
    """All feasts of a tradition in the order of their next dates; last those whose date nobody has fixed yet."""

    name: Words
    icon: str
    path: str
    count: Markup
    lines: tuple[FeastLine, ...]
    subscription: Subscription
    others: tuple[Link, ...]
    handout: Handout


def overview(reader: Reader) -> Overview:
    coming = entries(reader, reader.today, reader.today + COMING_DAYS)
    months = calendar_months.months(reader)
    this_month = months.index((reader.today.year, reader.today.month))
    return Overview(
        coming=tuple(map(ageing, coming)),
        months=tuple(calendar_months.month_link(reader, *each) for each in islice(months, this_month, this_month + MONTHS_SHOWN)),
        years=tuple(calendar_months.year_link(reader, year) for year in calendar_months.years(reader)),
        traditions=tuple(_tile(reader, key) for key in traditions(reader)),
        all=subscription(reader, *subscriptions.everything(reader)),
        here=(
            subscription(reader, *subscriptions.public_holidays(reader)),
            subscription(reader, *subscriptions.school_holidays(reader)),
        ),
        planner=reader.link(urls.PLANNER),
    )


def today(reader: Reader) -> Today:
    """The most important feasts that are running, or begin within a week."""
    found = entries(reader, reader.today, reader.today + HOME_DAYS, lowest_rank=HOME_RANK)
    chosen = sorted((entry for entry in found if entry.kind == "feast"), key=lambda entry: entry.rank)[:HOME_SIZE]
    lines = sorted(chosen, key=lambda entry: (entry.start, entry.rank))
    return Today(tuple(map(ageing, lines)), reader.link("calendar/"))


def traditions(reader: Reader) -> list[str]:
    """The traditions that have feasts, in the order of the vocabulary."""
    used = {feast.tradition for feast in reader.portal.feasts.values()}
    return [key for key in reader.portal.vocabularies["traditions"] if key in used]


def tradition_page(reader: Reader, key: str) -> TraditionPage:
    feasts = _feasts(reader, key)
    path = urls.tradition(key)
    name = reader.term("traditions", key)
    return TraditionPage(
        name=name,
        icon=reader.portal.vocabularies["traditions"][key].icon,
        path=path,
        count=_count(reader, len(feasts)),
        lines=_next_dates(reader, feasts),
        subscription=subscription(reader, *subscriptions.tradition(reader, key)),
        others=tuple((reader.term("traditions", other), reader.link(urls.tradition(other))) for other in traditions(reader) if other != key),
        handout=handout(reader, path),
    )


def _feasts(reader: Reader, tradition: str) -> list[Feast]:
    return [feast for feast in reader.portal.feasts.values() if feast.tradition == tradition]


def _tile(reader: Reader, key: str) -> Tile:
    return Tile(
        name=reader.term("traditions", key),
        link=reader.link(urls.tradition(key)),
        icon=reader.portal.vocabularies["traditions"][key].icon,
        description=None,
        count=_count(reader, len(_feasts(reader, key))),
    )


def _count(reader: Reader, number: int) -> Markup:
    return reader.say_number("%(number)s Tag im Kalender", "%(number)s Tage im Kalender", number)


def _next_dates(reader: Reader, feasts: list[Feast]) -> tuple[FeastLine, ...]:
    last = dt.date(reader.today.year + _LOOK_AHEAD, 12, 31)
    found: dict[str, FeastLine] = {}
    for occurrence in reader.portal.almanac.feasts(reader.today, last):
        if occurrence.feast not in found:
            found[occurrence.feast] = line(reader, occurrence, with_year=True, is_among_its_own=True)
    dated = [found[feast.id] for feast in feasts if feast.id in found]
    undated = [_undated(reader, feast) for feast in feasts if feast.id not in found]
    return (*sorted(dated, key=lambda each: each.iso), *undated)


def _undated(reader: Reader, feast: Feast) -> FeastLine:
    return FeastLine(None, reader.say("Termin noch nicht bekannt"), feast_name(reader, feast.id), reader.link(urls.feast(feast.id)), kind(reader, feast))
