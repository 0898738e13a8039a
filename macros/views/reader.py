"""Everything a view needs to speak to the readers of one language on one day."""

from __future__ import annotations

import datetime as dt
from functools import cache, cached_property

from macros.clock import BERLIN
from macros.collation import Collation
from macros.formats import Formats
from macros.languages import Language
from macros.models.settings import LAENDER
from macros.newsroom import Newsroom
from macros.portal import Portal
from macros.translate import Translator, Words
from macros.urls import Urls


class Reader:
    """A portal as read in one language. Views take a reader and answer with words, numbers and links."""

    def __init__(
        self, portal: Portal, code: str, today: dt.date, published: tuple[str, ...] = (), now: dt.datetime | None = None
    ) -> None:
        self.portal = portal
        self.today = today
        self.now = now or dt.datetime.combine(today, dt.time.min, BERLIN)
        self.translator = Translator(portal.languages, code, portal.texts)
        self.language = self.translator.language
        self.published = tuple(portal.languages[code] for code in published or portal.languages)
        self.formats = Formats(self.language)
        self.collation = Collation(self.language)
        self.urls = Urls(portal.settings)
        self.say = self.translator.interface.say
        self.say_number = self.translator.interface.say_number
        self.plain = self.translator.interface.plain
        self.term = cache(self._term)
        self._language_names: dict[str, Words] = {}

    @cached_property
    def newsroom(self) -> Newsroom:
        """The news at the moment of the build."""
        return Newsroom(self.portal.records["news"], self.now)

    def link(self, path: str) -> str:
        return self.urls.page(self.language.code, path)

    def _term(self, vocabulary: str, key: str) -> Words:
        """The name of a term."""
        return self.translator.term(self.portal.vocabularies[vocabulary][key].name)

    def terms(self, vocabulary: str, keys: tuple[str, ...]) -> list[Words]:
        return [self.term(vocabulary, key) for key in keys]

    def language_name(self, code: str) -> Words:
        """The name of a spoken language: from data/ where Babel has none or a misleading one, else Babel's."""
        if code not in self._language_names:
            self._language_names[code] = self._find_language_name(code)
        return self._language_names[code]

    def language_names(self, codes: tuple[str, ...]) -> list[Words]:
        return [self.language_name(code) for code in codes]

    def german(self, text: str) -> Words:
        """A name that is German in every language: of a town, of a Land."""
        return Words(text, self.portal.languages.source, self.is_foreign(self.language))

    def land(self, key: str | None = None) -> Words:
        """The name of a Land, of the municipality's own where no other is asked for."""
        return self.german(LAENDER[key or self.portal.settings.municipality.land])

    def is_foreign(self, language: Language) -> bool:
        """Whether a language is another one than the source language; Einfache Sprache is German."""
        return language.locale.language != self.portal.languages.source.locale.language

    def day(self, day: dt.date) -> str:
        return self.formats.day(day)

    def _find_language_name(self, code: str) -> Words:
        spoken = self.portal.vocabularies["spoken_languages"][code]
        for language in self.translator.chain:
            formats = self.formats if language is self.language else Formats(language)
            name = spoken.name.get(language.code) or formats.language_name(code)
            if name:
                foreign = language.locale.language != self.language.locale.language
                return Words(name, language, foreign)
        return Words(spoken.autonym, self.language)
