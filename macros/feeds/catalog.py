"""open-data/catalog.jsonld: the open files as a catalogue for data portals, DCAT-AP.de 3.0 as JSON-LD.

It has what the standard requires: title, description and publisher of the catalogue and of each data set, and address and
licence of each file. Without a licence in data/site.yml none is claimed; GovData then takes nothing over.
Nothing in it depends on the day.
"""

from __future__ import annotations

import json
from typing import Any

from macros.feeds.plain import filled, uri
from macros.fingerprints import digest
from macros.project import Edition
from macros.translate import N_
from macros.views.open_data_files import CATALOG, OpenFile, open_files
from macros.views.reader import Reader

Object = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_FILE_TYPES = {"text/csv": "CSV", "application/json": "JSON", "application/ld+json": "JSON_LD"}
# What DCAT-AP.de calls the licences that municipalities use; others are named by their own address.
_LICENCES = {
    "creativecommons.org/publicdomain/zero/1.0": "cc-zero",
    "creativecommons.org/licenses/by/4.0": "cc-by/4.0",
    "govdata.de/dl-de/by-2-0": "dl-by-de/2.0",
    "govdata.de/dl-de/zero-2-0": "dl-zero-de/2.0",
}
_WORDS = ("de", "en")  # the languages of titles, as far as they are published


def fingerprint(edition: Edition) -> bytes:
    """Everything else that it shows stands in site.yml, legal.yml and the code."""
    portal = edition.portal
    contact = portal.records["contacts"].fingerprint(portal.settings.publisher)
    return digest(repr(contact), ",".join(each.path for each in open_files(portal)), ",".join(edition.languages))


def catalog(edition: Edition) -> bytes:
    return (json.dumps(_Writer(edition).catalog(), ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    def __init__(self, edition: Edition) -> None:
        portal = edition.portal
        self._portal, self._settings = portal, portal.settings
        self._readers = {code: edition.reader(code) for code in edition.languages if code in _WORDS or portal.languages[code].is_source}

    def catalog(self) -> Object:
        municipality = self._settings.municipality.name
        return {
            "@context": _CONTEXT,
            "@id": f"{self._settings.url}{CATALOG}#catalog",
            "@type": "dcat:Catalog",
            "dct:title": self._said(N_("Offene Daten: %(municipality)s"), municipality=municipality),
            "dct:description": self._said(N_("Angaben aus dem Integrationsportal zum Weiterverwenden.")),
            "dct:publisher": self._publisher(),
            "foaf:homepage": {"@id": self._settings.url},
            "dcat:dataset": [self._dataset(each) for each in open_files(self._portal) if each.path != CATALOG],
        }

    def _publisher(self) -> Object:
        return {"@id": f"{self._settings.url}#publisher", "@type": "foaf:Agent", "foaf:name": self._portal.legal.imprint.name}

    def _contact_point(self) -> Object:
        """`vcard:Kind` stands beside the kind, for checkers that do not know that an organisation is one."""
        name = self._portal.records["contacts"][self._settings.publisher].name
        return {"@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": name, "vcard:hasEmail": {"@id": f"mailto:{self._settings.feedback.email}"}}

    def _dataset(self, found: OpenFile) -> Object:
        address = f"{self._settings.url}{found.path}"
        return {
            "@id": f"{address}#dataset",
            "@type": "dcat:Dataset",
            "dct:identifier": found.path,
            "dct:title": self._said(found.title),
            "dct:description": self._said(found.text),
            "dct:publisher": {"@id": f"{self._settings.url}#publisher"},
            "dcat:contactPoint": self._contact_point(),
            "dcat:theme": {"@id": f"{_EU}/data-theme/SOCI"},
            "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/IRREG"},
            "dcat:landingPage": {"@id": self._landing_page(found)},
            "dcat:distribution": [self._distribution(found, address)],
        }

    def _distribution(self, found: OpenFile, address: str) -> Object:
        return filled({
            "@id": f"{address}#file",
            "@type": "dcat:Distribution",
            "dct:title": found.name,
            "dcat:accessURL": {"@id": address},
            "dcat:downloadURL": {"@id": address},
            "dct:format": {"@id": f"{_EU}/file-type/{_FILE_TYPES[found.media_type]}"},
            "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{found.media_type}"},
            "dct:license": self._licence(),
        })

    def _licence(self) -> Object | None:
        stated = self._settings.open_data_licence
        if stated is None:
            return None
        place = stated.url.partition("://")[2].removeprefix("www.")
        known = next((name for start, name in _LICENCES.items() if place.startswith(start)), None)
        return {"@id": f"http://dcat-ap.de/def/licenses/{known}" if known else uri(stated.url)}

    def _landing_page(self, found: OpenFile) -> str:
        source: Reader = self._readers[self._portal.languages.source.code]
        return source.urls.absolute(source.language.code, f"open-data/#{found.name.replace('.', '-')}")

    def _said(self, message: str, **values: str) -> list[Object]:
        """In German, and in English where it is translated: no text claims to be in a language that it is not in."""
        found = ((code, *reader.translator.interface.lookup(message)) for code, reader in self._readers.items())
        return [{"@language": code, "@value": text % values if values else text} for code, language, text in found if language.code == code]
