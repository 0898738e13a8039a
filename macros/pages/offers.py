"""The page of each offer, with the next dates and the measures that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views import offers
from macros.views.news_links import keys_about


def jobs(kit: Kit) -> Iterator[Job]:
    glossary = kit.prints.records("glossary")
    for key in kit.reader.portal.records["offers"]:
        guides = [kit.prints.name("guides", each) for each in kit.reader.portal.guides_by_offer.get(key, ())]
        related = kit.event_lists.by_offer.get(key, ())
        measures = kit.prints.measures(kit.reader.portal.concept.measures_by_offer.get(key, ()))
        news = [kit.prints.name("news", each) for each in keys_about(kit.reader, "offers", key)]
        yield Job(urls.offer(key), "offers", digest(glossary, *guides, b"news", *news, kit.prints.offer(key), measures, *map(kit.prints.event, related)), partial(_page, kit, key))


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
