"""The page of each contact, with what it offers and the next dates it invites to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views import contacts


def jobs(kit: Kit) -> Iterator[Job]:
    for key in kit.reader.portal.records["contacts"]:
        measures = kit.prints.measures(kit.reader.portal.concept.measures_by_contact.get(key, ()))
        yield Job(urls.contact(key), "contacts", digest(kit.prints.contact_page(key), measures), partial(_page, kit, key))


def _page(kit: Kit, key: str) -> Page:
    view = contacts.page(kit.reader, key)
    record = kit.reader.portal.records["contacts"][key]
    listed = set(kit.directories["offers"].found.ids)
    shown = [each for each in kit.reader.portal.offers_by_contact.get(key, ()) if each in listed]
    pieces = {
        "offers": [kit.card("offers", each) for each in shown],
        "events": kit.next_dates(kit.reader.portal.events_by_contact.get(key, ())),
        "places": list(map(kit.place, record.locations)),
    }
    main = kit.render("contacts/page.html", contact=view, **marks(pieces))
    return Page(view.card.name, view.card.summary, main, (kit.section("contacts"),), pieces)
