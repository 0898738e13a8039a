"""Stylesheet, scripts and icons of the site, under names that change with their contents, so that they can be cached for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import rjsmin
from msgspec import Struct

from macros import icons, urls
from macros.colours import Palette

_HEADER = ":root{{--accent:{0.accent};--accent-dark:{0.accent_on_dark};--tint-light:{0.tint};--tint-dark:{0.tint_on_dark}}}\n"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class Assets(Struct, frozen=True):
    """Links to the assets, and their bytes by site path; to `scripts` by their name in overrides/assets/, without the ending.

    `theme_colour`: what a phone colours its address bar with.
    """

    css: str
    scripts: Mapping[str, str]
    icon: str
    sprite: str
    record_sprite: str
    theme_colour: str
    files: dict[str, bytes]


def collect(templates: Path, base: str, palette: Palette, icon_names: Iterable[str]) -> Assets:
    """Read overrides/assets/: one stylesheet made of css/*.css with the municipality's colours in front, scripts, icons.

    The service worker alone has a name that never changes, and lies at the root of the site, the pages of which it serves.
    """
    folder = templates / "assets"
    files: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        path = name if name == urls.WORKER else _named(name, content)
        files[path] = content
        return f"{base}/{path}"

    return Assets(
        css=add("portal.css", _stylesheet(folder, palette)),
        scripts={path.stem: add(path.name, _script(path)) for path in sorted(folder.rglob("*.js"))},
        icon=add("icon.svg", (folder / "icon.svg").read_bytes()),
        sprite=add("icons.svg", icons.sprite(icons.named_in(templates))),
        record_sprite=add("record-icons.svg", icons.sprite(icon_names)),
        theme_colour=palette.accent,
        files=files,
    )


def icon_link(templates: Path, base: str) -> str:
    """Where the icon of the site lies."""
    return f"{base}/{_named('icon.svg', (templates / 'assets' / 'icon.svg').read_bytes())}"


def _named(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{sha256(content).hexdigest()[:10]}.{ending}"


def _script(path: Path) -> bytes:
    """Without comments and indentation; what others wrote carries its licence, which asks for that."""
    script, licence = rjsmin.jsmin(path.read_bytes()), path.with_suffix(".LICENSE.txt")
    return b"/*!\n" + licence.read_bytes().strip() + b"\n*/\n" + script if licence.is_file() else script


def _stylesheet(folder: Path, palette: Palette) -> bytes:
    """The files in the order of their names, without comments and indentation, which no phone needs."""
    text = "".join(path.read_text("utf-8") for path in sorted((folder / "css").glob("*.css")))
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return (_HEADER.format(palette) + "\n".join(filter(None, lines)) + "\n").encode()
