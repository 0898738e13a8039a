"""The portal's logic: reads data/, answers with views, renders pages. MkDocs-macros finds `define_env` here."""

from __future__ import annotations

import json
from html import escape
from typing import Any

_INLINE = ("municipality",)


def define_env(env: Any) -> None:
    """Offer the macros of prose pages. Each returns a mark; the view behind it is stamped into the finished page.

    So no text from data/ ever meets MkDocs' Markdown or the macros' Jinja, and a change in data/ needs no MkDocs.
    """
    from macros.prose_slots import PROSE_SLOTS

    for name in PROSE_SLOTS:
        env.macro(_mark(name), name)


def _mark(name: str) -> Any:
    def mark(**arguments: str) -> str:
        if name in _INLINE:
            return f'<span data-slot="{name}"></span>'
        # in the order of the alphabet, as Python-Markdown writes them when the mark stands inside HTML of the page
        return f'<div data-arguments="{escape(json.dumps(arguments))}" data-slot="{name}"></div>'

    mark.__name__ = name
    return mark
