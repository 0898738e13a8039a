"""Pages of indicators, the self-check and open data: which there are, that they are well-formed, and when they are made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.pages import Pages
from macros.pages.concept import figures
from macros.pages.page import Job
from macros.portal import load
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

Reading = Callable[[str], Reader]
TEMPLATES = Path(__file__).parents[3] / "overrides"
SCANNER = Scanner("", "https://portal.musterstadt.example")
EXAMS = "concept/indicators/bestandene-pruefungen/"
SLOTS = (figures.indicators, figures.self_check, figures.open_data)


def pages(reader: Reader) -> Pages:
    return Pages(reader, TEMPLATES, "/assets/icons.svg")


def jobs(reader: Reader) -> dict[str, Job]:
    return {job.path: job for job in figures.jobs(pages(reader).kit)}


def main(reader: Reader, path: str = EXAMS) -> str:
    return pages(reader).slots(path, jobs(reader)[path].make())["main"]


def without_concept(data: Path) -> Reader:
    for folder in ("concept", "news"):  # news name measures
        shutil.rmtree(data / folder)
    return Reader(load(data, today=TODAY), "de", TODAY)


def test_every_indicator_has_a_page_in_the_section_of_the_concept(reader: Reading) -> None:
    found = jobs(reader("de"))
    assert list(found) == ["concept/indicators/beratungsfaelle/", EXAMS]
    assert {job.section for job in found.values()} == {"concept"}
    page = found[EXAMS].make()
    assert (page.title, page.description) == ("Bestandene Sprachprüfungen", "Von 100 Prüfungen auf dem Niveau B1 wurden so viele bestanden.")
    assert page.trail == (("Transparenz", "/de/concept/"), ("Zahlen", "/de/concept/indicators/"))


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_every_page_is_well_formed_in_every_language(reader: Reading, code: str) -> None:
    found = pages(reader(code))
    for job in figures.jobs(found.kit):
        values = found.slots(job.path, job.make())
        assert SCANNER.parts(values["breadcrumbs"], values["main"]).problems == [], job.path
        assert values["main"].count("<h1") == 1
    for slot in SLOTS:
        assert SCANNER.parts(slot(found.kit)).problems == []


def test_the_table_comes_before_the_chart_and_screen_readers_pass_the_chart_over(reader: Reading) -> None:
    html = main(reader("de"))
    assert 0 < html.index("<table>") < html.index('<figure class="chart">')
    chart = html[html.index('<figure class="chart">') :]
    assert 'aria-hidden="true"' in chart[: chart.index(">", chart.index("<svg"))]
    assert 'href="/open-data/indicators.csv"' in html


def test_the_page_says_that_a_figure_proves_no_effect(reader: Reading) -> None:
    assert "Diese Zahl beschreibt einen Zustand. Sie beweist nicht, dass eine Maßnahme gewirkt hat." in main(reader("de"))


def test_nothing_is_styled_inline(reader: Reading) -> None:
    everything = [main(reader("de"), path) for path in jobs(reader("de"))] + [slot(pages(reader("de")).kit) for slot in SLOTS]
    assert [html for html in everything if "style=" in html or "<script" in html] == []


def test_the_self_check_says_why_there_is_no_average(reader: Reading) -> None:
    html = figures.self_check(pages(reader("de")).kit)
    assert "Ein Durchschnitt steht hier nicht: Die Fragen wiegen nicht gleich viel." in html
    assert '<rect class="rating-bar__part" width="40" height="8"/>' in html
    assert (html.count("<h2"), html.count("<h3")) == (3, 1)  # the overview, two questions; the proof of one


def test_the_list_of_indicators_links_to_the_pages_and_the_file(reader: Reading) -> None:
    html = figures.indicators(pages(reader("de")).kit)
    assert [f'href="/de/{path}"' in html for path in jobs(reader("de"))] == [True, True]
    assert '<a href="/open-data/indicators.csv">indicators.csv</a>' in html


def test_a_portal_without_a_concept_says_so(data: Path) -> None:
    found = without_concept(data)
    kit = pages(found).kit
    assert list(figures.jobs(kit)) == []
    assert figures.indicators(kit) == Markup('<p class="empty">Hier stehen noch keine Zahlen.</p>\n')
    assert figures.self_check(kit) == Markup('<p class="empty">Die Kommune hat die Fragen noch nicht beantwortet.</p>\n')
    assert "measures.csv" not in figures.open_data(kit)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "changes"),
    [
        ("concept/indicators/bestandene-pruefungen.yml", "value: 61.3", "value: 61.4", "de", True),
        ("concept/goals/deutsch-lernen.yml", "name: Deutsch lernen ohne lange Wartezeit", "name: Deutsch ohne Wartezeit", "de", True),
        ("contacts/buero.yml", "name: Integrationsbüro", "name: Büro für Integration", "de", True),
        ("concept/indicators/en/bestandene-pruefungen.yml", "translation: machine", "translation: human", "en", True),
        ("concept/indicators/en/bestandene-pruefungen.yml", "translation: machine", "translation: human", "de", False),
        ("offers/kurs.yml", "capacity: few", "capacity: full", "de", False),
    ],
)
def test_a_page_is_made_anew_when_something_on_it_changes(data: Path, file: str, old: str, new: str, code: str, changes: bool) -> None:
    def key() -> bytes:
        return jobs(Reader(load(data, today=TODAY), code, TODAY))[EXAMS].key

    before = key()
    edit(data, file, old, new)
    assert (key() != before) is changes


def test_hostile_words_are_text(data: Path) -> None:
    hostile = "'</p><script>alert(1)</script>'"
    edit(data, "concept/indicators/bestandene-pruefungen.yml", "name: Bestandene Sprachprüfungen", f"name: {hostile}")
    edit(data, "concept/indicators/bestandene-pruefungen.yml", "  name: Musterland", f"  name: {hostile}")
    edit(data, "concept/self-check/leitbild.yml", "name: Leitbild", f"name: {hostile}")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    kit = pages(reader).kit
    for html in (main(reader), figures.indicators(kit), figures.self_check(kit)):
        assert "<script>" not in html
        assert "&lt;script&gt;" in html
