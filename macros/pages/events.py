"""The page of each event. The page of a past one stays, for links lead to it for years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.event_lists import EventListPages
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views import events
from macros.views.news_links import keys_about


def jobs(kit: Kit) -> Iterator[Job]:
    glossary = kit.prints.records("glossary")
    for key in kit.reader.portal.records["events"]:
        measures = kit.prints.measures(kit.reader.portal.concept.measures_by_event.get(key, ()))
        news = (kit.prints.name("news", each) for each in keys_about(kit.reader, "events", key))
        yield Job(urls.event(key), "events", digest(glossary, kit.prints.event(key), measures, *news), partial(_page, kit, key))
    yield from EventListPages(kit).jobs()


def _page(kit: Kit, key: str) -> Page:
    view = events.page(kit.reader, key)
    record = kit.reader.portal.records["events"][key]
    pieces = {"provider": [kit.provider(record.organizer)], "places": list(map(kit.place, record.locations))}
    main = kit.render("events/page.html", event=view, **marks(pieces))
    return Page(view.name, view.summary, main, (kit.event_pages.section,), pieces)
