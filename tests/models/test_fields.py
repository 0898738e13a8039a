"""What annotations say: which fields are translated, which refer to something, and the models made from that."""

from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel

from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.models.contacts import Contact, Person
from macros.models.fields import ORIGINS, reference_fields, references, text_fields, translation_model
from macros.models.offers import Offer
from macros.models.places import Place
from macros.models.schedules import Schedule
from macros.models.shared import CostOption, PhoneNumber, PrivateNote, Source
from macros.portal import Portal


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Place, ("name", "transportation", "accessibility_description")),
        (Contact, ("name", "summary", "description", "responsibilities", "phones", "opening_hours_description", "persons")),
        (
            Offer,
            ("name", "summary", "description", "phones", "interpretation_services", "cost_options", "fees_description",
             "eligibility_description", "schedule_description", "application_process", "required_documents", "steps", "next_steps"),
        ),
        (PhoneNumber, ("description",)),
        (Person, ("function",)),
        (CostOption, ("option",)),
        (Schedule, ()),
        (Source, ()),
        (PrivateNote, ()),
    ],
)
def test_text_fields_are_those_with_words_for_readers(model: type[BaseModel], fields: tuple[str, ...]) -> None:
    assert text_fields(model) == fields


@pytest.mark.parametrize("kind", sorted(CONTENT_TYPES))
def test_a_translation_has_the_text_fields_and_its_origin_and_nothing_else(kind: str) -> None:
    fields = set(TRANSLATIONS[kind].model_fields)
    assert fields == {"translation", "translation_date", *text_fields(CONTENT_TYPES[kind])}


def test_every_text_of_a_translation_may_be_left_out() -> None:
    texts = translation_model(Offer).model_validate({"translation": "human"})
    assert {getattr(texts, name) for name in text_fields(Offer)} == {None}


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_translation_says_where_it_comes_from(origin: str) -> None:
    assert translation_model(Place).model_validate({"translation": origin}).translation == origin


def test_a_part_of_a_translation_holds_its_texts_only() -> None:
    texts = translation_model(Contact).model_validate({"translation": "human", "phones": [{"description": "Switchboard"}, {}]})
    assert [phone.description for phone in texts.phones] == ["Switchboard", None]
    assert set(type(texts.phones[0]).model_fields) == {"description"}


def test_limits_of_the_texts_hold_for_translations_too() -> None:
    schema = translation_model(Offer).model_json_schema()
    assert schema["properties"]["summary"]["anyOf"][0]["maxLength"] == 200


@pytest.mark.parametrize("kind", sorted(CONTENT_TYPES))
def test_translations_can_be_remembered_between_runs(kind: str) -> None:
    texts = TRANSLATIONS[kind].model_validate({"translation": "human", "title" if kind == "news" else "name": "Name"})
    assert pickle.loads(pickle.dumps(texts)) == texts


def test_translations_with_parts_can_be_remembered_between_runs() -> None:
    texts = translation_model(Contact).model_validate({"translation": "human", "persons": [{"function": "Head"}]})
    assert pickle.loads(pickle.dumps(texts)) == texts


def test_reference_fields_are_those_that_name_a_record_or_a_term() -> None:
    assert reference_fields(Contact) == (
        ("kind", "contact_kinds", False, False),
        ("parent_organization", "contacts", False, False),
        ("phones", "", True, True),
        ("languages", "spoken_languages", True, False),
        ("topics", "topics", True, False),
        ("target_groups", "target_groups", True, False),
        ("districts", "districts", True, False),
        ("locations", "places", True, False),
    )


def test_references_of_a_record_come_with_their_place(portal: Portal) -> None:
    assert list(references(portal.records["contacts"]["buero"])) == [
        (("kind",), "contact_kinds", "authority"),
        (("parent_organization",), "contacts", "amt"),
        (("phones", 0, "languages", 0), "spoken_languages", "de"),
        (("phones", 0, "languages", 1), "spoken_languages", "en"),
        (("languages", 0), "spoken_languages", "de"),
        (("languages", 1), "spoken_languages", "en"),
        (("languages", 2), "spoken_languages", "ar"),
        (("topics", 0), "topics", "counselling"),
        (("target_groups", 0), "target_groups", "refugees"),
        (("locations", 0), "places", "rathaus"),
    ]


def test_references_that_are_left_out_are_none(portal: Portal) -> None:
    assert list(references(portal.records["places"]["online"])) == []
