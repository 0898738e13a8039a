"""A news item: what it is, when it appeared, what it says, what was corrected, and what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.clock import BERLIN
from macros.models.moments import Moment, day_of, end_of, is_all_day
from macros.translate import N_, Words
from macros.views import notices
from macros.views.components import Badge
from macros.views.concept.mentions import Mention, mentions
from macros.views.concept.words import event, offer
from macros.views.handout import Handout, handout
from macros.views.pictures import Picture, picture
from macros.views.reader import Reader
from macros.views.terms import Explanation, Terms

KIND = {
    "news": N_("Nachricht"),
    "press_release": N_("Pressemitteilung"),
    "statement": N_("Stellungnahme"),
    "urgent_notice": N_("Dringender Hinweis"),
}


class Correction(Struct, frozen=True):
    """What was changed after publication, and when."""

    iso: str
    when: Markup | str
    text: Words


class Related(Struct, frozen=True):
    """What the item is about, of one kind."""

    heading: Markup
    links: tuple[Mention, ...]


class NewsPage(Struct, frozen=True):
    """Everything on the page of a news item.

    `over` says that it has ended; where it has not, the script shows this from the moment `over_from` on. None where it
    never ends. `boilerplate`: about the municipality, for newsrooms.
    """

    title: Words
    source_title: str | None
    path: str
    badge: Badge
    over: notices.Notice
    is_over: bool
    over_from: str | None
    published: Markup
    changed: Markup | None
    teaser: Words
    notices: tuple[notices.Notice, ...]
    picture: Picture | None
    text: Markup
    text_attributes: Markup
    corrections: tuple[Correction, ...]
    boilerplate: Words | None
    related: tuple[Related, ...]
    topics: tuple[tuple[Words, str], ...]
    terms: tuple[Explanation, ...]
    handout: Handout


class Urgent(Struct, frozen=True):
    """A notice on top of every page. `until`: the moment at which the script hides it."""

    title: Words
    link: str
    ends: Markup
    until: str


def page(reader: Reader, key: str) -> NewsPage:
    news = reader.portal.records["news"][key]
    words, path = reader.translator, urls.news(key)
    title, text = words.text("news", news, "title"), words.text("news", news, "text")
    terms = Terms(reader)  # which is handed the texts in the order of the page
    corrections = sorted(enumerate(news.corrections), key=lambda each: _sortable(each[1].date))
    is_over = reader.newsroom.is_over(key)
    return NewsPage(
        title=title,
        source_title=words.in_source(news, "title") if reader.is_foreign(title.language) else None,
        path=path,
        badge=kind_badge(reader, news),
        over=notices.Notice("outdated", reader.say("Diese Nachricht ist abgelaufen. Was hier steht, kann überholt sein.")),
        is_over=is_over,
        over_from=until(news.expires_on) if news.expires_on and not is_over else None,
        published=reader.say("Veröffentlicht am %(moment)s", moment=_time(reader, news.publish_at)),
        changed=reader.say("Geändert am %(moment)s", moment=_time(reader, corrections[-1][1].date)) if corrections else None,
        teaser=terms.words(words.text("news", news, "teaser")),
        notices=tuple(notices.translation(reader, "news", news, path)),
        picture=picture(reader, "news", news) if news.image else None,
        text=terms.rich(text),
        text_attributes=text.attributes,
        corrections=tuple(_correction(reader, news, number) for number, _ in reversed(corrections)),
        boilerplate=boilerplate(reader) if news.kind == "press_release" else None,
        related=tuple(each for each in _related(reader, news) if each.links),
        topics=topic_links(reader, news.topics),
        terms=terms.explained(),
        handout=handout(reader, path),
    )


def urgent(reader: Reader) -> tuple[Urgent, ...]:
    """The urgent notices of this moment, those that end first in front."""
    records = reader.portal.records["news"]
    found = sorted((until(records[key].expires_on), key) for key in reader.newsroom.urgent)
    return tuple(
        Urgent(
            title=reader.translator.text("news", records[key], "title"),
            link=reader.link(urls.news(key)),
            ends=reader.say("Gilt bis %(moment)s", moment=_time(reader, records[key].expires_on, with_weekday=True)),
            until=end,
        )
        for end, key in found
    )


def kind_badge(reader: Reader, news: Any) -> Badge:
    return Badge(reader.say(KIND[news.kind]), "stop" if news.kind == "urgent_notice" else "")


def topic_links(reader: Reader, topics: Iterable[str]) -> tuple[tuple[Words, str], ...]:
    return tuple((reader.term("topics", topic), reader.link(urls.listing("news", "topics", topic))) for topic in topics)


def boilerplate(reader: Reader) -> Words | None:
    """What may be printed about the municipality; None where it has not written it."""
    press = reader.portal.settings.press
    return reader.translator.term(press.boilerplate) if press else None


def until(moment: Moment) -> str:
    """The moment from which on it is over, for the script: the wall time of Berlin, `24:00` for a whole day."""
    return end_of(moment) if is_all_day(moment) else f"{moment:%Y-%m-%dT%H:%M}"


def machine_readable(moment: Moment) -> str:
    """For `<time datetime>`: a day, or a moment with its offset."""
    return moment.isoformat() if is_all_day(moment) else moment.replace(tzinfo=BERLIN).isoformat(timespec="minutes")


def in_words(reader: Reader, moment: Moment, *, with_weekday: bool = False) -> Markup | str:
    """`12. November 2026, 09:30 Uhr`"""
    day = reader.formats.weekday_and_day(day_of(moment)) if with_weekday else reader.day(day_of(moment))
    return day if is_all_day(moment) else reader.say("%(day)s, %(time)s Uhr", day=day, time=reader.formats.isolated(f"{moment:%H:%M}"))


def _time(reader: Reader, moment: Moment, *, with_weekday: bool = False) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine_readable(moment), in_words(reader, moment, with_weekday=with_weekday))


def _sortable(moment: Moment) -> dt.datetime:
    return dt.datetime.combine(moment, dt.time.min) if is_all_day(moment) else moment


def _correction(reader: Reader, news: Any, number: int) -> Correction:
    moment = news.corrections[number].date
    text = reader.translator.part("news", news, "corrections", number, "text")
    return Correction(machine_readable(moment), in_words(reader, moment), text)


def _related(reader: Reader, news: Any) -> Iterator[Related]:
    yield Related(reader.say("Angebote"), tuple(offer(reader, each) for each in news.offers))
    yield Related(reader.say("Termine"), tuple(event(reader, each) for each in news.events))
    yield Related(reader.say("Maßnahmen"), mentions(reader, "measures", news.measures))
