"""The search index: one compact list for each language, word for word for the tiny portal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.feeds.search_index import search_index
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search import Entry, entries

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "</script><b onclick='x'>\"&\\ \u2028"


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_index_of_the_tiny_portal_word_for_word(reader: Callable[[str], Reader], code: str) -> None:
    found = search_index(entries(reader(code), directories(reader(code))))
    assert found.decode() == (GOLDEN / f"search_index_{code}.json").read_text("utf-8")


def test_an_entry_is_a_row_of_five() -> None:
    entry = Entry("/de/offers/kurs/", "Kurs", "Für Erwachsene.", "Angebote", ("Sprachkurs", "Deutschkurs"))
    assert search_index([entry]) == '[["/de/offers/kurs/","Kurs","Für Erwachsene.","Angebote",["Sprachkurs","Deutschkurs"]]]\n'.encode()


def test_letters_of_every_script_stand_as_they_are() -> None:
    assert search_index([Entry("/", "دورة", "ትግርኛ", "Ґ", ())]) == '[["/","دورة","ትግርኛ","Ґ",[]]]\n'.encode()


def test_a_portal_without_records_has_an_empty_index() -> None:
    assert search_index(()) == b"[]\n"


def test_any_text_comes_back_as_it_was() -> None:
    assert json.loads(search_index([Entry(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))])) == [[HOSTILE, HOSTILE, HOSTILE, HOSTILE, [HOSTILE]]]
