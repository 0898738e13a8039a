"""The files of the concept below /open-data/: each line and object word for word, and when they are made anew."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from macros.clock import BERLIN
from macros.feeds import open_data
from macros.portal import load
from macros.project import Edition, Project
from tests.conftest import TODAY, edit

SITE = "https://portal.musterstadt.example"
COURSES = "concept/measures/kurse.yml"
Making = Callable[..., bytes]


def edition(data: Path, today: dt.date = TODAY, languages: tuple[str, ...] = ("de", "en", "ar")) -> Edition:
    now = dt.datetime.combine(today, dt.time(8), BERLIN)
    return Edition(Project(data.parent, data, data.parent / ".cache"), load(data, today=today), now, languages)


@pytest.fixture
def made(data: Path) -> Making:
    """`made("measures.csv")`: the file as it is published, after edits in the data set; `today`, `languages` as for an edition."""

    def make(name: str, **how: Any) -> bytes:
        return next(file.make() for file in open_data.published(edition(data, **how)) if file.path == f"open-data/{name}")

    return make


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def keys(data: Path, **how: Any) -> dict[str, bytes]:
    return {file.path.removeprefix("open-data/"): file.key for file in open_data.published(edition(data, **how))}


def test_a_measure_is_a_line_in_the_order_of_the_numbers(made: Making) -> None:
    found = rows(made("measures.csv"))
    assert [row["number"] for row in found] == ["1.1.1", "1.1.2", "2.1.1"]
    assert found[0] == {
        "id": "kurse", "number": "1.1.1", "field": "sprache", "goal": "deutsch-lernen", "name_de": "Kurse mit Kinderbetreuung",
        "name_en": "Courses with childcare", "status": "in_progress", "status_since": "2025-05-05", "start": "2025-04-01", "due": "2027-12-31",
        "started": "2025-05-05", "ended": "", "overdue": "false", "responsible": "Integrationsbüro", "planned_total": "44000",
        "spent_total": "21500", "url": f"{SITE}/de/concept/measures/kurse/",
    }  # fmt: skip


def test_a_measure_that_is_done_has_an_end_and_one_without_a_budget_no_sums(made: Making) -> None:
    _, folder, advice = rows(made("measures.csv"))
    assert (folder["status"], folder["ended"], folder["overdue"], folder["spent_total"]) == ("completed", "2025-11-17", "false", "2800")
    assert (advice["status"], advice["overdue"], advice["planned_total"], advice["spent_total"]) == ("delayed", "true", "", "")


def test_whether_a_measure_is_overdue_depends_on_the_day(data: Path, made: Making) -> None:
    edit(data, "concept/measures/beratung.yml", "due: 2026-06-30", f"due: {TODAY}")
    assert [rows(made("measures.csv", today=TODAY + dt.timedelta(days=days)))[2]["overdue"] for days in (0, 1)] == ["false", "true"]


def test_english_names_only_where_english_is_published(made: Making) -> None:
    assert [row["name_en"] for row in rows(made("measures.csv", languages=("de", "ar")))] == ["", "", ""]


def test_every_entry_of_a_history_is_a_line(made: Making) -> None:
    found = rows(made("measure-history.csv"))
    assert [(row["measure"], row["date"], row["status"]) for row in found] == [
        ("kurse", "2025-02-13", "planned"), ("kurse", "2025-05-05", "in_progress"), ("kurse", "2026-03-10", "in_progress"),
        ("mappe", "2025-03-03", "in_progress"), ("mappe", "2025-11-17", "completed"), ("beratung", "2025-09-01", "in_progress"),
        ("beratung", "2026-02-02", "delayed"),
    ]  # fmt: skip
    assert found[2] == {
        "measure": "kurse", "date": "2026-03-10", "status": "in_progress", "reason_de": "Es gibt jetzt drei Kurse statt zwei.",
        "reason_en": "There are now three courses instead of two.",
        "evidence": f"{SITE}/de/concept/reports/2025/ https://www.musterstadt.example/kurse-2026.pdf",
    }  # fmt: skip
    assert found[0]["evidence"] == f"{SITE}/de/concept/resolutions/beschluss-konzept/"


def test_a_value_is_a_line_and_a_missing_one_is_no_zero(made: Making) -> None:
    lines = made("indicators.csv").decode().split("\r\n")
    assert lines == [
        "indicator_id,year,value,unit,status,note_de,target,comparison",
        'beratungsfaelle,2024,,count,suppressed,"Weniger als fünf Gespräche. Kleine Zahlen zeigen wir nicht, damit niemand erkannt wird.",,',
        "beratungsfaelle,2025,1240,count,final,,,",
        "bestandene-pruefungen,2022,58.4,percent,final,,,57.9",
        "bestandene-pruefungen,2023,,percent,missing,In diesem Jahr wurde nicht gefragt.,,",
        "bestandene-pruefungen,2024,61.3,percent,final,,,60",
        "bestandene-pruefungen,2025,63,percent,preliminary,Ein Träger hat noch nicht gemeldet.,,",
        "bestandene-pruefungen,2026,,percent,,,66,",
        "bestandene-pruefungen,2028,,percent,,,70,",
        "",
    ]


def test_an_answer_is_a_line(made: Making) -> None:
    assert made("self-check.csv").decode().split("\r\n") == [
        "question,number,date,percent,reason_de",
        "beschluss,1,2024-11-05,30,Ein Entwurf liegt vor.",
        "beschluss,1,2026-10-05,100,Der Beirat hat das Konzept beschlossen.",
        "leitbild,2,2024-11-05,50,Das Leitbild ist von 2015.",
        "leitbild,2,2026-10-05,40,Das Leitbild passt nicht mehr zum Konzept.",
        "",
    ]


def test_a_reason_that_looks_like_a_formula_stays_a_text(data: Path, made: Making) -> None:
    edit(data, "concept/self-check/leitbild.yml", "reason: Das Leitbild ist von 2015.", "reason: '=HYPERLINK(1)'")
    assert rows(made("self-check.csv"))[2]["reason_de"] == "'=HYPERLINK(1)"


def test_what_the_concept_is_made_of(made: Making) -> None:
    found = json.loads(made("goals.json"))
    assert found["paper"] == {
        "id": "konzept", "name": {"de": "Integrationskonzept Musterstadt", "en": "Integration concept of Musterstadt", "ar": "خطة الاندماج في موسترشتات"},
        "kind": "integration", "adopted": "2025-02-13", "valid_from": "2025-03-01", "valid_to": "2030-12-31",
    }  # fmt: skip
    language, housing = found["fields"]
    assert (language["id"], language["number"], language["url"], list(language["name"])) == ("sprache", "1", f"{SITE}/de/concept/fields/sprache/", ["de", "en", "ar"])
    (goal,) = language["goals"]
    assert (goal["id"], goal["number"], goal["due"], goal["indicators"]) == ("deutsch-lernen", "1.1", "2028-12-31", ["bestandene-pruefungen"])
    assert goal["measures"][1] == {
        "id": "mappe", "number": "1.1.2", "name": {"de": "Willkommensmappe", "en": "Welcome folder"}, "url": f"{SITE}/de/concept/measures/mappe/",
    }  # fmt: skip
    assert [each["id"] for each in housing["goals"][0]["measures"]] == ["beratung"]


def test_what_is_needed_to_understand_a_value(made: Making) -> None:
    exams = json.loads(made("goals.json"))["indicators"][1]
    assert {name: exams[name] for name in ("id", "field", "unit", "direction", "source_url", "comparison", "url")} == {
        "id": "bestandene-pruefungen", "field": "sprache", "unit": "percent", "direction": "higher_is_better",
        "source_url": "https://www.musterstadt.example/zahlen",
        "comparison": {"name_de": "Musterland", "source": "Landesamt für Beispiele", "url": "https://www.landesamt.example/b1"},
        "url": f"{SITE}/de/concept/indicators/bestandene-pruefungen/",
    }  # fmt: skip
    assert exams["definition"]["de"] == "Anteil der bestandenen an allen Prüfungen B1 in Musterstadt."


def test_only_published_languages_are_in_it(made: Making) -> None:
    found = json.loads(made("goals.json", languages=("de", "ar")))
    assert list(found["paper"]["name"]) == ["de", "ar"]


def test_a_report_and_its_page_in_every_language(made: Making) -> None:
    assert json.loads(made("reports.json")) == {
        "reports": [
            {
                "year": 2025,
                "published": "2026-03-10",
                "name": {"de": "Integrationsbericht 2025", "en": "Integration report 2025"},
                "pages": {code: f"{SITE}/{code}/concept/reports/2025/" for code in ("de", "en", "ar")},
                "url": "https://www.musterstadt.example/bericht-2025.pdf",
            }
        ]
    }


DAILY = {"measures.csv", "goals.json"}
CONCEPT = DAILY | {"measure-history.csv", "indicators.csv", "self-check.csv", "reports.json"}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_a_day_later_only_what_depends_on_the_day_is_made_anew(data: Path) -> None:
    assert changed(keys(data), keys(data, today=TODAY + dt.timedelta(days=1))) == DAILY


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (COURSES, "reason: Der erste Kurs hat begonnen.", "reason: Der Kurs hat begonnen.", CONCEPT),
        ("concept/measures/en/kurse.yml", "translation: machine", "translation: human", CONCEPT),
        ("contacts/buero.yml", "name: Integrationsbüro", "name: Büro für Integration", CONCEPT | {"catalog.jsonld", "events.json"}),
        ("offers/kurs.yml", "capacity: few", "capacity: full", set()),
    ],
)
def test_files_are_made_anew_when_what_they_show_changes(data: Path, file: str, old: str, new: str, expected: set[str]) -> None:
    before = keys(data)
    edit(data, file, old, new)
    assert changed(before, keys(data)) == expected


def test_the_same_data_are_the_same_bytes(made: Making) -> None:
    assert [made(name) for name in sorted(CONCEPT)] == [made(name) for name in sorted(CONCEPT)]
