"""Pages of bodies, sessions, resolutions, agreements and funding, and what prose pages show of them. TODAY is 2026-11-20."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import Pages
from macros.pages.concept import council
from macros.pages.page import Job
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[3] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
SLOTS = (council.council, council.agreements, council.funding, council.take_part)
BODY, AGREEMENT, FUNDING = "concept/bodies/beirat/", "concept/agreements/zusage-amt/", "concept/funding/mikrofoerderung/"
HELD, TO_COME = "concept/sessions/beirat-2025-02-13/", "concept/sessions/beirat-2026-12-10/"
DECIDED, PENDING = "concept/resolutions/beschluss-konzept/", "concept/resolutions/antrag-treffpunkt/"


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.svg")


def read(data: Path, code: str = "de") -> Reader:
    return Reader(load(data, today=TODAY), code, TODAY)


def jobs(reader: Reader) -> dict[str, Job]:
    return {job.path: job for job in council.jobs(pages(reader).kit)}


def main(reader: Reader, path: str) -> str:
    return pages(reader).slots(path, jobs(reader)[path].make())["main"]


def slot(reader: Reader, name: str) -> str:
    return str(getattr(council, name)(pages(reader).kit))


def test_there_is_a_page_for_every_record(reader: Reading) -> None:
    assert set(jobs(reader("de"))) == {BODY, HELD, TO_COME, DECIDED, PENDING, AGREEMENT, FUNDING}


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_pages_are_well_formed_in_every_language(reader: Reading, code: str) -> None:
    found = pages(reader(code))
    for job in council.jobs(found.kit):
        values = found.slots(job.path, job.make())
        assert SCANNER.parts(values["breadcrumbs"], values["main"]).problems == [], job.path
        assert (values["main"].count("<h1"), job.section, job.is_listed) == (1, "concept", True)
        ids = re.findall(r' id="([^"]+)"', values["main"])
        assert len(ids) == len(set(ids)), job.path


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("fill", SLOTS)
def test_what_prose_pages_show_is_well_formed(reader: Reading, fill: Callable[..., str], code: str) -> None:
    html = fill(pages(reader(code)).kit)
    assert SCANNER.parts(html).problems == []
    assert "<h1" not in html


def test_the_way_to_a_page(reader: Reading) -> None:
    made = jobs(reader("de"))
    start = ("Transparenz", "/de/concept/")
    assert made[PENDING].make().trail == (start, ("Rat und Gremien", "/de/concept/council/"))
    assert made[AGREEMENT].make().trail == (start, ("Zielvereinbarungen", "/de/concept/agreements/"))
    assert made[FUNDING].make().trail == (start, ("Förderung für Vereine", "/de/concept/funding/"))


def test_descriptions(reader: Reading) -> None:
    made = jobs(reader("de"))
    assert made[BODY].make().description == "Der Beirat berät den Stadtrat in allen Fragen der Integration."
    assert made[TO_COME].make().description == "15. Sitzung des Integrationsbeirats, Donnerstag, 10. Dezember 2026"


def test_a_session_to_come_says_by_itself_when_it_is_over(reader: Reading) -> None:
    html = main(reader("de"), TO_COME)
    assert '<p class="lead" data-until="2026-12-10T24:00">Diese Sitzung ist öffentlich. Sie können einfach kommen und zuhören.</p>' in html
    assert '<p class="lead" data-from="2026-12-10T24:00" hidden="">Diese Sitzung ist vorbei.</p>' in html
    assert "data-" not in main(reader("de"), HELD).partition("<h2")[0]


def test_the_list_of_sessions_empties_by_itself(reader: Reading) -> None:
    html = slot(reader("de"), "council")
    assert html.count('<li class="date-line" data-until="2026-12-10T24:00">') == 1
    assert '<p class="empty" data-from="2026-12-10T24:00" hidden="">Zurzeit ist keine neue Sitzung geplant.</p>' in html


def test_a_deadline_that_has_passed_is_marked_and_a_later_one_marks_itself(reader: Reading) -> None:
    html = main(reader("de"), FUNDING)
    assert '<span class="deadline deadline--over"><time datetime="2026-10-15">15. Oktober 2026</time> <span class="badge badge--stop">Frist vorbei</span>' in html
    assert '<time datetime="2027-03-31">31. März 2027</time> <span class="badge badge--stop" data-from="2027-03-31T24:00" hidden="">Frist vorbei</span>' in html


def test_pages_lead_to_each_other(reader: Reading) -> None:
    decided = main(reader("de"), DECIDED)
    for link in (BODY, HELD, "concept/measures/kurse/", "concept/papers/konzept/", "concept/self-check/"):
        assert f'href="/de/{link}"' in decided
    assert 'id="proposal-kurs-am-vormittag"' in slot(reader("de"), "take_part")
    assert 'href="/de/concept/measures/kurse/"' in main(reader("de"), FUNDING)
    assert f'href="/de/{DECIDED}"' in slot(reader("de"), "take_part")


def test_contacts_and_places_are_shown_whole(reader: Reading) -> None:
    assert 'href="tel:+498999998115"' in main(reader("de"), BODY)
    assert 'href="tel:+498999998115"' in main(reader("de"), FUNDING)
    assert "Bus 1, Haltestelle Rathausplatz." in main(reader("de"), TO_COME)


def test_a_portal_with_fields_only_says_what_there_is_not_yet(data: Path) -> None:
    for kind in ("agreements", "bodies", "funding", "indicators", "measures", "papers", "proposals", "reports", "resolutions", "self-check", "sessions"):
        shutil.rmtree(data / "concept" / kind)
    shutil.rmtree(data / "news", ignore_errors=True)
    for key in ("deutsch-lernen", "gut-wohnen"):
        path = data / f"concept/goals/{key}.yml"
        path.write_text("".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("indicators")), "utf-8")
    reader = read(data)
    assert jobs(reader) == {}
    assert "Die Kommune hat hier noch keine Sitzungen und Beschlüsse veröffentlicht." in slot(reader, "council")
    assert "Es gibt noch keine Zielvereinbarungen." in slot(reader, "agreements")
    assert "Zurzeit gibt es hier keine Förderung." in slot(reader, "funding")
    assert "Zurzeit ist keine neue Sitzung geplant." in slot(reader, "take_part")
    assert "Noch ist kein Vorschlag eingegangen. Machen Sie den ersten!" in slot(reader, "take_part")


CHANGES = {
    "place of a session": ("places/rathaus.yml", "name: Rathaus Musterstadt", "name: Altes Rathaus"),
    "contact of a body": ("contacts/buero.yml", "name: Integrationsbüro", "name: Büro"),
    "organisation of a member": ("contacts/verein.yml", "name: Kurdischer Kulturverein", "name: Verein"),
    "department of an agreement": ("contacts/amt.yml", "name: Stadt Musterstadt", "name: Die Stadt"),
    "measure": ("concept/measures/kurse.yml", "name: Kurse mit Kinderbetreuung", "name: Kurse"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_looks_different_has_another_key(data: Path, change: tuple[str, str, str]) -> None:
    before = looks(read(data))
    edit(data, *change)
    after = looks(read(data))
    differing = {path for path in before if before[path][1] != after[path][1]}
    assert differing
    assert {path for path in differing if before[path][0] == after[path][0]} == set()


def test_what_other_pages_show_changes_no_key(data: Path) -> None:
    before = looks(read(data))
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "name: Deutsch")
    assert looks(read(data)) == before


def looks(reader: Reader) -> dict[str, tuple[bytes, str]]:
    found = pages(reader)
    return {job.path: (job.key, found.slots(job.path, job.make())["main"]) for job in council.jobs(found.kit)}
