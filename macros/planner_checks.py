"""What `portal check` says about the dates of own events: feasts to avoid, and what to settle with those who keep a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from macros.checks import locate
from macros.claims import ADAPT, COORDINATE, EVE, FRIDAY_PRAYER, PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS, SHABBAT, SUNDAY_MORNING
from macros.planner import Advice, EventAdvice
from macros.problems import ADVICE, Problem, counted

if TYPE_CHECKING:
    from macros.portal import Portal

_NAMED = 3  # so many dates of a series are named
_OTHERS = {
    FRIDAY_PRAYER: "on the Friday prayer",
    SHABBAT: "on Shabbat",
    SUNDAY_MORNING: "on Sunday morning",
    PUBLIC_HOLIDAY: "on a public holiday",
    SCHOOL_HOLIDAYS: "in the school holidays",
}


def check_planner(portal: Portal, *, today: dt.date) -> Iterator[Problem]:
    """Advice on the events of the next twelve months, a line for each feast.

    A series touches many feasts, so those to coordinate share a line there, and prayers and holidays always do. What
    only asks for other food or music is left to the page for planners.
    """
    for found in portal.planner.advice(today):
        field = "start" if portal.records["events"][found.event].rrule is None else "rrule"
        for message in _messages(portal, found):
            yield locate(portal.data, f"events/{found.event}.yml", (field,), message, ADVICE)


def _messages(portal: Portal, found: EventAdvice) -> Iterator[str]:
    feasts = [each for each in found.advice if each.feast is not None and each.level != ADAPT]
    shared = [each for each in feasts if each.level == COORDINATE] if found.dates > 1 else []
    for advice in feasts:
        if advice not in shared:
            yield f"{_falls(advice, found.dates)} {_on_feast(portal, advice)}: {advice.level}"
    if shared:
        names = "; ".join(f"{_days(advice)} {_feast(portal, advice)}" for advice in shared)
        yield f"other feasts on its {found.dates} dates: {names}: {COORDINATE}"
    others = [each for each in found.advice if each.feast is None]
    if others:
        yield f"{_on_others(others, found.dates)}: {COORDINATE}"


def _falls(advice: Advice, dates: int) -> str:
    """`2027-03-20 falls`, `2 of 29 dates (2027-05-11, 2027-05-18) fall`."""
    verb = "may fall" if advice.is_uncertain else "falls" if len(advice.hits) == 1 else "fall"
    return f"{_days(advice)} {verb}" if dates == 1 else f"{len(advice.hits)} of {dates} dates ({_days(advice)}) {verb}"


def _days(advice: Advice) -> str:
    days = ", ".join(f"{hit.claim.start:%Y-%m-%d}" for hit in advice.hits[:_NAMED])
    return f"{days} …" if len(advice.hits) > _NAMED else days


def _on_feast(portal: Portal, advice: Advice) -> str:
    """`on the eve of Naw-Rúz (Bahá'í, rank 1, work rest)`."""
    feast = portal.feasts[advice.feast]
    facts = [_english(portal, portal.vocabularies["traditions"][feast.tradition].name), f"rank {feast.rank}"]
    facts += ["work rest"] if feast.work_rest else []
    doubt = max(hit.claim.feast.doubt for hit in advice.hits)
    facts += [f"may shift by {counted(doubt, 'day')}"] if doubt else []
    return f"on {_feast(portal, advice)} ({', '.join(facts)})"


def _feast(portal: Portal, advice: Advice) -> str:
    is_eve = all(hit.claim.reason == EVE for hit in advice.hits)
    return f"{'the eve of ' if is_eve else ''}{_english(portal, portal.feasts[advice.feast].name)}"


def _on_others(others: Sequence[Advice], dates: int) -> str:
    """Prayers of the week and holidays of the Land."""
    if dates == 1:
        return f"{_falls(others[0], dates)} {' and '.join(_OTHERS[each.reason] for each in others)}"
    return "; ".join(f"{_falls(each, dates)} {_OTHERS[each.reason]}" for each in others)


def _english(portal: Portal, names: dict[str, str]) -> str:
    """As all messages are English; German where there is no English name."""
    return names.get("en") or names[portal.languages.source.code]
