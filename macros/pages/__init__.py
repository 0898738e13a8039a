"""All pages of one language: which there are, what each of them shows, and when it must be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from macros import urls
from macros.fingerprints import RecordFingerprints, digest
from macros.render import Renderer
from macros.stamping import Shell, slot
from macros.views import contacts, offers
from macros.views.directory import Directory, ListPage, directories
from macros.views.places import place
from macros.views.reader import Reader
from macros.views.specimens import Specimen, specimens

NOT_FOUND = "404.html"
SPECIMENS = "specimens/"  # no page links to it, and search engines are asked to leave it alone
_NO_INDEX = Markup('<meta name="robots" content="noindex"/>')


@dataclass(frozen=True)
class Page:
    """What fills the slots of a shell. `trail`: (name, link) of the pages above, for the breadcrumbs.

    `moved_to` is the new path of a record that was renamed; the page only leads there.
    `main` may have slots of its own for `pieces`: parts that many pages share, rendered and checked once.
    """

    title: str
    description: str
    main: Markup
    trail: tuple[tuple[str, str], ...] = ()
    pieces: Mapping[str, Sequence[Markup]] = field(default_factory=dict)
    moved_to: str | None = None
    head: Markup = Markup("")


@dataclass(frozen=True)
class Job:
    """One page to make. `path` follows the language in the address; `section` names the shell; equal keys mean equal pages.

    Pages that are not listed do not stand in the sitemap.
    """

    path: str
    section: str
    key: bytes
    make: Callable[[], Page]
    is_listed: bool = True


class Pages:
    """The pages of one language. Pieces that many pages share, such as cards, are rendered once."""

    def __init__(self, reader: Reader, templates: Path, sprite: str) -> None:
        self.reader = reader
        self.render = Renderer(reader, templates, sprite)
        self.directories = directories(reader)
        chain = [language.code for language in reader.translator.chain]
        self._prints = RecordFingerprints(reader.portal, chain)
        self._card = cache(self._render_card)
        self._provider = cache(lambda key: self.render("contacts/provider.html", card=contacts.card(reader, key)))
        self._place = cache(lambda key: self.render.module("components/place.html").place(place(reader, key)))
        self._facets = cache(self._render_facets)
        self._card_prints = {"offers": self._prints.offer, "contacts": self._prints.contact}
        self._facets_print = cache(lambda section: digest(self._facets(section)))
        self._trails = cache(self._render_trail)
        self._start = (reader.plain("Start"), reader.link(""))
        self._numbers = str(self.render("contacts/footer.html", contacts=contacts.important_numbers(reader)[:4]))
        self._built = f'<time datetime="{reader.today.isoformat()}">{escape(reader.day(reader.today))}</time>'

    empty = Markup("")

    @property
    def footer(self) -> str:
        """What stands in the footer of every page beside the frame."""
        return self._numbers

    def jobs(self) -> Iterator[Job]:
        """Every page but the prose pages."""
        records = self.reader.portal.records
        for key in records["offers"]:
            yield Job(urls.offer(key), "offers", self._prints.offer(key), partial(self._offer, key))
        for key in records["contacts"]:
            yield Job(urls.contact(key), "contacts", self._prints.contact_page(key), partial(self._contact, key))
        for kind, address in (("offers", urls.offer), ("contacts", urls.contact)):
            for key in records[kind]:
                for former in records[kind][key].former_ids:
                    yield Job(address(former), kind, self._prints.name(kind, key), partial(self._moved, kind, key, address(key)), is_listed=False)
        for section in self.directories:
            for page in self.directories[section].lists():
                yield Job(page.path(), section, self._list_key(page), partial(self._list_page, page))
        numbers = [contact.id for contact in records["contacts"].values() if contact.important_rank is not None]
        yield Job(SPECIMENS, "", b"", self._specimens, is_listed=False)
        yield Job(NOT_FOUND, "", digest(*map(self._prints.contact, numbers)), self._not_found, is_listed=False)

    def breadcrumbs(self, title: str, trail: tuple[tuple[str, str], ...]) -> str:
        """The way to a page; what leads to it is the same for many pages and rendered once."""
        return self._trails(trail).fill({"title": str(escape(title))})

    def _render_trail(self, trail: tuple[tuple[str, str], ...]) -> Shell:
        breadcrumbs = self.render.module("components/breadcrumbs.html").breadcrumbs
        return Shell.of(str(breadcrumbs((self._start, *trail), Markup(slot("title")))))

    def slots(self, path: str, page: Page) -> dict[str, str]:
        """The values for the slots of a shell, each escaped for its place."""
        return {
            # as plain text: in a title or an attribute no markup can say that words are in another language
            "title": str(escape(str(page.title))),
            "description": str(escape(str(page.description))),
            "path": page.moved_to or path,
            "head": str(page.head),
            "breadcrumbs": "" if path in (NOT_FOUND, SPECIMENS) else self.breadcrumbs(page.title, page.trail),
            "main": Shell.of(page.main).fill({name: "".join(pieces) for name, pieces in page.pieces.items()}),
            "numbers": self._numbers,
            "built": self._built,
        }

    def _offer(self, key: str) -> Page:
        view = offers.page(self.reader, key)
        record = self.reader.portal.records["offers"][key]
        pieces = {"provider": [self._provider(record.organization)], "places": list(map(self._place, record.locations))}
        main = self.render("offers/page.html", offer=view, **_marks(pieces))
        return Page(view.name, view.summary, main, (self._section("offers"),), pieces)

    def _contact(self, key: str) -> Page:
        view = contacts.page(self.reader, key)
        record = self.reader.portal.records["contacts"][key]
        listed = set(self.directories["offers"].found.ids)
        shown = [each for each in self.reader.portal.offers_by_contact.get(key, ()) if each in listed]
        pieces = {"offers": [self._card("offers", each) for each in shown], "places": list(map(self._place, record.locations))}
        main = self.render("contacts/page.html", contact=view, **_marks(pieces))
        return Page(view.card.name, view.card.summary, main, (self._section("contacts"),), pieces)

    def _list_page(self, page: ListPage) -> Page:
        directory = self.directories[page.section].directory(page)
        pieces = self._directory_pieces(directory)
        main = self.render("list_page.html", directory=directory, body=self._directory(directory, **_marks(pieces)))
        trail = (directory.parent,) if directory.parent else ()
        return Page(directory.title, f"{directory.title}. {directory.count.striptags()}", main, trail, pieces)

    def _moved(self, kind: str, key: str, path: str) -> Page:
        """A renamed record: browsers go to the new address at once, people without that follow the link."""
        link = self.reader.link(path)
        name = self.reader.translator.text(kind, self.reader.portal.records[kind][key], "name")
        main = self.render("moved.html", name=name, link=link)
        head = Markup('<meta http-equiv="refresh" content="0; url={}"/>').format(link) + _NO_INDEX
        return Page(self.reader.plain("Diese Seite ist umgezogen"), name, main, moved_to=path, head=head)

    def specimen(self, each: Specimen) -> Markup:
        """One example of a component."""
        html = getattr(self.render.module(f"components/{each.component}.html"), each.macro)(*each.arguments)
        return Markup("<{0}>{1}</{0}>").format(each.element, html) if each.element else html

    def _specimens(self) -> Page:
        title = "Bausteine"
        groups = groupby(specimens(self.reader), key=lambda each: each.component)
        components = [(name, [self.specimen(each) for each in examples]) for name, examples in groups]
        return Page(title, title, self.render("specimens.html", title=title, components=components), head=_NO_INDEX)

    def _not_found(self) -> Page:
        link = self.reader.link
        main = self.render(
            "not_found.html", home=link(""), offers=link("offers/a-z/"), contacts=link("contacts/a-z/"),
            numbers=self.render("home/numbers.html", contacts=contacts.important_numbers(self.reader)[:6], all_numbers=link("numbers/")),
        )
        sentence = self.reader.plain("Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.")
        return Page(self.reader.plain("Diese Seite gibt es nicht"), sentence, main)

    def first_list(self, section: str) -> Markup:
        """The body of the first page of a section, which stands on the section's prose page."""
        directory = self.directories[section].first()
        pieces = {name: Markup("").join(found) for name, found in self._directory_pieces(directory).items()}
        return self._directory(directory, **pieces)

    def _directory(self, directory: Directory, entries: Markup, facets: Markup) -> Markup:
        return self.render("directory.html", directory=directory, entries=entries, facets=facets)

    def _directory_pieces(self, directory: Directory) -> dict[str, list[Markup]]:
        facets = [self._facets(directory.section)] if directory.groups else []
        return {"entries": [self._card(directory.section, key) for key in directory.ids], "facets": facets}

    def _list_key(self, page: ListPage) -> bytes:
        """A list shows cards or names, counts, how many pages there are, and on its first page its facets."""
        place = f"{page.segment} {page.term} {page.page} {page.pages} {page.total}"
        facets = self._facets_print(page.section) if page.page == 1 else b""
        if page.is_a_to_z:
            records = self.reader.portal.records[page.section]
            names = [self.reader.translator.text(page.section, records[key], "name") for key in page.ids]
            return digest(place, facets, repr([(key, name, name.language.code) for key, name in zip(page.ids, names, strict=True)]))
        return digest(place, facets, *map(self._card_prints[page.section], page.ids))

    def _render_card(self, kind: str, key: str) -> Markup:
        view = offers.card if kind == "offers" else contacts.card
        return self.render(f"{kind}/card.html", card=view(self.reader, key))

    def _render_facets(self, section: str) -> Markup:
        return self.render("facets.html", directory=self.directories[section].first())

    def _section(self, kind: str) -> tuple[str, str]:
        return self.reader.plain(self.directories[kind].section.title), self.reader.link(f"{kind}/")


def _marks(pieces: Mapping[str, Sequence[Markup]]) -> dict[str, Markup]:
    """A slot for every piece that there is, to be rendered in its place."""
    return {name: Markup(slot(name)) if found else Markup("") for name, found in pieces.items()}
