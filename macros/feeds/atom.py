"""A feed in Atom (RFC 4287): what feed readers subscribe to."""

from __future__ import annotations

import re
from html import escape

from macros.feeds.news_entries import Entry, Feed
from macros.translate import Words

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 has no letters for these


def atom(feed: Feed) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(feed.language)}>',
        f"<id>{_text(feed.address)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<subtitle>{_text(feed.subtitle)}</subtitle>",
        f"<updated>{feed.updated.isoformat()}</updated>",
        f'<link rel="self" type="application/atom+xml" hreflang={_quoted(feed.language)} href={_quoted(feed.address)}/>',
        f'<link rel="alternate" type="text/html" hreflang={_quoted(feed.language)} href={_quoted(feed.page)}/>',
        _author(feed),
        *(_entry(feed, each) for each in feed.entries),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(feed: Feed, entry: Entry) -> str:
    topics = (f"<category term={_quoted(key)} label={_quoted(name)}{_language(name)}/>" for key, name in entry.topics)
    lines = [
        "<entry>",
        f"<id>{_text(entry.id)}</id>",
        f"<title{_language(entry.title)}>{_text(entry.title)}</title>",
        f"<published>{entry.published.isoformat()}</published>",
        f"<updated>{entry.updated.isoformat()}</updated>",
        _author(feed),  # again, for readers that look for it here only
        f'<link rel="alternate" type="text/html" hreflang={_quoted(feed.language)} href={_quoted(entry.link)}/>',
        *topics,
        f"<summary{_language(entry.teaser)}>{_text(entry.teaser)}</summary>",
        f'<content type="html">{_text(entry.content)}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _author(feed: Feed) -> str:
    return f"<author><name>{_text(feed.author)}</name><uri>{_text(feed.author_page)}</uri></author>"


def _language(words: Words) -> str:
    """Words in another language than the feed say so."""
    return f" xml:lang={_quoted(words.language.code)}" if words.is_fallback else ""


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", str(words)), quote=False)


def _quoted(words: str) -> str:
    return f'"{escape(_NOT_XML.sub("", str(words)))}"'
