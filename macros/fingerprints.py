"""Fingerprints: short hashes that change whenever something that a page shows may have changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.portal import Portal

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "babel", "jinja2", "pydantic", "markdown-it-py", "nh3", "holidays")


def digest(*parts: bytes | str) -> bytes:
    """A fingerprint of several parts; where one part ends and the next begins matters."""
    found = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "little"))
        found.update(raw)
    return found.digest()


def files(*folders: Path) -> bytes:
    """Names and contents of all files below some folders."""
    found = []
    for folder in folders:
        paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
        for path in paths:
            if "__pycache__" not in path.parts:
                found += [path.relative_to(folder.parent).as_posix(), path.read_bytes()]
    return digest(*found)


@cache
def code() -> bytes:
    """Our own code and catalogues, and the versions of the libraries that shape the output."""
    return digest(files(Path(__file__).parent), *(f"{package} {version(package)}" for package in _PACKAGES))


class RecordFingerprints:
    """Fingerprints of records as readers of one language see them: own text, translations, and what they refer to."""

    def __init__(self, portal: Portal, chain: Iterable[str]) -> None:
        self._portal = portal
        self._chain = tuple(chain)
        self.offer = cache(self._offer)
        self.contact = cache(self._contact)
        self.place = cache(lambda key: self._own("places", key))
        self.contact_page = cache(self._contact_page)

    def _offer(self, key: str) -> bytes:
        """What a card or page of an offer shows: the offer, provider, partners and places."""
        offer = self._portal.records["offers"][key]
        contacts = [self.contact(each) for each in (offer.organization, *offer.partners)]
        return digest(self._own("offers", key), *contacts, *map(self.place, offer.locations))

    def name(self, kind: str, key: str) -> bytes:
        """What a mere mention of a record shows."""
        return self._own(kind, key)

    def _contact(self, key: str) -> bytes:
        return self._own("contacts", key)

    def _contact_page(self, key: str) -> bytes:
        """A contact's page also shows its places, its offers, and the contacts above and below it."""
        contact = self._portal.records["contacts"][key]
        related = [contact.parent_organization, *self._portal.units_by_contact.get(key, ())]
        offers = self._portal.offers_by_contact.get(key, ())
        return digest(
            self.contact(key), b"related", *(self.contact(each) for each in related if each),
            b"places", *map(self.place, contact.locations), b"offers", *map(self.offer, offers),
        )

    def _own(self, kind: str, key: str) -> bytes:
        shelves: list[Any] = [self._portal.records[kind]]
        shelves += [self._portal.texts[kind, code] for code in self._chain if (kind, code) in self._portal.texts]
        return b"".join(shelf.fingerprint(key) or bytes(16) for shelf in shelves)
