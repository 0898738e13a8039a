"""From a tree of text to a record: pydantic's findings in our own words, at their place, and never anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.models import CONTENT_TYPES
from macros.models.fields import translation_model
from macros.models.offers import Offer
from macros.models.places import Place
from macros.models.vocabularies import Topic
from macros.problems import DataError
from macros.records import to_record
from macros.source import read
from tests.patience import PATIENT

OFFER = """\
id: kurs
name: Kurs
summary: Ein Kurs.
organization: verein
online: true
topics: [language]
cost: free
by_appointment: true
assured_date: 2026-11-02
"""


def _lines(folder: Path, model: type, text: str, prefix: tuple[str, ...] = ()) -> list[str]:
    path = folder / "x.yml"
    path.write_text(text, "utf-8")
    document = read(path, "data/x.yml")
    data: Any = document.data
    for part in prefix:
        data = data[part]
    try:
        to_record(document, model, data, prefix)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_good_document_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(OFFER, "utf-8")
    record = to_record(read(path), Offer)
    assert (record.id, record.name, record.online, record.topics) == ("kurs", "Kurs", True, ("language",))


def test_every_problem_of_a_record_is_found_at_once(tmp_path: Path) -> None:
    text = OFFER.replace("name: Kurs\n", "").replace("online: true", "online: ja").replace("[language]", "language") + "farbe: rot\n"
    assert _lines(tmp_path, Offer, text) == [
        "data/x.yml:1:1: name: missing",
        "data/x.yml:4:9: online: 'ja' is not allowed; expected true or false",
        "data/x.yml:5:9: topics: expected a list (one line '- …' for each), got 'language'",
        "data/x.yml:9:8: farbe: unknown field 'farbe'",
    ]


def test_a_part_of_a_document_keeps_its_place(tmp_path: Path) -> None:
    text = "language:\n  id: language\n  icon: material/home\n  names:\n    de: Deutsch\n"
    assert _lines(tmp_path, Topic, text, ("language",)) == [
        "data/x.yml:2:3: language.name: missing",
        "data/x.yml:5:5: language.names: unknown field 'names' (did you mean 'name'?)",
    ]


def test_an_alias_is_called_as_in_the_file(tmp_path: Path) -> None:
    assert _lines(tmp_path, Offer, OFFER + "german_level:\n  from: C3\n") == [
        "data/x.yml:11:9: german_level.from: 'C3' is not allowed (did you mean 'C2'?); expected one of A0, A1, A2, B1, B2, C1, C2"
    ]


def test_unknown_fields_are_compared_with_the_fields_of_the_same_part(tmp_path: Path) -> None:
    period = "schedules:\n  - freq: WEEKLY\n    except_periods:\n      - form: 2026-12-24\n"
    lines = _lines(tmp_path, Offer, OFFER + period)
    assert "data/x.yml:13:15: schedules[0].except_periods[0].form: unknown field 'form' (did you mean 'from'?)" in lines


def test_a_record_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text(OFFER, "utf-8")
    record = to_record(read(path), Offer)
    with pytest.raises(Exception, match="frozen"):
        record.name = "Anders"  # type: ignore[misc]


def test_a_word_of_the_other_languages_of_the_map_is_checked_too(tmp_path: Path) -> None:
    text = "id: language\nicon: material/home\nname:\n  de: Deutsch\n  en: [German]\n"
    assert _lines(tmp_path, Topic, text) == ["data/x.yml:5:7: name.en: expected text, got a list"]


def test_a_whole_record_that_is_text_is_one_problem(tmp_path: Path) -> None:
    assert _lines(tmp_path, Topic, "language: Deutsch\n", ("language",)) == [
        "data/x.yml:1:11: language: expected fields (name: value), got 'Deutsch'"
    ]


_TEXT = st.text(max_size=150)
_TREE = st.recursive(_TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3), max_leaves=6)
_OFFER_FIELDS = sorted(Offer.model_fields)


def _check(folder: Path, model: type, content: str) -> None:
    path = folder / "any.yml"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        to_record(read(path, "data/any.yml"), model)
    except DataError as error:
        assert error.problems
        assert all(str(problem).startswith(f"data/any.yml:{problem.line}:{problem.column}: ") and problem.line >= 1 for problem in error.problems)
        assert all("\n" not in str(problem) for problem in error.problems)


@settings(PATIENT, max_examples=200)
@given(field=st.sampled_from(["name", "summary", "description", "interpretation_services", "fees_description", "steps", "phones"]), text=_TEXT)
def test_any_text_in_a_text_field_loads_or_is_a_problem_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, field: str, text: str
) -> None:
    value: Any = [text] if field == "steps" else [{"number": "112", "description": text}] if field == "phones" else text
    record = yaml.safe_load(OFFER.replace("true", "'true'").replace("2026-11-02", "'2026-11-02'")) | {field: value}
    _check(tmp_path_factory.getbasetemp(), Offer, yaml.safe_dump(record, allow_unicode=True))


@settings(PATIENT, max_examples=200)
@given(text=_TEXT)
def test_any_text_written_unquoted_loads_or_is_a_problem_with_its_place(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    _check(tmp_path_factory.getbasetemp(), Offer, OFFER.replace("name: Kurs", f"name: {text}"))


@settings(PATIENT, max_examples=300)
@given(kind=st.sampled_from(sorted(CONTENT_TYPES)), field=st.sampled_from(_OFFER_FIELDS), tree=_TREE, is_translation=st.booleans())
def test_any_shape_in_any_field_loads_or_is_a_problem_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, kind: str, field: str, tree: Any, is_translation: bool
) -> None:
    model = translation_model(CONTENT_TYPES[kind]) if is_translation else CONTENT_TYPES[kind]
    _check(tmp_path_factory.getbasetemp(), model, yaml.safe_dump({field: tree, "id": "x"}, allow_unicode=True, default_style='"'))


@settings(PATIENT, max_examples=100)
@given(st.binary(max_size=300))
def test_random_bytes_as_a_record_load_or_are_a_problem_with_their_place(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    _check_bytes(tmp_path_factory.getbasetemp(), content)


def _check_bytes(folder: Path, content: bytes) -> None:
    path = folder / "any.yml"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:  # random bytes are never a whole place
        to_record(read(path, "data/any.yml"), Place)
    assert all(problem.path == "data/any.yml" and problem.line >= 1 for problem in caught.value.problems)
