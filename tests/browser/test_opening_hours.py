"""What is true at the moment somebody looks: is it open now, and what is still to come in the agenda.

The town's time counts. The tiny portal is built on Friday, 20 November 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.clock import BERLIN
from tests.conftest import edit
from tests.sites import ROOT, Workshop

NewPage = Callable[..., Page]
At = Callable[..., Page]
Seen = Callable[..., dict[str, Any]]


@pytest.fixture
def prepared(new_page: NewPage) -> NewPage:
    """A new page that is given this HTML when it opens this path."""

    def prepare(path: str, html: str | None = None, **options: object) -> Page:
        page = new_page(**options)
        if html is not None:
            page.route(f"**{path}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        return page

    return prepare


def open_at(page: Page, moment: str, path: str) -> Page:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN))
    page.goto(path)
    return page


@pytest.fixture
def at(prepared: NewPage) -> At:
    """`at("2026-11-20T08:30", "/de/")`: the page as somebody sees it who opens it at this moment of Berlin's time."""
    return lambda moment, path, html=None, **options: open_at(prepared(path, html, **options), moment, path)


@pytest.fixture
def seen(prepared: NewPage) -> Seen:
    """`seen(line, ["2026-11-20T08:30", …], "/de/")`: what each moment shows. One page is opened again and again, which is cheaper than new ones."""

    def look(what: Callable[[Page], Any], moments: Iterable[str], path: str, html: str | None = None, **options: object) -> dict[str, Any]:
        page = prepared(path, html, **options)
        return {moment: what(open_at(page, moment, path)) for moment in moments}

    return look


def line(page: Page) -> tuple[str, bool] | None:
    """What the line above the table says, and whether it looks open; None where there is not exactly one to be seen."""
    found = page.locator(".hours-now")
    if found.count() != 1 or not found.is_visible():
        return None
    return found.inner_text().strip(), "hours-now--open" in found.get_attribute("class").split()


WEEK = {
    "2026-11-20T00:00": ("Öffnet heute um 08:00", False),
    "2026-11-20T07:59": ("Öffnet heute um 08:00", False),
    "2026-11-20T08:00": ("Jetzt geöffnet bis 12:00", True),
    "2026-11-20T11:59": ("Jetzt geöffnet bis 12:00", True),
    "2026-11-20T12:00": ("Jetzt geschlossen", False),
    "2026-11-20T23:59": ("Jetzt geschlossen", False),
    "2026-11-21T09:00": ("Jetzt geschlossen", False),  # Saturday
    "2026-11-22T09:00": ("Jetzt geschlossen", False),  # Sunday
    "2026-11-23T09:00": ("Jetzt geöffnet bis 12:00", True),  # Monday
    "2026-12-25T09:00": ("Jetzt geschlossen", False),  # Christmas Day, a Friday
    "2027-01-06T09:00": ("Jetzt geschlossen", False),  # Epiphany, a holiday in Bavaria
    "2027-01-07T09:00": ("Jetzt geöffnet bis 12:00", True),
    "2027-07-05T08:30": ("Jetzt geöffnet bis 12:00", True),  # summer time
    "2027-07-05T07:30": ("Öffnet heute um 08:00", False),
}


def test_weekdays_and_holidays(seen: Seen) -> None:
    assert seen(line, WEEK, "/de/contacts/amt/") == WEEK


TWO_SPANS = {
    "2026-11-24T08:00": ("Öffnet heute um 09:00", False),
    "2026-11-24T10:00": ("Jetzt geöffnet bis 12:00", True),
    "2026-11-24T12:00": ("Öffnet heute um 14:00", False),
    "2026-11-24T17:59": ("Jetzt geöffnet bis 18:00", True),
    "2026-11-24T18:00": ("Jetzt geschlossen", False),
    "2026-12-17T10:00": ("Jetzt geöffnet bis 12:00", True),
    "2026-12-24T10:00": ("Jetzt geschlossen", False),  # closed on this one Thursday
}


@pytest.mark.parametrize("path", ["/de/contacts/buero/", "/de/offers/kurs/"])
def test_two_spans_a_day_and_a_dated_exception(seen: Seen, path: str) -> None:
    assert seen(line, TWO_SPANS, path) == TWO_SPANS


NIGHT = {
    "2026-11-20T17:59": ("Öffnet heute um 18:00", False),
    "2026-11-20T18:00": ("Jetzt geöffnet bis 24:00", True),
    "2026-11-20T23:59": ("Jetzt geöffnet bis 24:00", True),
    "2026-11-21T00:00": ("Jetzt geöffnet bis 02:00", True),
    "2026-11-21T02:00": ("Jetzt geschlossen", False),
    "2026-11-27T18:30": ("Jetzt geöffnet bis 24:00", True),
    "2026-12-04T10:30": ("Jetzt geöffnet bis 11:00", True),  # other hours on one day
    "2026-12-04T18:30": ("Jetzt geschlossen", False),
}


def test_midnight(seen: Seen, site: Workshop) -> None:
    html = site.page("de/contacts/amt/index.html")
    week, days = "08:00-12:00|08:00-12:00|08:00-12:00|08:00-12:00|08:00-12:00||", "2026-12-25= 2027-01-01= 2027-01-06="
    assert html.count(f'data-week="{week}" data-days="{days}"') == 1
    html = html.replace(week, "||||18:00-24:00|00:00-02:00|").replace(days, "2026-12-04=10:00-11:00")
    assert seen(line, NIGHT, "/de/contacts/amt/", html) == NIGHT


ABROAD = {
    "2026-11-23T08:30": ("Jetzt geöffnet bis 12:00", True),  # still Sunday in Los Angeles
    "2026-11-20T11:59": ("Jetzt geöffnet bis 12:00", True),
    "2026-11-20T12:00": ("Jetzt geschlossen", False),
    "2026-11-22T23:30": ("Jetzt geschlossen", False),  # Monday in Kabul and on Kiritimati
}


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kabul", "Pacific/Kiritimati", "UTC"])
def test_visitor_in_another_time_zone_is_told_what_is_true_in_the_town(seen: Seen, zone: str) -> None:
    assert seen(line, ABROAD, "/de/contacts/amt/", timezone_id=zone) == ABROAD


def test_time_of_the_town_is_right_around_every_change_of_the_clocks(browser: Browser) -> None:
    """What ends at this minute is over, what ends in the next one is not; `zoneinfo` says what the clocks show."""
    page = browser.new_page(timezone_id="Asia/Tehran")
    script = (ROOT / "overrides" / "assets" / "portal.js").read_text("utf-8")
    changes = [_change(year, month) for year in range(2026, 2041) for month in (3, 10)]
    minutes = [change + dt.timedelta(minutes=each) for change in changes for each in (-1, 0, 59, 60, 61)]
    newyear = [dt.datetime(year, 12, 31, hour, 59, tzinfo=dt.UTC) for year in (2026, 2027) for hour in (22, 23)]
    wrong = []
    for minute in minutes + newyear:
        page.clock.set_fixed_time(minute)
        ends = [f"{minute.astimezone(BERLIN) + dt.timedelta(minutes=each):%Y-%m-%dT%H:%M}" for each in (0, 1)]
        if page.evaluate(_HIDDEN, [script, "".join(f'<p data-until="{end}"></p>' for end in ends)]) != [True, False]:
            wrong.append(minute.isoformat())
    page.close()
    assert wrong == []


# A page of its own for each of the 154 minutes would take three times as long.
_HIDDEN = """([script, html]) => {
  document.body.innerHTML = html;
  (0, eval)(script);
  return [...document.querySelectorAll("p")].map((each) => each.hidden);
}"""


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


def ways_on(page: Page) -> tuple[bool, bool, bool]:
    """Whether the links to all offers and to all events are visible, and the sentence that there is nothing in the agenda."""
    links = [page.locator(f'main a.action[href="/de/{section}/"]').is_visible() for section in ("offers", "events")]
    return *links, page.get_by_text("In den nächsten Tagen gibt es keine Termine.").is_visible()


MONDAY = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
LATER = ["15:00", "17:00", "18:00"]
AGENDA = {
    "2026-11-20T08:00": [("11-20", "1", True, ["16:00"]), ("11-23", "9", False, []), ("11-24", "2", False, [])],
    "2026-11-20T16:59": [("11-20", "1", True, ["16:00"]), ("11-23", "9", False, []), ("11-24", "2", False, [])],
    "2026-11-20T17:00": [("11-23", "9", True, MONDAY), ("11-24", "2", False, [])],
    "2026-11-22T12:00": [("11-23", "9", True, MONDAY), ("11-24", "2", False, [])],
    "2026-11-23T11:30": [("11-23", "6", True, MONDAY[3:]), ("11-24", "2", False, [])],
    "2026-11-23T14:30": [("11-23", "3", True, LATER), ("11-24", "2", False, [])],  # the later ones are seen at once
    "2026-11-23T19:00": [("11-23", "1", True, ["18:00"]), ("11-24", "2", False, [])],
    "2026-11-23T19:59": [("11-23", "1", True, ["18:00"]), ("11-24", "2", False, [])],
    "2026-11-23T20:00": [("11-24", "2", True, ["10:00", "17:00"])],
    "2026-11-24T10:59": [("11-24", "2", True, ["10:00", "17:00"])],
    "2026-11-24T11:00": [("11-24", "1", True, ["17:00"])],
    "2026-11-24T23:59": [("11-24", "1", True, ["17:00"])],  # cancelled: seen to the end of its day
    "2026-11-25T00:00": [],
    "2027-03-01T08:00": [],
}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles"])
def test_what_is_over_vanishes_from_the_agenda_and_the_next_day_opens(seen: Seen, home: str, zone: str) -> None:
    expected = {moment: (days, True, True, days == []) for moment, days in AGENDA.items()}
    assert seen(lambda page: (agenda(page), *ways_on(page)), AGENDA, "/de/", home, timezone_id=zone) == expected


def test_later_meetings_of_a_long_day_are_shown_on_request(at: At, home: str) -> None:
    page = at("2026-11-22T12:00", "/de/", home)
    page.get_by_text("Mehr an diesem Tag").click()
    assert agenda(page)[0] == ("11-23", "9", True, MONDAY + LATER)


def test_agenda_is_all_there_without_javascript(at: At, home: str) -> None:
    page = at("2026-11-24T12:00", "/de/", home, java_script_enabled=False)
    assert page.locator(".agenda__day").count() == 3
    page.locator(".agenda__day summary").nth(1).click()
    assert page.locator(".agenda__day").nth(1).locator("li").first.is_visible()


def feasts(page: Page) -> tuple[list[str], bool, bool]:
    """The feasts of these days, whether it says that there is none, and whether the agenda above, which has its own sentence, says so."""
    names = [each.inner_text() for each in page.locator(".calendar-today .feast__name").all() if each.is_visible()]
    sentences = ("In diesen Tagen ist kein großes Fest.", "In den nächsten Tagen gibt es keine Termine.")
    return names, *(page.get_by_text(sentence).is_visible() for sentence in sentences)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles"])
def test_a_feast_vanishes_from_the_home_page_when_its_day_is_over(seen: Seen, home: str, zone: str) -> None:
    expected = {"2026-11-22T23:59": (["Tag der Kirchen"], False, False), "2026-11-23T00:00": ([], True, False)}
    assert seen(feasts, expected, "/de/", home, timezone_id=zone) == expected


def first_day(page: Page) -> str:
    return page.locator(".agenda__day:visible time").first.text_content()


def test_today_is_said_on_the_day_of_the_build_only(seen: Seen, home: str) -> None:
    expected = {"2026-11-20T08:00": "Heute, Freitag, 20. November 2026", "2026-11-21T08:00": "Montag, 23. November 2026"}
    assert seen(first_day, expected, "/de/", home) == expected


def test_tomorrow_of_an_old_build_is_a_day_with_its_date(at: At, home: str) -> None:
    html = home.replace('data-date="Montag, 23. November 2026">Montag', 'data-date="Montag, 23. November 2026">Morgen, Montag')
    assert html != home
    assert first_day(at("2026-11-23T08:00", "/de/", html)) == "Montag, 23. November 2026"
