"""What a device keeps of a language: keys that leave out the day, sizes, and what is remembered from build to build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.offline import Kept, Shelf, Weight

SHARED = {"assets/portal.0123456789.css": Kept("", 500), "images/lampions.png": Kept("ab12cd34", 2_000)}
DAY, URGENT = "<time>20. November 2026</time>", "<p>Rathaus zu</p>"


def shelf(tmp_path: Path, *daily: str) -> Shelf:
    return Shelf(tmp_path / "offline" / "de", "de", SHARED, daily)


def key(tmp_path: Path, content: str, *daily: str) -> str:
    found = shelf(tmp_path, *daily)
    found.put("de/offers/kurs/index.html", b"1", content.encode())
    return json.loads(found.list(""))["files"]["de/offers/kurs/"]


def test_the_key_of_a_page_changes_with_what_it_says_and_not_with_the_day(tmp_path: Path) -> None:
    before = key(tmp_path, f"<p>Deutschkurs</p>{DAY}{URGENT}", DAY, URGENT)
    assert before == key(tmp_path, "<p>Deutschkurs</p><time>21. November 2026</time>", "<time>21. November 2026</time>", "")
    assert before != key(tmp_path, f"<p>Deutschkurs A1</p>{DAY}", DAY)
    assert before != key(tmp_path, "<p>Deutschkurs</p><time>24. Dezember 2026</time>", DAY)  # a date that the page speaks of


def test_a_device_keeps_pages_the_index_and_what_they_load_and_nothing_else(tmp_path: Path) -> None:
    found = shelf(tmp_path)
    for path in ("de/index.html", "de/offers/kurs/index.html", "de/search/index.json", "de/404.html", "de/specimens/index.html", "de/events/events.ics"):
        found.put(path, b"1", b"text")
    content = found.list("Stand: heute")
    assert list(json.loads(content)["files"]) == ["de/", "de/offers/kurs/", "de/search/index.json", *SHARED]
    assert json.loads(content)["note"] == "Stand: heute"
    assert json.loads(content)["files"]["images/lampions.png"] == "ab12cd34"
    assert found.has("de/404.html", b"2")  # nothing to keep, so nothing is missing


def test_what_a_build_found_is_remembered_with_the_keys_of_its_pages(tmp_path: Path) -> None:
    first = shelf(tmp_path, DAY)
    first.put("de/index.html", b"1", f"Start {DAY}".encode())
    first.put("de/about/index.html", b"1", b"About")
    first.remember()
    second = shelf(tmp_path, DAY)
    assert (second.has("de/index.html", b"1"), second.has("de/about/index.html", b"2"), second.has("de/new/index.html", b"1")) == (True, False, False)
    second.put("de/about/index.html", b"2", b"About us")
    files, before = (json.loads(each.list(""))["files"] for each in (second, first))
    assert files.keys() == before.keys()
    assert [path for path in files if files[path] != before[path]] == ["de/about/"]


@pytest.mark.parametrize("content", [b"", b"damaged"])
def test_a_damaged_memory_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "offline").mkdir()
    (tmp_path / "offline" / "de").write_bytes(content)
    assert not shelf(tmp_path).has("de/index.html", b"1")


def test_how_much_it_is_on_the_device_and_on_the_way(tmp_path: Path) -> None:
    found = shelf(tmp_path)
    assert found.weight() == Weight(0, 4_500, 4_500)  # the shared files, and the headers that come with each
    found.put("de/about/index.html", b"1", b"x" * 50_000)
    found.put("de/index.html", b"1", b"ab" * 5_000)
    found.put("de/search/index.json", b"1", b"y" * 10_000)
    weight = found.weight()
    assert (weight.pages, weight.stored) == (2, 70_000 + 2_500 + 5 * 1_000)
    assert 7_500 < weight.sent < 8_500  # as well compressed as the home page
