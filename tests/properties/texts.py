"""Texts that try to be something else, and strategies that put them together."""

from __future__ import annotations

import os
import re

from hypothesis import settings
from hypothesis import strategies as st

from macros.models.values import Text
from tests.patience import PATIENT

# What HTML, templates, YAML, calendars, tables, mails and Markdown are made of, and letters that are hard to handle.
PIECES = (
    "</title>", "</main>", "</p>", "<script>alert(1)</script>", '<b onclick="x">', "<img src=x onerror=alert(1)>", '" onmouseover="x', "' onfocus='x",
    "<!--", "-->", "]]>", "<![CDATA[", "<?php", "&amp;", "&lt;b&gt;", "&#60;i&#62;", "&nbsp;", "&", "<", ">", '"', "'",
    "{{ 7*191 }}", "{% include 'x' %}", "{# x #}", "{name}", "{0}", "${x}", "%(name)s", "%s", "%", "\\g<0>", "\\1", "\\", "\\n", "\\;",
    "javascript:alert(1)", "https://evil.example/x", "//evil.example", "mailto:x@evil.example", "<https://evil.example>", "<javascript:x>",
    "[x](javascript:alert(1))", "[x](data:text/html,x)", "![x](https://evil.example/x.png)", "[1]: https://evil.example", "**x**", "_x_", "`x`", "# x",
    "- x", "1. x", "| a | b |", "~~~", "--8<-- 'x'", "{: #a }", "*[x]: y",
    "\n", "\nBEGIN:VEVENT", "\nEND:VCALENDAR", "\n\nBcc: x@evil.example", "\n.\n", "\r", "\t", ";", ",", '","', "=1+1", "+1", "-1", "@x", "|", "#", ": ", " #",
    "Ω", "ö", "e\u0301", "İ", "ß", "ﬁ", "دورة", "עברית", "ትግርኛ", "漢字", "👩\u200d👩\u200d👧", "🇩🇪", "\u200f", "\u2067x\u2069", "\u00ad", "\u200b", "\ufffd", "\U0010fffd",
    "x" * 70, "ا" * 60,
)  # fmt: skip

MARKDOWN = (
    "Wort", "دورة", " ", "\n", "\n\n", "  \n", "*", "**", "_", "`", "```", "#", ">", "<", "&", '"', "'", "\\", "- ", "\n1. ", "---", "[", "]", "!", "[x]",
    "](https://a.example)", "](mailto:a@a.example)", "](tel:+4989)", "](<https://a.example>)", "[1]: https://a.example", "<b>", "</p>", "<script>", "</main>",
    "<!--", "]]>", "<https://a.example>", "<a@a.example>", "<javascript:x>", "&lt;", "&nbsp;", "&#106;", "{{ x }}", "{: #a }", "| a |\n|---|",
)  # fmt: skip

# What the reader of the files refuses wherever it stands: controls, overrides of direction, tags, sentinels of our own, half characters.
FORBIDDEN = ("\0", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\ue000", "\ue001", "\ufeff", "\uffff", "\U000e0041", "\ud800")

# Written without quotes, as a contributor might: YAML takes each for something else, or refuses it.
YAML = (
    "*a", "&a x", "!!python/object/apply:os.system [x]", "!x y", "@x", "%x", "`x`", "| x", "> x", "? x", "- x", "x: y", "x:", "'x", '"x', '"\\x"', "[x", "{x",
    "<<: *a", "[]", "{}", "[[], [{}]]", "{a: {b: c}}", "[a, {b: c}]", "~", "!!null", "# x", "--- x", "[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=20), max_size=8).map("".join)
markdown = st.lists(st.sampled_from(MARKDOWN), max_size=60).map("".join)


def patient(usual: int, weight: int = 1) -> settings:
    """Settings for `usual` examples, the same in every run. PORTAL_EXAMPLES=10000 asks for as many, other ones each time;
    an example that is `weight` times as large counts as often."""
    wanted = os.environ.get("PORTAL_EXAMPLES")
    return settings(PATIENT, derandomize=not wanted, max_examples=max(usual, int(wanted) // weight) if wanted else usual)


def packed(pieces: tuple[str, ...], size: int) -> list[str]:
    """All pieces in texts of that size at most, as few as possible."""
    found = [""]
    for piece in pieces:
        if len(found[-1]) + len(piece) + 1 > size:
            found.append("")
        found[-1] += f" {piece}"
    return found


def fitting(text: str, kind: Text, room: int) -> str:
    """A text as a field may hold it: no longer than its limit, a line without breaks, a rich text without Markdown."""
    if kind.kind == "rich":
        text = re.sub(r"[*_\[\]`\\:@\r\n]", "·", text)
    if kind.kind == "line":
        text = text.replace("\n", " ")
    return text[: kind.limit - room].strip()
