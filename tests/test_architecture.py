"""Imports run one way, low to high; modules can be imported alone; only hooks.py knows MkDocs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Low to high, one level a line: a module imports only modules of the lines above its own. A new module gets its place here.
LEVELS = """
problems
memory processes writing
source history
resident languages richtext clock colours icons images holiday_dates stamping verify publish server_headers
rollback
models.values
models.fields models.moments models.opening_hours models.rules models.shared models.vocabularies
models.event_checks models.schedules models.offer_rules models.concept models.concept.numbering
models.contacts models.events models.feast_rules models.offers models.places models.laender models.news models.guides models.needs models.glossary models.concept.agreements models.concept.bodies models.concept.fields models.concept.funding models.concept.goals models.concept.indicators models.concept.measures models.concept.papers models.concept.proposals models.concept.reports models.concept.resolutions models.concept.self_check models.concept.sessions
models models.settings models.legal
models.feasts
feast_dates.starts
feast_dates.church feast_dates.civil feast_dates.ethiopic feast_dates.hebrew feast_dates.hijri feast_dates.moon feast_dates.persian
feast_dates
records recurrence
almanac sun concept newsroom
claims council
planner
reading feast_files
checks single_files
folder_checks legal_checks feast_checks holiday_checks planner_checks concept_checks news_checks glossary_checks
portal
quarantine inventory newsletter
yearly
escaping
translate collation formats urls next_change
views views.reader views.components views.concept
views.conditions views.concept.mentions views.concept.charts views.open_data_files views.concept.dated views.frame views.my_list views.handout views.holidays views.listing views.live_filter views.subscriptions views.notices views.places views.terms views.times views.month_grid
views.contacts views.news_links views.pictures views.open_data views.free_days views.legal_parts views.feast_leave views.feast_words
views.legal views.legal_accessibility views.legal_privacy views.feast_years views.calendar_lines
views.offers views.event_dates views.concept.words views.feasts views.calendar_months
views.concept.measure_lists views.concept.papers views.concept.quantities views.concept.self_check
views.concept.indicator_years
views.concept.indicators
views.concept.doors views.concept.fields views.concept.measures views.concept.agreements views.concept.funding views.concept.resolutions
views.concept.goals views.concept.overview views.concept.sessions
views.concept.council
views.concept.participation
views.concept.inventory views.concept.functions views.concept.report_tables views.concept.report_lists
views.concept.annual_report
views.directory views.events views.event_lists views.news
views.event_directory views.news_lists views.ways
views.specimens views.home views.planner views.press
views.calendar views.newsletter views.guides
views.needs views.glossary
views.search views.search.page views.search.when views.search.terms
views.search.records
views.search.index
render fingerprints assets shells offline
views.offline
project
feeds feeds.files feeds.identifiers feeds.plain feeds.search_index feeds.ical feeds.stamps feeds.csv_tables
feeds.hsds_places feeds.hsds_schedules feeds.concept_records feeds.eml
feeds.hsds feeds.event_entries feeds.feast_entries feeds.holiday_entries feeds.news_entries
feeds.atom feeds.json_feed feeds.events_json feeds.feasts_csv feeds.measures_csv feeds.indicators_csv feeds.self_check_csv feeds.goals_json feeds.reports_json feeds.catalog
feeds.open_data feeds.calendars feeds.newsletter feeds.news_feeds
pages.page pages.kit
pages.event_lists pages.concept.plan pages.concept.figures pages.concept.reports pages.concept.council
pages.concept
pages.offers pages.contacts pages.events pages.calendar pages.planner pages.lists pages.special pages.news pages.guides pages.glossary
pages
prose_slots
site_files
language_build
build
hooks server skeletons catalogues macros __main__
"""
LEVEL = {name: number for number, line in enumerate(LEVELS.split("\n")) for name in line.split()}


def short(path: Path) -> str:
    """`macros/views/offers.py` as `views.offers`, `macros/__init__.py` as `macros`."""
    name = ".".join(path.relative_to(ROOT / "macros").with_suffix("").parts).removesuffix("__init__").rstrip(".")
    return name or "macros"


MODULES = {short(path): path for path in sorted((ROOT / "macros").rglob("*.py"))}


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


def at_import(statements: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is imported: not those inside functions, not those for type checkers only."""
    for node in statements:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from at_import(node.orelse)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for part in ("body", "orelse", "finalbody", "handlers"):
                yield from at_import(getattr(node, part, []))


def names(node: ast.Import | ast.ImportFrom) -> list[str]:
    """What is imported, each name in full."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, f"relative import, line {node.lineno}; write macros.… out"
    return [f"{node.module}.{alias.name}" for alias in node.names]


def ours(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """The modules of ours that an import names."""
    for name in names(node):
        if name.split(".")[0] == "macros":
            inner = name.removeprefix("macros").lstrip(".")
            yield inner if inner in MODULES else inner.rpartition(".")[0] or "macros"


def imported_anywhere(name: str) -> set[str]:
    """The outermost packages that a module imports, also inside functions."""
    found = (node for node in ast.walk(tree(name)) if isinstance(node, (ast.Import, ast.ImportFrom)))
    return {each.split(".")[0] for node in found for each in names(node)}


def test_every_module_has_its_level() -> None:
    assert set(LEVEL) - set(MODULES) == set(), "LEVELS names modules that are gone"
    assert set(MODULES) - set(LEVEL) == set(), "say in LEVELS where the new modules belong"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_stands_below_it(name: str) -> None:
    upwards = [
        f"{MODULES[name].relative_to(ROOT)}:{node.lineno}: imports macros.{other}, which stands on its level or above"
        for node in at_import(tree(name).body) for other in ours(node) if LEVEL[other] >= LEVEL[name]
    ]
    assert upwards == []


@pytest.mark.parametrize("name", MODULES)
def test_only_hooks_knows_mkdocs(name: str) -> None:
    assert "mkdocs" not in imported_anywhere(name) or name == "hooks"


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("yaml", {"source"}),
        ("markdown_it", {"richtext"}),
        ("nh3", {"richtext"}),
        ("holidays", {"holiday_dates"}),
        ("zxingcpp", {"views.handout"}),
        ("icalendar", {"feeds.ical"}),
        ("PIL", {"images"}),
        ("astronomy", {"feast_dates.moon", "feast_dates.persian", "sun"}),
        ("hijridate", {"feast_dates.hijri"}),
        ("pyluach", {"feast_dates.hebrew"}),
        ("borax", {"feast_dates.moon"}),
        ("dateutil", {"feast_dates.church"}),
        ("click", {"__main__", "server"}),
        ("watchdog", {"server"}),
    ],
)
def test_a_library_is_known_only_where_it_is_needed(package: str, allowed: set[str]) -> None:
    assert {name for name in MODULES if package in imported_anywhere(name)} == allowed


def test_records_know_nothing_of_html() -> None:
    below = [name for name in MODULES if LEVEL[name] <= LEVEL["portal"] and name not in ("richtext", "icons")]
    assert [name for name in below if imported_anywhere(name) & {"markupsafe", "jinja2"}] == []


def test_the_time_is_asked_for_in_one_place() -> None:
    asking = re.compile(r"\b(?:datetime|date|time)\.(?:now|today|utcnow|time)\(")
    assert [name for name, path in MODULES.items() if asking.search(path.read_text("utf-8"))] == ["clock"]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_can_be_read_in_one_sitting(name: str) -> None:
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("name", [name for name in MODULES if MODULES[name].stat().st_size])
def test_a_module_says_in_front_what_it_is_for(name: str) -> None:
    assert re.match(r"[^\n]{20,}[.:;…]", ast.get_docstring(tree(name)) or "")


def test_there_is_no_drawer_for_everything() -> None:
    every = [path for folder in ("macros", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in every if path.stem in ("utils", "util", "helpers", "misc", "common")] == []


# One module of each floor, each in a fresh interpreter; LEVELS leaves no room for circles among the others.
@pytest.mark.parametrize(
    ("name", "starts_mkdocs"),
    [("richtext", False), ("models.offers", False), ("views.directory", False), ("language_build", False), ("__main__", False), ("hooks", True)],
)
def test_a_module_can_be_imported_alone_and_only_hooks_starts_mkdocs(name: str, starts_mkdocs: bool) -> None:
    code = f"import sys, macros.{name}; print('mkdocs' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, str(starts_mkdocs), "")
