"""Pages of inventory, annual reports and functions: which there are, that they are well formed, and when they are made anew."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import Pages
from macros.pages.concept import reports
from macros.portal import Portal, load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[3] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.0123456789.svg")


def looks(reader: Reader) -> dict[str, tuple[bytes, str, str]]:
    """Key, title and body of every page."""
    found = pages(reader)
    made = ((job, found.slots(job.path, job.make())) for job in reports.jobs(found.kit))
    return {job.path: (job.key, values["title"], values["main"]) for job, values in made}


def slots(reader: Reader) -> tuple[str, str, str]:
    """What stands on the prose pages."""
    kit = pages(reader).kit
    return str(reports.inventory(kit)), str(reports.reports(kit)), str(reports.functions(kit))


def test_there_is_a_page_for_every_field_and_year(reader: Reading) -> None:
    assert {path: title for path, (_, title, _) in looks(reader("de")).items()} == {
        "concept/inventory/sprache/": "Bestandsaufnahme: Sprache",
        "concept/inventory/wohnen/": "Bestandsaufnahme: Wohnen",
        "concept/reports/2026/": "Jahresbericht 2026",
        "concept/reports/2025/": "Integrationsbericht 2025",
    }
    assert set(looks(reader("ar"))) == set(looks(reader("de")))


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_pages_are_well_formed(reader: Reading, code: str) -> None:
    found = looks(reader(code))
    assert {path: SCANNER.parts(html).problems for path, (_, _, html) in found.items() if SCANNER.parts(html).problems} == {}
    assert all(html.count("<h1") == 1 for _, _, html in found.values())
    assert all("&lt;" not in title and "&lt;bdi" not in html for _, title, html in found.values())
    assert [SCANNER.parts(html).problems for html in slots(reader(code))] == [[], [], []]


def test_every_count_leads_to_a_part_of_its_page(reader: Reading) -> None:
    found = looks(reader("de"))
    ids = {path: SCANNER.parts(html).ids for path, (_, _, html) in found.items()}
    links = [link.removeprefix("/de/").split("#") for link in SCANNER.parts(slots(reader("de"))[0]).links if "/inventory/" in link and "#" in link]
    assert len(links) == 14
    assert [(path, anchor) for path, anchor in links if anchor not in ids[path]] == []


def test_the_report_says_what_there_is_not(reader: Reading) -> None:
    html = looks(reader("de"))["concept/reports/2026/"][2]
    for sentence in (
        "Im Jahr 2026 wurde kein Meilenstein erreicht.",
        "Im Portal steht keine Sitzung aus dem Jahr 2026.",
        "In diesen Sitzungen gab es keinen Antrag und keinen Beschluss zur Integration.",
        "Im Jahr 2026 wurde keine Zielvereinbarung geschlossen.",
    ):
        assert sentence in html
    assert "Vorwort" not in html
    assert "Höhepunkte" not in html


def test_a_year_in_which_nothing_happened_says_so_in_every_part(portal: Portal) -> None:
    found = pages(Reader(portal, "de", TODAY))
    html = str(reports._report(found.kit, 2020).main)
    for sentence in (
        "Keine Maßnahme war überfällig.",
        "Im Jahr 2020 hat sich bei keiner Maßnahme der Stand geändert.",
        "Für 2020 liegen keine Zahlen vor.",
        "Für 2020 ist bei keiner Maßnahme Geld eingetragen.",
        "Im Portal stehen keine Termine aus dem Jahr 2020.",
        "Bei keiner Maßnahme ist ein Partner eingetragen.",
        "Keine Maßnahme soll in diesem Jahr fertig werden.",
        "Für dieses Jahr ist kein Meilenstein geplant.",
    ):
        assert sentence in html


def test_a_portal_without_a_concept_says_so(data: Path) -> None:
    shutil.rmtree(data / "concept")
    for path in (data / "news").glob("**/*.yml"):
        path.unlink()
    found = slots(Reader(load(data, today=TODAY), "de", TODAY))
    nothing = '<p class="empty">Die Kommune hat hier noch kein Konzept veröffentlicht.</p>'
    assert [html.strip() for html in found] == [nothing, '<p class="empty">Noch gibt es keinen Jahresbericht.</p>', nothing]


@pytest.mark.parametrize(
    ("name", "old", "new", "changed"),
    [
        ("offers/kurs.yml", "target_groups: [refugees]", "target_groups: [women]", ["inventory/sprache", "reports/2025", "reports/2026"]),
        ("places/haus.yml", "district: nordstadt", "district: suedstadt", ["inventory/sprache"]),
        ("events/treff.yml", "summary: ", "summary: Neu. ", ["reports/2025", "reports/2026"]),
        ("contacts/verein.yml", "name: Kurdischer Kulturverein", "name: Kulturverein", ["reports/2025", "reports/2026"]),
    ],
)
def test_a_page_has_a_new_key_whenever_it_may_look_different(data: Path, reader: Reading, name: str, old: str, new: str, changed: list[str]) -> None:
    before = looks(reader("de"))
    edit(data, name, old, new)
    after = looks(Reader(load(data, today=TODAY), "de", TODAY))
    different = {path for path in after if before[path][2] != after[path][2]}
    renewed = {path for path in after if before[path][0] != after[path][0]}
    assert different <= renewed
    assert {f"concept/{path}/" for path in changed} <= renewed


def test_a_report_grows_with_the_day(portal: Portal) -> None:
    html = {day: looks(Reader(portal, "de", dt.date(2026, 11, day)))["concept/reports/2026/"][2] for day in (20, 26)}
    assert "Stand am 20. November 2026" in html[20]
    assert "Stand am 26. November 2026" in html[26]
