"""Assets: names that change with the content, the municipality's colour, the icons of templates and data."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from macros.assets import Assets, collect
from macros.colours import Palette

PALETTE = Palette("#0b5c66", "#4fa3ad", False)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    for name in ("portal.css", "portal.js", "choose.js", "icon.svg"):
        (folder / name).write_text(f"/* {name} */", "utf-8")
    (tmp_path / "page.html").write_text('{{ icon("material/web") }}', "utf-8")
    return tmp_path


def collected(templates: Path, base: str = "", palette: Palette = PALETTE, icons: tuple[str, ...] = ()) -> Assets:
    return collect(templates, base, palette, icons)


def test_every_asset_is_named_after_its_content(templates: Path) -> None:
    found = collected(templates)
    for path, content in found.files.items():
        assert re.fullmatch(r"assets/(portal|choose|icon|icons)\.[0-9a-f]{10}\.(css|js|svg)", path)
        assert sha256(content).hexdigest()[:10] in path
    assert len(found.files) == 5


def test_links_lead_to_the_files(templates: Path) -> None:
    found = collected(templates)
    assert {found.css, found.js, found.root_js, found.icon, found.sprite} == {f"/{path}" for path in found.files}
    assert found.files[found.js.removeprefix("/")] == b"/* portal.js */"
    assert found.files[found.root_js.removeprefix("/")] == b"/* choose.js */"
    assert found.files[found.icon.removeprefix("/")] == b"/* icon.svg */"


def test_links_start_at_the_path_of_the_portal(templates: Path) -> None:
    found = collected(templates, base="/neu/hier")
    assert found.css.startswith("/neu/hier/assets/portal.")
    assert all(path.startswith("assets/") for path in found.files)


def test_the_colour_of_the_municipality_stands_in_front_of_the_stylesheet(templates: Path) -> None:
    found = collected(templates)
    assert found.files[found.css.removeprefix("/")] == b":root{--accent:#0b5c66;--accent-dark:#4fa3ad}\n/* portal.css */"


def test_another_colour_gives_the_stylesheet_another_name_and_nothing_else(templates: Path) -> None:
    before, after = collected(templates), collected(templates, palette=Palette("#aa0000", "#ff8888", False))
    assert before.css != after.css
    assert (before.js, before.root_js, before.icon, before.sprite) == (after.js, after.root_js, after.icon, after.sprite)


def test_a_changed_script_gets_a_new_name(templates: Path) -> None:
    before = collected(templates)
    (templates / "assets" / "portal.js").write_text("/* neu */", "utf-8")
    assert collected(templates).js != before.js


def test_the_sprite_holds_the_icons_of_templates_and_data(templates: Path) -> None:
    found = collected(templates, icons=("material/phone", "material/web"))
    sprite = found.files[found.sprite.removeprefix("/")].decode()
    assert re.findall(r'<symbol id="([^"]+)"', sprite) == ["phone", "web"]
