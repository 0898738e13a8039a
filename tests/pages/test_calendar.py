"""The pages of the calendar: which there are, that they are well-formed, and when they are made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import Pages, calendar
from macros.pages.page import Job
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.svg")


def jobs(reader: Reader) -> dict[str, Job]:
    return {job.path: job for job in calendar.jobs(pages(reader).kit)}


def main(reader: Reader, path: str) -> str:
    found = pages(reader)
    return found.slots(path, jobs(reader)[path].make())["main"]


def test_there_is_a_page_for_every_year_month_tradition_and_feast(reader: Reading) -> None:
    found = list(jobs(reader("de")))
    assert found[:5] == [f"calendar/{year}/" for year in range(2025, 2030)]
    assert (found[5], found[64]) == ("calendar/2025/01/", "calendar/2029/12/")
    assert found[65:68] == ["calendar/traditions/christian-western/", "calendar/traditions/islamic/", "calendar/traditions/jewish/"]
    assert found[68:] == [f"calendar/feasts/{key}/" for key in reader("de").portal.feasts]


def test_a_portal_without_a_calendar_has_none_of_its_pages(data: Path) -> None:
    for path in (data / "calendar").iterdir():
        path.unlink()
    assert jobs(Reader(load(data, today=TODAY), "de", TODAY)) == {}


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_every_page_is_well_formed_in_every_language(reader: Reading, code: str) -> None:
    found = pages(reader(code))
    for job in calendar.jobs(found.kit):
        values = found.slots(job.path, job.make())
        assert SCANNER.parts(values["breadcrumbs"], values["main"]).problems == [], job.path
        assert (values["main"].count("<h1"), job.section, job.is_listed) == (1, "calendar", True)


def test_hostile_names_are_text(data: Path) -> None:
    edit(data, "calendar/jewish.yml", "de: Chanukka", 'de: "</p><script>alert(1)</script>"')
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    for path in ("calendar/2026/12/", "calendar/2026/", "calendar/traditions/jewish/", "calendar/feasts/hanukkah/"):
        assert "<script" not in main(reader, path)
        assert "&lt;/p&gt;&lt;script&gt;" in main(reader, path)


def test_a_text_in_another_language_says_which(reader: Reading) -> None:
    html = main(reader("ar"), "calendar/feasts/rosh-hashanah/")
    assert '<p class="autonym"><bdi lang="he" dir="rtl">ראש השנה</bdi></p>' in html
    assert '<p class="lead" lang="en" dir="ltr">The Jewish New Year.</p>' in html
    assert '<bdi lang="he" dir="rtl">שנה טובה</bdi>' in html


def test_a_day_of_mourning_asks_for_no_good_wishes(reader: Reading) -> None:
    html = main(reader("de"), "calendar/feasts/good-friday/")
    assert "Es ist ein Tag der Trauer. Bitte wünschen Sie kein frohes Fest." in html
    assert "So grüßen Sie" not in html


def test_the_way_to_a_feast_leads_through_its_tradition(reader: Reading) -> None:
    found = pages(reader("de"))
    crumbs = found.slots("calendar/feasts/easter/", jobs(reader("de"))["calendar/feasts/easter/"].make())["breadcrumbs"]
    assert '<li><a href="/de/calendar/">Kalender</a></li>\n<li><a href="/de/calendar/traditions/christian-western/">Christlich</a></li>' in crumbs


def test_a_month_shows_its_list_before_its_grid(reader: Reading) -> None:
    html = main(reader("de"), "calendar/2026/12/")
    assert 0 < html.index('class="feasts"') < html.index('class="month-grid"')
    assert html.count('id="on-2026-12-25"') == html.count('href="#on-2026-12-25"') == 1


def test_a_changed_feast_changes_every_page_of_the_calendar(data: Path) -> None:
    before = jobs(Reader(load(data, today=TODAY), "de", TODAY))
    edit(data, "calendar/jewish.yml", "de: Chanukka", "de: Lichterfest")
    after = jobs(Reader(load(data, today=TODAY), "de", TODAY))
    assert [path for path in before if before[path].key == after[path].key] == []


def test_a_changed_event_changes_the_page_of_its_feast_only(data: Path) -> None:
    edit(data, "events/fest.yml", "cost: free", "cost: free\nfeast: hanukkah")
    before = jobs(Reader(load(data, today=TODAY), "de", TODAY))
    edit(data, "events/fest.yml", "name: Fest der Kulturen", "name: Fest der Lichter")
    after = jobs(Reader(load(data, today=TODAY), "de", TODAY))
    assert [path for path in before if before[path].key != after[path].key] == ["calendar/feasts/hanukkah/"]
