"""After any edits a build that makes only what changed gives the same site as one from nothing."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import edit
from tests.sites import LANGUAGES, NOW, Workshop, copy_of_project, differing, pages_of

Fresh = Callable[[Path], Workshop]


def change_a_name(data: Path) -> None:
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs Deutsch")


def remove_an_offer(data: Path) -> None:
    (data / "offers/alt.yml").unlink()


def add_an_offer(data: Path) -> None:
    text = (data / "offers/gruppe.yml").read_text("utf-8")
    (data / "offers/chor.yml").write_text(text.replace("name: Frauentreff", "name: Chor").replace("[haus]", "[rathaus]"), "utf-8")


def change_a_phone(data: Path) -> None:
    edit(data, "contacts/buero.yml", "number: +49 89 99998 115", "number: +49 89 99998 118")


def change_a_footer_number(data: Path) -> None:
    edit(data, "contacts/notruf.yml", 'number: "112"', 'number: "110"')


def change_a_place(data: Path) -> None:
    edit(data, "places/haus.yml", "Nordstraße 12", "Südstraße 7")


def move_a_place_to_another_district(data: Path) -> None:
    edit(data, "places/rathaus.yml", "district: altstadt", "district: suedstadt")


def change_a_translation(data: Path) -> None:
    edit(data, "offers/en/kurs.yml", "name: German course A1", "name: German for beginners")


def remove_a_translation(data: Path) -> None:
    (data / "offers/ar/kurs.yml").unlink()


def add_a_translation(data: Path) -> None:
    (data / "offers/ar/gruppe.yml").write_text("name: لقاء النساء\ntranslation: human\n", "utf-8")


def change_a_term(data: Path) -> None:
    edit(data, "topics.yml", "de: Beratung und Recht", "de: Rat und Recht")


def rename_a_contact(data: Path) -> None:
    edit(data, "contacts/verein.yml", "name: Kurdischer Kulturverein", "name: Verein für Kultur")


def change_another_kind(data: Path) -> None:
    edit(data, "contacts/verein.yml", "kind: migrant-organization", "kind: counselling")


def leave_the_parent(data: Path) -> None:
    edit(data, "contacts/buero.yml", "parent_organization: amt\n", "")


def change_a_provider(data: Path) -> None:
    edit(data, "offers/sprechstunde.yml", "organization: buero", "organization: amt")


def end_an_offer(data: Path) -> None:
    edit(data, "offers/gruppe.yml", "registration: none", "registration: none\nvalid_to: 2026-11-19")


def change_a_private_note(data: Path) -> None:
    edit(data, "contacts/verein.yml", "ruft nur abends zurück", "ruft immer zurück")


def change_the_title(data: Path) -> None:
    edit(data, "site.yml", "en: Arriving in Musterstadt", "en: New in Musterstadt")


EDITS = (
    change_a_name, remove_an_offer, add_an_offer, change_a_phone, change_a_footer_number, change_a_place,
    move_a_place_to_another_district, change_a_translation, remove_a_translation, add_a_translation, change_a_term,
    rename_a_contact, change_another_kind, leave_the_parent, change_a_provider, end_an_offer, change_a_private_note,
)  # fmt: skip


@pytest.mark.parametrize("change", [*EDITS, change_the_title], ids=lambda change: change.__name__)
def test_one_edit_gives_the_site_of_a_build_from_nothing(workshop: Workshop, fresh: Fresh, change: Callable[[Path], None]) -> None:
    workshop.build()
    before = pages_of(workshop.site)
    change(workshop.data)
    workshop.build()
    other = fresh(workshop.data)
    other.build()
    assert differing(workshop.files(), other.files()) == []
    assert (differing(before, pages_of(workshop.site)) == []) == (change is change_a_private_note)


@pytest.mark.parametrize("seed", range(4))
def test_many_edits_in_any_order_give_the_site_of_a_build_from_nothing(workshop: Workshop, fresh: Fresh, seed: int) -> None:
    chance = random.Random(seed)
    now = NOW
    workshop.build(now=now)
    for change in chance.sample(EDITS, 8):
        change(workshop.data)
        if chance.random() < 0.4:  # several days may pass between two builds
            now += dt.timedelta(days=chance.choice([1, 4, 30]))
        if chance.random() < 0.8:  # and several edits may come together
            workshop.build(now=now, jobs=chance.choice([1, 1, 1, 2]), allow_loss=True)
            other = fresh(workshop.data)
            other.build(now=now)
            assert differing(workshop.files(), other.files()) == [], change.__name__


@pytest.mark.parametrize("days", [1, 4, 6, 250, -30])
def test_another_day_gives_the_site_of_a_build_from_nothing(workshop: Workshop, fresh: Fresh, days: int) -> None:
    workshop.build()
    later = NOW + dt.timedelta(days=days)
    if days < 0:  # records checked after that day would lie in its future
        for path in ("offers/kurs.yml", "contacts/buero.yml"):
            edit(workshop.data, path, "assured_date: 2026-11-02", "assured_date: 2026-10-02")
        edit(workshop.data, "contacts/notruf.yml", "assured_date: 2026-11-01", "assured_date: 2026-10-01")
        for field in ("  date", "last_reviewed"):
            edit(workshop.data, "legal.yml", f"{field}: 2026-10-26", f"{field}: 2026-10-06")
    workshop.build(now=later, allow_loss=True)
    other = fresh(workshop.data)
    other.build(now=later)
    assert differing(workshop.files(), other.files()) == []


def test_edits_that_are_taken_back_give_the_first_site_again(workshop: Workshop) -> None:
    workshop.build()
    before = workshop.files()
    for _ in range(2):
        change_a_name(workshop.data)
        workshop.build()
        assert differing(before, workshop.files())
        edit(workshop.data, "offers/kurs.yml", "name: Anfängerkurs Deutsch", "name: Deutschkurs A1")
        workshop.build()
        assert differing(before, workshop.files()) == []


def test_second_and_third_build_write_little_and_nothing(workshop: Workshop) -> None:
    first = workshop.build()
    assert first.written == first.pages
    workshop.build()
    assert workshop.build().written == 0


def test_translated_text_leaves_the_languages_that_translate_it_alone(workshop: Workshop) -> None:
    workshop.build()
    workshop.build()
    lines: list[str] = []
    edit(workshop.data, "offers/kurs.yml", "summary: Deutsch von Anfang an", "summary: Deutsch ganz von vorn")
    workshop.build(progress=lines.append)
    written = {line.split()[0]: int(line.split()[3]) for line in lines}
    assert (written["en"], written["ar"]) == (0, 0)
    assert written["de"] > 0 and "Deutsch ganz von vorn" in workshop.page("de/offers/kurs/index.html")


@pytest.mark.parametrize("lost", ["site", "next", "manifests", "memory"])
def test_language_that_nothing_changed_in_is_made_again_where_its_files_are_lost(workshop: Workshop, built: Workshop, lost: str) -> None:
    workshop.build()
    workshop.build()
    folder = {"site": workshop.site, "next": workshop.site.parent / ".site.next", "manifests": workshop.cache / "manifests",
              "memory": workshop.cache / "languages"}[lost]
    shutil.rmtree(folder)
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_fresh_build_mends_a_page_that_somebody_changed(workshop: Workshop, built: Workshop) -> None:
    workshop.build()
    page = workshop.site / "en" / "offers" / "kurs" / "index.html"
    page.write_text("hacked", "utf-8")
    workshop.build(fresh=True)
    assert differing(built.files(), workshop.files()) == []


def test_edit_of_one_offer_writes_only_pages_that_show_it(workshop: Workshop) -> None:
    for _ in range(3):
        workshop.build()
    before = pages_of(workshop.site)
    edit(workshop.data, "offers/sprechstunde.yml", "closes_at: 16:00", "closes_at: 17:00")
    workshop.build()
    changed = differing(before, pages_of(workshop.site))
    assert "de/offers/sprechstunde/index.html" in changed
    assert [path for path in changed if "gruppe" in path or "kurs" in path or path.startswith("assets/")] == []


def test_only_some_languages_then_all(workshop: Workshop, built: Workshop) -> None:
    workshop.build(languages=("en",))
    assert sorted(path.name for path in workshop.site.iterdir() if path.is_dir()) == [".well-known", "assets", "de", "en"]
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_language_that_is_switched_off_leaves_no_page_and_no_link(workshop: Workshop) -> None:
    workshop.build()
    edit(workshop.data, "languages.yml", "  fallback: [en]\n", "  fallback: [en]\n  enabled: false\n")
    workshop.build()
    assert [path for path, content in workshop.files().items() if path.startswith("ar/") or b'"/ar/' in content] == []


def test_template_edit_reaches_every_page(workshop: Workshop, tmp_path: Path) -> None:
    workshop.root = copy_of_project(tmp_path / "project")
    workshop.build()
    footer = workshop.root / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8").replace("</footer>", "<p>Neuer Satz</p></footer>"), "utf-8")
    workshop.build()
    pages = {path: content for path, content in workshop.files().items() if path.split("/")[0] in LANGUAGES and path.endswith(".html")}
    assert [path for path, content in pages.items() if b"Neuer Satz" not in content] == []
