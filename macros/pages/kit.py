"""What the pages of one language are made with. Pieces that many pages share, such as cards, are rendered once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from macros.assets import icon_link
from macros.fingerprints import RecordFingerprints
from macros.render import Renderer
from macros.views import contacts, offers
from macros.views.directory import directories
from macros.views.event_dates import Line, date_line
from macros.views.event_directory import EventDirectories
from macros.views.event_lists import EventLists
from macros.views.places import place
from macros.views.reader import Reader

_CARDS = {"offers": offers.card, "contacts": contacts.card}


class Kit:
    """Reader, templates, fingerprints, and the shared pieces."""

    def __init__(self, reader: Reader, templates: Path, sprite: str, record_sprite: str = "") -> None:
        self.reader = reader
        self.render = Renderer(reader, templates, sprite, record_sprite)
        self.logo = icon_link(templates, reader.portal.settings.base_path)
        self.directories = directories(reader)
        self.event_lists = EventLists(reader)
        self.event_pages = EventDirectories(reader, self.event_lists)
        chain = [language.code for language in reader.translator.chain]
        self.prints = RecordFingerprints(reader.portal, chain)
        self.card = cache(self._card)
        self.provider = cache(self._provider)
        self.place = cache(self._place)
        self.date_line = cache(self._date_line)

    def section(self, kind: str) -> tuple[str, str]:
        """Name and link of a directory, for the way to its pages."""
        return self.reader.plain(self.directories[kind].section.title), self.reader.link(f"{kind}/")

    def next_dates(self, events: Iterable[str]) -> list[Markup]:
        """The next date of each of these events that has one, in the order of time."""
        lines = self.event_lists.next_lines
        found = sorted((lines[key] for key in events if key in lines), key=lambda line: (line.day, line.begin or dt.time.min))
        return list(map(self.date_line, found))

    def _card(self, kind: str, key: str) -> Markup:
        return self.render(f"{kind}/card.html", card=_CARDS[kind](self.reader, key))

    def _provider(self, key: str) -> Markup:
        return self.render("contacts/provider.html", card=contacts.card(self.reader, key))

    def _place(self, key: str) -> Markup:
        return self.render.module("components/place.html").place(place(self.reader, key))

    def _date_line(self, line: Line) -> Markup:
        return self.render.module("components/date_line.html").date_line(date_line(self.reader, line))
