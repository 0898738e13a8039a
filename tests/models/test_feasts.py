"""Feasts and their rules. Refusals with their place in the file: tests/golden/problems/feast_*.yml and hijri_*.yml."""

from __future__ import annotations

import datetime as dt
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from macros.feast_dates import _FAMILIES
from macros.models.feast_rules import RULES, DayOfYear, TableRule, whole
from macros.models.feasts import Feast, Feasts, HijriTable, Variant
from macros.portal import Portal

SOURCE = {"title": "Diyanet", "url": "https://vakithesaplama.diyanet.gov.tr/", "checked": "2026-11-19"}
LEAST: dict[str, Any] = {
    "id": "purim",
    "tradition": "jewish",
    "kind": "feast",
    "rank": "2",
    "rule": {"calendar": "hebrew", "month": "12", "day": "14"},
    "certainty": "fixed",
    "name": {"de": "Purim"},
    "about": {"de": "Ein fröhliches Fest.", "en": "A merry feast."},
}


def _message(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return caught.value.errors()[0]["ctx"]["message"]


def test_a_feast_needs_little() -> None:
    feast = Feast.model_validate(LEAST)
    assert (feast.duration, feast.begins, feast.fasting, feast.work_rest) == (1, "midnight", "none", False)
    assert (feast.variants, feast.dates, feast.leave) == ((), {}, ())
    assert (feast.greeting, feast.planning, feast.autonym, feast.source) == (None, None, None, None)


def test_a_feast_of_the_tiny_portal_is_read_as_it_stands(portal: Portal) -> None:
    feast = portal.feasts["rosh-hashanah"]
    assert (feast.tradition, feast.kind, feast.rank, feast.duration, feast.begins) == ("jewish", "new_year", 1, 2, "evening_before")
    assert (feast.rule.calendar, feast.rule.month, feast.rule.day, feast.rule.shift) == ("hebrew", 7, 1, "none")
    assert (feast.greeting.text, feast.greeting.language, feast.greeting.transliteration) == ("שנה טובה", "he", "Schana towa")
    assert feast.greeting.meaning == {"de": "Ein gutes Jahr", "en": "A good year"}
    assert (feast.planning.advice, feast.planning.note["en"]) == ("avoid", "No appointments on the evening before either.")
    assert (feast.autonym.text, feast.autonym.language) == ("ראש השנה", "he")
    assert feast.source.checked == dt.date(2026, 11, 19)


def test_leave_says_where_for_whom_and_since_when(portal: Portal) -> None:
    (leave,) = portal.feasts["kurban"].leave
    assert (leave.land, leave.scope, leave.days, leave.application, leave.valid_on) == ("BY", "school", 2, "none", dt.date(2015, 8, 1))
    assert leave.source.title == "BayVwV 313239 Nr. 2"


def test_a_variant_has_an_offset_or_a_rule(portal: Portal) -> None:
    (eastern,) = portal.feasts["easter"].variants
    assert (eastern.community["en"], eastern.rule.church, eastern.offset) == ("Orthodox churches", "east", None)
    assert Variant.model_validate({"community": {"de": "Schiiten"}, "offset": "-1"}).offset == -1


def test_a_day_of_mourning_has_no_greeting_but_one_of_remembrance_may() -> None:
    greeting = {"text": "Chag sameach", "language": "he"}
    assert Feast.model_validate(LEAST | {"kind": "remembrance", "greeting": greeting}).greeting.text == "Chag sameach"
    with pytest.raises(ValidationError):
        Feast.model_validate(LEAST | {"kind": "mourning", "greeting": greeting})


@pytest.mark.parametrize("calendar", [name for name in RULES if name != "relative"])
def test_every_rule_is_known_to_the_engine(calendar: str) -> None:
    assert calendar in _FAMILIES or calendar == "hijri"


@pytest.mark.parametrize(("calendar", "model"), RULES.items())
def test_a_rule_is_chosen_by_its_calendar(calendar: str, model: type) -> None:
    fields = {"month": "5", "day": "3", "weekday": "SU", "on_or_after": "04-14", "feast": "easter", "offset": "1", "dates": {"2026": ["2026-05-03"]}}
    if calendar == "hijri":
        del fields["weekday"]
    given = {"calendar": calendar} | {name: value for name, value in fields.items() if name in model.model_fields}
    if calendar == "weekday":
        del given["month"]
    rule = Feast.model_validate(LEAST | {"rule": given, "certainty": "varies"}).rule
    assert type(rule) is model


def test_a_rule_that_was_read_before_is_taken_as_it_is() -> None:
    rule = TableRule.model_validate({"calendar": "table", "dates": {"2026": ["2026-03-03"]}})
    assert Feast.model_validate(LEAST | {"rule": rule}).rule is rule


@pytest.mark.parametrize("value", ["1", "12"])
def test_a_number_within_its_bounds(value: str) -> None:
    assert TypeAdapter(whole(1, 12)).validate_python(value) == int(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "'0'"), ("13", "'13'"), ("01", "'01'"), ("1.0", "'1.0'"), ("+1", "'+1'"), ("", "''"), ("१", "'१'"), ([], "a list"), ({}, "fields"), (1, "'1'")],
)
def test_anything_else_is_no_such_number(value: Any, shown: str) -> None:
    assert _message(whole(1, 12), value) == f"{shown} is not a whole number from 1 to 12"


def test_a_day_of_the_year_is_month_and_day() -> None:
    assert TypeAdapter(DayOfYear).validate_python("04-14") == (4, 14)


@pytest.mark.parametrize("value", ["4-14", "14-04", "02-29", "04-31", "04.14", "2026-04-14"])
def test_anything_else_is_no_day_of_the_year(value: str) -> None:
    assert _message(DayOfYear, value) == f"'{value}' is not a day of every year (expected MM-DD, for example 04-14)"


def test_announced_months_are_found_and_uncertain_only_without() -> None:
    table = HijriTable.model_validate({"months": {"1447-09": {"start": "2026-02-19", "source": SOURCE}}, "uncertain": ["1447-09", "1449-10"]})
    assert (table.start(1447, 9), table.start(1447, 10)) == (dt.date(2026, 2, 19), None)
    assert [table.is_uncertain(*month) for month in ((1447, 9), (1449, 10), (1449, 11))] == [False, True, False]


def test_feasts_are_a_mapping_in_the_order_they_came() -> None:
    feasts = Feasts([Feast.model_validate(LEAST | {"id": key}) for key in ("purim", "a", "z")])
    assert (list(feasts), len(feasts), feasts["a"].id, "b" in feasts) == (["purim", "a", "z"], 3, "a", False)
    assert feasts.hijri == HijriTable()


def test_the_schema_knows_a_feast(portal: Portal) -> None:
    schema = Feast.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    # as an editor reads the file: numbers are numbers there
    typed = LEAST | {"rank": 2, "rule": {"calendar": "hebrew", "month": 12, "day": 14}}
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(typed)) == []
    wrong = typed | {"rule": {"calendar": "hebrew", "month": 13, "day": 14}}
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(wrong)) != []
