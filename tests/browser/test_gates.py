"""The gates of `make audit` on the tiny portal: a page of every kind that has something of its own, the languages in turn.

What each check finds is tested in tests/audit/test_planted_faults.py; here nothing may be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest
from playwright.sync_api import Browser

from tests.audit import structure, validity, weight
from tests.audit.inspection import Inspector
from tests.audit.pages import HOME, Page, discover, with_features_of_their_own
from tests.audit.serving import serve
from tests.audit.tools import need
from tests.sites import LANGUAGES, NOW, Workshop

SPECIMENS = "specimens"
SHARES = 4  # how many tests the pages are dealt out to, in two groups for two processes


@pytest.fixture(scope="module")
def inspector(browser: Browser, site: Workshop) -> Iterator[Inspector]:
    """Judges pages that are served as production serves them, with its policy."""
    need("axe-core")
    with serve(site.site) as origin:
        inspector = Inspector(browser, origin, LANGUAGES, thorough=False, now=NOW)
        yield inspector
        inspector.close()


def sample(site: Workshop) -> list[Page]:
    """One page of each kind that has something of its own, every kind in another language than its neighbours, and the first page in all of them.

    The page of all components has something of everything, so it stands for nothing else.
    """
    pages = sorted(discover(site.site, each=1), key=lambda page: page.kind)
    kinds = with_features_of_their_own(page for page in pages if page.kind != SPECIMENS) | {SPECIMENS, HOME}
    pages = [page for page in pages if page.kind in kinds]
    chosen = []
    for number, (kind, found) in enumerate(groupby(pages, key=lambda page: page.kind)):
        found = list(found)
        chosen += found if kind == HOME else [found[number % len(found)]]
    return chosen


@pytest.mark.parametrize("share", [pytest.param(number, marks=pytest.mark.xdist_group(f"gates-{number % 2}")) for number in range(SHARES)])
def test_no_gate_finds_anything(inspector: Inspector, site: Workshop, share: int) -> None:
    findings = [str(finding) for page in sample(site)[share::SHARES] for finding in inspector.inspect(page).findings]
    assert not findings, "\n".join(findings)


@pytest.mark.xdist_group("gates-0")
def test_html_is_valid(site: Workshop) -> None:
    need("java", "vnu")
    findings = validity.check(site.site)
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.xdist_group("gates-0")
def test_structure_of_every_page_is_right(site: Workshop) -> None:
    findings = structure.check(site.site)
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.xdist_group("gates-0")
def test_all_scripts_together_are_small(site: Workshop) -> None:
    assert list(weight.check_scripts(site.site)) == []


@pytest.mark.xdist_group("gates-0")
def test_sample_has_every_kind_and_every_language(site: Workshop) -> None:
    pages = sample(site)
    kinds = {page.kind for page in pages}
    assert {"/", "home", "offers/*", "events", "calendar/feasts/*", "concept/measures/*", "search", "my-list", "offline", "specimens"} < kinds
    assert len(kinds) > len({page.kind for page in discover(site.site)}) / 2
    assert {page.language for page in pages} == {*LANGUAGES, ""}
