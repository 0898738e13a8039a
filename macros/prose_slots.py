"""What a macro on a prose page stands for: `{{ offers() }}` becomes a slot, and this fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from macros.pages import Pages, glossary, guides, news
from macros.pages.concept import council, figures, plan, reports
from macros.pages.event_lists import EventListPages
from macros.views import calendar, contacts, home, legal, legal_accessibility, legal_privacy
from macros.views.legal_parts import LegalPage
from macros.views.my_list import my_list
from macros.views.offline import offline
from macros.views.reader import Reader
from macros.views.search.page import search


def fill(pages: Pages, name: str, arguments: Mapping[str, str]) -> Markup:
    """Raises KeyError for an unknown macro, TypeError or ValueError for a wrong argument."""
    return PROSE_SLOTS[name](pages, **arguments)


def _important_numbers(pages: Pages, first: str = "") -> Markup:
    """The important numbers; with `first`, only so many of them and a link to all."""
    found = contacts.important_numbers(pages.reader)
    link = pages.reader.link("numbers/") if first else None
    return pages.kit.render("home/numbers.html", contacts=found[: int(first)] if first else found, all_numbers=link)


def _tiles(pages: Pages, kind: str) -> Markup:
    view = home.topics if kind == "topics" else home.situations
    return pages.kit.render("home/tiles.html", kind=kind, tiles=view(pages.reader, pages.kit.directories["offers"]))


def _start(pages: Pages) -> Markup:
    return pages.kit.render("home/start.html", start=home.start(pages.reader, pages.kit.directories["offers"]))


def _agenda(pages: Pages) -> Markup:
    reader, link = pages.reader, pages.reader.link
    days = home.agenda(reader, pages.kit.directories["offers"])
    return pages.kit.render("home/agenda.html", days=days, built=reader.today.isoformat(), events=link("events/"), offers=link("offers/"))


def _calendar(pages: Pages) -> Markup:
    """A portal without data/calendar/ has no pages that the overview could lead to."""
    overview = calendar.overview(pages.reader) if pages.reader.portal.feasts else None
    return pages.kit.render("calendar/overview.html", calendar=overview)


def _spoken_languages(pages: Pages) -> Markup:
    return pages.kit.render("home/languages.html", group=home.spoken_languages(pages.reader, pages.kit.directories["offers"]))


def _coverage(pages: Pages) -> Markup:
    return pages.kit.render("home/coverage.html", coverage=home.coverage(pages.reader))


def _search(pages: Pages) -> Markup:
    return pages.kit.render("search.html", search=search(pages.reader, pages.scripts))


def _legal(pages: Pages, view: Callable[[Reader], LegalPage]) -> Markup:
    return pages.kit.render("legal/page.html", page=view(pages.reader))


# define_env (macros/__init__.py) offers exactly these.
PROSE_SLOTS: dict[str, Callable[..., Markup]] = {
    "start": _start,
    "agenda": _agenda,
    "search": _search,
    "my_list": lambda pages: pages.kit.render("my_list.html", list=my_list(pages.reader)),
    "offline": lambda pages: pages.kit.render("offline.html", offline=offline(pages.reader, pages.shelf.weight())),
    "offers": lambda pages: pages.lists.first("offers"),
    "contacts": lambda pages: pages.lists.first("contacts"),
    "events": lambda pages: EventListPages(pages.kit).first(),
    "calendar": _calendar,
    "calendar_today": lambda pages: pages.kit.render("calendar/today.html", today=calendar.today(pages.reader)),
    "concept": lambda pages: plan.overview(pages.kit),
    "concept_now": lambda pages: plan.home_lines(pages.kit),
    "measures": lambda pages: plan.measures(pages.kit),
    "indicators": lambda pages: figures.indicators(pages.kit),
    "self_check": lambda pages: figures.self_check(pages.kit),
    "inventory": lambda pages: reports.inventory(pages.kit),
    "reports": lambda pages: reports.reports(pages.kit),
    "functions": lambda pages: reports.functions(pages.kit),
    "council": lambda pages: council.council(pages.kit),
    "agreements": lambda pages: council.agreements(pages.kit),
    "funding": lambda pages: council.funding(pages.kit),
    "take_part": lambda pages: council.take_part(pages.kit),
    "open_data": lambda pages: figures.open_data(pages.kit),
    "news": lambda pages: news.news(pages.kit),
    "press": lambda pages: news.press(pages.kit),
    "latest_news": lambda pages: news.latest(pages.kit),
    "guides": lambda pages: guides.guides(pages.kit),
    "needs": lambda pages: guides.needs(pages.kit),
    "glossary": lambda pages: glossary.glossary(pages.kit),
    "topics": lambda pages: _tiles(pages, "topics"),
    "situations": lambda pages: _tiles(pages, "situations"),
    "spoken_languages": _spoken_languages,
    "important_numbers": _important_numbers,
    "coverage": _coverage,
    "imprint": lambda pages: _legal(pages, legal.imprint),
    "privacy": lambda pages: _legal(pages, legal_privacy.privacy),
    "accessibility_statement": lambda pages: _legal(pages, legal_accessibility.accessibility_statement),
    "easy_language": lambda pages: _legal(pages, legal.easy_language),
    "sign_language": lambda pages: _legal(pages, legal.sign_language),
    "municipality": lambda pages: escape(pages.reader.portal.settings.municipality.name),
}
