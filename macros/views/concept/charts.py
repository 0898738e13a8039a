"""Line charts of values by years, ready to be drawn: every place worked out, every word chosen.

A chart shows nothing that the table above it does not say. It reads from left to right in every language, lines differ in
dashes and shapes as well as in colour, and no line is drawn through a year without a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros.translate import Words

WIDTH, HEIGHT = 480, 280
_TOP, _BOTTOM, _RIGHT = 30, 40, 30
_CHARACTER, _LINE = 9.5, 20  # of the largest letters a chart has, on phones
_MOST_YEARS, _MOST_TICKS = 6, 5
_STEPS = (1, 2, 5)

Shown = Markup | Words | str


class Series(Struct, frozen=True):
    """Values of one kind (`value`, `comparison` or `target`) by year. `label` stands at its last point.

    `open_years` have values that are not final. A line joins the values of neighbouring years; that of a target joins all,
    and comes from `start`, a value of the first series.
    """

    kind: str
    values: tuple[tuple[int, Decimal], ...]
    label: Shown
    open_years: frozenset[int] = frozenset()
    start: tuple[int, Decimal] | None = None


class Axis(Struct, frozen=True):
    """From `low` to `high` in steps."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> list[Decimal]:
        return [self.low + self.step * number for number in range(int((self.high - self.low) / self.step) + 1)]


class Dot(Struct, frozen=True):
    """`kind`: that of its series, or `open` for a value that is not final."""

    kind: str
    x: float
    y: float


class Stroke(Struct, frozen=True):
    kind: str
    points: str


class Label(Struct, frozen=True):
    """`kind`: the end of the text that lies at x (start, middle, end)."""

    kind: str
    x: float
    y: float
    text: Shown


class Chart(Struct, frozen=True):
    """`notes`: what to know to read it."""

    caption: Shown
    left: float
    ticks: tuple[Label, ...]
    years: tuple[Label, ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    notes: tuple[Shown, ...]

    width: int = WIDTH
    height: int = HEIGHT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM


def axis(values: Sequence[Decimal], *, is_percent: bool, is_whole: bool) -> Axis:
    """From 0; for percentages that all lie high from further up, so that a change can be seen, and never beyond 100."""
    low, high = (min(values), max(values)) if is_percent else (Decimal(0), max(values))
    if is_percent:
        room = max((high - low) / 10, Decimal(3))
        low, high = max(low - room, Decimal(0)), min(high + room / 2, Decimal(100))
        low = Decimal(0) if low <= max(high / 4, Decimal(10)) else low
    step = _step(high - low, is_whole)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    return Axis(bottom, max(top, bottom + step), step)


def chart(
    caption: Shown, series: Sequence[Series], scale: Axis, tick: Callable[[Decimal], str], notes: tuple[Shown, ...], empty_years: Iterable[int] = ()
) -> Chart:
    """`tick` writes the values along the axis. The first series is the one that the chart is about. `empty_years`: known to have no value."""
    sheet = _Sheet([*empty_years, *(year for each in series for year, _ in each.values)], scale, [tick(value) for value in scale.ticks])
    drawn = [each for each in series if each.values]
    lines = [(each, points) for each in drawn for points in _parts(each)]
    strokes = [Stroke(each.kind, " ".join(f"{x:g},{y:g}" for x, y in map(sheet.place, points))) for each, points in lines if len(points) > 1]
    taken = [spot for _, points in lines for spot in _spots([sheet.place(point) for point in points])]
    return Chart(
        caption=caption,
        left=sheet.left,
        ticks=tuple(Label("end", sheet.left - 8, sheet.y(value), text) for value, text in zip(scale.ticks, sheet.ticks, strict=True)),
        years=tuple(Label("middle", sheet.x(year), HEIGHT - _BOTTOM + 24, str(year)) for year in _few(sheet.first, sheet.last)),
        strokes=tuple(strokes),
        dots=tuple(_dots(drawn, sheet)),
        labels=tuple(_labels(drawn, sheet, taken)),
        notes=notes,
    )


class _Sheet:
    """Where a value of a year lies. The longest number along the axis decides how much room there is for it."""

    def __init__(self, years: list[int], scale: Axis, ticks: list[str]) -> None:
        self.first, self.last = min(years), max(years)
        self.ticks = ticks
        self.left = round(16 + _CHARACTER * max(len(text.strip("\u2066\u2069")) for text in ticks), 1)
        self._scale = scale

    def x(self, year: int) -> float:
        """The years from edge to edge; a single one in the middle."""
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(self.left + 14 + share * (WIDTH - _RIGHT - self.left - 14), 1)

    def y(self, value: Decimal) -> float:
        share = float((value - self._scale.low) / (self._scale.high - self._scale.low))
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP), 1)

    def place(self, point: tuple[int, Decimal]) -> tuple[float, float]:
        return self.x(point[0]), self.y(point[1])


def _step(span: Decimal, is_whole: bool) -> Decimal:
    """1, 2 or 5 times a power of ten, so that there are few steps."""
    power = 0 if is_whole else -2
    while True:
        for each in _STEPS:
            step = Decimal(each).scaleb(power)
            if span <= step * (_MOST_TICKS - 1):
                return step
        power += 1


def _parts(series: Series) -> Iterator[list[tuple[int, Decimal]]]:
    """The values in groups without a gap; those of a target in one group."""
    part = [] if series.start is None else [series.start]
    for point in series.values:
        if part and point[0] != part[-1][0] + 1 and series.kind != "target":
            yield part
            part = []
        part.append(point)
    yield part


def _dots(series: Iterable[Series], sheet: _Sheet) -> Iterator[Dot]:
    """Those of the first series last, on top of the others."""
    for each in reversed(list(series)):
        for year, value in each.values:
            yield Dot("open" if year in each.open_years else each.kind, *sheet.place((year, value)))


def _few(first: int, last: int) -> list[int]:
    """Years at even distances, the last one among them."""
    step = -(-(last - first + 1) // _MOST_YEARS)
    return list(range(last, first - 1, -step))[::-1]


def _spots(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Places along a line, close to each other."""
    yield from points
    for (x, y), (next_x, next_y) in zip(points, points[1:], strict=False):
        yield from ((x + (next_x - x) * number / 8, y + (next_y - y) * number / 8) for number in range(1, 8))


def _labels(series: Iterable[Series], sheet: _Sheet, taken: list[tuple[float, float]]) -> Iterator[Label]:
    """The name of each line at its last point, where it covers the least."""
    placed: list[Label] = []
    for each in series:
        x, y = sheet.place(each.values[-1])
        places = [Label(end, x, above, each.label) for above in (y - 11, y + 24) for end in ("end", "middle", "start")]
        places += [replace(place, y=place.y + shift) for shift in (-_LINE, _LINE) for place in places]
        placed.append(min(places, key=lambda place: _cover(place, taken, placed)))
    yield from placed


def _cover(label: Label, taken: list[tuple[float, float]], placed: list[Label]) -> float:
    """How much a label would cover: other labels are worse than lines, and the edge is worst."""
    left, right, top, bottom = _box(label)
    outside = max(0, -left) + max(0, right - WIDTH + 2) + max(0, 2 - top) + max(0, bottom - (HEIGHT - _BOTTOM))
    lines = sum(left - 3 <= x <= right + 3 and top - 3 <= y <= bottom + 3 for x, y in taken)
    others = sum(left < other[1] and right > other[0] and top < other[3] and bottom > other[2] for other in map(_box, placed))
    return outside * 100 + others * 50 + lines


def _box(label: Label) -> tuple[float, float, float, float]:
    """Left, right, top, bottom of a label, as far as one can tell without its font."""
    wide = _CHARACTER * len(str(label.text))
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.kind]
    return left, left + wide, label.y - _LINE + 5, label.y + 5
