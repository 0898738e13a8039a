"""The accent colour of a municipality stays readable on light and on dark, and on the surfaces it tints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.colours import BLACK, DARK_RAISED, MINIMUM, WHITE, Palette, contrast, palette
from tests.patience import PATIENT

TOKENS = Path(__file__).parents[1] / "overrides" / "assets" / "css" / "1-tokens.css"


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
    assert contrast(found.accent, WHITE) >= MINIMUM


def test_a_colour_readable_on_white_but_not_on_its_tint_is_darkened_too() -> None:
    accent = "#767676"
    assert contrast(accent, WHITE) >= MINIMUM > contrast(accent, palette(accent).tint)
    found = palette(accent)
    assert found.was_changed
    assert contrast(found.accent, found.tint) >= MINIMUM


def test_a_pale_colour_stays_as_it_is_on_dark() -> None:
    assert palette("#ffcc00").accent_on_dark == "#ffcc00"


def test_black_becomes_readable_on_dark() -> None:
    found = palette(BLACK)
    assert contrast(found.accent_on_dark, DARK_RAISED) >= MINIMUM
    assert contrast(found.accent_on_dark, found.tint_on_dark) >= MINIMUM


@pytest.mark.parametrize(
    ("accent", "tint", "tint_on_dark"),
    [("#000000", "#e6e6e6", "#0c1013"), ("#ffffff", "#ffffff", "#53575b"), ("#0b5c66", "#e7eff0", "#0f2a30"), ("#ff0000", "#ffe6e6", "#531013")],
)
def test_tints_are_a_breath_of_the_colour_in_the_background(accent: str, tint: str, tint_on_dark: str) -> None:
    found = palette(accent)
    assert (found.tint, found.tint_on_dark) == (tint, tint_on_dark)


def test_the_surface_that_text_must_be_readable_on_is_the_lightest_of_the_dark_scheme() -> None:
    dark = TOKENS.read_text("utf-8").partition("prefers-color-scheme: dark")[2].partition("}")[0]
    surfaces = dict(re.findall(r"--(background|surface|raised): (#[0-9a-f]{3,6})", dark))
    assert set(surfaces) == {"background", "surface", "raised"}
    assert max(surfaces.values(), key=lambda colour: contrast(colour, BLACK)) == DARK_RAISED


def readable(found: Palette) -> bool:
    light = (contrast(found.accent, background) for background in (WHITE, found.tint))
    dark = (contrast(found.accent_on_dark, background) for background in (DARK_RAISED, found.tint_on_dark))
    return all(ratio >= MINIMUM for ratio in (*light, *dark))


@PATIENT
@given(st.integers(0, 0xFFFFFF))
def test_every_colour_becomes_readable(number: int) -> None:
    accent = f"#{number:06x}"
    found = palette(accent)
    assert readable(found)
    assert found.was_changed == (found.accent != accent)
    assert found.was_changed == (min(contrast(accent, WHITE), contrast(accent, found.tint)) < MINIMUM)
