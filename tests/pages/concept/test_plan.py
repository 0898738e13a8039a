"""Pages of papers, fields, goals and measures: which there are, that they are well-formed, when they are made anew. TODAY is 2026-11-20."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import Pages, contacts, events, offers, special
from macros.pages.concept import plan
from macros.pages.page import Job
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit, problems_of

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[3] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
STATUSES = ("planned", "in_progress", "delayed", "paused", "completed", "failed", "cancelled", "overdue")


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.svg")


def read(data: Path, code: str = "de") -> Reader:
    return Reader(load(data, today=TODAY), code, TODAY)


def jobs(reader: Reader) -> dict[str, Job]:
    return {job.path: job for job in plan.jobs(pages(reader).kit)}


def main(reader: Reader, path: str) -> str:
    return pages(reader).slots(path, jobs(reader)[path].make())["main"]


def test_there_is_a_page_for_every_record_and_every_status(reader: Reading) -> None:
    assert list(jobs(reader("de"))) == [
        "concept/papers/konzept/",
        "concept/fields/sprache/", "concept/fields/wohnen/",
        "concept/goals/deutsch-lernen/", "concept/goals/gut-wohnen/",
        "concept/measures/beratung/", "concept/measures/kurse/", "concept/measures/mappe/",
        *(f"concept/measures/status/{status.replace('_', '-')}/" for status in STATUSES),
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_every_page_is_well_formed_in_every_language(reader: Reading, code: str) -> None:
    found = pages(reader(code))
    for job in plan.jobs(found.kit):
        values = found.slots(job.path, job.make())
        assert SCANNER.parts(values["breadcrumbs"], values["main"]).problems == [], job.path
        assert (values["main"].count("<h1"), job.section, job.is_listed) == (1, "concept", True)


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_what_the_prose_pages_show_is_well_formed(reader: Reading, code: str) -> None:
    kit = pages(reader(code)).kit
    for part in (plan.overview, plan.measures, plan.home_lines):
        assert SCANNER.parts(part(kit)).problems == []


def test_a_portal_without_a_concept_says_so(data: Path) -> None:
    for path in (*(data / "concept").iterdir(), data / "news"):  # news may name measures
        shutil.rmtree(path)
    kit = pages(read(data)).kit
    sentence = '<p class="empty">Die Kommune hat hier noch kein Konzept veröffentlicht.</p>'
    assert [part(kit).strip() for part in (plan.overview, plan.measures, plan.home_lines)] == [sentence] * 3


def test_the_way_to_a_measure_leads_through_its_field(reader: Reading) -> None:
    found = pages(reader("de"))
    path = "concept/measures/kurse/"
    crumbs = found.slots(path, jobs(reader("de"))[path].make())["breadcrumbs"]
    assert '<li><a href="/de/concept/">Transparenz</a></li>\n<li><a href="/de/concept/fields/sprache/">Sprache</a></li>' in crumbs
    path = "concept/measures/status/overdue/"
    values = found.slots(path, jobs(reader("de"))[path].make())
    assert '<li><a href="/de/concept/measures/">Maßnahmen</a></li>' in values["breadcrumbs"]
    assert (values["title"], values["description"]) == (
        "Maßnahmen: überfällig",
        "Maßnahmen: überfällig. Der geplante Zeitpunkt ist vorbei, und die Maßnahme ist nicht abgeschlossen, gescheitert oder eingestellt.",
    )


def test_hostile_texts_are_text(data: Path) -> None:
    hostile = '"</p><script>alert(1)</script>"'
    edit(data, "concept/measures/kurse.yml", "name: Kurse mit Kinderbetreuung", f"name: {hostile}")
    edit(data, "concept/measures/kurse.yml", "reason: Der erste Kurs hat begonnen.", f"reason: {hostile}")
    edit(data, "concept/fields/sprache.yml", "name: Sprache", f"name: {hostile}")
    reader = read(data)
    for html in (*(main(reader, path) for path in ("concept/measures/kurse/", "concept/fields/sprache/", "concept/measures/status/in-progress/")), plan.overview(pages(reader).kit)):
        assert "<script" not in html
        assert "&lt;/p&gt;&lt;script&gt;" in html


def test_a_changed_record_of_the_concept_changes_every_page_of_it(data: Path) -> None:
    before = jobs(read(data))
    edit(data, "concept/self-check/leitbild.yml", "percent: 40", "percent: 30")
    after = jobs(read(data))
    assert [path for path in before if before[path].key == after[path].key] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "changed"),
    [
        ("offers/kurs.yml", "name: Deutschkurs A1", "name: Deutsch für alle", ["concept/measures/kurse/"]),
        ("offers/gruppe.yml", "topics: [participation]", "topics: [participation, language]", ["concept/fields/sprache/"]),
        ("events/treff.yml", "name: Frauen lesen zusammen", "name: Lesen", ["concept/measures/kurse/"]),
        ("places/haus.yml", "name: Haus der Kulturen", "name: Haus", []),
    ],
)
def test_a_page_changes_with_what_it_shows(data: Path, name: str, old: str, new: str, changed: list[str]) -> None:
    before = jobs(read(data))
    edit(data, name, old, new)
    after = jobs(read(data))
    assert [path for path in before if before[path].key != after[path].key] == changed


def test_a_renamed_contact_changes_every_page_of_the_plan(data: Path) -> None:
    before = jobs(read(data))
    edit(data, "contacts/buero.yml", "name: Integrationsbüro", "name: Büro für Integration")
    after = jobs(read(data))
    assert [path for path in before if before[path].key == after[path].key] == []


@pytest.mark.parametrize(
    ("part", "path", "heading"),
    [(offers, "offers/kurs/", "Gehört zu einer Maßnahme"), (events, "events/treff/", "Gehört zu einer Maßnahme"), (contacts, "contacts/buero/", "Teil des Konzepts")],
)
def test_pages_of_other_records_lead_to_their_measures(data: Path, part: object, path: str, heading: str) -> None:
    def job(reader: Reader) -> Job:
        return {job.path: job for job in part.jobs(pages(reader).kit)}[path]

    reader = read(data)
    html = pages(reader).slots(path, job(reader).make())["main"]
    assert f'<h2 id="concept">{heading}</h2>' in html
    assert '<li><a href="/de/concept/measures/kurse/">1.1.1 Kurse mit Kinderbetreuung</a></li>' in html
    edit(data, "concept/measures/kurse.yml", "name: Kurse mit Kinderbetreuung", "name: Kurse mit Betreuung")
    assert job(read(data)).key != job(reader).key


def test_a_page_that_belongs_to_no_measure_says_nothing_of_it(reader: Reading) -> None:
    found = pages(reader("de"))
    job = {job.path: job for job in offers.jobs(found.kit)}["offers/gruppe/"]
    assert 'id="concept"' not in found.slots(job.path, job.make())["main"]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("papers", "konzept"), ("fields", "sprache"), ("goals", "gut-wohnen"), ("measures", "mappe"), ("indicators", "beratungsfaelle"), ("agreements", "zusage-amt"),
        ("bodies", "beirat"), ("sessions", "beirat-2025-02-13"), ("resolutions", "beschluss-konzept"), ("funding", "mikrofoerderung"),
    ],
)  # fmt: skip
def test_the_former_address_of_a_record_leads_on(data: Path, kind: str, key: str) -> None:
    path = data / "concept" / kind / f"{key}.yml"
    path.write_text(f"{path.read_text('utf-8')}former_ids: [frueher]\n", "utf-8")
    found = pages(read(data))
    (job,) = (job for job in special.jobs(found.kit) if job.path == f"concept/{kind}/frueher/")
    page = job.make()
    assert (job.section, job.is_listed, page.moved_to) == ("concept", False, f"concept/{kind}/{key}/")
    assert f'href="/de/concept/{kind}/{key}/"' in page.main


def test_the_address_of_the_lists_is_no_measure(data: Path) -> None:
    (data / "concept/measures/mappe.yml").rename(data / "concept/measures/status.yml")
    (data / "concept/measures/en/mappe.yml").rename(data / "concept/measures/en/status.yml")
    assert problems_of(data) == ["data/concept/measures/status.yml:1:1: the id 'status' is reserved for a list page; choose another file name"]
