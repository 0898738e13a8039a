"""The page about open data: it lists what every build publishes, says what each field means, and under which licence."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from macros.clock import BERLIN
from macros.feeds import open_data as feeds
from macros.portal import load
from macros.project import Edition, Project
from macros.views import open_data
from macros.views.open_data_files import open_files
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
LICENCE = ("site.yml", "recheck_after_months: 12", "recheck_after_months: 12\nopen_data_licence: {name: CC0 1.0, url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.de'}")
ALL = ["measures.csv", "measure-history.csv", "indicators.csv", "goals.json", "self-check.csv", "reports.json", "events.json", "feasts.csv", "catalog.jsonld"]


def published(data: Path) -> dict[str, bytes]:
    now = dt.datetime.combine(TODAY, dt.time(8), BERLIN)
    edition = Edition(Project(data.parent, data, data.parent / ".cache"), load(data, today=TODAY), now, ("de", "en", "ar"))
    return {file.path.removeprefix("open-data/"): file.make() for file in feeds.published(edition)}


def test_it_lists_every_file_that_a_build_publishes_and_no_other(reader: Reading, data: Path) -> None:
    page = open_data.page(reader("de"))
    assert [each.name for each in page.files] == ALL
    assert {each.name for each in page.files} == set(published(data))
    assert {each.link for each in page.files} == {f"/open-data/{name}" for name in ALL}


def test_every_column_of_a_table_is_explained_in_the_order_of_the_columns(reader: Reading, data: Path) -> None:
    files = published(data)
    for found in open_files(reader("de").portal):
        if found.media_type == "text/csv":
            names = next(csv.reader(StringIO(files[found.name].decode(), newline="")))
            assert [name for name, _ in found.fields] == names, found.name


@pytest.mark.parametrize(("name", "start"), [("goals.json", ""), ("reports.json", "reports"), ("events.json", ""), ("events.json", "events")])
def test_every_field_of_an_object_is_explained(reader: Reading, data: Path, name: str, start: str) -> None:
    whole: Any = json.loads(published(data)[name])
    objects = whole[start] if start else [whole]
    said = next(found.fields for found in open_files(reader("de").portal) if found.name == name)
    prefix = f"{start}." if start else ""
    explained = {part for field, _ in said if field.startswith(prefix) for part in field.removeprefix(prefix).split(", ")} | {"events", "reports"}
    assert {field for each in objects for field in each} - explained == set()


def test_a_file_as_readers_see_it(reader: Reading) -> None:
    found = open_data.page(reader("de")).files[2]
    assert (found.anchor, found.title, found.name, found.link) == ("indicators-csv", "Zahlen", "indicators.csv", "/open-data/indicators.csv")
    assert found.text == "Jeder Wert jeder Zahl, eine Zeile für eine Zahl und ein Jahr. Was eine Zahl zählt und woher sie kommt, steht in goals.json."
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in found.facts] == [
        ("Format", ["CSV: Tabelle in UTF-8, mit Kommas, in der ersten Zeile die Namen der Spalten"]),
        ("Aktualisierung", ["Die Datei wird neu, sobald sich die Angaben ändern, mit der nächsten Veröffentlichung des Portals."]),
    ]
    assert found.fields.caption == "Felder in indicators.csv"
    assert found.fields.rows[2] == ("<code>value</code>", "Wert mit Punkt als Dezimalzeichen; leer heißt: kein Wert, nicht null")


def test_the_licence_that_the_municipality_has_stated(edited: Edited) -> None:
    licence = open_data.page(edited("de", LICENCE)).licence
    assert (licence.name, licence.link) == ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.de")


def test_without_a_licence_none_is_claimed(reader: Reading) -> None:
    assert open_data.page(reader("de")).licence == open_data.Licence(None, None, "portal@musterstadt.example")


def test_where_calendars_and_feeds_are(reader: Reading) -> None:
    assert open_data.page(reader("de")).feeds == (("Termine", "/de/events/"), ("Kalender", "/de/calendar/"), ("Aktuelles", "/de/news/"))


def test_without_a_concept_its_files_are_neither_published_nor_listed(data: Path) -> None:
    for folder in ("concept", "news"):  # news name measures
        shutil.rmtree(data / folder)
    assert sorted(published(data)) == ["catalog.jsonld", "events.json", "feasts.csv"]
    page = open_data.page(Reader(load(data, today=TODAY), "de", TODAY))
    assert [each.name for each in page.files] == ["events.json", "feasts.csv", "catalog.jsonld"]


def test_without_feasts_there_is_nothing_to_say_about_them(data: Path) -> None:
    for path in (data / "calendar").iterdir():
        path.unlink()
    path = data / "public_holidays.yml"
    path.write_text("\n".join(line for line in path.read_text("utf-8").split("\n") if not line.startswith("  feast:")), "utf-8")
    page = open_data.page(Reader(load(data, today=TODAY), "de", TODAY))
    assert "feasts.csv" not in [each.name for each in page.files]
    assert page.feeds == (("Termine", "/de/events/"), ("Aktuelles", "/de/news/"))
