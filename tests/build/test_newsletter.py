"""`portal newsletter` as people use it, and whether what it links to is on the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from click.testing import Result

from tests.conftest import edit
from tests.sites import MOMENT, Workshop, files_of, portal, run

ORIGIN = "https://portal.musterstadt.example"


def command(workshop: Workshop, *arguments: str, now: str = MOMENT) -> list[str]:
    return ["newsletter", "--data", str(workshop.data), "--now", now, "--out", str(workshop.folder / "out"), *arguments]


def portal_newsletter(workshop: Workshop, *arguments: str, now: str = MOMENT) -> Result:
    return portal(*command(workshop, *arguments, now=now))


def test_it_writes_three_files_and_says_where(workshop: Workshop) -> None:
    done = run("-m", "macros", *command(workshop, "--since", "2026-11-01", "--language", "ar"))
    paths = [workshop.folder / "out" / f"newsletter-2026-11-20-ar.{ending}" for ending in ("html", "txt", "eml")]
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "".join(f"{path}\n" for path in paths))
    assert sorted((workshop.folder / "out").iterdir()) == sorted(paths)


def test_two_processes_write_the_same_bytes(workshop: Workshop) -> None:
    arguments = ("--since", "2026-11-01", "--language", "de")
    assert portal_newsletter(workshop, *arguments).exit_code == 0
    here = files_of(workshop.folder / "out")
    assert run("-m", "macros", *command(workshop, *arguments)).returncode == 0
    assert here == files_of(workshop.folder / "out")


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_every_link_leads_to_a_page_of_the_site(built: Workshop, workshop: Workshop, code: str) -> None:
    edit(workshop.data, "offers/kurs.yml", "capacity: few", "capacity: few\nvalid_from: 2026-11-09")
    assert portal_newsletter(workshop, "--since", "2026-11-01", "--language", code).exit_code == 0
    made = {path.suffix: path.read_text("utf-8") for path in (workshop.folder / "out").iterdir()}
    links = set(re.findall(r'href="(https:[^"]+)"', made[".html"]))
    assert links == set(re.findall(r"https://\S+", made[".txt"]))
    assert len(links) == 14  # home, imprint, the ends of four sections, an offer, 3 news, 3 events, a feast
    missing = [link for link in links if not link.startswith(f"{ORIGIN}/") or not (built.site / urlsplit(link).path[1:] / "index.html").is_file()]
    assert missing == []


def test_nothing_of_a_newsletter_is_published(built: Workshop) -> None:
    assert [path for path in built.files() if "newsletter" in path or path.endswith("mail.txt")] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "2026-11-01", "--language", "arr"], "Error: unknown language 'arr' (did you mean 'ar'?); known are de, en, ar"),
        (["--since", "2026-11-01", "--language", "de,ar"], "Error: unknown language 'de,ar' (did you mean 'de'?); known are de, en, ar"),
        (["--since", "2026-11-01", "--language", "zzz"], "Error: unknown language 'zzz'; known are de, en, ar"),
        (["--since", "1.11.2026", "--language", "de"], "Error: '1.11.2026' is no day; expected for example 2026-11-01"),
        (["--since", "2026-11-31", "--language", "de"], "Error: '2026-11-31' is no day; expected for example 2026-11-01"),
        (["--since", "2026-11-21", "--language", "de"], "Error: '2026-11-21' lies in the future; today is 2026-11-20"),
        (["--language", "de"], "Error: Missing option '--since'."),
        (["--since", "2026-11-01"], "Error: Missing option '--language'."),
        (["--since", "2026-11-01", "--language", "de", "--now", "soon"], "Error: 'soon' is no moment; expected for example 2026-11-20T08:00"),
        (["--since", "2026-11-01", "--language", "de", "--data", "/nowhere"], "Error: there is no folder /nowhere"),
    ],
)  # fmt: skip
def test_wrong_use_is_exit_2_with_one_sentence(workshop: Workshop, arguments: list[str], message: str) -> None:
    done = portal_newsletter(workshop, *arguments)
    assert (done.exit_code, done.stdout, done.stderr.splitlines()[-1]) == (2, "", message)
    assert not (workshop.folder / "out").exists()


def test_nothing_to_tell_is_exit_1(workshop: Workshop) -> None:
    done = portal_newsletter(workshop, "--since", "2027-07-05", "--language", "de", now="2027-07-05T08:00")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "there is nothing to tell: no news and no new offers since 2027-07-05, nothing in the coming weeks; nothing was written\n"
    assert not (workshop.folder / "out").exists()


def test_wrong_data_are_exit_1_with_what_is_wrong(workshop: Workshop) -> None:
    edit(workshop.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    done = portal_newsletter(workshop, "--since", "2026-11-01", "--language", "de")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "data/offers/sprechstunde.yml:12:7: cost: 'fre' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies\n"
        "1 problem in 1 file\n"
    )


def test_a_place_where_nobody_may_write_is_exit_1(workshop: Workshop) -> None:
    out = workshop.data / "site.yml" / "out"  # below a file
    done = portal_newsletter(workshop, "--since", "2026-11-01", "--language", "de", "--out", str(out))
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"{out}: Not a directory; the newsletter could not be written\n")
