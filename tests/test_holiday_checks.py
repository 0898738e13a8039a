"""Names of holidays: what the Land has and nobody has named is said by `portal check`."""

from __future__ import annotations

from pathlib import Path

from macros.holiday_checks import check_holiday_names
from macros.portal import load
from tests.conftest import TODAY, edit


def lines(data: Path) -> list[str]:
    return [str(problem) for problem in check_holiday_names(load(data, today=TODAY), today=TODAY)]


def test_every_holiday_of_the_tiny_portal_has_a_name(data: Path) -> None:
    assert lines(data) == []


def test_a_holiday_without_a_name_is_a_warning(data: Path) -> None:
    edit(data, "public_holidays.yml", "official: Karfreitag", "official: Karfreytag")
    edit(data, "school_holidays.yml", "official: Sommerferien", "official: Ferien im Sommer")
    assert lines(data) == [
        "data/public_holidays.yml:1:1: warning: no entry with official 'Karfreitag', which the Land BY has; readers of every language see the German name",
        "data/school_holidays.yml:1:1: warning: no entry with official 'Sommerferien', which the Land BY has; readers of every language see the German name",
    ]
