"""Parts that several record types have: what they become, what they leave to defaults."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from macros.models.shared import CheckedRecord, CostOption, PhoneNumber, PrivateNote, Source


def test_a_phone_is_for_talking_unless_said() -> None:
    phone = PhoneNumber.model_validate({"number": "+49 89 99998 115"})
    assert (phone.type, phone.languages, phone.description) == ("voice", (), None)


@pytest.mark.parametrize("kind", ["voice", "fax", "cell", "sms", "textphone"])
def test_a_phone_has_one_of_the_kinds_of_hsds(kind: str) -> None:
    assert PhoneNumber.model_validate({"number": "110", "type": kind}).type == kind


def test_an_amount_keeps_its_cents() -> None:
    option = CostOption.model_validate({"amount": "12.50", "option": "ein Monat"})
    assert (option.amount, str(option.amount), option.option) == (Decimal("12.5"), "12.50", "ein Monat")


def test_a_source_says_where_and_when() -> None:
    source = Source.model_validate({"title": "Telefonbuch", "url": "https://musterstadt.example/", "checked": "2026-11-01"})
    assert (source.title, source.url, source.checked) == ("Telefonbuch", "https://musterstadt.example/", dt.date(2026, 11, 1))


@pytest.mark.parametrize("field", ["title", "url", "checked"])
def test_a_source_is_complete(field: str) -> None:
    given = {"title": "Telefonbuch", "url": "https://musterstadt.example/", "checked": "2026-11-01"}
    del given[field]
    with pytest.raises(ValidationError) as caught:
        Source.model_validate(given)
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("missing", (field,))]


def test_a_private_note_may_be_incomplete() -> None:
    assert PrivateNote.model_validate({"note": "ruft abends zurück"}).name is None


def test_a_record_that_grows_old_says_when_it_was_last_checked() -> None:
    with pytest.raises(ValidationError) as caught:
        CheckedRecord.model_validate({"id": "x"})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("missing", ("assured_date",))]
