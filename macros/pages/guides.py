"""Life situations step by step, and the needs page with a page for each need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page
from macros.views import guides as guide_pages
from macros.views import needs as need_pages

_SECTION = "guides"  # needs belong to the same part of the menu


def jobs(kit: Kit) -> Iterator[Job]:
    records = kit.reader.portal.records
    shared = digest(kit.prints.records("guides"), kit.prints.records("glossary"))
    offers = kit.prints.records("offers")  # a rule may find any of them
    for key, guide in records["guides"].items():
        yield Job(urls.guide(key), _SECTION, digest(shared, *_shown(kit, guide.steps, offers)), partial(_guide, kit, key))
    for key, need in records["needs"].items():
        yield Job(urls.need(key), _SECTION, digest(shared, kit.prints.name("needs", key), *_shown(kit, [need], offers)), partial(_need, kit, key))


def guides(kit: Kit) -> Markup:
    return kit.render("home/tiles.html", kind="guides", tiles=guide_pages.guides(kit.reader))


def needs(kit: Kit) -> Markup:
    return kit.render("needs/list.html", needs=need_pages.needs(kit.reader, kit.directories["offers"]))


def _guide(kit: Kit, key: str) -> Page:
    view = guide_pages.page(kit.reader, kit.directories["offers"], key)
    return Page(view.name, view.summary, kit.render("guides/page.html", guide=view), (_way(kit, "Wegweiser", "guides/"),))


def _need(kit: Kit, key: str) -> Page:
    view = need_pages.page(kit.reader, kit.directories["offers"], key)
    return Page(view.need.name, view.need.summary, kit.render("needs/page.html", page=view), (_way(kit, "Was brauchen Sie?", "needs/"),))


def _way(kit: Kit, title: str, path: str) -> tuple[str, str]:
    return kit.reader.plain(title), kit.reader.link(path)


def _shown(kit: Kit, parts: Iterable[Any], offers: bytes) -> Iterator[bytes]:
    """What steps or needs show of other records: contacts, their places, and offers."""
    records = kit.reader.portal.records["contacts"]
    for part in parts:
        for contact in part.contacts:
            yield kit.prints.contact(contact)
            yield from map(kit.prints.place, records[contact].locations)
        yield from (kit.prints.name("offers", each) for each in part.offers)
        if part.offer_rule:
            yield offers
