"""Order and headings of A–Z lists in a language's own alphabet.

Babel has no collation and ICU no wheels for every platform, so the alphabet of data/languages.yml decides:
its letters in its order; an accented letter that is no letter of its own sorts with its base (German ä as a,
DIN 5007-1); other scripts follow after the alphabet, symbols and digits stand before it.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from macros.languages import Language

_DIGITS = "0–9"
_STEP = 1000  # room between two letters of an alphabet for the syllables of a Ge'ez family
_LAST_SYLLABLE = 0x137F
# Letters that Unicode does not take apart, with the letters they sort as where they are not in the alphabet.
_BASES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "þ": "th", "ð": "d"}
Key = tuple[tuple[int, ...], tuple[int, ...], str]


class Collation:
    """Sorts words as a reader of one language expects."""

    def __init__(self, language: Language) -> None:
        self._turkic = language.locale.language in ("tr", "az")
        self._headings = [group[0] for group in language.alphabet]
        self._letters_of = {
            self._fold(letter): (number * _STEP, accent)
            for number, group in enumerate(language.alphabet) for accent, letter in enumerate(group)
        }
        self._syllables = [ord(heading) for heading in self._headings] if _is_ethiopic(self._headings) else []
        self.key = cache(self._key)
        self._weights = cache(self._weigh)

    def heading(self, word: str) -> str:
        """The letter under which a word stands in an A–Z list; a word in another script stands under its own letter."""
        first = next((position for position, _ in self._letters(word)), -1)
        if first < 0:
            return _DIGITS
        number = first // _STEP
        return self._headings[number] if number < len(self._headings) else chr(number - len(self._headings)).upper()

    def _key(self, word: str) -> Key:
        letters = list(self._letters(word))
        return tuple(position for position, _ in letters), tuple(accent for _, accent in letters), word

    def _letters(self, word: str) -> list[tuple[int, int]]:
        """(position in the alphabet, accent) of every letter; punctuation and spaces carry no weight."""
        return [weight for character in self._fold(word) for weight in self._weights(character)]

    def _weigh(self, character: str) -> tuple[tuple[int, int], ...]:
        """What one character of a word counts; most count one letter, ligatures two, signs none."""
        if character in self._letters_of:
            return (self._letters_of[character],)
        if unicodedata.combining(character):
            return ()
        bases = _BASES.get(character) or unicodedata.normalize("NFKD", character)[0]
        return tuple(self._weigh_base(base, character) for base in bases if base.isalnum())

    def _weigh_base(self, base: str, character: str) -> tuple[int, int]:
        if base in self._letters_of:
            return self._letters_of[base][0], ord(character)
        if self._syllables and self._syllables[0] <= ord(base) <= _LAST_SYLLABLE:
            family = sum(start <= ord(base) for start in self._syllables) - 1
            return family * _STEP + ord(base) - self._syllables[family], 0
        return (ord(base) - 0x110000 if base.isdigit() else (len(self._headings) + ord(base)) * _STEP), 0

    def _fold(self, text: str) -> str:
        if self._turkic:
            text = text.replace("I", "ı").replace("İ", "i")
        return unicodedata.normalize("NFC", text.replace("ß", "ss").lower())


def _is_ethiopic(headings: list[str]) -> bool:
    return bool(headings) and 0x1200 <= ord(headings[0]) <= _LAST_SYLLABLE
