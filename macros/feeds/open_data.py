"""The files below /open-data/ that hold offers, contacts, places, events, feasts and the concept for other programs.

`offers.json` and `contacts.json` have the words of the source language, `<lang>/offers.json` and `<lang>/contacts.json`
those of the other languages. Objects are the same in all of them: HSDS 3.1 in the JSON form of its API.
Every build publishes those that hold all languages: `events.json`, `feasts.csv`, the files of the concept where there is one,
and `catalog.jsonld`, which lists them for data portals. What their fields mean: views/open_data_files.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from macros import feast_dates
from macros.feast_files import FOLDER as FEASTS
from macros.feeds import catalog, concept_records, events_json, feasts_csv, goals_json, indicators_csv, measures_csv, reports_json, self_check_csv
from macros.feeds.files import File
from macros.feeds.identifiers import identifier, lasting
from macros.fingerprints import digest
from macros.fingerprints import files as files_print
from macros.models.places import Place
from macros.project import Edition
from macros.views.open_data_files import CATALOG, FOLDER
from macros.views.reader import Reader


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """(site path, content) of every file, in an order that never changes."""
    source = edition.portal.languages.source.code
    yield from language_files(edition, source)
    yield f"{FOLDER}places.geojson", _json(places(edition.reader(source)))
    yield from ((file.path, file.make()) for file in published(edition))
    for code in edition.languages:
        if code != source:
            yield from language_files(edition, code)
            edition.portal.release(code)


def published(edition: Edition) -> Iterator[File]:
    """The files that every build publishes."""
    portal = edition.portal
    days = str(feast_dates.window(edition.today))
    feasts_print = digest(days, files_print(portal.data / FEASTS)) if portal.feasts else digest(days)
    yield File(f"{FOLDER}events.json", events_json.fingerprint(edition), partial(events_json.events, edition))
    yield File(f"{FOLDER}feasts.csv", feasts_print, partial(feasts_csv.feasts, portal, edition.today))
    if portal.concept:
        yield from _of_the_concept(edition)
    yield File(CATALOG, catalog.fingerprint(edition), partial(catalog.catalog, edition))


def _of_the_concept(edition: Edition) -> Iterator[File]:
    """Whether something is overdue, and which paper is in force, depends on the day."""
    portal, found = edition.portal, concept_records.fingerprint(edition)
    today = digest(found, edition.today.isoformat())
    yield File(f"{FOLDER}measures.csv", today, partial(measures_csv.measures, edition))
    yield File(f"{FOLDER}measure-history.csv", found, partial(measures_csv.history, edition))
    yield File(f"{FOLDER}indicators.csv", found, partial(indicators_csv.indicators, portal))
    yield File(f"{FOLDER}goals.json", today, partial(goals_json.goals, edition))
    yield File(f"{FOLDER}self-check.csv", found, partial(self_check_csv.self_check, portal))
    yield File(f"{FOLDER}reports.json", found, partial(reports_json.reports, edition))


def language_files(edition: Edition, code: str) -> Iterator[tuple[str, bytes]]:
    """The two files of one language; the source language's lie at the top."""
    from macros.feeds import hsds  # slow to import, and builds need none of it

    reader = edition.reader(code)
    folder = FOLDER if reader.language.is_source else f"{FOLDER}{code}/"
    yield f"{folder}offers.json", _page(reader, "offers", hsds.service)
    yield f"{folder}contacts.json", _page(reader, "contacts", hsds.organization)


def places(reader: Reader) -> dict[str, Any]:
    """The places with coordinates as GeoJSON (RFC 7946): longitude before latitude, WGS 84, no `crs`."""
    records = reader.portal.records["places"]
    found = [_feature(reader, records[key]) for key in sorted(records) if records[key].longitude is not None]
    return {"type": "FeatureCollection", "features": found}


def _feature(reader: Reader, place: Place) -> dict[str, Any]:
    """`wheelchair` is our own word (full, limited, none, unknown), so it is the same in every language."""
    address = place.address
    return {
        "type": "Feature",
        "id": identifier(reader, "location", lasting(place)),
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "name": place.name,
            "address": f"{address.address_1}, {address.postal_code} {address.city}" if address else None,
            "wheelchair": place.accessibility.wheelchair if place.accessibility else None,
        },
    }


def _page(reader: Reader, kind: str, make: Callable[[Reader, str], dict[str, Any]]) -> bytes:
    """All records of a kind as the one `Page` of an HSDS 3.1 list, in the order of their ids."""
    contents = [make(reader, key) for key in sorted(reader.portal.records[kind])]
    return _json(_paged(contents))


def _paged(contents: list[dict[str, Any]]) -> dict[str, Any]:
    """HSDS 3.1.1 requires `empty`; the other fields are those of `Page` in its openapi.json."""
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _json(data: Any) -> bytes:
    """Fields stand as they were put: the same data are the same bytes."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()
