"""Feasts for the tests of their dates: made of a rule alone, and looked up by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from macros.feast_dates import Occurrence, occurrences
from macros.models.feasts import Feast, Feasts, HijriTable

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2035, 12, 31)
YEARS = range(2024, 2036)
# 1 Ramadan 1447 as the communities in Germany kept it (islamiq.de, Diyanet); Umm al-Qura has the 18th.
# 1 Rajab 1445: Diyanet has 12 January 2024 (ntv.com.tr, 6 February 2024, after vakithesaplama.diyanet.gov.tr), Umm al-Qura the 13th.
_SOURCE = {"title": "Diyanet", "url": "https://vakithesaplama.diyanet.gov.tr/", "checked": "2026-11-19"}
HIJRI = HijriTable.model_validate(
    {
        "months": {"1445-07": {"start": "2024-01-12", "source": _SOURCE}, "1447-09": {"start": "2026-02-19", "source": _SOURCE}},
        # where Umm al-Qura, the rule of the 2016 Istanbul congress and the conjunction in Ankara differ: reference, 2.2
        "uncertain": ["1447-09", "1449-10", "1450-07", "1451-01", "1451-03", "1452-01", "1454-07", "1455-07"],
    }
)


def feast(key: str = "feast", certainty: str = "varies", fields: Mapping[str, Any] | None = None, **rule: Any) -> Feast:
    """A feast with a rule; values of the rule as they stand in a file, all text."""
    words = {"name": {"de": key}, "about": {"de": "Ein Fest.", "en": "A feast."}}
    given = {name: str(value) if isinstance(value, int) else value for name, value in rule.items()}
    base = {"id": key, "tradition": "x", "kind": "feast", "rank": "2", "certainty": certainty, "rule": given}
    return Feast.model_validate(base | words | dict(fields or {}))


def found(*feasts: Feast, first: dt.date = FIRST, last: dt.date = LAST) -> list[Occurrence]:
    """The occurrences of some feasts, of 2024 to 2035 where nothing else is said."""
    return occurrences(Feasts(feasts, HIJRI), first, last)


def starts(first: dt.date = FIRST, last: dt.date = LAST, **rule: Any) -> list[dt.date]:
    """The first days that a rule gives."""
    return [each.start for each in found(feast(**rule), first=first, last=last)]


def of_year(year: int, **rule: Any) -> list[dt.date]:
    """The first days that a rule gives in one year."""
    return starts(dt.date(year, 1, 1), dt.date(year, 12, 31), **rule)


def dates(year_first: int, *days: str) -> list[dt.date]:
    """`dates(2024, "03-20", "03-21")`: one date for each year from the first on."""
    return [dt.date.fromisoformat(f"{year_first + number}-{day}") for number, day in enumerate(days)]


def public_holidays(country: str, name: str, **given: Any) -> list[dt.date]:
    """The days of 2024 to 2035 that python-holidays calls by a name (first days of runs are the caller's business)."""
    import holidays

    calendar = getattr(holidays, country)(years=YEARS, **({"language": "en_US"} | given))
    return sorted(day for day, names in calendar.items() if name in names.split("; "))
