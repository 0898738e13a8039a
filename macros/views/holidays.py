"""Public and school holidays of the Land by their names in the reader's language."""

from __future__ import annotations

from macros import urls
from macros.holiday_dates import Holiday
from macros.translate import Words
from macros.views.reader import Reader


def holiday_name(reader: Reader, holiday: Holiday) -> Words:
    """What readers call a holiday; the German name where data/ has none."""
    term = reader.portal.holiday_terms.get(holiday.name)
    if term is None:
        return reader.german(holiday.name)
    return reader.translator.term(term.name)


def holiday_feast(reader: Reader, holiday: Holiday) -> str | None:
    """The link to the page of the feast that a public holiday is; None for other holidays."""
    feast = getattr(reader.portal.holiday_terms.get(holiday.name), "feast", None)
    return reader.link(urls.feast(feast)) if feast in reader.portal.feasts else None
