"""open-data/catalog.jsonld: what DCAT-AP.de 3.0 requires of catalogue, data sets and distributions, and no claim that nobody made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.feeds import catalog, open_data
from tests.conftest import edit
from tests.feeds.test_concept_files import edition

Object = dict[str, Any]
SITE = "https://portal.musterstadt.example/"
LICENCE = "recheck_after_months: 12\nopen_data_licence: {{name: Beispiel, url: '{}'}}"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/deed.de"

# DCAT-AP 3.0.0 and the additions of DCAT-AP.de 3.0: what a thing must have.
REQUIRED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license"},
    "foaf:Agent": {"foaf:name"},
    "vcard:Kind": {"vcard:fn", "vcard:hasEmail"},
}


def made(data: Path, url: str | None = CC0, **how: Any) -> Object:
    if url:
        edit(data, "site.yml", "recheck_after_months: 12", LICENCE.format(url))
    return json.loads(catalog.catalog(edition(data, **how)))


def things(found: Any) -> list[Object]:
    """Every thing with a type, from the outside in."""
    if isinstance(found, list):
        return [thing for each in found for thing in things(each)]
    if not isinstance(found, dict):
        return []
    inner = [thing for name, value in found.items() if name != "@context" for thing in things(value)]
    return [found, *inner] if "@type" in found else inner


def types(thing: Object) -> list[str]:
    return thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]


def test_everything_has_what_the_standard_requires(data: Path) -> None:
    found = things(made(data))
    missing = [(thing.get("@id"), kind, sorted(REQUIRED[kind] - set(thing))) for thing in found for kind in types(thing) if kind in REQUIRED and REQUIRED[kind] - set(thing)]
    assert missing == []
    assert {kind for thing in found for kind in types(thing)} == {*REQUIRED, "vcard:Organization"}


def test_every_prefix_is_explained_and_every_reference_is_an_address(data: Path) -> None:
    whole = made(data)
    text = json.dumps({name: value for name, value in whole.items() if name != "@context"})
    used = {name.partition(":")[0] for thing in things(whole) for name in (*thing, *types(thing)) if ":" in name}
    assert used == set(whole["@context"])
    assert '"@id": "/' not in text


def test_every_other_published_file_is_a_data_set_of_its_own(data: Path) -> None:
    datasets = made(data)["dcat:dataset"]
    paths = [file.path for file in open_data.published(edition(data)) if file.path != "open-data/catalog.jsonld"]
    assert sorted(each["dct:identifier"] for each in datasets) == sorted(paths)
    assert [each["dcat:distribution"][0]["dcat:downloadURL"]["@id"] for each in datasets] == [f"{SITE}{each['dct:identifier']}" for each in datasets]
    ids = [thing["@id"] for thing in things(datasets) if "@id" in thing]
    assert len(ids) == len(set(ids)) == 2 * len(datasets)


def test_a_data_set_word_for_word(data: Path) -> None:
    found = next(each for each in made(data, languages=("de",))["dcat:dataset"] if each["dct:identifier"] == "open-data/self-check.csv")
    assert found == {
        "@id": f"{SITE}open-data/self-check.csv#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": "open-data/self-check.csv",
        "dct:title": [{"@language": "de", "@value": "Selbstcheck"}],
        "dct:description": [{"@language": "de", "@value": "Jede Antwort auf jede Frage des Selbstchecks, eine Zeile für jede Antwort."}],
        "dct:publisher": {"@id": f"{SITE}#publisher"},
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": "Integrationsbüro", "vcard:hasEmail": {"@id": "mailto:portal@musterstadt.example"},
        },
        "dcat:theme": {"@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI"},
        "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/IRREG"},
        "dcat:landingPage": {"@id": f"{SITE}de/open-data/#self-check-csv"},
        "dcat:distribution": [
            {
                "@id": f"{SITE}open-data/self-check.csv#file",
                "@type": "dcat:Distribution",
                "dct:title": "self-check.csv",
                "dcat:accessURL": {"@id": f"{SITE}open-data/self-check.csv"},
                "dcat:downloadURL": {"@id": f"{SITE}open-data/self-check.csv"},
                "dct:format": {"@id": "http://publications.europa.eu/resource/authority/file-type/CSV"},
                "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
                "dct:license": {"@id": "http://dcat-ap.de/def/licenses/cc-zero"},
            }
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (CC0, "http://dcat-ap.de/def/licenses/cc-zero"),
        ("https://creativecommons.org/licenses/by/4.0/", "http://dcat-ap.de/def/licenses/cc-by/4.0"),
        ("https://www.govdata.de/dl-de/by-2-0", "http://dcat-ap.de/def/licenses/dl-by-de/2.0"),
        ("https://govdata.de/dl-de/zero-2-0", "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"),
        ("https://www.musterstadt.example/lizenz", "https://www.musterstadt.example/lizenz"),
    ],
)
def test_licences_that_data_portals_know_have_their_name_there(data: Path, url: str, expected: str) -> None:
    assert {each["dcat:distribution"][0]["dct:license"]["@id"] for each in made(data, url)["dcat:dataset"]} == {expected}


def test_no_licence_is_claimed_where_none_is_stated(data: Path) -> None:
    assert [each for each in made(data, None)["dcat:dataset"] if "dct:license" in each["dcat:distribution"][0]] == []


def test_no_text_claims_a_language_that_it_is_not_in(data: Path) -> None:
    for thing in things(made(data)):
        for name in ("dct:title", "dct:description"):
            words = thing.get(name, [])
            if words and isinstance(words, list):
                assert words[0]["@language"] == "de"
                assert len({each["@value"] for each in words}) == len(words)
