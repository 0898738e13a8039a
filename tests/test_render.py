"""Our own Jinja: everything is escaped, nothing undefined is shown, sentences come in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

import macros.render
from macros.render import Renderer, _Shared, keep_compiled, show
from macros.translate import Words
from macros.views.reader import Reader

Reading = Callable[[str], Reader]
SPRITE = "/assets/icons.0123456789.svg"


@pytest.fixture
def render(reader: Reading, tmp_path: Path) -> Callable[..., str]:
    """`render("{{ x }}", "ar", x=1)`: a template of one's own, in a language."""
    folder = tmp_path / "overrides" / "portal"
    folder.mkdir(parents=True)

    def shown(source: str, code: str = "de", **context: object) -> str:
        (folder / "own.html").write_text(source, "utf-8")
        return str(Renderer(reader(code), folder.parent, SPRITE)("own.html", **context))

    return shown


def test_every_value_is_escaped(render: Callable[..., str]) -> None:
    assert render('<p title="{{ x }}">{{ x }}</p>', x="<b>\"'&") == '<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>'


def test_markup_stays_markup(render: Callable[..., str]) -> None:
    assert render("{{ x }}", x=Markup("<b>x</b>")) == "<b>x</b>"


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ card.nothing }}", "{% if nothing %}x{% endif %}", "{{ card.nothing.more }}"])
def test_what_a_view_does_not_have_is_an_error(render: Callable[..., str], source: str) -> None:
    with pytest.raises((jinja2.UndefinedError, AttributeError), match="nothing"):
        render(source, card=object())


def test_sentences_come_in_the_language_of_the_reader(render: Callable[..., str], reader: Reading) -> None:
    assert render('{{ _("Angebote") }}', "de") == "Angebote"
    assert render('{{ _("Angebote") }}', "ar") == reader("ar").plain("Angebote") != "Angebote"


def test_values_in_sentences_are_escaped(render: Callable[..., str]) -> None:
    assert render('{{ _("Website der Kommune: %(name)s", name=x) }}', x="<b>") == "Website der Kommune: &lt;b&gt;"


def test_a_sentence_that_is_not_translated_is_marked(render: Callable[..., str]) -> None:
    assert render('{{ _("Steht in keinem Katalog") }}', "ar") == '<span lang="de" dir="ltr">Steht in keinem Katalog</span>'
    assert render('{{ _("Steht in keinem Katalog") | striptags }}', "ar") == "Steht in keinem Katalog"


def test_words_in_another_language_are_marked(render: Callable[..., str], reader: Reading) -> None:
    german = Words("Rathaus <Mitte>", reader("de").language, is_fallback=True)
    assert render("{{ x }}", "ar", x=german) == '<bdi lang="de" dir="ltr">Rathaus &lt;Mitte&gt;</bdi>'


def test_a_block_in_another_language_is_marked_once(render: Callable[..., str], reader: Reading) -> None:
    german = Words("Rathaus <Mitte>", reader("de").language, is_fallback=True)
    assert render("<p{{ x | html_attributes }}>{{ x | plain }}</p>", "ar", x=german) == '<p lang="de" dir="ltr">Rathaus &lt;Mitte&gt;</p>'


def test_a_text_without_a_language_has_no_attributes(render: Callable[..., str]) -> None:
    assert render("<p{{ x | html_attributes }}>{{ x | plain }}</p>", x="Text") == "<p>Text</p>"


def test_icons_come_from_the_sprite(render: Callable[..., str]) -> None:
    assert render('{{ icon("material/web") }}') == f'<svg class="icon" aria-hidden="true"><use href="{SPRITE}#web"/></svg>'


def test_lists_are_joined_as_the_language_does(render: Callable[..., str]) -> None:
    assert render("{{ join_words(x) }}", "de", x=["A", "B"]) == "A und B"
    assert render("{{ page_language.direction }}", "ar") == "rtl"


def test_the_macros_of_a_template_can_be_called(reader: Reading, tmp_path: Path) -> None:
    folder = tmp_path / "overrides" / "portal"
    folder.mkdir(parents=True)
    (folder / "own.html").write_text("{% macro shout(x) %}<b>{{ x }}</b>{% endmacro %}", "utf-8")
    assert Renderer(reader("de"), folder.parent, SPRITE).module("own.html").shout("<") == Markup("<b>&lt;</b>")


def test_languages_share_templates_but_not_words(reader: Reading, tmp_path: Path) -> None:
    folder = tmp_path / "overrides" / "portal"
    folder.mkdir(parents=True)
    (folder / "own.html").write_text('{{ _("Kontakte") }}', "utf-8")
    shown = [str(Renderer(reader(code), folder.parent, SPRITE)("own.html")) for code in ("de", "ar", "de")]
    assert shown == ["Kontakte", reader("ar").plain("Kontakte"), "Kontakte"]


def test_a_changed_template_is_seen_by_the_next_renderer(render: Callable[..., str]) -> None:
    assert render("eins") == "eins"
    assert render("zwei") == "zwei"


def test_what_is_html_already_is_shown_as_it_is() -> None:
    html = Markup("<b>x</b>")
    assert show(html) is html
    assert [show(each) for each in ("<b>", 5, None)] == ["&lt;b&gt;", "5", "None"]


def test_joined_values_are_escaped_each_for_itself(render: Callable[..., str]) -> None:
    assert render("{{ values | join(' < ') }}", values=["<b>", Markup("<i>x</i>"), 5]) == "&lt;b&gt; &lt; <i>x</i> &lt; 5"


def test_compiled_templates_are_kept_for_one_version_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = _Shared()
    monkeypatch.setattr(macros.render, "compiled_templates", lambda: shared)
    keep_compiled(tmp_path / "templates", "a")
    environment = Environment(loader=DictLoader({"x.html": "{{ 1 }}"}), bytecode_cache=shared)
    environment.get_template("x.html")
    assert [path.parent.name for path in tmp_path.rglob("*.cache")] == ["a"]
    keep_compiled(tmp_path / "templates", "b")
    assert [path.name for path in (tmp_path / "templates").iterdir()] == ["b"]
