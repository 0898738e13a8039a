"""Which news there is at a moment: what has appeared, what stands first, what is urgent, what is over.

Moments in the records are wall times of Berlin; they are compared as wall times, which is right as
no record may name an hour that a clock change skips or repeats (models/moments.py).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from macros.clock import BERLIN
from macros.models.news import News, first_moment, last_moment

_NAMED = {"offers": "offers", "events": "events", "concept/measures": "measures"}  # type → the field of a news item that names it


def appears(news: News) -> dt.datetime:
    """The moment from which on a news item is published."""
    return first_moment(news.publish_at).replace(tzinfo=BERLIN)


def ends(news: News) -> dt.datetime | None:
    """The moment at which it leaves the lists; it keeps its address."""
    return last_moment(news.expires_on).replace(tzinfo=BERLIN) if news.expires_on else None


def unpinned(news: News) -> dt.datetime | None:
    """The moment until which it stands first."""
    return last_moment(news.pinned_until).replace(tzinfo=BERLIN) if news.pinned_until else None


def changed(news: News) -> dt.datetime | None:
    """The moment of its latest correction; a day counts from its midnight, but nothing is corrected before it appears."""
    latest = max((first_moment(each.date) for each in news.corrections), default=None)
    return None if latest is None else max(latest.replace(tzinfo=BERLIN), appears(news))


class Newsroom:
    """The news at one moment (`now` with a zone)."""

    def __init__(self, records: Mapping[str, News], now: dt.datetime) -> None:
        self._records, self._now = records, now

    @cached_property
    def published(self) -> tuple[str, ...]:
        """Every item that has appeared, also what is over, the newest first. These have pages."""
        found = [news for news in self._records.values() if appears(news) <= self._now]
        return tuple(news.id for news in sorted(found, key=lambda news: (appears(news), news.id), reverse=True))

    @cached_property
    def current(self) -> tuple[str, ...]:
        """What lists show: published and not over, the pinned first, else the newest first."""
        current = [key for key in self.published if not self.is_over(key)]
        return tuple(sorted(current, key=lambda key: not self.is_pinned(key)))

    @cached_property
    def urgent(self) -> tuple[str, ...]:
        """The urgent notices that stand on every page now."""
        return tuple(key for key in self.current if self._records[key].kind == "urgent_notice")

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """What has a moment of publication that is still to come."""
        return tuple(sorted(key for key in self._records if key not in self.published))

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[str, ...]]:
        """Topic → what lists show of it, in their order."""
        return _grouped((topic, key) for key in self.current for topic in self._records[key].topics)

    @cached_property
    def by_year(self) -> Mapping[int, tuple[str, ...]]:
        """Year → everything that appeared in it, also what is over, the latest year and the newest item first."""
        return _grouped((self._records[key].publish_at.year, key) for key in self.published)

    @cached_property
    def about(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(type, id) of an offer, event or measure → the current news about it, the newest first."""
        newest = [key for key in self.published if not self.is_over(key)]
        return _grouped(((kind, each), key) for key in newest for kind, field in _NAMED.items() for each in getattr(self._records[key], field))

    def is_over(self, key: str) -> bool:
        end = ends(self._records[key])
        return end is not None and end <= self._now

    def is_pinned(self, key: str) -> bool:
        end = unpinned(self._records[key])
        return end is not None and self._now < end

    def state(self) -> str:
        """Changes whenever something appears, ends or stops standing first."""
        return repr((self.published, self.current))


def _grouped(pairs: Iterable[tuple[Hashable, str]]) -> dict[Any, tuple[str, ...]]:
    """Ids by what they belong to, both in the order in which they come."""
    found: dict[Any, list[str]] = {}
    for group, key in pairs:
        found.setdefault(group, []).append(key)
    return {group: tuple(keys) for group, keys in found.items()}


def moments(records: Mapping[str, News]) -> Iterator[tuple[dt.datetime, str]]:
    """Every moment at which something changes by itself, and what does."""
    for news in records.values():
        yield appears(news), f"news/{news.id} appears"
        for moment, words in ((ends(news), "ends"), (unpinned(news), "no longer stands first")):
            if moment is not None:
                yield moment, f"news/{news.id} {words}"
