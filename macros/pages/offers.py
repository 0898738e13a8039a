"""The page of each offer, with the next dates that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views import offers


def jobs(kit: Kit) -> Iterator[Job]:
    for key in kit.reader.portal.records["offers"]:
        related = kit.event_lists.by_offer.get(key, ())
        yield Job(urls.offer(key), "offers", digest(kit.prints.offer(key), *map(kit.prints.event, related)), partial(_page, kit, key))


def _page(kit: Kit, key: str) -> Page:
    view = offers.page(kit.reader, key)
    record = kit.reader.portal.records["offers"][key]
    pieces = {
        "events": kit.next_dates(kit.event_lists.by_offer.get(key, ())),
        "provider": [kit.provider(record.organization)],
        "places": list(map(kit.place, record.locations)),
    }
    main = kit.render("offers/page.html", offer=view, **marks(pieces))
    return Page(view.name, view.summary, main, (kit.section("offers"),), pieces)
