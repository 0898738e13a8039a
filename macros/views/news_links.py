"""News where other pages mention them: on the page of the offer, event or measure that they are about."""

from __future__ import annotations

from macros import urls
from macros.views.concept.mentions import Mention
from macros.views.reader import Reader

_SHOWN = 5  # the newest; what is older is found in the newsroom


def keys_about(reader: Reader, kind: str, key: str) -> tuple[str, ...]:
    """The current news about a record, the newest first."""
    return reader.newsroom.about.get((kind, key), ())[:_SHOWN]


def news_about(reader: Reader, kind: str, key: str) -> tuple[Mention, ...]:
    """The same, by their titles."""
    return tuple(news_mention(reader, each) for each in keys_about(reader, kind, key))


def news_mention(reader: Reader, key: str) -> Mention:
    title = reader.translator.text("news", reader.portal.records["news"][key], "title")
    return Mention(title, reader.link(urls.news(key)))
