"""The last check: what is not well-formed, twice there or leads nowhere is found and named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.verify import Scanner, broken_anchors, broken_links

ROOT = Scanner("", "https://portal.example")
BELOW = Scanner("/neu", "https://stadt.example")


def page(body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="de"><head><title>x</title></head><body>\n{body}</body></html>'


def test_a_sound_page_has_no_problems() -> None:
    found = ROOT.page(page('<main id="main"><a href="/de/">Start</a><br/></main>'))
    assert (found.problems, found.ids, found.links) == ([], {"main"}, {"/de/"})


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>offen", "is not well-formed: mismatched tag: line 3, column 10"),
        ("<b><i>gekreuzt</b></i>", "is not well-formed: mismatched tag: line 3, column 16"),
        ("<br>", "is not well-formed: mismatched tag: line 3, column 6"),
        ("a & b", "is not well-formed: not well-formed (invalid token): line 3, column 3"),
        ("1 < 2", "is not well-formed: not well-formed (invalid token): line 3, column 3"),
        ("<p hidden>x</p>", "is not well-formed: not well-formed (invalid token): line 3, column 9"),
        ('<p id="a" id="b">x</p>', "is not well-formed: duplicate attribute: line 3, column 10"),
        ("&nbsp;", "is not well-formed: undefined entity: line 3, column 0"),
        ("</body></html><script>x</script>", "is not well-formed: junk after document element: line 3, column 14"),
        ("\x0c", "is not well-formed: not well-formed (invalid token): line 3, column 0"),
    ],
)
def test_a_page_that_is_not_well_formed_is_refused(body: str, problem: str) -> None:
    assert ROOT.page(page(body)).problems == [problem]


def test_an_id_may_stand_on_a_page_only_once() -> None:
    assert ROOT.page(page('<p id="wo">x</p><p id="wo">y</p>')).problems == ["the id 'wo' occurs twice"]


def test_parts_share_their_ids() -> None:
    assert ROOT.parts('<p id="wo">x</p>', "", '<p id="wo">y</p>').problems == ["the id 'wo' occurs twice"]


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ("</main>", "is not well-formed: not well-formed (invalid token): line 1, column 14"),
        ("</main><main>", "is not well-formed: junk after document element: line 1, column 13"),
        ("</p><p>", "is not well-formed: mismatched tag: line 1, column 8"),
    ],
)
def test_a_part_cannot_close_what_surrounds_it(part: str, problem: str) -> None:
    assert ROOT.parts(part).problems == [problem]


def test_a_piece_of_many_pages_is_taken_apart_once() -> None:
    scanner = Scanner("", "https://portal.example")
    first = scanner.piece('<a id="a" href="/de/">x</a>')
    assert scanner.piece('<a id="a" href="/de/">x</a>') is first
    assert (first.ids, first.links, first.problems) == ({"a"}, {"/de/"}, [])


def test_a_piece_brings_its_ids_links_and_problems_into_the_page() -> None:
    page_itself = ROOT.parts('<p id="wo">x</p><a href="/de/">y</a>')
    page_itself.add(ROOT.parts('<p id="wo">x</p><p id="wer"><img src="https://evil.example/x"/><a href="/ar/">y</a></p>'))
    assert page_itself.ids == {"wo", "wer"}
    assert page_itself.links == {"/de/", "/ar/"}
    assert page_itself.problems == ["the id 'wo' occurs twice", "loads 'https://evil.example/x' from another host"]


def test_words_that_look_like_attributes_are_no_links() -> None:
    assert ROOT.page(page('<p title="x">Schreiben Sie href="/nirgends/" id="wo" in das Feld. &lt;a href="/nirgends/"&gt;</p>')).links == set()


def test_an_escaped_link_is_read_as_browsers_read_it() -> None:
    assert ROOT.page(page('<a class="x" href="/de/?a=1&amp;b=2">x</a>')).links == {"/de/?a=1&b=2"}


@pytest.mark.parametrize("tag", ["<a href='/nirgends/'>x</a>", '<a\nhref="/nirgends/">x</a>', '<a href = "/nirgends/">x</a>'])
def test_a_link_is_found_however_the_tag_is_written(tag: str) -> None:
    assert ROOT.page(page(tag)).links == {"/nirgends/"}


@pytest.mark.parametrize("tag", ["img", "script", "iframe", "source"])
def test_nothing_is_loaded_from_another_host(tag: str) -> None:
    assert ROOT.page(page(f'<{tag} src="https://evil.example/x"></{tag}>')).problems == ["loads 'https://evil.example/x' from another host"]


def test_own_files_may_be_loaded() -> None:
    found = ROOT.page(page('<script src="/assets/portal.js"></script>'))
    assert (found.problems, found.links) == ([], {"/assets/portal.js"})


@pytest.mark.parametrize("link", ["https://other.example/", "mailto:a@b.example", "tel:112", "geo:0,0?q=x", "sms:+4989"])
def test_links_that_lead_out_are_not_followed(link: str) -> None:
    found = ROOT.page(page(f'<a href="{link}">x</a>'))
    assert (found.problems, found.links) == ([], set())


def test_an_absolute_link_to_the_own_host_counts_as_internal() -> None:
    assert ROOT.page(page('<a href="https://portal.example/de/">x</a><a href="https://portal.example">y</a>')).links == {"/de/", "/"}


def test_a_host_that_only_begins_like_the_own_one_is_another_host() -> None:
    assert ROOT.page(page('<img src="https://portal.example.evil.example/x.png"/>')).problems == [
        "loads 'https://portal.example.evil.example/x.png' from another host"
    ]


def test_a_relative_link_is_not_overlooked() -> None:
    assert ROOT.page(page('<a href="offers/gibt-es-nicht/">x</a>')).links == {"offers/gibt-es-nicht/"}


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("/", "index.html"),
        ("/de/", "de/index.html"),
        ("/de/offers/kurs/", "de/offers/kurs/index.html"),
        ("/de/offers/kurs/#where", "de/offers/kurs/index.html"),
        ("/de/offers/?cost=free&when=now#facets-heading", "de/offers/index.html"),
        ("/assets/portal.css", "assets/portal.css"),
        ("/de/%C3%BCber/", "de/über/index.html"),
    ],
)
def test_the_file_behind_a_link(link: str, path: str) -> None:
    assert ROOT.target(link) == path


@pytest.mark.parametrize(("link", "path"), [("/neu/de/", "de/index.html"), ("/neu/", "index.html"), ("/de/", None), ("/neuland/", None)])
def test_a_site_below_a_path_owns_only_what_is_below_it(link: str, path: str | None) -> None:
    assert BELOW.target(link) == path


def test_links_without_a_target_are_named_in_order() -> None:
    links = {"/de/weg/": "de/b.html", "/de/": "de/a.html", "//evil.example/": "de/a.html", "/de/hin/#da": "de/c.html"}
    assert broken_links(ROOT, links, {"de/index.html", "de/hin/index.html"}) == [
        "de/a.html: the link '//evil.example/' leads nowhere",
        "de/b.html: the link '/de/weg/' leads nowhere",
    ]


def test_a_site_whose_links_all_lead_somewhere_has_no_complaints() -> None:
    assert broken_links(ROOT, {"/de/": "de/a.html", "/assets/x.css": "de/a.html"}, {"de/index.html", "assets/x.css"}) == []


def test_a_link_to_a_part_that_its_page_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "index.html").write_text(page('<p id="da">x</p>'), "utf-8")
    links = {"/de/#weg": "de/b.html", "/de/#da": "de/a.html", "/de/": "de/a.html"}
    assert broken_anchors(ROOT, links, tmp_path) == ["de/b.html: the link '/de/#weg' leads to a part that its page does not have"]


def test_templates_write_attributes_as_the_quick_look_expects_them() -> None:
    templates = list((Path(__file__).parents[1] / "overrides" / "portal").rglob("*.html"))
    assert len(templates) > 20
    for path in templates:
        text = path.read_text("utf-8")
        assert re.findall(r"""(?:^|[^ -])\b(?:id|href|src)\s*=\s*["']|\b(?:id|href|src)\s*=\s*'|\b(?:id|href|src)\s+=\s*"|\b(?:id|href|src)=\s+""", text) == [], path


def test_a_quick_look_takes_no_words_for_attributes() -> None:
    found = ROOT.parts('<p title="x">Schreiben Sie href="/nirgends/" id="wo" in das Feld. <b>Oder src="x".</b></p><a class="x" href="/de/?a=1&amp;b=2" id="da">x</a>')
    assert (found.links, found.ids) == ({"/de/?a=1&b=2"}, {"da"})


def test_both_ways_to_take_a_page_apart_find_the_same() -> None:
    html = '<p id="wo">x</p><a href="/de/#x">y</a><img alt="z" src="https://evil.example/x"/><svg><use href="/a.svg#b"></use></svg>'
    quick, thorough = ROOT.parts(html), ROOT.page(f"<main>{html}</main>")
    assert (quick.ids, quick.links, quick.problems) == (thorough.ids, thorough.links, thorough.problems)
    assert quick.problems == ["loads 'https://evil.example/x' from another host"]
