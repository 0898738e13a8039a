"""The search page: where its script finds things, what it says, and the letter about what is missing."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest

from macros.views.reader import Reader
from macros.views.search.page import search
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
SCRIPTS = {"words": "/assets/words.1.js", "finder": "/assets/finder.2.js", "minisearch": "/assets/minisearch.3.js", "other": "/assets/other.js"}
LETTER = "Ich habe auf dem Portal gesucht und nichts gefunden: {query}"


def test_where_the_search_looks_and_what_it_says(reader: Reading) -> None:
    found = search(reader("de"), SCRIPTS)
    assert (found.action, found.index) == ("/de/search/", "/de/search/index.json")
    assert (found.words, found.finder, found.engine) == ("/assets/words.1.js", "/assets/finder.2.js", "/assets/minisearch.3.js")
    assert (found.count, found.all) == ("Treffer: {number}", "Alle {number} anzeigen")
    assert found.nothing == "Nichts gefunden. Versuchen Sie ein anderes Wort."
    assert found.wait == "Die Suche wird geladen …"
    assert found.failed == "Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal."
    assert (found.offers, found.contacts, found.numbers) == ("/de/offers/a-z/", "/de/contacts/a-z/", "/de/numbers/")


def test_the_other_ways_are_topics_and_important_numbers(reader: Reading) -> None:
    found = search(reader("en"), SCRIPTS)
    assert [(key, str(name), link) for key, name, link in found.topics] == [
        ("language", "Learning German", "/en/offers/topics/language/"),
        ("counselling", "Advice and law", "/en/offers/topics/counselling/"),
        ("participation", "Leisure and taking part", "/en/offers/topics/participation/"),
    ]
    assert [str(contact.name) for contact in found.important] == ["Fire and ambulance 112"]


@pytest.mark.parametrize("code", ["en", "ar"])
def test_sentences_for_the_script_keep_their_places_in_every_language(reader: Reading, code: str) -> None:
    found = search(reader(code), SCRIPTS)
    assert [found.count.count("{number}"), found.all.count("{number}"), reader(code).plain(LETTER).count("{query}")] == [1, 1, 1]
    assert found.index == f"/{code}/search/index.json"


def test_the_letter_is_in_german_for_the_town_and_in_the_readers_language(reader: Reading, edited: Edited) -> None:
    address = "https://portal.musterstadt.example/de/search/"
    assert unquote(search(reader("de"), SCRIPTS).letter) == f"mailto:portal@musterstadt.example?subject=Suche ohne Treffer (de): {{query}}&body={LETTER}\n\n{address}"
    arabic = unquote(search(reader("ar"), SCRIPTS).letter)
    assert arabic.startswith(f"mailto:portal@musterstadt.example?subject=Suche ohne Treffer (ar): {{query}}&body={LETTER}\n\n")
    assert reader("ar").plain(LETTER) in arabic
    below = search(edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")), SCRIPTS)
    assert below.index == "/neu/de/search/index.json"
