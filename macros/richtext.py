"""Markdown of a record's text becomes safe HTML: paragraphs, lists, bold, italic, links; nothing else.

Two locks, one behind the other: markdown-it-py with HTML switched off, then nh3 with an allow-list.
The result is well-formed XML, as the build's verification expects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from itertools import groupby

from markupsafe import Markup

from macros.source import FORBIDDEN

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_BETWEEN_BLOCKS = re.compile(r"(\n(?:[ \t]*\n)+)")  # lines with nothing on them
# Without any of these Markdown makes nothing but paragraphs, and most of a text is nothing else.
_MARKUP = re.compile(r"[*_\[\]<>`&\\\t]")
_LIST = re.compile(r"\n *(?:[-+]|\d+[.)])")
_EDGE = re.compile(r"\s\n|\n\s")  # a line with room before or behind its words


@lru_cache(maxsize=8192)  # a text that many languages fall back to is rendered once
def to_html(text: str) -> Markup:
    """Safe HTML of a rich text. Links only to http, https, mailto and tel; headings, images and HTML stay text.

    Only what has markup goes through the parser, together with its neighbours that have some: a list may go on after a blank line.
    """
    if not _has_markup(text.rstrip()):
        return Markup(_paragraphs(_BETWEEN_BLOCKS.split(text)[::2]))
    pieces = _BETWEEN_BLOCKS.split(f"{text}\n\n")
    blocks = [block + between for block, between in zip(pieces[::2], pieces[1::2]) if block.strip()]
    groups = groupby(blocks, key=lambda block: _has_markup(block.rstrip()))
    return Markup("\n".join([_parsed("".join(group)) if has_markup else _paragraphs(group) for has_markup, group in groups]))


def _parsed(text: str) -> str:
    clean = _cleaner().clean(_parser().render(text))
    return FORBIDDEN.sub("", clean.replace("<br>", "<br/>").replace("&nbsp;", "\u00a0")).strip()


def to_text(text: str) -> str:
    """The words of a rich text without any markup, on one line: for descriptions and feeds."""
    return " ".join(Markup(to_html(text)).striptags().split())


def _has_markup(text: str) -> bool:
    return _MARKUP.search(text) is not None or "  " in text or _LIST.search(f"\n{text}") is not None


def _paragraphs(blocks: Iterable[str]) -> str:
    return "\n".join([f"<p>{escape(_without_edges(block.strip()), quote=False)}</p>" for block in blocks if block.strip()])


def _without_edges(block: str) -> str:
    return "\n".join([line.strip() for line in block.split("\n")]) if _EDGE.search(block) else block


@cache
def _parser():  # imported only where a text needs it, as its cleaner: most builds of one record do not
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})
    return parser.disable(["heading", "lheading", "image", "code", "fence", "blockquote", "hr", "backticks", "html_block", "html_inline", "reference"])


@cache
def _cleaner():
    from nh3 import Cleaner

    return Cleaner(
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel="noopener",
    )
