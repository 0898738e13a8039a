"""The page of a feast: what it is, when it is in the coming years, how to greet, what to mind, who is free."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models import feasts as models
from macros.models.feasts import Feast
from macros.models.shared import Source
from macros.translate import N_, Words
from macros.views.components import Fact, FeastLine
from macros.views.feast_leave import LeaveView, leave, public_holidays
from macros.views.feast_words import feast_name, kind, span, spoken
from macros.views.feast_years import FeastYear, feast_years
from macros.views.handout import Handout, handout
from macros.views.notices import Notice
from macros.views.reader import Reader

_ADVICE = {
    "avoid": N_("Bitte keine anderen Termine auf diese Tage legen"),
    "coordinate": N_("Bitte Termine vorher absprechen"),
    "adapt": N_("Bitte Rücksicht nehmen"),
}
_FASTING = {
    "dawn_to_sunset": N_("Viele essen und trinken von der Morgendämmerung bis zum Sonnenuntergang nichts."),
    "sunrise_to_sunset": N_("Viele essen und trinken von Sonnenaufgang bis Sonnenuntergang nichts."),
    "25_hours": N_("Viele essen und trinken 25 Stunden lang nichts."),
    "vegan": N_("Viele essen nichts von Tieren: kein Fleisch, keine Milch, keine Eier."),
    "no_meat": N_("Viele essen kein Fleisch."),
}


class Foreign(Struct, frozen=True):
    """A text in a language that the portal need not speak, with what a browser has to know to show and speak it."""

    text: str
    language: str
    direction: str


class Greeting(Struct, frozen=True):
    words: Foreign
    transliteration: Markup | None
    meaning: Words | None


class FeastPage(Struct, frozen=True):
    """Everything on the page of a feast. `quiet`: a day on which nobody should wish joy.

    `advice` in a few words and `note` are for planners; `mind`: what those who keep the feast do or leave.
    """

    name: Words
    source_name: str | None
    autonym: Foreign | None
    path: str
    kind: Markup
    tradition: tuple[Words, str]
    about: Words
    notices: tuple[Notice, ...]
    years: tuple[FeastYear, ...]
    greeting: Greeting | None
    quiet: bool
    advice: Markup | None
    note: Words | None
    mind: tuple[Markup, ...]
    public_holidays: tuple[Fact, ...]
    leave: tuple[LeaveView, ...]
    events: tuple[FeastLine, ...]
    source: Source | None
    source_checked: Markup | None
    file: str
    handout: Handout


def page(reader: Reader, key: str, events: Sequence[str] = ()) -> FeastPage:
    """`events`: ids of the events in town that belong to the feast."""
    feast = reader.portal.feasts[key]
    name = feast_name(reader, key)
    path = urls.feast(key)
    greeting = _greeting(reader, feast)
    note = reader.translator.term(feast.planning.note) if feast.planning else None
    about = reader.translator.term(feast.about)
    texts = (name, about, note, greeting.meaning if greeting else None)
    return FeastPage(
        name=name,
        source_name=_source_name(reader, feast, name),
        autonym=_foreign(feast.autonym) if feast.autonym and feast.autonym.text != name else None,
        path=path,
        kind=kind(reader, feast),
        tradition=(reader.term("traditions", feast.tradition), reader.link(urls.tradition(feast.tradition))),
        about=about,
        notices=tuple(_notices(reader, path, texts)),
        years=feast_years(reader, feast),
        greeting=greeting,
        quiet=feast.kind == "mourning",
        advice=reader.say(_ADVICE[feast.planning.advice]) if feast.planning else None,
        note=note,
        mind=tuple(_mind(reader, feast)),
        public_holidays=public_holidays(reader, feast),
        leave=leave(reader, feast),
        events=tuple(_events(reader, events)),
        source=feast.source,
        source_checked=reader.say("geprüft am %(day)s", day=reader.day(feast.source.checked)) if feast.source else None,
        file=reader.link(urls.feast_file(key)),
        handout=handout(reader, path),
    )


def events_by_feast(reader: Reader) -> Mapping[str, list[str]]:
    """Feast id → ids of the events that belong to it."""
    found: dict[str, list[str]] = {}
    for event in reader.portal.records["events"].values():
        if event.feast:
            found.setdefault(event.feast, []).append(event.id)
    return found


def direction(text: str) -> str:
    """`rtl` for a text that begins in Arabic, Hebrew or Syriac letters: for languages that Babel does not know."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((each for each in strong if each in ("L", "R", "AL")), "L") != "L" else "ltr"


def _foreign(words: models.Words) -> Foreign:
    return Foreign(words.text, words.language, direction(words.text))


def _source_name(reader: Reader, feast: Feast, name: Words) -> str | None:
    """The German name, by which a school or an office knows the feast."""
    german = feast.name[reader.portal.languages.source.code]
    return german if reader.is_foreign(name.language) and german != name else None


def _greeting(reader: Reader, feast: Feast) -> Greeting | None:
    if feast.greeting is None:
        return None
    meaning = reader.translator.term(feast.greeting.meaning) if feast.greeting.meaning else None
    same = meaning is not None and meaning.casefold() == feast.greeting.text.casefold()
    return Greeting(_foreign(feast.greeting), spoken(feast.greeting), None if same else meaning)


def _notices(reader: Reader, path: str, texts: Sequence[Words | None]) -> Iterator[Notice]:
    if any(text is not None and text.is_fallback for text in texts):
        german = reader.urls.page(reader.portal.languages.source.code, path)
        yield Notice("translation", reader.say("Ein Teil ist noch nicht übersetzt."), german)


def _mind(reader: Reader, feast: Feast) -> Iterator[Markup]:
    if feast.work_rest:
        yield reader.say("Nach den Regeln der Religion ruht dann die Arbeit.")
    if feast.fasting in _FASTING:
        yield reader.say(_FASTING[feast.fasting])


def _events(reader: Reader, keys: Sequence[str]) -> Iterator[FeastLine]:
    """The next date of each event that still takes place."""
    found = []
    for key in keys:
        dates = (each for each in reader.portal.almanac.events[key] if each.last_day >= reader.today and each.status not in ("cancelled", "postponed"))
        following = next(dates, None)
        if following is not None:
            found.append((following.first_day, following.last_day, key))
    for first, last, key in sorted(found):
        event = reader.portal.records["events"][key]
        name, summary = (reader.translator.text("events", event, field) for field in ("name", "summary"))
        until = f"{last + dt.timedelta(days=1)}T00:00"
        yield FeastLine(first.isoformat(), span(reader, first, last), name, reader.link(urls.event(key)), summary, until=until)
