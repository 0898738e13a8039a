"""Open data: every field is one that we publish on purpose, every object has a lasting UUID, nothing private gets out."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.clock import BERLIN
from macros.feeds import hsds, open_data
from macros.feeds.plain import uri
from macros.models.settings import LAENDER
from macros.portal import load
from macros.project import Edition, Project
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("de", "en", "ar")
HSDS = ("/offers.json", "/contacts.json")
Files = dict[str, bytes]
Edited = Callable[..., Files]
Edit = tuple[str, str, str]

# Object type → field → type of the object (or of the objects of the list) in it. HSDS 3.1 has more fields; a field that
# is not in this table is not published. From schema/*.json of openreferral/specification.
PHONES, LANGUAGES_SPOKEN, SCHEDULES = {"phones": "phone"}, {"languages": "language"}, {"schedules": "schedule"}
FIELDS: dict[str, dict[str, str | None]] = {
    "service": dict.fromkeys(
        ("id", "organization_id", "name", "description", "url", "email", "status", "interpretation_services", "application_process",
         "fees_description", "eligibility_description", "minimum_age", "maximum_age", "assured_date")
    ) | PHONES | LANGUAGES_SPOKEN | SCHEDULES | {
        "additional_urls": "url", "service_at_locations": "service_at_location", "organization": "organization",
        "cost_options": "cost_option", "required_documents": "required_document", "attributes": "attribute",
    },
    "organization": dict.fromkeys(("id", "name", "description", "email", "website", "uri", "parent_organization_id"))
    | PHONES | {"contacts": "contact", "locations": "location", "attributes": "attribute"},
    "location": dict.fromkeys(("id", "location_type", "name", "transportation", "latitude", "longitude"))
    | LANGUAGES_SPOKEN | SCHEDULES | {"addresses": "address", "accessibility": "accessibility"},
    "service_at_location": {"id": None, "location": "location"},
    "address": dict.fromkeys(("id", "address_1", "city", "state_province", "postal_code", "country", "address_type")),
    "accessibility": dict.fromkeys(("id", "description", "details")),
    "schedule": dict.fromkeys(
        ("id", "valid_from", "valid_to", "dtstart", "until", "freq", "interval", "byday", "bymonthday", "description",
         "opens_at", "closes_at", "notes")
    ),
    "phone": dict.fromkeys(("id", "number", "type", "description")) | LANGUAGES_SPOKEN,
    "contact": dict.fromkeys(("id", "name", "title", "email")) | PHONES,
    "language": dict.fromkeys(("id", "name", "code", "note")),
    "cost_option": dict.fromkeys(("id", "option", "currency", "amount")),
    "required_document": dict.fromkeys(("id", "document")),
    "url": dict.fromkeys(("id", "label", "url")),
    "attribute": dict.fromkeys(("id", "link_type", "link_entity")) | {"taxonomy_term": "taxonomy_term"},
    "taxonomy_term": dict.fromkeys(("id", "code", "name", "description", "taxonomy", "language", "taxonomy_id")),
}
REQUIRED = {
    "service": ("id", "name", "status"),
    "organization": ("id", "name", "description"),
    "location": ("id", "location_type"),
    "address": ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("id", "number"),
    "url": ("id", "url"),
    "taxonomy_term": ("id", "name", "description"),
}
PAGE = ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"]
NUMBERS = ("minimum_age", "maximum_age", "latitude", "longitude", "interval", "amount")
ENUMS = {
    "status": ("active", "inactive", "defunct", "temporarily closed"),
    "freq": ("WEEKLY", "MONTHLY"),
    "location_type": ("physical", "postal", "virtual"),
    "address_type": ("physical", "postal", "virtual"),
}
PATTERNS = {  # HSDS accepts `byday: Mittwoch`; other programs do not
    "byday": r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*",
    "bymonthday": r"\d+(,\d+)*",
    "opens_at": r"([01]\d|2[0-3]):[0-5]\d",
    "closes_at": r"([01]\d|2[0-3]):[0-5]\d",
    "assured_date": r"\d{4}-\d{2}-\d{2}",
    "dtstart": r"\d{4}-\d{2}-\d{2}",
    "until": r"\d{4}-\d{2}-\d{2}",
    "code": r"[a-z]{2,3}|[a-z-]+",
}


def edition_of(data: Path, languages: tuple[str, ...] = LANGUAGES) -> Edition:
    now = dt.datetime.combine(TODAY, dt.time(8), BERLIN)
    return Edition(Project(data.parent, data, data.parent / ".cache"), load(data, today=TODAY), now, languages)


@pytest.fixture
def files(data: Path) -> Files:
    return dict(open_data.files(edition_of(data)))


@pytest.fixture
def edited(data: Path) -> Edited:
    """`edited(("offers/kurs.yml", "old", "new"), …)`: the files after these edits."""

    def build(*edits: Edit) -> Files:
        for change in edits:
            edit(data, *change)
        return dict(open_data.files(edition_of(data)))

    return build


def contents(files: Files, path: str) -> list[dict[str, Any]]:
    return json.loads(files[f"open-data/{path}"])["contents"]


def service(files: Files, key: str, language: str = "de") -> dict[str, Any]:
    folder = "" if language == "de" else f"{language}/"
    return next(each for each in contents(files, f"{folder}offers.json") if each["url"].endswith(f"/offers/{key}/"))


def organization(files: Files, key: str, language: str = "de") -> dict[str, Any]:
    folder = "" if language == "de" else f"{language}/"
    return next(each for each in contents(files, f"{folder}contacts.json") if each["uri"].endswith(f"/contacts/{key}/"))


def objects(kind: str, found: dict[str, Any], path: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(place, type, object) of an object and of everything in it."""
    place = f"{path}/{kind}"
    yield place, kind, found
    for field, value in found.items():
        child = FIELDS[kind].get(field)
        for number, each in enumerate(value if isinstance(value, list) else [value]):
            if child:
                yield from objects(child, each, f"{place}.{field}[{number}]")


def every_object(files: Files) -> list[tuple[str, str, dict[str, Any]]]:
    found = []
    for path in files:
        if path.endswith(HSDS):
            kind = "service" if path.endswith("offers.json") else "organization"
            for each in json.loads(files[path])["contents"]:
                found += objects(kind, each, path)
    return found


def test_one_offer_word_for_word(files: Files) -> None:
    assert service(files, "kurs") == json.loads((GOLDEN / "offer_kurs.json").read_text("utf-8"))


def test_one_contact_word_for_word(files: Files) -> None:
    assert organization(files, "buero") == json.loads((GOLDEN / "contact_buero.json").read_text("utf-8"))


def test_the_source_language_lies_at_the_top_and_every_other_published_language_below(data: Path) -> None:
    paths = [path for path, _ in open_data.files(edition_of(data, ("de", "ar")))]
    assert paths == [f"open-data/{name}" for name in (
        "offers.json", "contacts.json", "places.geojson", "events.json", "feasts.csv", "measures.csv", "measure-history.csv", "indicators.csv",
        "goals.json", "self-check.csv", "reports.json", "catalog.jsonld", "ar/offers.json", "ar/contacts.json",
    )]


def test_only_fields_that_we_publish_on_purpose(files: Files) -> None:
    assert [(place, set(each) - set(FIELDS[kind])) for place, kind, each in every_object(files) if set(each) - set(FIELDS[kind])] == []


def test_no_field_holds_an_object_that_the_table_does_not_know(files: Files) -> None:
    for place, kind, each in every_object(files):
        for field, value in each.items():
            assert FIELDS[kind][field] or not isinstance(value, dict | list), f"{place}.{field}"


def test_every_object_has_what_hsds_requires(files: Files) -> None:
    for place, kind, each in every_object(files):
        missing = set(REQUIRED.get(kind, ("id",))) - set(each)
        assert not missing, f"{place}: {missing}"


def test_every_value_has_the_type_of_hsds_and_none_is_empty(files: Files) -> None:
    for place, kind, each in every_object(files):
        for field, value in each.items():
            expected = (list, dict) if FIELDS[kind][field] else (int, float) if field in NUMBERS else str
            assert isinstance(value, expected), f"{place}.{field}"
            assert value or field in NUMBERS, f"{place}.{field}"
            assert value in ENUMS.get(field, (value,)), f"{place}.{field}: {value}"
            assert re.fullmatch(PATTERNS.get(field, ".*"), str(value), re.DOTALL), f"{place}.{field}: {value}"


def test_ids_are_uuids_and_only_the_same_thing_has_the_same_one(files: Files) -> None:
    known: dict[str, str] = {}
    for place, kind, each in every_object(files):
        for field in each:
            if field == "id" or field.endswith("_id"):
                assert uuid.UUID(each[field]).version == 5, f"{place}.{field}"
        assert known.setdefault(each["id"], kind) == kind, place


def test_ids_come_from_the_address_of_the_portal_and_our_ids(files: Files) -> None:
    namespace = uuid.uuid5(uuid.NAMESPACE_URL, "https://portal.musterstadt.example/")
    course = service(files, "kurs")
    assert course["id"] == str(uuid.uuid5(namespace, "service/kurs")) == "ae69dfca-9033-5cf9-8ebf-a1da02219dba"
    assert course["organization_id"] == course["organization"]["id"] == str(uuid.uuid5(namespace, "organization/buero"))
    assert course["schedules"][0]["id"] == str(uuid.uuid5(namespace, "schedule/kurs/0"))
    assert course["service_at_locations"][0]["location"]["id"] == str(uuid.uuid5(namespace, "location/haus"))


def test_a_new_title_leaves_every_id_alone(files: Files, edited: Edited) -> None:
    before = [(place, each["id"]) for place, _, each in every_object(files)]
    after = edited(("offers/kurs.yml", "name: Deutschkurs A1", "name: Kurs für alle"), ("contacts/buero.yml", "name: I", "name: Das I"))
    assert service(after, "kurs")["name"] == "Kurs für alle"
    assert [(place, each["id"]) for place, _, each in every_object(after)] == before


def forget_others(data: Path) -> None:
    """Leave only what HSDS knows, and events: other records name these, and would have to be edited too."""
    for folder in ("concept", "guides", "needs", "glossary", "news"):
        shutil.rmtree(data / folder)


def test_a_renamed_record_keeps_its_ids(data: Path, files: Files) -> None:
    before = {each["id"] for _, _, each in every_object(files)}
    forget_others(data)
    for folder, old, new in (("offers", "alt", "cafe"), ("contacts", "verein", "kulturverein"), ("places", "haus", "halle")):
        path = (data / folder / f"{old}.yml").rename(data / folder / f"{new}.yml")
        path.write_text(f"former_ids: [{old}]\n{path.read_text('utf-8')}", "utf-8")
    for path in data.rglob("*.yml"):
        text = path.read_text("utf-8").replace("organization: verein", "organization: kulturverein").replace("locations: [haus]", "locations: [halle]")
        text = text.replace("organizer: verein", "organizer: kulturverein").replace("locations: [haus, rathaus]", "locations: [halle, rathaus]")
        path.write_text(text.replace("partners: [verein]", "partners: [kulturverein]"), "utf-8")
    after = dict(open_data.files(edition_of(data)))
    assert service(after, "cafe")["id"] == service(files, "alt")["id"]
    assert {each["id"] for _, _, each in every_object(after)} == before


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("name", "kind"), [("offers", "service"), ("contacts", "organization")])
def test_the_tree_of_a_language_has_the_same_objects(files: Files, language: str, name: str, kind: str) -> None:
    source, other = contents(files, f"{name}.json"), contents(files, f"{language}/{name}.json")
    for mine, theirs in zip(source, other, strict=True):
        ids = [(place, each["id"], sorted(each)) for place, _, each in objects(kind, mine)]
        assert [(place, each["id"], sorted(each)) for place, _, each in objects(kind, theirs)] == ids


def test_texts_are_in_the_language_of_the_tree_and_fall_back_field_by_field(files: Files) -> None:
    arabic = service(files, "kurs", "ar")
    assert arabic["url"] == "https://portal.musterstadt.example/ar/offers/kurs/"
    assert arabic["name"] == "دورة اللغة الألمانية A1"
    assert arabic["interpretation_services"] == "With interpreting on request"
    assert arabic["service_at_locations"][0]["location"]["name"] == "Haus der Kulturen"
    assert arabic["languages"][0]["name"] == "الألمانية"


def test_a_term_says_in_which_language_its_words_are(files: Files) -> None:
    terms = {each["taxonomy_term"]["code"]: each["taxonomy_term"] for each in service(files, "kurs", "ar")["attributes"]}
    assert (terms["language"]["name"], terms["language"]["language"]) == ("تعلّم الألمانية", "ar")
    assert (terms["refugees"]["name"], terms["refugees"]["language"]) == ("Refugees", "en")


def test_nothing_private_gets_out(files: Files) -> None:
    everything = b"".join(files.values())
    for secret in (b"PRIVATE-MARKER", b"private-marker", b"99998 999", b"Hausmeister", b"2026-05-04", "Stadtverwaltung".encode()):
        assert secret not in everything


def test_a_person_without_consent_is_left_out_and_consent_itself_too(files: Files) -> None:
    assert [sorted(each) for each in organization(files, "buero")["contacts"]] == [["email", "id", "title"]]
    assert "contacts" not in organization(files, "verein")


def test_a_person_who_agreed_has_name_and_phone(edited: Edited) -> None:
    consent = "    consent: 2026-05-04\n"
    files = edited(("contacts/buero.yml", consent, f"{consent}    name: Ada Muster\n    phone: +49 89 99998 118\n"))
    person = organization(files, "buero")["contacts"][0]
    assert (person["name"], person["phones"][0]["number"]) == ("Ada Muster", "+49 89 99998 118")


def test_consent_is_checked_once_more_where_data_leave_the_house(reader: Callable[[str], Reader]) -> None:
    german = reader("de")
    office = german.portal.records["contacts"]["buero"]
    unasked = office.persons[0].model_copy(update={"consent": None})
    assert list(hsds._persons(german, office.model_copy(update={"persons": (unasked,)}))) == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "active"),
        ([("offers/kurs.yml", "capacity: few", "capacity: few\nstatus: temporarily_closed")], "temporarily closed"),
        ([("offers/kurs.yml", "capacity: few", "capacity: few\nvalid_to: 2026-11-19")], "inactive"),
        ([("offers/kurs.yml", "capacity: few", "capacity: few\nvalid_to: 2026-11-20")], "active"),
    ],
)
def test_the_status_of_an_offer(edited: Edited, edits: list[Edit], expected: str) -> None:
    assert service(edited(*edits), "kurs")["status"] == expected


def test_the_validity_of_an_offer_is_not_the_end_of_its_series(edited: Edited) -> None:
    files = edited(("offers/kurs.yml", "capacity: few", "capacity: few\nvalid_from: 2026-09-01\nvalid_to: 2027-12-31"))
    rule = service(files, "kurs")["schedules"][0]
    assert (rule["valid_from"], rule["valid_to"], rule["until"]) == ("2026-09-01", "2027-12-31", "2027-07-28")


def test_a_rule_every_second_week_with_days_left_out(files: Files) -> None:
    rule = service(files, "gruppe")["schedules"][0]
    assert {name: rule[name] for name in ("dtstart", "freq", "interval", "byday", "notes")} == {
        "dtstart": "2026-09-15", "freq": "WEEKLY", "interval": 2, "byday": "TU",
        "notes": "nicht am 24. November 2026; nicht am 22. Dezember 2026; Ortszeit Europe/Berlin",
    }
    assert service(files, "gruppe", "en")["schedules"][0]["notes"] == (
        "not on 24 November 2026; not on 22 December 2026; Ortszeit Europe/Berlin"
    )


def test_days_of_a_month(edited: Edited, files: Files) -> None:
    hours = service(files, "sprechstunde")["schedules"]
    assert (hours[0]["freq"], hours[0]["byday"]) == ("MONTHLY", "2WE")
    assert [sorted(each) for each in hours[1:]] == [["description", "id"]]
    assert hours[1]["description"] == "Nach Vereinbarung"
    rule = service(edited(("offers/sprechstunde.yml", "byday: [2WE]", "bymonthday: [14, 28]")), "sprechstunde")["schedules"][0]
    assert rule["bymonthday"] == "14,28"
    assert "byday" not in rule


def opening(files: Files) -> list[tuple[str, ...]]:
    found = organization(files, "amt")["locations"][0]["schedules"]
    return [tuple(each.get(name, "") for name in ("freq", "byday", "opens_at", "closes_at")) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 08:00-12:00; PH off", [("WEEKLY", "MO,TU,WE,TH,FR", "08:00", "12:00")]),
        (
            "Mo,We 09:00-12:00; Tu 09:00-12:00,14:00-18:00",
            [("WEEKLY", "MO,TU,WE", "09:00", "12:00"), ("WEEKLY", "TU", "14:00", "18:00")],
        ),
        ("We[2,4] 14:00-18:00", [("MONTHLY", "2WE,4WE", "14:00", "18:00")]),
        ("Fr 18:00-24:00", [("WEEKLY", "FR", "18:00", "23:59")]),
        ("24/7", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("2026 Dec 01 09:00-12:00", [("", "", "", "")]),
    ],
)
def test_opening_hours_become_rules(edited: Edited, text: str, expected: list[tuple[str, ...]]) -> None:
    assert opening(edited(("contacts/amt.yml", "Mo-Fr 08:00-12:00; PH off", text))) == expected


def test_what_differs_on_single_days_and_holidays_stands_in_words(files: Files, edited: Edited) -> None:
    rules = organization(files, "buero")["locations"][0]["schedules"]
    assert rules[0]["notes"] == "24. Dezember 2026: geschlossen; An Feiertagen: geschlossen; Ortszeit Europe/Berlin"
    assert rules[-1] == {"id": rules[-1]["id"], "description": "Kommen Sie am besten am Vormittag."}
    only = organization(edited(("contacts/amt.yml", "Mo-Fr 08:00-12:00; PH off", "2026 Dec 01 09:00-12:00")), "amt")
    assert only["locations"][0]["schedules"][0]["notes"] == "1. Dezember 2026: 09:00–12:00"


def test_words_carry_no_markup(files: Files) -> None:
    course = json.dumps([each for path in files if path.endswith(HSDS) for each in json.loads(files[path])["contents"]], ensure_ascii=False)
    assert not re.search(r"<(?:span|bdi|p|strong|li)\b|&(?:amp|lt|#)", course)


def test_a_contact_without_a_place_has_a_virtual_one_for_its_hours(files: Files) -> None:
    assert [each["location_type"] for each in organization(files, "notruf")["locations"]] == ["virtual"]


@pytest.mark.parametrize(
    ("tag", "code"), [("de", "de"), ("fa-AF", "prs"), ("kmr", "kmr"), ("ckb", "ckb"), ("gsg", "gsg"), ("sr-Latn", "sr"), ("rom", "rom")]
)
def test_language_codes_are_iso_639(tag: str, code: str) -> None:
    assert hsds.iso_639(tag) == code


def test_the_tag_that_iso_639_cannot_say_stands_in_the_note(edited: Edited) -> None:
    files = edited(
        ("spoken_languages.yml", "ti:\n", "fa-AF:\n  name:\n    de: Dari\n  autonym: دری\nti:\n"),
        ("offers/gruppe.yml", "[de, kmr, ti]", "[de, fa-AF]"),
    )
    spoken = service(files, "gruppe")["languages"]
    assert [(each["name"], each["code"], each.get("note")) for each in spoken] == [("Deutsch", "de", None), ("Dari", "prs", "fa-AF")]


def test_a_number_for_text_messages_has_the_type_of_rfc_6350(edited: Edited) -> None:
    files = edited(("contacts/buero.yml", "type: cell", "type: sms"))
    assert [each["type"] for each in organization(files, "buero")["phones"]] == ["voice", "text"]


def test_free_is_an_amount_of_zero(files: Files) -> None:
    assert [(each["amount"], each["currency"]) for each in service(files, "gruppe")["cost_options"]] == [(0, "EUR")]
    assert service(files, "gruppe")["fees_description"] == "Kostenlos"
    assert "cost_options" not in service(files, "vorbei")


def test_pages_of_the_provider_beside_our_own(edited: Edited) -> None:
    files = edited(("offers/kurs.yml", "registration: required", "registration: required\napplication_url: https://anmeldung.example/a"))
    course = service(files, "kurs")
    assert course["url"] == "https://portal.musterstadt.example/de/offers/kurs/"
    assert [(each["label"], each["url"]) for each in course["additional_urls"]] == [
        ("Website", "https://kurs.musterstadt.example/"), ("Zur Anmeldung im Internet", "https://anmeldung.example/a"),
    ]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("https://kurs.example/a?b=c%20d#e", "https://kurs.example/a?b=c%20d#e"),
        ("https://münchen.example:8080/straße?ort=Köln", "https://xn--mnchen-3ya.example:8080/stra%C3%9Fe?ort=K%C3%B6ln"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ],
)
def test_web_addresses_are_uris(url: str | None, expected: str | None) -> None:
    assert uri(url) == expected


@pytest.mark.parametrize("land", LAENDER)
def test_every_land_has_a_name(edited: Edited, land: str) -> None:
    files = edited(("site.yml", "land: BY", f"land: {land}"), ("laender.yml", "BY:\n", f"{land}:\n"))
    address = organization(files, "amt")["locations"][0]["addresses"][0]
    assert len(address["state_province"]) > 2


def test_lists_are_the_one_page_of_an_hsds_list(files: Files) -> None:
    page = json.loads(files["open-data/offers.json"])
    assert list(page) == PAGE
    assert [page[name] for name in PAGE[:-1]] == [5, 1, 1, 5, True, True, False]
    assert [each["url"].split("/")[-2] for each in page["contents"]] == ["alt", "gruppe", "kurs", "sprechstunde", "vorbei"]


def test_an_empty_list_says_so(data: Path) -> None:
    forget_others(data)
    for path in (data / "offers").rglob("*.yml"):
        path.unlink()
    edit(data, "events/treff.yml", "offer: gruppe\n", "")
    page = json.loads(dict(open_data.files(edition_of(data)))["open-data/offers.json"])
    assert (page["total_items"], page["empty"], page["contents"]) == (0, True, [])


def test_places_with_coordinates_are_geojson_with_longitude_first(files: Files, edited: Edited) -> None:
    assert json.loads(files["open-data/places.geojson"]) == {"type": "FeatureCollection", "features": []}
    found = edited(("places/rathaus.yml", "district: altstadt", "district: altstadt\nlatitude: 48.3717\nlongitude: 10.8983"))
    assert json.loads(found["open-data/places.geojson"])["features"] == [{
        "type": "Feature",
        "id": organization(found, "amt")["locations"][0]["id"],
        "geometry": {"type": "Point", "coordinates": [10.8983, 48.3717]},
        "properties": {"name": "Rathaus Musterstadt", "address": "Rathausplatz 1, 86999 Musterstadt", "wheelchair": "full"},
    }]
    hall = organization(found, "amt")["locations"][0]
    assert (hall["latitude"], hall["longitude"]) == (48.3717, 10.8983)


def test_the_same_data_are_the_same_bytes(data: Path, files: Files) -> None:
    again = dict(open_data.files(edition_of(data)))
    assert again == files
    assert all(content.endswith(b"\n") and b"\\u" not in content for content in files.values())
