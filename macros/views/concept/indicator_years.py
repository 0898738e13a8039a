"""The years of an indicator: as a table that says everything, and as a chart of the same values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup

from macros.models.concept.indicators import Indicator, Observation
from macros.translate import N_, Words
from macros.views.components import Shown, Table
from macros.views.concept.charts import Axis, Chart, Series, axis, chart
from macros.views.concept.quantities import Quantities
from macros.views.reader import Reader

KIND = "concept/indicators"
STATUS = {
    "final": N_("endgültig"),
    "preliminary": N_("vorläufig"),
    "estimated": N_("geschätzt"),
    "missing": N_("nicht erhoben"),
    "suppressed": N_("zurückgehalten"),
}
OPEN = ("preliminary", "estimated")  # such values may still change
_NONE = "–"


class IndicatorYears:
    """Table and chart of one indicator."""

    def __init__(self, reader: Reader, indicator: Indicator) -> None:
        self._reader = reader
        self._indicator = indicator
        self._quantities = Quantities(reader, indicator)
        self._name = reader.translator.text(KIND, indicator, "name")
        self._observed = {each.year: (number, each) for number, each in enumerate(indicator.observations)}
        self._targets = {each.year: each.value for each in indicator.targets}
        self._compared = {each.year: each.value for each in indicator.comparison.values} if indicator.comparison else {}

    def table(self) -> Table:
        """One line for every year of which anything is known, columns only for what there is."""
        say = self._reader.say
        columns = [(say("Jahr"), self._year), (say("Wert"), self._value), (say("Art des Werts"), self._status)]
        if self._targets:
            columns.append((say("Ziel"), lambda year: self._cell(self._targets, year)))
        if self._indicator.comparison:
            columns.append((say("Vergleich: %(name)s", name=self._comparison_name()), lambda year: self._cell(self._compared, year)))
        if any(each.note for each in self._indicator.observations):
            columns.append((say("Anmerkung"), self._note))
        years = sorted({*self._observed, *self._targets, *self._compared})
        rows = tuple(tuple(find(year) for _, find in columns) for year in years)
        return Table(say("%(name)s: alle Jahre", name=self._name), tuple(head for head, _ in columns), rows)

    def chart(self) -> Chart | None:
        """None where no year has a value."""
        values = tuple((each.year, each.value) for each in self._indicator.observations if each.value is not None)
        if not values:
            return None
        series = tuple(self._series(values))
        scale = axis(
            [value for each in series for _, value in each.values],
            is_percent=self._indicator.unit == "percent", is_whole=self._indicator.unit in ("count", "days", "euros"),
        )  # fmt: skip
        caption = self._reader.say("%(name)s (%(unit)s)", name=self._name, unit=self._quantities.unit)
        return chart(caption, series, scale, self._tick, tuple(self._notes(series, scale)), self._observed)

    def _series(self, values: tuple[tuple[int, Decimal], ...]) -> Iterator[Series]:
        plain, short = self._reader.plain, self._quantities.short
        unsure = frozenset(each.year for each in self._indicator.observations if each.status in OPEN)
        yield Series("value", values, short(values[-1][1]), unsure)
        if self._targets:
            first, (_, last) = min(self._targets), max(self._targets.items())
            start = next((point for point in reversed(values) if point[0] < first), None)
            yield Series("target", tuple(self._targets.items()), plain("Ziel: %(value)s", value=short(last)), start=start)
        if self._compared:
            yield Series("comparison", tuple(sorted(self._compared.items())), plain("Vergleich"))

    def _notes(self, series: tuple[Series, ...], scale: Axis) -> Iterator[Markup]:
        """How to read the chart, as far as it has these things."""
        say, short = self._reader.say, self._quantities.short
        if len(series[0].values) <= max(self._observed) - min(self._observed):
            yield say("Wo keine Linie ist, gibt es keinen Wert.")
        if series[0].open_years:
            yield say("Ein hohler Punkt ist ein Wert, der sich noch ändern kann.")
        if self._targets:
            yield say("Die gestrichelte Linie führt zum Ziel.")
        if self._compared:
            yield say("Die gepunktete Linie mit Quadraten zeigt den Vergleich: %(name)s.", name=self._comparison_name())
        if self._indicator.unit == "percent":
            yield say("Die senkrechte Achse geht von %(low)s bis %(high)s.", low=short(scale.low), high=short(scale.high))

    def _tick(self, value: Decimal) -> str:
        formats, decimals = self._reader.formats, max(0, -int(value.normalize().as_tuple().exponent))
        return formats.percent(value, decimals) if self._indicator.unit == "percent" else formats.number(value, decimals)

    def _year(self, year: int) -> str:
        return str(year)

    def _value(self, year: int) -> Shown:
        observation = self._observation(year)
        if observation is not None and observation.value is not None:
            return self._quantities.cell(observation.value)
        if observation is None and year >= self._reader.today.year:
            return self._reader.say("noch offen")
        return self._reader.say("kein Wert")

    def _status(self, year: int) -> Shown:
        observation = self._observation(year)
        if observation is None:
            return _NONE
        status = self._reader.say(STATUS[observation.status])
        if observation.as_of is None:
            return status
        return self._reader.say("%(status)s, vom %(day)s", status=status, day=self._reader.day(observation.as_of))

    def _note(self, year: int) -> Shown:
        if year not in self._observed:
            return ""
        return self._reader.translator.part(KIND, self._indicator, "observations", self._observed[year][0], "note") or ""

    def _cell(self, values: dict[int, Decimal], year: int) -> Shown:
        return self._quantities.cell(values[year]) if year in values else _NONE

    def _observation(self, year: int) -> Observation | None:
        return self._observed[year][1] if year in self._observed else None

    def _comparison_name(self) -> Words:
        return self._reader.translator.inside(KIND, self._indicator, "comparison", "name")
