"""Slots: split once, filled in one pass, never filled from a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.problems import DataError
from macros.source import read
from macros.stamping import SLOTS, Shell, slot

PAGE = f"<title>{slot('title')}</title><a href='/{slot('path')}'>{slot('title')}</a><main>{slot('main')}</main>"
VALUES = {"title": "Kurs", "path": "offers/kurs/", "main": "<p>Text</p>"}


def test_every_slot_is_filled_wherever_it_stands() -> None:
    assert Shell.split(PAGE).fill(VALUES) == "<title>Kurs</title><a href='/offers/kurs/'>Kurs</a><main><p>Text</p></main>"


@pytest.mark.parametrize("name", ["title", "path", "main"])
def test_a_value_that_holds_a_slot_is_not_filled_again(name: str) -> None:
    values = VALUES | {name: f"vor {slot('main')} nach {slot('title')}"}
    filled = Shell.split(PAGE).fill(values)
    assert values[name] in filled
    assert filled.count(slot("main")) == PAGE.count(slot(name))


def test_values_without_a_slot_are_not_used() -> None:
    assert Shell.split(PAGE).fill(VALUES | {"head": "<script/>"}) == Shell.split(PAGE).fill(VALUES)


def test_a_slot_without_a_value_stops_the_build() -> None:
    with pytest.raises(KeyError, match="main"):
        Shell.split(PAGE).fill({"title": "Kurs", "path": ""})


def test_a_page_frame_with_an_unknown_slot_is_refused() -> None:
    with pytest.raises(ValueError, match="^the page frame has unknown slots: autor, datum$"):
        Shell.split(PAGE + slot("datum") + slot("autor"))


@pytest.mark.parametrize(("html", "lacking"), [("<p></p>", "path, title"), (slot("title"), "path"), (slot("path"), "title")])
def test_a_page_frame_without_title_or_path_is_refused(html: str, lacking: str) -> None:
    with pytest.raises(ValueError, match=f"^the page frame lacks the slots: {lacking}$"):
        Shell.split(html)


@pytest.mark.parametrize("broken", [slot("main")[:-1], slot("main")[1:], slot("Main"), slot("")])
def test_a_page_frame_with_half_a_slot_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="^the page frame has a broken slot$"):
        Shell.split(PAGE + broken)


def test_a_piece_of_a_page_may_have_any_slots_or_none() -> None:
    assert Shell.of("<p>nichts</p>").fill({}) == "<p>nichts</p>"
    assert Shell.of(f"<p>{slot('built')}</p>").fill({"built": "heute"}) == "<p>heute</p>"


def test_the_same_shell_can_be_filled_many_times() -> None:
    shell = Shell.split(PAGE)
    shell.fill(VALUES | {"main": "erste"})
    assert shell.fill(VALUES | {"main": "zweite"}).endswith("<main>zweite</main>")


def test_slots_are_marked_with_characters_of_private_use() -> None:
    assert slot("main") == "\ue000main\ue001"
    assert SLOTS == ("title", "description", "path", "head", "breadcrumbs", "urgent", "main", "numbers", "built")


@pytest.mark.parametrize("written", ['"\\uE000main\\uE001"', '"a\\x00b"', '"a\\x0cb"', '"a\\u202Eb"', '"a\\u2028b"'])
def test_a_data_file_cannot_hold_a_slot_or_an_invisible_character_however_it_is_written(tmp_path: Path, written: str) -> None:
    (tmp_path / "kurs.yml").write_text(f"name: {written}\n", "utf-8")
    with pytest.raises(DataError):
        read(tmp_path / "kurs.yml")
