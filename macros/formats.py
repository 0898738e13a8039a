"""Dates, times, amounts, lists and language names as readers of one language write them (Babel, CLDR).

Times are always HH:mm and digits always Latin, as on every sign and form in Germany.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from macros.languages import Language

# Isolates keep times, numbers and addresses together in right-to-left text, also where no markup is possible.
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"


class Formats:
    """Formatting for one language; results are cached, for the same dates and names come back on many pages."""

    def __init__(self, language: Language) -> None:
        self.locale = language.locale
        self._is_rtl = language.direction == "rtl"
        self.day = lru_cache(maxsize=4096)(self._day)
        self.weekday_and_day = lru_cache(maxsize=4096)(self._weekday_and_day)
        self.day_of_year = lru_cache(maxsize=4096)(self._day_of_year)
        self.month = lru_cache(maxsize=256)(self._month)
        self.weekday_and_day_in_short = lru_cache(maxsize=4096)(self._weekday_and_day_in_short)
        self.weekday = cache(self._weekday)
        self.span = cache(self._span)
        self.amount = lru_cache(maxsize=1024)(self._amount)
        self.language_name = lru_cache(maxsize=None)(self._language_name)

    def _weekday(self, number: int) -> str:
        """Name of a weekday, Monday is 0."""
        return self._sentence_case(self.locale.days["stand-alone"]["wide"][number])

    def weekday_in_short(self, number: int) -> str:
        """The same for the heads of narrow columns: `Mo.`"""
        return self._sentence_case(self.locale.days["stand-alone"]["abbreviated"][number])

    def time(self, value: dt.time) -> str:
        return f"{value:%H:%M}"

    def _span(self, start: dt.time, end: dt.time) -> str:
        """`09:00–12:00`; an end at midnight reads 24:00."""
        last = "24:00" if end == dt.time(0) else f"{end:%H:%M}"
        return self.isolated(f"{start:%H:%M}–{last}")

    def _amount(self, euros: Decimal) -> str:
        """Whole euros without cents, as price lists write them."""
        pattern = self.locale.currency_formats["standard"].pattern
        if euros == int(euros):
            pattern = pattern.replace(".00", "")
        return format_currency(euros, "EUR", format=pattern, locale=self.locale, currency_digits=False)

    def number(self, value: Decimal, decimals: int = 0) -> str:
        """`1.250` or `61,30`: always so many digits behind the point, as figures in a column have them."""
        pattern = self.locale.decimal_formats[None].pattern.partition(".")[0] + _fraction(decimals)
        return self.isolated(format_decimal(rounded(value, decimals), format=pattern, locale=self.locale))

    def percent(self, value: Decimal, decimals: int = 0) -> str:
        """`61,3 %` for a value of 61.3."""
        pattern = self.locale.percent_formats[None].pattern.replace("0", "0" + _fraction(decimals))
        return self.isolated(format_percent(rounded(value, decimals) / 100, format=pattern, locale=self.locale))

    def percent_in_words(self, value: Decimal, decimals: int = 0) -> str:
        """`61,3 Prozent`, in the plural that the language has for this number."""
        pattern = self.locale.decimal_formats[None].pattern.partition(".")[0] + _fraction(decimals)
        return format_unit(rounded(value, decimals), "concentr-percent", "long", format=pattern, locale=self.locale)

    def all_of(self, words: Sequence[str]) -> str:
        """`A, B und C`."""
        return format_list(list(words), locale=self.locale)

    def isolated(self, text: str) -> str:
        return f"{_LEFT_TO_RIGHT}{text}{_END}" if self._is_rtl else text

    def _day(self, day: dt.date) -> str:
        return format_date(day, "long", locale=self.locale)

    def _weekday_and_day(self, day: dt.date) -> str:
        return format_date(day, "full", locale=self.locale)

    def _day_of_year(self, day: dt.date) -> str:
        """`5. Dez.`, where a heading says the year."""
        return format_skeleton("MMMd", day, locale=self.locale)

    def _weekday_and_day_in_short(self, day: dt.date, with_year: bool) -> str:
        """`Sa., 5. Dez.`, with the year where no heading says it."""
        return format_skeleton("yMMMEd" if with_year else "MMMEd", day, locale=self.locale)

    def _month(self, year: int, month: int) -> str:
        """`Dezember 2026`."""
        return self._sentence_case(format_skeleton("yMMMM", dt.date(year, month, 1), locale=self.locale))

    def _language_name(self, code: str) -> str | None:
        """What Babel calls a language, None where it knows no name for it."""
        name = self.locale.languages.get(code.replace("-", "_"))
        return self._sentence_case(name) if name else None

    def _sentence_case(self, word: str) -> str:
        """List entries begin with a capital letter; Turkish i keeps its dot."""
        first = "İ" if self.locale.language == "tr" and word[0] == "i" else word[0].upper()
        return first + word[1:]


def rounded(value: Decimal, decimals: int) -> Decimal:
    """As people round: half upwards. What is compared in words is rounded first, so that readers can check it."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _fraction(decimals: int) -> str:
    return f".{'0' * decimals}" if decimals else ""
