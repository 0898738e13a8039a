"""Files that belong to no language: choice of language at `/`, 404, sitemap, robots.txt, assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from macros.assets import Assets
from macros.project import Edition
from macros.render import Renderer
from macros.views.reader import Reader


@dataclass(frozen=True)
class Choice:
    """One language to choose, with a sentence in that language."""

    code: str
    direction: str
    autonym: str
    link: str
    sentence: str


def files(edition: Edition, assets: Assets, addresses: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, bytes]]:
    """(site path, content). `addresses`: the page paths of every language, for the sitemap."""
    yield from assets.files.items()
    yield "index.html", _choice(edition, assets, is_home=True)
    yield "404.html", _choice(edition, assets, is_home=False)
    yield "sitemap.xml", sitemap(edition, addresses)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {edition.portal.settings.url}sitemap.xml\n".encode()


def sitemap(edition: Edition, addresses: Mapping[str, Iterable[str]]) -> bytes:
    """All pages; each names its other languages once, as search engines ask for (xhtml:link, hreflang)."""
    reader = edition.reader(edition.portal.languages.source.code)
    languages: dict[str, list[str]] = {}
    for code, paths in addresses.items():
        for path in paths:
            languages.setdefault(path, []).append(code)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in sorted(languages):
        urls = {code: escape(reader.urls.absolute(code, path)) for code in languages[path]}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>' for code, url in urls.items())
        lines += [f"<url><loc>{url}</loc>{others}</url>" for url in urls.values()]
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def _choice(edition: Edition, assets: Assets, *, is_home: bool) -> bytes:
    settings = edition.portal.settings
    readers = [edition.reader(code) for code in edition.languages]
    source = edition.reader(edition.portal.languages.source.code)
    title = str(source.translator.term(settings.title))
    html = source_renderer(edition, source)(
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


def source_renderer(edition: Edition, source: Reader) -> Renderer:
    return Renderer(source, edition.project.templates)


def _language(reader: Reader, is_home: bool) -> Choice:
    """At `/` the sentence says what the portal is, on the 404 page that this address leads nowhere."""
    words = reader.translator
    sentence = str(words.term(reader.portal.settings.description)) if is_home else reader.plain("Diese Seite gibt es nicht")
    return Choice(reader.language.code, reader.language.direction, reader.language.autonym, reader.link(""), sentence)
