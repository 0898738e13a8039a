"""The accent colour of a municipality, made readable: WCAG 2.2 contrast of at least 4.5:1 on light and on dark."""

from __future__ import annotations

from msgspec import Struct

MINIMUM = 4.5
WHITE, BLACK = "#ffffff", "#000000"
DARK_RAISED = "#1e262d"  # the lightest dark surface of overrides/assets/css/1-tokens.css
_TINT, _TINT_ON_DARK = 0.9, 0.72  # how much of the background a tint has


class Palette(Struct, frozen=True):
    """`accent` is used on light backgrounds and under white text, `accent_on_dark` in dark mode, tints as surfaces."""

    accent: str
    accent_on_dark: str
    tint: str
    tint_on_dark: str
    was_changed: bool


def palette(accent: str) -> Palette:
    """Darken (or lighten) a colour step by step until text in it can be read on white, on its tint and on dark surfaces."""
    tint, tint_on_dark = _mix(accent, WHITE, _TINT), _mix(accent, "#10161b", _TINT_ON_DARK)
    on_light = _until_readable(accent, (WHITE, tint), BLACK)
    on_dark = _until_readable(accent, (DARK_RAISED, tint_on_dark), WHITE)
    return Palette(on_light, on_dark, tint, tint_on_dark, on_light != accent.lower())


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _until_readable(colour: str, backgrounds: tuple[str, ...], towards: str) -> str:
    found = colour.lower()
    for step in range(1, 21):
        if all(contrast(found, background) >= MINIMUM for background in backgrounds):
            break
        found = _mix(colour, towards, step / 20)
    return found


def _mix(colour: str, other: str, share: float) -> str:
    channels = (round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _luminance(colour: str) -> float:
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
              for value in (channel / 255 for channel in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
