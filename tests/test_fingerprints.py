"""Fingerprints change when, and only when, something changes that the page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros import fingerprints
from macros.fingerprints import RecordFingerprints, digest, files
from macros.portal import load
from tests.conftest import TODAY, edit

Prints = dict[str, bytes]


def prints(data: Path, *chain: str) -> Prints:
    """The fingerprints of all pages of the tiny portal as `kind/id`."""
    portal = load(data, today=TODAY)
    found = RecordFingerprints(portal, chain)
    pages: dict[str, Callable[[str], bytes]] = {"offers": found.offer, "events": found.event, "contacts": found.contact_page, "places": found.place}
    return {f"{kind}/{key}": page(key) for kind, page in pages.items() for key in portal.records[kind]}


def changed(before: Prints, after: Prints) -> list[str]:
    return sorted(key for key in before if before[key] != after[key])


def test_a_digest_knows_where_a_part_ends() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("", "abc")}) == 5


def test_a_digest_is_the_same_for_text_and_its_bytes() -> None:
    assert digest("ä") == digest("ä".encode())


def test_a_digest_never_changes() -> None:
    assert digest("Musterstadt", b"\x00").hex() == "c7b33a2c73c464b6f43feaec0e1d4ab5"


def test_nothing_changed_means_equal_fingerprints(data: Path) -> None:
    assert changed(prints(data, "ar", "en", "de"), prints(data, "ar", "en", "de")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "pages"),
    [
        ("offers/kurs.yml", "name: Deutschkurs A1", "name: Deutschkurs A1 neu", ["contacts/buero", "contacts/verein", "offers/kurs"]),
        ("events/fest.yml", "name: Fest der Kulturen", "name: Kulturfest", ["contacts/buero", "contacts/verein", "events/fest"]),
        ("offers/gruppe.yml", "name: Frauentreff", "name: Treff", ["contacts/verein", "events/treff", "offers/gruppe"]),
        ("offers/alt.yml", "name: Sprachcafé", "name: Café", ["contacts/verein", "offers/alt"]),
        ("contacts/notruf.yml", "name: Feuerwehr", "name: Die Feuerwehr", ["contacts/notruf"]),
        (
            "contacts/buero.yml", "name: Integrationsbüro", "name: Integrationsamt",
            ["contacts/amt", "contacts/buero", "contacts/verein", "events/abgesagt", "events/damals", "events/fest", "offers/kurs", "offers/sprechstunde"],
        ),
        (
            "contacts/verein.yml", "name: Kurdischer Kulturverein", "name: Kulturverein",
            ["contacts/buero", "contacts/verein", "events/fest", "events/treff", "offers/alt", "offers/gruppe", "offers/kurs", "offers/vorbei"],
        ),
        (
            "places/rathaus.yml", "name: Rathaus Musterstadt", "name: Rathaus",
            ["contacts/amt", "contacts/buero", "contacts/verein", "events/abgesagt", "events/damals", "events/fest", "events/woche", "offers/alt", "offers/sprechstunde", "places/rathaus"],
        ),
        ("contacts/amt.yml", "name: Stadt Musterstadt", "name: Die Stadt", ["contacts/amt", "contacts/buero", "events/woche"]),
        (
            "places/haus.yml", "name: Haus der Kulturen", "name: Kulturhaus",
            ["contacts/amt", "contacts/buero", "contacts/verein", "events/woche", "offers/gruppe", "offers/kurs", "offers/vorbei", "places/haus"],
        ),
    ],
)
def test_a_changed_record_changes_the_pages_that_show_it(data: Path, file: str, old: str, new: str, pages: list[str]) -> None:
    before = prints(data, "de")
    edit(data, file, old, new)
    assert changed(before, prints(data, "de")) == pages


def test_a_translation_counts_only_for_the_languages_that_may_show_it(data: Path) -> None:
    arabic, english, german = (prints(data, *chain) for chain in (("ar", "en", "de"), ("en", "de"), ("de",)))
    edit(data, "offers/en/kurs.yml", "schedule_description: You can start", "schedule_description: You may start")
    assert "offers/kurs" in changed(arabic, prints(data, "ar", "en", "de"))  # which has no text of its own for it
    assert "offers/kurs" in changed(english, prints(data, "en", "de"))
    assert changed(german, prints(data, "de")) == []


def test_a_text_counts_only_where_no_better_one_hides_it(data: Path) -> None:
    arabic, english = prints(data, "ar", "en", "de"), prints(data, "en", "de")
    edit(data, "offers/kurs.yml", "summary: Deutsch von Anfang an", "summary: Deutsch ganz von vorn")
    edit(data, "offers/en/kurs.yml", "summary: German from the very start", "summary: German from scratch")
    assert changed(arabic, prints(data, "ar", "en", "de")) == []
    assert "offers/kurs" in changed(english, prints(data, "en", "de"))


@pytest.mark.parametrize(
    ("old", "new"),
    [("name: Deutschkurs A1", "name: Deutsch A1"), ("- Anmeldebestätigung", "- Meldebescheinigung"), ("minimum_age: 16", "minimum_age: 18")],
)
def test_what_every_language_shows_in_german_counts_for_every_language(data: Path, old: str, new: str) -> None:
    before = prints(data, "ar", "en", "de")
    edit(data, "offers/kurs.yml", old, new)
    assert "offers/kurs" in changed(before, prints(data, "ar", "en", "de"))


def everything(data: Path, *chain: str) -> bytes:
    return RecordFingerprints(load(data, today=TODAY), chain).everything()


def test_everything_changes_with_any_record_that_these_readers_see(data: Path) -> None:
    arabic, german = everything(data, "ar", "en", "de"), everything(data, "de")
    edit(data, "offers/kurs.yml", "summary: Deutsch von Anfang an", "summary: Deutsch ganz von vorn")
    assert everything(data, "ar", "en", "de") == arabic
    assert everything(data, "de") != german


def test_everything_changes_with_a_record_that_comes_or_goes(data: Path) -> None:
    before = everything(data, "de")
    (data / "offers" / "alt.yml").unlink()
    assert everything(data, "de") != before


def test_everything_changes_with_the_number_of_translations(data: Path) -> None:
    before = everything(data, "de")
    (data / "offers" / "ar" / "kurs.yml").unlink()
    assert everything(data, "de") != before  # the page about the portal says how many there are


def test_a_translation_that_comes_or_goes_counts(data: Path) -> None:
    before = prints(data, "ar", "en", "de")
    (data / "offers" / "ar" / "kurs.yml").unlink()
    assert changed(before, prints(data, "ar", "en", "de")) == ["contacts/buero", "contacts/verein", "offers/kurs"]


def test_a_text_that_moves_to_another_language_counts(data: Path) -> None:
    before = prints(data, "ar", "en", "de")
    (data / "offers" / "ar" / "gruppe.yml").write_bytes((data / "offers" / "en" / "gruppe.yml").read_bytes())
    (data / "offers" / "en" / "gruppe.yml").unlink()
    assert "offers/gruppe" in changed(before, prints(data, "ar", "en", "de"))


def test_files_count_by_name_and_content(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    (folder / "de").mkdir(parents=True)
    (folder / "de" / "index.md").write_text("# Start", "utf-8")
    first = files(folder)
    (folder / "de" / "index.md").rename(folder / "de" / "start.md")
    renamed = files(folder)
    (folder / "de" / "start.md").write_text("# Anfang", "utf-8")
    assert len({first, renamed, files(folder)}) == 3


def test_compiled_files_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "macros" / "__pycache__").mkdir(parents=True)
    before = files(tmp_path / "macros")
    (tmp_path / "macros" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert files(tmp_path / "macros") == before


def test_a_single_file_counts_as_a_folder_of_one(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: b", "utf-8")
    assert files(tmp_path / "mkdocs.yml") == digest("mkdocs.yml", b"a: b")


def test_the_same_project_elsewhere_has_the_same_fingerprint(tmp_path: Path) -> None:
    for place in ("here", "there"):
        (tmp_path / place / "docs").mkdir(parents=True)
        (tmp_path / place / "docs" / "a.md").write_text("x", "utf-8")
    assert files(tmp_path / "here" / "docs") == files(tmp_path / "there" / "docs")


def test_the_code_has_a_fingerprint_with_the_versions_of_the_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints.code.__wrapped__()
    assert fingerprints.code.__wrapped__() == before
    (tmp_path / "notes.txt").touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert fingerprints.code.__wrapped__() == before
    (tmp_path / "babel-99.dist-info").mkdir()
    assert fingerprints.code.__wrapped__() != before
