"""All pages of one language: which there are, and what of the frame differs from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from markupsafe import Markup, escape

from macros.feeds import calendars
from macros.feeds.files import File
from macros.pages import calendar, contacts, events, offers, planner, special
from macros.pages.kit import Kit
from macros.pages.lists import Lists
from macros.pages.page import Job, Page
from macros.pages.special import NOT_FOUND, SPECIMENS
from macros.stamping import Shell, slot
from macros.views.contacts import important_numbers
from macros.views.reader import Reader


class Pages:
    """The pages of one language beside those that stand in docs/."""

    def __init__(self, reader: Reader, templates: Path, sprite: str) -> None:
        self.reader = reader
        self.kit = Kit(reader, templates, sprite)
        self.lists = Lists(self.kit)
        self._trails = cache(self._render_trail)
        self._start = (reader.plain("Start"), reader.link(""))
        self._numbers = str(self.kit.render("contacts/footer.html", contacts=important_numbers(reader)[:4]))
        self._built = f'<time datetime="{reader.today.isoformat()}">{escape(reader.day(reader.today))}</time>'

    empty = Markup("")

    @property
    def footer(self) -> str:
        """What stands in the footer of every page beside the frame."""
        return self._numbers

    def jobs(self) -> Iterator[Job]:
        """Every page but the prose pages."""
        kit = self.kit
        records = (offers.jobs(kit), contacts.jobs(kit), events.jobs(kit), calendar.jobs(kit), planner.jobs(kit))
        return chain(*records, self.lists.jobs(), special.jobs(kit))

    def files(self) -> Iterator[File]:
        """What this language offers beside its pages."""
        return calendars.files(self.reader, self.kit.prints)

    def breadcrumbs(self, title: Markup | str, trail: tuple[tuple[str, str], ...]) -> str:
        """The way to a page; what leads to it is the same for many pages and rendered once."""
        return self._trails(trail).fill({"title": str(escape(title))})

    def _render_trail(self, trail: tuple[tuple[str, str], ...]) -> Shell:
        breadcrumbs = self.kit.render.module("components/breadcrumbs.html").breadcrumbs
        return Shell.of(str(breadcrumbs((self._start, *trail), Markup(slot("title")))))

    def slots(self, path: str, page: Page) -> dict[str, str]:
        """The values for the slots of a shell, each escaped for its place."""
        return {
            # as plain text: in a title or an attribute no markup can say that words are in another language
            "title": str(escape(str(page.title))),
            "description": str(escape(str(page.description))),
            "path": page.moved_to or path,
            "head": str(page.head),
            "breadcrumbs": "" if path in (NOT_FOUND, SPECIMENS) else self.breadcrumbs(page.heading or page.title, page.trail),
            "main": Shell.of(page.main).fill({name: "".join(pieces) for name, pieces in page.pieces.items()}),
            "numbers": self._numbers,
            "built": self._built,
        }
