"""What a page is before it is made (`Job`) and after (`Page`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct, field

from macros.stamping import slot

NO_INDEX = Markup('<meta name="robots" content="noindex"/>')


class Page(Struct, frozen=True):
    """What fills the slots of a shell. `trail`: (name, link) of the pages above, for the breadcrumbs.

    `heading`: the title with its words of other languages marked, for the breadcrumbs, where a title is put together.
    `moved_to` is the new path of a record that was renamed; the page only leads there.
    `main` may have slots of its own for `pieces`: parts that many pages share, rendered and checked once.
    """

    title: str
    description: str
    main: Markup
    trail: tuple[tuple[str, str], ...] = ()
    pieces: Mapping[str, Sequence[Markup]] = field(default_factory=dict)
    heading: Markup | None = None
    moved_to: str | None = None
    head: Markup = Markup("")


class Job(Struct, frozen=True):
    """One page to make. `path` follows the language in the address; `section` names the shell; equal keys mean equal pages.

    Pages that are not listed do not stand in the sitemap.
    """

    path: str
    section: str
    key: bytes
    make: Callable[[], Page]
    is_listed: bool = True


def marks(pieces: Mapping[str, Sequence[Markup]]) -> dict[str, Markup]:
    """A slot for every piece that there is, to be rendered in its place."""
    return {name: Markup(slot(name)) if found else Markup("") for name, found in pieces.items()}
