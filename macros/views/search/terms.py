"""The terms of all facets, numbered, so that the index holds the words of each only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from macros.formats import Formats
from macros.portal import Portal
from macros.views import listing
from macros.views.listing import Facet
from macros.views.reader import Reader

_GLOSSARY = "glossary"


class Term(Struct, frozen=True):
    """`facet` is its number. `words`: what else people type when they mean it, in the reader's language and in German."""

    facet: int
    key: str
    label: str
    words: str


def keys_of(portal: Portal, facets: Sequence[Facet], record: Any) -> tuple[tuple[Facet, str], ...]:
    """The terms of a record, which are the same in every language."""
    return tuple((facet, key) for facet in facets for key in facet.keys(portal, record))


def everyday_words(reader: Reader, record: Any) -> Iterator[str]:
    """What people type who look for it, in the reader's language and in German."""
    for code in dict.fromkeys((reader.language.code, reader.portal.languages.source.code)):
        yield from record.synonyms.get(code, ())


def german_forms(entry: Any) -> Iterator[str]:
    """The forms of an official word, without those that only have an ending: the search knows endings, and the index is to be small."""
    return (each for each in entry.variants if each not in (f"{entry.term}s", f"{entry.term}es"))


class Terms:
    """Facets and terms in the order in which records name them. A facet is known by its part of the address."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._formats = Formats(reader.portal.languages.source)
        self._facets: dict[str, int] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._terms: list[Term] = []
        self._german: list[str] = []

    @property
    def facets(self) -> tuple[str, ...]:
        return tuple(self._facets)

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(self._terms)

    @property
    def synonyms(self) -> Iterator[tuple[str, str]]:
        """What readers of another language call a term, and its German name, which stands in texts that are not translated."""
        return ((term.label, german) for term, german in zip(self._terms, self._german, strict=True) if german and german != term.label)

    def of(self, pairs: Iterable[tuple[Facet, str]]) -> tuple[int, ...]:
        """The numbers of a record's terms, which are those of `keys_of`."""
        return tuple(self._number(facet.segment, key, facet) for facet, key in pairs)

    def official(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The numbers of words of the glossary, which are terms of a facet of their own."""
        return tuple(self._number(_GLOSSARY, key) for key in keys)

    def add(self, facet: Facet, keys: Sequence[str]) -> None:
        """Terms that are to be found even where no record has them."""
        for key in keys:
            self._number(facet.segment, key, facet)

    def _number(self, segment: str, key: str, facet: Facet | None = None) -> int:
        number = self._numbers.get((segment, key))
        if number is None:
            number = self._numbers[segment, key] = len(self._terms)
            place = self._facets.setdefault(segment, len(self._facets))
            label, german, words = self._official_word(key) if facet is None else self._words(facet, key)
            self._terms.append(Term(place, key, label, " ".join(each for each in dict.fromkeys(words) if each and each != label)))
            self._german.append(german)
        return number

    def _official_word(self, key: str) -> tuple[str, str, list[str]]:
        """As records.py has it: what people call it is among the synonyms."""
        entry = self._reader.portal.records["glossary"][key]
        return entry.term, "", [entry.name or "", *entry.variants]

    def _words(self, facet: Facet, key: str) -> tuple[str, str, list[str]]:
        """A term in the reader's language, in German, and everything people call it."""
        label = str(listing.label(self._reader, facet, key))
        if facet.vocabulary is None:
            return label, "", []
        term = self._reader.portal.vocabularies[facet.vocabulary][key]
        source = self._reader.portal.languages.source.code
        german = term.name.get(source) or self._formats.language_name(key) or ""
        words = [german, getattr(term, "autonym", "")]
        for code in dict.fromkeys((self._reader.language.code, source)):
            words += getattr(term, "synonyms", {}).get(code, ())
        return label, german, words
