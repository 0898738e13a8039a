"""Pages that are worked out from the rest: annual reports, the inventory of offers, the functions of integration work."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.inventory import Inventory
from macros.pages.kit import Kit
from macros.pages.page import Job, Page
from macros.views.concept import annual_report
from macros.views.concept import functions as functions_view
from macros.views.concept import inventory as inventory_view

_SECTION = "concept"


def jobs(kit: Kit) -> Iterator[Job]:
    """A page of offers for every field, and a report for every year. Both count records that are not of the concept."""
    concept, prints = kit.reader.portal.concept, kit.prints
    offers = digest(prints.concept, prints.records("offers"), prints.records("places"))
    found = Inventory(kit.reader.portal, kit.reader.today)
    for field in concept.fields:
        yield Job(urls.inventory(field), _SECTION, offers, partial(_inventory_field, kit, found, field))
    everything = digest(prints.concept, *map(prints.records, ("offers", "events", "contacts")))
    for year in concept.years(kit.reader.today):
        yield Job(urls.report(year), _SECTION, everything, partial(_report, kit, year))


def reports(kit: Kit) -> Markup:
    return kit.render("concept/reports.html", reports=annual_report.all_reports(kit.reader) if kit.reader.portal.concept else ())


def inventory(kit: Kit) -> Markup:
    reader = kit.reader
    view = inventory_view.overview(reader, Inventory(reader.portal, reader.today)) if reader.portal.concept else None
    return kit.render("concept/inventory.html", inventory=view)


def functions(kit: Kit) -> Markup:
    return kit.render("concept/functions.html", view=functions_view.functions(kit.reader) if kit.reader.portal.concept else None)


def _start(kit: Kit) -> tuple[str, str]:
    return kit.reader.plain("Transparenz"), kit.reader.link("concept/")


def _inventory_field(kit: Kit, found: Inventory, field: str) -> Page:
    view = inventory_view.field_page(kit.reader, found, field)
    title = kit.reader.plain("Bestandsaufnahme: %(field)s", field=view.field.name)
    heading = kit.reader.say("Bestandsaufnahme: %(field)s", field=view.field.name)
    description = kit.reader.plain("Die Angebote im Handlungsfeld %(field)s: für wen, wo und in welchen Sprachen.", field=view.field.name)
    trail = (_start(kit), (kit.reader.plain("Bestandsaufnahme"), kit.reader.link("concept/inventory/")))
    return Page(title, description, kit.render("concept/inventory_field.html", page=view), trail, heading=heading)


def _report(kit: Kit, year: int) -> Page:
    view = annual_report.page(kit.reader, year)
    description = view.summary or kit.reader.plain("Was %(year)s begonnen, erreicht und ausgegeben wurde.", year=year)
    trail = (_start(kit), (kit.reader.plain("Jahresberichte"), kit.reader.link("concept/reports/")))
    return Page(view.title, description, kit.render("concept/report.html", report=view), trail, heading=view.name)
