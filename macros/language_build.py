"""One language of the site: its shells from MkDocs, its records stamped into them, its prose pages filled."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from msgspec import Struct, field
from msgspec.structs import replace

from macros import fingerprints, memory, offline, prose_slots, site_files, urls
from macros.assets import Assets
from macros.feeds.search_index import search_index
from macros.newsroom import Newsroom
from macros.pages import Pages
from macros.pages.page import Job, Page
from macros.project import Edition
from macros.publish import Publication
from macros.shells import ProsePage, Shells
from macros.stamping import Shell
from macros.verify import Anatomy, Scanner
from macros.views.offline import kept_note
from macros.views.search.index import index as search_entries
from macros.writing import link, write

_DUMMY = "x"
_AT_ONCE = 32  # pages


class LanguageResult(Struct):
    """What one language contributes: keys of its files, addresses for the sitemap, links to check with one page each."""

    code: str
    keys: dict[str, bytes] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    written: int = 0

    @property
    def pages(self) -> int:
        return sum(path.endswith(".html") for path in self.keys)

    @property
    def line(self) -> str:
        return f"{self.code:<10}{self.pages:>7} pages, {self.written} files written"


class LanguageBuild:
    """Builds languages one after the other into the prepared directory of a publication."""

    def __init__(self, edition: Edition, assets: Assets, publication: Publication) -> None:
        self.edition = edition
        self.assets = assets
        self.publication = publication
        self.scanner = Scanner(edition.portal.settings.base_path, edition.origin)
        self.shared = site_files.kept(edition, assets, publication.published, publication.target)
        self._made: str | None = None

    def __call__(self, code: str) -> LanguageResult:
        known = self._remembered(code)
        if known is not None:
            return known
        self._forget()
        self._made = code
        result = LanguageResult(code)
        try:
            shells = self._shells(code)
        except (RuntimeError, ValueError) as error:
            result.problems = [f"{code}: {line}" for line in str(error).splitlines()]
            return result
        try:
            self._make_pages(shells, result)
        except (TemplateError, AttributeError) as error:
            place = f"{error.filename}:{error.lineno}: " if isinstance(error, TemplateSyntaxError) else ""
            result.problems.append(f"{code}: a template is wrong: {place}{error}")
        if not result.problems:
            self._remember(result)
        return result

    def _forget(self) -> None:
        """Give back the memory of the language made before: its texts, and its pages, caches and templates, which hold each other."""
        if self._made:
            self.edition.portal.release(self._made)
            self.scanner.forget()
            gc.collect(0)  # all that is younger than the last collection, which is that language

    def _remembered(self, code: str) -> LanguageResult | None:
        """What an earlier build found, where nothing that readers of this language see has changed since."""
        found = memory.recall(self._memory(code))
        if found is None or found[0] != self._print(code) or self.publication.reusable.of(code) != found[1].keys:
            return None
        prepared = self.publication.prepared.of(code)
        spare, target = f"{self.publication.spare}{os.sep}", f"{self.publication.target}{os.sep}"
        result: LanguageResult = found[1]
        missing = (path for path, key in result.keys.items() if prepared.get(path) != key)
        return result if all(link(target + path, spare + path) for path in missing) else None

    def _remember(self, result: LanguageResult) -> None:
        memory.store(self._memory(result.code), self._print(result.code), replace(result, written=0))

    def _memory(self, code: str) -> Path:
        return self.edition.project.cache / "languages" / code

    def _print(self, code: str) -> bytes:
        """Changes with everything that any page of a language shows."""
        portal = self.edition.portal
        chain = [language.code for language in portal.languages.chain(code)]
        # asked without a Reader, which would read the catalogue of every language that has not changed
        news = Newsroom(portal.records["news"], self.edition.now).state()
        return fingerprints.digest(self.edition.page_print, news, fingerprints.RecordFingerprints(portal, chain).everything())

    def _make_pages(self, shells: Shells, result: LanguageResult) -> None:
        code = result.code
        pages = Pages(self.edition.reader(code), self.edition.project.templates, self.assets.sprite, self.assets.scripts, self.assets.record_sprite)
        pages.shelf = offline.Shelf(self.edition.project.cache / "offline" / code, code, self.shared, pages.daily)
        self._stamp_records(pages, shells, result)
        self._keep(f"{code}/search/index.json", search_index(search_entries(pages.reader, pages.kit.directories)), result, pages.shelf)
        self._fill_prose(pages, shells, result)
        self._write_files(pages, result)
        self._keep(f"{code}/{urls.OFFLINE_FILES}", pages.shelf.list(kept_note(pages.reader)), result)
        pages.shelf.remember()
        self._keep(f"{code}/sitemap.xml", site_files.sitemap(self.edition, pages.reader, result.addresses), result)

    def _shells(self, code: str) -> Shells:
        """The frames of a language; MkDocs runs only when something it reads has changed."""
        cache = self.edition.project.cache / "shells" / code
        key = fingerprints.digest(self.edition.frame_print, repr(sorted(self.assets.files)))
        found = memory.recall(cache)
        if found is not None and found[0] == key:
            return found[1]
        from macros.hooks import render_language  # starts MkDocs, which most builds do not need

        shells = render_language(self.edition, code, self.assets)
        memory.store(cache, key, shells)
        return shells

    def _stamp_records(self, pages: Pages, shells: Shells, result: LanguageResult) -> None:
        code = result.code
        base = fingerprints.digest(self.edition.page_print, pages.footer, pages.urgent)
        keys = {section: fingerprints.digest(base, *shell.parts) for section, shell in shells.sections.items()}
        is_there = self._is_there(code)
        known_ids = {section: self._check_shell(shell, f"{code}/{section}", result) for section, shell in shells.sections.items()}
        missing: list[tuple[Job, str, bytes]] = []
        for job in pages.jobs():
            path = f"{code}/{job.path}index.html" if job.path.endswith("/") else f"{code}/{job.path}"
            key = result.keys[path] = fingerprints.digest(keys[job.section], job.key)
            if job.is_listed:
                result.addresses.append(job.path)
            if not (pages.shelf.has(path, key) and is_there(path, key)):
                missing.append((job, path, key))
            if len(missing) == _AT_ONCE:
                self._stamp(missing, pages, shells, known_ids, result)
                missing.clear()
        self._stamp(missing, pages, shells, known_ids, result)

    def _stamp(self, jobs: list[tuple[Job, str, bytes]], pages: Pages, shells: Shells, known_ids: dict[str, set[str]], result: LanguageResult) -> None:
        """Some pages step by step: what a step needs stays in the processor's cache, which saves a tenth against page by page."""
        made = [job.make() for job, _, _ in jobs]
        values = [pages.slots(job.path, page) for (job, _, _), page in zip(jobs, made, strict=True)]
        for (job, path, _), page, value in zip(jobs, made, values, strict=True):
            self._check(page, value, known_ids[job.section], path, result)
        contents = [shells.sections[job.section].stamp(value) for (job, _, _), value in zip(jobs, values, strict=True)]
        spare = f"{self.publication.spare}{os.sep}"
        for (_, path, key), content in zip(jobs, contents, strict=True):
            write(spare + path, content)
            pages.shelf.put(path, key, content)
        result.written += len(jobs)

    def _write_files(self, pages: Pages, result: LanguageResult) -> None:
        """What stands beside the pages: calendars."""
        is_there = self._is_there(result.code)
        for file in pages.files():
            path = f"{result.code}/{file.path}"
            key = result.keys[path] = fingerprints.digest(self.edition.file_print, file.key)
            if not is_there(path, key):
                write(str(self.publication.spare / path), file.make())
                result.written += 1

    def _is_there(self, code: str) -> Callable[[str, bytes], bool]:
        """Whether a file with this path and key is in the prepared directory, or could be taken over from the published one."""
        prepared, reusable = self.publication.prepared.of(code), self.publication.reusable.of(code)
        spare, target = f"{self.publication.spare}{os.sep}", f"{self.publication.target}{os.sep}"

        def check(path: str, key: bytes) -> bool:
            return prepared.get(path) == key or (reusable.get(path) == key and link(target + path, spare + path))

        return check

    def _fill_prose(self, pages: Pages, shells: Shells, result: LanguageResult) -> None:
        """Prose pages are few and show much, so they are always made and compared by content; last the one that says how much there is to keep."""
        for prose in sorted(shells.prose.values(), key=lambda prose: prose.path == urls.OFFLINE):
            html = self._prose(pages, prose, _trail(pages, prose, shells), result)
            path = f"{result.code}/{prose.path}index.html"
            found = self.scanner.page(html)
            result.problems += [f"{path}: {problem}" for problem in found.problems]
            _note_links(result, path, found)
            result.addresses.append(prose.path)
            self._keep(path, html.encode(), result, pages.shelf)

    def _keep(self, path: str, content: bytes, result: LanguageResult, shelf: offline.Shelf | None = None) -> None:
        """Write a file unless it is there already. `shelf`: devices may keep it too."""
        result.keys[path] = fingerprints.digest(content)
        if shelf:
            shelf.put(path, result.keys[path], content)
        if self.publication.prepared.of(result.code).get(path) != result.keys[path]:
            write(str(self.publication.spare / path), content)
            result.written += 1

    def _prose(self, pages: Pages, prose: ProsePage, trail: tuple[tuple[str, str], ...], result: LanguageResult) -> str:
        values = pages.slots(prose.path, Page(prose.title, prose.description, pages.empty, trail, head=pages.head(prose.path)))
        if not prose.path:
            values["breadcrumbs"] = ""
        pieces = [Shell.of(prose.html[0]).fill(values)]
        for (name, arguments), text in zip(prose.calls, prose.html[1:], strict=True):
            try:
                pieces.append(str(prose_slots.fill(pages, name, arguments)))
            except (KeyError, TypeError, ValueError) as error:
                result.problems.append(f"{result.code}/{prose.path}: {{{{ {name}(…) }}}} cannot be shown: {error}")
            pieces.append(Shell.of(text).fill(values))
        return "".join(pieces)

    def _check_shell(self, shell: Shell, name: str, result: LanguageResult) -> set[str]:
        """A shell is checked once, with harmless values; its ids may not occur again in what fills it."""
        found = self.scanner.page(shell.fill(dict.fromkeys(shell.parts[1::2], _DUMMY) | {"head": "", "path": "", "urgent": ""}))
        result.problems += [f"{name} (page frame): {problem}" for problem in found.problems]
        _note_links(result, name, found)
        return found.ids

    def _check(self, page: Page, values: dict[str, str], known_ids: set[str], path: str, result: LanguageResult) -> None:
        """The page itself, and the pieces it shares with others, which are taken apart once."""
        attributes = f'<p title="{values["title"]}" data-description="{values["description"]}">{values["title"]}</p>'
        found = self.scanner.parts(attributes, values["head"], values["breadcrumbs"], values["german"], page.main)
        for piece in (piece for pieces in page.pieces.values() for piece in pieces):
            found.add(self.scanner.piece(piece))
        result.problems += [f"{path}: {problem}" for problem in found.problems]
        result.problems += [f"{path}: the id '{each}' occurs twice" for each in found.ids & known_ids]
        _note_links(result, path, found)
        for each in found.links:
            if each.startswith("#") and each[1:] not in found.ids and each[1:] not in known_ids:
                result.problems.append(f"{path}: the link '{each}' leads nowhere")


def _trail(pages: Pages, prose: ProsePage, shells: Shells) -> tuple[tuple[str, str], ...]:
    """The prose pages above one: `concept/` above `concept/council/`."""
    parts = prose.path.split("/")[:-2]
    above = ("/".join(parts[: number + 1]) + "/" for number in range(len(parts)))
    return tuple((shells.prose[path].title, pages.reader.link(path)) for path in above if path in shells.prose)


def _note_links(result: LanguageResult, page: str, found: Anatomy) -> None:
    """Remember each link once: thousands of pages share most of them."""
    for each in found.links.difference(result.links):  # `-` would go through all links that are known
        if not each.startswith("#"):
            result.links[each] = page
