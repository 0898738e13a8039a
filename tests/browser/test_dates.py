"""What lists and pages of events show when somebody looks after the portal was built: nothing that is over is called current.

The tiny portal is built on Friday, 20 November 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from macros.clock import BERLIN

At = Callable[[str, str], Page]


@pytest.fixture
def at(new_page: Callable[..., Page]) -> At:
    """`at("2026-12-05T21:30", "/de/events/")`: the page as somebody sees it at this moment of Berlin's time."""

    def open_page(moment: str, path: str, **options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN))
        page.goto(path)
        return page

    return open_page


def days(page: Page) -> list[str]:
    return [each.get_attribute("data-day") for each in page.locator("section[data-day]").all() if each.is_visible()]


@pytest.mark.parametrize(
    ("moment", "first", "has_count"),
    [
        ("2026-11-20T08:00", "2026-11-25", True),
        ("2026-11-25T19:59", "2026-11-25", True),
        ("2026-11-25T20:00", "2026-11-27", False),
        ("2026-11-27T23:59", "2026-11-27", False),  # cancelled: seen to the end of its day
        ("2026-11-28T00:00", "2026-12-01", False),
    ],
)
def test_a_date_leaves_the_list_when_it_is_over_and_its_day_with_it(at: At, moment: str, first: str, has_count: bool) -> None:
    page = at(moment, "/de/events/")
    assert days(page)[0] == first
    assert page.locator(".dates .count").is_visible() is has_count
    assert not page.locator(".dates .empty").is_visible()


def test_when_all_is_over_the_list_says_so(at: At) -> None:
    page = at("2027-03-20T00:00", "/de/events/")
    assert days(page) == []
    assert not page.locator("#later").is_visible()
    assert page.locator(".dates .empty").inner_text() == "Hier gibt es zurzeit keine Termine. Schauen Sie bald wieder herein."


def test_an_event_says_that_it_is_over_from_its_end_on_and_keeps_its_date(at: At) -> None:
    sentence = "Dieser Termin ist vorbei."
    assert not at("2026-12-05T21:29", "/de/events/fest/").get_by_text(sentence).is_visible()
    late = at("2026-12-05T21:30", "/de/events/fest/")
    assert late.get_by_text(sentence).is_visible()
    assert late.locator(".event-dates").inner_text().split("\n") == ["Samstag, 5. Dezember 2026", "17:00–21:30"]


def test_dates_of_a_series_that_are_over_are_hidden(at: At) -> None:
    found = [each.inner_text() for each in at("2026-12-08T19:00", "/de/events/treff/").locator(".event-dates > li").all() if each.is_visible()]
    assert found[0].split("\n") == ["Dienstag, 15. Dezember 2026", "17:00–19:00"]


def test_the_table_of_a_month_marks_today_and_needs_a_wide_screen(at: At) -> None:
    wide = at("2026-12-08T10:00", "/de/events/month/2026-12/")
    assert wide.locator(".month-grid td[aria-current=date]").inner_text().split() == ["8", "1", "1", "Termin"]
    assert not at("2026-12-08T10:00", "/de/events/month/2026-12/", viewport={"width": 360, "height": 640}).locator(".month-grid").is_visible()


def test_without_a_script_every_date_is_written_out_with_its_year(at: At) -> None:
    page = at("2027-03-20T00:00", "/de/events/", java_script_enabled=False)
    headings = [each for each in page.locator(".dates h2, .dates h3").all_inner_texts() if each != "Später"]
    assert headings and [each for each in headings if "2026" not in each and "2027" not in each] == []
