"""`portal rollback` on real sites: byte for byte what was published, and what the next build makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result

from macros.history import History
from tests.conftest import edit
from tests.sites import Workshop, differing, portal

NAMES = ("Deutschkurs A1", "Deutsch 2", "Deutsch 3", "Deutsch 4", "Deutsch 5")


def rollback(workshop: Workshop, *arguments: str) -> Result:
    return portal("rollback", "--site", workshop.site, *arguments)


def call_the_course(workshop: Workshop, before: str, name: str) -> None:
    edit(workshop.data, "offers/kurs.yml", f"name: {before}\n", f"name: {name}\n")


@pytest.fixture
def five(workshop: Workshop) -> tuple[Workshop, list[dict[str, bytes]]]:
    """A workshop that has published five sites, and what they were."""
    sites = []
    for number, name in enumerate(NAMES):
        if number:
            call_the_course(workshop, NAMES[number - 1], name)
        workshop.build(languages=("de", "en")[: 1 + (number == 2)])  # a site with another language among them
        sites.append(workshop.files())
    return workshop, sites


def test_past_sites_are_listed_published_again_and_built_upon(five: tuple[Workshop, list[dict[str, bytes]]], built: Workshop, tmp_path: Path) -> None:
    workshop, sites = five
    shown = [site.generation[:12] for site in History(workshop.site).sites()]
    pages = {number: sum(path.startswith(("de/", "en/")) and path.endswith(".html") for path in site) for number, site in enumerate(sites)}
    lines = [f"{shown[4 - number]}  built 2026-11-20T08:00:00+01:00, {sum(path.endswith('.html') for path in sites[number])} pages in "
             f"{'2 languages' if number == 2 else '1 language'}{'  (published now)' if number == 4 else ''}" for number in (4, 3, 2, 1)]
    listed = rollback(workshop, "--list")
    assert (listed.exit_code, listed.stdout, listed.stderr) == (0, "\n".join([*lines, ""]), "")
    assert pages[2] > pages[1]

    for number in (3, 2):  # each time one further back
        again = rollback(workshop)
        assert (again.exit_code, again.stdout) == (0, f"published again: {lines[4 - number].replace('  built', ', built')}: {workshop.site}\n")
        assert again.stderr == (
            "The next build publishes what the records say then. Correct them first, or stop scheduled builds.\n"
            f"To take this back: portal rollback --site {workshop.site} --to {shown[3 - number]}\n"
        )
        assert differing(workshop.files(), sites[number]) == []
    assert rollback(workshop, "--to", shown[0][:8]).exit_code == 0
    assert differing(workshop.files(), sites[4]) == []

    assert rollback(workshop, "--to", shown[3]).exit_code == 0
    call_the_course(workshop, NAMES[4], "Deutsch 6")
    report = workshop.build(languages=("de",))
    assert 0 < report.written < 100  # what either site has is taken over
    other = Workshop(tmp_path / "other", frames=built.cache, data=workshop.data)
    other.build(languages=("de",))
    assert differing(workshop.files(), other.files()) == []
    assert rollback(workshop).exit_code == 0
    assert differing(workshop.files(), sites[1]) == []  # what readers saw before, not what was built before


def test_what_cannot_be_done_is_said_and_nothing_is_changed(workshop: Workshop) -> None:
    nothing = rollback(workshop)
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (1, "", f"no site was built at {workshop.site}; portal build builds one\n")
    assert not workshop.site.exists() and not History(workshop.site).folder.exists()
    workshop.build(languages=("de",))
    before, generation = workshop.files(), History(workshop.site).sites()[0].generation[:12]
    for arguments, code, message in (
        ((), 1, "there is no site before the published one; portal rollback --list shows which ones there are"),
        (("--to", generation), 1, f"{generation} is published already; nothing was changed"),
        (("--to", "xyz"), 2, f"Error: no site has a generation that begins with 'xyz'; there are {generation}"),
    ):
        done = rollback(workshop, *arguments)
        assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (code, "", message)
    assert differing(before, workshop.files()) == []
