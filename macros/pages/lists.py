"""The list pages of the directories: all, one term of a facet, A–Z, in pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from markupsafe import Markup

from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.views.directory import Directory, ListPage
from macros.views.listing import numbered


class Lists:
    """The lists of one language; the facets, which stand on many pages, are rendered once for each section."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._card_prints = {"offers": kit.prints.offer, "contacts": kit.prints.contact}
        self._facets = cache(self._render_facets)
        self._facets_print = cache(lambda section: digest(self._facets(section)))

    def jobs(self) -> Iterator[Job]:
        for section, lists in self._kit.directories.items():
            for page in lists.lists():
                yield Job(page.path(), section, self._key(page), partial(self._page, page))

    def first(self, section: str) -> Markup:
        """The body of the first page of a section, which stands on the section's prose page."""
        directory = self._kit.directories[section].first()
        pieces = {name: Markup("").join(found) for name, found in self._pieces(directory).items()}
        if directory.live:
            pieces["facets"] = self._kit.render("live_filter.html", live=directory.live, groups=directory.groups)
        return self._body(directory, **pieces)

    def _page(self, page: ListPage) -> Page:
        directory = self._kit.directories[page.section].directory(page)
        pieces = self._pieces(directory)
        main = self._kit.render("list_page.html", directory=directory, body=self._body(directory, **marks(pieces)))
        trail = (directory.parent,) if directory.parent else ()
        description = f"{directory.title}. {directory.count.striptags()}"
        return Page(directory.title, description, main, trail, pieces, numbered(directory.heading, directory.pagination))

    def _body(self, directory: Directory, entries: Markup, facets: Markup) -> Markup:
        return self._kit.render("directory.html", directory=directory, entries=entries, facets=facets)

    def _pieces(self, directory: Directory) -> dict[str, list[Markup]]:
        facets = [self._facets(directory.section)] if directory.groups else []
        return {"entries": [self._kit.card(directory.section, key) for key in directory.ids], "facets": facets}

    def _render_facets(self, section: str) -> Markup:
        return self._kit.render("facets.html", directory=self._kit.directories[section].first())

    def _key(self, page: ListPage) -> bytes:
        """A list shows cards or names, counts, how many pages there are, and on its first page its facets."""
        place = f"{page.segment} {page.term} {page.page} {page.pages} {page.total}"
        facets = self._facets_print(page.section) if page.page == 1 else b""
        if page.is_a_to_z:
            reader = self._kit.reader
            records = reader.portal.records[page.section]
            names = [reader.translator.text(page.section, records[key], "name") for key in page.ids]
            return digest(place, facets, repr([(key, name, name.language.code) for key, name in zip(page.ids, names, strict=True)]))
        return digest(place, facets, *map(self._card_prints[page.section], page.ids))
