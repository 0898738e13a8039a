"""open-data/feasts.csv: when feasts are, for tables and other programs.

One line for each occurrence from the window of the calendars on, up to the end of 2035; `start` and `end` are days, both
included. `certainty` is that of the feast (fixed, calculated, varies), or `confirmed` where this date was; `source` is where
the date, else the feast, was looked up. A feast whose dates nobody has fixed yet has no line for those years.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from macros import feast_dates
from macros.almanac import OPEN_DATA_LAST
from macros.feeds.csv_tables import table
from macros.feeds.feast_entries import announcement
from macros.portal import Portal

COLUMNS = ("feast", "tradition", "start", "end", "certainty", "name_de", "name_en", "source")


def feasts(portal: Portal, today: dt.date) -> bytes:
    return table(COLUMNS, _rows(portal, today))


def _rows(portal: Portal, today: dt.date) -> Iterator[tuple[str, ...]]:
    first, _ = feast_dates.window(today)
    for each in portal.almanac.feasts(first, OPEN_DATA_LAST):
        feast = portal.feasts[each.feast]
        source = announcement(portal.feasts, feast, each.key) or feast.source
        certainty = "confirmed" if each.confirmed else each.certainty
        names = (feast.name["de"], feast.name.get("en", ""))
        yield feast.id, feast.tradition, str(each.start), str(each.end), certainty, *names, source.url if source else ""
