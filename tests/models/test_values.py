"""The kinds of value: what each accepts, what it becomes, and the sentence where it refuses."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.models import values


def _value(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def _refusal(kind: Any, text: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        _value(kind, text)
    return caught.value.errors()[0]["ctx"]["message"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (values.Line, "  Kurs A1 ", "Kurs A1"),
        (values.Line, "Anfang\n", "Anfang"),
        (values.Line, "Cafe\u0301", "Café"),
        (values.Paragraph, "eins\nzwei\n", "eins\nzwei"),
        (values.Rich, "eins\n\nzwei\n", "eins\n\nzwei"),
        (values.Rich, "x" * 20_000, "x" * 20_000),
        (values.Rich, "[x](<https://a.example>) [y](\n mailto:a@a.example)", "[x](<https://a.example>) [y](\n mailto:a@a.example)"),
        (values.Day, "2028-02-29", dt.date(2028, 2, 29)),
        (values.Clock, "00:00", dt.time(0)),
        (values.Clock, "23:59", dt.time(23, 59)),
        (values.Amount, "25", Decimal("25")),
        (values.Amount, "25.50", Decimal("25.50")),
        (values.Amount, "0", Decimal("0")),
        (values.Degrees, "-10.8983", -10.8983),
        (values.Whole, "0", 0),
        (values.Whole, "999999", 999_999),
        (values.Flag, "true", True),
        (values.Flag, "false", False),
        (values.PostalCode, "01067", "01067"),
        (values.Colour, "#0B5c66", "#0B5c66"),
        (values.Slug, "a-z-2", "a-z-2"),
        (values.Slug, "n" * 60, "n" * 60),
        (values.LanguageRef, "fa-AF", "fa-AF"),
        (values.LanguageRef, "no", "no"),
        (values.Phone, "+49 89 99998 115", "+49 89 99998 115"),
        (values.Phone, "+498999998115", "+498999998115"),
        (values.Phone, "110", "110"),
        (values.Phone, "116 117", "116 117"),
        (values.Phone, "116117", "116117"),
        (values.Phone, "0800 111 0 111", "0800 111 0 111"),
        (values.Email, "integration+buero@musterstadt.example", "integration+buero@musterstadt.example"),
        (values.WebUrl, "http://musterstadt.example", "http://musterstadt.example"),
        (values.WebUrl, "https://münchen.example:8443/weg/?a=b&c=ü#d", "https://münchen.example:8443/weg/?a=b&c=ü#d"),
    ],
)
def test_a_good_text_becomes_a_value(kind: Any, text: str, value: Any) -> None:
    found = _value(kind, text)
    assert (found, type(found)) == (value, type(value))


DATE = "is not a date (expected YYYY-MM-DD, for example 2026-03-31)"
TIME = "is not a time (expected HH:MM, for example 09:30)"
AMOUNT = "is not an amount in euros (expected for example 25 or 25.50)"
PHONE = "is not a phone number (expected '+49 89 1234567', '0800 …' or a short number such as '116 117')"
URL = "is not a web address (expected https://…)"
EMAIL = "is not an e-mail address (expected name@example.org)"
SLUG = "is not an id (expected small letters a–z, digits and single hyphens, at most 60)"


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (values.Line, "a\nb", "'a b' has several lines; expected one line"),
        (values.Line, "   ", "is empty; write a text or leave the field out"),
        (values.Line, "x" * 121, f"'{'x' * 40}…' has 121 characters; at most 120 are allowed"),
        (values.Line, ["a"], "expected text, got a list"),
        (values.Line, {"a": "b"}, "expected text, got fields"),
        (values.Summary, "x" * 201, f"'{'x' * 40}…' has 201 characters; at most 200 are allowed"),
        (values.Paragraph, "x" * 401, f"'{'x' * 40}…' has 401 characters; at most 400 are allowed"),
        (values.Rich, "x" * 20_001, f"'{'x' * 40}…' has 20001 characters; at most 20000 are allowed"),
        (values.Day, "0", f"'0' {DATE}"),
        (values.Day, "86400", f"'86400' {DATE}"),
        (values.Day, "2026-3-1", f"'2026-3-1' {DATE}"),
        (values.Day, "2026-02-30", f"'2026-02-30' {DATE}"),
        (values.Day, "0000-01-01", f"'0000-01-01' {DATE}"),
        (values.Day, "2026-11-20T08:00", f"'2026-11-20T08:00' {DATE}"),
        (values.Day, "٢٠٢٦-١١-٢٠", f"'٢٠٢٦-١١-٢٠' {DATE}"),
        (values.Day, {}, "expected a date (expected YYYY-MM-DD, for example 2026-03-31), got fields"),
        (values.Clock, "9:30", f"'9:30' {TIME}"),
        (values.Clock, "24:00", f"'24:00' {TIME}"),
        (values.Clock, "0930", f"'0930' {TIME}"),
        (values.Clock, "09:30:00", f"'09:30:00' {TIME}"),
        (values.Clock, "09:60", f"'09:60' {TIME}"),
        (values.Amount, "25,50", f"'25,50' {AMOUNT}"),
        (values.Amount, "25.5", f"'25.5' {AMOUNT}"),
        (values.Amount, "-5", f"'-5' {AMOUNT}"),
        (values.Amount, "nan", f"'nan' {AMOUNT}"),
        (values.Amount, "1_000", f"'1_000' {AMOUNT}"),
        (values.Amount, "25 €", f"'25 €' {AMOUNT}"),
        (values.Amount, "1000000", f"'1000000' {AMOUNT}"),
        (values.Degrees, "inf", "'inf' is not a coordinate in degrees (expected for example 48.3717)"),
        (values.Degrees, "48,3717", "'48,3717' is not a coordinate in degrees (expected for example 48.3717)"),
        (values.Whole, "01067", "'01067' is not a whole number"),
        (values.Whole, "1_000", "'1_000' is not a whole number"),
        (values.Whole, "1.0", "'1.0' is not a whole number"),
        (values.Whole, " 5", "'5' is not a whole number"),
        (values.Whole, "+5", "'+5' is not a whole number"),
        (values.Whole, ["5"], "expected a whole number, got a list"),
        (values.Flag, "yes", "'yes' is not allowed; expected true or false"),
        (values.Flag, "1", "'1' is not allowed; expected true or false"),
        (values.Flag, "TRUE", "'TRUE' is not allowed; expected true or false"),
        (values.Flag, {"a": "b"}, "fields is not allowed; expected true or false"),
        (values.PostalCode, "8699", "'8699' is not a postal code (expected five digits)"),
        (values.PostalCode, "D-86999", "'D-86999' is not a postal code (expected five digits)"),
        (values.Colour, "petrol", "'petrol' is not a colour (expected for example #0a5a6b)"),
        (values.Colour, "#0b5c666", "'#0b5c666' is not a colour (expected for example #0a5a6b)"),
        (values.Slug, "Kurs", f"'Kurs' {SLUG}"),
        (values.Slug, "-kurs", f"'-kurs' {SLUG}"),
        (values.Slug, "kurs-", f"'kurs-' {SLUG}"),
        (values.Slug, "kurs_a1", f"'kurs_a1' {SLUG}"),
        (values.Slug, "kürs", f"'kürs' {SLUG}"),
        (values.Slug, "n" * 61, f"'{'n' * 60}…' {SLUG}"),
        (values.Slug, ["kurs"], f"a list {SLUG}"),
        (values.LanguageRef, "Arabic", "'Arabic' is not a language code (expected for example 'ar' or 'fa-AF')"),
        (values.LanguageRef, "fa_AF", "'fa_AF' is not a language code (expected for example 'ar' or 'fa-AF')"),
        (values.Phone, "089 1234567", f"'089 1234567' {PHONE}"),
        (values.Phone, "+49 (0)89 1234567", f"'+49 (0)89 1234567' {PHONE}"),
        (values.Phone, "+49-89-1234567", f"'+49-89-1234567' {PHONE}"),
        (values.Phone, "+49 89  1234567", f"'+49 89 1234567' {PHONE}"),
        (values.Phone, "+0 89 1234567", f"'+0 89 1234567' {PHONE}"),
        (values.Phone, "120", f"'120' {PHONE}"),
        (values.Phone, ["110"], f"a list {PHONE}"),
        (values.Email, "a@b", f"'a@b' {EMAIL}"),
        (values.Email, "a b@musterstadt.example", f"'a b@musterstadt.example' {EMAIL}"),
        (values.Email, "a@musterstadt.example\nBcc: b@c.example", f"'a@musterstadt.example Bcc: b@c.example' {EMAIL}"),
        (values.Email, "mailto:a@musterstadt.example", f"'mailto:a@musterstadt.example' {EMAIL}"),
        (values.WebUrl, "javascript:alert(1)", f"'javascript:alert(1)' {URL}"),
        (values.WebUrl, "//musterstadt.example", f"'//musterstadt.example' {URL}"),
        (values.WebUrl, "https://user:pw@musterstadt.example", f"'https://user:pw@musterstadt.example' {URL}"),
        (values.WebUrl, "https://localhost/", f"'https://localhost/' {URL}"),
        (values.WebUrl, "https://musterstadt.example/a b", f"'https://musterstadt.example/a b' {URL}"),
        (values.WebUrl, "https://musterstadt.example/<script>", f"'https://musterstadt.example/<script>' {URL}"),
        (values.WebUrl, "https://1.2.3.4/", f"'https://1.2.3.4/' {URL}"),
    ],
)
def test_a_wrong_text_is_refused_with_one_clear_sentence(kind: Any, text: Any, message: str) -> None:
    assert _refusal(kind, text) == message


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (values.PostalCode, "٨٦٩٩٩", "'٨٦٩٩٩' is not a postal code (expected five digits)"),
        (values.Phone, "+4٩ 8٩ 1234567", f"'+4٩ 8٩ 1234567' {PHONE}"),
        (values.Amount, "٢٥", f"'٢٥' {AMOUNT}"),
        (values.WebUrl, "https://musterstadt.example:٨٠", f"'https://musterstadt.example:٨٠' {URL}"),
    ],
)
def test_digits_of_other_scripts_are_refused(kind: Any, text: str, message: str) -> None:
    assert _refusal(kind, text) == message


def test_a_choice_accepts_only_its_words() -> None:
    assert _value(values.one_of("free", "paid"), "paid") == "paid"
    assert _refusal(values.one_of("free", "paid"), "payed") == "'payed' is not allowed (did you mean 'paid'?); expected one of free, paid"
    assert _refusal(values.one_of("free", "paid"), "xyz") == "'xyz' is not allowed; expected one of free, paid"


def test_a_reference_is_an_id() -> None:
    assert _value(values.reference("contacts"), "vhs") == "vhs"
    assert _refusal(values.reference("contacts"), "VHS") == f"'VHS' {SLUG}"


@pytest.mark.parametrize("text", ["a" * 70 + "@x", "a." * 5_000 + "@", "https://" + "a-" * 10_000, "https://" + "a." * 10_000 + "1", "+4" + "9 " * 10_000])
@pytest.mark.parametrize("kind", [values.Email, values.WebUrl, values.Phone])
def test_long_texts_are_refused_without_trying_forever(kind: Any, text: str) -> None:
    assert _refusal(kind, text).startswith(f"'{text[:10]}")


def test_editor_schemas_say_what_a_value_looks_like() -> None:
    assert TypeAdapter(values.one_of("free", "paid")).json_schema() == {"enum": ["free", "paid"]}
    assert TypeAdapter(values.Line).json_schema() == {"type": "string", "minLength": 1, "maxLength": 120}
    assert TypeAdapter(values.Flag).json_schema() == {"type": "boolean"}
    assert TypeAdapter(values.Day).json_schema() == {
        "type": "string", "description": "a date (expected YYYY-MM-DD, for example 2026-03-31)"
    }


def test_editor_schemas_allow_numbers_where_people_write_them_unquoted() -> None:
    assert TypeAdapter(values.PostalCode).json_schema()["type"] == ["string", "integer", "number"]
    assert TypeAdapter(values.Amount).json_schema()["type"] == ["string", "integer", "number"]
    assert TypeAdapter(values.Whole).json_schema()["type"] == ["string", "integer", "number"]
    assert TypeAdapter(values.Phone).json_schema()["type"] == ["string", "integer"]
