"""open-data/feasts.csv: columns, lines, days of the window, and no cell that a spreadsheet would carry out."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from macros.feeds.feasts_csv import feasts
from macros.portal import Portal, load
from tests.conftest import TODAY, edit


def rows(portal: Portal) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(feasts(portal, TODAY).decode(), newline="")))


def test_the_first_line_names_the_columns_and_lines_end_as_rfc_4180_says(portal: Portal) -> None:
    made = feasts(portal, TODAY)
    assert made.startswith(b"feast,tradition,start,end,certainty,name_de,name_en,source\r\n")
    assert made.endswith(b"\r\n")
    assert made.count(b"\n") == made.count(b"\r\n") == len(rows(portal)) + 1


def test_a_feast_by_a_rule_an_announced_one_and_one_with_a_source(portal: Portal) -> None:
    found = {(row["feast"], row["start"]): row for row in rows(portal)}
    assert found["easter", "2027-03-28"] == {
        "feast": "easter", "tradition": "christian-western", "start": "2027-03-28", "end": "2027-03-29", "certainty": "fixed",
        "name_de": "Ostern", "name_en": "Easter", "source": "",
    }  # fmt: skip
    ramadan = found["ramadan", "2026-02-19"]
    assert (ramadan["end"], ramadan["certainty"], ramadan["source"]) == ("2026-03-19", "calculated", "https://vakithesaplama.diyanet.gov.tr/icerik.php?icerik=153")
    assert found["rosh-hashanah", "2027-10-02"]["source"] == "https://www.zentralratderjuden.de/"


def test_it_reaches_from_the_window_of_the_calendars_to_the_end_of_2035(portal: Portal) -> None:
    found = rows(portal)
    assert min(row["end"] for row in found) >= "2025-11-01"
    assert max(row["start"] for row in found) == "2035-12-26"  # Hanukkah 5796
    assert [row["start"] for row in found] == sorted(row["start"] for row in found)


def test_two_occurrences_in_a_year_are_two_lines(portal: Portal) -> None:
    assert [row["start"] for row in rows(portal) if row["feast"] == "ramadan" and row["start"].startswith("2030")] == ["2030-01-05", "2030-12-26"]


def test_a_confirmed_date_says_so(data: Path) -> None:
    confirmed = "{date: 2027-05-16, confirmed: true, source: {title: Amt, url: \"https://amt.musterstadt.example/\", checked: 2026-11-18}}"
    edit(data, "calendar/islamic.yml", "  duration: 4\n", f"  duration: 4\n  dates: {{1448: {confirmed}}}\n")
    found = {(row["feast"], row["start"]): row for row in rows(load(data, today=TODAY))}
    assert (found["kurban", "2027-05-16"]["certainty"], found["kurban", "2027-05-16"]["source"]) == ("confirmed", "https://amt.musterstadt.example/")


def test_a_name_that_looks_like_a_formula_stays_a_text(data: Path) -> None:
    edit(data, "calendar/jewish.yml", "    de: Chanukka\n", "    de: '=HYPERLINK(\"https://x.example\",\"Chanukka\")'\n")
    edit(data, "calendar/jewish.yml", "    en: Hanukkah\n", "    en: '@Hanukkah, lights'\n")
    hanukkah = next(row for row in rows(load(data, today=TODAY)) if row["feast"] == "hanukkah")
    assert (hanukkah["name_de"], hanukkah["name_en"]) == ("'=HYPERLINK(\"https://x.example\",\"Chanukka\")", "'@Hanukkah, lights")


def test_a_portal_without_feasts_has_the_names_of_the_columns(data: Path) -> None:
    for path in (data / "calendar").iterdir():
        path.unlink()
    for path in (data / "public_holidays.yml",):
        path.write_text("\n".join(line for line in path.read_text("utf-8").split("\n") if not line.startswith("  feast:")), "utf-8")
    assert feasts(load(data, today=TODAY), TODAY) == b"feast,tradition,start,end,certainty,name_de,name_en,source\r\n"
