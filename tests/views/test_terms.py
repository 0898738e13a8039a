"""Official words in texts: found as whole words, linked once, explained at the end of the page; nothing else in a text changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from macros import richtext
from macros.portal import load
from macros.translate import Words
from macros.views import terms as module
from macros.views.reader import Reader
from macros.views.terms import Terms
from tests.conftest import TINY, TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
PORTAL = load(TINY, today=TODAY)
GERMAN, ARABIC = (Reader(PORTAL, code, TODAY) for code in ("de", "ar"))


def link(key: str, word: str, attributes: str = "") -> str:
    return f'<a class="term" href="#term-{key}"{attributes}>{word}</a>'


def marked(text: str, reader: Reader = GERMAN) -> str:
    return str(Terms(reader).html(richtext.to_html(text)))


def test_the_first_occurrence_leads_to_the_explanation() -> None:
    assert marked("Ein Termin und noch ein Termin.") == f"<p>Ein {link('termin', 'Termin')} und noch ein Termin.</p>"


def test_a_form_of_a_word_leads_to_the_same_explanation() -> None:
    assert marked("Viele Anträge, ein Antrag.") == f"<p>Viele {link('antrag', 'Anträge')}, ein Antrag.</p>"


@pytest.mark.parametrize(
    "text", ["Terminkalender", "Arzttermin", "termin", "TERMIN", "Termin-Kalender", "Arzt-Termin", "Terminé", "Termin2", "xAntrag", "Amt für", "Amt für Migrationen"]
)
def test_only_whole_words_written_like_the_term_count(text: str) -> None:
    assert "term" not in marked(f"Ein {text} hier.").replace(text, "")


@pytest.mark.parametrize("before", ["", "(", "„", "/", "\n", "…", "لـ", "у "])
@pytest.mark.parametrize("after", ["", ")", "“", ".", "’s", "/", "ات", " "])
def test_a_word_is_found_beside_signs_and_letters_of_other_scripts(before: str, after: str) -> None:
    assert link("termin", "Termin") in marked(f"{before}Termin{after}")


def test_a_term_of_several_words_may_break_its_line() -> None:
    found = Terms(GERMAN)
    assert found.html(Markup("<p>Zum Amt\nfür Migration gehen.</p>")) == f"<p>Zum {link('migrationsamt', 'Amt' + chr(10) + 'für Migration')} gehen.</p>"
    assert [each.term for each in found.explained()] == ["Amt für Migration"]


def test_links_and_headings_stay_as_they_are() -> None:
    html = Markup('<h2>Termin</h2><p><a href="https://a.example/Termin">Ihr <strong>Termin</strong></a>, <em>Ihr Termin</em></p>')
    assert Terms(GERMAN).html(html) == str(html).replace("<em>Ihr Termin</em>", f"<em>Ihr {link('termin', 'Termin')}</em>")


def test_words_in_tags_are_no_words() -> None:
    html = Markup('<p title="Termin" data-x=\'a > Antrag\'>ohne Wort</p>')
    assert Terms(GERMAN).html(html) == html


def test_the_german_word_is_spoken_german_on_other_pages() -> None:
    german = ' lang="de" dir="ltr"'
    assert marked("خذ موعدًا (Termin).", ARABIC) == f"<p>خذ موعدًا ({link('termin', 'Termin', german)}).</p>"


def test_plain_texts_keep_their_language_and_what_they_say() -> None:
    words = Words("Ein Antrag & mehr <b>", PORTAL.languages.source, True)
    found = Terms(ARABIC).words(words)
    assert (str(found), found.language, found.is_fallback, found.attributes) == (str(words), words.language, True, ' lang="de" dir="ltr"')
    german = ' lang="de" dir="ltr"'
    assert found.inner == f"Ein {link('antrag', 'Antrag', german)} &amp; mehr &lt;b&gt;"
    assert found.__html__() == f'<bdi lang="de" dir="ltr">{found.inner}</bdi>'


def test_words_without_a_term_are_the_same_words() -> None:
    words = Words("Kommen Sie vorbei.", PORTAL.languages.source)
    found = Terms(GERMAN)
    assert found.words(words) is words
    assert found.words(None) is None and found.rich(None) is None
    assert found.explained() == ()


def test_texts_of_a_page_share_what_is_explained() -> None:
    found = Terms(GERMAN)
    source = PORTAL.languages.source
    steps = found.all([Words("Machen Sie einen Termin.", source), Words("Kommen Sie zum Termin, mit Antrag.", source)])
    assert [text.inner.count("<a ") for text in steps] == [1, 1]
    assert [(each.anchor, each.term, str(each.name), str(each.text), each.link) for each in found.explained()] == [
        ("term-termin", "Termin", "Verabredung mit Uhrzeit", "Ein Tag und eine Uhrzeit, zu der man Sie erwartet. Kommen Sie pünktlich.", "/de/glossary/#termin"),
        ("term-antrag", "Antrag", "Schriftlich um etwas bitten", "Damit bitten Sie ein Amt um Geld oder ein Papier. Meist gibt es ein Formular.", "/de/glossary/#antrag"),
    ]  # fmt: skip


def test_an_explanation_is_in_the_language_of_the_reader() -> None:
    found = Terms(ARABIC)
    found.html(Markup("<p>Termin, Meldebestätigung</p>"))
    appointment, paper = found.explained()
    assert (appointment.term, str(appointment.name), appointment.text.language.code) == ("Termin", "موعد", "ar")
    assert (paper.name, paper.text.language.code, paper.text.is_fallback) == (None, "en", True)


def test_a_page_explains_only_so_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    found = Terms(GERMAN)
    assert found.html(Markup("<p>Antrag, Termin, Meldebestätigung</p>")).count("<a ") == 2
    assert "<a " not in found.html(Markup("<p>Meldebestätigung</p>"))
    assert [each.term for each in found.explained()] == ["Antrag", "Termin"]


def test_a_portal_without_a_glossary_explains_nothing(data: Path, edited: Edited) -> None:
    for path in data.glob("glossary/**/*.yml"):
        path.unlink()
    found = Terms(edited("de"))
    html = Markup("<p>Termin</p>")
    assert found.html(html) is html and found.explained() == ()


def test_a_term_with_signs_is_found_in_escaped_text(edited: Edited) -> None:
    reader = edited("de", ("glossary/antrag.yml", "term: Antrag", 'term: "Bildung & <Teilhabe>"'))
    found = Terms(reader)
    assert found.html(richtext.to_html("Geld für Bildung & <Teilhabe>.")) == f"<p>Geld für {link('antrag', 'Bildung &amp; &lt;Teilhabe&gt;')}.</p>"


# What HTML, Markdown and glossaries are made of.
_PIECES = [
    "Termin", "Termine", "Antrag", "Anträge", "Amt für Migration", "Amt", " für ", "Migration", "Meldebestätigung", "wort", " ", "\n", "\n\n", "-", "*", "**", "_",
    "[", "](https://a.example/Termin)", "<", ">", "&", "&amp;", "&Termin;", "&#84;", '"', "'", "<a href='Termin'>", "</a>", "<script>", "<h2>", "</h2>", "{{ x }}", "دورة", "ö", "1. ", "- ",
    '<p title="Antrag">', "<!--", "-->", "<![CDATA[", "\u00a0",
]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_LINK = re.compile(r'<a class="term" href="#term-[a-z-]+"(?: lang="de" dir="ltr")?>(.*?)</a>', re.S)


def _check(before: Markup, after: Markup, found: Terms) -> None:
    """Without its links the text is what it was; every link stands alone, once, and has its explanation; all is well-formed."""
    assert _LINK.sub(r"\1", str(after)) == str(before)
    links = _LINK.findall(str(after))
    assert len(links) == len(found.explained()) <= module.MOST
    root = ElementTree.fromstring(f"<main>{after}</main>")
    for outer in root.iter("a"):
        assert not [inner for inner in outer.iter("a") if inner is not outer]
    assert [element.get("href") for element in root.iter("a") if element.get("class") == "term"] == [f"#{each.anchor}" for each in found.explained()]
    assert {GERMAN.portal.official_words[" ".join(unescape(word).split())] for word in links} == {each.anchor.removeprefix("term-") for each in found.explained()}


@given(texts)
def test_nothing_but_links_is_added_to_any_rich_text(text: str) -> None:
    before = richtext.to_html(text)
    found = Terms(ARABIC)
    _check(before, found.html(before), found)


@given(texts)
def test_nothing_but_links_is_added_to_any_plain_text(text: str) -> None:
    words = Words(text, ARABIC.language)
    found = Terms(ARABIC)
    _check(words.inner, found.words(words).inner, found)


@pytest.mark.parametrize("piece", ["Termi", "Amt für ", "<", "&", "A", "Anträg", 'a="', "<a ", "Amt\n"])
def test_long_texts_take_no_longer_than_they_are_long(piece: str) -> None:
    """Ten times the text takes about ten times the work: a search that looked back at every step would never end here."""
    text = Markup(piece * 200_000)
    assert Terms(GERMAN).html(text) == text
