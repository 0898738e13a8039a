"""The page for planners: well-formed in every language, hidden from search engines, and new whenever it looks different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.pages import Pages
from macros.pages.page import NO_INDEX, Job, Page
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")


def _job(reader: Reader) -> Job:
    (job,) = [job for job in Pages(reader, TEMPLATES, "/assets/icons.svg").jobs() if job.path == "calendar/planner/"]
    return job


def _body(page: Page) -> ElementTree.Element:
    return ElementTree.fromstring(f"<main>{page.main}</main>")


def _texts(body: ElementTree.Element, tag: str) -> list[str]:
    return ["".join(each.itertext()) for each in body.iter(tag)]


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_the_page_is_well_formed_and_has_its_headings_in_order(reader: Reading, code: str) -> None:
    page = _job(reader(code)).make()
    assert SCANNER.parts(page.head, page.main).problems == []
    levels = [int(each.tag[1]) for each in _body(page).iter() if each.tag in ("h1", "h2", "h3", "h4")]
    assert levels == [1, 2, 3, 3, 2, 3, 2]


def test_the_page_stands_below_the_calendar_and_in_no_sitemap(reader: Reading) -> None:
    job = _job(reader("de"))
    page = job.make()
    assert (job.section, job.is_listed, page.head, page.trail) == ("calendar", False, NO_INDEX, (("Kalender", "/de/calendar/"),))
    assert page.title == "Termine planen"
    assert page.description == "Für Vereine und Verwaltung: Welche Termine fallen auf Feste und Feiertage? Welche Tage sind frei?"


def test_links_at_the_top_lead_to_the_parts(reader: Reading) -> None:
    body = _body(_job(reader("de")).make())
    ids = {each.get("id") for each in body.iter("h2")}
    assert [each.get("href") for each in body.iter("a")][:3] == ["#own-events", "#free-days", "#occasions"]
    assert ids == {"own-events", "free-days", "occasions"}


def test_the_first_event_is_open_and_leads_to_its_page_and_to_its_feasts(reader: Reading) -> None:
    body = _body(_job(reader("de")).make())
    events = [each for each in body.iter("details") if each.get("class") == "planner__event"]
    assert [each.get("open") for each in events] == ["", None]
    assert [each.get("href") for each in events[0].iter("a")] == [
        "/de/calendar/feasts/kurban/", "/de/calendar/feasts/hanukkah/", "/de/calendar/feasts/ramadan/", "/de/events/treff/",
    ]
    first = _texts(events[0], "li")[0].split("\n")
    assert first[:3] == [
        "Meiden Opferfest Islamisch",
        "1 von 29 Terminen: Dienstag, 18. Mai 2027 (berechnet, kann sich um einen Tag verschieben)",
        "Am ersten Tag keine Termine.",
    ]


def test_words_in_another_language_say_so(reader: Reading) -> None:
    main = str(_job(reader("ar")).make().main)
    assert '<p class="planner__note" lang="en" dir="ltr">No appointments on the first day.</p>' in main
    assert '<bdi lang="en" dir="ltr">Hanukkah</bdi>' in main


def test_without_conflicts_and_occasions_the_page_says_so(data: Path) -> None:
    for name in ("fest", "treff"):
        edit(data, f"events/{name}.yml", "assured_date", "status: cancelled\nassured_date")
    edit(data, "calendar/jewish.yml", "hanukkah:\n  kind: feast\n  rank: 2", "hanukkah:\n  kind: feast\n  rank: 3")
    body = _body(_job(Reader(load(data, today=TODAY), "de", TODAY)).make())
    assert [text for each, text in zip(body.iter("p"), _texts(body, "p"), strict=True) if each.get("class") == "empty"] == [
        "In den nächsten zwölf Monaten fällt kein Termin auf ein Fest oder einen Feiertag.",
        "In den nächsten sechs Wochen ist kein hohes oder wichtiges Fest.",
    ]


def test_a_hostile_name_is_text(data: Path) -> None:
    edit(data, "events/fest.yml", "name: Fest der Kulturen", "name: <img src=x onerror=alert(1)>")
    main = str(_job(Reader(load(data, today=TODAY), "de", TODAY)).make().main)
    assert "&lt;img src=x onerror=alert(1)&gt;" in main
    assert "<img" not in main


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("events/fest.yml", "T17:00", "T16:00"),
        ("events/treff.yml", "until: 2027-06-29", "until: 2027-05-11"),
        ("events/fest.yml", "name: Fest der Kulturen", "name: Fest"),
        ("calendar/islamic.yml", "de: Am ersten Tag keine Termine.", "de: Keine Termine."),
    ],
)
def test_what_changes_the_page_changes_its_key(data: Path, name: str, old: str, new: str) -> None:
    before = _job(Reader(load(data, today=TODAY), "de", TODAY))
    looks = before.make().main
    edit(data, name, old, new)
    after = _job(Reader(load(data, today=TODAY), "de", TODAY))
    assert after.make().main != looks
    assert after.key != before.key
