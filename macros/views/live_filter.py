"""What the script needs that makes a filter of the links beside a list: every combination, without leaving the page."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from msgspec import Struct

from macros.translate import N_
from macros.views.reader import Reader

# What can be chosen of the time, by type; the script reckons it with the clock of the browser.
_MOMENTS: Mapping[str, Mapping[str, str]] = {
    "offers": {"now": N_("Jetzt gerade"), "today": N_("Heute noch"), "week": N_("Diese Woche noch")},
    "events": {"today": N_("Heute"), "week": N_("In den nächsten 7 Tagen")},
}
_HINTS = {"offers": N_("Nach den festen Zeiten der Angebote. Feiertage und Ferien sind nicht mitgerechnet.")}
_BADGES = "cost free german-level childcare children women-only drop-in online interpreting"  # facets that a card names


class Moment(Struct, frozen=True):
    key: str
    label: Markup


class LiveFilter(Struct, frozen=True):
    """`action` is the page itself, `index` is the language's search index, `kind` the type in it, `address` that of a record, with `{}` for its id.

    `count` is a sentence for the script; `{number}` in it is a number.
    """

    action: str
    index: str
    kind: str
    address: str
    count: str
    moments: tuple[Moment, ...]
    hint: Markup | None
    badges: str = _BADGES


def live_filter(reader: Reader, kind: str) -> LiveFilter:
    return LiveFilter(
        action=reader.link(f"{kind}/"),
        index=reader.link("search/index.json"),
        kind=kind,
        address=reader.link(f"{kind}/{{}}/"),
        count=reader.plain("Treffer: {number}"),
        moments=tuple(Moment(key, reader.say(label)) for key, label in _MOMENTS[kind].items()),
        hint=reader.say(_HINTS[kind]) if kind in _HINTS else None,
    )
