"""What is true at the moment somebody looks: is it open now, and what is still to come in the agenda.

The town's time counts. The tiny portal is built on Friday, 20 November 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from macros.clock import BERLIN
from tests.conftest import edit
from tests.sites import ROOT, Workshop

NewPage = Callable[..., Page]
At = Callable[..., Page]


@pytest.fixture
def at(new_page: NewPage) -> At:
    """`at("2026-11-20T08:30", "/de/")`: the page as somebody sees it who opens it at this moment of Berlin's time."""

    def open_page(moment: str, path: str, html: str | None = None, **options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN))
        if html is not None:
            page.route(f"**{path}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(path)
        return page

    return open_page


def line(page: Page) -> tuple[str, bool]:
    """What the line above the table says, and whether it looks open."""
    found = page.locator(".hours-now")
    assert found.count() == 1 and found.is_visible()
    return found.inner_text().strip(), "hours-now--open" in found.get_attribute("class").split()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20T00:00", ("Öffnet heute um 08:00", False)),
        ("2026-11-20T07:59", ("Öffnet heute um 08:00", False)),
        ("2026-11-20T08:00", ("Jetzt geöffnet bis 12:00", True)),
        ("2026-11-20T11:59", ("Jetzt geöffnet bis 12:00", True)),
        ("2026-11-20T12:00", ("Jetzt geschlossen", False)),
        ("2026-11-20T23:59", ("Jetzt geschlossen", False)),
        ("2026-11-21T09:00", ("Jetzt geschlossen", False)),  # Saturday
        ("2026-11-22T09:00", ("Jetzt geschlossen", False)),  # Sunday
        ("2026-11-23T09:00", ("Jetzt geöffnet bis 12:00", True)),  # Monday
        ("2026-12-25T09:00", ("Jetzt geschlossen", False)),  # Christmas Day, a Friday
        ("2027-01-06T09:00", ("Jetzt geschlossen", False)),  # Epiphany, a holiday in Bavaria
        ("2027-01-07T09:00", ("Jetzt geöffnet bis 12:00", True)),
        ("2027-07-05T08:30", ("Jetzt geöffnet bis 12:00", True)),  # summer time
        ("2027-07-05T07:30", ("Öffnet heute um 08:00", False)),
    ],
)
def test_weekdays_and_holidays(at: At, moment: str, expected: tuple[str, bool]) -> None:
    assert line(at(moment, "/de/contacts/amt/")) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T08:00", ("Öffnet heute um 09:00", False)),
        ("2026-11-24T10:00", ("Jetzt geöffnet bis 12:00", True)),
        ("2026-11-24T12:00", ("Öffnet heute um 14:00", False)),
        ("2026-11-24T17:59", ("Jetzt geöffnet bis 18:00", True)),
        ("2026-11-24T18:00", ("Jetzt geschlossen", False)),
        ("2026-12-17T10:00", ("Jetzt geöffnet bis 12:00", True)),
        ("2026-12-24T10:00", ("Jetzt geschlossen", False)),  # closed on this one Thursday
    ],
)
@pytest.mark.parametrize("path", ["/de/contacts/buero/", "/de/offers/kurs/"])
def test_two_spans_a_day_and_a_dated_exception(at: At, path: str, moment: str, expected: tuple[str, bool]) -> None:
    assert line(at(moment, path)) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20T17:59", ("Öffnet heute um 18:00", False)),
        ("2026-11-20T18:00", ("Jetzt geöffnet bis 24:00", True)),
        ("2026-11-20T23:59", ("Jetzt geöffnet bis 24:00", True)),
        ("2026-11-21T00:00", ("Jetzt geöffnet bis 02:00", True)),
        ("2026-11-21T02:00", ("Jetzt geschlossen", False)),
        ("2026-11-27T18:30", ("Jetzt geöffnet bis 24:00", True)),
        ("2026-12-04T10:30", ("Jetzt geöffnet bis 11:00", True)),  # other hours on one day
        ("2026-12-04T18:30", ("Jetzt geschlossen", False)),
    ],
)
def test_midnight(at: At, site: Workshop, moment: str, expected: tuple[str, bool]) -> None:
    html = site.page("de/contacts/amt/index.html")
    week, days = "08:00-12:00|08:00-12:00|08:00-12:00|08:00-12:00|08:00-12:00||", "2026-12-25= 2027-01-01= 2027-01-06="
    assert html.count(f'data-week="{week}" data-days="{days}"') == 1
    html = html.replace(week, "||||18:00-24:00|00:00-02:00|").replace(days, "2026-12-04=10:00-11:00")
    assert line(at(moment, "/de/contacts/amt/", html)) == expected


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kabul", "Pacific/Kiritimati", "UTC"])
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T08:30", ("Jetzt geöffnet bis 12:00", True)),  # still Sunday in Los Angeles
        ("2026-11-20T11:59", ("Jetzt geöffnet bis 12:00", True)),
        ("2026-11-20T12:00", ("Jetzt geschlossen", False)),
        ("2026-11-22T23:30", ("Jetzt geschlossen", False)),  # Monday in Kabul and on Kiritimati
    ],
)
def test_visitor_in_another_time_zone_is_told_what_is_true_in_the_town(at: At, zone: str, moment: str, expected: tuple[str, bool]) -> None:
    assert line(at(moment, "/de/contacts/amt/", timezone_id=zone)) == expected


def test_time_of_the_town_is_right_around_every_change_of_the_clocks(browser: Browser) -> None:
    """What ends at this minute is over, what ends in the next one is not; `zoneinfo` says what the clocks show."""
    page = browser.new_page(timezone_id="Asia/Tehran")
    changes = [_change(year, month) for year in range(2026, 2041) for month in (3, 10)]
    minutes = [change + dt.timedelta(minutes=each) for change in changes for each in (-1, 0, 59, 60, 61)]
    newyear = [dt.datetime(year, 12, 31, hour, 59, tzinfo=dt.UTC) for year in (2026, 2027) for hour in (22, 23)]
    wrong = []
    for minute in minutes + newyear:
        page.clock.set_fixed_time(minute)
        ends = [f"{minute.astimezone(BERLIN) + dt.timedelta(minutes=each):%Y-%m-%dT%H:%M}" for each in (0, 1)]
        page.set_content("".join(f'<p data-until="{end}"></p>' for end in ends))
        page.add_script_tag(path=ROOT / "overrides" / "assets" / "portal.js")
        if page.eval_on_selector_all("p", "all => all.map((each) => each.hidden)") != [True, False]:
            wrong.append(minute.isoformat())
    page.close()
    assert wrong == []


def _change(year: int, month: int) -> dt.datetime:
    """The first hour at which the clocks of Berlin are changed in a month."""
    hours = (dt.datetime(year, month, 1, tzinfo=dt.UTC) + dt.timedelta(hours=each) for each in range(1, 31 * 24))
    return next(hour for hour in hours if hour.astimezone(BERLIN).utcoffset() != (hour - dt.timedelta(hours=1)).astimezone(BERLIN).utcoffset())


@pytest.mark.parametrize("code", ["en", "ar"])
def test_line_is_in_the_language_of_the_page(at: At, code: str) -> None:
    page = at("2026-11-20T09:30", f"/{code}/contacts/amt/")
    sentence = page.locator("body").get_attribute("data-open-until")
    assert "{time}" in sentence and "geöffnet" not in sentence
    assert line(page) == (sentence.replace("{time}", "12:00"), True)


def test_open_round_the_clock_needs_no_line(at: At) -> None:
    page = at("2026-11-20T03:00", "/de/contacts/notruf/")
    assert page.locator(".hours-now").count() == 0
    assert page.get_by_text("Rund um die Uhr, jeden Tag").is_visible()


def test_table_says_the_same_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/de/contacts/amt/")
    assert page.locator(".hours-now").count() == 0
    assert page.locator("table.hours tbody").inner_text().split() == ["Montag", "bis", "Freitag", "08:00–12:00", "Samstag", "bis", "Sonntag", "geschlossen"]


@pytest.fixture(scope="module")
def home(site: Workshop, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The German home page of a portal where something is on today, nine times on Monday, and twice on Tuesday; Sunday is a feast.

    On Monday at six it is an event, and on Tuesday at five one that is cancelled; the others are meetings of offers.
    """
    workshop = Workshop(tmp_path_factory.mktemp("agenda") / "workshop", frames=site.cache)
    rules = [("FR", 20, "16:00", "17:00"), *(("MO", 16, f"{hour:02}:00", f"{hour:02}:30") for hour in range(9, 16)), ("TU", 17, "10:00", "11:00")]
    lines = [f'  - {{freq: WEEKLY, byday: [{day}], dtstart: 2026-11-{first}, opens_at: "{begin}", closes_at: "{end}"}}' for day, first, begin, end in rules]
    edit(workshop.data, "offers/alt.yml", "schedule_description: Jeden Donnerstag um 18 Uhr.", "\n".join(["schedules:", *lines]))
    edit(workshop.data, "events/treff.yml", "to: 2026-11-25T18:00", "to: 2026-11-23T18:00")
    edit(workshop.data, "events/abgesagt.yml", "start: 2026-11-27T17:00\nend: 2026-11-27T18:30", "start: 2026-11-24T17:00\nend: 2026-11-24T18:30")
    edit(workshop.data, "calendar/christian-western.yml", "2026: [2026-01-18, 2026-11-08]", "2026: [2026-01-18, 2026-11-22]")
    edit(workshop.data, "calendar/christian-western.yml", "  rank: 4\n", "  rank: 3\n")
    workshop.build()
    return workshop.page("de/index.html")


def agenda(page: Page) -> list[tuple[str, str, bool, list[str]]]:
    """Every day that is shown: its date, the number beside it, whether it is open, and the meetings that somebody sees."""
    return [tuple(day) for day in page.locator(".agenda__day").evaluate_all("""(days) => days.filter((day) => day.checkVisibility()).map((day) => [
        day.querySelector("time").dateTime.slice(5), day.querySelector(".number").textContent, day.open,
        [...day.querySelectorAll("li[data-until]")].filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) && each.getClientRects().length)
          .map((each) => each.querySelector(".agenda__time").textContent.slice(0, 5)),
    ])""")]


MONDAY = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
LATER = ["15:00", "17:00", "18:00"]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20T08:00", [("11-20", "1", True, ["16:00"]), ("11-23", "9", False, []), ("11-24", "2", False, [])]),
        ("2026-11-20T16:59", [("11-20", "1", True, ["16:00"]), ("11-23", "9", False, []), ("11-24", "2", False, [])]),
        ("2026-11-20T17:00", [("11-23", "9", True, MONDAY), ("11-24", "2", False, [])]),
        ("2026-11-22T12:00", [("11-23", "9", True, MONDAY), ("11-24", "2", False, [])]),
        ("2026-11-23T11:30", [("11-23", "6", True, MONDAY[3:]), ("11-24", "2", False, [])]),
        ("2026-11-23T14:30", [("11-23", "3", True, LATER), ("11-24", "2", False, [])]),  # the later ones are seen at once
        ("2026-11-23T19:00", [("11-23", "1", True, ["18:00"]), ("11-24", "2", False, [])]),
        ("2026-11-23T19:59", [("11-23", "1", True, ["18:00"]), ("11-24", "2", False, [])]),
        ("2026-11-23T20:00", [("11-24", "2", True, ["10:00", "17:00"])]),
        ("2026-11-24T10:59", [("11-24", "2", True, ["10:00", "17:00"])]),
        ("2026-11-24T11:00", [("11-24", "1", True, ["17:00"])]),
        ("2026-11-24T23:59", [("11-24", "1", True, ["17:00"])]),  # cancelled: seen to the end of its day
        ("2026-11-25T00:00", []),
        ("2027-03-01T08:00", []),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles"])
def test_what_is_over_vanishes_from_the_agenda_and_the_next_day_opens(
    at: At, home: str, zone: str, moment: str, expected: list[tuple[str, str, bool, list[str]]]
) -> None:
    page = at(moment, "/de/", home, timezone_id=zone)
    assert agenda(page) == expected
    assert page.locator('main a.action[href="/de/offers/"]').is_visible()
    assert page.locator('main a.action[href="/de/events/"]').is_visible()
    assert page.get_by_text("In den nächsten Tagen gibt es keine Termine.").is_visible() is (expected == [])


def test_later_meetings_of_a_long_day_are_shown_on_request(at: At, home: str) -> None:
    page = at("2026-11-22T12:00", "/de/", home)
    page.get_by_text("Mehr an diesem Tag").click()
    assert agenda(page)[0] == ("11-23", "9", True, MONDAY + LATER)


def test_agenda_is_all_there_without_javascript(at: At, home: str) -> None:
    page = at("2026-11-24T12:00", "/de/", home, java_script_enabled=False)
    assert page.locator(".agenda__day").count() == 3
    page.locator(".agenda__day summary").nth(1).click()
    assert page.locator(".agenda__day").nth(1).locator("li").first.is_visible()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles"])
@pytest.mark.parametrize(("moment", "found"), [("2026-11-22T23:59", ["Tag der Kirchen"]), ("2026-11-23T00:00", [])])
def test_a_feast_vanishes_from_the_home_page_when_its_day_is_over(at: At, home: str, zone: str, moment: str, found: list[str]) -> None:
    page = at(moment, "/de/", home, timezone_id=zone)
    assert [each.inner_text() for each in page.locator(".calendar-today .feast__name").all() if each.is_visible()] == found
    assert page.get_by_text("In diesen Tagen ist kein großes Fest.").is_visible() is (found == [])
    assert not page.get_by_text("In den nächsten Tagen gibt es keine Termine.").is_visible()  # of the agenda above, which has its own


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-20T08:00", "Heute, Freitag, 20. November 2026"),
        ("2026-11-21T08:00", "Montag, 23. November 2026"),
    ],
)
def test_today_is_said_on_the_day_of_the_build_only(at: At, home: str, moment: str, expected: str) -> None:
    page = at(moment, "/de/", home)
    assert page.locator(".agenda__day:visible time").first.text_content() == expected


def test_tomorrow_of_an_old_build_is_a_day_with_its_date(at: At, home: str) -> None:
    html = home.replace('data-date="Montag, 23. November 2026">Montag', 'data-date="Montag, 23. November 2026">Morgen, Montag')
    assert html != home
    assert at("2026-11-23T08:00", "/de/", html).locator(".agenda__day:visible time").first.text_content() == "Montag, 23. November 2026"
