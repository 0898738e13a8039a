"""Public and school holidays of the Land as entries of calendars."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from macros import urls
from macros.feeds import ical
from macros.feeds.stamps import RULES_WRITTEN, uid
from macros.holiday_dates import Holiday
from macros.translate import N_
from macros.views.holidays import holiday_feast, holiday_name
from macros.views.reader import Reader

_DAY = dt.timedelta(days=1)
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_IN_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class HolidayEntries:
    """The entries of all holidays from `first` to `last` in one language, made once for all calendars that have them."""

    def __init__(self, reader: Reader, first: dt.date, last: dt.date) -> None:
        self._reader = reader
        self._first, self._last = first, last

    @cached_property
    def public(self) -> bytes:
        return b"".join(made for _, made in self._public)

    @cached_property
    def public_without_feasts(self) -> bytes:
        """Those that are no feast of data/calendar/, for calendars that have the feasts."""
        return b"".join(made for holiday, made in self._public if holiday_feast(self._reader, holiday) is None)

    @cached_property
    def school(self) -> bytes:
        return b"".join(self._school())

    @cached_property
    def _public(self) -> list[tuple[Holiday, bytes]]:
        """A law names the day, and what it is called may change: the day is the name."""
        found = self._reader.portal.almanac.public_holidays(self._first, self._last)
        return [(each, self._entry(each, f"holiday-{each.start}", N_("Gesetzlicher Feiertag"))) for each in found]

    def _school(self) -> Iterator[bytes]:
        """The days may be corrected, so what lasts is the name and the year; some names occur twice in a year.

        Whole years are counted, or the number would change with the day from which on a calendar shows them.
        """
        seen: Counter[tuple[str, int]] = Counter()
        years = dt.date(self._first.year, 1, 1), dt.date(self._last.year, 12, 31)
        for each in self._reader.portal.almanac.school_holidays(*years):
            seen[each.name, each.start.year] += 1
            number = seen[each.name, each.start.year]
            if each.start <= self._last and each.end >= self._first:
                name = f"holiday-{_slug(each.name)}-{each.start.year}{f'-{number}' if number > 1 else ''}"
                yield self._entry(each, name, N_("Schulferien"))

    def _entry(self, holiday: Holiday, name: str, kind: str) -> bytes:
        reader = self._reader
        words = holiday_name(reader, holiday)
        facts = ical.Facts(uid(reader, name), holiday.start, holiday.end + _DAY, RULES_WRITTEN, is_busy=False)
        return ical.event(facts, ical.Wording(
            summary=words,
            url=reader.urls.absolute(reader.language.code, urls.listing("calendar")),
            categories=(reader.plain(kind),),
            language=words.language.code if words.is_fallback else "",
        ))


def _slug(name: str) -> str:
    return _NOT_IN_NAMES.sub("-", name.lower().translate(_IN_ASCII)).strip("-")
