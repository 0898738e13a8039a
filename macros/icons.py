"""Icons: the SVG files that Material for MkDocs ships (Material Design Icons, Apache-2.0), by name."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_PATHS = re.compile(r"<path[^>]*/>")


@cache
def icon_directory() -> Path:
    """Where the installed theme keeps its icons. The theme is located, not imported: that would start MkDocs."""
    spec = importlib.util.find_spec("material")
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"


def exists(name: str) -> bool:
    return (icon_directory() / f"{name}.svg").is_file()


@cache
def svg(name: str) -> Markup:
    """The icon as inline SVG: decorative (hidden from screen readers), in the colour of the text."""
    source = (icon_directory() / f"{name}.svg").read_text("utf-8")
    view_box = re.search(r'viewBox="([\d. ]+)"', source)[1]
    shapes = "".join(_PATHS.findall(source))
    return Markup(f'<svg class="icon" viewBox="{view_box}" aria-hidden="true" focusable="false">{shapes}</svg>')
