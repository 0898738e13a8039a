"""What the legal pages are made of: sections of sentences, lists and facts, each value with its link and language."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from macros.models.laender import Authority
from macros.models.places import Address
from macros.translate import Words
from macros.views.notices import Notice
from macros.views.reader import Reader

Said = Markup | Words


class Line(Struct, frozen=True):
    """One line of a fact. `is_ltr`: a number or address that reads from left to right in every language."""

    text: Said | str
    link: str | None = None
    is_ltr: bool = False


class Fact(Struct, frozen=True):
    label: Said
    lines: tuple[Line, ...]


class Entry(Struct, frozen=True):
    """One of several things of a kind, with facts of its own."""

    id: str
    heading: Said
    text: tuple[Said, ...]
    facts: tuple[Fact, ...]


class Section(Struct, frozen=True):
    """Shown in the order of the fields; `id` is its anchor and never changes."""

    id: str
    heading: Markup
    before: tuple[Said, ...] = ()
    items: tuple[Said, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    after: tuple[Said, ...] = ()


class LegalPage(Struct, frozen=True):
    sections: tuple[Section, ...]
    notices: list[Notice]


class Parts:
    """Makes lines and facts for the readers of one language. Names, streets and laws stay German, and say so."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.words = reader.translator.term
        self._source = reader.portal.languages.source.code

    def german(self, text: str) -> Words:
        return self.words({self._source: text})

    def german_fact(self, label: Said, *texts: str | None) -> list[Fact]:
        """The texts that there are, one a line; no fact where there is none."""
        lines = tuple(Line(self.german(text)) for text in texts if text)
        return [Fact(label, lines)] if lines else []

    def address(self, address: Address | None) -> list[Fact]:
        lines = (address.address_1, f"{address.postal_code} {address.city}") if address else ()
        return self._address(lines)

    def reach(self, phone: str | None = None, email: str | None = None, form: str | None = None, website: str | None = None) -> list[Fact]:
        """How to reach somebody: always phone, e-mail, web in this order."""
        say = self.reader.say
        facts = [
            (say("Telefon"), phone, f"tel:{(phone or '').replace(' ', '')}"),
            (say("E-Mail"), email, f"mailto:{email}"),
            (say("Formular"), form, form),
            (say("Website"), website, website),
        ]
        return [Fact(label, (Line(shown(value), link, is_ltr=True),)) for label, value, link in facts if value]

    def authority(self, label: Markup, authority: Authority) -> list[Fact]:
        """A public body with everything that is known about reaching it."""
        return [
            *self.german_fact(label, authority.name), *self._address(authority.address),
            *self.reach(authority.phone, authority.email, website=authority.url),
        ]  # fmt: skip

    def feedback(self) -> list[Fact]:
        """Where readers report what is wrong with the portal."""
        feedback = self.reader.portal.settings.feedback
        return self.reach(feedback.phone, feedback.email, feedback.form_url)

    def _address(self, lines: tuple[str, ...]) -> list[Fact]:
        return self.german_fact(self.reader.say("Anschrift"), *lines)


def german_decides(reader: Reader, path: str) -> list[Notice]:
    """Translations of legal pages help to understand; only the page in the source language counts."""
    if reader.language.is_source:
        return []
    text = reader.say("Diese Seite hilft Ihnen beim Verstehen. Rechtlich gilt nur die deutsche Fassung.")
    return [Notice("translation", text, reader.urls.page(reader.portal.languages.source.code, path))]


def shown(address: str) -> str:
    """A web address as people read it; numbers and e-mail addresses as they are."""
    return address.partition("://")[2].removesuffix("/") if "://" in address else address
