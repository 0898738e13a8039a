"""Files that belong to no language: choice of language at `/`, 404, sitemap, robots.txt, assets, pictures, what servers read."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from pathlib import Path

from msgspec import Struct

from macros import fingerprints, offline, server_headers, urls
from macros.assets import Assets
from macros.feeds.files import File
from macros.newsroom import Newsroom
from macros.project import Edition
from macros.publish import Manifest
from macros.render import Renderer
from macros.views.reader import Reader

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Choice(Struct, frozen=True):
    """One language to choose, with a sentence in that language."""

    code: str
    direction: str
    autonym: str
    link: str
    sentence: str


def files(edition: Edition, assets: Assets) -> dict[str, Callable[[], bytes]]:
    """Site path → what makes the file. None of them shows a record, so they change with the frame of the site only."""
    base = edition.portal.settings.base_path
    robots = f"User-agent: *\nAllow: /\nSitemap: {edition.portal.settings.url}sitemap.xml\n".encode()
    return {
        **{path: partial(bytes, content) for path, content in assets.files.items()},
        "index.html": partial(_choice, edition, assets, is_home=True),
        "404.html": partial(_choice, edition, assets, is_home=False),
        "sitemap.xml": partial(_sitemap_index, edition),
        "robots.txt": partial(bytes, robots),
        ".well-known/security.txt": partial(_security, edition),
        ".htaccess": lambda: server_headers.apache(base, edition.languages).encode(),
        "_headers": lambda: server_headers.netlify(base, edition.languages).encode(),
    }


def pictures(edition: Edition) -> Iterator[File]:
    """The pictures that events and the news show. A file in data/images/ that none of them names is not published."""
    portal = edition.portal
    room = Newsroom(portal.records["news"], edition.now)  # what is still to come has no page, and no picture
    shown = (*portal.records["events"].values(), *(portal.records["news"][key] for key in room.published))
    for file in sorted({record.image.file for record in shown if record.image}):
        key = portal.images.fingerprint(file).encode()
        for each in portal.images.versions(file):
            yield File(urls.image(each.name), key, partial(portal.images.make, file, each.width))


def kept(edition: Edition, assets: Assets, published: Manifest, target: Path) -> dict[str, offline.Kept]:
    """What a device keeps beside the pages of a language, by site path: stylesheet, scripts, icons, pictures.

    A picture that is `published` already, at `target`, is not made again to know its size.
    """
    found = {path: offline.Kept("", len(content)) for path, content in assets.files.items() if path.startswith("assets/")}
    for file in pictures(edition):
        key = fingerprints.digest(edition.file_print, file.key)
        is_there = published.of("").get(file.path) == key and (target / file.path).is_file()
        size = (target / file.path).stat().st_size if is_there else len(file.make())
        found[file.path] = offline.Kept(file.key.hex()[:8], size)
    return found


def sitemap(edition: Edition, reader: Reader, paths: Iterable[str]) -> bytes:
    """The pages of one language; each names all its languages, as search engines ask for (xhtml:link, hreflang)."""
    before = {code: escape(reader.urls.absolute(code)) for code in edition.languages}
    own = before[reader.language.code]
    lines = [_XML, f'<urlset {_SITEMAP} xmlns:xhtml="http://www.w3.org/1999/xhtml">']
    for path in sorted(paths):
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}{path}"/>' for code, url in before.items())
        lines.append(f"<url><loc>{own}{path}</loc>{others}</url>")
    return "\n".join([*lines, "</urlset>\n"]).encode()


def _sitemap_index(edition: Edition) -> bytes:
    urls = edition.reader(edition.portal.languages.source.code).urls
    entries = [f"<sitemap><loc>{escape(urls.absolute(code, 'sitemap.xml'))}</loc></sitemap>" for code in edition.languages]
    return "\n".join([_XML, f"<sitemapindex {_SITEMAP}>", *entries, "</sitemapindex>\n"]).encode()


def _security(edition: Edition) -> bytes:
    """Whom to tell about security faults (RFC 9116).

    It expires with the eleventh month from now, so that it is never valid for longer than a year, as the RFC wants it,
    and the file of one day seldom differs from that of the day before.
    """
    settings, today = edition.portal.settings, edition.today
    contact = settings.security.contact if settings.security else settings.feedback.email
    years, month = divmod(today.month - 1 + 11, 12)
    year, month = today.year + years, month + 1
    lines = [
        f"Contact: {contact if contact.startswith('https://') else f'mailto:{contact}'}",
        f"Expires: {year}-{month:02}-{calendar.monthrange(year, month)[1]}T23:59:59Z",
        f"Preferred-Languages: {', '.join(dict.fromkeys([edition.portal.languages.source.code, 'en']))}",
        f"Canonical: {settings.url}.well-known/security.txt",
    ]
    if settings.security and settings.security.policy:
        lines.append(f"Policy: {settings.security.policy}")
    return "\n".join([*lines, ""]).encode()


def _choice(edition: Edition, assets: Assets, *, is_home: bool) -> bytes:
    settings = edition.portal.settings
    readers = [edition.reader(code) for code in edition.languages]
    source = edition.reader(edition.portal.languages.source.code)
    title = str(source.translator.term(settings.title))
    html = Renderer(source, edition.project.templates, assets.sprite)(
        "root.html",
        source=source.language,
        title=title if is_home else source.plain("Diese Seite gibt es nicht"),
        heading=title,
        description=str(source.translator.term(settings.description)),
        canonical=settings.url if is_home else None,
        label=source.plain("Sprache wählen"),
        is_example=settings.example,
        example_notice=source.plain("Beispiel: Diese Stadt und ihre Angebote gibt es nicht."),
        assets=assets,
        languages=[_language(reader, is_home) for reader in readers],
    )
    return str(html).encode()


def _language(reader: Reader, is_home: bool) -> Choice:
    """At `/` the sentence says what the portal is, on the 404 page that this address leads nowhere."""
    words = reader.translator
    sentence = str(words.term(reader.portal.settings.description)) if is_home else reader.plain("Diese Seite gibt es nicht")
    return Choice(reader.language.code, reader.language.direction, reader.language.autonym, reader.link(""), sentence)
