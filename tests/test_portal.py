"""The whole of data/ as one Portal: everything together, every problem of every file at once, never a traceback."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.models.vocabularies import VOCABULARIES
from macros.portal import Portal, load
from macros.problems import DataError
from macros.reading import Cache
from tests.conftest import TODAY, edit, problems_of
from tests.patience import PATIENT


def test_a_portal_holds_records_and_texts_of_all_languages(portal: Portal) -> None:
    assert {kind: list(records) for kind, records in portal.records.items() if records} == {
        "places": ["haus", "online", "rathaus"],
        "contacts": ["amt", "buero", "notruf", "verein"],
        "offers": ["alt", "gruppe", "kurs", "sprechstunde", "vorbei"],
        "events": ["abgesagt", "damals", "fest", "treff", "woche"],
        "news": ["fest-programm", "gegen-hass", "kursbeginn", "rathaus-geschlossen", "winterhilfe"],
        "guides": ["ankommen"],
        "needs": ["anmelden", "deutsch"],
        "glossary": ["antrag", "meldebestaetigung", "migrationsamt", "termin"],
        "concept/papers": ["konzept"],
        "concept/fields": ["sprache", "wohnen"],
        "concept/goals": ["deutsch-lernen", "gut-wohnen"],
        "concept/measures": ["beratung", "kurse", "mappe"],
        "concept/indicators": ["beratungsfaelle", "bestandene-pruefungen"],
        "concept/agreements": ["zusage-amt"],
        "concept/reports": ["2025"],
        "concept/bodies": ["beirat"],
        "concept/sessions": ["beirat-2025-02-13", "beirat-2026-12-10"],
        "concept/resolutions": ["antrag-treffpunkt", "beschluss-konzept"],
        "concept/funding": ["mikrofoerderung"],
        "concept/self-check": ["beschluss", "leitbild"],
        "concept/proposals": ["kurs-am-vormittag", "mehr-baenke"],
    }
    assert {key: list(texts) for key, texts in portal.texts.items() if not key[0].startswith("concept/")} == {
        ("places", "en"): ["rathaus"],
        ("contacts", "en"): ["buero", "notruf"],
        ("offers", "en"): ["gruppe", "kurs"],
        ("events", "en"): ["fest", "treff"],
        ("news", "en"): ["fest-programm", "gegen-hass", "kursbeginn", "rathaus-geschlossen", "winterhilfe"],
        ("guides", "en"): ["ankommen"],
        ("needs", "en"): ["anmelden", "deutsch"],
        ("glossary", "en"): ["antrag", "meldebestaetigung", "migrationsamt", "termin"],
        ("places", "ar"): ["rathaus"],
        ("contacts", "ar"): ["buero"],
        ("offers", "ar"): ["kurs"],
        ("events", "ar"): ["fest"],
        ("news", "ar"): ["kursbeginn", "rathaus-geschlossen"],
        ("guides", "ar"): ["ankommen"],
        ("needs", "ar"): ["anmelden"],
        ("glossary", "ar"): ["antrag", "termin"],
    }
    assert all(list(portal.texts[kind, "en"]) == list(records) for kind, records in portal.records.items() if kind.startswith("concept/"))


def test_values_that_yaml_would_guess_survive(data: Path) -> None:
    edit(data, "places/haus.yml", "postal_code: 86999", "postal_code: 01067")
    edit(data, "offers/gruppe.yml", "name: Frauentreff", "name: NO")
    edit(data, "offers/gruppe.yml", "opens_at: 10:00\n    closes_at: 12:00", "opens_at: 18:30\n    closes_at: 19:45")
    edit(data, "offers/gruppe.yml", "childcare: on_request", "childcare: none")
    edit(data, "contacts/verein.yml", "name: Kurdischer Kulturverein", "name: 2026-11-20")
    portal = load(data, today=TODAY)
    group = portal.records["offers"]["gruppe"]
    assert portal.records["places"]["haus"].address.postal_code == "01067"
    assert (group.name, group.childcare) == ("NO", "none")
    assert (group.schedules[0].opens_at, group.schedules[0].closes_at) == (dt.time(18, 30), dt.time(19, 45))
    assert portal.records["contacts"]["verein"].name == "2026-11-20"
    assert portal.records["contacts"]["amt"].phones[0].number == "+49 89 99998 100"
    assert portal.records["contacts"]["notruf"].phones[0].number == "112"


def test_norwegian_is_a_language_and_not_false(data: Path) -> None:
    with (data / "spoken_languages.yml").open("a", encoding="utf-8") as file:
        file.write("no:\n  autonym: Norsk\n")
    edit(data, "offers/gruppe.yml", "languages: [de, kmr, ti]", "languages: [de, no]")
    assert load(data, today=TODAY).records["offers"]["gruppe"].languages == ("de", "no")


def test_private_notes_are_read_but_belong_to_no_translation(portal: Portal) -> None:
    assert portal.records["contacts"]["verein"].private.note == "PRIVATE-MARKER, ruft nur abends zurück"
    assert not hasattr(portal.texts["contacts", "en"]["buero"], "private")


def test_offers_are_known_by_provider_and_partner(portal: Portal) -> None:
    assert portal.offers_by_contact == {"verein": ["alt", "gruppe", "kurs", "vorbei"], "buero": ["kurs", "sprechstunde"]}


def test_a_contact_that_is_its_own_partner_has_the_offer_once(data: Path) -> None:
    edit(data, "offers/kurs.yml", "partners: [verein]", "partners: [buero, verein]")
    assert load(data, today=TODAY).offers_by_contact["buero"] == ["kurs", "sprechstunde"]


def test_offers_know_the_guides_that_name_them(portal: Portal) -> None:
    assert portal.guides_by_offer == {"sprechstunde": ["ankommen"], "vorbei": ["ankommen"], "kurs": ["ankommen"]}


def test_a_situation_knows_the_first_guide_for_it(data: Path) -> None:
    text = (data / "guides" / "ankommen.yml").read_text("utf-8")
    (data / "guides" / "anders.yml").write_text(text.replace("position: 10", "position: 9"), "utf-8")
    assert load(data, today=TODAY).guide_by_situation == {"new-here": "anders"}


def test_official_words_lead_to_their_entry_in_all_their_forms(portal: Portal) -> None:
    assert portal.official_words == {
        "Antrag": "antrag", "Anträge": "antrag", "Meldebestätigung": "meldebestaetigung", "Anmeldebestätigung": "meldebestaetigung",
        "Amt für Migration": "migrationsamt", "Amtes für Migration": "migrationsamt", "Termin": "termin", "Termine": "termin", "Terminen": "termin",
    }  # fmt: skip


def test_next_dates_leave_out_the_holidays_of_the_land(portal: Portal) -> None:
    course = portal.records["offers"]["kurs"]
    found = portal.next_dates(course, 0, dt.date(2026, 12, 16), 3)  # Christmas holidays in Bavaria: 24 December to 8 January
    assert [str(day) for day in found] == ["2026-12-16", "2026-12-21", "2026-12-23"]
    assert [str(day) for day in portal.next_dates(course, 0, dt.date(2026, 12, 24), 1)] == ["2027-01-11"]


def test_next_dates_are_worked_out_once(portal: Portal) -> None:
    group = portal.records["offers"]["gruppe"]
    first = portal.next_dates(group, 0, TODAY, 2)
    assert [str(day) for day in first] == ["2026-12-08", "2027-01-05"]
    assert portal.next_dates(group, 0, TODAY, 2) is first
    assert len(portal.next_dates(group, 0, TODAY, 3)) == 3


def test_units_are_known_by_the_contact_they_belong_to(portal: Portal) -> None:
    assert portal.units_by_contact == {"amt": ["buero"]}


def test_a_portal_cannot_be_changed(portal: Portal) -> None:
    with pytest.raises(AttributeError, match="immutable type: 'Portal'"):
        portal.settings = None  # type: ignore[misc,assignment]


def test_texts_of_a_released_language_can_be_read_again(portal: Portal) -> None:
    first = portal.texts["offers", "en"]["kurs"]
    record = portal.records["offers"]["kurs"]
    portal.release("en")
    assert portal.texts["offers", "en"]["kurs"] == first
    assert portal.texts["offers", "en"]["kurs"] is not first
    assert portal.records["offers"]["kurs"] is record


def test_the_source_language_can_be_released_without_loss(portal: Portal) -> None:
    portal.release("de")
    assert portal.records["offers"]["kurs"].name == "Deutschkurs A1"


def test_languages_are_read_the_same_side_by_side(data: Path, portal: Portal) -> None:
    with ThreadPoolExecutor(2) as pool:
        other = load(data, today=TODAY, pool=pool)
    assert {key: dict(texts) for key, texts in other.texts.items()} == {key: dict(texts) for key, texts in portal.texts.items()}


def test_a_remembered_portal_is_the_same(data: Path, portal: Portal, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "1")
    for _ in range(2):
        other = load(data, today=TODAY, cache=cache)
        assert {kind: dict(records) for kind, records in other.records.items()} == {kind: dict(each) for kind, each in portal.records.items()}
        assert {key: dict(texts) for key, texts in other.texts.items()} == {key: dict(texts) for key, texts in portal.texts.items()}
        assert other.problems == portal.problems


def test_a_switched_off_language_is_not_read(data: Path) -> None:
    edit(data, "languages.yml", "  theme_language: ar\n", "  theme_language: ar\n  enabled: false\n")
    (data / "offers" / "ar" / "kurs.yml").write_text("broken: [")
    assert ("offers", "ar") not in load(data, today=TODAY).texts


def test_problems_of_all_kinds_of_file_are_shown_at_once(data: Path) -> None:
    edit(data, "site.yml", "land: BY", "land: XX")
    edit(data, "topics.yml", "icon: material/forum-outline", "icons: material/forum-outline")
    edit(data, "places/haus.yml", "wheelchair: limited", "wheelchair: ja")
    edit(data, "contacts/amt.yml", "kind: authority", "kind: Amt")
    edit(data, "offers/en/gruppe.yml", "translation: human", "translation: Mensch")
    (data / "offers" / "xx").mkdir()
    assert problems_of(data) == [
        "data/contacts/amt.yml:3:7: kind: 'Amt' is not an id (expected small letters a–z, digits and single hyphens, at most 60)",
        "data/offers/en/gruppe.yml:3:14: translation: 'Mensch' is not allowed; expected one of human, reviewed, machine",
        "data/offers/xx:1:1: 'xx' is not a language that texts are translated to",
        "data/places/haus.yml:8:15: accessibility.wheelchair: 'ja' is not allowed; expected one of full, limited, none, unknown",
        "data/site.yml:14:9: municipality.land: 'XX' is not allowed; expected one of BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH",
        "data/topics.yml:11:3: counselling.icon: missing",
        "data/topics.yml:11:10: counselling.icons: unknown field 'icons' (did you mean 'icon'?)",
    ]


def test_problems_of_the_registry_do_not_hide_those_of_other_files(data: Path) -> None:
    edit(data, "languages.yml", "locale: en_GB", "locale: xx")
    edit(data, "site.yml", "land: BY", "land: XX")
    assert [line.partition(":")[0] for line in problems_of(data)] == ["data/languages.yml", "data/site.yml"]


@pytest.mark.parametrize("name", ["languages", "site", *VOCABULARIES])
def test_a_missing_single_file_is_a_problem(data: Path, name: str) -> None:
    (data / f"{name}.yml").unlink()
    assert problems_of(data) == [f"data/{name}.yml:1:1: cannot be read: No such file or directory"]


@pytest.mark.parametrize("name", sorted(set(VOCABULARIES) - {"topics"}))
def test_an_empty_vocabulary_is_no_traceback(data: Path, name: str) -> None:
    (data / f"{name}.yml").write_text("")
    assert all(": unknown " in line or "no entry with official" in line for line in problems_of(data))


def test_an_empty_data_folder_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, today=TODAY)
    assert str(caught.value.problems[0]) == f"{tmp_path.name}/contact_kinds.yml:1:1: cannot be read: No such file or directory"


def test_paths_are_shown_from_the_name_of_the_data_folder_on(data: Path) -> None:
    other = data.rename(data.parent / "stadtdaten")
    edit(other, "offers/alt.yml", "cost: free", "cost: teuer")
    assert problems_of(other) == [
        "stadtdaten/offers/alt.yml:9:7: cost: 'teuer' is not allowed; expected one of free, paid, income_based, donation, varies"
    ]


_FILES = st.sampled_from(
    ["languages.yml", "site.yml", "legal.yml", "laender.yml", "topics.yml", "spoken_languages.yml", "places/haus.yml", "contacts/verein.yml", "offers/alt.yml", "offers/neu.yml",
     "offers/en/alt.yml", "contacts/ar/amt.yml", "events/treff.yml"]
)
_SETTINGS = settings(PATIENT, max_examples=60)


def _restore_after(data: Path, name: str, content: bytes) -> None:
    """Write a file, load, and put it back: loads or raises DataError with a place in every line, nothing else."""
    path = data / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(content)
    try:
        for line in problems_of(data):
            place = line.split(":", 3)
            assert place[0].startswith("data/") and place[1].isdigit() and place[2].isdigit() and int(place[1]) >= 1
    finally:
        path.unlink() if before is None else path.write_bytes(before)


@_SETTINGS
@given(name=_FILES, content=st.binary(max_size=300))
def test_random_bytes_in_any_file_load_or_are_problems_with_their_place(data: Path, name: str, content: bytes) -> None:
    _restore_after(data, name, content)


@_SETTINGS
@given(field=st.sampled_from(["name", "summary", "schedule_description"]), text=st.text(max_size=450))
def test_any_text_in_an_offer_loads_or_is_a_problem_with_its_place(data: Path, field: str, text: str) -> None:
    lines = (data / "offers" / "alt.yml").read_text("utf-8").splitlines()
    changed = [f"{field}: {text}" if line.startswith(f"{field}:") else line for line in lines]
    _restore_after(data, "offers/alt.yml", "\n".join(changed).encode("utf-8", "surrogatepass"))


@_SETTINGS
@given(name=_FILES, start=st.floats(0, 1), content=st.text(alphabet="ab:-?[]{},&*!|>'\"% \n\t", max_size=8))
def test_any_slip_of_the_fingers_loads_or_is_a_problem_with_its_place(data: Path, name: str, start: float, content: str) -> None:
    path = data / name
    before = path.read_bytes() if path.exists() else b""
    at = int(start * len(before))
    _restore_after(data, name, before[:at] + content.encode() + before[at:])
