"""The engine of the search: what it finds, in which order, and by which words; on the tiny portal and on indexes written by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from macros.feeds.search_index import search_index
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search.index import index
from tests.assets.modules import call

Reading = Callable[[str], Reader]
Hit = tuple[str, str, list[str]]


def indexed(reader: Reader) -> dict[str, Any]:
    return json.loads(search_index(index(reader, directories(reader))))


def by_hand(*names: str, **parts: Any) -> dict[str, Any]:
    """An index of offers with these names; their ids are numbers from 0 on. A list is a row without kind and id."""
    rows = [[0, str(number), *([name] if isinstance(name, str) else name)] for number, name in enumerate(names)]
    empty = {"kinds": [["offers", "Angebote", "/{}/", 1]], "facets": ["topics"], "terms": [], "synonyms": [], "fillers": ""}
    return {**empty, "records": rows, **parts}


def hits(found: dict[str, Any], *queries: str) -> list[list[Hit]]:
    return call([("finder", "search", [query]) for query in queries], found)


def ids(found: dict[str, Any], *queries: str) -> list[list[str]]:
    return [[key for _, key, _ in answer] for answer in hits(found, *queries)]


def first(found: dict[str, Any], queries: dict[str, str]) -> dict[str, str]:
    """The best hit of each query, `kind/id`; empty where there is none."""
    answers = hits(found, *queries)
    return {query: "/".join(answer[0][:2]) if answer else "" for query, answer in zip(queries, answers, strict=True)}


def test_german_queries_find_what_they_mean(reader: Reading) -> None:
    expected = {
        "Frauentreff": "offers/gruppe", "FRAUENTREFF": "offers/gruppe", "frauen lesen": "events/treff", "sprachcafe": "offers/alt",
        "deutschkurs": "offers/kurs", "deutschkurse im januar": "news/kursbeginn", "beratung aufenthalt": "offers/sprechstunde",
        "  beratung,  aufenthalt! ": "offers/sprechstunde", "Stadtverwaltung": "contacts/amt", "112": "contacts/notruf",
        "Opferfest": "feasts/kurban", "رمضان": "feasts/ramadan", "umgezogen": "needs/anmelden", "Verabredung": "glossary/termin",
        "Lesung": "", "xyzzy": "", "Impressum": "pages/imprint", "buero": "contacts/buero", "frauentref": "offers/gruppe", "frauentrefff": "offers/gruppe",
    }  # fmt: skip
    assert first(indexed(reader("de")), expected) == expected


def test_queries_in_other_languages_find_it_by_name_term_and_german_name(reader: Reading) -> None:
    english = {"women": "events/treff", "Women’s group": "offers/gruppe", "fire": "contacts/notruf", "language course": "needs/deutsch", "Frauentreff": "offers/gruppe", "wemen group": "offers/gruppe"}
    assert first(indexed(reader("en")), english) == english
    ways = ["الألمانية", "الالمانية", "الألمانيه", "ألمانية", "والألمانية", "بالألمانية", "للألمانية"]  # hamza, ta marbuta, without and with what is attached
    arabic = indexed(reader("ar"))
    found = ids(arabic, *ways)
    assert all(set(answer[:4]) == set(found[0][:4]) for answer in found)
    office = dict.fromkeys(["مكتب", "مکتب", "مكـــتب", "مَكْتَب", "Integrationsbüro", "integrationsburo", "integrationsbuero"], "contacts/buero")
    assert first(arabic, office) == office
    assert first(arabic, {"موعد": "glossary/termin", "دورة اللغة": "offers/kurs"}) == {"موعد": "glossary/termin", "دورة اللغة": "offers/kurs"}


def test_a_name_counts_more_than_other_names_and_they_more_than_the_summary() -> None:
    found = by_hand(["Treff", "Kurs für alle"], ["Laden", "", "Kurs"], "Kurs", ["Hof", "Hier"])
    assert ids(found, "kurs") == [["2", "1", "0"]]


def test_a_word_itself_comes_before_its_beginning_and_that_before_parts_and_endings() -> None:
    found = by_hand("Kursplan", "Sprachkursheft", "Sprachkurs", "Kurs")
    assert ids(found, "kurs", "kurse", "sprachkursen") == [["3", "0", "2", "1"], ["3"], ["2", "1"]]


def test_endings_of_many_languages_are_no_hindrance() -> None:
    cases = {
        "документ": "документами", "квартира": "квартиру", "курсах": "курсы", "mieszkanie": "mieszkania", "kurslarına": "kurs", "evraklar": "evrak",
        "cursuri": "cursul", "formations": "formation", "pirtûkan": "pirtûk", "работы": "работа", "خدمات": "خدمت", "ኮርስታት": "ኮርስ", "لعمل": "عمل", "вагітність": "вагітна",
    }  # fmt: skip
    answers = ids(by_hand(*cases.values()), *cases)
    assert {typed: list(cases.values())[int(answer[0])] for typed, answer in zip(cases, answers, strict=True)} == cases


def test_typing_errors_are_forgiven_where_nothing_is_spelt_like_that() -> None:
    found = by_hand("Anmeldung", "Wohnung", "Ordnung")
    assert ids(found, "anmeldng", "anmledung", "wonung", "anm", "wohnunk", "tür") == [["0"], ["0"], ["1"], ["0"], ["1"], []]
    assert ids(by_hand("Kurs", "Kurde"), "kurs") == [["0"]]  # and only there


def test_all_words_before_some_and_rare_ones_before_frequent_ones() -> None:
    names = ["Kurs am Abend", *(f"Kurs {letter}" for letter in ("eins", "zwei", "drei", "vier", "sechs")), "Abend"]
    found = by_hand(*names)
    assert ids(found, "abend kurs")[0][:2] == ["0", "6"]
    assert ids(by_hand("Kurs eins", "Treff zwei"), "kurs xyzzy") == [["0"]]
    many = by_hand(*(f"Kita Platz {number}" for number in ("a", "b", "c", "d", "e")), "Kita", "Platz")
    assert sorted(ids(many, "kita platz")[0]) == ["0", "1", "2", "3", "4"]  # those with some of the words are left out where enough have all


def test_words_that_say_nothing_are_not_looked_for_unless_there_are_no_others() -> None:
    found = by_hand("Geld zum Leben", "Kein Kurs", fillers="ich kein")
    assert ids(found, "kein geld", "kein", "ich geld") == [["0"], ["1"], ["0"]]


def test_a_record_is_found_by_its_terms_the_first_before_the_others() -> None:
    terms = [[0, "housing", "Wohnen", "Miete Zimmer"], [0, "work", "Arbeit", "Job"]]
    found = by_hand(["A", "", "", [1, 0]], ["B", "", "", [0, 1]], ["C", "", "", [0]], ["Miete"], terms=terms)
    assert ids(found, "miete", "job") == [["3", "1", "2", "0"], ["0", "1"]]
    assert hits(found, "zimmer")[0][0] == ["offers", "1", []]


def test_everyday_words_lead_to_official_ones() -> None:
    found = by_hand("Aufenthaltstitel beantragen", "Meldeamt", "Ausweis", synonyms=[["дозвіл на проживання", "Aufenthaltstitel"]])
    assert ids(found, "дозвіл на проживання", "дозвіл", "проживання ausweis")[:2] == [["0"], ["0"]]
    assert hits(found, "Дозвіл")[0] == [["offers", "0", ["aufenthaltstitel"]]]


def test_what_matters_more_comes_first_where_hits_are_equally_good() -> None:
    kinds = [["offers", "", "", 1], ["needs", "", "", 1.15], ["concept/goals", "", "", 0.6]]
    found = by_hand(kinds=kinds)
    found["records"] = [[2, "goal", "Wohnen"], [0, "offer", "Wohnen"], [1, "need", "Wohnen"]]
    assert hits(found, "wohnen") == [[["needs", "need", ["wohnen"]], ["offers", "offer", ["wohnen"]], ["concept/goals", "goal", ["wohnen"]]]]


def test_matched_words_are_told_as_they_stand_in_the_index() -> None:
    assert hits(by_hand(["Ein Sprachkurs", "Kurse am Abend"]), "Kürs") == [[["offers", "0", ["kurse", "sprachkurs"]]]]


def test_topics_that_come_near_are_told_where_nothing_is_found() -> None:
    terms = [[0, "housing", "Wohnen", "Wohnung"], [0, "work", "Arbeit"], [1, "wohnheim", "Wohnhaim"]]
    found = by_hand("Xyzzy", terms=terms, facets=["topics", "situations"])
    assert call([("finder", "topics", ["wohnhung"]), ("finder", "topics", ["zzz"])], found) == [["housing"], []]


def test_nothing_is_found_for_nothing_and_in_nothing() -> None:
    assert ids(by_hand("Kurs"), "", " ", "–!", "k") == [[], [], [], ["0"]]
    assert ids(by_hand(), "kurs") == [[]]
