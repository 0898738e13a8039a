"""Pages beside the content: addresses of renamed records, the examples of all components, and "this page does not exist"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import NO_INDEX, Job, Page
from macros.views import contacts
from macros.views.specimens import Specimen, specimens

NOT_FOUND = "404.html"
SPECIMENS = "specimens/"  # no page links to it, and search engines are asked to leave it alone

_OF_CONCEPT = ("papers", "fields", "goals", "measures", "indicators", "agreements", "bodies", "sessions", "resolutions", "funding")
_ADDRESSES = {
    "offers": urls.offer,
    "contacts": urls.contact,
    "events": urls.event,
    "news": urls.news,
    "guides": urls.guide,
    "needs": urls.need,
    **{f"concept/{kind}": partial(urls.concept, kind) for kind in _OF_CONCEPT},
}
_SECTIONS = {"needs": "guides"}  # of the menu; the others are called like their folder


def jobs(kit: Kit) -> Iterator[Job]:
    records = kit.reader.portal.records
    for kind, address in _ADDRESSES.items():
        for key in kit.reader.newsroom.published if kind == "news" else records[kind]:
            for former in records[kind][key].former_ids:
                yield Job(address(former), _SECTIONS.get(kind, kind.partition("/")[0]), kit.prints.name(kind, key), partial(_moved, kit, kind, key), is_listed=False)
    numbers = [contact.id for contact in records["contacts"].values() if contact.important_rank is not None]
    yield Job(SPECIMENS, "", b"", partial(_specimens, kit), is_listed=False)
    yield Job(urls.NOT_KEPT, "", digest(*map(kit.prints.contact, numbers)), partial(_not_kept, kit), is_listed=False)
    yield Job(NOT_FOUND, "", digest(*map(kit.prints.contact, numbers)), partial(_not_found, kit), is_listed=False)


def specimen(kit: Kit, each: Specimen) -> Markup:
    """One example of a component."""
    html = getattr(kit.render.module(f"components/{each.component}.html"), each.macro)(*each.arguments)
    return Markup("<{0}>{1}</{0}>").format(each.element, html) if each.element else html


def _moved(kit: Kit, kind: str, key: str) -> Page:
    """A renamed record: browsers go to the new address at once, people without that follow the link."""
    reader, path = kit.reader, _ADDRESSES[kind](key)
    link = reader.link(path)
    name = reader.translator.text(kind, reader.portal.records[kind][key], "title" if kind == "news" else "name")
    main = kit.render("moved.html", name=name, link=link)
    head = Markup('<meta http-equiv="refresh" content="0; url={}"/>').format(link) + NO_INDEX
    return Page(reader.plain("Diese Seite ist umgezogen"), name, main, moved_to=path, head=head)


def _specimens(kit: Kit) -> Page:
    title = "Bausteine"
    groups = groupby(specimens(kit.reader), key=lambda each: each.component)
    components = [(name, [specimen(kit, each) for each in examples]) for name, examples in groups]
    return Page(title, title, kit.render("specimens.html", title=title, components=components), head=NO_INDEX)


def _not_kept(kit: Kit) -> Page:
    """Without a network, in the place of a page that the device does not have."""
    link = kit.reader.link
    main = kit.render("not_kept.html", home=link(""), search=link("search/"), my_list=link(urls.MY_LIST), numbers=_numbers(kit))
    sentence = kit.reader.plain("Sie haben gerade kein Netz.")
    return Page(kit.reader.plain("Diese Seite ist nicht auf Ihrem Gerät gespeichert"), sentence, main, head=NO_INDEX)


def _numbers(kit: Kit) -> Markup:
    found = contacts.important_numbers(kit.reader)[:6]
    return kit.render("home/numbers.html", contacts=found, all_numbers=kit.reader.link("numbers/"))


def _not_found(kit: Kit) -> Page:
    link = kit.reader.link
    main = kit.render("not_found.html", home=link(""), offers=link("offers/a-z/"), contacts=link("contacts/a-z/"), numbers=_numbers(kit))
    sentence = kit.reader.plain("Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.")
    return Page(kit.reader.plain("Diese Seite gibt es nicht"), sentence, main)
