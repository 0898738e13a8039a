"""Sessions of bodies: lines of a list, by year, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.concept import session_day
from macros.models.moments import end_of, is_all_day
from macros.translate import Words
from macros.views import contacts, notices
from macros.views.components import Badge, CardFact, Fact
from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.concept.resolutions import ResolutionLine, resolution_line
from macros.views.event_dates import DateLine
from macros.views.handout import Handout, handout
from macros.views.reader import Reader


class ComingSessions(Struct, frozen=True):
    """Sessions that are still to come. From the moment `over_from` on there are none left on a page that has grown old."""

    lines: tuple[DateLine, ...]
    over_from: str | None


class SessionYear(Struct, frozen=True):
    """The sessions of a year that are over, the latest first."""

    year: int
    lines: tuple[DateLine, ...]


class SessionPage(Struct, frozen=True):
    """Everything on the page of a session. `summary`: for search engines. `is_coming`: people can still come; `over_from`: the moment from which on they cannot."""

    name: Words
    source_name: str | None
    path: str
    summary: str
    is_coming: bool
    over_from: str
    status: notices.Notice | None
    notices: tuple[notices.Notice, ...]
    facts: tuple[Fact, ...]
    access: Markup | None
    agenda: tuple[Words, ...]
    note: Words | None
    url: str | None
    resolutions: tuple[ResolutionLine, ...]
    reports: tuple[Mention, ...]
    handout: Handout


def page(reader: Reader, key: str) -> SessionPage:
    session = reader.portal.records["concept/sessions"][key]
    words, concept = reader.translator, reader.portal.concept
    name, path = words.text("concept/sessions", session, "name"), urls.concept("sessions", key)
    is_coming = key in reader.portal.council.coming_sessions(reader.today) and session.status != "cancelled"
    return SessionPage(
        name=name,
        source_name=contacts.source_name(reader, session, name),
        path=path,
        summary=f"{name}, {reader.formats.weekday_and_day(session_day(session))}",
        is_coming=is_coming,
        over_from=over_from(session),
        status=_status(reader, session),
        notices=tuple(notices.translation(reader, "concept/sessions", session, path)),
        facts=tuple(_facts(reader, session)),
        access=_access(reader, session, is_coming),
        agenda=tuple(words.texts("concept/sessions", session, "agenda")),
        note=words.text("concept/sessions", session, "note"),
        url=session.url,
        resolutions=tuple(resolution_line(reader, each) for each in concept.resolutions_by_session.get(key, ())),
        reports=mentions(reader, "reports", reader.portal.council.reports_by_session.get(key, ())),
        handout=handout(reader, path),
    )


def coming(reader: Reader, keys: Iterable[str]) -> ComingSessions:
    records = reader.portal.records["concept/sessions"]
    found = tuple(session_line(reader, key, is_coming=True) for key in keys)
    return ComingSessions(found, max(over_from(records[key]) for key in keys) if found else None)


def by_year(reader: Reader, keys: Iterable[str]) -> tuple[SessionYear, ...]:
    """Sessions that are over, given with the latest first."""
    records = reader.portal.records["concept/sessions"]
    years = groupby(keys, key=lambda key: session_day(records[key]).year)
    return tuple(SessionYear(year, tuple(session_line(reader, key) for key in found)) for year, found in years)


def session_line(reader: Reader, key: str, *, is_coming: bool = False) -> DateLine:
    """A session in a list; one that is still to come is hidden when its day is over."""
    session = reader.portal.records["concept/sessions"][key]
    found = mention(reader, "sessions", key)
    day = session_day(session)
    return DateLine(
        until=over_from(session) if is_coming else None,
        iso=day.isoformat(),
        day=reader.formats.weekday_and_day(day),
        time=_time(reader, session) or "",
        name=found.name,
        link=found.link,
        badges=tuple(_badges(reader, session)),
        facts=(CardFact("where", reader.say("Wo?"), (_place(reader, session),)),) if session.location else (),
    )


def over_from(session: Any) -> str:
    """With its day, as nobody says when a session ends."""
    return end_of(session_day(session))


def _badges(reader: Reader, session: Any) -> Iterator[Badge]:
    if session.status == "cancelled":
        yield Badge(reader.say("Abgesagt"), "stop")
    yield Badge(reader.say("öffentlich") if session.public else reader.say("nicht öffentlich"))


def _time(reader: Reader, session: Any) -> str | None:
    return None if is_all_day(session.date) else reader.formats.isolated(f"{session.date:%H:%M}")


def _place(reader: Reader, session: Any) -> Words:
    return reader.translator.text("places", reader.portal.records["places"][session.location], "name")


def _status(reader: Reader, session: Any) -> notices.Notice | None:
    if session.status == "cancelled":
        return notices.Notice("cancelled", reader.say("Diese Sitzung ist abgesagt."))
    return None


def _facts(reader: Reader, session: Any) -> Iterator[Fact]:
    say = reader.say
    yield Fact(say("Gremium"), (link(mention(reader, "bodies", session.body)),))
    time = _time(reader, session)
    yield Fact(say("Wann"), tuple(each for each in (reader.formats.weekday_and_day(session_day(session)), time) if each))
    if session.location:
        yield Fact(say("Wo"), (_place(reader, session),))


def _access(reader: Reader, session: Any, is_coming: bool) -> Markup | None:
    """Who may come; of a session that is cancelled nobody asks."""
    if session.status == "cancelled":
        return None
    if not session.public:
        return reader.say("Diese Sitzung ist nicht öffentlich.")
    if is_coming:
        return reader.say("Diese Sitzung ist öffentlich. Sie können einfach kommen und zuhören.")
    return reader.say("Diese Sitzung ist öffentlich.")
