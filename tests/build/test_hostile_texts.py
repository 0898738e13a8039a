"""Texts that try to be something else: HTML, attributes, templates, addresses. They are shown as the words they are."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from macros.problems import DataError
from tests.conftest import edit
from tests.sites import Workshop

HOSTILE = """</title><b onclick="x">'&amp; {{ 7*191 }}{% x %} <!--"""
YAML = json.dumps(HOSTILE)  # a quoted text of YAML, too
EDITS = (
    ("offers/kurs.yml", "name: Deutschkurs A1", f"name: {YAML}"),
    ("offers/kurs.yml", "summary: Deutsch von Anfang an, zweimal in der Woche. Für Erwachsene.", f"summary: {YAML}"),
    ("offers/kurs.yml", "  - Pass oder Ausweis", f"  - {YAML}"),
    ("offers/kurs.yml", "option: ein Monat\n", f"option: {YAML}\n"),
    ("offers/kurs.yml", "fees_description: Wer wenig Geld hat, zahlt weniger.", f"fees_description: {YAML}"),
    ("offers/en/kurs.yml", "name: German course A1", f"name: {YAML}"),
    ("offers/ar/kurs.yml", "  - تُسجّل نفسك.", f"  - {YAML}"),
    ("contacts/buero.yml", "name: Integrationsbüro", f"name: {YAML}"),
    ("contacts/buero.yml", "description: Zentrale", f"description: {YAML}"),
    ("contacts/buero.yml", "  - function: Leitung", f"  - function: {YAML}"),
    ("contacts/notruf.yml", "name: Feuerwehr und Rettungsdienst 112", f"name: {YAML}"),
    ("places/haus.yml", "name: Haus der Kulturen", f"name: {YAML}"),
    ("places/haus.yml", "address_1: Nordstraße 12", f"address_1: {YAML}"),
    ("topics.yml", "de: Deutsch lernen", f"de: {YAML}"),
    ("districts.yml", "de: Nordstadt", f"de: {YAML}"),
    ("situations.yml", "de: Kurse vom Anfang bis zur Prüfung.", f"de: {YAML}"),
    ("spoken_languages.yml", "autonym: Kurmancî", f"autonym: {YAML}"),
    ("contact_kinds.yml", "de: Notruf\n", f"de: {YAML}\n"),
    ("site.yml", "de: Ankommen in Musterstadt", f"de: {YAML}"),
    ("site.yml", "de: Hilfe, Kurse und Kontakte für alle, die neu in der Stadt sind.", f"de: {YAML}"),
    ("site.yml", "name: Musterstadt", f"name: {YAML}"),
    ("legal.yml", "name: Rechenzentrum Musterland", f"name: {YAML}"),
    ("legal.yml", "{de: Karten anderer Anbieter}", f"{{de: {YAML}}}"),
    ("laender.yml", "law: Art. 14 BayBGG", f"law: {YAML}"),
)


@pytest.fixture(scope="module")
def hostile(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tiny portal with a hostile text in every kind of place."""
    workshop = Workshop(tmp_path_factory.mktemp("hostile") / "workshop", frames=built.cache)
    for name, old, new in EDITS:
        edit(workshop.data, name, old, new)
    workshop.build()
    return workshop


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_hostile_texts_never_become_html(hostile: Workshop) -> None:
    for path in pages(hostile.site):
        text = path.read_text("utf-8")
        assert "<b onclick" not in text and "<!--" not in text, path
        assert text.count("</title>") == 1, path


def test_hostile_texts_are_never_taken_for_a_template(hostile: Workshop) -> None:
    for path in pages(hostile.site):
        assert "1337" not in path.read_text("utf-8"), path


@pytest.mark.parametrize("path", ["index.html", "de/index.html", "de/offers/kurs/index.html", "ar/offers/kurs/index.html", "de/about/index.html"])
def test_pages_with_hostile_texts_are_valid(hostile: Workshop, path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(hostile.page(path))


@pytest.mark.parametrize(("path", "element"), [
    ("de/offers/kurs/index.html", "h1"), ("en/offers/kurs/index.html", "h1"), ("de/contacts/buero/index.html", "h1"),
    ("de/offers/topics/language/index.html", "h1"), ("index.html", "h1"),
])  # fmt: skip
def test_hostile_texts_can_be_read_word_for_word(hostile: Workshop, path: str, element: str) -> None:
    page = html5lib.parse(hostile.page(path), namespaceHTMLElements=False)
    assert HOSTILE in "".join(page.find(f".//{element}").itertext())


def test_title_and_description_say_hostile_texts_word_for_word(hostile: Workshop) -> None:
    page = html5lib.parse(hostile.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    said = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert page.findtext(".//title") == f"{HOSTILE} – {HOSTILE}"
    assert said["og:title"] == said["description"] == HOSTILE


def test_description_cannot_load_or_run_anything(workshop: Workshop) -> None:
    text = "![y](https://other.example/x.png) <img src=https://other.example/z.png onerror=alert(2)> <svg/onload=alert(3)>"
    edit(workshop.data, "offers/kurs.yml", "  Sie lernen sprechen, lesen und schreiben.", f"  {text}")
    workshop.build()
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    assert list(page.iter("img")) == []
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//other.example/w", "vbscript:x", "&#106;avascript:x"])
def test_link_of_a_description_leads_to_the_web_or_is_no_link(workshop: Workshop, link: str) -> None:
    edit(workshop.data, "offers/kurs.yml", "https://kurs.musterstadt.example/a1", link)
    try:
        workshop.build()
    except DataError as error:
        assert "leads nowhere outside this page; expected https://…, mailto: or tel:" in str(error)
        return
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    links = [element.get("href", "").lower() for element in page.iter("a")]
    assert [each for each in links if each.startswith("//") or (":" in each and not each.startswith(("http:", "https:", "mailto:", "tel:", "sms:")))] == []
