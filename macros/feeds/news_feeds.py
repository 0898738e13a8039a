"""The feeds that one language offers: of everything, and of every topic, also without news, so that no address ever vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from macros import urls
from macros.feeds.atom import atom
from macros.feeds.files import File
from macros.feeds.json_feed import json_feed
from macros.feeds.news_entries import feed, fingerprint, shown
from macros.fingerprints import RecordFingerprints, digest
from macros.views.reader import Reader


def files(reader: Reader, prints: RecordFingerprints) -> Iterator[File]:
    """Every feed of a language, as Atom and as JSON Feed."""
    publisher = prints.contact(reader.portal.settings.publisher)
    for topic in (None, *reader.portal.vocabularies["topics"]):
        key = digest(fingerprint(reader, topic), publisher, *map(prints.news, shown(reader, topic)))
        yield from _both(reader, topic, key)


def _both(reader: Reader, topic: str | None, key: bytes) -> Iterator[File]:
    xml, json = (urls.news_topic_feed(topic), urls.news_topic_json_feed(topic)) if topic else (urls.NEWS_FEED, urls.NEWS_JSON_FEED)
    yield File(xml, key, lambda: atom(feed(reader, xml, topic)))
    yield File(json, key, lambda: json_feed(feed(reader, json, topic)))
