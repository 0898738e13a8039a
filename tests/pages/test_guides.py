"""Pages of guides and needs, the words explained on pages, and the way to the German page: what stands there, and new keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import prose_slots
from macros.pages import Pages, guides
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
GUIDE = "guides/ankommen.yml"


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.0123456789.svg")


def looks(reader: Reader) -> dict[str, tuple[bytes, str, str]]:
    """Key, title and body of every page of guides and needs."""
    found = pages(reader)
    made = ((job, found.slots(job.path, job.make())) for job in guides.jobs(found.kit))
    return {job.path: (job.key, values["title"], values["main"]) for job, values in made}


def main(reader: Reader, path: str) -> str:
    found = pages(reader)
    return next(found.slots(job.path, job.make())["main"] for job in found.jobs() if job.path == path)


def prose(reader: Reader, name: str) -> str:
    return str(prose_slots.fill(pages(reader), name, {}))


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_pages_are_well_formed_with_one_title(reader: Reading, code: str) -> None:
    found = looks(reader(code))
    assert list(found) == ["guides/ankommen/", "needs/anmelden/", "needs/deutsch/"]
    assert {path: SCANNER.parts(html).problems for path, (_, _, html) in found.items() if SCANNER.parts(html).problems} == {}
    assert all(html.count("<h1") == 1 for _, _, html in found.values())
    for name in ("guides", "needs", "glossary"):
        assert SCANNER.parts(prose(reader(code), name)).problems == []


def test_steps_are_a_list_with_headings_of_their_own(reader: Reading) -> None:
    html = main(reader("de"), "guides/ankommen/")
    assert re.findall(r'<h2 id="(step-\d)">([^<]+)</h2>', html) == [
        ("step-1", "1. Melden Sie Ihre Wohnung an"), ("step-2", "2. Lassen Sie sich beraten"), ("step-3", "3. Lernen Sie Deutsch"),
    ]  # fmt: skip
    assert '<a href="#step-2">Lassen Sie sich beraten</a>' in html
    assert 'href="tel:+498999998100"' in html and "Rathausplatz 1, 86999 Musterstadt" in html
    assert '<li><a href="https://gesetze.example/bmg/17" rel="noopener"><bdi lang="de" dir="ltr">Bundesmeldegesetz (BMG), § 17</bdi></a> (nachgesehen am 1. Oktober 2026)</li>' in html


def test_a_guide_and_an_offer_lead_to_each_other(reader: Reading) -> None:
    assert 'href="/de/offers/kurs/">Deutschkurs A1</a>' in main(reader("de"), "guides/ankommen/")
    assert '<li>Gehört zu: <a href="/de/guides/ankommen/">Neu in Musterstadt</a></li>' in main(reader("de"), "offers/kurs/")
    assert "/guides/" not in main(reader("de"), "offers/alt/")  # which the guide finds by a rule only


def test_without_a_script_every_need_is_a_link(reader: Reading) -> None:
    html = prose(reader("de"), "needs")
    assert html.count('<label class="tile" hidden="">') == 2
    assert '<a class="tile" href="/de/needs/anmelden/">' in html
    assert re.findall(r'class="needs__part" data-need="(\w+)" hidden=""', html) == ["anmelden", "deutsch"]
    assert re.findall(r'data-office="(\w+)"', html) == ["amt", "buero", "buero", "verein"]
    assert '<form class="needs__form" action="/de/needs/" method="get">' in html


def test_every_entry_of_the_glossary_has_its_address(reader: Reading) -> None:
    html = prose(reader("ar"), "glossary")
    assert re.findall(r'<li id="([^"]+)">', html) == ["migrationsamt", "antrag", "meldebestaetigung", "termin"]
    assert '<dfn lang="de" dir="ltr">Antrag</dfn> <span class="terms__name">طلب</span>' in html
    assert '<a href="#antrag" lang="de" dir="ltr">Antrag</a>' in html


def test_a_portal_without_any_of_it_says_so(data: Path) -> None:
    for kind in ("guides", "needs", "glossary"):
        for path in (data / kind).rglob("*.yml"):
            path.unlink()
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    assert looks(reader) == {}
    assert "Hier gibt es zurzeit nichts." in prose(reader, "glossary")


def test_words_are_explained_at_the_end_of_the_page(reader: Reading) -> None:
    assert re.findall(r'<li id="(term-[a-z]+)"', main(reader("ar"), "offers/kurs/")) == ["term-meldebestaetigung"]  # in a German paper; its steps are Arabic
    html = main(reader("de"), "offers/kurs/")
    assert 'Brief mit dem ersten <a class="term" href="#term-termin">Termin</a>.' in html
    assert html.index('<h2 id="terms">Wörter auf dieser Seite</h2>') < html.index('<li id="term-termin" data-pair="term-termin">')
    assert '<a href="/de/glossary/#termin"><dfn lang="de" dir="ltr">Termin</dfn></a>' in html


@pytest.mark.parametrize("path", ["offers/kurs/", "contacts/buero/", "events/fest/", "guides/ankommen/", "needs/deutsch/", "concept/measures/kurse/"])
def test_a_record_in_another_language_leads_to_its_german_page(reader: Reading, path: str) -> None:
    html = main(reader("ar"), path)
    assert f'<a href="/de/{path}" hreflang="de">' in html
    assert html.index('<article class="record') < html.index('<div class="bilingual"') < html.index("<h1")
    assert "bilingual" not in main(reader("de"), path)


@pytest.mark.parametrize("path", ["offers/topics/language/", "events/free/", "404.html", "specimens/"])
def test_other_pages_do_not(reader: Reading, path: str) -> None:
    assert "bilingual" not in main(reader("ar"), path)


def test_the_way_to_the_german_page_is_checked(reader: Reading) -> None:
    found = pages(reader("ar"))
    job = next(job for job in found.jobs() if job.path == "offers/kurs/")
    values = found.slots(job.path, job.make())
    assert SCANNER.parts(values["german"]).links == {
        "/de/offers/kurs/", "/ar/my-list/", *(f"/assets/icons.0123456789.svg#{name}" for name in ("translate", "bookmark-outline", "bookmark-check"))
    }
    assert values["german"] in values["main"]


@pytest.mark.parametrize(("kind", "old", "new"), [("guides", "ankommen", "neu"), ("needs", "deutsch", "kurs")])
def test_a_renamed_record_leads_to_its_new_address(data: Path, kind: str, old: str, new: str) -> None:
    path = data / kind / f"{old}.yml"
    path.write_text(f"former_ids: [{new}]\n{path.read_text('utf-8')}", "utf-8")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    found = pages(reader)
    (job,) = [job for job in found.jobs() if job.path == f"{kind}/{new}/"]
    assert (job.section, found.slots(job.path, job.make())["path"]) == ("guides", f"{kind}/{old}/")


EDITS = {
    "step": (GUIDE, "Machen Sie einen Termin.", "Rufen Sie an."),
    "paper": (GUIDE, "      - Wohnungsgeberbestätigung", "      - Mietvertrag"),
    "contact": ("contacts/amt.yml", "99998 100", "99998 101"),
    "place": ("places/rathaus.yml", "address_1: Rathausplatz 1", "address_1: Rathausplatz 2"),
    "offer": ("offers/kurs.yml", "summary: Deutsch von Anfang an", "summary: Deutsch ganz von vorn"),
    "offer found by a rule": ("offers/alt.yml", "name: Sprachcafé", "name: Café"),
    "offer that a rule finds now": ("offers/gruppe.yml", "topics: [participation]", "topics: [language]"),
    "need": ("needs/deutsch.yml", "name: Einen Deutschkurs", "name: Deutsch"),
    "name of a guide": (GUIDE, "name: Neu in Musterstadt", "name: Willkommen"),
    "word": ("glossary/termin.yml", "explanation: Ein Tag", "explanation: Der Tag"),
    "form of a word": ("glossary/antrag.yml", "variants: [Anträge]", "variants: [Anträge, Briefe]"),
}


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS.keys())
def test_a_page_that_looks_different_has_a_new_key(data: Path, change: tuple[str, str, str], code: str) -> None:
    before = looks(Reader(load(data, today=TODAY), code, TODAY))
    edit(data, *change)
    after = looks(Reader(load(data, today=TODAY), code, TODAY))
    different = {path for path in before if before[path][1:] != after[path][1:]}
    assert different or code != "de"
    assert {path for path in different if before[path][0] == after[path][0]} == set()
