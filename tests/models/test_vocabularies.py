"""Vocabularies. Refusals with their place in the file: tests/golden/problems/topic_*.yml and others."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.models.vocabularies import VOCABULARIES, Icon, PublicHoliday, SpokenLanguage, Topic
from macros.portal import Portal


def test_every_vocabulary_is_read_in_the_order_of_its_file(portal: Portal) -> None:
    assert {name: list(terms) for name, terms in portal.vocabularies.items()} == {
        "topics": ["language", "counselling", "participation"],
        "situations": ["new-here", "learn-german", "meet-people"],
        "target_groups": ["women", "families", "refugees"],
        "contact_kinds": ["emergency", "authority", "counselling", "migrant-organization"],
        "districts": ["altstadt", "nordstadt", "suedstadt"],
        "spoken_languages": ["de", "en", "ar", "tr", "kmr", "ti"],
        "traditions": ["christian-western", "islamic", "jewish"],
        "public_holidays": [
            "new-year", "epiphany", "good-friday", "easter-monday", "labour-day", "ascension", "pentecost-monday", "corpus-christi",
            "german-unity-day", "all-saints", "christmas-day", "second-christmas-day",
        ],
        "school_holidays": ["easter", "pentecost", "summer", "autumn", "christmas", "winter"],
    }
    assert list(portal.vocabularies) == list(VOCABULARIES)


def test_a_term_knows_its_id_and_names(portal: Portal) -> None:
    topic = portal.vocabularies["topics"]["language"]
    assert isinstance(topic, Topic)
    assert (topic.id, topic.name["de"], topic.synonyms["en"]) == ("language", "Deutsch lernen", ("language course",))


def test_a_holiday_knows_its_official_name_and_its_feast(portal: Portal) -> None:
    easter = portal.vocabularies["public_holidays"]["easter-monday"]
    assert isinstance(easter, PublicHoliday)
    assert (easter.official, easter.feast) == ("Ostermontag", "easter")
    assert portal.holiday_terms["Erster Mai"].id == "labour-day"
    assert portal.holiday_terms["Herbstferien"].id == "autumn"


def test_synonyms_may_be_left_out(portal: Portal) -> None:
    assert portal.vocabularies["topics"]["counselling"].synonyms == {}


def test_a_spoken_language_needs_no_name_where_babel_has_one(portal: Portal) -> None:
    language = portal.vocabularies["spoken_languages"]["tr"]
    assert isinstance(language, SpokenLanguage)
    assert (language.name, language.autonym) == ({}, "Türkçe")


@pytest.mark.parametrize("name", ["material/home", "material/hand-wave-outline", "simple/x"])
def test_the_name_of_an_icon_is_a_path_below_the_icons(name: str) -> None:
    assert TypeAdapter(Icon).validate_python(name) == name


@pytest.mark.parametrize(("name", "shown"), [("../../secret", "'../../secret'"), ("material/home.svg", "'material/home.svg'"), ("a b", "'a b'"), ("<svg>", "'<svg>'")])
def test_anything_else_is_no_name_of_an_icon(name: str, shown: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Icon).validate_python(name)
    assert caught.value.errors()[0]["ctx"]["message"] == f"{shown} is not the name of an icon (expected for example material/home)"
