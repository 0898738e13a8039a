"""The benchmark's own arithmetic and words; what it measures is measured by `make bench` only."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import pytest

from macros.portal import load
from macros.views import contacts, listing, offers
from macros.views.reader import Reader
from tests.bench import builds, grid, profiling, searching, tables
from tests.bench.dataset import FACETS, SECTIONS, Dataset, facets_of, weekly_hours
from tests.bench.figures import Figures, ratio
from tests.bench.grid import LARGE, MAIN, Cell
from tests.bench.measure import Run
from tests.conftest import TINY, TODAY


def test_sizes_are_named_by_offers_and_languages() -> None:
    assert grid.cells("100x2, 1000x12,100x2") == (Cell(100, 2), MAIN)
    assert (str(LARGE), LARGE.words) == ("3000x12", "3,000 offers × 12 languages")
    assert grid.main_of(grid.GRID) == MAIN
    assert grid.main_of([Cell(30, 2), Cell(20, 12)]) == Cell(20, 12)
    for wrong in ("100", "0x2", "axb", "1x2x3", ""):
        with pytest.raises(argparse.ArgumentTypeError, match=f"^'{wrong}' is no cell; expected for example 1000x12$"):
            grid.cells(wrong)


def test_growth_is_an_exponent_along_the_two_lines_through_the_main_size() -> None:
    in_proportion = {cell: 0.01 * cell.offers * cell.languages for cell in grid.GRID}
    found = dict(grid.growth(in_proportion, MAIN))
    assert list(found) == ["offers_100_to_1000", "offers_1000_to_3000", "languages_2_to_12", "languages_12_to_14"]
    assert list(found.values()) == pytest.approx([1, 1, 1, 1])
    fixed_or_squared = {cell: float(cell.offers**2) for cell in grid.GRID}
    assert list(dict(grid.growth(fixed_or_squared, MAIN)).values()) == pytest.approx([2, 2, 0, 0])
    assert dict(grid.growth({MAIN: 1.0, Cell(100, 2): 1.0}, MAIN)) == {}


def test_a_figure_is_one_line_and_is_remembered(capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures(MAIN)
    figures.add("cores", 2, "count")
    figures.results("ours", [Run(1.0, 2.0, 90.0), Run(3.0, 2.5, 80.0), Run(2.0, 9.0, 70.0)], LARGE)
    figures.add("ours_pages", 500, "count", LARGE)
    figures.per_page("ours", LARGE)
    figures.take("a word\nbench search_queries 140 queries\nbench search_ready_ms 81.500 ms\n")
    assert capsys.readouterr().out.splitlines() == [
        "bench cores 2 count", "bench ours_wall_3000x12 2.000 s", "bench ours_cpu_3000x12 2.500 s", "bench ours_peak_memory_3000x12 90.000 MiB",
        "bench ours_pages_3000x12 500 count", "bench ours_wall_per_page_3000x12 4.000 ms", "bench ours_cpu_per_page_3000x12 5.000 ms",
        "bench search_queries 140 queries", "bench search_ready_ms 81.500 ms",
    ]  # fmt: skip
    assert (figures.get("cores", MAIN), figures.get("ours_wall", LARGE), figures.get("ours_wall")) == (2, 2.0, None)
    assert ratio([Run(1, 4, 0), Run(9, 4, 0), Run(4, 4, 0)], [Run(2, 1, 0), Run(3, 1, 0), Run(2, 1, 0)], "wall") == 2


def test_table_says_which_targets_are_met() -> None:
    figures = Figures(MAIN)
    figures.found = {
        "ours_vs_hugo_wall": 0.996, "ours_vs_hugo_wall_3000x12": 0.601, "ours_vs_static_i18n_wall_less_than": 1 / 55, "one_offer_vs_full": 0.08,
        "serve_change_vs_full": 1 / 12, "ours_peak_memory": 300.0, "growth_ours_peak_memory_languages_2_to_12": 0.1, "search_expected_in_first_three": 0.96,
        "search_index_example_per_1000_records": 107.3,
    }  # fmt: skip
    rows = [row.split("  ") for row in tables.targets(figures).splitlines()]
    assert [[cell.strip() for cell in row if cell.strip()] for row in rows] == [
        ["what", "figure", "target", "measured"],
        ["full build beside Hugo, 1,000 offers × 12 languages", "ours_vs_hugo_wall", "≤ 1 x", "0.996 x", "met"],
        ["full build beside Hugo, 3,000 offers × 12 languages", "ours_vs_hugo_wall", "≤ 0.6 x", "0.601 x", "MISSED"],
        ["full build beside static-i18n, 1,000 offers × 12 languages", "ours_vs_static_i18n_wall_less_than", "≤ 0.02 x", "0.018 x", "met"],
        ["one changed record, built, 1,000 offers × 12 languages", "one_offer_vs_full", "≤ 0.083 x", "0.08 x", "met"],
        ["one changed record, seen in `portal serve`, 1,000 offers × 12 languages", "serve_change_vs_full", "< 0.083 x", "0.083 x", "MISSED"],
        ["largest process, 1,000 offers × 12 languages", "ours_peak_memory", "≤ 300 MiB", "300 MiB", "met"],
        ["growth of memory with languages, 1,000 offers × 12 languages", "growth_ours_peak_memory_languages_2_to_12", "< 1 exponent", "0.1 exponent", "met"],
        ["search index, compressed, 1,000 offers × 12 languages", "search_index_per_1000_records", "≤ 100 kB", "–", "not measured"],
        ["search index, compressed, example portal", "search_index_example_per_1000_records", "≤ 100 kB", "107.3 kB", "MISSED"],
        ["first result after a letter, slow processor, 1,000 offers × 12 languages", "search_first_result_ms", "≤ 50 ms", "–", "not measured"],
        ["searches that find what is wanted", "search_expected_in_first_three", "≥ 0.95 x", "0.96 x", "met"],
    ]  # fmt: skip
    figures.main = Cell(30, 2)  # plain names are now those of a size without a target
    assert tables.targets(figures).count("not measured") == 8


def test_sizes_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures(MAIN)
    for cell, wall in ((LARGE, 48.0), (MAIN, 12.0)):
        figures.add("ours_pages", cell.offers * 15, "count", cell)
        figures.results("ours", [Run(wall, 20.0, 200.0)], cell)
        figures.per_page("ours", cell)
    figures.add("ours_vs_hugo_wall", 0.5, "x", LARGE)
    figures.add("ours_vs_hugo_cpu", 0.25, "x", LARGE)
    figures.add("hugo_peak_memory", 800.0, "MiB", LARGE)
    assert tables.sizes([LARGE, MAIN], figures).splitlines() == [
        "size     pages   wall    each page  processor  memory   beside Hugo: wall  processor  memory",
        "1000x12  15,000  12.0 s  0.80 ms    20.0 s     200 MiB  –                  –          –",
        "3000x12  45,000  48.0 s  1.07 ms    20.0 s     200 MiB  0.50 x             0.25 x     0.25 x",
    ]


def test_sites_are_compared_by_the_addresses_of_their_lists(tmp_path: Path) -> None:
    for path in ("data/offers/a", "data/contacts/b"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{path}.yml").touch()
    lists = ("offers", "offers/a-z", "offers/languages/fa-AF", "offers/page/2", "contacts")
    others = ("", "offers/a", "contacts/b", "events")
    for site, folders in (("ours", ("de/", "ar/")), ("static", ("", "ar/"))):
        for path in (tmp_path / site / folder / each for folder in folders for each in (*lists, *others)):
            path.mkdir(parents=True, exist_ok=True)
            (path / "index.html").touch()
    ours, static = (builds.list_pages(tmp_path / site, tmp_path / "data") for site in ("ours", "static"))
    assert ours == Counter({each.lower(): 2 for each in lists})
    assert builds.same_lists("static-i18n", ours, static) == 10
    with pytest.raises(RuntimeError, match="^the comparison is not fair: hugo lacks 1 list pages, for example offers/page/2$"):
        builds.same_lists("hugo", ours, ours - Counter({"offers/page/2": 1}))
    with pytest.raises(RuntimeError, match="^the comparison is not fair: our site lacks 3 list pages, for example offers/x, offers/y$"):
        builds.same_lists("hugo", ours, ours + Counter({"offers/x": 2, "offers/y": 1}))


def test_others_know_the_same_terms_of_every_record() -> None:
    """Worked out for them from the raw files; here, for a portal that has passed every check, by the portal itself."""
    portal, dataset = load(TINY, today=TODAY), Dataset(TINY)
    reader = Reader(portal, "de", TODAY)
    for section, facets in (("offers", offers.FACETS), ("contacts", contacts.FACETS)):
        ours = {facet.segment: facet for facet in facets}
        theirs = {facet.segment: facet for facet in facets_of(section)}
        assert set(ours) == set(theirs)
        found = listing.index(reader, section, portal.records[section].values(), facets)
        for segment, facet in theirs.items():
            assert set(listing.facet_terms(reader, ours[segment], found)) == set(dataset.terms(facet))
            for key, record in portal.records[section].items():
                assert list(ours[segment].keys(portal, record)) == list(dataset.keys(facet, key)), (segment, key)
    assert {facet.section for facet in FACETS} == set(SECTIONS)
    assert weekly_hours({"schedules": [{"freq": "WEEKLY", "byday": ["TU"], "opens_at": "09:00", "closes_at": "10:00"}]}) == "|09:00-10:00|||||"


def test_largest_index_counts_and_only_compressed(tmp_path: Path) -> None:
    for code, records in (("de", 40), ("ar", 10)):
        (tmp_path / code / "search").mkdir(parents=True)
        (tmp_path / code / "search" / "index.json").write_text(json.dumps({"records": [[0, f"{code}-{number}"] for number in range(records)]}))
    size, records, each = searching.index_figures(searching.built_indexes(tmp_path), "index")
    assert records == ("index_records", 10, "count")
    assert each == ("index_per_1000_records", pytest.approx(size[1] * 100), "kB")
    assert 0.02 < size[1] < 0.2


def test_profile_adds_up_functions_and_modules() -> None:
    render, library = str(builds.ROOT / "macros" / "render.py"), "/there/lib/site-packages/jinja2/runtime.py"
    stats = {
        (render, 10, "render"): (5, 6, 2.5, 9.0, {}),
        (library, 20, "call"): (1, 1, 1.0, 1.0, {(render, 10, "render"): (1, 1, 1.0, 1.0)}),
        (library.replace("runtime", "nodes"), 1, "node"): (1, 1, 0.5, 0.5, {}),
        ("~", 0, "<built-in method write>"): (3, 3, 6.0, 6.0, {(render, 10, "render"): (2, 2, 5.0, 5.0), (library, 20, "call"): (1, 1, 1.0, 1.0)}),
    }
    assert profiling.report(stats).splitlines() == [
        "10.0 s under the profiler", "",
        "own time   share     calls  function",
        "   6.00 s  60.0%          3  <built-in method write>",
        "   2.50 s  25.0%          6  macros/render.py:10 render",
        "   1.00 s  10.0%          1  jinja2/runtime.py:20 call",
        "   0.50 s   5.0%          1  jinja2/nodes.py:1 node", "",
        "own time   share  module",
        "   7.50 s  75.0%  macros/render.py",
        "   2.50 s  25.0%  jinja2 (library)",
    ]  # fmt: skip
