"""The newsroom: each news item, lists by topic and year, the press page, and what other pages show of the news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views import news as items
from macros.views import press as press_page
from macros.views.listing import numbered
from macros.views.news_lists import SECTION, ListPage, NewsLists, feeds


def jobs(kit: Kit) -> Iterator[Job]:
    """A page for everything that has appeared, also what is over; nothing for what is still to come."""
    for key in kit.reader.newsroom.published:
        yield Job(urls.news(key), SECTION, _key(kit, key), partial(_page, kit, key))
    lists = NewsLists(kit.reader)
    first, *following = lists.everything()  # the first one is a prose page
    for page in (*following, *lists.others()):
        yield Job(page.path(), SECTION, _list_key(kit, page), partial(_list_page, kit, lists, page))


def news(kit: Kit) -> Markup:
    """The body of the first page of everything, which stands on the section's prose page."""
    lists = NewsLists(kit.reader)
    return kit.render("news/list.html", directory=lists.directory(next(lists.everything())))


def latest(kit: Kit) -> Markup:
    """The latest news for the home page; nothing where there are none."""
    lists = NewsLists(kit.reader)
    return kit.render("news/home.html", lines=lists.latest(), everything=lists.section[1])


def urgent(kit: Kit) -> Markup:
    """The urgent notices, for the top of every page; nothing where there are none."""
    found = items.urgent(kit.reader)
    return kit.render("news/urgent.html", notices=found) if found else Markup("")


def press(kit: Kit) -> Markup:
    provider = kit.provider(press_page.contact(kit.reader))
    return kit.render("news/press.html", press=press_page.page(kit.reader), provider=provider, logo=kit.logo)


def head(kit: Kit, topic: str | None = None) -> Markup:
    """For the head of pages: where a feed reader finds the feeds of everything, and those of the page's topic."""
    found = [feeds(kit.reader), *([feeds(kit.reader, topic)] if topic else [])]
    line = Markup('<link rel="alternate" type="{}" title="{}" href="{}"/>')
    return Markup("\n").join(
        line.format(kind, each.name.striptags(), link) for each in found
        for kind, link in (("application/atom+xml", each.atom), ("application/feed+json", each.json))
    )


def _page(kit: Kit, key: str) -> Page:
    view = items.page(kit.reader, key)
    pieces = {"provider": [kit.provider(kit.reader.portal.records["news"][key].contact)]}
    main = kit.render("news/page.html", news=view, **marks(pieces))
    return Page(view.title, view.teaser, main, (NewsLists(kit.reader).section,), pieces, head=head(kit))


def _list_page(kit: Kit, lists: NewsLists, page: ListPage) -> Page:
    directory = lists.directory(page)
    body = kit.render("news/list.html", directory=directory)
    heading = numbered(directory.heading, directory.pagination)
    main = kit.render("news/list_page.html", directory=directory, body=body)
    description = f"{directory.title}. {directory.count.striptags()}"
    return Page(directory.title, description, main, directory.trail, heading=heading, head=head(kit, page.topic))


def _key(kit: Kit, key: str) -> bytes:
    """A page shows the item, whether it is over, whom and what it names, and words of the glossary."""
    record, prints = kit.reader.portal.records["news"][key], kit.prints
    related = (prints.name(kind, each) for kind, keys in (("offers", record.offers), ("events", record.events)) for each in keys)
    return digest(
        prints.records("glossary"), prints.news(key), f"over {kit.reader.newsroom.is_over(key)}", prints.contact(record.contact), *related, prints.measures(record.measures)
    )


def _list_key(kit: Kit, page: ListPage) -> bytes:
    """A list shows lines, and counts of all topics and years; the state of the newsroom says what is current and what is over."""
    return digest(f"{page.page} {page.pages} {page.total}", kit.reader.newsroom.state(), *map(kit.prints.news, page.keys))
