"""Offers. Refusals with their place in the file: tests/golden/problems/offer_*.yml."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from macros.models.offers import LEVELS, GermanLevel, Offer

MINIMAL = {
    "id": "kurs", "name": "Kurs", "summary": "Ein Kurs.", "organization": "verein", "online": "true", "topics": ["language"],
    "cost": "paid", "by_appointment": "true", "assured_date": "2026-11-02",
}


def _messages(changes: dict[str, Any]) -> list[str]:
    given = {name: value for name, value in (MINIMAL | changes).items() if value is not None}
    with pytest.raises(ValidationError) as caught:
        Offer.model_validate(given)
    return [error["ctx"]["message"] for error in caught.value.errors()]


def test_what_is_left_out_has_a_plain_default() -> None:
    offer = Offer.model_validate(MINIMAL)
    assert (offer.status, offer.women_only, offer.partners, offer.schedules, offer.valid_to) == ("active", False, (), (), None)


@pytest.mark.parametrize(
    "when",
    [
        {"by_appointment": "true"},
        {"schedule_description": "Jeden Freitag."},
        {"schedules": [{"freq": "WEEKLY", "byday": ["FR"], "dtstart": "2026-11-20", "opens_at": "10:00", "closes_at": "12:00"}]},
    ],
)
def test_one_answer_to_when_is_enough(when: dict[str, Any]) -> None:
    given = {name: value for name, value in MINIMAL.items() if name != "by_appointment"}
    assert Offer.model_validate(given | when).id == "kurs"


def test_an_offer_says_when() -> None:
    assert _messages({"by_appointment": None}) == ["missing; say when: schedules, by_appointment: true or schedule_description"]


def test_an_offer_says_where() -> None:
    assert _messages({"online": None}) == ["missing; say where: locations or online: true"]


def test_not_online_is_no_place() -> None:
    assert _messages({"online": "false"}) == ["missing; say where: locations or online: true"]


def test_the_first_and_the_last_day_may_be_the_same() -> None:
    offer = Offer.model_validate(MINIMAL | {"valid_from": "2027-03-31", "valid_to": "2027-03-31"})
    assert offer.valid_from == offer.valid_to == dt.date(2027, 3, 31)


def test_the_youngest_and_the_oldest_may_be_of_one_age() -> None:
    offer = Offer.model_validate(MINIMAL | {"minimum_age": "0", "maximum_age": "0"})
    assert (offer.minimum_age, offer.maximum_age) == (0, 0)


def test_a_maximum_age_of_zero_is_an_age() -> None:
    assert _messages({"minimum_age": "1", "maximum_age": "0"}) == ["'0' lies below minimum_age '1'"]


def test_only_free_offers_have_no_amounts() -> None:
    options = {"cost_options": [{"amount": "25"}]}
    assert len(Offer.model_validate(MINIMAL | options).cost_options) == 1
    assert _messages(options | {"cost": "free"}) == ["an offer with cost 'free' has no amounts"]


def test_levels_are_ordered_from_the_first_letters_to_mastery() -> None:
    assert LEVELS == ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


@pytest.mark.parametrize(("first", "last"), [("A0", "A1"), ("B1", "B1"), ("A2", "C2")])
def test_a_course_leads_upwards_or_stays(first: str, last: str) -> None:
    level = GermanLevel.model_validate({"from": first, "to": last})
    assert (level.first, level.last) == (first, last)


def test_a_course_cannot_lead_downwards() -> None:
    assert _messages({"german_level": {"from": "A1", "to": "A0"}}) == ["'A0' lies below the start 'A1'"]


def test_fields_are_called_as_in_the_file_only() -> None:
    with pytest.raises(ValidationError) as caught:
        GermanLevel.model_validate({"first": "A1"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("missing", ("from",)), ("extra_forbidden", ("first",))]
