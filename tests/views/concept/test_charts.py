"""Line charts: an axis that does not mislead, no line through a gap, labels that cover nothing and stay inside."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.views.concept.charts import HEIGHT, WIDTH, Axis, Chart, Series, axis, chart

D = Decimal


def made(*series: Series, is_percent: bool = True) -> Chart:
    scale = axis([value for each in series for _, value in each.values], is_percent=is_percent, is_whole=not is_percent)
    return chart("Beispiel", series, scale, "{:f}".format, ())


def values(*pairs: tuple[int, float]) -> tuple[tuple[int, Decimal], ...]:
    return tuple((year, D(str(value))) for year, value in pairs)


@pytest.mark.parametrize(
    ("found", "is_percent", "expected"),
    [
        ((143, 341), False, ("0", "400", "100")),
        ((0,), False, ("0", "1", "1")),
        ((3,), False, ("0", "3", "1")),
        ((318, 447), False, ("0", "600", "200")),
        (("46.8", 64), True, ("40", "70", "10")),
        ((88, "95.5"), True, ("85", "100", "5")),
        (("11.2", "17.5"), True, ("0", "20", "5")),
        ((99, 100), True, ("96", "100", "1")),
        ((0, 0), True, ("0", "1.5", "0.5")),
    ],
)
def test_an_axis_begins_at_0_but_for_high_percentages(found: tuple[object, ...], is_percent: bool, expected: tuple[str, ...]) -> None:
    scale = axis([D(str(each)) for each in found], is_percent=is_percent, is_whole=not is_percent)
    assert (scale.low, scale.high, scale.step) == tuple(map(D, expected))


def test_ticks_go_from_the_lowest_to_the_highest() -> None:
    assert Axis(D(40), D(70), D(10)).ticks == [40, 50, 60, 70]


def test_no_line_is_drawn_through_a_gap() -> None:
    found = made(Series("value", values((2020, 50), (2021, 52), (2023, 54), (2025, 56), (2026, 57)), "57 %"))
    assert [len(stroke.points.split()) for stroke in found.strokes] == [2, 2]
    assert len(found.dots) == 5


def test_a_target_comes_from_the_last_value_before_it_and_joins_all() -> None:
    start = (2024, D(60))
    found = made(Series("value", values((2023, 58), (2024, 60)), "60 %"), Series("target", values((2027, 66), (2030, 70)), "Ziel", start=start))
    (line,) = (stroke for stroke in found.strokes if stroke.kind == "target")
    value = next(stroke for stroke in found.strokes if stroke.kind == "value")
    assert len(line.points.split()) == 3
    assert line.points.split()[0] == value.points.split()[-1]
    assert [dot.kind for dot in found.dots] == ["target", "target", "value", "value"]


def test_a_value_that_is_not_final_has_a_dot_of_its_own() -> None:
    found = made(Series("value", values((2024, 60), (2025, 61)), "61 %", frozenset({2025})))
    assert [dot.kind for dot in found.dots] == ["value", "open"]


def test_a_single_year_stands_in_the_middle() -> None:
    found = made(Series("value", values((2025, 1240)), "1.240"), is_percent=False)
    assert found.strokes == ()
    assert found.left < found.dots[0].x < found.right
    assert [year.text for year in found.years] == ["2025"]


def test_few_years_are_named_and_the_last_one_always() -> None:
    found = made(Series("value", values(*((year, 50) for year in range(2010, 2027))), "50 %"))
    assert [year.text for year in found.years] == ["2011", "2014", "2017", "2020", "2023", "2026"]


def test_higher_values_lie_higher_and_later_years_further_right() -> None:
    found = made(Series("value", values((2024, 50), (2025, 60)), "60 %"))
    first, second = found.dots
    assert second.y < first.y
    assert second.x > first.x


@given(
    st.lists(st.tuples(st.integers(1990, 2030), st.decimals(0, 100, places=1)), min_size=1, max_size=40, unique_by=lambda each: each[0]),
    st.lists(st.tuples(st.integers(2031, 2040), st.decimals(0, 100, places=1)), max_size=3, unique_by=lambda each: each[0]),
    st.booleans(),
)
def test_everything_lies_inside_whatever_the_values(found: list[tuple[int, Decimal]], targets: list[tuple[int, Decimal]], is_percent: bool) -> None:
    points = tuple(sorted(found))
    drawn = made(Series("value", points, "99,9 %"), Series("target", tuple(sorted(targets)), "Ziel: 99,9 %", start=points[-1]), is_percent=is_percent)
    assert all(drawn.left <= dot.x <= drawn.right and 0 < dot.y <= drawn.bottom for dot in drawn.dots)
    assert len(drawn.dots) == len(found) + len(targets)
    assert 2 <= len(drawn.ticks) <= 7
    assert len(drawn.years) <= 7
    for label in drawn.labels:
        assert 0 < label.x < WIDTH
        assert 0 < label.y < HEIGHT


def test_labels_do_not_cover_each_other() -> None:
    found = made(
        Series("value", values((2024, 57), (2025, 58)), "58 %"), Series("target", values((2026, 60)), "Ziel: 60 %", start=(2025, D(58))),
        Series("comparison", values((2024, 56), (2025, 57)), "Vergleich"),
    )  # fmt: skip
    heights = sorted(label.y for label in found.labels)
    assert all(later - earlier > 8 for earlier, later in zip(heights, heights[1:], strict=False))
