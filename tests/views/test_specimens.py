"""Every component has an example that renders as it did before, in every language, and shows hostile texts as text.

When a component is meant to look different, write its example anew and look at what has changed:
PORTAL_RENEW=1 python -m pytest tests/views/test_specimens.py && git diff tests/golden/components
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import fields, replace

from macros.pages import Pages
from macros.pages.special import specimen
from macros.translate import Words
from macros.verify import Scanner
from macros.views.reader import Reader
from macros.views.specimens import Specimen, specimens

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
COMPONENTS = TEMPLATES / "portal" / "components"
GOLDEN = Path(__file__).parents[1] / "golden" / "components"
SPRITE = "/assets/icons.svg"
SCANNER = Scanner("", "https://portal.musterstadt.example")
NAMES = sorted(path.stem for path in COMPONENTS.glob("*.html"))
RENEW = "if it is meant to look like this: PORTAL_RENEW=1 python -m pytest tests/views/test_specimens.py && git diff tests/golden/components"

# Parts of pages and of other components, shown with these: words of any kind, the German beside a heading, spoken languages of a contact.
PARTS = {"words": {"heading", "paragraph", "bullet_list", "link_list", "mention_list"}, "handout": {"german"}, "card": {"card_facts"}, "changes": {"status"}, "contact_card": {"spoken"}, "month_grid": {"day"}, "subscribe": {"ways", "how"}, "chart": {"shape"}}

HOSTILE = """</p><script>alert(1)</script><b onclick="x">'&amp; {{ 7*191 }} %s"""


def examples(pages: Pages, component: str) -> str:
    """Every example of a component."""
    return "\n".join(str(specimen(pages.kit, each)) for each in specimens(pages.reader) if each.component == component)


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, SPRITE)


def macros(component: str) -> set[str]:
    return set(re.findall(r"\{%-? macro (\w+)\(", (COMPONENTS / f"{component}.html").read_text("utf-8")))


@pytest.mark.parametrize("component", NAMES)
def test_every_macro_of_a_component_has_an_example(reader: Reading, component: str) -> None:
    shown = {each.macro for each in specimens(reader("de")) if each.component == component}
    assert shown == macros(component) - PARTS.get(component, set())


def test_examples_stand_in_the_order_of_the_names_of_their_components(reader: Reading) -> None:
    assert [name for name, _ in groupby(each.component for each in specimens(reader("de")))] == [name for name in NAMES if name != "words"]


@pytest.mark.parametrize("component", [name for name in NAMES if name != "words"])
def test_an_example_looks_as_it_did_before(reader: Reading, component: str) -> None:
    found = examples(pages(reader("de")), component) + "\n"
    path = GOLDEN / f"{component}.html"
    if os.environ.get("PORTAL_RENEW"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert path.is_file() and found == path.read_text("utf-8"), RENEW


def test_there_is_no_golden_file_without_a_component() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == [name for name in NAMES if name != "words"]


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("component", [name for name in NAMES if name != "words"])
def test_an_example_is_well_formed_in_every_language(reader: Reading, component: str, code: str) -> None:
    html = examples(pages(reader(code)), component)
    assert html
    assert SCANNER.parts(html).problems == []


@pytest.mark.parametrize("component", ["badge", "facts", "meetings", "notice", "steps", "table"])
def test_german_words_of_an_example_are_marked_on_other_pages(reader: Reading, component: str) -> None:
    assert '<bdi lang="de" dir="ltr">' in examples(pages(reader("ar")), component)
    assert '<bdi lang="de" dir="ltr">' not in examples(pages(reader("de")), component).replace('<bdi class="german-term" lang="de" dir="ltr">', "")


def hostile(value: Any, given: list[str], name: str = "") -> Any:
    """A copy of what a component is given, in which every word is hostile and another one than before; `given` collects them.

    Names of icons and of states are ours: they decide how a component is built.
    """
    if isinstance(value, Markup) or name in ("kind", "state"):
        return value
    if isinstance(value, str) and value:
        given.append(f"{HOSTILE}{len(given)}#")
        return Words(given[-1], value.language, value.is_fallback) if isinstance(value, Words) else given[-1]
    if isinstance(value, tuple):
        return tuple(hostile(each, given) for each in value)
    if isinstance(value, Struct):
        return replace(value, **{field.name: hostile(getattr(value, field.name), given, field.name) for field in fields(value)})
    return value


def parsed(html: str) -> ElementTree.Element:
    return html5lib.parse(html, namespaceHTMLElements=False)


def structure(page: ElementTree.Element) -> list[tuple[str, list[str]]]:
    """Its elements but `bdi`, which stands around German terms in texts of another script."""
    return [(element.tag, sorted(element.attrib)) for element in page.iter() if element.tag != "bdi"]


def said(page: ElementTree.Element) -> Iterator[str]:
    yield "".join(page.itertext())
    for element in page.iter():
        yield from element.attrib.values()


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("component", [name for name in NAMES if name != "words"])
def test_hostile_words_are_shown_as_text_and_change_nothing_else(reader: Reading, component: str, code: str) -> None:
    found = pages(reader(code))
    for each in (each for each in specimens(found.reader) if each.component == component):
        given: list[str] = []
        attacked = replace(each, arguments=hostile(each.arguments, given))
        before, after = parsed(str(specimen(found.kit, each))), parsed(str(specimen(found.kit, attacked)))
        assert structure(after) == structure(before)
        everything = "\n".join(said(after))
        unseen = [text for text in given if text not in everything]
        assert given and len(unseen) == NOT_SHOWN.get(component, 0), unseen


NOT_SHOWN = {"contact_card": 1}  # the summary of a contact stands in lists only


@pytest.mark.parametrize("macro", ["heading", "paragraph", "bullet_list", "link_list"])
def test_hostile_words_in_headings_paragraphs_and_lists_are_shown_as_text(reader: Reading, macro: str) -> None:
    source = reader("de").portal.languages.source
    words = Words(HOSTILE, source)
    arguments = {"heading": (1, words, HOSTILE), "paragraph": (words, HOSTILE), "bullet_list": ((words, words), HOSTILE), "link_list": (((words, HOSTILE),), HOSTILE)}
    page = parsed(str(specimen(pages(reader("de")).kit, Specimen("words", macro, arguments[macro]))))
    assert HOSTILE in "\n".join(said(page))
    assert {element.tag for element in page.iter()} <= {"html", "head", "body", "h1", "p", "bdi", "ul", "li", "a"}
    assert {name for element in page.iter() for name in element.attrib} <= {"class", "lang", "dir", "href"}


def test_the_page_of_all_components_shows_each_example_under_its_name(reader: Reading) -> None:
    found = pages(reader("de"))
    main = str(next(job.make() for job in found.jobs() if job.path == "specimens/").main)
    assert re.findall(r'<h2><bdi lang="en" dir="ltr">(\w+)</bdi></h2>', main) == [name for name in NAMES if name != "words"]
    assert [each for each in specimens(found.reader) if str(specimen(found.kit, each)) not in main] == []
