"""Whatever a contributor writes comes out as the words it is: in pages, calendars, feeds, tables, open data, mails, search."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.models.values import Text
from macros.richtext import to_text
from macros.views.open_data_files import FOLDER as OPEN_DATA
from tests.properties.fields import Field
from tests.properties.outputs import Parts, bare, elements, take_apart
from tests.properties.saturated import Values
from tests.properties.site import Site, sightings
from tests.properties.texts import MARKDOWN, PIECES, fitting, markdown, packed, patient, texts

_ROOM = 13  # a marker and a blank
_WRITING = ("<bdi dir lang>", "<span dir lang>")  # around words in the letters of another language
_GROUPED = ("/a-z/index.html", "/glossary/index.html")  # these lists have a heading for every first letter
# What Markdown may make of a rich text; the portal's own pages are full of them, so their number says nothing.
_OF_RICH_TEXTS = {"<p >", "<ul >", "<ol >", "<ol start>", "<li >", "<strong >", "<em >", "<br >"}
_LINKS = ("<a href rel>http:", "<a href rel>https:", "<a href rel>mailto:", "<a href rel>tel:")


@pytest.fixture(scope="module")
def harmless(site: Site) -> dict[str, Parts]:
    """The portal with a harmless word in every field."""
    return site.parts(site.values(lambda _, marker, field: f"{marker} Wort"))


def differences(harmless: dict[str, Parts], parts: dict[str, Parts]) -> Iterator[tuple[str, str, int]]:
    """(path, what it has more often than the harmless one, or less often, how much more often)."""
    assert parts.keys() == harmless.keys()
    for path, each in parts.items():
        own, other = each.shape, harmless[path].shape
        if own != other:
            yield from ((path, what, own[what] - other[what]) for what in own | other if own[what] != other[what] and not what.startswith(_WRITING))


def falsified(site: Site, values: Values, parts: dict[str, Parts]) -> set[tuple[str, str, str]]:
    """(path, expected, found) wherever a text stands that is not the one that was written."""
    expected = {marker: [*_expected(marker, values[field.file, field.location], field.text)] for marker, field in site.fields.items()}
    return {
        (path, expected[marker][0], text[: len(expected[marker][0]) + 5])
        for path, marker, text in sightings(parts) if not text.startswith(tuple(expected[marker][: 2 if path.startswith(OPEN_DATA) else 1]))
    }  # fmt: skip


def _expected(marker: str, value: str, kind: Text) -> Iterator[str]:
    """What follows a marker for readers, and for programs: open data has rich texts in their Markdown."""
    for text in (to_text(value) if kind.kind == "rich" else value, value):
        shown = bare(unicodedata.normalize("NFC", text.strip()))
        yield shown[shown.find(marker) :]


def written(marker: str, text: str, field: Field, is_first: bool) -> str:
    """A text with the field's marker in front or, where it is to be the first thing that a program sees, behind it."""
    fitted = fitting(text, field.text, _ROOM)
    return f"{fitted} {marker}".strip() if is_first and field.text.kind != "rich" else f"{marker} {fitted}".strip()


@patient(usual=1, weight=100)
@example(drawn=packed(PIECES, 90), is_first=False)
@example(drawn=list(PIECES), is_first=True)
@given(drawn=st.lists(texts, min_size=1, max_size=20), is_first=st.booleans())
def test_texts_stay_words(site: Site, harmless: dict[str, Parts], drawn: list[str], is_first: bool) -> None:
    values = site.values(lambda number, marker, field: written(marker, drawn[number % len(drawn)], field, is_first))
    assert site.refused(values) == set()
    parts = site.parts(values)
    assert [each for each in differences(harmless, parts) if not (is_first and each[0].endswith(_GROUPED))] == []
    assert falsified(site, values, parts) == set()


@patient(usual=1, weight=100)
@example(drawn=packed(MARKDOWN, 90))
@given(drawn=st.lists(markdown, min_size=1, max_size=20))
def test_rich_texts_become_paragraphs_lists_emphasis_and_links_and_nothing_else(site: Site, harmless: dict[str, Parts], drawn: list[str]) -> None:
    rich = {marker: field for marker, field in site.fields.items() if field.text.kind == "rich"}
    values = {
        (field.file, field.location): f"{marker} {drawn[number % len(drawn)]}" if marker in rich else f"{marker} Wort"
        for number, (marker, field) in enumerate(site.fields.items())
    }
    for place in site.refused(values):
        values[place] = "Wort"  # a link that leads nowhere, a hidden character
    parts = site.parts(values)
    assert [each for each in differences(harmless, parts) if each[1] not in _OF_RICH_TEXTS and not each[1].startswith(_LINKS)] == []
    assert falsified(site, values, parts) == set()


def test_pages_are_the_same_to_a_parser_of_html(site: Site) -> None:
    """The shapes above are those of XML. One page of every section and depth stands for the others."""
    drawn = packed(PIECES, 90)
    files = site.published(site.values(lambda number, marker, field: written(marker, drawn[number % len(drawn)], field, is_first=False)))
    pages = {(path.split("/")[1], path.count("/")): content for path, content in files.items() if path.startswith("ar/") and path.endswith(".html")}
    assert len(pages) > 20
    for place, content in pages.items():
        shape = take_apart("page.html", content).shape
        assert elements(content) == sum((Counter({what.rpartition(">")[0] + ">": number}) for what, number in shape.items()), Counter()), place
