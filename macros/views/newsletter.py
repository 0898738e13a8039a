"""A newsletter as its readers see it: sections with entries, the same words for the page and for the plain text of a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.colours import palette
from macros.feast_dates import Occurrence
from macros.models.moments import day_of
from macros.newsletter import Beginning, Contents, EventDates
from macros.translate import Words
from macros.views import conditions, event_dates, feast_words, offers
from macros.views.components import Shown
from macros.views.news import KIND, in_words
from macros.views.reader import Reader

MOST_DATES = 4  # of one event; a group that meets every week has no more in the coming weeks


class Line(Struct, frozen=True):
    """Facts that stand beside each other. `marks` come first and must not be overlooked: that a date is cancelled, for example."""

    facts: tuple[Shown, ...]
    marks: tuple[Shown, ...] = ()


class Entry(Struct, frozen=True):
    name: Words
    link: str
    lines: tuple[Line, ...]
    summary: Words | None = None


class Section(Struct, frozen=True):
    """`more`: what leads to everything of this kind, and its address."""

    heading: Markup
    entries: tuple[Entry, ...]
    more: tuple[Markup, str]


class Sender(Struct, frozen=True):
    """Whose mail it is. `name` and `email` become its sender; `municipality` and `address` stand at the end of it."""

    name: Words
    email: str
    municipality: Words
    address: Words


class Newsletter(Struct, frozen=True):
    """All of it. `align`: the side where lines begin, for mail programs that know no `dir`. Every link is absolute."""

    subject: str
    code: str
    direction: str
    align: str
    accent: str
    title: Words
    home: str
    since: Markup
    notices: tuple[Markup, ...]
    sections: tuple[Section, ...]
    sender: Sender
    unsubscribe: Markup
    imprint: tuple[Markup, str]


def newsletter(reader: Reader, contents: Contents) -> Newsletter:
    title = reader.translator.term(reader.portal.settings.title)
    language, sender = reader.language, _sender(reader)
    return Newsletter(
        subject=reader.plain("%(portal)s: Neues vom %(day)s", portal=title, day=reader.day(reader.today)),
        code=language.code,
        direction=language.direction,
        align="right" if language.direction == "rtl" else "left",
        accent=palette(reader.portal.settings.accent_colour).accent,
        title=title,
        home=_address(reader, ""),
        since=reader.say("Neues seit dem %(day)s", day=reader.day(contents.since)),
        notices=tuple(_notices(reader, contents)),
        sections=tuple(section for section in _sections(reader, contents) if section.entries),
        sender=sender,
        unsubscribe=_unsubscribe(reader, sender.email),
        imprint=(reader.say("Impressum"), _address(reader, "imprint/")),
    )


def _sections(reader: Reader, contents: Contents) -> Iterator[Section]:
    say = reader.say
    news = tuple(_news(reader, key) for key in (*contents.urgent, *contents.news))
    yield Section(say("Aktuelles"), news, (say("Alle Nachrichten"), _address(reader, "news/")))
    begin = (_beginning(reader, each) for each in contents.beginnings)
    new = (_offer(reader, key) for key in contents.offers)
    yield Section(say("Neu bei den Angeboten"), (*begin, *new), (say("Alle Angebote"), _address(reader, "offers/")))
    events = tuple(_event(reader, each) for each in contents.events)
    yield Section(say("Termine in den nächsten vier Wochen"), events, (say("Alle Termine"), _address(reader, "events/")))
    feasts = tuple(_feast(reader, each) for each in contents.feasts)
    yield Section(say("Feste und Gedenktage in den nächsten vier Wochen"), feasts, (say("Kalender"), _address(reader, "calendar/")))


def _news(reader: Reader, key: str) -> Entry:
    news = reader.portal.records["news"][key]
    text, kind, day = reader.translator.text, reader.say(KIND[news.kind]), reader.day(day_of(news.publish_at))
    if news.kind == "urgent_notice":
        end = reader.say("Gilt bis %(moment)s", moment=in_words(reader, news.expires_on, with_weekday=True))
        lines = (Line((end,), (kind,)),)
    else:
        lines = (Line((day,) if news.kind == "news" else (kind, day)),)
    return Entry(text("news", news, "title"), _address(reader, urls.news(key)), lines, text("news", news, "teaser"))


def _offer(reader: Reader, key: str, *before: Line) -> Entry:
    card = offers.card(reader, key)
    facts = (Line(fact.values) for fact in card.facts)
    return Entry(card.name, _address(reader, urls.offer(key)), (*before, *facts), card.summary)


def _beginning(reader: Reader, beginning: Beginning) -> Entry:
    day = reader.formats.weekday_and_day(beginning.day)
    return _offer(reader, beginning.offer, Line((), (reader.say("Beginnt am %(day)s", day=day),)))


def _event(reader: Reader, found: EventDates) -> Entry:
    event = reader.portal.records["events"][found.event]
    text = reader.translator.text
    lines = [_date(reader, found.event, each) for each in found.dates[:MOST_DATES]]
    if (left := len(found.dates) - MOST_DATES) > 0:
        lines.append(Line((reader.say_number("%(number)s weiterer Termin", "%(number)s weitere Termine", left),)))
    lines.append(Line(tuple(_conditions(reader, event))))
    filled = tuple(line for line in lines if line.facts or line.marks)
    return Entry(text("events", event, "name"), _address(reader, urls.event(found.event)), filled, text("events", event, "summary"))


def _date(reader: Reader, key: str, date: Any) -> Line:
    """`Samstag, 5. Dezember 2026`, `17:00–21:30`; what runs already stands under today."""
    day = max(date.first_day, reader.today)
    shown = event_dates.line(key, date, day, is_dated=True)
    marks = tuple(badge.text for badge in event_dates.status_badges(reader, shown.status, shown.moved_from))
    return Line((reader.formats.weekday_and_day(day), event_dates.time_in_words(reader, shown)), marks)


def _conditions(reader: Reader, event: Any) -> Iterator[Shown]:
    """Where it is, and what decides at once whether somebody can come."""
    yield from event_dates.where(reader, event)
    if event.cost == "free":
        yield conditions.cost(reader, event)
    if event.women_only:
        yield reader.say("Nur für Frauen")


def _feast(reader: Reader, occurrence: Occurrence) -> Entry:
    """Its days, whose feast it is, and how sure the date is; a date that may change says so by itself."""
    line = feast_words.line(reader, occurrence, with_year=True)
    facts = [line.when, line.tradition]
    if line.note:
        facts.append(line.note)
    if not (occurrence.variants or occurrence.doubt or occurrence.confirmed):
        facts.append(feast_words.certainty(reader, occurrence))
    return Entry(feast_words.feast_name(reader, occurrence.feast), _address(reader, urls.feast(occurrence.feast)), (Line(tuple(facts)),))


def _sender(reader: Reader) -> Sender:
    """The publisher; with the address for feedback, where the publisher has no e-mail address."""
    settings = reader.portal.settings
    publisher = reader.portal.records["contacts"][settings.publisher]
    place = settings.municipality.address
    return Sender(
        name=reader.translator.text("contacts", publisher, "name"),
        email=publisher.email or settings.feedback.email,
        municipality=reader.german(settings.municipality.name),
        address=reader.german(", ".join((place.address_1, f"{place.postal_code} {place.city}"))),
    )


def _unsubscribe(reader: Reader, email: str) -> Markup:
    """Who receives the mail is known to its sender alone, so readers write to the sender."""
    link = Markup('<a href="mailto:{}">{}</a>').format(email, reader.formats.isolated(email))
    return reader.say("Sie möchten diese E-Mails nicht mehr bekommen? Schreiben Sie an %(email)s.", email=link)


def _notices(reader: Reader, contents: Contents) -> Iterator[Markup]:
    if reader.portal.settings.example:
        yield reader.say("Beispiel: Diese Stadt und ihre Angebote gibt es nicht.")
    if reader.language.is_source or not (reader.language.interface == "machine" or _has_machine_texts(reader, contents)):
        return
    if reader.is_foreign(reader.language):
        yield reader.say("Ein Teil dieser E-Mail ist maschinell übersetzt. Noch kein Mensch hat die Übersetzung geprüft.")
    else:
        yield reader.say("Ein Teil dieser E-Mail ist von einer Maschine. Noch kein Mensch hat ihn geprüft.")


def _has_machine_texts(reader: Reader, contents: Contents) -> bool:
    shown: dict[str, Iterable[str]] = {
        "news": (*contents.urgent, *contents.news),
        "offers": (*contents.offers, *(each.offer for each in contents.beginnings)),
        "events": (each.event for each in contents.events),
    }
    texts = (reader.translator.origin(kind, reader.portal.records[kind][key]) for kind, keys in shown.items() for key in keys)
    return any(text is not None and text.translation == "machine" for text in texts)


def _address(reader: Reader, path: str) -> str:
    return reader.urls.absolute(reader.language.code, path)
