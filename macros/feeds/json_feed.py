"""The same feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from macros.feeds.news_entries import Entry, Feed
from macros.feeds.plain import filled

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    whole = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "description": feed.subtitle,
        "authors": [{"name": feed.author, "url": feed.author_page}],
        "language": feed.language,
        "items": [_item(feed, each) for each in feed.entries],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _item(feed: Feed, entry: Entry) -> dict[str, Any]:
    """`language` is that of the title and the summary; the content says for each of its parts in which language it is."""
    return filled({
        "id": entry.id,
        "url": entry.link,
        "title": str(entry.title),
        "summary": str(entry.teaser),
        "content_html": str(entry.content),
        "image": entry.image,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [str(name) for _, name in entry.topics],
        "language": entry.title.language.code if entry.title.is_fallback else feed.language,
    })
