"""Icons: found by name in the installed theme, drawn once into a sprite, shown as decoration."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros import icons

SVG = "{http://www.w3.org/2000/svg}"


def test_a_known_icon_exists() -> None:
    assert icons.exists("material/home-outline")


@pytest.mark.parametrize("name", ["material/no-such-icon", "home-outline", "../material/home-outline.svg", ""])
def test_an_unknown_icon_does_not_exist(name: str) -> None:
    assert not icons.exists(name)


def test_the_sprite_is_well_formed_and_holds_every_icon_once() -> None:
    root = ElementTree.fromstring(icons.sprite(["material/web", "material/phone", "material/web"]))
    symbols = root.findall(f"{SVG}symbol")
    assert root.tag == f"{SVG}svg"
    assert [symbol.get("id") for symbol in symbols] == ["phone", "web"]
    assert all(symbol.get("viewBox") == "0 0 24 24" and symbol.findall(f"{SVG}path") for symbol in symbols)


def test_the_sprite_does_not_depend_on_the_order_of_the_names() -> None:
    assert icons.sprite(["material/web", "material/phone"]) == icons.sprite({"material/phone", "material/web"})


def test_an_unknown_icon_in_the_sprite_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icons.sprite(["material/no-such-icon"])


def test_icons_of_two_sets_have_different_ids() -> None:
    symbols = ElementTree.fromstring(icons.sprite(["material/home", "octicons/home-24", "fontawesome/solid/house"]))
    keys = [symbol.get("id") for symbol in symbols]
    assert len(keys) == len(set(keys))


def test_an_icon_is_decoration_in_the_colour_of_the_text() -> None:
    assert icons.use("/assets/icons.0123456789.svg", "material/web") == (
        '<svg class="icon" aria-hidden="true"><use href="/assets/icons.0123456789.svg#web"/></svg>'
    )


def test_the_address_of_the_sprite_is_escaped() -> None:
    assert 'href="/a&#34;b#web"' in icons.use('/a"b', "material/web")


def test_the_icons_that_templates_name_are_found(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "a.html").write_text("""{{ icon("material/web") }} {{icon('material/phone')}} {{ icon(tile.icon) }} {{ silicon("x") }}""", "utf-8")
    (tmp_path / "parts" / "b.html").write_text('{{ icon("material/web") }}{{ icon("material/home") }}', "utf-8")
    (tmp_path / "c.txt").write_text('{{ icon("material/nothing") }}', "utf-8")
    assert icons.named_in(tmp_path) == {"material/web", "material/phone", "material/home"}


def test_every_icon_of_our_own_templates_exists() -> None:
    names = icons.named_in(Path(__file__).parents[1] / "overrides")
    assert len(names) > 5
    assert [name for name in sorted(names) if not icons.exists(name)] == []
