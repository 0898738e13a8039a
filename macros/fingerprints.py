"""Fingerprints: short hashes that change whenever something that a page shows may have changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path

from macros.feast_files import FOLDER as CALENDAR
from macros.models import CONTENT_TYPES
from macros.models.fields import plain_text_fields
from macros.portal import Portal
from macros.reading import NO_TEXT, Shelf
from macros.translate import SHOWN_IN_SOURCE


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
    """Our own code and catalogues, and the versions of all libraries, as the names of their folders say."""
    installed = {name for folder in sys.path if os.path.isdir(folder) for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}
    return digest(files(Path(__file__).parent), *sorted(installed))


class RecordFingerprints:
    """Fingerprints of records as readers of one language see them: facts, the best text there is, and what they refer to.

    A German text that is translated does not count, unless the pages of other languages show it too.
    """

    def __init__(self, portal: Portal, chain: Iterable[str]) -> None:
        self._portal = portal
        self._chain = tuple(chain)
        self._shelves = cache(self._find_shelves)
        self.offer = cache(self._offer)
        self.event = cache(self._event)
        self.contact = cache(self._contact)
        self.place = cache(lambda key: self._own("places", key))
        self.contact_page = cache(self._contact_page)
        self.feasts = files(portal.data / CALENDAR) if portal.feasts else b""

    @cached_property
    def concept(self) -> bytes:
        """Changes with every record of the concept. Its pages show each other's names and counts, so they change together."""
        portal = self._portal
        kinds = [kind for kind in portal.records if kind.startswith("concept/")]
        return digest(*(digest(kind, key, self._own(kind, key)) for kind in kinds for key in portal.records[kind]))

    def records(self, kind: str) -> bytes:
        """Changes with every record of one type, and when one comes or goes."""
        return digest(*(digest(key, self._own(kind, key)) for key in self._portal.records[kind]))

    def everything(self) -> bytes:
        """Changes whenever any record, as these readers see it, changes, comes or goes."""
        portal = self._portal
        own = [digest(kind, key, self._own(kind, key)) for kind, shelf in portal.records.items() for key in shelf]
        counts = [f"{kind} {code} {len(shelf)}" for (kind, code), shelf in portal.texts.items()]  # the page about the portal says them
        return digest(*own, *counts, self.feasts, portal.images.state())

    def _offer(self, key: str) -> bytes:
        """What a card or page of an offer shows: the offer, provider, partners and places."""
        offer = self._portal.records["offers"][key]
        contacts = [self.contact(each) for each in (offer.organization, *offer.partners)]
        return digest(self._own("offers", key), *contacts, *map(self.place, offer.locations))

    def _event(self, key: str) -> bytes:
        """What a line or page of an event shows: the event, who makes it, where, and the names of the offer and feast it belongs to."""
        event = self._portal.records["events"][key]
        contacts = [self.contact(each) for each in (event.organizer, *event.partners)]
        related = [self.name("offers", event.offer)] if event.offer else []
        feast = repr(self._portal.feasts[event.feast].name) if event.feast else ""
        return digest(self._own("events", key), *contacts, b"places", *map(self.place, event.locations), b"offer", *related, feast, self._picture("events", key))

    def news(self, key: str) -> bytes:
        """What a line or page of a news item shows of the item itself, its picture among it."""
        return digest(self._own("news", key), self._picture("news", key))

    def name(self, kind: str, key: str) -> bytes:
        """What a mere mention of a record shows."""
        return self._own(kind, key)

    def measures(self, keys: Iterable[str]) -> bytes:
        """What links to measures of the concept show."""
        return digest(*(self.name("concept/measures", key) for key in keys))

    def _contact(self, key: str) -> bytes:
        return self._own("contacts", key)

    def _contact_page(self, key: str) -> bytes:
        """A contact's page also shows its places, its offers, and the contacts above and below it."""
        contact = self._portal.records["contacts"][key]
        related = [contact.parent_organization, *self._portal.units_by_contact.get(key, ())]
        offers = self._portal.offers_by_contact.get(key, ())
        events = self._portal.events_by_contact.get(key, ())
        return digest(
            self.contact(key), b"related", *(self.contact(each) for each in related if each),
            b"places", *map(self.place, contact.locations), b"offers", *map(self.offer, offers), b"events", *map(self.event, events),
        )

    def _picture(self, kind: str, key: str) -> str:
        """Changes with the picture itself, whose size pages say."""
        image = self._portal.records[kind][key].image
        return self._portal.images.fingerprint(image.file) if image else ""

    def _own(self, kind: str, key: str) -> bytes:
        source = self._portal.records[kind].fingerprint(key)
        found = [(number, shelf.fingerprint(key)) for number, shelf in self._shelves(kind)]
        translations = [(number, each) for number, each in found if each is not None]
        parts = [source.rest, *(number + each.rest for number, each in translations)]
        for place, text in enumerate(source.texts):
            for number, each in translations:
                if each.texts[place] != NO_TEXT:
                    parts += number, each.texts[place]
                    break
            else:
                parts += _SOURCE, text
        parts += [source.texts[place] for place in _shown_in_source(kind)]
        return digest(b"".join(parts))


    def _find_shelves(self, kind: str) -> list[tuple[bytes, Shelf]]:
        """Each language of the chain that has texts of this type, with its place in the chain."""
        shelves = ((number, self._portal.texts.get((kind, code))) for number, code in enumerate(self._chain))
        return [(bytes([number]), shelf) for number, shelf in shelves if shelf is not None]


_SOURCE = bytes([255])


@cache
def _shown_in_source(kind: str) -> tuple[int, ...]:
    """Places of the texts that pages in other languages show in German as well."""
    plain = plain_text_fields(CONTENT_TYPES[kind])
    return tuple(place for place, name in enumerate(plain) if name in SHOWN_IN_SOURCE)
