"""Problems as people read them: one clickable line each, sorted, with a count at the end."""

from __future__ import annotations

import pytest

from macros.problems import ADVICE, WARNING, DataError, Problem, errors, quoted, report, suggest, summary


def test_a_problem_is_one_clickable_line() -> None:
    problem = Problem("data/offers/kurs.yml", 12, 10, "contact", "unknown contact 'vsh' (did you mean 'vhs'?)")
    assert str(problem) == "data/offers/kurs.yml:12:10: contact: unknown contact 'vsh' (did you mean 'vhs'?)"


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    assert str(Problem("data/site.yml", 1, 1, "", "cannot be read")) == "data/site.yml:1:1: cannot be read"


def test_a_warning_says_that_it_is_one() -> None:
    assert str(Problem("a.yml", 2, 3, "name", "is old", WARNING)) == "a.yml:2:3: warning: name: is old"


def test_advice_says_that_it_is_one() -> None:
    assert str(Problem("a.yml", 2, 3, "", "is old", ADVICE)) == "a.yml:2:3: advice: is old"


def test_lines_are_sorted_as_numbers_not_as_text() -> None:
    error = DataError([Problem("a.yml", 10, 1, "", "c"), Problem("a.yml", 9, 12, "", "b"), Problem("a.yml", 9, 2, "", "a")])
    assert [(problem.line, problem.column) for problem in error.problems] == [(9, 2), (9, 12), (10, 1)]


def test_the_error_carries_the_whole_report() -> None:
    error = DataError([Problem("b.yml", 1, 1, "", "two"), Problem("a.yml", 1, 1, "", "one")])
    assert str(error) == "a.yml:1:1: one\nb.yml:1:1: two\n2 problems in 2 files"


def test_only_errors_stop_a_build() -> None:
    error, warning = Problem("b.yml", 1, 1, "", "x"), Problem("a.yml", 1, 1, "", "y", WARNING)
    advice, first = Problem("a.yml", 1, 1, "", "z", ADVICE), Problem("a.yml", 1, 1, "", "x")
    assert errors([error, warning, advice, first]) == [first, error]


def test_a_report_without_problems_is_the_count() -> None:
    assert report([]) == "0 problems in 0 files"


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        (["error"], "1 problem in 1 file"),
        (["error", "error"], "2 problems in 2 files"),
        (["warning"], "1 warning in 1 file"),
        (["advice", "advice"], "2 notes in 2 files"),
        (["error", "warning", "warning"], "1 problem and 2 warnings in 3 files"),
        (["error", "warning", "advice"], "1 problem and 1 warning and 1 note in 3 files"),
    ],
)
def test_the_summary_counts_each_kind_that_occurs(severities: list[str], line: str) -> None:
    problems = [Problem(f"{number}.yml", 1, 1, "", "x", severity) for number, severity in enumerate(severities)]
    assert summary(problems) == line


def test_the_summary_counts_a_file_once() -> None:
    assert summary([Problem("a.yml", 1, 1, "", "x"), Problem("a.yml", 2, 1, "", "x")]) == "2 problems in 1 file"


def test_the_nearest_known_word_is_suggested() -> None:
    assert suggest("vsh", ["vhs", "jobcenter"]) == " (did you mean 'vhs'?)"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert suggest("xyz", ["vhs", "jobcenter"]) == ""


def test_a_quoted_value_stands_on_one_line() -> None:
    assert quoted("one\n  two\tthree") == "'one two three'"


def test_a_long_quoted_value_is_shortened() -> None:
    assert quoted("x" * 61) == f"'{'x' * 60}…'"
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("abcdef", limit=3) == "'abc…'"
