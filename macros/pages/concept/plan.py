"""Pages of what was promised: papers, fields of action, goals, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.models.concept.measures import STATUSES
from macros.pages.kit import Kit
from macros.pages.page import Job, Page
from macros.views.concept import fields, goals, measure_lists, papers
from macros.views.concept import measures as measure_pages
from macros.views.concept import overview as glance
from macros.views.concept.measure_lists import OVERDUE
from macros.views.concept.mentions import mention
from macros.views.news_links import keys_about
from macros.views.reader import Reader

_SECTION = "concept"
_VIEWS: dict[str, tuple[str, Callable[[Reader, str], Any]]] = {
    "papers": ("paper", papers.page),
    "fields": ("field", fields.page),
    "goals": ("goal", goals.page),
    "measures": ("measure", measure_pages.page),
}


def jobs(kit: Kit) -> Iterator[Job]:
    for kind in _VIEWS:
        for key in kit.reader.portal.records[f"concept/{kind}"]:
            yield Job(urls.concept(kind, key), _SECTION, digest(kit.prints.concept, *_others(kit, kind, key)), partial(_page, kit, kind, key))
    for status in (*STATUSES, OVERDUE):
        yield Job(urls.measures(status), _SECTION, digest(kit.prints.concept, *map(kit.prints.contact, _responsible(kit))), partial(_status, kit, status))


def overview(kit: Kit) -> Markup:
    return kit.render("concept/overview.html", concept=glance.overview(kit.reader) if kit.reader.portal.concept else None)


def measures(kit: Kit) -> Markup:
    return kit.render("concept/measures.html", measures=measure_lists.measure_list(kit.reader) if kit.reader.portal.concept else None)


def home_lines(kit: Kit) -> Markup:
    """What the municipality works on, for the home page."""
    return kit.render("concept/home.html", home=glance.home_lines(kit.reader) if kit.reader.portal.concept else None)


def _page(kit: Kit, kind: str, key: str) -> Page:
    name, view = _VIEWS[kind]
    found = view(kit.reader, key)
    return Page(found.name, found.summary, kit.render(f"concept/{name}.html", **{name: found}), tuple(_trail(kit.reader, kind, key)))


def _status(kit: Kit, status: str) -> Page:
    found = measure_lists.status_page(kit.reader, status)
    reader = kit.reader
    trail = (_start(reader), (reader.plain("Maßnahmen"), reader.link("concept/measures/")))
    title = reader.plain("Maßnahmen: %(status)s", status=found.status)
    return Page(title, f"{title}. {found.sentence.striptags()}", kit.render("concept/measures_status.html", page=found), trail, heading=found.name)


def _trail(reader: Reader, kind: str, key: str) -> Iterator[tuple[str, str]]:
    """The way to a page leads through the field it belongs to."""
    yield _start(reader)
    field = _field_of(reader, kind, key)
    if field:
        above = mention(reader, "fields", field)
        yield above.name, above.link


def _field_of(reader: Reader, kind: str, key: str) -> str | None:
    if kind == "goals":
        return reader.portal.records["concept/goals"][key].field
    return reader.portal.concept.field_of(key) if kind == "measures" else None


def _start(reader: Reader) -> tuple[str, str]:
    return reader.plain("Transparenz"), reader.link("concept/")


def _others(kit: Kit, kind: str, key: str) -> Iterator[bytes]:
    """What a page shows that is no record of the concept: contacts, and for measures offers, events and news."""
    yield from map(kit.prints.contact, _responsible(kit))
    record = kit.reader.portal.records[f"concept/{kind}"][key]
    if kind == "fields":
        yield repr(fields.offers_by_topic(kit.reader, record)).encode()
    if kind == "measures":
        yield from (kit.prints.name("offers", each) for each in record.offers)
        yield from (kit.prints.name("events", each) for each in record.events)
        yield from (kit.prints.name("news", each) for each in keys_about(kit.reader, "concept/measures", key))


def _responsible(kit: Kit) -> list[str]:
    """Every contact that the papers, fields and measures name."""
    records = kit.reader.portal.records
    named = {each.responsible for kind in ("papers", "fields") for each in records[f"concept/{kind}"].values() if each.responsible}
    return sorted(named | set(kit.reader.portal.concept.measures_by_contact))
