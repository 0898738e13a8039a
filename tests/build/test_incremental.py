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


def move_a_date_of_an_event(data: Path) -> None:
    edit(data, "events/treff.yml", "to: 2026-11-25T18:00", "to: 2026-11-26T18:00")


def cancel_an_event(data: Path) -> None:
    edit(data, "events/fest.yml", "cost: free", "cost: free\nstatus: cancelled")


def rename_an_event(data: Path) -> None:
    edit(data, "events/woche.yml", "name: Woche der Berufe", "former_ids: [berufe]\nname: Tage der Berufe")


def give_an_event_a_picture(data: Path) -> None:
    edit(data, "events/fest.yml", "registration: none", 'registration: none\nimage: {file: lampions.png, alt: Lampions, credit: M. Muster}')


def move_a_feast(data: Path) -> None:
    edit(data, "calendar/jewish.yml", "month: 9, day: 25", "month: 9, day: 26")


def rename_a_feast(data: Path) -> None:
    edit(data, "calendar/islamic.yml", "ar: رمضان\n", "ar: شهر رمضان\n")


def rename_a_public_holiday(data: Path) -> None:
    edit(data, "public_holidays.yml", "ar: رأس السنة الميلادية", "ar: رأس السنة")


def rename_school_holidays(data: Path) -> None:
    edit(data, "school_holidays.yml", "en: Summer holidays", "en: Long holidays")


def change_the_title(data: Path) -> None:
    edit(data, "site.yml", "en: Arriving in Musterstadt", "en: New in Musterstadt")


EDITS = (
    change_a_name, remove_an_offer, add_an_offer, change_a_phone, change_a_footer_number, change_a_place,
    move_a_place_to_another_district, change_a_translation, remove_a_translation, add_a_translation, change_a_term,
    rename_a_contact, change_another_kind, leave_the_parent, change_a_provider, end_an_offer, change_a_private_note,
    move_a_date_of_an_event, cancel_an_event, rename_an_event, give_an_event_a_picture,
    move_a_feast, rename_a_feast, rename_a_public_holiday, rename_school_holidays,
)  # fmt: skip


@pytest.mark.parametrize("change", [*EDITS, change_the_title], ids=lambda change: change.__name__)
def test_one_edit_gives_the_site_of_a_build_from_nothing(standing: Workshop, fresh: Fresh, change: Callable[[Path], None]) -> None:
    before = pages_of(standing.site)
    change(standing.data)
    standing.build()
    other = fresh(standing.data)
    other.build()
    assert differing(standing.files(), other.files()) == []
    assert (differing(before, pages_of(standing.site)) == []) == (change is change_a_private_note)


def test_many_edits_in_any_order_give_the_site_of_a_build_from_nothing(workshop: Workshop, fresh: Fresh) -> None:
    chance = random.Random(8)  # which takes an offer away and adds one, takes two edits together, lets days pass and uses two processes
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
def test_another_day_gives_the_site_of_a_build_from_nothing(standing: Workshop, fresh: Fresh, days: int) -> None:
    later = NOW + dt.timedelta(days=days)
    if days < 0:  # records checked after that day would lie in its future
        for path in ("offers/kurs.yml", "contacts/buero.yml"):
            edit(standing.data, path, "assured_date: 2026-11-02", "assured_date: 2026-10-02")
        edit(standing.data, "contacts/notruf.yml", "assured_date: 2026-11-01", "assured_date: 2026-10-01")
        for path in ("concept/proposals/mehr-baenke.yml", "concept/proposals/en/mehr-baenke.yml", "concept/proposals/ar/mehr-baenke.yml"):
            (standing.data / path).unlink(missing_ok=True)  # it came in after that day
        for field in ("  date", "last_reviewed"):
            edit(standing.data, "legal.yml", f"{field}: 2026-10-26", f"{field}: 2026-10-06")
    standing.build(now=later, allow_loss=True)
    other = fresh(standing.data)
    other.build(now=later)
    assert differing(standing.files(), other.files()) == []


def test_edits_that_are_taken_back_give_the_first_site_again(standing: Workshop) -> None:
    before = standing.files()
    for _ in range(2):
        change_a_name(standing.data)
        standing.build()
        assert differing(before, standing.files())
        edit(standing.data, "offers/kurs.yml", "name: Anfängerkurs Deutsch", "name: Deutschkurs A1")
        standing.build()
        assert differing(before, standing.files()) == []


def test_second_and_third_build_write_little_and_nothing(workshop: Workshop) -> None:
    first = workshop.build()
    files = [path for path in workshop.files() if path.split("/")[0] in LANGUAGES]
    assert (first.written, first.pages) == (len(files), sum(path.endswith(".html") for path in files))
    workshop.build()
    assert workshop.build().written == 0


def test_translated_text_leaves_the_languages_that_translate_it_alone(standing: Workshop) -> None:
    standing.build()  # what is remembered holds for the files of pictures as they lie there, and a copy has others
    lines: list[str] = []
    edit(standing.data, "offers/kurs.yml", "summary: Deutsch von Anfang an", "summary: Deutsch ganz von vorn")
    standing.build(progress=lines.append)
    written = {line.split()[0]: int(line.split()[3]) for line in lines}
    assert (written["en"], written["ar"]) == (0, 0)
    assert written["de"] > 0 and "Deutsch ganz von vorn" in standing.page("de/offers/kurs/index.html")


@pytest.mark.parametrize("lost", ["site", "next", "manifests", "memory"])
def test_language_that_nothing_changed_in_is_made_again_where_its_files_are_lost(standing: Workshop, built: Workshop, lost: str) -> None:
    standing.build()
    folder = {"site": standing.site, "next": standing.site.parent / ".site.next", "manifests": standing.site.parent / ".site.past",
              "memory": standing.cache / "languages"}[lost]
    shutil.rmtree(folder)
    standing.build()
    assert differing(built.files(), standing.files()) == []


def test_fresh_build_mends_a_page_that_somebody_changed(standing: Workshop, built: Workshop) -> None:
    page = standing.site / "en" / "offers" / "kurs" / "index.html"
    page.unlink()
    page.write_text("hacked", "utf-8")
    standing.build(fresh=True)
    assert differing(built.files(), standing.files()) == []


def test_edit_of_one_offer_writes_only_pages_that_show_it(standing: Workshop) -> None:
    before = pages_of(standing.site)
    edit(standing.data, "offers/sprechstunde.yml", "closes_at: 16:00", "closes_at: 17:00")
    standing.build()
    changed = differing(before, pages_of(standing.site))
    assert "de/offers/sprechstunde/index.html" in changed
    assert [path for path in changed if "gruppe" in path or "kurs" in path or path.startswith("assets/")] == []


def test_only_some_languages_then_all(workshop: Workshop, built: Workshop) -> None:
    workshop.build(languages=("en",))
    assert sorted(path.name for path in workshop.site.iterdir() if path.is_dir()) == [".well-known", "assets", "de", "en", "images", "open-data"]
    workshop.build()
    assert differing(built.files(), workshop.files()) == []


def test_language_that_is_switched_off_leaves_no_page_and_no_link(standing: Workshop) -> None:
    edit(standing.data, "languages.yml", "  fallback: [en]\n", "  fallback: [en]\n  enabled: false\n")
    standing.build()
    assert [path for path, content in standing.files().items() if path.startswith("ar/") or b'"/ar/' in content] == []


def test_template_edit_reaches_every_page(workshop: Workshop, tmp_path: Path) -> None:
    workshop.root = copy_of_project(tmp_path / "project")
    workshop.build()
    footer = workshop.root / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8").replace("</footer>", "<p>Neuer Satz</p></footer>"), "utf-8")
    workshop.build()
    pages = {path: content for path, content in workshop.files().items() if path.split("/")[0] in LANGUAGES and path.endswith(".html")}
    assert [path for path, content in pages.items() if b"Neuer Satz" not in content] == []
