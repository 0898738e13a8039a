"""A newsletter as files: the HTML and the plain text of a mail, and the mail itself as a draft that a mail program opens.

Nobody is named as its receiver: addresses of readers stay in the mail program of the municipality.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.feeds import eml
from macros.newsletter import Contents
from macros.render import Renderer
from macros.views import newsletter as view
from macros.views.reader import Reader

COLUMNS = 72
_NO_WIDTH = ("Mn", "Me", "Cf")  # marks above and below letters, and what only directs the writing


def files(renderer: Renderer, contents: Contents) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files: `newsletter-2026-11-20-ar.html`, `.txt`, `.eml`."""
    reader = renderer.reader
    letter = view.newsletter(reader, contents)
    html = str(renderer("newsletter/mail.html", letter=letter)).strip() + "\n"
    text = wrapped(str(renderer("newsletter/mail.txt", letter=letter)))
    name = f"newsletter-{reader.today}-{reader.language.code}"
    yield f"{name}.html", html.encode()
    yield f"{name}.txt", text.encode()
    yield f"{name}.eml", eml.draft(_mail(reader, letter, html, text))


def wrapped(text: str) -> str:
    """The same with lines of COLUMNS at most, broken between words and never inside one: addresses stay whole."""
    return "\n".join(piece for line in text.strip().split("\n") for piece in _pieces(line)) + "\n"


def _mail(reader: Reader, letter: view.Newsletter, html: str, text: str) -> eml.Mail:
    return eml.Mail(
        subject=letter.subject,
        sender=str(letter.sender.name),
        address=letter.sender.email,
        date=reader.now,
        language=letter.code,
        host=urlsplit(reader.portal.settings.url).hostname or "",
        text=text,
        html=html,
        is_latin=reader.language.is_latin,
    )


def _pieces(line: str) -> Iterator[str]:
    """The lines that a line becomes; what follows is indented like the words of the first one."""
    words = line.strip(" ").split(" ")
    indentation = " " * (len(line) - len(line.lstrip(" ")))
    current = indentation + words[0]
    following = indentation + ("  " if words[0] == "*" else "")
    for word in words[1:]:
        if _width(current) + 1 + _width(word) > COLUMNS:
            yield current
            current = following + word
        else:
            current = f"{current} {word}"
    yield current.rstrip(" ")


def _width(text: str) -> int:
    """How many columns a text takes: none for marks on letters, two for wide letters."""
    shown = (letter for letter in text if unicodedata.category(letter) not in _NO_WIDTH)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in shown)
