"""The accent colour of a municipality, made readable: WCAG 2.2 contrast of at least 4.5:1 on light and on dark."""

from __future__ import annotations

from dataclasses import dataclass

MINIMUM = 4.5
LIGHT, DARK = "#e6eff0", "#20272c"  # the surfaces of overrides/assets/portal.css that come nearest to the text


@dataclass(frozen=True)
class Palette:
    """`accent` is used on light backgrounds and under white text, `accent_on_dark` in dark mode."""

    accent: str
    accent_on_dark: str
    was_changed: bool


def palette(accent: str) -> Palette:
    """Darken (or lighten) a colour step by step until text in it can be read."""
    on_light = _until_readable(accent, LIGHT, "#000000")
    return Palette(on_light, _until_readable(accent, DARK, "#ffffff"), on_light != accent.lower())


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _until_readable(colour: str, background: str, towards: str) -> str:
    found = colour.lower()
    for step in range(1, 21):
        if contrast(found, background) >= MINIMUM:
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
