"""The queries of queries.yml against the example data: they name records that exist, and the search finds them."""

from __future__ import annotations

from collections import Counter

import pytest

from macros.portal import Portal
from tests.audit import tools
from tests.search.score import Answer, Query, answers, figures, load_example, queries

LEAST = 0.98
# What is known to miss, `language: query`. Whoever makes one of them work takes it out; a new one needs a reason.
MISSES = {
    "de: bundesliga": "begins like Bundesamt, as forms of one word do",
    "ar: اطفاء": "the fire brigade is spelled like the beginning of children, which many records have",
    "ar: بيتكوين": "begins like the word for house",
}


@pytest.fixture(scope="session")
def example() -> Portal:
    return load_example()


@pytest.fixture(scope="session")
def asked(example: Portal) -> tuple[Query, ...]:
    return queries(example)


@pytest.fixture(scope="session")
def answered(example: Portal, asked: tuple[Query, ...]) -> tuple[Answer, ...]:
    """All queries, answered by one process."""
    tools.need("node")
    return answers(example, asked)


def test_queries_are_of_many_languages_and_no_two_are_alike(asked: tuple[Query, ...]) -> None:
    languages = Counter(each.language for each in asked)
    assert len(asked) >= 140
    assert sum(count >= 10 for count in languages.values()) >= 10, languages
    assert [str(each) for each in asked if str(each) in map(str, asked[: asked.index(each)])] == []


def test_what_queries_expect_is_in_the_data(example: Portal, asked: tuple[Query, ...]) -> None:
    records = {f"{kind}/{key}" for kind, found in example.records.items() for key in found} | {f"feasts/{key}" for key in example.feasts}
    assert {each: [key for key in (*each.expected, *each.not_first) if key not in records] for each in asked if not {*each.expected, *each.not_first} <= records} == {}
    assert [str(each) for each in asked if not each.speaking and len(each.expected) > 3] == []
    assert [str(each) for each in asked if (each.tests == ("nothing",)) == bool(each.expected)] == []


def test_a_sensible_person_finds_what_they_want_among_the_first_three(answered: tuple[Answer, ...]) -> None:
    assert {str(each.query): each.found[:5] for each in answered if not each.is_hit and str(each.query) not in MISSES} == {}
    assert [name for name in MISSES if name not in {str(each.query) for each in answered if not each.is_hit}] == []
    assert dict((name, value) for name, value, _ in figures(answered))["search_expected_in_first_three"] >= LEAST


def test_what_counts_as_found() -> None:
    wanted = Query("de", "Kita", ("lay",), ("needs/kita", "glossary/kita"), not_first=("events/kinderkino",))
    nothing = Query("de", "xyz", ("nothing",), ())
    cases = [
        (wanted, ("a/1", "a/2", "glossary/kita"), True, False),
        (wanted, ("a/1", "a/2", "a/3", "needs/kita"), False, False),
        (wanted, ("needs/kita",), True, True),
        (wanted, ("events/kinderkino", "needs/kita"), False, False),
        (wanted, (), False, False),
        (nothing, (), True, True),
        (nothing, ("a/1",), False, False),
    ]
    assert [(query, found, answer.is_hit, answer.is_first) for query, found, *_ in cases for answer in [Answer(query, found)]] == cases


def test_the_figures_of_all_and_of_each_language() -> None:
    german, arabic = (Query(code, "Kita", ("lay",), ("needs/kita",)) for code in ("de", "ar"))
    found = [Answer(german, ("needs/kita",)), Answer(german, ("a/1", "needs/kita")), Answer(arabic, ("a/1",)), Answer(arabic, ())]
    assert list(figures(found)) == [
        ("search_expected_in_first_three", 0.5, "x"), ("search_first_is_expected", 0.25, "x"), ("search_queries", 4, "queries"),
        ("search_expected_in_first_three_de", 1.0, "x"), ("search_first_is_expected_de", 0.5, "x"),
        ("search_expected_in_first_three_ar", 0.0, "x"), ("search_first_is_expected_ar", 0.0, "x"),
    ]
    assert str(found[2]) == "ar: Kita (lay)\n    expected: needs/kita\n    found:    a/1"
