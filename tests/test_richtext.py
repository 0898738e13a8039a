"""Rich texts: golden cases, hostile input, and what must hold for every text at all."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import richtext
from macros.richtext import to_html, to_text

CASES = sorted((Path(__file__).parent / "golden" / "richtext").glob("*.yml"))
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}

# What Markdown and HTML are made of, and words between it.
_PIECES = [
    "Wort", "ein Wort", "دورة", "ö", "2026", " ", "  ", "\n", "\n\n", "\t", "*", "**", "_", "~", "`", "```", "#", ">", "<", "&", '"', "'", "\\",
    "- ", "1. ", "24) ", "---", "===", "[", "]", "!", "[x]", "](https://a.example)", "](mailto:a@a.example)", "](tel:+4989)",
    "](javascript:alert(1))", "](data:text/html,x)", "[1]: https://a.example", "<b>", "</p>", "<script>", "</main>", "<!--", "-->",
    "<![CDATA[", "]]>", "<https://a.example>", "<a@a.example>", "<javascript:x>", "&lt;", "&amp;", "&nbsp;", "&#106;", "&#12;", "&#xE000;", "&#57344;", "{{ x }}", "{: #a }", "|",
]
texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
# Texts that the fast path takes: words, punctuation, line breaks, empty lines; nothing that Markdown gives a meaning.
# A non-breaking space at the edge of a line is left out: the fast path drops it, the parser keeps it, nobody sees it.
_plain_lines = st.text("abcÄß éदدع’„“ \"'()/,.;?%€§–-+0123456789\u00a0", max_size=30).filter(
    lambda line: line.strip(" ") == line.strip() and (not line or line.strip())
)
plain_texts = st.lists(_plain_lines, min_size=1, max_size=8).map("\n".join).filter(str.strip)


def elements(html: str) -> list[ElementTree.Element]:
    """All elements of a piece of HTML; raises ParseError where it is not well-formed XML."""
    return list(ElementTree.fromstring(f"<main>{html}</main>").iter())[1:]


def links(html: str) -> list[str]:
    return [element.get("href") for element in elements(html) if element.get("href") is not None]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert str(to_html(case["text"])) == case["html"]


@settings(derandomize=True, deadline=None, max_examples=400)
@given(texts)
def test_any_text_becomes_well_formed_xml_with_allowed_tags_only(text: str) -> None:
    assert {element.tag for element in elements(to_html(text))} <= TAGS


@settings(derandomize=True, deadline=None, max_examples=400)
@given(texts)
def test_any_text_gets_only_links_with_an_allowed_scheme(text: str) -> None:
    assert {link.partition(":")[0].lower() for link in links(to_html(text)) if link} <= SCHEMES


@settings(derandomize=True, deadline=None, max_examples=400)
@given(plain_texts)
def test_the_fast_path_for_plain_texts_gives_what_the_parser_gives(text: str) -> None:
    with patch.object(richtext, "_MARKUP", re.compile("")):
        parsed = to_html(text)
    assert to_html(text) == parsed


@settings(derandomize=True, deadline=None, max_examples=400)
@given(texts)
def test_a_text_taken_apart_at_blank_lines_gives_what_the_parser_gives_for_all_of_it(text: str) -> None:
    assert to_html(text) == richtext._parsed(text)


def test_a_plain_text_needs_no_parser() -> None:
    with patch.object(richtext, "_parser", side_effect=AssertionError("the parser was started")):
        assert to_html("Guten Tag.\n\nBis bald, Frau Öz - oder Herr Öz (17-19 Uhr)?") == (
            "<p>Guten Tag.</p>\n<p>Bis bald, Frau Öz - oder Herr Öz (17-19 Uhr)?</p>"
        )


@pytest.mark.parametrize(
    "target",
    ["java&Tab;script&colon;alert(1)", "java&#10;script:alert(1)", "javascript%3Aalert(1)", "&#x01;javascript:alert(1)", "\\javascript:alert(1)"],
)
def test_a_disguised_script_address_becomes_no_link(target: str) -> None:
    assert links(to_html(f"[x]({target})")) == []


HOSTILE = {
    "open brackets": "[" * 8000,
    "nested lists": "- " * 5000,
    "nested numbers": "1. " * 5000,
    "stars": "*" * 19_999,
    "stars and words": "*a " * 6000,
    "stars and underscores": "*_" * 9000,
    "broken links": "[a](" * 4000,
    "broken images": "![" * 5000,
    "open parentheses": "[a](" + "(" * 8000,
    "closed brackets": "[" * 5000 + "](x)" * 3000,
    "open tags": "<a " * 6000,
    "open comments": "<!--" * 4000,
    "backslashes": "\\" * 19_999,
    "ampersands": "&" * 19_999,
    "hard breaks": "a  \n" * 5000,
    "deep list": "".join("  " * depth + "- a\n" for depth in range(130)),
    "references": "".join(f"[a{number}]: b\n" for number in range(1500)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_rendered_well_formed(text: str) -> None:
    assert {element.tag for element in elements(to_html(text))} <= TAGS


def test_a_blank_text_has_no_words() -> None:
    assert to_text("  ") == ""


def test_the_words_of_a_text_come_without_markup_on_one_line() -> None:
    assert to_text("**Bringen** Sie mit:\n\n- Pass & Foto\n- [Brief](https://a.example)") == "Bringen Sie mit: Pass & Foto Brief"


def test_words_that_look_like_markup_stay_words() -> None:
    assert to_text("a <b> c & d") == "a <b> c & d"


def test_lines_of_blanks_between_paragraphs_make_no_empty_paragraph() -> None:
    assert to_html("eins\n \n \n \nzwei") == "<p>eins</p>\n<p>zwei</p>"


def test_a_line_that_begins_with_a_date_keeps_its_number() -> None:
    assert to_html("24. Dezember: geschlossen") == '<ol start="24">\n<li>Dezember: geschlossen</li>\n</ol>'


@pytest.mark.parametrize("target", ["//evil.example/x", "/de/offers/", "seite", "#main", "?x=1"])
def test_an_address_without_a_scheme_becomes_no_link(target: str) -> None:
    assert links(to_html(f"[x]({target})")) == []


def test_a_link_has_an_address_and_nothing_else() -> None:
    assert [element.attrib for element in elements(to_html('[x](https://a.example "Titel")')) if element.tag == "a"] == [
        {"href": "https://a.example", "rel": "noopener"}
    ]


def test_a_control_character_written_as_an_entity_leaves_xml_well_formed() -> None:
    elements(to_html("vorher &#12; nachher"))


@pytest.mark.parametrize("entity", ["&#x202E;", "&#xE000;", "&#xFEFF;", "&#x2028;"])
def test_an_invisible_character_written_as_an_entity_does_not_reach_the_page(entity: str) -> None:
    assert not re.search("[\u202e\ue000\ufeff\u2028]", to_html(f"vorher {entity} nachher"))


def test_a_bracketed_word_before_a_colon_is_not_lost() -> None:
    assert to_text("[Achtung]: geschlossen") == "[Achtung]: geschlossen"
