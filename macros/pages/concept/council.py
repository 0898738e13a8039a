"""Pages of who decides and who takes part: bodies, sessions, resolutions, agreements, funding, proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page, marks
from macros.translate import N_
from macros.views.concept import agreements as promised
from macros.views.concept import council as bodies
from macros.views.concept import funding as money
from macros.views.concept import participation, resolutions, sessions
from macros.views.reader import Reader

_SECTION = "concept"
_COUNCIL = (N_("Rat und Gremien"), "concept/council/")
_VIEWS: dict[str, tuple[str, Callable[[Reader, str], Any], tuple[str, str]]] = {
    "bodies": ("body", bodies.body, _COUNCIL),
    "sessions": ("session", sessions.page, _COUNCIL),
    "resolutions": ("resolution", resolutions.page, _COUNCIL),
    "agreements": ("agreement", promised.page, (N_("Zielvereinbarungen"), "concept/agreements/")),
    "funding": ("funding", money.page, (N_("Förderung für Vereine"), "concept/funding/")),
}


def jobs(kit: Kit) -> Iterator[Job]:
    for kind in _VIEWS:
        for key in kit.reader.portal.records[f"concept/{kind}"]:
            yield Job(urls.concept(kind, key), _SECTION, digest(kit.prints.concept, *_others(kit, kind)), partial(_page, kit, kind, key))


def council(kit: Kit) -> Markup:
    records = kit.reader.portal.records
    is_empty = not (records["concept/bodies"] or records["concept/sessions"])
    return kit.render("concept/council.html", council=None if is_empty else bodies.council(kit.reader))


def agreements(kit: Kit) -> Markup:
    return kit.render("concept/agreements.html", agreements=promised.agreements(kit.reader))


def funding(kit: Kit) -> Markup:
    return kit.render("concept/funding_list.html", programmes=money.programmes(kit.reader))


def take_part(kit: Kit) -> Markup:
    return kit.render("concept/take_part.html", take_part=participation.take_part(kit.reader))


def _page(kit: Kit, kind: str, key: str) -> Page:
    name, view, (section, path) = _VIEWS[kind]
    reader, found = kit.reader, view(kit.reader, key)
    pieces = _pieces(kit, kind, key)
    trail = ((reader.plain("Transparenz"), reader.link("concept/")), (reader.plain(section), reader.link(path)))
    main = kit.render(f"concept/{name}.html", **{name: found}, **marks(pieces))
    return Page(found.name, found.summary, main, trail, pieces)


def _pieces(kit: Kit, kind: str, key: str) -> dict[str, Sequence[Markup]]:
    """Contacts and places, which other pages show too."""
    record = kit.reader.portal.records[f"concept/{kind}"][key]
    if kind == "sessions":
        return {"places": [kit.place(record.location)] if record.location else []}
    if kind in ("bodies", "funding"):
        return {"contact": [kit.provider(record.contact)] if record.contact else []}
    return {}


def _others(kit: Kit, kind: str) -> Iterator[bytes]:
    """What the pages of a kind show that is no record of the concept: contacts, and where sessions take place."""
    records = kit.reader.portal.records
    if kind in ("bodies", "sessions"):
        yield from (kit.prints.place(each.location) for each in records["concept/sessions"].values() if each.location)
    yield from map(kit.prints.contact, sorted(_contacts(kit.reader, kind)))


def _contacts(reader: Reader, kind: str) -> set[str]:
    """Contacts that the pages of a kind name. Their lists of measures say who is responsible for each."""
    records = reader.portal.records
    if kind == "bodies":
        found = [key for body in records["concept/bodies"].values() for key in (body.contact, *(member.organization for member in body.members))]
    elif kind == "sessions":
        found = []
    else:
        names = {"resolutions": ("submitted_by",), "agreements": ("department", "partner"), "funding": ("contact",)}[kind]
        found = [getattr(record, name) for record in records[f"concept/{kind}"].values() for name in names]
        found += [measure.responsible for measure in reader.portal.concept.measure_records.values()]
    return {key for key in found if key}
