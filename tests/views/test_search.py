"""The search page, and the entries that its script looks through."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search import Entry, Search, entries, search
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def found(reader: Reader) -> dict[str, Entry]:
    """Every entry by the id of its record."""
    return {entry.link.rstrip("/").split("/")[-1].lstrip("#"): entry for entry in entries(reader, directories(reader))}


def test_where_the_search_looks_and_what_it_says(reader: Reading) -> None:
    assert search(reader("de")) == Search(
        action="/de/search/",
        index="/de/search/index.json",
        count="Treffer: {number}",
        nothing="Nichts gefunden. Versuchen Sie ein anderes Wort.",
        failed="Die Suche geht gerade nicht. Bitte versuchen Sie es später noch einmal.",
        offers="/de/offers/a-z/",
        contacts="/de/contacts/a-z/",
        numbers="/de/numbers/",
    )


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_number_of_hits_keeps_its_place_in_every_language(reader: Reading, code: str) -> None:
    assert search(reader(code)).count.count("{number}") == 1
    assert search(reader(code)).index == f"/{code}/search/index.json"


def test_offers_come_before_contacts_each_in_the_order_of_the_alphabet(reader: Reading) -> None:
    assert list(found(reader("de")))[:8] == ["sprechstunde", "kurs", "gruppe", "alt", "notruf", "buero", "verein", "amt"]
    assert list(found(reader("ar")))[:8] == ["kurs", "sprechstunde", "alt", "gruppe", "buero", "notruf", "verein", "amt"]


def test_an_entry_is_found_by_its_other_name_and_the_everyday_words_for_its_topics(reader: Reading) -> None:
    assert found(reader("de"))["kurs"] == Entry(
        link="/de/offers/kurs/",
        name="Deutschkurs A1",
        summary="Deutsch von Anfang an, zweimal in der Woche. Für Erwachsene.",
        kind="Angebote",
        words=("Kurs 1", "Deutsch lernen", "Sprachkurs", "Deutschkurs"),
    )
    assert found(reader("de"))["notruf"].words == ("Notruf 112",)


def test_an_entry_in_another_language_is_found_by_its_german_name_too(reader: Reading) -> None:
    assert found(reader("ar"))["kurs"].words == ("Deutschkurs A1", "Kurs 1", "تعلّم الألمانية", "Deutsch lernen", "Sprachkurs", "Deutschkurs")
    assert found(reader("ar"))["buero"].words == ("Integrationsbüro", "المشورة والقانون", "Beratung und Recht")


def test_a_name_that_is_german_anyway_is_not_there_twice(reader: Reading) -> None:
    entry = found(reader("ar"))["verein"]
    assert (entry.name, entry.words) == ("Kurdischer Kulturverein", ("Freizeit und Mitmachen",))


def test_a_feast_is_found_by_its_name_in_the_language_in_german_and_by_its_own(reader: Reading) -> None:
    assert found(reader("en"))["rosh-hashanah"] == Entry("/en/calendar/feasts/rosh-hashanah/", "Rosh Hashanah", "Jewish", reader("en").plain("Kalender"), ("Rosch ha-Schana", "ראש השנה"))
    assert found(reader("ar"))["ramadan"].words == ("Ramadan",)
    assert found(reader("de"))["ramadan"].words == ("رمضان",)


def test_feasts_and_official_words_stand_last_in_the_order_of_the_alphabet(reader: Reading) -> None:
    assert list(found(reader("de")))[-12:] == ["hanukkah", "good-friday", "kurban", "easter", "ramadan", "rosh-hashanah", "church-day", "arafa",
        "migrationsamt", "antrag", "meldebestaetigung", "termin",
    ]  # fmt: skip


def test_what_is_not_translated_is_found_in_the_words_there_are(reader: Reading) -> None:
    entry = found(reader("ar"))["gruppe"]
    assert (entry.name, entry.kind) == ("Women’s group", "العروض")
    assert entry.words == ("Frauentreff", "Freizeit und Mitmachen")


def test_guides_and_needs_are_found(reader: Reading) -> None:
    german, arabic = found(reader("de")), found(reader("ar"))
    assert (german["ankommen"].link, german["ankommen"].kind, german["ankommen"].words) == ("/de/guides/ankommen/", "Wegweiser", ("Beratung und Recht",))
    assert [(key, german[key].link) for key in german if german[key].kind == "Was brauchen Sie?"] == [
        ("deutsch", "/de/needs/deutsch/"), ("anmelden", "/de/needs/anmelden/"),
    ]  # fmt: skip
    assert (arabic["anmelden"].name, arabic["anmelden"].words) == ("تسجيل عنواني", ("Meine Adresse anmelden",))


def test_an_official_word_is_found_by_all_its_forms_and_what_it_means(reader: Reading) -> None:
    assert found(reader("ar"))["antrag"] == Entry(
        link="/ar/glossary/#antrag",
        name="Antrag",
        summary="به تطلب من دائرة حكومية مالًا أو وثيقة. غالبًا توجد استمارة.",
        kind=reader("ar").plain("Wörterbuch der Amtssprache"),
        words=("طلب", "Schriftlich um etwas bitten", "Anträge"),
    )
    assert found(reader("de"))["meldebestaetigung"].words == ("Anmeldebestätigung",)


def test_kinds_are_those_of_the_menu(reader: Reading) -> None:
    english = reader("en")
    assert {entry.kind for entry in found(english).values()} == {
        "Offers", "Contacts", *map(english.plain, ("Termine", "Wegweiser", "Was brauchen Sie?", "Handlungsfelder", "Ziele", "Maßnahmen", "Förderung für Vereine", "Aktuelles", "Kalender", "Wörterbuch der Amtssprache"))
    }  # fmt: skip


def test_what_the_concept_promises_is_found_in_the_order_of_its_numbers(reader: Reading) -> None:
    entries = found(reader("de"))
    promised = [key for key, entry in entries.items() if entry.link.split("/")[3] in ("fields", "goals", "measures")]
    assert promised == ["sprache", "wohnen", "deutsch-lernen", "gut-wohnen", "kurse", "mappe", "beratung"]
    assert entries["beratung"] == Entry(
        link="/de/concept/measures/beratung/",
        name="Wohnberatung in vier Sprachen",
        summary="Im Rathaus berät jede Woche jemand zum Wohnen, in vier Sprachen.",
        kind="Maßnahmen",
        words=(),
    )
    assert found(reader("ar"))["kurse"].words == ("Kurse mit Kinderbetreuung",)
    assert found(reader("de"))["sprache"].words == ("Deutsch lernen", "Sprachkurs", "Deutschkurs")


def test_an_offer_that_has_ended_is_not_found(portal: Portal) -> None:
    assert "vorbei" not in found(Reader(portal, "de", TODAY))
    assert "vorbei" in found(Reader(portal, "de", TODAY.replace(month=7, day=1)))


def test_an_event_is_found_until_it_is_over(portal: Portal) -> None:
    assert found(Reader(portal, "de", TODAY))["treff"] == Entry(
        link="/de/events/treff/",
        name="Frauen lesen zusammen",
        summary="Wir lesen ein Buch in einfachem Deutsch, jede Woche ein Kapitel.",
        kind="Termine",
        words=("Deutsch lernen", "Sprachkurs", "Deutschkurs"),
    )
    events = {"abgesagt", "damals", "fest", "treff", "woche"}
    assert events & set(found(Reader(portal, "de", TODAY))) == events - {"damals"}
    assert events & set(found(Reader(portal, "de", TODAY.replace(year=2027)))) == set()


def test_a_portal_below_a_path_keeps_it(edited: Edited) -> None:
    reader = edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/"))
    assert (search(reader).index, found(reader)["kurs"].link) == ("/neu/de/search/index.json", "/neu/de/offers/kurs/")


def test_private_notes_are_not_found(reader: Reading) -> None:
    for code in ("de", "en", "ar"):
        assert "PRIVATE-MARKER" not in repr(found(reader(code)))
