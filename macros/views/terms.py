"""Official German words in the texts of a page: where one first occurs, a link leads to its explanation at the end of the page.

No script is needed, and paper shows the explanations too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape, unescape
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import Words
from macros.views.reader import Reader

MOST = 8  # so many words are explained on one page; more of them would hide the text
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ɏẞ"  # of Latin script: in an Arabic text a German word may stand directly beside another letter
_TAG = r"""<(?:[^<>"']|"[^"]*"|'[^']*')*+>"""
_LEFT_ALONE = re.compile(r"</?(?:a|h[1-6])[\s/>]")  # no link stands inside a link, and headings stay calm


class Explanation(Struct, frozen=True):
    """A word of the glossary: `term` is German, `name` is what one would call it in the reader's language."""

    anchor: str
    term: str
    name: Words | None
    text: Words
    link: str


class Explained(Words):
    """Words in which official terms lead to their explanation."""

    __slots__ = ("marked",)
    marked: Markup

    @property
    def _escaped(self) -> str:
        return self.marked


class Terms:
    """The words that one page explains. Texts are handed over in the order in which they stand on the page."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._words = reader.portal.official_words
        self._quick, self._tokens = _patterns(tuple(self._words))
        self._found: dict[str, None] = {}

    def html(self, html: Markup) -> Markup:
        """Safe HTML with links at the first occurrence of each word, outside of links and headings."""
        if len(self._found) == MOST or not self._words or not self._quick.search(html):
            return html
        depth = 0

        def replace(found: re.Match[str]) -> str:
            nonlocal depth
            token, word = found[0], found["word"]
            if word is not None:
                return self._link(token) if depth == 0 else token
            if _LEFT_ALONE.match(token):
                depth += -1 if token[1] == "/" else 1
            return token

        return Markup(self._tokens.sub(replace, str(html)))

    def rich(self, words: Words | None) -> Markup | None:
        """A rich text as safe HTML with links."""
        return None if words is None else self.html(richtext.to_html(words))

    def words(self, words: Words | None) -> Words | None:
        """A plain text with links; the same words where it has no term."""
        if words is None or not self._words:
            return words
        before = words.inner
        after = self.html(before)
        if after is before:
            return words
        explained = Explained(words, words.language, words.is_fallback)
        explained.marked = after
        return explained

    def all(self, texts: Iterable[Words]) -> tuple[Words, ...]:
        """A list of plain texts, such as steps."""
        return tuple(self.words(text) for text in texts)

    def explained(self) -> tuple[Explanation, ...]:
        """What stands at the end of the page, in the order in which the words occur."""
        return tuple(map(self._explanation, self._found))

    def _link(self, shown: str) -> str:
        key = self._words[unescape(" ".join(shown.split()))]
        if key in self._found or len(self._found) == MOST:
            return shown
        self._found[key] = None
        language = ' lang="de" dir="ltr"' if self._reader.is_foreign(self._reader.language) else ""
        return f'<a class="term" href="#{_anchor(key)}"{language}>{shown}</a>'

    def _explanation(self, key: str) -> Explanation:
        reader = self._reader
        entry = reader.portal.records["glossary"][key]
        text = reader.translator.text
        return Explanation(_anchor(key), entry.term, text("glossary", entry, "name"), text("glossary", entry, "explanation"), reader.link(urls.glossary_entry(key)))


def _anchor(key: str) -> str:
    return f"term-{key}"


@lru_cache(maxsize=8)  # one glossary in every language: its words are German everywhere
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a whole word, quickly; and what takes HTML apart into tags, entities and such words, in one go."""
    forms = sorted({escape(word, quote=False) for word in words}, key=lambda form: (form[0], -len(form), form))
    by_letter = groupby(forms, key=lambda form: form[0])  # one look at a letter leaves out the words that begin with another
    # What stands before a word is looked at after its first letter, so that the search can jump from one such letter to the next.
    alternatives = "|".join(rf"{re.escape(first)}(?<![-{_LETTER}].)(?:{'|'.join(map(_rest, group))})" for first, group in by_letter)
    whole = rf"(?:{alternatives})(?![-{_LETTER}])"
    return re.compile(whole), re.compile(rf"{_TAG}|&#?\w+;|(?P<word>{whole})")


def _rest(form: str) -> str:
    """A form without its first letter; between two words of it the text may break the line."""
    return r"\s+".join(re.escape(part) for part in form[1:].split(" "))
