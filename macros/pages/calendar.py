"""The pages of the calendar: years, months, traditions, feasts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page
from macros.views import calendar, calendar_months, feasts

SECTION = "calendar"


def jobs(kit: Kit) -> Iterator[Job]:
    """What they show changes with the feasts and, as every page does, with the day; a feast also with its events.

    A portal without data/calendar/ has none of them.
    """
    reader, found = kit.reader, kit.prints.feasts
    if not reader.portal.feasts:
        return
    for year in calendar_months.years(reader):
        yield Job(urls.calendar_year(year), SECTION, found, partial(_year, kit, year))
    for year, month in calendar_months.months(reader):
        yield Job(urls.calendar_month(year, month), SECTION, found, partial(_month, kit, year, month))
    for key in calendar.traditions(reader):
        yield Job(urls.tradition(key), SECTION, found, partial(_tradition, kit, key))
    events = feasts.events_by_feast(reader)
    for key in reader.portal.feasts:
        own = events.get(key, [])
        yield Job(urls.feast(key), SECTION, digest(found, *map(kit.prints.event, own)), partial(_feast, kit, key, own))


def _start(kit: Kit) -> tuple[str, str]:
    return kit.reader.plain("Kalender"), kit.reader.link("calendar/")


def _year(kit: Kit, year: int) -> Page:
    view = calendar_months.year_page(kit.reader, year)
    title = kit.reader.plain("Kalender: %(month)s", month=view.year)
    description = kit.reader.plain("Große Feste, Feiertage und Schulferien. Alle anderen Tage stehen in den Monaten.")
    return Page(title, f"{title}. {description}", kit.render("calendar/year.html", year=view), (_start(kit),))


def _month(kit: Kit, year: int, month: int) -> Page:
    view = calendar_months.month_page(kit.reader, year, month)
    title = kit.reader.plain("Kalender: %(month)s", month=view.name)
    description = kit.reader.plain("Feste, Gedenktage, Feiertage und Schulferien im Monat %(month)s.", month=view.name)
    trail = (_start(kit), calendar_months.year_link(kit.reader, year))
    return Page(title, description, kit.render("calendar/month.html", month=view), trail)


def _tradition(kit: Kit, key: str) -> Page:
    view = calendar.tradition_page(kit.reader, key)
    description = kit.reader.plain("Alle Feste und Gedenktage mit dem nächsten Termin: %(name)s.", name=view.name)
    return Page(view.name, description, kit.render("calendar/tradition.html", tradition=view), (_start(kit),))


def _feast(kit: Kit, key: str, events: list[str]) -> Page:
    view = feasts.page(kit.reader, key, events)
    main = kit.render("calendar/feast.html", feast=view)
    tradition, link = view.tradition
    return Page(view.name, view.about, main, (_start(kit), (tradition, link)))
