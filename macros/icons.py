"""Icons: the SVG files that Material for MkDocs ships (Material Design Icons, Apache-2.0), by name.

Pages refer to a sprite with all icons that templates name, so that an icon costs a page few bytes and a phone one request.
The icons that records and vocabularies choose have a sprite of their own: they are many, and few pages show them.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from markupsafe import Markup

_PATHS = re.compile(r"<path[^>]*/>")
_NAME = re.compile(r"""["'](material/[a-z0-9-]+)["']""")


@cache
def icon_directory() -> Path:
    """Where the installed theme keeps its icons. The theme is located, not imported: that would start MkDocs."""
    spec = importlib.util.find_spec("material")
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"


def exists(name: str) -> bool:
    return (icon_directory() / f"{name}.svg").is_file()


def named_in(templates: Path) -> set[str]:
    """The icons that templates ask for by name."""
    return {name for path in templates.rglob("*.html") for name in _NAME.findall(path.read_text("utf-8"))}


def sprite(names: Iterable[str]) -> bytes:
    """One SVG with all the icons, each under its own id. Raises FileNotFoundError for a name without a file."""
    symbols = []
    for name in sorted(set(names)):
        source = (icon_directory() / f"{name}.svg").read_text("utf-8")
        view_box = re.search(r'viewBox="([\d. ]+)"', source)[1]
        symbols.append(f'<symbol id="{_key(name)}" viewBox="{view_box}">{"".join(_PATHS.findall(source))}</symbol>')
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'.encode()


def use(sprite_link: str, name: str) -> Markup:
    """An icon of a sprite: decorative (hidden from screen readers), in the colour of the text."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(sprite_link, _key(name))


def _key(name: str) -> str:
    return name.removeprefix("material/").replace("/", "-")
