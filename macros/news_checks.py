"""Rules of news that no single record can know: moments against now, and what newsrooms are told about the municipality."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from macros.checks import check_words, locate
from macros.models.moments import day_of, written
from macros.newsroom import appears
from macros.problems import ADVICE, Problem, quoted, suggest

if TYPE_CHECKING:
    from macros.portal import Portal


def check_news(portal: Portal, *, today: dt.date, broken: Collection[str]) -> Iterator[Problem]:
    """What is wrong. Files in `broken` count as present."""
    for key, news in portal.records["news"].items():
        has_appeared = day_of(news.publish_at) <= today
        for number, each in enumerate(news.corrections):
            if has_appeared and day_of(each.date) > today:
                message = f"'{written(each.date)}' lies in the future; expected the day or the moment of the change"
                yield locate(portal.data, f"news/{key}.yml", ("corrections", number, "date"), message)
    press = portal.settings.press
    if press is not None:
        contacts = portal.records["contacts"]
        if press.contact not in contacts and f"{portal.data.name}/contacts/{press.contact}.yml" not in broken:
            message = f"unknown contact {quoted(press.contact)}{suggest(press.contact, contacts)}"
            yield locate(portal.data, "site.yml", ("press", "contact"), message)
        yield from check_words(portal, "site.yml", ("press", "boilerplate"), press.boilerplate, is_complete=True)


def check_waiting(portal: Portal, now: dt.datetime) -> Iterator[Problem]:
    """As advice: news that wait for their moment where everybody can read them already."""
    if not portal.settings.repository_public:
        return
    for key, news in portal.records["news"].items():
        if appears(news) > now:
            message = f"'{written(news.publish_at)}' lies in the future; in a public repository the text can be read now"
            yield locate(portal.data, f"news/{key}.yml", ("publish_at",), message, ADVICE)
