"""The page for planners. It is for associations and the municipality, so search engines are asked to leave it alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import NO_INDEX, Job, Page
from macros.views import planner


def jobs(kit: Kit) -> Iterator[Job]:
    if not kit.reader.portal.feasts:
        return
    events = map(kit.prints.event, kit.reader.portal.records["events"])
    yield Job(urls.PLANNER, "calendar", digest(kit.prints.feasts, *events), partial(_page, kit), is_listed=False)


def _page(kit: Kit) -> Page:
    view, reader = planner.page(kit.reader), kit.reader
    main = kit.render("planner/page.html", planner=view)
    trail = ((reader.plain("Kalender"), reader.link("calendar/")),)
    return Page(reader.plain(planner.TITLE), reader.plain(planner.LEAD), main, trail, head=NO_INDEX)
