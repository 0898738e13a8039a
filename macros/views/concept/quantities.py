"""The values of an indicator as readers say them: with their unit, compared with each other, never more exact than published."""

from __future__ import annotations

import math
from decimal import Decimal

from markupsafe import Markup

from macros.formats import rounded
from macros.models.concept.indicators import Indicator
from macros.translate import N_, nN_
from macros.views.concept.words import UNIT
from macros.views.reader import Reader

_DAYS = nN_("%(number)s Tag", "%(number)s Tage")
_POINTS = nN_("%(number)s Prozentpunkt", "%(number)s Prozentpunkte")

# (direction of the change, whether it is the wanted one) → sentence; None where no direction is wanted.
_CHANGES = {
    (1, None): N_("%(change)s mehr als %(year)s"),
    (-1, None): N_("%(change)s weniger als %(year)s"),
    (1, True): N_("%(change)s mehr als %(year)s, in die gewünschte Richtung"),
    (-1, True): N_("%(change)s weniger als %(year)s, in die gewünschte Richtung"),
    (1, False): N_("%(change)s mehr als %(year)s, nicht in die gewünschte Richtung"),
    (-1, False): N_("%(change)s weniger als %(year)s, nicht in die gewünschte Richtung"),
}
_WANTED = {"higher_is_better": 1, "lower_is_better": -1}


class Quantities:
    """Speaks about the values of one indicator."""

    def __init__(self, reader: Reader, indicator: Indicator) -> None:
        self._reader = reader
        self._unit, self._decimals = indicator.unit, indicator.decimals
        self._wanted = _WANTED.get(indicator.direction)

    @property
    def unit(self) -> Markup:
        return self._reader.say(UNIT[self._unit])

    def cell(self, value: Decimal) -> Markup | str:
        """`61,30 %`: for tables, where digits stand below each other."""
        formats = self._reader.formats
        if self._unit == "percent":
            return formats.percent(value, self._decimals)
        return self._with_unit(value, self._decimals)

    def words(self, value: Decimal) -> Markup | str:
        """`61,3 Prozent`: for sentences; whole values without digits behind the point."""
        if self._unit == "percent":
            return self._reader.formats.percent_in_words(value, self._digits(value))
        return self._with_unit(value, self._digits(value))

    def short(self, value: Decimal) -> str:
        """`61,3 %`, else the number alone: for charts, which have no room."""
        formats, digits = self._reader.formats, self._digits(value)
        if self._unit == "percent":
            return formats.percent(value, digits)
        return formats.amount(rounded(value, digits)) if self._unit == "euros" else formats.number(value, digits)

    def gap(self, value: Decimal, other: Decimal) -> Decimal:
        """`value` minus `other`, as both are shown."""
        return rounded(value, self._decimals) - rounded(other, self._decimals)

    def difference(self, gap: Decimal) -> Markup | str:
        """How far apart two values are: of percentages in percentage points."""
        return self._counted(*_POINTS, abs(gap), self._digits(gap)) if self._unit == "percent" else self.words(abs(gap))

    def change(self, value: Decimal, before: Decimal, year: int) -> Markup:
        """`2,1 Prozentpunkte mehr als 2024`, and whether that is the wanted direction, where there is one."""
        gap = self.gap(value, before)
        if not gap:
            return self._reader.say("so viel wie %(year)s", year=year)
        sign = 1 if gap > 0 else -1
        wanted = None if self._wanted is None else sign == self._wanted
        return self._reader.say(_CHANGES[sign, wanted], change=self.difference(gap), year=year)

    def is_reached(self, value: Decimal, target: Decimal) -> bool | None:
        """Whether a target is reached; None where neither more nor less is better."""
        return None if self._wanted is None else self.gap(value, target) * self._wanted >= 0

    def _with_unit(self, value: Decimal, decimals: int) -> Markup | str:
        if self._unit == "euros":
            return self._reader.formats.amount(rounded(value, decimals))
        if self._unit == "days":
            return self._counted(*_DAYS, value, decimals)
        number = self._reader.formats.number(value, decimals)
        return self._reader.say("%(value)s je 1.000", value=number) if self._unit == "per_1000" else number

    def _counted(self, singular: str, plural: str, value: Decimal, decimals: int) -> Markup:
        """The plural of fractions is that of many, as in `0,5 Tage`."""
        shown = rounded(value, decimals)
        number = int(shown) if shown == int(shown) else max(2, math.ceil(shown))
        return self._reader.say_number(singular, plural, number, self._reader.formats.number(shown, decimals))

    def _digits(self, value: Decimal) -> int:
        shown = rounded(value, self._decimals)
        return 0 if shown == int(shown) else self._decimals
