"""The inventory in words: counts that lead to the offers, gaps in sentences. TODAY is 2026-11-20."""

from __future__ import annotations

from collections.abc import Callable

from macros.inventory import Inventory
from macros.views.concept import inventory
from macros.views.concept.inventory import InventoryField, InventoryOverview
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
LINK = "/de/concept/inventory/sprache/"


def overview(reader: Reader) -> InventoryOverview:
    return inventory.overview(reader, Inventory(reader.portal, reader.today))


def field(reader: Reader, key: str) -> InventoryField:
    return inventory.field_page(reader, Inventory(reader.portal, reader.today), key)


def test_how_many_offers_there_are(reader: Reading) -> None:
    found = overview(reader("de"))
    assert (found.summary, found.elsewhere) == ("4 Angebote", "1 davon gehört zu keinem Handlungsfeld.")
    assert found.totals.head == ("Handlungsfeld", "Angebote", "davon lange nicht geprüft", "außerdem beendet")
    assert found.totals.rows == (
        (f'<a href="{LINK}">Sprache</a>', f'<a href="{LINK}#all">2</a>', f'<a href="{LINK}#unchecked">1</a>', "0"),
        ('<a href="/de/concept/inventory/wohnen/">Wohnen</a>', '<a href="/de/concept/inventory/wohnen/#all">1</a>', "0", "0"),
        ("Zusammen, jedes Angebot einmal", "3", "1", "0"),
    )


def test_rows_are_the_terms_in_the_readers_alphabet_and_gaps_are_marked(reader: Reading) -> None:
    groups = overview(reader("de")).parts[0]
    assert (groups.heading, groups.table.caption) == ("Für wen", "Angebote nach Handlungsfeld und Zielgruppe")
    assert [row[0] for row in groups.table.rows] == ["Familien", "Frauen", "Geflüchtete", "Für alle (keine Zielgruppe genannt)"]
    assert [row[1] for row in groups.table.rows] == [
        '<span class="gap">0</span>', '<span class="gap">0</span>',
        f'<a href="{LINK}#target-groups-refugees">1</a>', f'<a href="{LINK}#target-groups-not-stated">1</a>',
    ]  # fmt: skip
    assert [row[0] for row in overview(reader("en")).parts[0].table.rows[:3]] == ["Families", "Refugees", "Women"]


def test_no_statement_is_no_gap(reader: Reading) -> None:
    assert overview(reader("de")).parts[1].table.rows[-1] == ("Kein Stadtteil genannt, zum Beispiel online", "0", "0")


def test_gaps_in_sentences(reader: Reading) -> None:
    groups, districts, languages = overview(reader("de")).parts
    assert groups.gaps == (
        "Im Handlungsfeld Sprache gibt es kein Angebot eigens für: Familien und Frauen.",
        "Im Handlungsfeld Wohnen gibt es kein Angebot eigens für: Familien, Frauen und Geflüchtete.",
    )
    assert districts.gaps[1] == "Im Handlungsfeld Wohnen gibt es kein Angebot in: Nordstadt und Südstadt."
    assert languages.gaps == (
        "Im Handlungsfeld Sprache gibt es kein Angebot auf: Arabisch.",
        "Im Handlungsfeld Wohnen gibt es in jeder dieser Sprachen ein Angebot.",
    )
    assert [part.unused for part in (groups, districts, languages)] == [
        None, None, "In keinem Handlungsfeld gibt es ein Angebot auf: Kurdisch (Kurmandschi), Tigrinya und Türkisch."
    ]  # fmt: skip


def test_a_field_without_any_offer_says_so_once(edited: Edited) -> None:
    reader = edited("de", ("offers/sprechstunde.yml", "by_appointment: true", "by_appointment: true\nvalid_to: 2026-11-01"))
    assert [part.gaps[1] for part in overview(reader).parts] == ["Im Handlungsfeld Wohnen gibt es noch kein Angebot."] * 3
    page = field(reader, "wohnen")
    assert (page.count, page.sides, page.ended.count, [each.name for each in page.ended.offers]) == ("0 Angebote", (), "1 Angebot", ["Beratung zu Aufenthalt"])


def test_it_says_how_it_is_counted(reader: Reading) -> None:
    counting = overview(reader("de")).counting
    assert counting[0] == "Gezählt sind am 20. November 2026 alle Angebote, die in der Liste der Angebote stehen. Beendete Angebote zählen nicht mit."
    assert counting[1] == "Ein Angebot gehört zu einem Handlungsfeld, wenn eines seiner Themen dazu gehört. Hat es mehrere solche Themen, zählt es dort trotzdem nur einmal."
    assert counting[4] == "Lange nicht geprüft heißt: Seit mehr als 12 Monaten hat niemand die Angaben geprüft."
    assert len(counting) == 6


def test_the_page_of_a_field_lists_what_was_counted(reader: Reading) -> None:
    page = field(reader("de"), "sprache")
    assert (page.path, page.count, page.overview) == ("concept/inventory/sprache/", "2 Angebote", "/de/concept/inventory/")
    assert [(each.name, each.link) for each in page.everything.offers] == [("Deutschkurs A1", "/de/offers/kurs/"), ("Sprachcafé", "/de/offers/alt/")]
    assert [(side.anchor, side.heading, [group.anchor for group in side.groups]) for side in page.sides] == [
        ("target-groups", "Für wen", ["target-groups-refugees", "target-groups-not-stated"]),
        ("districts", "In welchem Stadtteil", ["districts-altstadt", "districts-nordstadt"]),
        ("languages", "In welchen Sprachen", ["languages-de", "languages-en"]),
    ]
    assert page.sides[0].gaps == "Im Handlungsfeld Sprache gibt es kein Angebot eigens für: Familien und Frauen."
    assert ([each.name for each in page.unchecked.offers], page.ended) == (["Sprachcafé"], None)


def test_topics_are_a_side_where_a_field_has_several(edited: Edited) -> None:
    page = field(edited("de", ("concept/fields/sprache.yml", "topics: [language]", "topics: [language, participation]")), "sprache")
    side = page.sides[0]
    assert (side.heading, [(group.anchor, group.heading, group.count) for group in side.groups], side.gaps) == (
        "Nach Themen", [("topics-language", "Deutsch lernen", "2 Angebote"), ("topics-participation", "Freizeit und Mitmachen", "2 Angebote")], None
    )  # fmt: skip


def test_names_in_another_language_stay_marked(reader: Reading) -> None:
    found = overview(reader("ar"))
    assert '<bdi lang="de" dir="ltr">Südstadt</bdi>' in found.parts[1].gaps[0]
