"""Contacts. Refusals with their place in the file: tests/golden/problems/contact_*.yml."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from macros.models.contacts import Contact, Person

MINIMAL = {"id": "chor", "name": "Chor", "kind": "migrant-organization", "summary": "Wir singen.", "assured_date": "2026-11-02"}


@pytest.mark.parametrize(
    "way",
    [
        {"phones": [{"number": "110"}]},
        {"email": "chor@musterstadt.example"},
        {"website": "https://chor.musterstadt.example/"},
        {"locations": ["haus"]},
    ],
)
def test_one_way_to_reach_a_contact_is_enough(way: dict[str, Any]) -> None:
    assert Contact.model_validate(MINIMAL | way).id == "chor"


@pytest.mark.parametrize("way", [{}, {"by_appointment": "true"}, {"private": {"phone": "110"}}, {"persons": [{"function": "Leitung"}]}])
def test_a_contact_that_nobody_can_reach_is_refused(way: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        Contact.model_validate(MINIMAL | way)
    assert [error["ctx"]["message"] for error in caught.value.errors()] == [
        "nobody can be reached; give a phone, an e-mail, a website or a place"
    ]


def test_opening_hours_are_read() -> None:
    contact = Contact.model_validate(MINIMAL | {"email": "chor@musterstadt.example", "opening_hours": "Mo 18:30-20:00"})
    assert contact.opening_hours.weekly[0] == ((dt.time(18, 30), dt.time(20)),)


def test_what_is_left_out_has_a_plain_default() -> None:
    contact = Contact.model_validate(MINIMAL | {"email": "chor@musterstadt.example"})
    assert (contact.languages, contact.persons, contact.by_appointment, contact.important_rank, contact.source) == ((), (), False, None, None)


def test_a_person_by_function_needs_no_consent() -> None:
    assert Person.model_validate({"function": "Leitung"}).consent is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": "Alex Beispiel"}, "name"),
        ({"email": "a@musterstadt.example"}, "email"),
        ({"phone": "110"}, "phone"),
        ({"phone": "110", "email": "a@musterstadt.example"}, "email"),
    ],
)
def test_personal_data_without_consent_is_refused_at_its_first_field(given: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Person.model_validate({"function": "Leitung"} | given)
    assert [error["ctx"] for error in caught.value.errors()] == [
        {"message": "personal data needs the date of consent (consent: YYYY-MM-DD); or give the function only", "at": field}
    ]


def test_personal_data_with_consent_is_kept() -> None:
    person = Person.model_validate({"function": "Leitung", "name": "Alex Beispiel", "consent": "2026-05-04"})
    assert (person.name, person.consent) == ("Alex Beispiel", dt.date(2026, 5, 4))
