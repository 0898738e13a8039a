"""Words in the reader's language: texts of records and vocabularies with fallback, and the interface catalogues.

A text that had to be taken from another language knows it: it shows itself with its own `lang` and `dir`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from macros.escaping import as_markup, escaped
from macros.languages import Language, Languages


def N_(message: str) -> str:
    """Marks a sentence of a table for the catalogues; it is looked up where it is shown."""
    return message


def nN_(singular: str, plural: str) -> tuple[str, str]:
    """The same for a sentence with `%(number)s`."""
    return singular, plural


# Texts that every language shows in German too: what stands on the door, on forms and on papers.
# Fingerprints know from here that pages of other languages change with them.
SHOWN_IN_SOURCE = frozenset({"name", "title", "required_documents", "bring"})

LOCALES = Path(__file__).parent / "locales"


# Two Latin words or more in a row, without punctuation at the end: in other scripts these are German names and terms.
_TWO_LATIN_WORDS = re.compile(r"[A-Za-zéß0-9.,:] [A-Za-z0-9ÄÖÜ§]")  # a quick look: most texts have none
_WORD = r"(?:§ ?)?[A-Za-zÄÖÜäöüßé0-9]+(?:[.,/–’'-]+[A-Za-zÄÖÜäöüßé0-9]+)*"
_GERMAN = re.compile(rf"(?<![\w&)])(?=[\d.]*[A-Za-zÄÖÜäöüß§]){_WORD}(?:[.,:]? {_WORD})+(?!\w)")


@lru_cache(maxsize=16_384)
def with_german_marked(html: str) -> str:
    """A text in another script with its German terms marked, so that they are spoken and set as German."""
    return html if _TWO_LATIN_WORDS.search(html) is None else _GERMAN.sub(r'<bdi lang="de" dir="ltr">\g<0></bdi>', html)


class Words(str):
    """A text with the language it is in. As HTML it is escaped, and marked where it is not the page's language."""

    __slots__ = ("is_fallback", "language")
    language: Language
    is_fallback: bool

    def __new__(cls, text: str, language: Language, is_fallback: bool = False) -> Words:
        words = super().__new__(cls, text)
        words.language = language
        words.is_fallback = is_fallback
        return words

    def __html__(self) -> Markup:
        return as_markup(self.html)  # or Markup.format would escape it once more

    @property
    def html(self) -> str:
        """As HTML that nobody will take for text: for templates, which put their pieces together as they are."""
        if not self.is_fallback:
            return self._escaped
        return f'<bdi lang="{self.language.code}" dir="{self.language.direction}">{self._escaped}</bdi>'

    @property
    def inner(self) -> Markup:
        """The words without a mark around them, for elements that carry it themselves."""
        return as_markup(self._escaped)

    @property
    def _escaped(self) -> str:
        text = escaped(str(self))
        return text if self.language.is_latin else with_german_marked(text)

    @property
    def attributes(self) -> Markup:
        """` lang="de" dir="ltr"` for a fallback, nothing for the page's own language: for block elements."""
        if not self.is_fallback:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(self.language.code, self.language.direction)


class Translator:
    """All words for the readers of one language."""

    def __init__(self, languages: Languages, code: str, texts: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
        self.languages = languages
        self.language = languages[code]
        self.chain = languages.chain(code)
        self._texts = texts
        self._shelves = cache(self._find_shelves)
        self._last: tuple[Any, list[tuple[Any, Language]]] = None, []

    def text(self, kind: str, record: Any, field: str) -> Words | None:
        """A text field of a record in the best language there is; None where the record has none."""
        value, language = self._value(kind, record, field)
        return None if value is None else self._words(value, language)

    def texts(self, kind: str, record: Any, field: str) -> list[Words]:
        """A list of texts; all of them from one language, as steps told in two languages help nobody."""
        values, language = self._value(kind, record, field)
        return [self._words(value, language) for value in values or ()]

    def part(self, kind: str, record: Any, field: str, number: int, name: str) -> Words | None:
        """A text inside a list of parts, such as what the second phone is for."""
        source = getattr(getattr(record, field)[number], name)
        if source is None:
            return None
        for texts, language in self._translations(kind, record):
            parts = getattr(texts, field)
            if parts and getattr(parts[number], name):
                return self._words(getattr(parts[number], name), language)
        return self._words(source, self.languages.source)

    def part_texts(self, kind: str, record: Any, field: str, number: int, name: str) -> list[Words]:
        """A list of texts inside a list of parts, such as what to bring to the second step; all of them from one language."""
        for texts, language in self._translations(kind, record):
            parts = getattr(texts, field)
            if parts and getattr(parts[number], name):
                return [self._words(text, language) for text in getattr(parts[number], name)]
        return [self._words(text, self.languages.source) for text in getattr(getattr(record, field)[number], name)]

    def inside(self, kind: str, record: Any, field: str, name: str) -> Words:
        """A text inside a part that there is once, such as the words for a picture."""
        for texts, language in self._translations(kind, record):
            part = getattr(texts, field)
            if part and getattr(part, name):
                return self._words(getattr(part, name), language)
        return self._words(getattr(getattr(record, field), name), self.languages.source)

    def in_source(self, record: Any, field: str) -> Any:
        """A text of a record in the source language, to be shown beside its translation.

        Raises KeyError for a field that is not in SHOWN_IN_SOURCE: pages would not be made anew when it changes.
        """
        if field not in SHOWN_IN_SOURCE:
            raise KeyError(f"{field} is not in SHOWN_IN_SOURCE")
        return getattr(record, field)

    def term(self, words: Mapping[str, str]) -> Words:
        """A language map (vocabularies, site.yml) in the best language there is."""
        for language in self.chain:
            if language.code in words:
                return self._words(words[language.code], language)
        raise KeyError(f"no text in {', '.join(language.code for language in self.chain)}")

    def origin(self, kind: str, record: Any) -> Any | None:
        """The translation of a record in the page's own language; it says where it comes from."""
        return next((texts for texts, language in self._translations(kind, record) if language is self.language), None)

    def _value(self, kind: str, record: Any, field: str) -> tuple[Any, Language]:
        for texts, language in self._translations(kind, record):
            value = getattr(texts, field)
            if value:
                return value, language
        return getattr(record, field), self.languages.source

    def _translations(self, kind: str, record: Any) -> list[tuple[Any, Language]]:
        """The translations of a record that this reader would take, best first; without the source language.

        A page asks for one text of a record after the other, so the last answer is remembered.
        """
        if self._last[0] is not record:
            found = ((shelf.get(record.id), language) for shelf, language in self._shelves(kind))
            self._last = record, [(texts, language) for texts, language in found if texts is not None]
        return self._last[1]

    def _find_shelves(self, kind: str) -> list[tuple[Mapping[str, Any], Language]]:
        shelves = ((self._texts.get((kind, language.code)), language) for language in self.chain)
        return [(shelf, language) for shelf, language in shelves if shelf]

    def _words(self, text: str, language: Language) -> Words:
        # Einfache Sprache is German: a German text on its pages needs no other `lang`.
        foreign = language.locale.language != self.language.locale.language
        return Words(text, language, foreign)

    @cached_property
    def interface(self) -> Interface:
        return Interface(self.chain)


class Interface:
    """Sentences of the interface, written in German in code and templates, from the catalogues of a chain."""

    def __init__(self, chain: Iterable[Language]) -> None:
        self._chain = [(language, catalogue(language.code)) for language in chain]
        self._own = self._chain[0][0]
        self.gettext = cache(self._gettext)
        self._sentence = cache(lambda message: Markup(self.gettext(message)))
        self._remembered = lru_cache(maxsize=16_384)(self._say)

    def _gettext(self, message: str) -> str:
        language, text = self.lookup(message)
        return self._marked(text, language)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        for language, messages in self._chain:
            if language.is_source:
                break
            text = messages.ngettext(singular, plural, number)
            if text not in (singular, plural) or singular in messages.kept:
                return self._marked(text, language)
        return self._marked(singular if number == 1 else plural, self._chain[-1][0])

    def lookup(self, message: str) -> tuple[Language, str]:
        """The sentence and the language it was found in."""
        for language, messages in self._chain:
            if language.is_source:
                break
            text = messages.gettext(message)
            if text != message or message in messages.kept:
                return language, text
        return self._chain[-1][0], message

    def say(self, message: str, **values: object) -> Markup:
        """A sentence as HTML; the values are escaped, and marked where they are in another language."""
        if not values:
            return self._sentence(message)
        # Only plain values are remembered: Markup and Words of the same letters are equal, but show differently.
        if all(type(value) is str or type(value) is int for value in values.values()):
            return self._remembered(message, **values)
        return self._say(message, **values)

    def _say(self, message: str, **values: object) -> Markup:
        return self._sentence(message) % values

    def say_number(self, singular: str, plural: str, number: int, shown: str | None = None) -> Markup:
        """A sentence with `%(number)s` in the plural form of the language. `shown`: the number as it is written, such as `1.250`."""
        return Markup(self.ngettext(singular, plural, number)) % {"number": number if shown is None else shown}

    def plain(self, message: str, **values: object) -> str:
        """For attributes and titles, where no markup can say that a sentence is in another language."""
        return self.lookup(message)[1] % values if values else self.lookup(message)[1]

    def words(self, message: str, **values: object) -> Words:
        """A sentence as a text of its own, such as the name of a list, which titles and scripts show without markup."""
        language, text = self.lookup(message)
        return Words(text % values if values else text, language, language.locale.language != self._own.locale.language)

    def _marked(self, text: str, language: Language) -> str:
        text = text if language.is_latin else with_german_marked(text)
        if language.locale.language == self._own.locale.language:
            return text
        return f'<span lang="{language.code}" dir="{language.direction}">{text}</span>'


class Catalogue(GNUTranslations):
    """A gettext catalogue. `kept`: sentences that read the same in this language, on purpose."""

    kept: frozenset[str] = frozenset()


@cache
def catalogue(code: str) -> Catalogue:
    """The catalogue of a language, read from its .po file; an empty one where there is none. Fuzzy entries do not count."""
    path = LOCALES / code / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return _empty()
    with path.open("rb") as file:
        messages = read_po(file, locale=None)
    buffer = BytesIO()
    write_mo(buffer, messages)
    buffer.seek(0)
    translations = Catalogue(buffer)
    translations.kept = frozenset(
        key for message in messages if message.id and message.string
        for key in [message.id if isinstance(message.id, str) else message.id[0]]
        if not message.fuzzy and key in (message.string if isinstance(message.string, tuple) else (message.string,))
    )
    return translations


def _empty() -> Catalogue:
    catalogue = Catalogue()
    catalogue._catalog = {}
    catalogue.plural = lambda number: int(number != 1)
    return catalogue
