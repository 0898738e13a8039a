"""Guides, needs and the glossary: what their records are, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.models.fields import references
from macros.models.glossary import Entry
from macros.models.guides import Guide
from macros.models.needs import Need
from macros.models.offer_rules import OfferRule
from macros.portal import Portal

STEP = {"name": "Fragen Sie.", "text": "Rufen Sie an."}
GUIDE = {"id": "weg", "position": "1", "icon": "material/map", "name": "Weg", "summary": "Ein Weg.", "assured_date": "2026-11-02"}
NEED = {"id": "wohnen", "position": "1", "icon": "material/home", "name": "Wohnen", "summary": "Eine Wohnung.", "assured_date": "2026-11-02"}


def refused(model: type, given: dict[str, object]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return [error["msg"] for error in caught.value.errors()]


def test_a_guide_has_steps_in_their_order(portal: Portal) -> None:
    guide = portal.records["guides"]["ankommen"]
    assert [step.name for step in guide.steps] == ["Melden Sie Ihre Wohnung an", "Lassen Sie sich beraten", "Lernen Sie Deutsch"]
    assert (guide.steps[0].bring, guide.steps[1].offers, guide.steps[2].offer_rule.topics) == (
        ("Pass oder Ausweis", "Wohnungsgeberbestätigung"), ("sprechstunde", "vorbei"), ("language",),
    )  # fmt: skip
    assert (guide.steps[1].bring, guide.steps[1].offer_rule, guide.steps[1].deadline) == ((), None, None)


def test_one_step_is_no_way() -> None:
    assert refused(Guide, {**GUIDE, "steps": [STEP]}) == ["Tuple should have at least 2 items after validation, not 1"]


def test_what_a_step_names_is_checked_like_everything_else(portal: Portal) -> None:
    found = list(references(portal.records["guides"]["ankommen"]))
    assert (("steps", 0, "contacts", 0), "contacts", "amt") in found
    assert (("steps", 2, "offer_rule", "topics", 0), "topics", "language") in found


def test_a_need_leads_somewhere() -> None:
    assert refused(Need, NEED) == ["leads nowhere; expected contacts, offers or an offer_rule"]
    assert Need.model_validate({**NEED, "contacts": ["buero"]}).contacts == ("buero",)
    assert Need.model_validate({**NEED, "offer_rule": {"topics": ["housing"]}}).offers == ()


def test_a_rule_asks_for_something() -> None:
    assert refused(OfferRule, {}) == ["empty; expected at least one of topics, situations, target_groups, languages, districts"]


@pytest.mark.parametrize(
    ("rule", "selected"),
    [
        ({"topics": ["language"]}, ["alt", "kurs"]),
        ({"topics": ["language", "counselling"]}, ["alt", "kurs", "sprechstunde"]),
        ({"topics": ["language"], "situations": ["meet-people"]}, ["alt"]),
        ({"topics": ["counselling"], "situations": ["meet-people"]}, []),
        ({"languages": ["ar"]}, ["sprechstunde"]),
        ({"target_groups": ["women", "refugees"]}, ["gruppe", "kurs"]),
    ],
)
def test_one_match_in_a_list_is_enough_and_every_list_has_to_match(portal: Portal, rule: dict[str, list[str]], selected: list[str]) -> None:
    found = OfferRule.model_validate(rule)
    assert [key for key, offer in portal.records["offers"].items() if found.selects(offer)] == selected


def test_a_word_may_do_without_another_name(portal: Portal) -> None:
    entry = portal.records["glossary"]["meldebestaetigung"]
    assert (entry.term, entry.name, entry.variants, entry.source.title) == ("Meldebestätigung", None, ("Anmeldebestätigung",), "Bundesmeldegesetz (BMG), § 24")
    assert refused(Entry, {"id": "x", "term": "X", "assured_date": "2026-11-02"}) == ["Field required"]
