"""Pages of news: which there are, what stands on them, and a new key whenever one looks different."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import prose_slots
from macros.clock import BERLIN
from macros.pages import Pages, news
from macros.portal import Portal, load
from macros.verify import Scanner
from macros.views.reader import Reader
from macros.views.search.index import index
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
KURS, PRESS, HASS, URGENT, WINTER = (f"news/{key}.yml" for key in ("kursbeginn", "fest-programm", "gegen-hass", "rathaus-geschlossen", "winterhilfe"))
ITEMS = ["news/rathaus-geschlossen/", "news/kursbeginn/", "news/fest-programm/", "news/gegen-hass/"]
LISTS = ["news/topics/language/", "news/topics/counselling/", "news/topics/participation/", "news/2026/"]


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.0123456789.svg")


def looks(reader: Reader) -> dict[str, tuple[bytes, str, str]]:
    """Key, title and body of every page of news."""
    found = pages(reader)
    made = ((job, found.slots(job.path, job.make())) for job in news.jobs(found.kit))
    return {job.path: (job.key, values["title"], values["main"]) for job, values in made}


def at(portal: Portal, moment: str, code: str = "de") -> Reader:
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    return Reader(portal, code, now.date(), now=now)


def test_there_is_a_page_for_every_item_that_has_appeared_and_for_every_list(reader: Reading) -> None:
    assert list(looks(reader("de"))) == ITEMS + LISTS


def test_before_its_moment_an_item_is_nowhere(portal: Portal) -> None:
    for moment, is_there in (("2026-12-01T07:59", False), ("2026-12-01T08:00", True)):
        reader = at(portal, moment)
        found = pages(reader)
        paths = [job.path for job in found.jobs()]
        entries = [entry.id for entry in index(reader, found.kit.directories).records]
        fed = b"".join(file.make() for file in found.files() if file.path.startswith("news/"))
        assert ("news/winterhilfe/" in paths, "winterhilfe" in entries, b"winterhilfe" in fed) == (is_there,) * 3


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_pages_are_well_formed_with_a_title_of_their_own(reader: Reading, code: str) -> None:
    found = looks(reader(code))
    assert len({title for _, title, _ in found.values()}) == len(found)
    for path, (_, _, html) in found.items():
        assert SCANNER.parts(html).problems == [], path
        assert html.count("<h1") == 1


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("slot", ["news", "press", "latest_news"])
def test_what_stands_on_prose_pages_is_well_formed(reader: Reading, code: str, slot: str) -> None:
    assert SCANNER.parts(prose_slots.fill(pages(reader(code)), slot, {})).problems == []


CHANGES = [
    ("an item", (KURS, "Ab Januar gibt es zwei neue Kurse.", "Ab Januar gibt es zwei Kurse."), {"news/kursbeginn/", *LISTS} - {"news/topics/participation/"}),
    ("a title", (PRESS, "title: Das Programm", "title: Programm"), {"news/fest-programm/", "news/topics/participation/", "news/2026/"}),
    ("a related offer", ("offers/kurs.yml", "name: Deutschkurs A1", "name: Deutschkurs A2"), {"news/kursbeginn/"}),
    ("a related event", ("events/fest.yml", "name: Fest der Kulturen", "name: Fest"), {"news/fest-programm/"}),
    ("a related measure", ("concept/measures/kurse.yml", "name: Kurse mit", "name: Deutschkurse mit"), {"news/kursbeginn/"}),
    ("the contact", ("contacts/buero.yml", "description: Zentrale", "description: Empfang"), {"news/kursbeginn/"}),
    ("an end", (HASS, "expires_on: 2026-10-31\n", ""), {"news/gegen-hass/", *LISTS}),
]


@pytest.mark.parametrize(("change", "pages"), [each[1:] for each in CHANGES], ids=[each[0] for each in CHANGES])
def test_what_changes_makes_exactly_those_pages_anew(data: Path, change: tuple[str, str, str], pages: set[str]) -> None:
    before = looks(Reader(load(data, today=TODAY), "de", TODAY))
    edit(data, *change)
    after = looks(Reader(load(data, today=TODAY), "de", TODAY))
    assert before.keys() == after.keys()
    different = {path for path in before if before[path][2] != after[path][2]}
    keys = {path for path in before if before[path][0] != after[path][0]}
    assert different <= keys
    assert keys >= pages and different <= pages | set(LISTS)


@pytest.mark.parametrize("moment", ["2026-11-25T12:00", "2026-12-01T08:00", "2026-12-06T00:00", "2026-10-31T23:59"])
def test_no_page_with_an_old_key_looks_different_at_another_moment(portal: Portal, moment: str) -> None:
    before, after = looks(at(portal, "2026-11-20T08:00")), looks(at(portal, moment))
    same = [path for path in before.keys() & after.keys() if before[path][0] == after[path][0]]
    # the day of printing stands on every page, and is part of every page's key in the build
    strip = [(before[path][2].replace("20. November 2026", "X"), after[path][2].replace(f"{dt.date.fromisoformat(moment[:10]).day}. ", "Y ")) for path in same]
    assert [path for path, (one, other) in zip(same, strip, strict=True) if one.count("data-until") != other.count("data-until") or one.count("<li") != other.count("<li")] == []


def test_a_picture_exchanged_under_its_name_makes_its_pages_anew(data: Path) -> None:
    from PIL import Image

    before = looks(Reader(load(data, today=TODAY), "de", TODAY))
    Image.new("RGB", (700, 90)).save(data / "images" / "lampions.png")
    after = looks(Reader(load(data, today=TODAY), "de", TODAY))
    assert 'width="700" height="90"' in after["news/kursbeginn/"][2]
    assert 'srcset="/images/lampions-640.png 640w, /images/lampions.png 700w"' in after["news/kursbeginn/"][2]
    assert before["news/kursbeginn/"][0] != after["news/kursbeginn/"][0]
    assert before["news/fest-programm/"][0] == after["news/fest-programm/"][0]


def test_the_head_names_the_feeds(reader: Reading) -> None:
    found = pages(reader("de"))
    heads = {job.path: str(job.make().head) for job in news.jobs(found.kit)}
    line = '<link rel="alternate" type="application/atom+xml" title="Aktuelles aus Musterstadt" href="/de/news/feed.xml"/>'
    assert [path for path, head in heads.items() if line not in head] == []
    assert 'href="/de/news/topics/language/feed.xml"' in heads["news/topics/language/"]
    assert line in found.head("news/") and line in found.head("news/press/") and line in found.head("")
    assert found.head("offers/") == ""


def test_urgent_notices_are_a_region_that_vanishes_with_the_last_one(reader: Reading) -> None:
    html = pages(reader("de")).urgent
    assert html.startswith('<div class="urgent" role="region" aria-label="Dringender Hinweis" data-until="2026-11-25T12:00">')
    assert '<li data-until="2026-11-25T12:00">' in html
    assert SCANNER.parts(html).problems == []


def test_without_urgent_notices_there_is_nothing(portal: Portal) -> None:
    assert pages(at(portal, "2026-11-25T12:00")).urgent == ""


def test_what_is_over_keeps_its_page_and_says_so(reader: Reading) -> None:
    html = looks(reader("de"))["news/gegen-hass/"][2]
    assert "Diese Nachricht ist abgelaufen. Was hier steht, kann überholt sein." in html and "data-from" not in html
    notice = looks(reader("de"))["news/rathaus-geschlossen/"][2]
    assert '<div data-from="2026-11-25T12:00" hidden="">' in notice


def test_offers_events_and_measures_name_the_news_about_them(reader: Reading) -> None:
    found = pages(reader("de"))
    html = {job.path: found.slots(job.path, job.make())["main"] for job in found.jobs() if job.path in ("offers/kurs/", "events/treff/", "events/fest/", "concept/measures/kurse/", "offers/gruppe/")}
    link = '<li><a href="/de/news/kursbeginn/">Neue Deutschkurse beginnen im Januar</a></li>'
    assert {path for path, each in html.items() if "Aktuelles dazu" in each} == {"offers/kurs/", "events/treff/", "events/fest/", "concept/measures/kurse/"}
    assert {path for path, each in html.items() if link in each} == {"offers/kurs/", "events/treff/", "concept/measures/kurse/"}


def test_they_are_made_anew_when_an_item_comes_changes_or_goes(data: Path) -> None:
    def keys() -> dict[str, bytes]:
        found = pages(Reader(load(data, today=TODAY), "de", TODAY))
        return {job.path: job.key for job in found.jobs() if job.path in ("offers/kurs/", "events/treff/", "concept/measures/kurse/", "offers/gruppe/")}

    first = keys()
    edit(data, KURS, "title: Neue Deutschkurse", "title: Zwei neue Deutschkurse")
    second = keys()
    edit(data, KURS, "publish_at: 2026-11-12T09:30", "publish_at: 2026-11-12T09:30\nexpires_on: 2026-11-19")
    third = keys()
    for one, other in ((first, second), (second, third)):
        assert {path for path in one if one[path] != other[path]} == {"offers/kurs/", "events/treff/", "concept/measures/kurse/"}


def test_a_renamed_item_leads_on_once_it_has_appeared(data: Path) -> None:
    edit(data, KURS, "kind: news", "kind: news\nformer_ids: [alter-name]")
    edit(data, WINTER, "kind: news", "kind: news\nformer_ids: [alte-kleidung]")
    found = pages(Reader(load(data, today=TODAY), "de", TODAY))
    moved = {job.path: job.make() for job in found.jobs() if "/alte" in job.path}
    assert {path: page.moved_to for path, page in moved.items()} == {"news/alter-name/": "news/kursbeginn/"}
    assert moved["news/alter-name/"].description == "Neue Deutschkurse beginnen im Januar"


def test_a_portal_without_news_says_so(data: Path) -> None:
    shutil.rmtree(data / "news")
    found = pages(Reader(load(data, today=TODAY), "de", TODAY))
    sentence = '<p class="empty">Hier gibt es zurzeit keine Meldungen. Schauen Sie bald wieder herein.</p>'
    assert sentence in news.news(found.kit)
    assert (news.latest(found.kit).strip(), found.urgent) == ("", "")
    assert [job.path for job in news.jobs(found.kit)] == LISTS[:3]
    assert "Zurzeit gibt es keine Pressemitteilungen." in news.press(found.kit)


def test_the_press_page_offers_logo_and_pictures(reader: Reading) -> None:
    html = news.press(pages(reader("de")).kit)
    assert 'href="/assets/icon.' in html and 'download="logo.svg"' in html
    assert '<a class="action" href="/images/lampions.png" download="lampions.png">' in html
    assert "Bild: Stadt Musterstadt (CC BY 4.0)" in html
    assert '<a href="/de/contacts/amt/">Stadt Musterstadt</a>' in html
