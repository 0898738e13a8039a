"""Pages of one language: all of them, well-formed, private notes nowhere, and a new key whenever one looks different."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from macros import urls
from macros.pages import NOT_FOUND, SPECIMENS, Pages
from macros.pages.page import Job
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TINY, TODAY, edit, problems_of

Reading = Callable[[str], Reader]
Looks = dict[str, tuple[bytes, dict[str, str]]]
TEMPLATES = Path(__file__).parents[1] / "overrides"
SPRITE = "/assets/icons.0123456789.svg"
CODES = ("de", "en", "ar")
SCANNER = Scanner("", "https://portal.musterstadt.example")


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, SPRITE)


def of(data: Path, code: str) -> Pages:
    return pages(Reader(load(data, today=TODAY), code, TODAY))


def slots(found: Pages, job: Job) -> dict[str, str]:
    return found.slots(job.path, job.make())


def page(found: Pages, path: str) -> dict[str, str]:
    return next(slots(found, job) for job in found.jobs() if job.path == path)


def looks(found: Pages) -> Looks:
    """Key and looks of every page."""
    return {job.path: (found.footer.encode() + job.key, slots(found, job)) for job in found.jobs()}


@cache
def looks_before(code: str) -> Looks:
    """Those of the tiny portal as it is, rendered once for all tests."""
    return looks(of(TINY, code))


def test_there_is_a_page_for_every_record_every_list_and_none(reader: Reading) -> None:
    jobs = list(pages(reader("de")).jobs())
    records = ["offers/alt/", "offers/gruppe/", "offers/kurs/", "offers/sprechstunde/", "offers/vorbei/"]
    records += ["contacts/amt/", "contacts/buero/", "contacts/notruf/", "contacts/verein/"]
    assert [job.path for job in jobs[:9]] == records
    assert [job.path for job in jobs if "/" not in job.path] == [NOT_FOUND]
    assert [job.path for job in jobs if not job.is_listed] == [urls.PLANNER, SPECIMENS, urls.NOT_KEPT, NOT_FOUND]
    assert len([job for job in jobs if job.section in ("offers", "contacts")]) == 9 + 35 + 10


def test_no_address_is_made_twice_and_every_language_has_the_same(reader: Reading) -> None:
    paths = {code: [job.path for job in pages(reader(code)).jobs()] for code in CODES}
    assert all(len(found) == len(set(found)) for found in paths.values())
    assert set(paths["de"]) == set(paths["en"]) == set(paths["ar"])


def test_a_page_is_stamped_into_the_shell_of_its_section(reader: Reading) -> None:
    assert {job.section for job in pages(reader("de")).jobs() if job.path.startswith("offers/")} == {"offers"}
    assert {job.section for job in pages(reader("de")).jobs() if job.path.startswith("contacts/")} == {"contacts"}
    assert {job.section for job in pages(reader("de")).jobs() if job.path == NOT_FOUND} == {""}


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_well_formed_and_loads_nothing_from_elsewhere(code: str) -> None:
    for path, (_, values) in looks_before(code).items():
        assert SCANNER.parts(values["head"], values["breadcrumbs"], values["main"]).problems == [], path
        assert values["main"].count("<h1") == 1, path


@pytest.mark.parametrize("code", CODES)
def test_private_notes_are_on_no_page(code: str) -> None:
    shown = "".join(value for _, values in looks_before(code).values() for value in values.values())
    assert "Kulturverein" in shown
    assert "PRIVATE-MARKER" not in shown.upper().replace("LEITUNG@", "")


def test_titles_and_descriptions_are_plain_text(data: Path) -> None:
    edit(data, "offers/alt.yml", "name: Sprachcafé", 'name: "Café <b> & \\"mehr\\""')
    values = page(of(data, "ar"), "offers/alt/")
    assert values["title"] == "Café &lt;b&gt; &amp; &#34;mehr&#34; – العروض"
    assert values["description"] == "Deutsch üben bei Kaffee und Tee."


def test_breadcrumbs_lead_home_and_to_the_list(reader: Reading) -> None:
    crumbs = page(pages(reader("de")), "offers/kurs/")["breadcrumbs"]
    assert '<li><a href="/de/">Start</a></li>\n<li><a href="/de/offers/">Angebote</a></li>' in crumbs
    assert '<li><span aria-current="page">Deutschkurs A1</span></li>' in crumbs


def test_the_page_for_wrong_addresses_stands_nowhere_in_the_tree(reader: Reading) -> None:
    values = page(pages(reader("de")), NOT_FOUND)
    assert (values["title"], values["path"], values["breadcrumbs"]) == ("Diese Seite gibt es nicht", "404.html", "")
    assert 'href="/de/offers/a-z/"' in values["main"]


@pytest.mark.parametrize(("path", "can_be_kept"), [("offers/kurs/", True), ("news/kursbeginn/", True), ("concept/measures/kurse/", False), ("offers/a-z/", False)])
def test_records_can_be_put_on_the_list_and_only_they_load_its_script(reader: Reading, path: str, can_be_kept: bool) -> None:
    values = page(Pages(reader("ar"), TEMPLATES, SPRITE, {"list": "/assets/list.js"}), path)
    assert ('<script src="/assets/list.js" defer=""></script>' in values["head"]) is can_be_kept
    assert (f'name="toggle" value="{path.rstrip("/")}" aria-pressed="false"' in values["main"]) is can_be_kept
    assert ('<a href="/ar/my-list/" hidden="">' in values["main"]) is can_be_kept


def test_every_page_says_when_it_was_built_and_has_the_numbers(reader: Reading) -> None:
    values = page(pages(reader("ar")), "offers/kurs/")
    assert values["built"] == '<time datetime="2026-11-20">20 نوفمبر 2026</time>'
    assert 'href="tel:112"' in values["numbers"]


def test_an_offer_shows_its_provider_and_its_places(reader: Reading) -> None:
    main = page(pages(reader("de")), "offers/kurs/")["main"]
    assert '<h3><a href="/de/contacts/buero/">Integrationsbüro</a></h3>' in main
    assert "Nordstraße 12<br/>86999 Musterstadt" in main


def test_a_contact_shows_the_offers_that_still_take_place(reader: Reading) -> None:
    main = page(pages(reader("de")), "contacts/verein/")["main"]
    assert [key for key in ("alt", "gruppe", "kurs", "vorbei") if f'href="/de/offers/{key}/"' in main] == ["alt", "gruppe", "kurs"]


def test_an_offer_that_has_ended_keeps_its_page(reader: Reading) -> None:
    assert "Dieses Angebot ist beendet (bis 25. Juli 2026)." in page(pages(reader("de")), "offers/vorbei/")["main"]


def test_a_renamed_record_leads_to_its_new_address(data: Path) -> None:
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "former_ids: [deutsch]\nname: Deutschkurs A1")
    found = of(data, "ar")
    (job,) = [job for job in found.jobs() if job.path == "offers/deutsch/"]
    values = slots(found, job)
    assert (values["path"], job.is_listed) == ("offers/kurs/", False)
    assert values["head"] == '<meta http-equiv="refresh" content="0; url=/ar/offers/kurs/"/><meta name="robots" content="noindex"/>'
    assert '<a href="/ar/offers/kurs/">دورة اللغة الألمانية A1</a>' in values["main"]


def test_the_page_of_all_components_is_hidden_from_search_engines(reader: Reading) -> None:
    (job,) = [job for job in pages(reader("ar")).jobs() if job.path == SPECIMENS]
    values = slots(pages(reader("ar")), job)
    assert (job.section, job.is_listed, values["title"], values["path"]) == ("", False, "Bausteine", "specimens/")
    assert values["head"] == '<meta name="robots" content="noindex"/>'


def test_a_paper_page_names_its_address(reader: Reading) -> None:
    main = page(pages(reader("ar")), "contacts/buero/")["main"]
    assert '<p class="handout__address"><bdi dir="ltr">https://portal.musterstadt.example/ar/contacts/buero/</bdi></p>' in main


@pytest.mark.parametrize(("code", "count"), [("de", 0), ("en", 4), ("ar", 4)])
def test_headings_for_a_person_at_the_desk_are_german_too(reader: Reading, code: str, count: int) -> None:
    main = page(pages(reader(code)), "offers/kurs/")["main"]
    found = ["Wann?", "Das bringen Sie mit", "Wo?", "Wer hilft Ihnen?"]
    assert main.count('<bdi class="print-only german-term" lang="de" dir="ltr">') == count
    assert [words for words in found if f'<bdi class="print-only german-term" lang="de" dir="ltr">{words}</bdi></h2>' in main] == found[:count]


def test_a_record_cannot_fill_a_slot(data: Path) -> None:
    edit(data, "offers/kurs.yml", "Kleine Gruppen", "Kleine &#xE000;places&#xE001; Gruppen")
    assert problems_of(data) == ["data/offers/kurs.yml:4:14: description: holds the invisible character U+E000, written as an entity; delete it"]


EDITS = {
    "name of an offer": [("offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs")],
    "end of an offer": [("offers/kurs.yml", "capacity: few", "valid_to: 2026-11-01")],
    "topic of an offer": [("offers/alt.yml", "topics: [language, participation]", "topics: [participation]")],
    "place of an offer": [("offers/alt.yml", "locations: [rathaus]", "locations: [haus]")],
    "address of a place": [("places/haus.yml", "Nordstraße 12", "Nordstraße 14")],
    "district of a place": [("places/haus.yml", "district: nordstadt", "district: suedstadt")],
    "name of a contact": [("contacts/buero.yml", "name: Integrationsbüro", "name: Büro für Integration")],
    "phone of a contact": [("contacts/buero.yml", "99998 116", "99998 119")],
    "hours of a contact": [("contacts/buero.yml", "Mo,We-Fr 09:00-12:00", "Mo,We-Fr 08:00-12:00")],
    "rank of a contact": [("contacts/amt.yml", "assured_date", "important_rank: 2\nassured_date")],
    "parent of a contact": [("contacts/verein.yml", "assured_date", "parent_organization: amt\nassured_date")],
    "kind of a contact": [("contacts/verein.yml", "kind: migrant-organization", "kind: counselling")],
    "translation of a name": [("offers/ar/kurs.yml", "name: دورة اللغة الألمانية A1", "name: دورة A1")],
    "words of a fallback": [("offers/en/gruppe.yml", "name: Women’s group", "name: Group for women")],
    "status of a measure": [("concept/measures/beratung.yml", "status: delayed", "status: paused")],
    "name of a measure": [("concept/measures/kurse.yml", "name: Kurse mit Kinderbetreuung", "name: Kurse mit Betreuung")],
    "name of a field of action": [("concept/fields/sprache.yml", "name: Sprache", "name: Sprache und Bildung")],
    "origin of a translation": [("contacts/en/buero.yml", "translation: reviewed", "translation: human")],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_a_page_that_looks_different_has_a_new_key(data: Path, edits: list[tuple[str, str, str]]) -> None:
    for change in edits:
        edit(data, *change)
    portal = load(data, today=TODAY)
    edited = {next((code for code in CODES if f"/{code}/" in file), "de") for file, _, _ in edits}
    for code in {"de", "ar"} | edited:  # Arabic falls back to English and then to German, so English is read where it was edited
        before, after = looks_before(code), looks(pages(Reader(portal, code, TODAY)))
        different = {path for path in before.keys() & after.keys() if before[path][1] != after[path][1]}
        assert different or code not in edited, code
        assert {path for path in different if before[path][0] == after[path][0]} == set(), code


def test_a_change_leaves_the_keys_of_other_pages(data: Path) -> None:
    before = looks_before("de")
    edit(data, "offers/kurs.yml", "Kleine Gruppen", "Sehr kleine Gruppen")
    after = looks(of(data, "de"))
    assert sorted(path for path in before if before[path][0] != after[path][0]) == [
        "concept/inventory/sprache/", "concept/inventory/wohnen/", "concept/measures/kurse/", "concept/reports/2025/", "concept/reports/2026/",
        "contacts/buero/", "contacts/verein/", "guides/ankommen/", "needs/deutsch/", "news/kursbeginn/", "offers/childcare/", "offers/cost/paid/", "offers/districts/nordstadt/",
        "offers/german-level/a1/", "offers/german-level/a2/", "offers/interpreting/", "offers/kurs/", "offers/languages/de/", "offers/languages/en/",
        "offers/situations/learn-german/", "offers/situations/new-here/", "offers/target-groups/refugees/", "offers/topics/language/",
    ]


def test_a_facet_that_gives_way_to_another_changes_every_list_that_links_to_it(data: Path) -> None:
    before = looks_before("de")
    edit(data, "offers/gruppe.yml", "languages: [de, kmr, ti]", "languages: [de, kmr, tr]")
    after = looks(of(data, "de"))
    assert 'href="/de/offers/languages/ti/"' in before["offers/topics/language/"][1]["main"]
    assert 'href="/de/offers/languages/tr/"' in after["offers/topics/language/"][1]["main"]
    assert before["offers/topics/language/"][0] != after["offers/topics/language/"][0]


def test_a_name_that_reads_the_same_in_a_new_translation_changes_the_list_of_names(data: Path) -> None:
    before = looks_before("en")["offers/a-z/"]
    (data / "offers" / "en" / "alt.yml").write_text("name: Sprachcafé\nsummary: Coffee and German.\ntranslation: human\n", "utf-8")
    after = looks(of(data, "en"))["offers/a-z/"]
    assert before[1] != after[1]
    assert before[0] != after[0]


def test_a_page_that_leads_on_shows_the_name_of_today(data: Path) -> None:
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "former_ids: [deutsch]\nname: Deutschkurs A1")
    before = looks(of(data, "de"))["offers/deutsch/"]
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs")
    after = looks(of(data, "de"))["offers/deutsch/"]
    assert before[1] != after[1]
    assert before[0] != after[0]
