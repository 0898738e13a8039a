"""Assets: names that change with the content, the municipality's colours, the icons of templates and data."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from macros.assets import Assets, collect
from macros.colours import Palette

PALETTE = Palette("#0b5c66", "#4fa3ad", "#e7eff0", "#0f2a31", False)
SCRIPTS = ("portal.js", "search.js", "needs.js", "bilingual.js", "choose.js")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    (folder / "css").mkdir(parents=True)
    for name in SCRIPTS:
        (folder / name).write_text(f"// what it says\n  say('{name}');\n", "utf-8")
    (folder / "icon.svg").write_text("/* icon.svg */", "utf-8")
    (folder / "css" / "2-base.css").write_text("b {}\n", "utf-8")
    (folder / "css" / "1-tokens.css").write_text("a {}\n", "utf-8")
    (tmp_path / "page.html").write_text('{{ icon("material/web") }}', "utf-8")
    return tmp_path


def collected(templates: Path, base: str = "", palette: Palette = PALETTE, icons: tuple[str, ...] = ()) -> Assets:
    return collect(templates, base, palette, icons)


def stylesheet(found: Assets) -> str:
    return found.files[found.css.removeprefix("/")].decode()


def test_every_asset_is_named_after_its_content(templates: Path) -> None:
    found = collected(templates)
    for path, content in found.files.items():
        assert re.fullmatch(r"assets/(portal|search|needs|bilingual|choose|icon|icons|record-icons)\.[0-9a-f]{10}\.(css|js|svg)", path)
        assert sha256(content).hexdigest()[:10] in path
    assert len(found.files) == 9


def test_links_lead_to_the_files(templates: Path) -> None:
    found = collected(templates)
    assert {found.css, *found.scripts.values(), found.icon, found.sprite, found.record_sprite} == {f"/{path}" for path in found.files}
    assert set(found.scripts) == {name.removesuffix(".js") for name in SCRIPTS}
    for name, link in found.scripts.items():
        assert found.files[link.removeprefix("/")] == f"say('{name}.js');".encode()
    assert found.files[found.icon.removeprefix("/")] == b"/* icon.svg */"


def test_links_start_at_the_path_of_the_portal(templates: Path) -> None:
    found = collected(templates, base="/neu/hier")
    assert found.css.startswith("/neu/hier/assets/portal.")
    assert all(path.startswith("assets/") for path in found.files)


def test_the_colours_of_the_municipality_stand_in_front_of_the_stylesheet(templates: Path) -> None:
    found = collected(templates)
    assert stylesheet(found).splitlines()[0] == ":root{--accent:#0b5c66;--accent-dark:#4fa3ad;--tint-light:#e7eff0;--tint-dark:#0f2a31}"
    assert found.theme_colour == "#0b5c66"


def test_the_stylesheet_is_made_of_its_files_in_the_order_of_their_names(templates: Path) -> None:
    assert stylesheet(collected(templates)).splitlines()[1:] == ["a {}", "b {}"]


def test_comments_and_indentation_are_left_out_of_the_stylesheet(templates: Path) -> None:
    text = '/* Farben\n   und mehr */\n@media print {\n  a { color: red; } /* rot */\n\n  b::before { content: " "; }\n}\n'
    (templates / "assets" / "css" / "1-tokens.css").write_text(text, "utf-8")
    assert stylesheet(collected(templates)).splitlines()[1:] == ["@media print {", "a { color: red; }", 'b::before { content: " "; }', "}", "b {}"]


def test_another_colour_gives_the_stylesheet_another_name_and_nothing_else(templates: Path) -> None:
    before, after = collected(templates), collected(templates, palette=Palette("#aa0000", "#ff8888", "#f6e5e5", "#3b1013", False))
    assert before.css != after.css
    assert {path for path in after.files if path not in before.files} == {after.css.removeprefix("/")}
    assert (before.scripts, before.icon, before.sprite, before.record_sprite) == (after.scripts, after.icon, after.sprite, after.record_sprite)


def test_the_service_worker_keeps_its_name_and_lies_at_the_root_of_the_site(templates: Path) -> None:
    (templates / "assets" / "sw.js").write_text("keep();", "utf-8")
    found = collected(templates, base="/neu")
    assert (found.files["sw.js"], found.scripts["sw"]) == (b"keep();", "/neu/sw.js")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_changed_script_gets_a_new_name_and_nothing_else(templates: Path, name: str) -> None:
    before = collected(templates)
    (templates / "assets" / name).write_text("neu();", "utf-8")
    after = collected(templates)
    (path,) = after.files.keys() - before.files.keys()
    assert path.startswith(f"assets/{name.removesuffix('.js')}.")


def test_icons_of_templates_and_of_records_have_a_sprite_each(templates: Path) -> None:
    found = collected(templates, icons=("material/phone", "material/web"))
    names = [re.findall(r'<symbol id="([^"]+)"', found.files[link.removeprefix("/")].decode()) for link in (found.sprite, found.record_sprite)]
    assert names == [["web"], ["phone", "web"]]


def test_our_own_stylesheet_keeps_its_braces_and_says_what_paper_looks_like() -> None:
    found = collect(Path(__file__).parents[1] / "overrides", "", PALETTE, ())
    text = stylesheet(found)
    assert text.count("{") == text.count("}") > 200
    assert "/*" not in text and "*/" not in text
    assert "@media print {" in text
