"""Pages of events: which there are, what stands on them, and a new key whenever one looks different."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import Pages, events
from macros.pages.event_lists import EventListPages
from macros.portal import Portal, load
from macros.verify import Scanner
from macros.views import event_lists
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[2] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
FEST, TREFF = "events/fest.yml", "events/treff.yml"


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.0123456789.svg")


def looks(reader: Reader) -> dict[str, tuple[bytes, str, str]]:
    """Key, title and body of every page of events."""
    found = pages(reader)
    made = ((job, found.slots(job.path, job.make())) for job in events.jobs(found.kit))
    return {job.path: (job.key, values["title"], values["main"]) for job, values in made}


def main(reader: Reader, path: str) -> str:
    found = pages(reader)
    return next(found.slots(job.path, job.make())["main"] for job in found.jobs() if job.path == path)


def on(portal: Portal, day: str) -> Reader:
    return Reader(portal, "de", dt.date.fromisoformat(day))


def test_there_is_a_page_for_every_event_and_list(reader: Reading) -> None:
    assert list(looks(reader("de"))) == [
        "events/abgesagt/", "events/damals/", "events/fest/", "events/treff/", "events/woche/",
        "events/week/",
        "events/topics/language/", "events/topics/counselling/", "events/topics/participation/",
        "events/districts/altstadt/", "events/districts/nordstadt/", "events/districts/suedstadt/",
        "events/languages/ar/", "events/languages/de/", "events/languages/en/", "events/languages/kmr/",
        "events/target-groups/women/", "events/target-groups/families/", "events/target-groups/refugees/",
        "events/free/", "events/children/", "events/childcare/", "events/women-only/",
        "events/month/2026-11/", "events/month/2026-12/", *(f"events/month/2027-0{month}/" for month in range(1, 7)),
        "events/archive/2026/", "events/archive/",
    ]  # fmt: skip
    assert set(looks(reader("ar"))) == set(looks(reader("de")))


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_pages_are_well_formed_with_a_title_of_their_own(monkeypatch: pytest.MonkeyPatch, reader: Reading, code: str) -> None:
    monkeypatch.setattr(event_lists, "PAGE_SIZE", 4)
    found = looks(reader(code))
    assert {path: SCANNER.parts(html).problems for path, (_, _, html) in found.items() if SCANNER.parts(html).problems} == {}
    assert all(html.count("<h1") == 1 for _, _, html in found.values())
    assert len({title for _, title, _ in found.values()}) == len(found)
    assert "events/page/2/" in found


def test_a_portal_without_events_says_so_on_every_list(data: Path) -> None:
    for path in (data / "events").rglob("*.yml"):
        path.unlink()
    edit(data, "concept/measures/kurse.yml", "events: [treff]\n", "")
    shutil.rmtree(data / "news")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    found = looks(reader)
    assert list(found)[-2:] == ["events/month/2026-11/", "events/archive/"]
    sentence = '<p class="empty">Hier gibt es zurzeit keine Termine. Schauen Sie bald wieder herein.</p>'
    assert [path for path, (_, _, html) in found.items() if sentence not in html] == ["events/archive/"]
    assert '<p class="empty">Noch ist kein Termin vorbei.</p>' in found["events/archive/"][2]
    assert sentence in EventListPages(pages(reader).kit).first()


def test_a_list_writes_out_every_day_and_hides_what_is_over_by_its_moment(reader: Reading) -> None:
    html = main(reader("de"), "events/topics/participation/")
    assert '<section class="dates__group" aria-labelledby="on-2026-12-05" data-day="2026-12-05">' in html
    assert '<h2 id="on-2026-12-05"><time datetime="2026-12-05">Samstag, 5. Dezember 2026</time></h2>' in html
    assert re.findall(r'data-until="([^"]+)"', html) == ["24:00", "21:30"]
    assert '<p class="empty" hidden="">' in html


def test_later_months_stand_below_a_heading_of_their_own(reader: Reading) -> None:
    html = main(reader("de"), "events/topics/counselling/")
    assert '<h2 id="later">Später</h2>' in html
    assert '<h3 id="on-2027-03"><time datetime="2027-03">März 2027</time></h3>' in html
    assert '<time datetime="2027-03-15">Montag, 15. März 2027</time> <span>bis Freitag, 19. März 2027</span>' in html


def test_a_past_event_says_so_at_once_and_leads_to_the_coming_ones(reader: Reading) -> None:
    html = main(reader("de"), "events/damals/")
    assert html.index("Dieser Termin ist vorbei.") < html.index("Eine Autorin liest aus ihrem Buch.")
    assert '<a class="action" href="/de/events/">Kommende Termine</a>' in html
    assert "data-from" not in html
    assert "event.ics" not in html


def test_the_page_of_a_coming_event_will_say_so_when_it_is_old(reader: Reading) -> None:
    html = main(reader("de"), "events/fest/")
    assert '<div data-from="2026-12-05T21:30" hidden="">' in html
    assert 'href="/de/events/fest/event.ics"' in html


def test_nobody_is_told_to_come_to_a_cancelled_event(reader: Reading) -> None:
    html = main(reader("de"), "events/abgesagt/")
    assert html.index("Diese Veranstaltung ist abgesagt.") < html.index("Der Umzug fällt aus, weil es stürmt.") < html.index("Wir gehen mit Laternen")
    assert "event.ics" not in html
    assert "So melden Sie sich an" not in html


def test_a_contact_shows_the_next_date_of_each_coming_event(reader: Reading, portal: Portal) -> None:
    html = main(reader("de"), "contacts/buero/")
    assert re.findall(r'class="date-line__name"><a href="/de/events/(\w+)/"', html) == ["abgesagt", "fest"]
    assert '<time datetime="2026-12-05">Samstag, 5. Dezember 2026</time> <span>17:00–21:30</span>' in html
    assert "date-line" not in main(on(portal, "2026-12-06"), "contacts/buero/")


def test_an_offer_shows_the_next_date_that_belongs_to_it(reader: Reading) -> None:
    html = main(reader("de"), "offers/gruppe/")
    assert '<h2 id="events">Termine zu diesem Angebot</h2>' in html
    assert re.findall(r'class="date-line__name"><a href="/de/events/(\w+)/"', html) == ["treff"]


def test_a_picture_is_described_and_credited(data: Path) -> None:
    edit(data, FEST, "cost: free", 'image: {file: lampions.png, alt: "Lampions & <Lichter>", credit: M. Muster}\ncost: free')
    html = main(Reader(load(data, today=TODAY), "de", TODAY), "events/fest/")
    image = '<img src="/images/lampions.png" width="16" height="9" alt="Lampions &amp; &lt;Lichter&gt;" loading="lazy"/>'
    assert f"{image}<figcaption>Bild: M. Muster</figcaption>" in html


def test_a_renamed_event_leads_to_its_new_address(data: Path) -> None:
    edit(data, FEST, "name: Fest der Kulturen", "former_ids: [kulturfest]\nname: Fest der Kulturen")
    assert '<a href="/de/events/fest/">Fest der Kulturen</a>' in main(Reader(load(data, today=TODAY), "de", TODAY), "events/kulturfest/")


EDITS = {
    "name": (FEST, "name: Fest der Kulturen", "name: Kulturfest"),
    "time": (FEST, "end: 2026-12-05T21:30", "end: 2026-12-05T21:00"),
    "day": (TREFF, "to: 2026-11-25T18:00", "to: 2026-11-26T18:00"),
    "cancelled": (TREFF, "cancelled_dates: [2026-12-01]", "cancelled_dates: [2026-12-01, 2026-12-08]"),
    "topic": (FEST, "topics: [participation]", "topics: [language]"),
    "place": ("places/rathaus.yml", "name: Rathaus Musterstadt", "name: Rathaus"),
    "organiser": ("contacts/buero.yml", "99998 116", "99998 119"),
    "offer": ("offers/gruppe.yml", "name: Frauentreff", "name: Treff für Frauen"),
    "past": ("events/damals.yml", "start: 2026-10-08T19:00\nend: 2026-10-08T21:00", "start: 2026-10-09T19:00\nend: 2026-10-09T21:00"),
    "feast": ("calendar/islamic.yml", "de: Ramadan", "de: Fastenmonat Ramadan"),
}


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS.keys())
def test_a_page_that_looks_different_has_a_new_key(data: Path, change: tuple[str, str, str]) -> None:
    edit(data, "events/damals.yml", "cost: free", "feast: ramadan\ncost: free")
    before = looks(Reader(load(data, today=TODAY), "de", TODAY))
    edit(data, *change)
    after = looks(Reader(load(data, today=TODAY), "de", TODAY))
    different = {path for path in before.keys() & after.keys() if before[path][1:] != after[path][1:]}
    assert different
    assert {path for path in different if before[path][0] == after[path][0]} == set()


def test_a_change_leaves_the_keys_of_other_pages(data: Path) -> None:
    before = looks(Reader(load(data, today=TODAY), "de", TODAY))
    edit(data, "events/woche.yml", "Eine Woche lang", "Fünf Tage lang")
    after = looks(Reader(load(data, today=TODAY), "de", TODAY))
    assert sorted(path for path in before if before[path][0] != after[path][0]) == [
        "events/districts/altstadt/", "events/districts/nordstadt/", "events/month/2027-03/", "events/topics/counselling/", "events/woche/",
    ]  # fmt: skip
