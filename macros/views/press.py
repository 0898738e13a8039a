"""The page for newsrooms: whom to ask, what may be printed, pictures with who made them, the latest press releases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from macros.translate import Words
from macros.views.news import boilerplate
from macros.views.news_lists import Feeds, NewsLine, NewsLists, feeds
from macros.views.pictures import Picture, picture
from macros.views.reader import Reader

_RELEASES = 5


class Photo(Struct, frozen=True):
    """A picture that may be printed, under `licence`, with the name of who made it."""

    picture: Picture
    file: str
    licence: str


class PressPage(Struct, frozen=True):
    """`source_boilerplate`: the German text beside a translation, for newsrooms print German."""

    boilerplate: Words | None
    source_boilerplate: Words | None
    photos: tuple[Photo, ...]
    releases: tuple[NewsLine, ...]
    everything: str
    feeds: Feeds


def page(reader: Reader) -> PressPage:
    lists = NewsLists(reader)
    return PressPage(
        boilerplate=boilerplate(reader),
        source_boilerplate=_german(reader),
        photos=tuple(_photos(reader)),
        releases=tuple(lists.line(key) for key in _releases(reader)),
        everything=lists.section[1],
        feeds=feeds(reader),
    )


def contact(reader: Reader) -> str:
    """The contact that answers newsrooms: the publisher where no other is named."""
    settings = reader.portal.settings
    return settings.press.contact if settings.press else settings.publisher


def _german(reader: Reader) -> Words | None:
    press = reader.portal.settings.press
    shown = boilerplate(reader)
    if press is None or shown is None or not reader.is_foreign(shown.language):
        return None
    return reader.german(press.boilerplate[reader.portal.languages.source.code])


def _releases(reader: Reader) -> list[str]:
    records = reader.portal.records["news"]
    room = reader.newsroom
    return [key for key in room.published if records[key].kind == "press_release" and not room.is_over(key)][:_RELEASES]


def _photos(reader: Reader) -> Iterator[Photo]:
    """Each picture of the news and of the events once, if its licence is stated."""
    seen = set()
    for kind, record in _pictured(reader):
        if record.image is not None and record.image.licence and record.image.file not in seen:
            seen.add(record.image.file)
            yield Photo(picture(reader, kind, record), record.image.file, record.image.licence)


def _pictured(reader: Reader) -> Iterator[tuple[str, Any]]:
    records = reader.portal.records
    yield from (("news", records["news"][key]) for key in reader.newsroom.published)
    yield from (("events", event) for event in records["events"].values())
