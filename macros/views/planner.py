"""The page for planners: own events that touch a feast or a holiday, free days, and occasions to greet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros import urls
from macros.claims import (
    ADAPT,
    AVOID,
    COORDINATE,
    EVE,
    FAST,
    FRIDAY_PRAYER,
    IMPORTANT,
    PUBLIC_HOLIDAY,
    SCHOOL_HOLIDAYS,
    SHABBAT,
    SUNDAY_MORNING,
)
from macros.feast_dates import Occurrence
from macros.planner import Advice, EventAdvice, Hit
from macros.translate import N_, Words, nN_
from macros.views import event_dates, feast_words
from macros.views.components import Badge, FeastLine, Shown
from macros.views.free_days import FreeDays, free_days
from macros.views.holidays import holiday_name
from macros.views.reader import Reader

TITLE = N_("Termine planen")
LEAD = N_("Für Vereine und Verwaltung: Welche Termine fallen auf Feste und Feiertage? Welche Tage sind frei?")
OCCASIONS = dt.timedelta(weeks=6)
DATES_SHOWN = 4
EVENTS_SHOWN = 60
_LEFT = nN_("%(number)s weiterer Termin steht im Bericht von „portal check“.", "%(number)s weitere Termine stehen im Bericht von „portal check“.")

_LEVELS = {
    AVOID: (N_("Meiden"), "stop", N_("Viele können nicht kommen. Wählen Sie einen anderen Tag.")),
    COORDINATE: (N_("Abstimmen"), "warn", N_("Fragen Sie die Gemeinden und Vereine, bevor Sie den Tag festlegen.")),
    ADAPT: (N_("Anpassen"), "", N_("Der Tag ist möglich. Achten Sie auf Essen, Musik und Uhrzeit.")),
}
_OTHERS = {
    FRIDAY_PRAYER: (N_("Freitagsgebet"), N_("Freitags von 12:00 bis 14:30 Uhr ist in den Moscheen das wichtigste Gebet der Woche.")),
    SHABBAT: (N_("Schabbat"), N_("Von Freitag, eine Stunde vor Sonnenuntergang, bis Samstag, eine Stunde danach, ruht im Judentum die Arbeit.")),
    SUNDAY_MORNING: (N_("Sonntagmorgen"), N_("Sonntags von 10:00 bis 12:00 Uhr sind in vielen Kirchen Gottesdienste.")),
    PUBLIC_HOLIDAY: (N_("Gesetzlicher Feiertag"), N_("Ämter, Schulen und die meisten Geschäfte sind geschlossen.")),
    SCHOOL_HOLIDAYS: (N_("Schulferien"), N_("Viele Familien sind verreist, und manche Kurse machen Pause.")),
}


class Level(Struct, frozen=True):
    """What a badge on this page asks for."""

    badge: Badge
    meaning: Markup


class Explanation(Struct, frozen=True):
    """Why a day that is no feast is named."""

    name: Markup
    meaning: Markup


class Reason(Struct, frozen=True):
    """Why an event should be looked at again. `share`: how many dates of a series; `more`: those that are not named.

    No dates: the one that stands above.
    """

    badge: Badge
    name: Shown
    link: str | None
    tradition: Words | None
    share: Markup | None
    dates: tuple[Shown, ...]
    more: Markup | None
    certainty: Markup | None
    note: Words | None


class PlannedEvent(Struct, frozen=True):
    """An event with its reasons, the most important first; `badge` is that of the first."""

    badge: Badge
    name: Words
    link: str
    when: Shown
    count: Markup
    reasons: tuple[Reason, ...]


class PlannerPage(Struct, frozen=True):
    """`events`: the most important first; `left`: how many there is no room for."""

    title: Markup
    lead: Markup
    levels: tuple[Level, ...]
    explanations: tuple[Explanation, ...]
    sunset: Markup
    events: tuple[PlannedEvent, ...]
    left: Markup | None
    free: FreeDays
    occasions: tuple[FeastLine, ...]


def page(reader: Reader) -> PlannerPage:
    """Everything on the page for planners, as it stands on the reader's day."""
    advice = reader.portal.planner.advice(reader.today)
    shown, left = advice[:EVENTS_SHOWN], len(advice) - EVENTS_SHOWN
    return PlannerPage(
        title=reader.say(TITLE),
        lead=reader.say(LEAD),
        levels=tuple(Level(_badge(reader, level), reader.say(meaning)) for level, (_, _, meaning) in _LEVELS.items()),
        explanations=tuple(_explanations(reader, shown)),
        sunset=_sunset(reader),
        events=tuple(_event(reader, each) for each in shown),
        left=reader.say_number(*_LEFT, left) if left > 0 else None,
        free=free_days(reader),
        occasions=tuple(_occasion(reader, each) for each in _occasions(reader)),
    )


def _explanations(reader: Reader, shown: tuple[EventAdvice, ...]) -> Iterator[Explanation]:
    reasons = {advice.reason for each in shown for advice in each.advice}
    for reason, (name, meaning) in _OTHERS.items():
        if reason in reasons:
            yield Explanation(reader.say(name), reader.say(meaning))


def _event(reader: Reader, found: EventAdvice) -> PlannedEvent:
    event = reader.portal.records["events"][found.event]
    return PlannedEvent(
        badge=_badge(reader, found.advice[0].level),
        name=reader.translator.text("events", event, "name"),
        link=reader.link(urls.event(found.event)),
        when=_when(reader, found),
        count=reader.say_number("%(number)s Hinweis", "%(number)s Hinweise", len(found.advice)),
        reasons=tuple(_reason(reader, found, each) for each in found.advice),
    )


def _when(reader: Reader, found: EventAdvice) -> Shown:
    if found.dates > 1:
        return reader.say_number("%(number)s Termin in den nächsten zwölf Monaten", "%(number)s Termine in den nächsten zwölf Monaten", found.dates)
    date = found.advice[0].hits[0].date
    time = event_dates.time_in_words(reader, event_dates.line(found.event, date, date.first_day))
    return reader.say("%(days)s, %(time)s", days=reader.formats.weekday_and_day(date.first_day), time=time)


def _reason(reader: Reader, found: EventAdvice, advice: Advice) -> Reason:
    if advice.feast is not None:
        feast = reader.portal.feasts[advice.feast]
        name, link = feast_words.feast_name(reader, advice.feast), reader.link(urls.feast(advice.feast))
        tradition, note = reader.term("traditions", feast.tradition), reader.translator.term(feast.planning.note) if feast.planning else None
    else:
        name, link, tradition, note = reader.say(_OTHERS[advice.reason][0]), None, None, None
    number, left = len(advice.hits), len(advice.hits) - DATES_SHOWN
    return Reason(
        badge=_badge(reader, advice.level),
        name=name,
        link=link,
        tradition=tradition,
        share=reader.say("%(number)s von %(total)s Terminen", number=number, total=found.dates) if found.dates > 1 else None,
        dates=() if _says_nothing_new(found, advice) else tuple(_hit(reader, hit) for hit in advice.hits[:DATES_SHOWN]),
        more=reader.say_number("und %(number)s weiterer", "und %(number)s weitere", left) if left > 0 else None,
        certainty=_certainty(reader, advice),
        note=note,
    )


def _says_nothing_new(found: EventAdvice, advice: Advice) -> bool:
    """An event of one day that stands above, and nothing to add to it."""
    date, claim = advice.hits[0].date, advice.hits[0].claim
    is_plain = claim.reason not in (EVE, FAST) and claim.holiday is None and not claim.is_uncertain
    return found.dates == 1 and date.first_day == date.last_day and is_plain


def _certainty(reader: Reader, advice: Advice) -> Markup | None:
    """How sure the date of a feast is, where it is not quite sure."""
    occurrences = [hit.claim.feast for hit in advice.hits if hit.claim.feast is not None]
    if any(each.variants for each in occurrences):
        return reader.say("je nach Gemeinde verschieden")
    doubtful = [each for each in occurrences if each.doubt]
    return feast_words.certainty(reader, max(doubtful, key=lambda each: each.doubt)) if doubtful else None


def _hit(reader: Reader, hit: Hit) -> Shown:
    """The day that is touched: the eve with the time from which on, a day of fasting with sunset, a holiday with its name."""
    claim = hit.claim
    day: Shown = reader.formats.weekday_and_day(claim.start.date())
    if claim.reason == EVE:
        day = reader.say("%(day)s (Vorabend, ab %(time)s)", day=day, time=f"{claim.start:%H:%M}")
    elif claim.reason == FAST:
        day = reader.say("%(day)s (Sonnenuntergang: %(time)s)", day=day, time=f"{claim.end:%H:%M}")
    elif claim.holiday is not None:
        day = reader.say("%(day)s (%(name)s)", day=day, name=holiday_name(reader, claim.holiday))
    return reader.say("vielleicht %(day)s", day=day) if claim.is_uncertain else day


def _badge(reader: Reader, level: str) -> Badge:
    word, kind, _ = _LEVELS[level]
    return Badge(reader.say(word), kind)


def _sunset(reader: Reader) -> Markup:
    municipality = reader.portal.settings.municipality
    if municipality.coordinates is None:
        return reader.say("Der Sonnenuntergang ist für die Mitte Deutschlands berechnet, denn die Lage der Gemeinde ist noch nicht eingetragen.")
    return reader.say("Der Sonnenuntergang ist für %(place)s berechnet.", place=municipality.name)


def _occasions(reader: Reader) -> list[Occurrence]:
    """The high and important feasts of the next weeks, also those that are running."""
    found = reader.portal.almanac.feasts(reader.today, reader.today + OCCASIONS)
    return [each for each in found if reader.portal.feasts[each.feast].rank <= IMPORTANT]


def _occasion(reader: Reader, occurrence: Occurrence) -> FeastLine:
    """The line of a feast, with the greeting where there is one."""
    line = feast_words.line(reader, occurrence, with_year=True)
    greeting = reader.portal.feasts[occurrence.feast].greeting
    if greeting is None:
        return line
    words = Markup('<bdi lang="{}">{}</bdi>').format(greeting.language, greeting.text)
    spoken = feast_words.spoken(greeting)
    said = reader.say("Gruß: %(words)s", words=words + Markup(" ({})").format(spoken) if spoken else words)
    return replace(line, note=Markup(" · ").join(filter(None, (line.note, said))))
