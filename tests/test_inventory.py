"""Which offers there are in each field, for whom, where and in which languages. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from macros.inventory import DISTRICTS, GROUPS, LANGUAGES, NOT_STATED, TOPICS, Inventory, fields_of
from macros.portal import Portal, load
from tests.conftest import TODAY, edit


def inventory(data: Path, *edits: tuple[str, str, str], today: dt.date = TODAY) -> Inventory:
    for change in edits:
        edit(data, *change)
    return Inventory(load(data, today=today), today)


def test_an_offer_belongs_to_the_fields_of_its_topics(portal: Portal) -> None:
    assert {key: fields_of(portal, offer) for key, offer in portal.records["offers"].items()} == {
        "alt": ("sprache",), "gruppe": (), "kurs": ("sprache",), "sprechstunde": ("wohnen",), "vorbei": ()
    }  # fmt: skip


def test_the_offers_of_a_field_from_every_side(data: Path) -> None:
    found = inventory(data).fields
    assert list(found) == ["sprache", "wohnen"]
    assert (found["sprache"].listed, found["sprache"].unchecked, found["sprache"].ended) == (("alt", "kurs"), ("alt",), ())
    assert found["sprache"].by_term == {
        TOPICS: {"language": ("alt", "kurs")},
        GROUPS: {NOT_STATED: ("alt",), "refugees": ("kurs",)},
        DISTRICTS: {"altstadt": ("alt",), "nordstadt": ("kurs",)},
        LANGUAGES: {"de": ("alt", "kurs"), "en": ("kurs",)},
    }
    assert found["wohnen"].of(LANGUAGES, "ar") == ("sprechstunde",)
    assert found["wohnen"].of(LANGUAGES, "tr") == ()


def test_an_offer_with_several_topics_of_a_field_counts_once(data: Path) -> None:
    found = inventory(data, ("concept/fields/sprache.yml", "topics: [language]", "topics: [language, participation]"))
    assert found.fields["sprache"].listed == ("alt", "gruppe", "kurs")
    assert found.fields["sprache"].by_term[TOPICS] == {"language": ("alt", "kurs"), "participation": ("alt", "gruppe")}
    assert found.elsewhere == ()


def test_an_offer_of_two_fields_counts_in_both_and_once_in_all(data: Path) -> None:
    found = inventory(data, ("offers/kurs.yml", "topics: [language]", "topics: [language, counselling]"))
    assert (found.fields["sprache"].listed, found.fields["wohnen"].listed) == (("alt", "kurs"), ("kurs", "sprechstunde"))
    assert found.listed == ("alt", "kurs", "sprechstunde")


def test_an_offer_that_has_ended_counts_only_as_ended(data: Path) -> None:
    change = ("offers/kurs.yml", "capacity: few", "capacity: few\nvalid_to: 2026-11-19")
    found = inventory(data, change)
    assert (found.fields["sprache"].listed, found.fields["sprache"].ended, found.ended) == (("alt",), ("kurs",), ("kurs",))
    assert inventory(data, today=dt.date(2026, 11, 19)).fields["sprache"].listed == ("alt", "kurs")


def test_what_nobody_has_checked_for_long_counts_from_the_day_it_is_overdue(data: Path) -> None:
    edit(data, "offers/alt.yml", "assured_date: 2025-06-30", "assured_date: 2025-11-20")
    assert inventory(data).unchecked == ()
    assert inventory(data, today=dt.date(2026, 11, 21)).unchecked == ("alt",)


def test_districts_are_those_stated_else_those_of_the_places(data: Path) -> None:
    found = inventory(data, ("offers/kurs.yml", "capacity: few", "districts: [suedstadt]"))
    assert found.fields["sprache"].by_term[DISTRICTS] == {"altstadt": ("alt",), "suedstadt": ("kurs",)}


def test_gaps_are_terms_without_an_offer(data: Path) -> None:
    found = inventory(data)
    assert found.gaps("sprache", GROUPS) == ("women", "families")
    assert found.gaps("wohnen", DISTRICTS) == ("nordstadt", "suedstadt")
    assert (found.terms(LANGUAGES), found.gaps("sprache", LANGUAGES), found.unused_languages) == (("de", "en", "ar"), ("ar",), ("tr", "kmr", "ti"))
    assert found.gap_count == 9
    assert found.elsewhere == ("gruppe",)
