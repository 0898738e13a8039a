"""Lists of news: what is current, by topic, by year, in pages; and the few that the home page shows."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.moments import day_of
from macros.translate import Words
from macros.views import listing
from macros.views.components import Badge
from macros.views.listing import PAGE_SIZE, FacetLink, Pagination
from macros.views.news import kind_badge, machine_readable, until
from macros.views.pictures import Picture, picture
from macros.views.reader import Reader

SECTION = "news"
_LARGE = 3  # so many have their picture and their teaser
_AT_HOME = 3


class NewsLine(Struct, frozen=True):
    """An item in a list. `until`: the moment at which the script hides it; None for what never ends, and for what is over and stays."""

    iso: str
    day: str
    badges: tuple[Badge, ...]
    title: Words
    link: str
    teaser: Words
    topics: tuple[Words, ...]
    picture: Picture | None
    until: str | None


class Feeds(Struct, frozen=True):
    """The feeds of everything, or of a topic; `atom` and `json` are links, the addresses are in full, for readers that ask for them."""

    name: Markup | str
    atom: str
    atom_address: str
    json: str
    json_address: str


class ListPage(Struct, frozen=True):
    """One page of a list and its place: `news/`, `news/topics/work/`, `news/2026/`, each with `page/2/` behind it."""

    keys: tuple[str, ...]
    total: int
    page: int
    pages: int
    topic: str | None = None
    year: int | None = None

    def path(self, page: int | None = None) -> str:
        number = page or self.page
        if self.year is not None:
            return urls.news_year(self.year, number)
        return urls.listing(SECTION, "topics" if self.topic else None, self.topic, number)


class NewsDirectory(Struct, frozen=True):
    """One page of a list, ready to be shown. On the first page of everything `urgent` and `large` stand in front of `lines`."""

    title: str
    trail: tuple[tuple[str, str], ...]
    heading: Markup
    count: Markup
    urgent: tuple[NewsLine, ...]
    large: tuple[NewsLine, ...]
    lines: tuple[NewsLine, ...]
    is_year: bool
    topics: tuple[FacetLink, ...]
    years: tuple[FacetLink, ...]
    everything: str
    press: str
    feeds: Feeds | None
    pagination: Pagination | None


class NewsLists:
    """The lists of one reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._room = reader.newsroom
        self.section = (reader.plain("Aktuelles"), reader.link(f"{SECTION}/"))

    def everything(self) -> Iterator[ListPage]:
        """What is current, urgent notices in front; an empty list has one page, too."""
        urgent = self._room.urgent
        return _paged((*urgent, *(key for key in self._room.current if key not in urgent)))

    def others(self) -> Iterator[ListPage]:
        """Every other list page. Each topic has one, also without news, so that links to it never break."""
        for topic in self.reader.portal.vocabularies["topics"]:
            yield from _paged(self._room.by_topic.get(topic, ()), topic=topic)
        for year, keys in self._room.by_year.items():
            yield from _paged(keys, year=year)

    def directory(self, page: ListPage) -> NewsDirectory:
        reader = self.reader
        is_first = page.page == 1
        is_everything = page.topic is None and page.year is None
        name = reader.term("topics", page.topic) if page.topic else str(page.year) if page.year is not None else None
        pagination = listing.pagination(reader, page.page, page.pages, page.path)
        title = f"{self.section[0]}: {name}" if name else self.section[0]
        fronts = is_everything and is_first
        urgent = tuple(key for key in page.keys if key in self._room.urgent) if fronts else ()
        rest = page.keys[len(urgent) :]
        large = rest[:_LARGE] if fronts else ()
        return NewsDirectory(
            title=title if is_first else f"{title} – {pagination.label.striptags()}",
            trail=() if fronts else (self.section,),
            heading=reader.say("%(list)s: %(name)s", list=reader.say("Aktuelles"), name=name) if name else reader.say("Aktuelles"),
            count=reader.say_number("%(number)s Meldung", "%(number)s Meldungen", page.total),
            urgent=self._lines(urgent),
            large=self._lines(large),
            lines=self._lines(rest[len(large) :]),
            is_year=page.year is not None,
            topics=self._topics(page.topic) if is_first else (),
            years=self._years(page.year) if is_first else (),
            everything=self.section[1],
            press=reader.link("news/press/"),
            feeds=feeds(reader, page.topic) if is_first and page.year is None else None,
            pagination=pagination,
        )

    def latest(self) -> tuple[NewsLine, ...]:
        """What the home page shows."""
        return self._lines(self._room.current[:_AT_HOME])

    def line(self, key: str) -> NewsLine:
        reader = self.reader
        news = reader.portal.records[SECTION][key]
        is_over = self._room.is_over(key)
        over = (Badge(reader.say("Abgelaufen"), "warn"),) if is_over else ()
        return NewsLine(
            iso=machine_readable(news.publish_at),
            day=reader.day(day_of(news.publish_at)),
            badges=(kind_badge(reader, news), *over),
            title=reader.translator.text(SECTION, news, "title"),
            link=reader.link(urls.news(key)),
            teaser=reader.translator.text(SECTION, news, "teaser"),
            topics=tuple(reader.terms("topics", news.topics)),
            picture=picture(reader, SECTION, news) if news.image else None,
            until=until(news.expires_on) if news.expires_on and not is_over else None,
        )

    def _lines(self, keys: tuple[str, ...]) -> tuple[NewsLine, ...]:
        return tuple(map(self.line, keys))

    def _topics(self, current: str | None) -> tuple[FacetLink, ...]:
        """The topics that have news, in the order of the vocabulary."""
        found = ((topic, len(self._room.by_topic.get(topic, ()))) for topic in self.reader.portal.vocabularies["topics"])
        return tuple(
            FacetLink(self.reader.term("topics", topic), self.reader.link(urls.listing(SECTION, "topics", topic)), count, topic == current)
            for topic, count in found if count
        )

    def _years(self, current: int | None) -> tuple[FacetLink, ...]:
        return tuple(FacetLink(str(year), self.reader.link(urls.news_year(year)), len(keys), year == current) for year, keys in self._room.by_year.items())


def feeds(reader: Reader, topic: str | None = None) -> Feeds:
    """How to follow the news, or those of a topic."""
    atom, json = (urls.news_topic_feed(topic), urls.news_topic_json_feed(topic)) if topic else (urls.NEWS_FEED, urls.NEWS_JSON_FEED)
    code = reader.language.code
    name = feed_name(reader, topic)
    return Feeds(name, reader.link(atom), reader.urls.absolute(code, atom), reader.link(json), reader.urls.absolute(code, json))


def feed_name(reader: Reader, topic: str | None = None) -> Markup:
    town = reader.portal.settings.municipality.name
    if topic is None:
        return reader.say("Aktuelles aus %(town)s", town=town)
    return reader.say("Aktuelles aus %(town)s: %(topic)s", town=town, topic=reader.term("topics", topic))


def _paged(keys: tuple[str, ...], *, topic: str | None = None, year: int | None = None) -> Iterator[ListPage]:
    pages = listing.page_count(len(keys))
    for number in range(1, pages + 1):
        yield ListPage(keys[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(keys), number, pages, topic, year)
