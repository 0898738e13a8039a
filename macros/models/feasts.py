"""Feasts, fasts and days of remembrance: what one entry of data/calendar/<tradition>.yml may hold.

Facts and words stand together there, because a feast is known to the whole portal and belongs to no municipality.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from pydantic import model_validator

from macros.models.feast_rules import Offset, Rule, whole
from macros.models.settings import LAENDER
from macros.models.shared import Source
from macros.models.values import Day, Flag, Model, Paragraph, Plain, Slug, matching, one_of, wrong
from macros.models.vocabularies import LanguageMap

KINDS = ("feast", "fast", "mourning", "remembrance", "new_year", "action_day")
BEGINNINGS = ("midnight", "evening_before", "dawn_to_sunset")
CERTAINTIES = ("fixed", "calculated", "varies")
FASTINGS = ("none", "dawn_to_sunset", "sunrise_to_sunset", "25_hours", "vegan", "no_meat")
ADVICES = ("avoid", "coordinate", "adapt")

# Not a reference to spoken_languages: feasts have names in Hebrew or Sanskrit, which nobody at a counter speaks.
LanguageCode = matching(re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?"), "a language code (expected for example 'he' or 'pa-Arab')")

HijriKey = matching(
    re.compile(r"1[34][0-9]{2}-(?:0[1-9]|1[0-2])"), "a month of the Islamic calendar (expected year and month, for example 1447-09)"
)


class Words(Model):
    """A text in a language of its own, which sets its direction."""

    text: Plain
    language: LanguageCode


class Greeting(Words):
    """How to greet on the day; left out where a greeting would be wrong."""

    transliteration: Plain | None = None
    meaning: LanguageMap = {}


class Planning(Model):
    """What planners should do: avoid the days, coordinate with those who celebrate, or adapt (food, music, times)."""

    advice: one_of(*ADVICES)
    note: dict[str, Paragraph]


class Leave(Model):
    """Leave for pupils or employees in one Land. `days` of the feast; `valid_on`: since when the rule has stood like this."""

    land: one_of(*LAENDER)
    scope: one_of("school", "work")
    days: whole(1, 14)
    application: one_of("none", "required")
    source: Source
    valid_on: Day


class Variant(Model):
    """A community that keeps the feast on another day: some days off, or by a rule of its own."""

    community: LanguageMap
    offset: Offset | None = None
    rule: Rule | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Variant:
        if (self.offset is None) == (self.rule is None):
            raise wrong("expected either an offset in days or a rule of its own", at="offset" if self.rule is None else "rule")
        if self.offset == 0:
            raise wrong("'0' days off is the same day; expected for example 1 or -1", at="offset")
        return self


class DateOverride(Model):
    """The date of one occurrence as somebody announced it. `confirmed`: it will not change any more."""

    date: Day
    confirmed: Flag = False
    source: Source


class Feast(Model):
    """One feast. `id` is its key in the file, `tradition` the name of the file.

    `rank`: 1 high feast to 4 information only. `dates`: overrides by occurrence key, see macros/feast_dates/.
    `certainty` `calculated`: may shift by a day; `varies`: differs by community, see `variants`.
    """

    id: Slug
    tradition: Slug
    kind: one_of(*KINDS)
    rank: whole(1, 4)
    rule: Rule
    duration: whole(1, 60) = 1
    begins: one_of(*BEGINNINGS) = "midnight"
    certainty: one_of(*CERTAINTIES)
    variants: tuple[Variant, ...] = ()
    dates: dict[str, DateOverride] = {}
    work_rest: Flag = False
    fasting: one_of(*FASTINGS) = "none"
    leave: tuple[Leave, ...] = ()
    greeting: Greeting | None = None
    planning: Planning | None = None
    autonym: Words | None = None
    name: LanguageMap
    about: dict[str, Paragraph]
    source: Source | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Feast:
        if self.rank == 1 and self.planning is None:
            raise wrong("missing; a feast of rank 1 says what planners should do", at="planning")
        if self.kind == "mourning" and self.greeting is not None:
            raise wrong("a day of mourning has no greeting; leave it out", at="greeting")
        if self.rule.calendar == "hijri" and self.certainty == "fixed":
            raise wrong("'fixed' cannot be: a sighting of the moon may move the day; expected calculated or varies", at="certainty")
        return self


class HijriMonth(Model):
    """The first day of an Islamic month as the communities in Germany keep it, where it differs from the calculation."""

    start: Day
    source: Source


class HijriTable(Model):
    """data/calendar/hijri-overrides.yml. `uncertain`: months on whose first day the calculations of several bodies differ."""

    months: dict[HijriKey, HijriMonth] = {}
    uncertain: tuple[HijriKey, ...] = ()

    def start(self, year: int, month: int) -> dt.date | None:
        """The announced first day of a month, if there is one."""
        found = self.months.get(f"{year}-{month:02}")
        return found.start if found else None

    def is_uncertain(self, year: int, month: int) -> bool:
        """Whether the first day of a month is disputed, and no announcement has settled it."""
        key = f"{year}-{month:02}"
        return key in self.uncertain and key not in self.months


class Feasts(Mapping[str, Feast]):
    """All feasts by id in the order of their files, and what is known about months of the Islamic calendar."""

    def __init__(self, feasts: Iterable[Feast] = (), hijri: HijriTable | None = None) -> None:
        self._feasts = {feast.id: feast for feast in feasts}
        self.hijri = hijri or HijriTable()

    def __getitem__(self, key: str) -> Feast:
        return self._feasts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._feasts)

    def __len__(self) -> int:
        return len(self._feasts)
