"""The same data, built on another day: calendars and open data stay byte for byte, pages change where they speak of today."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest

from macros.clock import BERLIN
from tests.conftest import TODAY
from tests.sites import LANGUAGES, Workshop, differing

Site = dict[str, bytes]
Entries = dict[str, list[str]]

TOMORROW = TODAY + dt.timedelta(days=1)
LAST, NEXT = dt.date(2026, 11, 30), dt.date(2026, 12, 1)  # over the turn of the month
# The days that calendars cover: whole months, from a year back to three years ahead. The first day, and the one after the last.
WINDOWS = {LAST: (dt.date(2025, 11, 1), dt.date(2029, 12, 1)), NEXT: (dt.date(2025, 12, 1), dt.date(2030, 1, 1))}

WEEK = "events/week/"
LISTS = (  # of events: each says how many there are in the next seven days
    "events/", "events/childcare/", "events/children/", "events/free/", "events/women-only/",
    *(f"events/target-groups/{key}/" for key in ("families", "refugees", "women")),
    *(f"events/districts/{key}/" for key in ("altstadt", "nordstadt", "suedstadt")),
    *(f"events/languages/{key}/" for key in ("ar", "de", "en", "kmr")),
    *(f"events/topics/{key}/" for key in ("counselling", "language", "participation")),
)  # fmt: skip
NUMBER = r'/events/week/">[^<]*<span class="number">[^<]*</span>'

# What speaks of today beside the day of the build.
SPEAKS_OF_TODAY = {
    "": r'<div class="agenda".*?(?=<p class="agenda__ways">)',
    "calendar/": r'<section aria-labelledby="coming">.*?</section>',
    WEEK: r'<meta name="description"[^>]*>|<meta property="og:description"[^>]*>|<main.*</main>',
    "specimens/": r'<span class="feast__when"><time datetime="2026-12-06">[^<]*</time>',  # the example of a feast has today's date
    **dict.fromkeys(LISTS, NUMBER),
    # worked out from the data of the day, which they name
    **dict.fromkeys(("concept/functions/", "concept/inventory/", "concept/reports/2025/", "concept/reports/2026/"), "<main.*</main>"),
}


@pytest.fixture(scope="module")
def on(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Callable[[dt.date], Site]:
    """`on(day)`: the files of a site that is built from nothing at eight in the morning, once for all tests."""
    known = {TODAY: built.files()}

    def build(day: dt.date) -> Site:
        if day not in known:
            workshop = Workshop(tmp_path_factory.mktemp("days") / day.isoformat(), frames=built.cache)
            workshop.build(now=dt.datetime.combine(day, dt.time(8), BERLIN))
            known[day] = workshop.files()
        return known[day]

    return build


def pages(site: Site) -> dict[str, str]:
    return {path: content.decode() for path, content in site.items() if path.endswith(".html")}


def feeds(site: Site) -> Site:
    """Calendars and open data."""
    return {path: content for path, content in site.items() if path.endswith(".ics") or path.startswith("open-data/")}


def news(site: Site) -> Site:
    """The feeds of the news."""
    return {path: content for path, content in site.items() if path.endswith(("/feed.xml", "/feed.json"))}


def without_day_of_build(html: str, day: dt.date) -> str:
    """A page without the day in its footer and, where it has a version for paper, without the one at its head."""
    head, _, footer = html.rpartition('<footer class="site-footer"')
    footer, count = re.subn(rf'<time datetime="{day}">[^<]*</time>', "", footer)
    assert count == 1
    head = re.sub(r'(<div class="handout__text">\n<p class="handout__name">.*</p>\n<p class="handout__address">.*</p>\n)<p>.*</p>\n', r"\1", head)
    return head + footer


def test_the_next_day_no_calendar_and_no_open_data_has_changed(on: Callable[[dt.date], Site]) -> None:
    before, after = feeds(on(TODAY)), feeds(on(TOMORROW))
    assert {path.split("/")[0] for path in before} == {*LANGUAGES, "open-data"}
    assert differing(before, after) == []


def test_until_the_next_moment_of_the_news_no_feed_has_changed(on: Callable[[dt.date], Site]) -> None:
    before = news(on(TODAY))
    assert len(before) == len(LANGUAGES) * 8
    assert differing(before, news(on(TOMORROW))) == []


def test_the_next_day_only_what_speaks_of_today_has_changed(on: Callable[[dt.date], Site]) -> None:
    before, after = on(TODAY), on(TOMORROW)
    lists = [f"{code}/offline.json" for code in sorted(LANGUAGES)]
    assert [path for path in differing(before, after) if not path.endswith(".html")] == sorted(["build.json", "next-change.json", *lists])
    for path in lists:  # a device that keeps the portal loads again what speaks of today, and nothing else
        first, second = (json.loads(site[path])["files"] for site in (before, after))
        assert {each for each in first if first[each] != second[each]} <= {f"{path.split('/')[0]}/{each}" for each in SPEAKS_OF_TODAY}
    before, after = pages(before), pages(after)
    assert before.keys() == after.keys()
    changed = [path for path in before if before[path] != after[path]]
    assert sorted(before.keys() - set(changed)) == ["404.html", "index.html"]  # for no language: they have no day
    changed = [path for path in changed if without_day_of_build(before[path], TODAY) != without_day_of_build(after[path], TOMORROW)]
    assert sorted(changed) == sorted(f"{code}/{path}index.html" for code in LANGUAGES for path in SPEAKS_OF_TODAY)


@pytest.mark.parametrize("path", SPEAKS_OF_TODAY)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_that_speaks_of_today_is_otherwise_the_same(on: Callable[[dt.date], Site], code: str, path: str) -> None:
    left = []
    for day in (TODAY, TOMORROW):
        html = without_day_of_build(on(day)[f"{code}/{path}index.html"].decode(), day)
        rest, count = re.subn(SPEAKS_OF_TODAY[path], "", html, flags=re.DOTALL)
        assert count == (3 if path == WEEK else 1)
        left.append(rest.splitlines())
    assert left[0] == left[1]


def test_calendars_stay_the_same_until_the_end_of_the_month(on: Callable[[dt.date], Site]) -> None:
    assert differing(feeds(on(TODAY)), feeds(on(LAST))) == []


def entries(calendar: bytes) -> Entries:
    """UID and, for dates of a series, RECURRENCE-ID → the unfolded lines of the entry."""
    found: Entries = {}
    for entry in calendar.decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        lines = entry.partition("END:VEVENT")[0].split("\r\n")[:-1]
        name = " ".join(line for line in lines if re.match("UID|RECURRENCE-ID", line))
        assert name not in found
        found[name] = lines
    return found


def days(lines: list[str]) -> tuple[dt.date, dt.date]:
    """When an entry begins, and its last day with the next one: whole days end with the day after the last."""
    start, end = (dt.date.fromisoformat(next(re.sub(".*:", "", line)[:8] for line in lines if line.startswith(name))) for name in ("DTSTART", "DTEND"))
    return start, end


def test_over_the_turn_of_the_month_no_entry_changes_and_none_gets_another_name(on: Callable[[dt.date], Site]) -> None:
    calendars = [{path: content for path, content in on(day).items() if path.endswith(".ics")} for day in (LAST, NEXT)]
    assert calendars[0].keys() == calendars[1].keys()
    gone, added = set(), set()
    for path in calendars[0]:
        old, new = (entries(each[path]) for each in calendars)
        assert {name: old[name] for name in old.keys() & new.keys()} == {name: new[name] for name in old.keys() & new.keys()}, path
        for name in old.keys() - new.keys():
            assert days(old[name])[1] <= WINDOWS[NEXT][0], (path, name)  # over before the first day that is covered now
            gone.add(name)
        for name in new.keys() - old.keys():
            assert days(new[name])[0] >= WINDOWS[LAST][1], (path, name)  # after the last day that was covered before
            added.add(name)
    assert {"UID:holiday-2025-11-01@portal.musterstadt.example"} <= gone
    assert {"UID:holiday-2029-12-25@portal.musterstadt.example"} <= added


def test_every_entry_is_stamped_with_the_day_its_record_changed_not_with_that_of_the_build(on: Callable[[dt.date], Site]) -> None:
    for path, content in on(NEXT).items():
        for name, lines in entries(content).items() if path.endswith(".ics") else ():
            (stamp,) = [line for line in lines if line.startswith("DTSTAMP")]
            assert "DTSTAMP:20260101" < stamp < f"DTSTAMP:{TODAY:%Y%m%d}", (path, name)
