"""Stylesheet, script and icon of the site, under names that change with their contents, so that they can be cached for ever."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from macros import icons
from macros.colours import Palette

_HEADER = ":root{{--accent:{light};--accent-dark:{dark}}}\n"


@dataclass(frozen=True)
class Assets:
    """Links to the assets, and their bytes by site path."""

    css: str
    js: str
    root_js: str
    icon: str
    sprite: str
    files: dict[str, bytes]


def collect(templates: Path, base: str, palette: Palette, icon_names: Iterable[str]) -> Assets:
    """Read overrides/assets/, put the municipality's accent colour in front of the stylesheet, draw the icons."""
    folder = templates / "assets"
    files: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        stem, _, ending = name.rpartition(".")
        path = f"assets/{stem}.{sha256(content).hexdigest()[:10]}.{ending}"
        files[path] = content
        return f"{base}/{path}"

    header = _HEADER.format(light=palette.accent, dark=palette.accent_on_dark).encode()
    return Assets(
        css=add("portal.css", header + (folder / "portal.css").read_bytes()),
        js=add("portal.js", (folder / "portal.js").read_bytes()),
        root_js=add("choose.js", (folder / "choose.js").read_bytes()),
        icon=add("icon.svg", (folder / "icon.svg").read_bytes()),
        sprite=add("icons.svg", icons.sprite(icons.named_in(templates) | set(icon_names))),
        files=files,
    )
