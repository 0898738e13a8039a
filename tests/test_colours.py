"""The accent colour of a municipality stays readable on light and on dark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.colours import DARK, LIGHT, MINIMUM, contrast, palette
from tests.patience import PATIENT


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


def test_contrast_does_not_depend_on_the_order() -> None:
    assert contrast("#0b5c66", "#ffffff") == contrast("#ffffff", "#0b5c66")


def test_a_dark_colour_stays_as_it_is_on_light() -> None:
    found = palette("#0B5C66")
    assert (found.accent, found.was_changed) == ("#0b5c66", False)


def test_a_pale_colour_is_darkened_and_says_so() -> None:
    found = palette("#ffcc00")
    assert found.was_changed
    assert contrast(found.accent, LIGHT) >= MINIMUM


def test_a_pale_colour_stays_as_it_is_on_dark() -> None:
    assert palette("#ffcc00").accent_on_dark == "#ffcc00"


def test_black_becomes_readable_on_dark() -> None:
    assert contrast(palette("#000000").accent_on_dark, DARK) >= MINIMUM


@PATIENT
@given(st.integers(0, 0xFFFFFF))
def test_every_colour_becomes_readable(number: int) -> None:
    found = palette(f"#{number:06x}")
    assert contrast(found.accent, LIGHT) >= MINIMUM
    assert contrast(found.accent_on_dark, DARK) >= MINIMUM
    assert found.was_changed == (contrast(f"#{number:06x}", LIGHT) < MINIMUM)
