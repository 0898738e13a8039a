"""When something is open or takes place, in words: weekly hours, schedule rules, exceptions, next dates."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache, partial

from markupsafe import Markup
from msgspec import Struct

from macros import holiday_dates
from macros.models.offers import Offer
from macros.models.opening_hours import OpeningHours, Spans
from macros.models.rules import Rule
from macros.models.schedules import Schedule
from macros.translate import N_
from macros.views.reader import Reader

NEXT_DATES = 3
_NTH = {
    1: N_("%(weekday)s (der 1. im Monat)"),
    2: N_("%(weekday)s (der 2. im Monat)"),
    3: N_("%(weekday)s (der 3. im Monat)"),
    4: N_("%(weekday)s (der 4. im Monat)"),
    5: N_("%(weekday)s (der 5. im Monat)"),
    -1: N_("%(weekday)s (der letzte im Monat)"),
}
_HOLIDAYS_SHOWN = dt.timedelta(days=60)


class HoursRow(Struct, frozen=True):
    """One line of an opening-hours table; no spans means closed."""

    days: Markup | str
    spans: tuple[str, ...]


class Hours(Struct, frozen=True):
    """Opening hours as a table, and what differs on holidays and single days.

    `week` and `days` say the same to the script that works out whether it is open now: seven days from Monday on,
    divided by `|`, and the days that differ in the coming weeks, as `2026-12-24=` or `2026-12-31=09:00-12:00`.
    """

    week: str
    days: str
    always: bool
    rows: tuple[HoursRow, ...]
    exceptions: tuple[HoursRow, ...]


class NextDate(Struct, frozen=True):
    iso: str
    text: str


class Meeting(Struct, frozen=True):
    """One schedule rule in words: on which days, at what time, how often, from when to when, when not."""

    days: Markup | str
    span: str
    rhythm: Markup
    period: Markup | None
    exceptions: tuple[Markup, ...]
    next_dates: tuple[NextDate, ...]


def hours(reader: Reader, opening: OpeningHours) -> Hours:
    """Neighbouring days with the same hours share a row."""
    rows: list[HoursRow] = []
    day = 0
    while day < 7 and any(opening.weekly):
        last = day
        while last < 6 and opening.weekly[last + 1] == opening.weekly[day]:
            last += 1
        rows.append(HoursRow(_day_range(reader, day, last), _spans(reader, opening.weekly[day])))
        day = last + 1
    for rule in opening.nth:
        names = [_nth_weekday(reader, nth, rule.weekday) for nth in rule.nth]
        rows.append(HoursRow(Markup(reader.formats.all_of(names)), _spans(reader, rule.spans)))
    week, differing = _for_script(opening, reader.portal.settings.municipality.land, reader.today)
    return Hours(week, differing, opening.always, () if opening.always else tuple(rows), tuple(_exceptions(reader, opening)))


def meeting(reader: Reader, offer: Offer, number: int) -> Meeting:
    """The schedule rule of an offer with this number."""
    schedule = offer.schedules[number]
    days = reader.portal.next_dates(offer, number, reader.today, NEXT_DATES)
    return Meeting(
        days=weekdays(reader, schedule),
        span=reader.formats.span(schedule.opens_at, schedule.closes_at),
        rhythm=rhythm(reader, schedule),
        period=_period(reader, schedule),
        exceptions=tuple(_left_out(reader, schedule)),
        next_dates=tuple(NextDate(day.isoformat(), reader.formats.weekday_and_day(day)) for day in days),
    )


def in_short(reader: Reader, schedule: Schedule) -> Markup:
    """`Montag und Mittwoch, 17:00–19:00` for cards, with the rhythm where it is not every week or month."""
    span = reader.formats.span(schedule.opens_at, schedule.closes_at)
    words = reader.say("%(days)s, %(time)s", days=weekdays(reader, schedule), time=span)
    return words if schedule.interval == 1 else words + Markup(" · ") + rhythm(reader, schedule)


def weekdays(reader: Reader, schedule: Rule) -> Markup | str:
    """The days of a weekly or monthly rule: `Montag und Mittwoch`, `Freitag (der 2. im Monat)`."""
    if schedule.bymonthday:
        numbers = reader.formats.all_of([f"{day}." for day in schedule.bymonthday])
        return reader.say("Tag im Monat: %(days)s", days=numbers)
    if schedule.freq == "MONTHLY":
        return Markup(reader.formats.all_of([_nth_weekday(reader, nth, weekday) for nth, weekday in schedule.byday]))
    weekdays = sorted(weekday for _, weekday in schedule.byday)
    if len(weekdays) > 2 and weekdays == list(range(weekdays[0], weekdays[-1] + 1)):
        return _day_range(reader, weekdays[0], weekdays[-1])
    return reader.formats.all_of([reader.formats.weekday(weekday) for weekday in weekdays])


def _nth_weekday(reader: Reader, nth: int, weekday: int) -> Markup:
    return reader.say(_NTH[nth], weekday=reader.formats.weekday(weekday))


def rhythm(reader: Reader, schedule: Rule) -> Markup:
    """How often a weekly or monthly rule comes round."""
    if schedule.freq == "WEEKLY":
        if schedule.interval == 1:
            return reader.say("jede Woche")
        return reader.say_number("alle %(number)s Woche", "alle %(number)s Wochen", schedule.interval)
    if schedule.interval == 1:
        return reader.say("jeden Monat")
    return reader.say_number("alle %(number)s Monat", "alle %(number)s Monate", schedule.interval)


def _period(reader: Reader, schedule: Schedule) -> Markup | None:
    if schedule.dtstart > reader.today and schedule.until:
        return reader.say("vom %(first)s bis %(last)s", first=reader.day(schedule.dtstart), last=reader.day(schedule.until))
    if schedule.dtstart > reader.today:
        return reader.say("ab %(first)s", first=reader.day(schedule.dtstart))
    if schedule.until:
        return reader.say("bis %(last)s", last=reader.day(schedule.until))
    return None


def _left_out(reader: Reader, schedule: Schedule):
    if "school" in schedule.except_holidays:
        yield reader.say("nicht in den Schulferien")
    if "public" in schedule.except_holidays:
        yield reader.say("nicht an Feiertagen")
    for period in schedule.except_periods:
        if period.last >= reader.today:
            yield reader.say("nicht vom %(first)s bis %(last)s", first=reader.day(period.first), last=reader.day(period.last))
    for day in schedule.except_dates:
        if day >= reader.today:
            yield reader.say("nicht am %(day)s", day=reader.day(day))


@lru_cache(maxsize=4096)
def _for_script(opening: OpeningHours, land: str, today: dt.date) -> tuple[str, str]:
    differing = []
    for number in range(_HOLIDAYS_SHOWN.days):
        day = today + dt.timedelta(days=number)
        spans = opening.on(day, partial(holiday_dates.is_public_holiday, land))
        if spans != opening.weekly[day.weekday()]:
            differing.append(f"{day}={_plain_spans(spans)}")
    return "|".join(map(_plain_spans, opening.weekly)), " ".join(differing)


def _plain_spans(spans: Spans) -> str:
    return ",".join(f"{start:%H:%M}-{'24:00' if end == dt.time(0) else format(end, '%H:%M')}" for start, end in spans)


def _day_range(reader: Reader, first: int, last: int) -> Markup | str:
    if first == last:
        return reader.formats.weekday(first)
    return reader.say("%(first)s bis %(last)s", first=reader.formats.weekday(first), last=reader.formats.weekday(last))


def _spans(reader: Reader, spans: Spans) -> tuple[str, ...]:
    return tuple(reader.formats.span(start, end) for start, end in spans)


def _exceptions(reader: Reader, opening: OpeningHours):
    for rule in opening.dated:
        if rule.last < reader.today:
            continue
        if rule.first == rule.last:
            days: Markup | str = reader.day(rule.first)
        else:
            days = reader.say("vom %(first)s bis %(last)s", first=reader.day(rule.first), last=reader.day(rule.last))
        yield HoursRow(days, _spans(reader, rule.spans))
    if opening.holiday is not None:
        yield HoursRow(_holidays(reader), _spans(reader, opening.holiday))


def _holidays(reader: Reader) -> Markup:
    """`An Feiertagen`, with the next ones named: newcomers do not know them yet."""
    land = reader.portal.settings.municipality.land
    coming = holiday_dates.public_holidays(land, reader.today, reader.today + _HOLIDAYS_SHOWN)
    if not coming:
        return reader.say("An Feiertagen")
    return reader.say("An Feiertagen (die nächsten: %(days)s)", days=reader.formats.all_of([reader.day(each.start) for each in coming]))
