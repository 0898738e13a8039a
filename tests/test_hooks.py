"""The end of MkDocs that needs no build: finding the macro calls in a finished page."""

from __future__ import annotations

import pytest

from macros import define_env
from macros.hooks import _split_calls
from macros.prose_slots import PROSE_SLOTS


class Environment:
    """As much of the macros plugin as define_env uses."""

    def __init__(self) -> None:
        self.macros: dict = {}

    def macro(self, function, name: str) -> None:
        self.macros[name] = function


@pytest.fixture
def macros() -> dict:
    environment = Environment()
    define_env(environment)
    return environment.macros


def test_a_page_without_calls_is_one_text() -> None:
    assert _split_calls("<p>Text</p>") == (("<p>Text</p>",), ())


def test_texts_stand_around_the_calls() -> None:
    html = '<h1>A</h1><div data-arguments="{}" data-slot="topics"></div><p>B</p><div data-arguments="{}" data-slot="offers"></div>'
    assert _split_calls(html) == (("<h1>A</h1>", "<p>B</p>", ""), (("topics", {}), ("offers", {})))


def test_arguments_come_back_as_they_were_given() -> None:
    html = '<div data-arguments="{&quot;first&quot;: &quot;6&quot;}" data-slot="important_numbers"></div>'
    assert _split_calls(html) == (("", ""), (("important_numbers", {"first": "6"}),))


def test_a_call_inside_a_line_has_no_arguments() -> None:
    assert _split_calls('neu in <span data-slot="municipality"></span>.') == (("neu in ", "."), (("municipality", {}),))


def test_every_call_is_offered_to_prose_pages(macros: dict) -> None:
    assert set(macros) == set(PROSE_SLOTS)


@pytest.mark.parametrize("name", PROSE_SLOTS)
def test_what_a_macro_leaves_behind_is_found_again(macros: dict, name: str) -> None:
    assert _split_calls(f"<p>vor</p>{macros[name]()}<p>nach</p>") == (("<p>vor</p>", "<p>nach</p>"), ((name, {}),))


@pytest.mark.parametrize(
    "value",
    [
        "6",
        "Über uns",
        "a & b < c > 'd'",
    ],
)
def test_an_argument_survives_the_way_through_the_page(macros: dict, value: str) -> None:
    _, ((_, arguments),) = _split_calls(macros["important_numbers"](first=value))
    assert arguments == {"first": value}


def test_a_mark_is_one_block_that_markdown_leaves_alone(macros: dict) -> None:
    import markdown

    mark = macros["important_numbers"](first="6")
    assert mark == '<div data-arguments="{&quot;first&quot;: &quot;6&quot;}" data-slot="important_numbers"></div>'
    assert markdown.markdown(f"# Titel\n\n{mark}\n\nText") == f"<h1>Titel</h1>\n{mark}\n\n<p>Text</p>"


@pytest.mark.parametrize(("name", "arguments"), [("start", {}), ("important_numbers", {"first": "6"}), ("important_numbers", {"first": "a & b < c > 'd' \"e\""})])
def test_a_mark_inside_html_of_the_page_is_found_again(macros: dict, name: str, arguments: dict[str, str]) -> None:
    import markdown

    page = f'<div class="hero" markdown="1">\n\n# Titel\n\n{macros[name](**arguments)}\n\n</div>'
    html = markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables"])
    assert _split_calls(html) == (('<div class="hero">\n<h1>Titel</h1>\n', "\n</div>"), ((name, arguments),))
