"""Folders of records: names, shapes of translations, and a cache that is only ever a faster way to the same result."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from macros import reading
from macros.models.fields import plain_text_fields
from macros.models.offers import Offer
from macros.problems import DataError
from macros.reading import TEXT, Cache, Folder, read_records, read_texts
from macros.source import Document
from tests.conftest import edit

OFFERS = ["alt", "gruppe", "kurs", "sprechstunde", "vorbei"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were parsed, in order."""
    names: list[str] = []
    read = reading.read

    def counting(path: Path, shown: str | None = None) -> Document:
        names.append(shown or path.name)
        return read(path, shown)

    monkeypatch.setattr(reading, "read", counting)
    return names


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "1")


def _texts(data: Path, cache: Cache, kind: str = "offers", language: str = "en") -> Folder:
    return read_texts(data, kind, language, read_records(data, kind, Cache(None)).records.shapes, cache)


def _lines(folder: Folder) -> list[str]:
    return [str(problem) for problem in folder.problems]


def test_records_are_read_in_the_order_of_their_ids(data: Path) -> None:
    folder = read_records(data, "offers", Cache(None))
    assert (list(folder.records), len(folder.records), folder.problems) == (OFFERS, 5, [])
    assert folder.records["kurs"].name == "Deutschkurs A1"


def test_a_record_gets_its_id_from_the_file_name(data: Path) -> None:
    assert all(record.id == key for key, record in read_records(data, "offers", Cache(None)).records.items())


def test_a_folder_that_does_not_exist_has_no_records(data: Path) -> None:
    folder = _texts(data, Cache(None), language="tr")
    assert (len(folder.records), folder.problems) == (0, [])


def test_a_wrong_file_does_not_hide_the_others(data: Path) -> None:
    edit(data, "offers/gruppe.yml", "cost: free", "cost: frei")
    (data / "offers" / "Neu.yml").write_text("name: x\n")
    (data / "offers" / "notizen.txt").write_text("x")
    folder = read_records(data, "offers", Cache(None))
    assert list(folder.records) == ["alt", "kurs", "sprechstunde", "vorbei"]
    assert _lines(folder) == [
        "data/offers/Neu.yml:1:1: 'Neu' is not an id (expected small letters a–z, digits and single hyphens, at most 60)",
        "data/offers/gruppe.yml:9:7: cost: 'frei' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies",
        "data/offers/notizen.txt:1:1: unexpected file 'notizen.txt'; records are named <id>.yml",
    ]


def test_many_files_are_read_the_same_side_by_side(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(data, "offers/gruppe.yml", "cost: free", "cost: frei")
    alone = read_records(data, "offers", Cache(None))
    monkeypatch.setattr(reading, "_PIECE", 2)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        together = read_records(data, "offers", Cache(None), pool)
    assert list(together.records.items()) == list(alone.records.items())
    assert _lines(together) == _lines(alone) == [
        "data/offers/gruppe.yml:9:7: cost: 'frei' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies"
    ]


def test_a_link_to_a_record_is_refused(data: Path) -> None:
    (data / "offers" / "link.yml").symlink_to(data / "offers" / "kurs.yml")
    assert _lines(read_records(data, "offers", Cache(None))) == [
        "data/offers/link.yml:1:1: is a symbolic link; data must be plain files"
    ]


def test_a_link_that_leads_nowhere_is_refused(data: Path) -> None:
    (data / "offers" / "link.yml").symlink_to(data / "fehlt.yml")
    assert _lines(read_records(data, "offers", Cache(None))) == [
        "data/offers/link.yml:1:1: is a symbolic link; data must be plain files"
    ]


def test_hidden_files_are_left_alone(data: Path) -> None:
    (data / "offers" / ".kurs.yml.swp").write_bytes(b"\xff\x00")
    assert _lines(read_records(data, "offers", Cache(None))) == []


def test_the_shape_of_a_record_counts_its_texts(data: Path) -> None:
    shapes = read_records(data, "places", Cache(None)).records.shapes
    assert shapes == {"haus": (TEXT, None, None), "online": (TEXT, None, None), "rathaus": (TEXT, TEXT, TEXT)}


def test_the_shape_of_a_list_is_its_length(data: Path) -> None:
    shape = dict(zip(reading.text_fields(Offer), read_records(data, "offers", Cache(None)).records.shapes["kurs"], strict=True))
    assert (shape["name"], shape["steps"], shape["cost_options"], shape["phones"]) == (TEXT, 3, 2, None)


def test_a_fingerprint_changes_with_the_text_and_only_with_it(data: Path) -> None:
    before = read_records(data, "offers", Cache(None)).records
    os.utime(data / "offers" / "kurs.yml", ns=(1, 1))
    edit(data, "offers/gruppe.yml", "Frauentreff", "Frauencafé")
    after = read_records(data, "offers", Cache(None)).records
    assert [key for key in OFFERS if before.fingerprint(key) != after.fingerprint(key)] == ["gruppe"]


def test_a_record_that_does_not_exist_has_no_fingerprint(data: Path) -> None:
    assert read_records(data, "offers", Cache(None)).records.fingerprint("fehlt") is None


def test_a_fingerprint_knows_which_text_has_changed(data: Path) -> None:
    before = read_records(data, "offers", Cache(None)).records.fingerprint("kurs")
    edit(data, "offers/kurs.yml", "  - Sie bekommen einen Platz.", "  - Sie haben einen Platz.")
    after = read_records(data, "offers", Cache(None)).records.fingerprint("kurs")
    changed = [name for name, old, new in zip(plain_text_fields(Offer), before.texts, after.texts, strict=True) if old != new]
    assert (before.rest == after.rest, changed) == (True, ["steps"])


def test_a_fingerprint_takes_texts_inside_parts_as_facts(data: Path) -> None:
    before = read_records(data, "offers", Cache(None)).records.fingerprint("kurs")
    edit(data, "offers/kurs.yml", "option: ein Monat\n", "option: vier Wochen\n")
    after = read_records(data, "offers", Cache(None)).records.fingerprint("kurs")
    assert (before.rest == after.rest, before.texts == after.texts) == (False, True)


def test_a_comment_changes_no_fingerprint(data: Path) -> None:
    before = read_records(data, "offers", Cache(None)).records.fingerprint("kurs")
    edit(data, "offers/kurs.yml", "cost: paid", "cost: paid # siehe Preisliste")
    assert read_records(data, "offers", Cache(None)).records.fingerprint("kurs") == before


def test_a_released_record_is_unpacked_again(data: Path) -> None:
    shelf = read_records(data, "offers", Cache(None)).records
    first = shelf["kurs"]
    assert shelf["kurs"] is first
    shelf.release()
    assert shelf["kurs"] == first and shelf["kurs"] is not first


def test_a_shelf_goes_to_other_processes_packed(data: Path) -> None:
    shelf = read_records(data, "offers", Cache(None)).records
    size = len(pickle.dumps(shelf))
    assert dict(shelf) and len(pickle.dumps(shelf)) == size
    assert dict(pickle.loads(pickle.dumps(shelf))) == dict(shelf)


def test_unchanged_files_are_not_parsed_again(data: Path, cache: Cache, parsed: list[str]) -> None:
    first = read_records(data, "offers", cache)
    assert parsed == [f"data/offers/{key}.yml" for key in OFFERS]
    parsed.clear()
    second = read_records(data, "offers", cache)
    assert parsed == []
    assert dict(second.records) == dict(first.records)
    assert [second.records.fingerprint(key) for key in OFFERS] == [first.records.fingerprint(key) for key in OFFERS]


def test_only_the_changed_file_is_parsed_again(data: Path, cache: Cache, parsed: list[str]) -> None:
    read_records(data, "offers", cache)
    parsed.clear()
    edit(data, "offers/gruppe.yml", "name: Frauentreff", "name: Frauencafé am Markt")
    assert read_records(data, "offers", cache).records["gruppe"].name == "Frauencafé am Markt"
    assert parsed == ["data/offers/gruppe.yml"]


def test_a_change_that_keeps_size_and_time_is_seen(data: Path, cache: Cache) -> None:
    path = data / "offers" / "gruppe.yml"
    read_records(data, "offers", cache)
    before = path.stat()
    fresh = path.with_name(".neu")
    fresh.write_text(path.read_text("utf-8").replace("Frauentreff", "Frauengrupp"), "utf-8")
    os.utime(fresh, ns=(before.st_atime_ns, before.st_mtime_ns))
    fresh.replace(path)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert read_records(data, "offers", cache).records["gruppe"].name == "Frauengrupp"


def test_a_new_file_is_parsed_and_a_removed_one_forgotten(data: Path, cache: Cache, parsed: list[str]) -> None:
    read_records(data, "offers", cache)
    parsed.clear()
    (data / "offers" / "kurs.yml").rename(data / "offers" / "kurs-a1.yml")
    assert list(read_records(data, "offers", cache).records) == ["alt", "gruppe", "kurs-a1", "sprechstunde", "vorbei"]
    assert parsed == ["data/offers/kurs-a1.yml"]


def test_a_file_with_problems_is_reported_every_time(data: Path, cache: Cache) -> None:
    edit(data, "offers/gruppe.yml", "cost: free", "cost: frei")
    first, second = read_records(data, "offers", cache), read_records(data, "offers", cache)
    assert _lines(first) == _lines(second) != []


def test_a_file_that_became_wrong_is_not_taken_from_the_cache(data: Path, cache: Cache) -> None:
    read_records(data, "offers", cache)
    edit(data, "offers/gruppe.yml", "cost: free", "cost: frei")
    folder = read_records(data, "offers", cache)
    assert "gruppe" not in folder.records and len(folder.problems) == 1


def test_another_version_of_the_code_reads_everything_again(data: Path, cache: Cache, parsed: list[str]) -> None:
    read_records(data, "offers", cache)
    parsed.clear()
    read_records(data, "offers", Cache(cache.directory, "2"))
    assert len(parsed) == 5


def test_without_a_directory_nothing_is_remembered(data: Path, parsed: list[str], tmp_path: Path) -> None:
    read_records(data, "offers", Cache(None))
    read_records(data, "offers", Cache(None))
    assert len(parsed) == 10
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize("content", [b"", b"\n", b"garbage", b"\x00" * 500, b"1", b"1\n", b"1\ngarbage", b"\x80\x05N."])
def test_a_damaged_cache_is_ignored(data: Path, cache: Cache, parsed: list[str], content: bytes) -> None:
    whole = dict(read_records(data, "offers", cache).records)
    parsed.clear()
    (cache.directory / "offers").write_bytes(content)
    assert dict(read_records(data, "offers", cache).records) == whole
    assert len(parsed) == 5


def test_a_cache_that_was_cut_off_is_ignored_wherever_it_ends(data: Path, cache: Cache) -> None:
    whole = dict(read_records(data, "offers", cache).records)
    file = cache.directory / "offers"
    content = file.read_bytes()
    for end in range(0, len(content), 61):
        file.write_bytes(content[:end])
        assert dict(read_records(data, "offers", cache).records) == whole


def test_a_cache_with_a_changed_letter_is_ignored(data: Path, cache: Cache) -> None:
    read_records(data, "offers", cache)
    file = cache.directory / "offers"
    file.write_bytes(file.read_bytes().replace(b"Frauentreff", b"Frauentrxff"))
    assert read_records(data, "offers", cache).records["gruppe"].name == "Frauentreff"


def test_a_cache_with_a_damaged_record_is_ignored(data: Path, cache: Cache) -> None:
    whole = dict(read_records(data, "offers", cache).records)
    file = cache.directory / "offers"
    file.write_bytes(file.read_bytes().replace(b"macros.models.offers", b"\xff" * 20))
    assert dict(read_records(data, "offers", cache).records) == whole


def test_translations_are_remembered_too(data: Path, cache: Cache, parsed: list[str]) -> None:
    _texts(data, cache)
    parsed.clear()
    assert list(_texts(data, cache).records) == ["gruppe", "kurs"]
    assert [name for name in parsed if "/en/" in name] == []


def test_a_translation_is_checked_again_when_its_record_changes_shape(data: Path, cache: Cache) -> None:
    assert _lines(_texts(data, cache)) == []
    edit(data, "offers/kurs.yml", "  - Sie bekommen einen Platz.\n", "")
    assert _lines(_texts(data, cache)) == ["data/offers/en/kurs.yml:23:3: steps: has 3 entries, but data/offers/kurs.yml has 2"]


def test_a_translation_is_checked_again_when_its_record_is_gone(data: Path, cache: Cache) -> None:
    assert _lines(_texts(data, cache)) == []
    (data / "offers" / "gruppe.yml").unlink()
    assert _lines(_texts(data, cache)) == ["data/offers/en/gruppe.yml:1:1: translates 'gruppe', but there is no data/offers/gruppe.yml"]


def test_languages_and_kinds_do_not_share_a_cache(data: Path, cache: Cache) -> None:
    for language in ("en", "ar"):
        for kind in ("places", "contacts", "offers"):
            _texts(data, cache, kind, language)
    assert _texts(data, cache, "places", "ar").records["rathaus"].name == "مبنى البلدية (Rathaus)"
    assert _texts(data, cache, "places", "en").records["rathaus"].name == "Town hall (Rathaus Musterstadt)"


def test_an_empty_translation_has_no_texts(data: Path) -> None:
    (data / "offers" / "en" / "alt.yml").write_text("")
    texts = _texts(data, Cache(None)).records["alt"]
    assert (texts.translation, texts.name, texts.steps) == ("machine", None, None)


def test_reading_never_raises_for_a_wrong_file(data: Path) -> None:
    for number, content in enumerate((b"\xff", b"- x", b"a: &a b", b"name: [", b"x" * 1_000_001)):
        (data / "offers" / f"x{number}.yml").write_bytes(content)
    try:
        folder = read_records(data, "offers", Cache(None))
    except DataError as error:  # pragma: no cover
        pytest.fail(f"raised {error}")
    assert list(folder.records) == OFFERS
    assert [problem.path for problem in folder.problems] == [f"data/offers/x{number}.yml" for number in range(5)]
