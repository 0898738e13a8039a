"""The news as entries of a feed: what Atom and JSON Feed say, before either writes it down.

Nothing here depends on the day of the build: `updated` comes from the records, an entry is named for good by the host, the
day it first appeared and its first id, and so feed readers never show an entry twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from msgspec import Struct

from macros import newsroom, richtext, urls
from macros.clock import BERLIN
from macros.feeds.identifiers import lasting
from macros.models.moments import day_of
from macros.translate import Words
from macros.views.contacts import name_and_link
from macros.views.news import in_words
from macros.views.news_lists import feed_name
from macros.views.pictures import Picture, picture
from macros.views.reader import Reader

LONGEST = 50  # entries; older ones are found in the newsroom
NOTHING_YET = dt.datetime(2026, 11, 1, tzinfo=BERLIN)  # when a feed without any entry last changed


class Entry(Struct, frozen=True):
    """One news item. `content` is HTML in full, with its language and direction around it; addresses in it are absolute."""

    id: str
    link: str
    title: Words
    teaser: Words
    content: Markup
    published: dt.datetime
    updated: dt.datetime
    topics: tuple[tuple[str, Words], ...]
    image: str | None


class Feed(Struct, frozen=True):
    """`address` is where the feed itself is, `page` the page with the same news."""

    language: str
    title: str
    subtitle: str
    address: str
    page: str
    author: str
    author_page: str
    updated: dt.datetime
    entries: tuple[Entry, ...]


def shown(reader: Reader, topic: str | None = None) -> list[str]:
    """What a feed shows: current news, the newest first."""
    return [key for key in _all(reader, topic) if not reader.newsroom.is_over(key)][:LONGEST]


def feed(reader: Reader, address: str, topic: str | None = None) -> Feed:
    """The feed of everything, or of a topic. `address`: what follows the language in its address."""
    code = reader.language.code
    page = urls.listing("news", "topics" if topic else None, topic)
    author, author_page = name_and_link(reader, reader.portal.settings.publisher)
    return Feed(
        language=code,
        title=feed_name(reader, topic).striptags(),
        subtitle=str(reader.translator.term(reader.portal.settings.description)),
        address=reader.urls.absolute(code, address),
        page=reader.urls.absolute(code, page),
        author=str(author),
        author_page=urljoin(reader.urls.absolute(code), author_page),
        updated=_last_change(reader, _all(reader, topic)),
        entries=tuple(_entry(reader, key) for key in shown(reader, topic)),
    )


def fingerprint(reader: Reader, topic: str | None = None) -> str:
    """Changes with what is shown, in which order, and with the moment of the last change."""
    return repr((shown(reader, topic), _last_change(reader, _all(reader, topic)).isoformat()))


def tag(reader: Reader, key: str) -> str:
    """`tag:portal.example,2026-11-12:de/news/kursbeginn` (RFC 4151)"""
    news = reader.portal.records["news"][key]
    host = urlsplit(reader.portal.settings.url).hostname
    return f"tag:{host},{day_of(news.publish_at).isoformat()}:{reader.language.code}/news/{lasting(news)}"


def _all(reader: Reader, topic: str | None) -> list[str]:
    """Everything that has appeared, also what is over: a feed's last change does not lie further back because an entry ends."""
    records = reader.portal.records["news"]
    return [key for key in reader.newsroom.published if topic is None or topic in records[key].topics]


def _last_change(reader: Reader, keys: Iterable[str]) -> dt.datetime:
    records = reader.portal.records["news"]
    return max((newsroom.changed(records[key]) or newsroom.appears(records[key]) for key in keys), default=NOTHING_YET)


def _entry(reader: Reader, key: str) -> Entry:
    news = reader.portal.records["news"][key]
    words = reader.translator
    shown = picture(reader, "news", news) if news.image else None
    published = newsroom.appears(news)
    return Entry(
        id=tag(reader, key),
        link=reader.urls.absolute(reader.language.code, urls.news(key)),
        title=words.text("news", news, "title"),
        teaser=words.text("news", news, "teaser"),
        content=_content(reader, key, shown),
        published=published,
        updated=newsroom.changed(news) or published,
        topics=tuple((topic, reader.term("topics", topic)) for topic in news.topics),
        image=_absolute(reader, shown.link) if shown else None,
    )


def _content(reader: Reader, key: str, shown: Picture | None) -> Markup:
    """Teaser, picture, text and corrections. Feed readers know no direction but the one that is written there."""
    news = reader.portal.records["news"][key]
    words = reader.translator
    text = words.text("news", news, "text")
    parts = [_paragraph(words.text("news", news, "teaser"))]
    if shown:
        parts.append(
            Markup('<figure><img src="{}" width="{}" height="{}" alt="{}"{}/><figcaption>{}</figcaption></figure>').format(
                _absolute(reader, shown.link), shown.width, shown.height, shown.alt, shown.alt_attributes, shown.credit
            )
        )
    parts.append(Markup("<div{}>{}</div>").format(text.attributes, richtext.to_html(text)))
    for number, each in enumerate(news.corrections):
        correction = words.part("news", news, "corrections", number, "text")
        sentence = reader.say("Geändert am %(moment)s", moment=in_words(reader, each.date))
        parts.append(Markup("<p>{}: {}</p>").format(sentence, correction))
    whole = Markup("\n").join(parts)
    return Markup('<div lang="{}" dir="{}">{}</div>').format(reader.language.code, reader.language.direction, whole)


def _paragraph(words: Words) -> Markup:
    return Markup("<p{}>{}</p>").format(words.attributes, words.inner)


def _absolute(reader: Reader, link: str) -> str:
    return urljoin(reader.portal.settings.url, link)
