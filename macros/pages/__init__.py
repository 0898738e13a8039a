"""All pages of one language: which there are, and what of the frame differs from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from markupsafe import Markup, escape

from macros import offline, urls
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
_FOR_THE_LIST = ("offers", "contacts", "events", "guides", "needs", "news")  # records that somebody can put on a list


class Pages:
    """The pages of one language beside those that stand in docs/."""

    def __init__(self, reader: Reader, templates: Path, sprite: str, scripts: Mapping[str, str] | None = None, record_sprite: str = "") -> None:
        self.reader = reader
        self.scripts = scripts or {}
        self.shelf = offline.Shelf(Path(), reader.language.code, {}, ())  # a build puts its own here
        self.kit = Kit(reader, templates, sprite, record_sprite)
        self.lists = Lists(self.kit)
        self._trails = cache(self._render_trail)
        self._start = (reader.plain("Start"), reader.link(""))
        self._numbers = str(self.kit.render("contacts/footer.html", contacts=important_numbers(reader)[:4]))
        self._urgent = str(news.urgent(self.kit))
        self._german = Shell.of("" if reader.language.is_source else str(self.kit.render("bilingual.html", link=self._german_page(slot("path")))))
        self._to_list = Shell.of(str(self.kit.render("keep.html", record=slot("record"), list=reader.link(urls.MY_LIST))))
        self._list_script = f'<script src="{self.scripts["list"]}" defer=""></script>' if "list" in self.scripts else ""
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

    @property
    def daily(self) -> tuple[str, ...]:
        """What differs from day to day on pages that otherwise say the same: the day of the build, and what is urgent now."""
        return self._built, f"<p>{self.reader.say('Stand: %(day)s', day=self.reader.day(self.reader.today))}</p>", self._urgent

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
        """The values for the slots of a shell, each escaped for its place. `german` stands inside of `main`, on records, with the button for the list."""
        whole = str(page.main)  # as plain text: Markup would make Markup of every piece
        start = whole.find(">") + 1 if whole.lstrip().startswith(_RECORD) else 0
        can_be_listed = start and path.startswith(tuple(f"{kind}/" for kind in _FOR_THE_LIST))
        to_list = self._to_list.fill({"record": path.rstrip("/")}) if can_be_listed else ""
        tools = to_list + self._german.fill({"path": path}) if start else ""
        german = f'<div class="record__tools">{tools}</div>' if tools else ""
        main = Shell.of(f"{whole[:start]}{german}{whole[start:]}")
        return {
            # as plain text: in a title or an attribute no markup can say that words are in another language
            "title": str(escape(_title(page) if start else str(page.title))),
            "description": str(escape(str(page.description))),
            "path": page.moved_to or path,
            "head": str(page.head) + (self._list_script if can_be_listed else ""),
            "breadcrumbs": "" if path in (NOT_FOUND, SPECIMENS, urls.NOT_KEPT) else self.breadcrumbs(page.heading or page.title, page.trail),
            "urgent": self._urgent,
            "main": main.fill({name: "".join(pieces) for name, pieces in page.pieces.items()}),
            "german": german,
            "numbers": self._numbers,
            "built": self._built,
        }


def _title(record: Page) -> str:
    """Name and section, as a measure, the resolution about it and an event may share a name."""
    above = record.trail[-1][0] if record.trail else ""
    section = above.striptags() if type(above) is Markup else str(above)
    return f"{record.title} – {section}" if section else str(record.title)
