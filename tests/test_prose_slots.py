"""What macros of prose pages stand for: each is well-formed in every language, and a wrong call is an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros import prose_slots
from macros.pages import Pages
from macros.portal import load
from macros.prose_slots import PROSE_SLOTS
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[1] / "overrides"
CODES = ("de", "en", "ar")
SCANNER = Scanner("", "https://portal.musterstadt.example")


def fill(reader: Reader, name: str, **arguments: str) -> str:
    return str(prose_slots.fill(Pages(reader, TEMPLATES, "/assets/icons.0123456789.svg"), name, arguments))


def test_these_are_the_macros() -> None:
    assert list(PROSE_SLOTS) == [
        "start", "agenda", "search", "my_list", "offline", "offers", "contacts", "events", "calendar", "calendar_today", "concept", "concept_now", "measures", "indicators",
        "self_check", "inventory", "reports", "functions", "council", "agreements", "funding", "take_part", "open_data", "news", "press", "latest_news", "guides",
        "needs", "glossary", "topics", "situations", "spoken_languages", "important_numbers", "coverage", "imprint", "privacy", "accessibility_statement",
        "easy_language", "sign_language", "municipality",
    ]  # fmt: skip


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PROSE_SLOTS)
def test_what_a_macro_stands_for_is_well_formed(reader: Reading, name: str, code: str) -> None:
    html = fill(reader(code), name)
    assert html
    assert SCANNER.parts(html).problems == []


def test_an_unknown_macro_is_an_error(reader: Reading) -> None:
    with pytest.raises(KeyError, match=r"^'wetter'$"):
        fill(reader("de"), "wetter")


@pytest.mark.parametrize("name", [name for name in PROSE_SLOTS if name != "important_numbers"])
def test_an_argument_that_a_macro_does_not_know_is_an_error(reader: Reading, name: str) -> None:
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'topic'$"):
        fill(reader("de"), name, topic="work")


def test_the_first_numbers_only_and_a_link_to_all(reader: Reading) -> None:
    assert 'href="/de/numbers/"' in fill(reader("de"), "important_numbers", first="1")
    assert 'href="/de/numbers/"' not in fill(reader("de"), "important_numbers")


def test_so_many_numbers_as_are_asked_for(data: Path) -> None:
    edit(data, "contacts/amt.yml", "assured_date", "important_rank: 2\nassured_date")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    assert [fill(reader, "important_numbers", first=first).count('class="numbers__name"') for first in ("1", "2", "9")] == [1, 2, 2]


def test_a_number_that_is_none_is_an_error(reader: Reading) -> None:
    with pytest.raises(ValueError, match="'six'"):
        fill(reader("de"), "important_numbers", first="six")


def test_the_first_screen_leads_to_the_search_the_situation_and_the_languages(reader: Reading) -> None:
    html = fill(reader("ar"), "start")
    assert '<form class="search" role="search" aria-label="في هذه البوابة" action="/ar/search/" method="get">' in html
    assert '<a class="action" href="/ar/offers/situations/new-here/">' in html
    assert '<a href="/de/" lang="de" hreflang="de" dir="ltr" data-language="de">Deutsch</a>' in html
    assert '<a href="/ar/" lang="ar" hreflang="ar" dir="rtl" data-language="ar" aria-current="true">العربية</a>' in html


def test_the_agenda_opens_on_its_first_day_and_leads_to_all_dates_and_offers(reader: Reading) -> None:
    html = fill(reader("de"), "agenda")
    assert html.count('<details class="agenda__day" open="">') == 1
    assert '<h3><time datetime="2026-11-23" data-date="Montag, 23. November 2026">Montag, 23. November 2026</time></h3> <span class="number">1</span>' in html
    assert '<li data-until="2026-11-23T19:00"><span class="agenda__time">17:00–19:00</span> <div><a href="/de/offers/kurs/">' in html
    assert '<a class="action" href="/de/events/">Alle Termine</a> <a class="action" href="/de/offers/">Alle Angebote</a>' in html


def test_an_agenda_without_meetings_says_so(data: Path) -> None:
    edit(data, "offers/kurs.yml", "capacity: few", "status: temporarily_closed")
    html = fill(Reader(load(data, today=TODAY), "de", TODAY), "agenda")
    assert '<p class="empty agenda__empty">In den nächsten Tagen gibt es keine Termine.</p>' in html
    assert "<details" not in html


def test_the_search_page_names_its_index_and_the_other_ways(reader: Reading) -> None:
    html = fill(reader("de"), "search")
    assert 'data-index="/de/search/index.json"' in html and 'data-nothing="Nichts gefunden. Versuchen Sie ein anderes Wort."' in html
    ways = ("offers/topics/language/", "offers/topics/counselling/", "offers/topics/participation/", "offers/a-z/", "contacts/a-z/", "numbers/")
    assert [f'href="/de/{way}"' in html for way in ways] == [True] * len(ways)
    assert "<noscript><p>Die Suche braucht JavaScript. Diese Wege gehen auch ohne.</p></noscript>" in html


def test_the_name_of_the_municipality_is_text(data: Path) -> None:
    edit(data, "site.yml", "name: Musterstadt", 'name: "Muster <b> & \\"Stadt\\""')
    assert fill(Reader(load(data, today=TODAY), "de", TODAY), "municipality") == "Muster &lt;b&gt; &amp; &#34;Stadt&#34;"
