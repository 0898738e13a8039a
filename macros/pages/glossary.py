"""The glossary of official German words: one page with all of them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.pages.kit import Kit
from macros.pages.page import Job
from macros.views import glossary as view


def jobs(kit: Kit) -> Iterator[Job]:
    """None: an entry is a part of the one page, which is a prose page."""
    yield from ()


def glossary(kit: Kit) -> Markup:
    return kit.render("glossary/page.html", letters=view.glossary(kit.reader))
