"""Rules for data/calendar/ that no single entry can know: traditions, languages, other feasts, and dates against today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from macros import feast_dates
from macros.checks import check_words, locate
from macros.feast_dates import hijri
from macros.feast_files import FOLDER, OVERRIDES
from macros.models.feasts import Feast, Feasts
from macros.problems import ADVICE, ERROR, WARNING, Problem, quoted, suggest
from macros.source import Location

if TYPE_CHECKING:
    from macros.portal import Portal

Finding = tuple[Location, str, str]

_ENGLISH = "en"
_OTHER_CALENDARS = {"all", "public-holidays", "school-holidays"}  # beside those of the traditions in /calendar/
_OFF_AT_MOST = 2  # days between a calculated and an announced date; more is a slip of the pen


def check_feasts(portal: Portal, *, today: dt.date) -> list[Problem]:
    """Everything that can be wrong between feasts. Dates are looked at only where the rules hold together."""
    problems = [*_located(portal, _references), *_located(portal, _tables), *_hijri_months(portal)]
    if not problems:
        problems += _located(portal, _overrides)
        problems += _located(portal, _certainty)
        problems += _located(portal, lambda feasts, feast: _reach(feasts, feast, today))
    return [*problems, *_traditions(portal), *_words(portal)]


def _located(portal: Portal, rule: Any) -> Iterator[Problem]:
    """The findings of a rule for each feast, with their places."""
    for feast in portal.feasts.values():
        for location, message, severity in rule(portal.feasts, feast):
            yield locate(portal.data, _file(feast.tradition), (feast.id, *location), message, severity)


def _file(name: str) -> str:
    return f"{FOLDER}/{name}.yml"


def _traditions(portal: Portal) -> Iterator[Problem]:
    known = portal.vocabularies["traditions"]
    for name in _OTHER_CALENDARS & known.keys():
        yield locate(portal.data, "traditions.yml", (name,), f"{quoted(name)} is the address of another calendar; choose another id")
    for name in dict.fromkeys(feast.tradition for feast in portal.feasts.values()):
        if name not in known:
            message = f"unknown tradition {quoted(name)}{suggest(name, known)}; a file is named after a term of traditions.yml"
            yield locate(portal.data, _file(name), (), message)


def _words(portal: Portal) -> Iterator[Problem]:
    """Every text is there in the source language, what a feast is also in English, and no language is unknown."""
    for feast in portal.feasts.values():
        for location, words in _language_maps(feast):
            yield from check_words(portal, _file(feast.tradition), (feast.id, *location), words, is_complete=True)
        if _ENGLISH in portal.languages.registered and _ENGLISH not in feast.about:
            message = "missing in English, the language most readers without a text of their own share"
            yield locate(portal.data, _file(feast.tradition), (feast.id, "about"), message)


def _language_maps(feast: Feast) -> Iterator[tuple[Location, Mapping[str, str]]]:
    yield ("name",), feast.name
    yield ("about",), feast.about
    if feast.planning:
        yield ("planning", "note"), feast.planning.note
    if feast.greeting and feast.greeting.meaning:
        yield ("greeting", "meaning"), feast.greeting.meaning
    for number, variant in enumerate(feast.variants):
        yield ("variants", number, "community"), variant.community


def _references(feasts: Feasts, feast: Feast) -> Iterator[Finding]:
    """A relative rule names another feast, and the chain of them ends at a rule that stands alone."""
    for location, rule in _rules(feast):
        if rule.calendar == "relative" and rule.feast not in feasts:
            yield (*location, "feast"), f"unknown feast {quoted(rule.feast)}{suggest(rule.feast, feasts)}", ERROR
    chain = _chain(feasts, feast)
    if chain[-1] == feast.id and len(chain) > 1:
        yield ("rule", "feast"), f"the date depends on itself: {' → '.join(chain)}", ERROR


def _chain(feasts: Feasts, feast: Feast) -> list[str]:
    """The feasts that a date depends on, one after the other, until one stands alone, is unknown, or comes again."""
    chain = [feast.id]
    while (current := feasts.get(chain[-1])) and current.rule.calendar == "relative":
        chain.append(current.rule.feast)
        if chain.count(chain[-1]) > 1:
            break
    return chain


def _tables(feasts: Feasts, feast: Feast) -> Iterator[Finding]:
    """The dates of a table lie in their year, one after the other."""
    for location, rule in _rules(feast):
        for year, dates in rule.dates.items() if rule.calendar == "table" else ():
            for number, day in enumerate(dates):
                place = (*location, "dates", year, number)
                if day.year != int(year):
                    yield place, f"'{day}' does not lie in {year}", ERROR
                elif number and day <= dates[number - 1]:
                    yield place, f"'{day}' does not come after '{dates[number - 1]}'; expected the dates in their order", ERROR


def _hijri_months(portal: Portal) -> Iterator[Problem]:
    """An announced month begins near the calculated day."""
    for key, announced in portal.feasts.hijri.months.items():
        year, month = map(int, key.split("-"))
        if not hijri.FIRST <= year <= hijri.LAST:
            message = f"{quoted(key)} is out of range; expected a month from {hijri.FIRST} to {hijri.LAST}"
            yield locate(portal.data, _file(OVERRIDES), ("months", key), message)
        elif (off := abs((announced.start - hijri.calculated(year, month)).days)) > _OFF_AT_MOST:
            message = f"'{announced.start}' lies {off} days from the calculated '{hijri.calculated(year, month)}'; expected at most {_OFF_AT_MOST}"
            yield locate(portal.data, _file(OVERRIDES), ("months", key, "start"), message)


def _overrides(feasts: Feasts, feast: Feast) -> Iterator[Finding]:
    """An override hits an occurrence, and lies near what the rule says."""
    for key, override in feast.dates.items():
        years = range(override.date.year - 1, override.date.year + 2)
        found = feast_dates.calculated(feasts, feast.rule, years)
        near = min(found, key=lambda start: abs(start.day - override.date), default=None)
        if near is None or near.key != key:
            expected = f"; expected {quoted(near.key)} for {near.day}" if near else ""
            yield ("dates", key), f"{quoted(key)} is not the occurrence near {override.date}{expected}", ERROR
        elif (off := abs((override.date - near.day).days)) > _OFF_AT_MOST:
            message = f"'{override.date}' lies {off} days from the calculated '{near.day}'; expected at most {_OFF_AT_MOST}"
            yield ("dates", key, "date"), message, ERROR


def _certainty(feasts: Feasts, feast: Feast) -> Iterator[Finding]:
    """A feast that follows one of the Islamic calendar is no surer than that one."""
    base = feasts[_chain(feasts, feast)[-1]]
    if base is not feast and base.rule.calendar == "hijri" and feast.certainty == "fixed":
        message = f"'fixed' cannot be: {quoted(base.id)} may shift, and this feast with it; expected calculated or varies"
        yield ("certainty",), message, ERROR


def _reach(feasts: Feasts, feast: Feast, today: dt.date) -> Iterator[Finding]:
    """Before a feast goes missing: a warning where it has no date in three years, advice where its table ends while the feeds run."""
    _, last = feast_dates.window(today)
    if not feast_dates.occurrences(feasts, today, last, only=feast.id):
        yield ("rule",), f"no date from {today} to {last}; pages say that it is not fixed yet", WARNING
        return
    for location, rule in _rules(feast):
        end = feast_dates.horizon(feasts, rule)
        if end and end < last and rule.calendar != "relative":  # the feast it follows is warned about itself
            place, what = ((*location, "dates"), "the table ends") if rule.calendar == "table" else (location, "dates are known until")
            yield place, f"{what} {end}, but the feeds run to {last}; add the next dates", ADVICE


def _rules(feast: Feast) -> list[tuple[Location, Any]]:
    """Its rule and those of its variants, with their places."""
    variants = [(("variants", number, "rule"), variant.rule) for number, variant in enumerate(feast.variants) if variant.rule]
    return [(("rule",), feast.rule), *variants]
