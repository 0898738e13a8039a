"""Pages of what is measured: indicators and the self-check; and the page about open data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from macros import urls
from macros.fingerprints import digest
from macros.pages.kit import Kit
from macros.pages.page import Job, Page
from macros.views import open_data as open_data_view
from macros.views.concept import indicators as indicators_view
from macros.views.concept import self_check as self_check_view

SECTION = "concept"


def jobs(kit: Kit) -> Iterator[Job]:
    for key, indicator in kit.reader.portal.records["concept/indicators"].items():
        responsible = kit.prints.contact(indicator.responsible) if indicator.responsible else b""
        yield Job(urls.concept("indicators", key), SECTION, digest(kit.prints.concept, responsible), partial(_indicator, kit, key))


def indicators(kit: Kit) -> Markup:
    groups = indicators_view.groups(kit.reader)
    return kit.render("concept/indicators.html", groups=groups, csv=kit.reader.urls.root(indicators_view.CSV))


def self_check(kit: Kit) -> Markup:
    return kit.render("concept/self_check.html", check=self_check_view.self_check(kit.reader))


def open_data(kit: Kit) -> Markup:
    return kit.render("open_data.html", page=open_data_view.page(kit.reader))


def _indicator(kit: Kit, key: str) -> Page:
    view = indicators_view.page(kit.reader, key)
    trail = ((kit.reader.plain("Transparenz"), kit.reader.link("concept/")), (kit.reader.plain("Zahlen"), kit.reader.link("concept/indicators/")))
    return Page(view.name, view.summary, kit.render("concept/indicator.html", indicator=view), trail)
