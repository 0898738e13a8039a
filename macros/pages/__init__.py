"""All pages of one language: which there are, and what of the frame differs from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from markupsafe import Markup, escape

from macros.feeds import calendars, news_feeds
from macros.feeds.files import File
from macros.pages import calendar, concept, contacts, events, glossary, guides, news, offers, planner, special
from macros.pages.kit import Kit
from macros.pages.lists import Lists
from macros.pages.page import Job, Page
from macros.pages.special import NOT_FOUND, SPECIMENS
from macros.stamping import Shell, slot
from macros.views.contacts import important_numbers
from macros.views.reader import Reader


_RECORD = '<article class="record'  # the page of a record begins like this


class Pages:
    """The pages of one language beside those that stand in docs/."""

    def __init__(self, reader: Reader, templates: Path, sprite: str) -> None:
        self.reader = reader
        self.kit = Kit(reader, templates, sprite)
        self.lists = Lists(self.kit)
        self._trails = cache(self._render_trail)
        self._start = (reader.plain("Start"), reader.link(""))
        self._numbers = str(self.kit.render("contacts/footer.html", contacts=important_numbers(reader)[:4]))
        self._urgent = str(news.urgent(self.kit))
        self._german = Shell.of("" if reader.language.is_source else str(self.kit.render("bilingual.html", link=self._german_page(slot("path")))))
        self._built = f'<time datetime="{reader.today.isoformat()}">{escape(reader.day(reader.today))}</time>'

    empty = Markup("")

    @property
    def footer(self) -> str:
        """What stands in the footer of every page beside the frame."""
        return self._numbers

    @property
    def urgent(self) -> str:
        """The urgent notices, on top of every page until they end."""
        return self._urgent

    def _german_page(self, path: str) -> str:
        return self.reader.urls.page(self.reader.portal.languages.source.code) + path

    def jobs(self) -> Iterator[Job]:
        """Every page but the prose pages."""
        kit = self.kit
        records = (offers.jobs(kit), contacts.jobs(kit), events.jobs(kit), calendar.jobs(kit), planner.jobs(kit), concept.jobs(kit), news.jobs(kit), guides.jobs(kit), glossary.jobs(kit))
        return chain(*records, self.lists.jobs(), special.jobs(kit))

    def files(self) -> Iterator[File]:
        """What this language offers beside its pages."""
        return chain(calendars.files(self.reader, self.kit.prints), news_feeds.files(self.reader, self.kit.prints))

    def head(self, path: str) -> Markup:
        """What stands in the head of a prose page beside the frame."""
        return news.head(self.kit) if not path or path.startswith("news/") else Markup("")

    def breadcrumbs(self, title: Markup | str, trail: tuple[tuple[str, str], ...]) -> str:
        """The way to a page; what leads to it is the same for many pages and rendered once."""
        return self._trails(trail).fill({"title": str(escape(title))})

    def _render_trail(self, trail: tuple[tuple[str, str], ...]) -> Shell:
        breadcrumbs = self.kit.render.module("components/breadcrumbs.html").breadcrumbs
        return Shell.of(str(breadcrumbs((self._start, *trail), Markup(slot("title")))))

    def slots(self, path: str, page: Page) -> dict[str, str]:
        """The values for the slots of a shell, each escaped for its place. `german` stands inside of `main`, on records."""
        start = page.main.find(">") + 1 if page.main.lstrip().startswith(_RECORD) else 0
        german = self._german.fill({"path": path}) if start else ""
        main = Shell.of(f"{page.main[:start]}{german}{page.main[start:]}")
        return {
            # as plain text: in a title or an attribute no markup can say that words are in another language
            "title": str(escape(str(page.title))),
            "description": str(escape(str(page.description))),
            "path": page.moved_to or path,
            "head": str(page.head),
            "breadcrumbs": "" if path in (NOT_FOUND, SPECIMENS) else self.breadcrumbs(page.heading or page.title, page.trail),
            "urgent": self._urgent,
            "main": main.fill({name: "".join(pieces) for name, pieces in page.pieces.items()}),
            "german": german,
            "numbers": self._numbers,
            "built": self._built,
        }
