"""Dates, amounts, lists and names, letter by letter, as CLDR 48 writes them (checked once against Intl of ICU 78)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from macros.formats import Formats, rounded
from macros.languages import load_languages

LANGUAGES = load_languages(Path(__file__).parents[1] / "data" / "languages.yml")
CODES = ("de", "en", "ar", "uk", "tr", "fa", "kmr", "ti")
SPOKEN = ("ar", "en", "fa-AF")


def each(*expected: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("formats", "expected"), [(Formats(LANGUAGES[code]), text) for code, text in zip(CODES, expected, strict=True)], ids=CODES)


@each(
    "5. März 2026", "5 March 2026", "5 مارس 2026", "5 березня 2026\u202fр.", "5 Mart 2026", "5 مارس 2026", "5ê adara 2026an", "መጋቢት 5, 2026"
)
def test_a_day(formats: Formats, expected: str) -> None:
    assert formats.day(dt.date(2026, 3, 5)) == expected


@each(
    "Freitag, 20. November 2026", "Friday, 20 November 2026", "الجمعة، 20 نوفمبر 2026", "пʼятниця, 20 листопада 2026\u202fр.",
    "20 Kasım 2026 Cuma", "جمعه 20 نوامبر 2026", "înî, 20ê mijdara 2026an", "ዓርቢ፣ 20 ሕዳር 2026",
)
def test_a_weekday_and_day(formats: Formats, expected: str) -> None:
    assert formats.weekday_and_day(dt.date(2026, 11, 20)) == expected


@each("Fr., 20. Nov.", "Fri 20 Nov", "الجمعة، 20 نوفمبر", "пт, 20 лист.", "20 Kas Cum", "جمعه 20 نوامبر", "înî, 20ê mjdê", "ዓር፣ 20 ሕዳ")
def test_a_weekday_and_day_in_short(formats: Formats, expected: str) -> None:
    assert formats.weekday_and_day_in_short(dt.date(2026, 11, 20), False) == expected


def test_a_weekday_and_day_in_short_with_the_year() -> None:
    assert Formats(LANGUAGES["de"]).weekday_and_day_in_short(dt.date(2026, 11, 20), True) == "Fr., 20. Nov. 2026"


@each("Montag", "Monday", "الاثنين", "Понеділок", "Pazartesi", "دوشنبه", "Duşem", "ሰኑይ")
def test_weekdays_begin_with_a_capital_and_with_monday(formats: Formats, expected: str) -> None:
    assert formats.weekday(0) == expected


@each("Sonntag", "Sunday", "الأحد", "Неділя", "Pazar", "یکشنبه", "Yekşem", "ሰንበት")
def test_weekday_six_is_sunday(formats: Formats, expected: str) -> None:
    assert formats.weekday(6) == expected


@each(*("09:05",) * 8)
def test_a_time_is_the_same_everywhere(formats: Formats, expected: str) -> None:
    assert formats.time(dt.time(9, 5)) == expected


@each(
    "09:00–12:30", "09:00–12:30", "\u206609:00–12:30\u2069", "09:00–12:30", "09:00–12:30", "\u206609:00–12:30\u2069", "09:00–12:30", "09:00–12:30"
)
def test_a_span_stays_left_to_right_in_right_to_left_text(formats: Formats, expected: str) -> None:
    assert formats.span(dt.time(9), dt.time(12, 30)) == expected


def test_a_span_that_ends_at_midnight_ends_at_24() -> None:
    assert Formats(LANGUAGES["de"]).span(dt.time(18), dt.time(0)) == "18:00–24:00"


@each(
    "25\u00a0€", "€25", "\u200f25\u00a0€", "25\u00a0EUR", "€25", "\u200e€\u00a025", "25\u00a0€", "€25"
)
def test_whole_euros_have_no_cents(formats: Formats, expected: str) -> None:
    assert formats.amount(Decimal("25.00")) == expected


@each(
    "1.250,50\u00a0€", "€1,250.50", "\u200f1,250.50\u00a0€", "1\u00a0250,50\u00a0EUR", "€1.250,50", "\u200e€\u00a01,250.50", "1.250,50\u00a0€",
    "€1,250.50",
)
def test_cents_have_two_digits(formats: Formats, expected: str) -> None:
    assert formats.amount(Decimal("1250.5")) == expected


@each("A, B und C", "A, B and C", "A وB وC", "A, B і C", "A, B ve C", "A،\u200f B، و C", "A, B û C", "A፣ Bን Cን")
def test_three_words(formats: Formats, expected: str) -> None:
    assert formats.all_of(["A", "B", "C"]) == expected


@each("A und B", "A and B", "A وB", "A і B", "A ve B", "A و B", "A û B", "Aን Bን")
def test_two_words(formats: Formats, expected: str) -> None:
    assert formats.all_of(("A", "B")) == expected


@each(*("A",) * 8)
def test_one_word(formats: Formats, expected: str) -> None:
    assert formats.all_of(["A"]) == expected


@each(
    "Arabisch, Englisch, Dari", "Arabic, English, Dari", "العربية, الإنجليزية, الدارية", "Арабська, Англійська, Дарі", "Arapça, İngilizce, Darice",
    "عربی, انگلیسی, دری", "Erebî, Îngilîzî, Derî", "ዓረብኛ, እንግሊዝኛ, ዳሪ",
)
def test_language_names_begin_with_a_capital(formats: Formats, expected: str) -> None:
    assert ", ".join(str(formats.language_name(code)) for code in SPOKEN) == expected


def test_a_language_that_babel_does_not_know_has_no_name() -> None:
    assert Formats(LANGUAGES["de"]).language_name("kmr") is None


def test_turkish_i_keeps_its_dot_as_a_capital() -> None:
    turkish, german = Formats(LANGUAGES["tr"]), Formats(LANGUAGES["de"])
    assert turkish._sentence_case("italyanca") == "İtalyanca"
    assert german._sentence_case("italienisch") == "Italienisch"


@pytest.mark.parametrize("code", LANGUAGES)
def test_digits_are_latin_in_every_language(code: str) -> None:
    formats = Formats(LANGUAGES[code])
    shown = formats.day(dt.date(2026, 11, 20)) + formats.weekday_and_day(dt.date(2026, 11, 20)) + formats.amount(Decimal("12.50"))
    assert [character for character in shown if character.isdigit() and character not in "0123456789"] == []
    assert "2026" in formats.day(dt.date(2026, 11, 20))


@pytest.mark.parametrize(("code", "expected"), [("ar", "\u2066x\u2069"), ("fa", "\u2066x\u2069"), ("de", "x"), ("ti", "x")])
def test_a_text_is_isolated_only_where_the_language_runs_right_to_left(code: str, expected: str) -> None:
    assert Formats(LANGUAGES[code]).isolated("x") == expected


@each("Dezember 2026", "December 2026", "ديسمبر 2026", "Грудень 2026\u202fр.", "Aralık 2026", "دسامبر 2026", "Berfanbara 2026an", "ታሕሳስ 2026")
def test_a_month(formats: Formats, expected: str) -> None:
    assert formats.month(2026, 12) == expected


@each("5. Dez.", "5 Dec", "5 ديسمبر", "5 груд.", "5 Ara", "5 دسامبر", "5ê brfê", "5 ታሕ")
def test_a_day_below_the_heading_of_its_month(formats: Formats, expected: str) -> None:
    assert formats.day_of_year(dt.date(2026, 12, 5)) == expected


@each("Mo", "Mon", "الاثنين", "Пн", "Pzt", "دوشنبه", "Dşm", "ሰኑ")
def test_a_weekday_in_short(formats: Formats, expected: str) -> None:
    assert formats.weekday_in_short(0) == expected


@each("12.345,7", "12,345.7", "\u206612,345.7\u2069", "12\u00a0345,7", "12.345,7", "\u206612,345.7\u2069", "12.345,7", "12,345.7")
def test_a_number_has_the_digits_asked_for_and_rounds_half_upwards(formats: Formats, expected: str) -> None:
    assert formats.number(Decimal("12345.65"), 1) == expected


@each("1.250", "1,250", "\u20661,250\u2069", "1\u00a0250", "1.250", "\u20661,250\u2069", "1.250", "1,250")
def test_a_whole_number(formats: Formats, expected: str) -> None:
    assert formats.number(Decimal(1250)) == expected


@each("-0,50", "-0.50", "\u2066-0.50\u2069", "-0,50", "-0,50", "\u2066-0.50\u2069", "-0,50", "-0.50")
def test_a_number_below_0(formats: Formats, expected: str) -> None:
    assert formats.number(Decimal("-0.5"), 2).replace("\u200e", "").replace("\u2212", "-") == expected


@each("61,3\u00a0%", "61.3%", "\u206661.3%\u2069", "61,3%", "%61,3", "\u206661.3%\u2069", "%61,3", "61.3%")
def test_percent(formats: Formats, expected: str) -> None:
    assert formats.percent(Decimal("61.25"), 1).replace("\u200e", "") == expected


@each("61,3 Prozent", "61.3 per cent", "61.3 بالمائة", "61,3 відсотка", "yüzde 61,3", "61.3 درصد", "ji sedî 61,3", "61.3 ሚእታዊ")
def test_percent_in_words(formats: Formats, expected: str) -> None:
    assert formats.percent_in_words(Decimal("61.3"), 1) == expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_digits_of_figures_are_latin_in_every_language(code: str) -> None:
    formats, value = Formats(LANGUAGES[code]), Decimal("9876.5")
    shown = formats.number(value, 1) + formats.percent(value, 1) + formats.percent_in_words(value, 1)
    assert [character for character in shown if character.isdigit() and character not in "0123456789"] == []


@pytest.mark.parametrize(("value", "decimals", "expected"), [("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("61.25", 1, "61.3"), ("-0.5", 0, "-1"), ("70", 2, "70.00")])
def test_people_round_half_away_from_0(value: str, decimals: int, expected: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == expected
