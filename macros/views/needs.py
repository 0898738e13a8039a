"""Needs as readers see them: the page on which they are ticked, and the page of each."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from macros import urls
from macros.translate import Words
from macros.views import contacts, notices, ways
from macros.views.directory import Directories
from macros.views.guides import name_and_link, ordered
from macros.views.handout import Handout, handout
from macros.views.offers import Paper, papers
from macros.views.reader import Reader
from macros.views.terms import Explanation, Terms

FEW_OFFERS = 3  # where several needs stand together


class NeedView(Struct, frozen=True):
    """A need and where it leads: contacts first, in the order in which to go there."""

    key: str
    name: Words
    link: str
    icon: str
    summary: Words
    offices: tuple[ways.Office, ...]
    bring: tuple[Paper, ...]
    next: Words | None
    offers: ways.Offers
    guide: tuple[Words, str] | None


class Needs(Struct, frozen=True):
    """All needs in the order in which their lists are put together.

    The others are sentences of the script; `{number}` in them is a number.
    """

    action: str
    needs: tuple[NeedView, ...]
    count: str
    nothing: str
    copied: str
    not_copied: str
    handout: Handout


class NeedPage(Struct, frozen=True):
    """Everything on the page of a need."""

    need: NeedView
    source_name: str | None
    path: str
    notices: tuple[notices.Notice, ...]
    everything: str
    terms: tuple[Explanation, ...]
    freshness: notices.Freshness
    handout: Handout


def needs(reader: Reader, directory: Directories) -> Needs:
    path = "needs/"
    return Needs(
        action=reader.link(path),
        needs=tuple(_need(reader, directory, need, FEW_OFFERS) for need in ordered(reader, "needs")),
        count=reader.plain("Auf Ihrer Liste: {number}"),
        nothing=reader.plain("Ihre Liste ist leer."),
        copied=reader.plain("Die Adresse Ihrer Liste ist kopiert."),
        not_copied=reader.plain("Das geht hier nicht. Kopieren Sie die Adresse oben im Browser."),
        handout=handout(reader, path),
    )


def page(reader: Reader, directory: Directories, key: str) -> NeedPage:
    need, path = reader.portal.records["needs"][key], urls.need(key)
    terms = Terms(reader)
    view = _need(reader, directory, need, ways.MOST_OFFERS, terms)
    return NeedPage(
        need=view,
        source_name=contacts.source_name(reader, need, view.name),
        path=path,
        notices=(*notices.age(reader, need), *notices.translation(reader, "needs", need, path)),
        everything=reader.link("needs/"),
        terms=terms.explained(),
        freshness=notices.freshness(reader, need),
        handout=handout(reader, path),
    )


def _need(reader: Reader, directory: Directories, need: Any, most_offers: int, terms: Terms | None = None) -> NeedView:
    text = reader.translator.text
    after = text("needs", need, "next")
    return NeedView(
        key=need.id,
        name=text("needs", need, "name"),
        link=reader.link(urls.need(need.id)),
        icon=need.icon,
        summary=text("needs", need, "summary"),
        offices=tuple(ways.office(reader, each) for each in need.contacts),
        bring=papers(reader, "needs", need, "bring", terms),
        next=terms.words(after) if terms else after,
        offers=ways.offers(reader, directory, need, most_offers),
        guide=name_and_link(reader, need.guide) if need.guide else None,
    )
