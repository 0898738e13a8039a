"""What the files about the concept share: when they change, and the words of a record in the published languages."""

from __future__ import annotations

from typing import Any

from macros.feeds.plain import filled
from macros.fingerprints import digest
from macros.project import Edition
from macros.urls import Urls


def fingerprint(edition: Edition) -> bytes:
    """Changes with every record of the concept in any published language, and with the contacts that it names."""
    portal = edition.portal
    kinds = [kind for kind in portal.records if kind.startswith("concept/")]
    found = [digest(kind, key, repr([shelf.fingerprint(key) for shelf in _shelves(edition, kind)])) for kind in kinds for key in portal.records[kind]]
    responsible = sorted({measure.responsible for measure in portal.concept.measure_records.values()})
    return digest(*found, ",".join(edition.languages), *(repr(portal.records["contacts"].fingerprint(key)) for key in responsible))


def source(edition: Edition) -> str:
    return edition.portal.languages.source.code


def english(edition: Edition, kind: str, key: str, field: str) -> str | None:
    """The English words, None where there are none or English is not published."""
    return in_all(edition, kind, key, field).get("en")


def in_all(edition: Edition, kind: str, key: str, field: str) -> dict[str, str]:
    """`{language: words}` in every published language that has them, the source language first."""
    words = {source(edition): getattr(edition.portal.records[kind][key], field)}
    return filled(words | {code: getattr(text, field) for code, text in _texts(edition, kind, key)})


def page(edition: Edition, path: str) -> str:
    """The address of a page in the source language."""
    return Urls(edition.portal.settings).absolute(source(edition), path)


def release(edition: Edition) -> None:
    """Forget the texts that were unpacked for a file."""
    for code in _others(edition):
        edition.portal.release(code)


def _texts(edition: Edition, kind: str, key: str) -> list[tuple[str, Any]]:
    found = ((code, edition.portal.texts.get((kind, code), {}).get(key)) for code in _others(edition))
    return [(code, text) for code, text in found if text is not None]


def _others(edition: Edition) -> list[str]:
    return [code for code in edition.languages if code != source(edition)]


def _shelves(edition: Edition, kind: str) -> list[Any]:
    texts = (edition.portal.texts.get((kind, code)) for code in _others(edition))
    return [edition.portal.records[kind], *(shelf for shelf in texts if shelf is not None)]
