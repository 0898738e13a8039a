"""Every figure of the concept's pages worked out a second time, from the files of data/ alone, and compared.

Compared are both what macros/concept.py, inventory.py and yearly.py say and what stands on the pages. On more than one day: what
is true on one is not on another.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path

import pytest

from macros.inventory import DISTRICTS, GROUPS, LANGUAGES, TOPICS, Inventory
from macros.pages import Pages
from macros.pages.concept import plan, reports
from macros.portal import Portal, load
from macros.views.reader import Reader
from macros.yearly import Yearly
from tests.conftest import LAST_CHECK, TINY, TODAY
from tests.views.concept import raw_data
from tests.views.concept.raw_data import Html, Record

ROOT = Path(__file__).parents[3]
STATUSES = ("planned", "in_progress", "delayed", "paused", "completed", "failed", "cancelled")
OVER = ("completed", "failed", "cancelled")
EXAMPLE, LATER, TINY_DAY = (ROOT / "data", str(LAST_CHECK)), (ROOT / "data", "2027-08-01"), (TINY, str(TODAY))
DAYS = pytest.mark.parametrize(("data", "day"), [EXAMPLE, LATER, TINY_DAY], ids=["example", "example-later", "tiny"])


class Raw:
    """The files of a folder, and the same questions asked of them. `day`: as in the files, `2026-11-26`."""

    def __init__(self, data: Path, day: str) -> None:
        self.data, self.day = data, day

    @cache  # noqa: B019 - one instance for each test
    def kind(self, name: str) -> dict[str, Record]:
        return raw_data.records(self.data, name)

    def concept(self, name: str) -> dict[str, Record]:
        return self.kind(f"concept/{name}")

    @cached_property
    def fields(self) -> list[str]:
        return sorted(self.concept("fields"), key=lambda key: int(self.concept("fields")[key]["number"]))

    def measures(self, field: str | None = None) -> dict[str, Record]:
        goals = self.concept("goals")
        return {key: each for key, each in self.concept("measures").items() if field in (None, goals[each["goal"]]["field"])}

    def status(self, measure: Record, day: str) -> str | None:
        passed = [entry["status"] for entry in measure["status_history"] if entry["date"] <= day]
        return passed[-1] if passed else None

    def counts(self, day: str, field: str | None = None) -> list[int]:
        """How many measures have each status, in the order of STATUSES."""
        counted = Counter(self.status(measure, day) for measure in self.measures(field).values())
        return [counted[status] for status in STATUSES]

    def overdue(self, day: str) -> set[str]:
        return {key for key, each in self.measures().items() if self.status(each, day) not in (None, *OVER) and each["due"] < day}

    def entries(self, first: str, last: str) -> list[tuple[str, str, str, str | None]]:
        """(day, measure, status, status before) of every entry of these days."""
        found = []
        for key, measure in self.measures().items():
            before = None
            for entry in measure["status_history"]:
                if first <= entry["date"] <= last:
                    found.append((entry["date"], key, entry["status"], before))
                before = entry["status"]
        return found

    def money(self, year: int, field: str | None = None) -> tuple[int, int, int, int]:
        """Planned, spent, of how many measures that is known, of how many there is a budget."""
        budgets = [each for measure in self.measures(field).values() for each in measure.get("budget", ()) if each["year"] == str(year)]
        spent = [int(each["spent"]) for each in budgets if "spent" in each]
        return sum(int(each["planned"]) for each in budgets), sum(spent), len(spent), len(budgets)

    # ---- offers

    def listed(self, day: str) -> dict[str, Record]:
        return {key: each for key, each in self.kind("offers").items() if each.get("valid_to", "9999") >= day}

    def of_field(self, offers: Mapping[str, Record], field: str) -> dict[str, Record]:
        return {key: each for key, each in offers.items() if any(topic in self.concept("fields")[field]["topics"] for topic in each["topics"])}

    def terms(self, offer: Record, vocabulary: str) -> list[str]:
        if vocabulary == LANGUAGES:
            return offer.get("languages", [])
        if vocabulary == DISTRICTS and not offer.get("districts"):
            places = (self.kind("places")[key] for key in offer.get("locations", ()))
            return [place["district"] for place in places if place.get("district")]
        return offer.get(vocabulary, [])

    def cell(self, field: str, vocabulary: str, term: str) -> set[str]:
        """The offers in a cell of the inventory; term `` for those without any."""
        here = self.of_field(self.listed(self.day), field)
        return {key for key, each in here.items() if (term in self.terms(each, vocabulary) if term else not self.terms(each, vocabulary))}

    def unchecked(self, offers: Iterable[str]) -> set[str]:
        months = int(raw_data.read(self.data / "site.yml").get("recheck_after_months", "12"))
        year, month, rest = int(self.day[:4]), int(self.day[5:7]) - months, self.day[7:]
        limit = f"{year + (month - 1) // 12}-{(month - 1) % 12 + 1:02}{rest}"
        return {key for key in offers if self.kind("offers")[key]["assured_date"] < limit}

    # ---- a year

    def year_end(self, year: int) -> str:
        return min(f"{year}-12-31", self.day)

    def in_year(self, kind: str, field: str, year: int) -> set[str]:
        return {key for key, each in self.concept(kind).items() if f"{year}-01-01" <= each.get(field, "")[:10] <= self.year_end(year)}

    def offers_of_year(self, year: int) -> tuple[dict[str, Record], dict[str, Record]]:
        """Those with days that lie in the year, and those without any."""
        offers = self.kind("offers")
        undated = {key: each for key, each in offers.items() if "valid_from" not in each and "valid_to" not in each}
        dated = {
            key: each for key, each in offers.items()
            if key not in undated and each.get("valid_from", "0") <= self.year_end(year) and each.get("valid_to", "9999") >= f"{year}-01-01"
        }
        return dated, undated

    def dates_of_year(self, year: int) -> dict[str, int]:
        first, last = dt.date(year, 1, 1), dt.date.fromisoformat(self.year_end(year))
        counted = {key: sum(first <= day <= last for day in raw_data.dates(event)) for key, event in self.kind("events").items()}
        return {key: number for key, number in counted.items() if number}

    def sessions(self, year: int) -> set[str]:
        return {key for key in self.in_year("sessions", "date", year) if self.concept("sessions")[key]["status"] == "held"}

    def resolutions(self, year: int) -> dict[str, Record]:
        return {key: each for key, each in self.concept("resolutions").items() if each["session"] in self.sessions(year)}

    def milestones(self, field: str, first: str, last: str) -> list[tuple[str, str]]:
        found = ((each.get(field, ""), key) for key, measure in self.measures().items() for each in measure.get("milestones", ()))
        return [(when, key) for when, key in found if first <= when <= last]

    def due_milestones(self, year: int) -> int:
        """Open ones of measures that went on at the end of the year, due in the next one."""
        last = self.year_end(year)
        going = (each for each in self.measures().values() if self.status(each, last) not in (None, *OVER))
        return sum(one["due"][:4] == str(year + 1) and one.get("reached", "9999") > last for each in going for one in each.get("milestones", ()))


class Shown:
    """A portal and its pages in German, made without a build of the site."""

    def __init__(self, data: Path, day: str) -> None:
        self.today = dt.date.fromisoformat(day)
        self.portal: Portal = load(data, today=self.today)
        self.pages = Pages(Reader(self.portal, "de", self.today), ROOT / "overrides", "/assets/icons.svg")
        self._jobs = {job.path: job for job in reports.jobs(self.pages.kit)}

    @cache  # noqa: B019 - kept for all tests on purpose
    def page(self, path: str) -> Html:
        return Html.of(self.pages.slots(path, self._jobs[path].make())["main"])

    @cached_property
    def inventory(self) -> Html:
        return Html.of(str(reports.inventory(self.pages.kit)))

    @cached_property
    def overview(self) -> Html:
        return Html.of(str(plan.overview(self.pages.kit)))

    @property
    def years(self) -> list[int]:
        return self.portal.concept.years(self.today)


@cache
def shown(data: Path, day: str) -> Shown:
    return Shown(data, day)


@cache
def raw(data: Path, day: str) -> Raw:
    return Raw(data, day)


def numbers(row: list[str]) -> list[int]:
    return [int(cell.replace(".", "")) for cell in row[1:]]


def whole_euros(cell: str) -> int:
    return int(re.sub(r"\D", "", cell))


def keys(links: Iterable[str]) -> list[str]:
    """The ids of the records that some links lead to."""
    return [link.split("#")[0].rstrip("/").split("/")[-1] for link in links]


# ---- the overview


@DAYS
def test_how_many_measures_of_each_field_have_which_status(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    concept = found.portal.concept
    for field in own.fields:
        assert list(concept.status_counts(concept.measures_by_field[field], found.today).values()) == own.counts(day, field), field
    _, *rows, total = found.overview.texts("Maßnahmen nach Handlungsfeld und Stand")
    assert [numbers(row) for row in rows] == [[*own.counts(day, field), sum(own.counts(day, field))] for field in own.fields]
    assert numbers(total) == [*own.counts(day), sum(own.counts(day))]


@DAYS
def test_what_is_overdue(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    overdue = found.portal.concept.overdue(found.today)
    assert set(overdue) == own.overdue(day)
    assert [own.measures()[key]["due"] for key in overdue] == sorted(own.measures()[key]["due"] for key in overdue)
    html = str(plan.overview(found.pages.kit))
    assert [key for key in overdue if f'/de/concept/measures/{key}/"' not in html] == []


@DAYS
def test_what_changed_since_the_last_report(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    published = max((each["published"] for each in own.concept("reports").values() if each["published"] <= day), default="0")
    entries = [each for each in own.entries(published, day) if each[0] > published]
    changes = found.portal.concept.changes_since_report(found.today)
    assert {(each.entry.date.isoformat(), each.measure, each.entry.status, each.before) for each in changes} == set(entries)
    assert len(changes) == len(entries)
    section = next(each for each in found.overview.root.iter("section") if each.get("aria-labelledby") == "changes")
    latest = sorted((when for when, _, status, before in entries if status != before), reverse=True)[:8]
    assert [each.get("datetime") for each in section.iter("time")] == latest


@DAYS
@pytest.mark.parametrize("year", [2025, 2026])
def test_sums_of_money(data: Path, day: str, year: int) -> None:
    own, found = raw(data, day), shown(data, day)
    concept = found.portal.concept
    for field in (*own.fields, None):
        money = concept.money(concept.measures_by_field.get(field, ()) if field else concept.measures, year)
        assert (money.planned, money.spent, money.reported, money.measures) == own.money(year, field), field
    _, *rows, total = found.page(f"concept/reports/{year}/").texts(f"Geld für Maßnahmen {year}")
    expected = [own.money(year, field) for field in own.fields]
    assert [_money(row) for row in rows] == [_known(each) for each in expected if each[3]]
    assert _money(total) == _known(own.money(year))


def _money(row: list[str]) -> tuple[int, int | None, int, int]:
    """What a row of the table says; None for money of which nobody knows."""
    reported, measures = map(int, re.findall(r"\d+", row[3]))
    return whole_euros(row[1]), None if row[2] == "noch nicht bekannt" else whole_euros(row[2]), reported, measures


def _known(money: tuple[int, int, int, int]) -> tuple[int, int | None, int, int]:
    planned, spent, reported, measures = money
    return planned, spent if reported else None, reported, measures


# ---- the inventory


@DAYS
@pytest.mark.parametrize("vocabulary", [TOPICS, GROUPS, DISTRICTS, LANGUAGES])
def test_every_cell_of_the_inventory(data: Path, day: str, vocabulary: str) -> None:
    own, found = raw(data, day), shown(data, day)
    inventory = Inventory(found.portal, found.today)
    for field in own.fields:
        terms = own.concept("fields")[field]["topics"] if vocabulary == TOPICS else [*raw_data.read(data / f"{vocabulary}.yml"), ""]
        for term in terms:
            assert set(inventory.fields[field].of(vocabulary, term)) == own.cell(field, vocabulary, term), (field, term)


@DAYS
@pytest.mark.parametrize(
    ("vocabulary", "segment", "caption"),
    [
        (GROUPS, "target-groups", "Angebote nach Handlungsfeld und Zielgruppe"),
        (DISTRICTS, "districts", "Angebote nach Handlungsfeld und Stadtteil"),
        (LANGUAGES, "languages", "Angebote nach Handlungsfeld und gesprochener Sprache"),
    ],
)
def test_every_count_leads_to_the_offers_that_it_counts(data: Path, day: str, vocabulary: str, segment: str, caption: str) -> None:
    own, found = raw(data, day), shown(data, day)
    head, *rows = found.inventory.table(caption)
    assert keys(cell.find("a").get("href") for cell in head[1:]) == own.fields
    counted = Counter()
    for row in rows:
        for field, cell in zip(own.fields, row[1:], strict=True):
            link = cell.find("a")
            if link is None:
                assert raw_data.text(cell) == "0"
                continue
            path, anchor = link.get("href").removeprefix("/de/").split("#")
            term = anchor.removeprefix(f"{segment}-").replace("not-stated", "")
            expected = own.cell(field, vocabulary, term)
            assert int(raw_data.text(cell)) == len(expected), (field, term)
            assert (path, sorted(keys(found.page(path).links_below(anchor)))) == (f"concept/inventory/{field}/", sorted(expected))
            counted[field] += 1
    every = [*raw_data.read(data / f"{vocabulary}.yml"), ""]
    assert {field: counted[field] for field in own.fields} == {field: sum(bool(own.cell(field, vocabulary, term)) for term in every) for field in own.fields}


@DAYS
def test_offers_of_each_field_in_all(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    _, *rows, total = found.inventory.texts("Angebote nach Handlungsfeld")
    listed, all_offers = own.listed(day), own.kind("offers")
    ended = {key: each for key, each in all_offers.items() if key not in listed}
    expected = [(set(own.of_field(listed, field)), own.unchecked(own.of_field(listed, field)), set(own.of_field(ended, field))) for field in own.fields]
    assert [numbers(row) for row in rows] == [[len(each) for each in sets] for sets in expected]
    assert numbers(total) == [len(set().union(*sets)) for sets in zip(*expected, strict=True)]
    in_fields = set().union(*(sets[0] for sets in expected))
    assert set(Inventory(found.portal, found.today).elsewhere) == set(listed) - in_fields


@DAYS
def test_the_gaps_in_words_are_those_of_the_data(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    groups, fields = raw_data.read(data / "target_groups.yml"), own.concept("fields")
    sentences = [raw_data.text(item) for item in found.inventory.root.iter("li")]
    for field in own.fields:
        missing = {term["name"]["de"] for key, term in groups.items() if not own.cell(field, GROUPS, key)}
        start = f"Im Handlungsfeld {fields[field]['name']} gibt es kein Angebot eigens für: "
        expected = [f"{start}{_all_of(missing)}."] if missing and own.of_field(own.listed(day), field) else []
        assert [each for each in sentences if each.startswith(start)] == expected


def _all_of(names: Iterable[str]) -> str:
    """`A, B und C`, as in a dictionary: Ä stands with A, capitals do not count."""
    *first, last = sorted(names, key=lambda name: unicodedata.normalize("NFD", name.casefold()).replace("\u0308", ""))
    return f"{', '.join(first)} und {last}" if first else last


# ---- the annual reports


@DAYS
def test_there_is_a_report_of_every_year_with_something_to_report(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    days = [when for when, *_ in own.entries("0", day)] + [each["date"] for each in own.concept("sessions").values()] + list(own.concept("reports"))
    assert found.years == sorted({int(each[:4]) for each in days if int(each[:4]) <= int(day[:4])}, reverse=True)


@DAYS
def test_measures_of_each_year(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    for year in found.years:
        last, html = own.year_end(year), found.page(f"concept/reports/{year}/")
        _, *rows, total = html.texts("Maßnahmen und ihr Stand am")
        assert [numbers(row) for row in rows] == [[*own.counts(last, field), sum(own.counts(last, field))] for field in own.fields], year
        assert numbers(total) == [*own.counts(last), sum(own.counts(last))], year
        new = [each for each in own.entries(f"{year}-01-01", last) if each[2] != each[3]]
        figures, lists = html.figures(), html.lists()
        assert int(figures["Maßnahmen, die im Jahr abgeschlossen wurden"]) == sum(each[2] == "completed" for each in new), year
        assert int(figures["Erreichte Meilensteine"]) == len(own.milestones("reached", f"{year}-01-01", last)), year
        assert len(lists.get("Erreichte Meilensteine", [])) == len(own.milestones("reached", f"{year}-01-01", last)), year
        overdue = next((links for heading, links in lists.items() if heading.startswith("Überfällig am")), [])
        assert set(keys(overdue)) == own.overdue(last), year
        shown_changes = {heading: keys(links) for heading, links in lists.items() if re.match(r"\d+ ", heading)}
        expected = {field: sorted(key for _, key, _, _ in new if key in own.measures(field)) for field in own.fields}
        fields = own.concept("fields")
        assert {heading: sorted(found) for heading, found in shown_changes.items()} == {
            f"{fields[field]['number']} {fields[field]['name']}": changed for field, changed in expected.items() if changed
        }, year


@DAYS
def test_offers_and_events_of_each_year(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    topics = raw_data.read(data / "topics.yml")
    for year in found.years:
        html = found.page(f"concept/reports/{year}/")
        dated, undated = own.offers_of_year(year)
        _, *rows, total = html.texts(f"Angebote {year}")
        in_fields = [(len(own.of_field(dated, field)), len(own.of_field(undated, field))) for field in own.fields]
        assert [numbers(row) for row in rows] == [[*each, sum(each)] for each in in_fields], year
        assert numbers(total) == [len(dated), len(undated), len(dated) + len(undated)], year
        dates = own.dates_of_year(year)
        if not dates:
            assert "Im Portal stehen keine Termine aus dem Jahr" in raw_data.text(html.root)
            continue
        _, *rows, total = html.texts(f"Veranstaltungen {year}")
        events = own.kind("events")
        by_topic = {entry["name"]["de"]: [number for key, number in dates.items() if topic in events[key]["topics"]] for topic, entry in topics.items()}
        assert {row[0]: numbers(row) for row in rows} == {name: [len(each), sum(each)] for name, each in by_topic.items() if each}, year
        assert numbers(total) == [len(dates), sum(dates.values())], year
        assert int(html.figures()["Termine, die stattgefunden haben"]) == sum(dates.values()), year


@DAYS
def test_participation_and_network_of_each_year(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    kinds = raw_data.read(data / "contact_kinds.yml")
    for year in found.years:
        html = found.page(f"concept/reports/{year}/")
        figures, lists, words = html.figures(), html.lists(), raw_data.text(html.root)
        assert set(keys(lists.get("Sitzungen", []))) == own.sessions(year), year
        assert set(keys(lists.get("Anträge und Beschlüsse", []))) == set(own.resolutions(year)), year
        assert (int(figures["Sitzungen"]), int(figures["Anträge und Beschlüsse"])) == (len(own.sessions(year)), len(own.resolutions(year))), year
        outcomes = Counter(each["outcome"] for each in own.resolutions(year).values())
        assert {outcome: number for outcome, number in Yearly(found.portal, year, found.today).outcomes.items() if number} == outcomes, year
        received, answered = own.in_year("proposals", "received", year), own.in_year("proposals", "answered", year)
        assert re.search(rf"\b{len(received)} Vorschl(?:ag ist|äge sind) eingegangen", words), year
        assert re.search(rf"\b{len(answered)} Vorschl(?:ag wurde|äge wurden) beantwortet", words), year
        assert set(keys(lists.get("Neue Zielvereinbarungen", []))) == own.in_year("agreements", "agreed", year), year
        there = [each for each in own.measures().values() if own.status(each, own.year_end(year))]
        assert set(keys(lists.get("Partner in Maßnahmen", []))) == {partner for each in there for partner in each.get("partners", ())}, year
        counted = Counter(each["kind"] for each in own.kind("contacts").values())
        _, *rows = html.texts("Kontakte im Portal nach ihrer Art")
        assert {row[0]: numbers(row) for row in rows} == {kinds[kind]["name"]["de"]: [number] for kind, number in counted.items()}


@DAYS
def test_what_is_due_after_each_year(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    for year in found.years:
        lists, last = found.page(f"concept/reports/{year}/").lists(), own.year_end(year)
        going = {key for key, each in own.measures().items() if own.status(each, last) not in (None, *OVER) and each["due"].startswith(str(year + 1))}
        assert set(keys(lists.get(f"Maßnahmen, die {year + 1} fertig sein sollen", []))) == going, year
        assert len(lists.get(f"Meilensteine, die {year + 1} erreicht sein sollen", [])) == own.due_milestones(year), year


@DAYS
def test_indicators_of_each_year(data: Path, day: str) -> None:
    own, found = raw(data, day), shown(data, day)
    for year in found.years:
        html = found.page(f"concept/reports/{year}/")
        values = {key: {each["year"]: each for each in record["observations"]} for key, record in own.concept("indicators").items()}
        wanted = {key for key, years in values.items() if str(year) in years or str(year - 1) in years}
        if not wanted:
            assert f"Für {year} liegen keine Zahlen vor." in raw_data.text(html.root)
            continue
        _, *rows = html.table("Zahlen im Vergleich zum Vorjahr")
        assert {keys([row[0].find("a").get("href")])[0] for row in rows} == wanted, year
        for row in rows:
            key = keys([row[0].find("a").get("href")])[0]
            for cell, column in ((row[1], year - 1), (row[2], year)):
                observed = values[key].get(str(column), {})
                assert _number(raw_data.text(cell)) == (float(observed["value"]) if "value" in observed else None), (key, column)
        with_value = sum("value" in years.get(str(year), {}) for years in values.values())
        assert int(html.figures()["Zahlen mit einem Wert für dieses Jahr"]) == with_value, year


def _number(cell: str) -> float | None:
    found = re.match(r"-?[\d.]+(?:,\d+)?", cell)
    return float(found[0].replace(".", "").replace(",", ".")) if found else None
