"""Feasts as entries of calendars: whole days, one entry for each occurrence, which moves when its date is corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from macros import urls
from macros.feast_dates import Occurrence
from macros.feeds import ical
from macros.feeds.plain import joined
from macros.feeds.stamps import RULES_WRITTEN, uid, utc
from macros.models.feasts import Feast, Feasts
from macros.models.shared import Source
from macros.views.reader import Reader

_DAY = dt.timedelta(days=1)


class FeastEntries:
    """The entries of all feasts from `first` to `last` in one language, made once for all calendars that have them."""

    def __init__(self, reader: Reader, first: dt.date, last: dt.date) -> None:
        self._reader = reader
        self._feasts = reader.portal.feasts
        self._occurrences: dict[str, list[Occurrence]] = {}
        for each in reader.portal.almanac.feasts(first, last):
            self._occurrences.setdefault(each.feast, []).append(each)
        self.of = cache(self._of)

    def _of(self, key: str) -> bytes:
        """All occurrences of a feast."""
        return b"".join(self._entry(self._feasts[key], each) for each in self._occurrences.get(key, ()))

    def _entry(self, feast: Feast, occurrence: Occurrence) -> bytes:
        return ical.event(self._facts(feast, occurrence), self._wording(feast, occurrence))

    def _facts(self, feast: Feast, occurrence: Occurrence) -> ical.Facts:
        announced = announcement(self._feasts, feast, occurrence.key)
        source = announced or feast.source
        return ical.Facts(
            uid=uid(self._reader, f"feast-{feast.id}-{occurrence.key}"),
            start=occurrence.start,
            end=occurrence.end + _DAY,
            stamp=utc(source.checked) if source else RULES_WRITTEN,
            status="TENTATIVE" if occurrence.doubt else "CONFIRMED",
            sequence=1 if announced else 0,  # an announced date takes the place of the calculated one
            is_busy=False,
        )

    def _wording(self, feast: Feast, occurrence: Occurrence) -> ical.Wording:
        reader = self._reader
        name = reader.translator.term(feast.name)
        address = reader.urls.absolute(reader.language.code, urls.feast(feast.id))
        return ical.Wording(
            summary=name,
            description=joined([reader.translator.term(feast.about), *_date_in_words(reader, occurrence), address]) or "",
            url=address,
            categories=(reader.term("traditions", feast.tradition),),
            language=name.language.code if name.is_fallback else "",
        )


def announcement(feasts: Feasts, feast: Feast, key: str) -> Source | None:
    """Where the date of an occurrence was announced; None where it follows from the rule alone."""
    rule = feast.rule
    if key in feast.dates:
        return feast.dates[key].source
    if rule.calendar == "relative":
        return announcement(feasts, feasts[rule.feast], key)
    month = feasts.hijri.months.get(f"{key}-{rule.month:02}") if rule.calendar == "hijri" else None
    return month.source if month else None


def _date_in_words(reader: Reader, occurrence: Occurrence) -> Iterator[str]:
    """What the days alone do not say."""
    if occurrence.eve:
        yield reader.say("Beginnt am Abend vorher: %(day)s.", day=reader.formats.weekday_and_day(occurrence.start - _DAY))
    if occurrence.certainty == "varies":
        yield reader.say("Nicht alle Gemeinden begehen den Tag zur selben Zeit.")
    if occurrence.doubt:
        yield reader.say_number(
            "Der Termin kann sich um %(number)s Tag verschieben.", "Der Termin kann sich um %(number)s Tage verschieben.", occurrence.doubt
        )
