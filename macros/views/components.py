"""What components show that belongs to no single record type; one class for each template that needs one."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from macros.translate import Words

Shown = Markup | Words | str


class Fact(Struct, frozen=True):
    """One line of the facts at a glance."""

    label: Markup
    values: tuple[Shown, ...]


class Badge(Struct, frozen=True):
    """A short fact. `kind`: empty, `warn` or `stop`."""

    text: Markup
    kind: str = ""


class CardFact(Struct, frozen=True):
    """A fact on a card. `kind` (when, where or languages) becomes an icon, `label` is what screen readers say instead."""

    kind: str
    label: Markup
    values: tuple[Shown, ...]


class Card(Struct, frozen=True):
    """An entry of a list."""

    name: Words
    link: str
    summary: Words
    kind: Words | None = None
    source_name: str | None = None
    badges: tuple[Badge, ...] = ()
    facts: tuple[CardFact, ...] = ()


class ProgressStep(Struct, frozen=True):
    """A step on the way to a goal. `state`: done, current, planned or stopped."""

    name: Shown
    state: str
    state_in_words: Markup
    when: str | None = None


class FeastLine(Struct, frozen=True):
    """A feast or a holiday in a list: when, its name, whose feast it is, and what to know about the date.

    `iso`: its first day, None where that is not known. `link`: None for what has no page. `until`: the moment after which
    the script hides the line, as the page grows old. `anchor`: its id, where something leads to it. `is_minor`: among many
    lines it need not catch the eye.
    """

    iso: str | None
    when: Shown
    name: Shown
    link: str | None
    tradition: Shown
    note: Shown | None = None
    badges: tuple[Badge, ...] = ()
    until: str | None = None
    anchor: str | None = None
    is_minor: bool = False


class Table(Struct, frozen=True):
    """Figures to compare. The first cell of each row is its heading."""

    caption: Markup
    head: tuple[Shown, ...]
    rows: tuple[tuple[Shown, ...], ...]


class Figure(Struct, frozen=True):
    """A chart with the same figures as a table. `svg` is hidden from screen readers: the table says all of it."""

    caption: Markup
    svg: Markup
    table: Table
