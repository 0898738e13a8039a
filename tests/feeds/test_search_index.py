"""The search index: one compact file for each language, word for word for the tiny portal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.feeds.search_index import search_index
from macros.translate import Words
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search.index import Index, Kind, index
from macros.views.search.records import Record
from macros.views.search.terms import Term

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "</script><b onclick='x'>\"&\\ \u2028"
KIND = Kind("offers", "Angebote", "/de/offers/{}/", 1)


def written(*records: Record, terms: tuple[Term, ...] = ()) -> list[list[object]]:
    return json.loads(search_index(Index((KIND,), ("topics",), terms, (), "", records)))["records"]


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_records_of_the_tiny_portal_word_for_word(reader: Callable[[str], Reader], code: str) -> None:
    """Without what comes from the catalogues. The golden files have a line for each row, for people to read."""
    found = json.loads(search_index(index(reader(code), directories(reader(code)))))
    rows = [f"{part}: {json.dumps(row, ensure_ascii=False)}" for part in ("synonyms", "records") for row in found[part] if part == "synonyms" or found["kinds"][row[0]][0] != "pages"]
    assert "\n".join(rows) + "\n" == (GOLDEN / f"search_index_{code}.txt").read_text("utf-8")


def test_it_is_one_object_and_empty_entries_at_the_end_of_a_row_are_left_out() -> None:
    terms = (Term(0, "language", "Deutsch", "Kurs"), Term(0, "work", "Arbeit", ""))
    records = (Record(0, "kurs", "Kurs", "Für alle.", "Sprachkurs", (0, 1), "09:00-10:00||||||", "Abgesagt"), Record(0, "treff", "Treff", "", "", (0,)), Record(0, "rat", "Rat", ""))
    assert search_index(Index((KIND,), ("topics",), terms, (("Papier", "Antrag"),), "ich", records)).decode() == (
        '{"kinds":[["offers","Angebote","/de/offers/{}/",1]],"facets":["topics"],"terms":[[0,"language","Deutsch","Kurs"],[0,"work","Arbeit"]],'
        '"synonyms":[["Papier","Antrag"]],"fillers":"ich","records":[[0,"kurs","Kurs","Für alle.","Sprachkurs",[0,1],"09:00-10:00||||||","","Abgesagt"],'
        '[0,"treff","Treff","","",[0]],[0,"rat","Rat"]]}\n'
    )  # fmt: skip


def test_a_row_says_which_of_its_texts_is_in_another_language(reader: Callable[[str], Reader]) -> None:
    languages = reader("ar").portal.languages
    own, german = Words("نص", languages["ar"]), Words("Text", languages["de"], True)
    cases = {("de", "de"): "de", ("de", ""): "de/", ("", "de"): "/de"}
    for (name, summary), written_as in cases.items():
        (row,) = written(Record(0, "x", german if name else own, german if summary else own))
        assert row[7] == written_as
    assert len(written(Record(0, "x", own, own))[0]) == 4


def test_letters_of_every_script_and_any_text_come_back_as_they_were() -> None:
    assert "دورة ትግርኛ Ґ".encode() in search_index(Index((KIND,), (), (), (), "", (Record(0, "x", "دورة ትግርኛ Ґ", ""),)))
    assert written(Record(0, HOSTILE, HOSTILE, HOSTILE, HOSTILE, note=HOSTILE)) == [[0, HOSTILE, HOSTILE, HOSTILE, HOSTILE, [], "", "", HOSTILE]]


def test_a_portal_without_records_has_an_empty_index() -> None:
    assert search_index(Index((), (), (), (), "", ())) == b'{"kinds":[],"facets":[],"terms":[],"synonyms":[],"fillers":"","records":[]}\n'
