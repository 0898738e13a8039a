"""Rules of news against now and against settings; refusals of a single record: tests/models/test_news.py."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.clock import BERLIN
from macros.news_checks import check_waiting
from macros.portal import load
from tests.conftest import TODAY, edit, problems_of
from tests.sites import run

ADVICE = "data/news/winterhilfe.yml:6:13: advice: publish_at: '2026-12-01T08:00' lies in the future; in a public repository the text can be read now"


def waiting(data: Path, now: str) -> list[str]:
    return [str(problem) for problem in check_waiting(load(data, today=TODAY), dt.datetime.fromisoformat(now).replace(tzinfo=BERLIN))]


@pytest.mark.parametrize(("now", "lines"), [("2026-11-20T08:00", [ADVICE]), ("2026-12-01T07:59", [ADVICE]), ("2026-12-01T08:00", [])])
def test_what_waits_for_its_moment_can_be_read_in_a_public_repository(data: Path, now: str, lines: list[str]) -> None:
    assert waiting(data, now) == lines


def test_in_a_private_repository_it_can_not(data: Path) -> None:
    edit(data, "site.yml", "recheck_after_months: 12", "recheck_after_months: 12\nrepository_public: false")
    assert waiting(data, "2026-11-20T08:00") == []


def test_portal_check_says_so(data: Path) -> None:
    done = run("-m", "macros", "check", "--data", str(data), "--now", "2026-11-20T08:00")
    assert ADVICE in done.stderr.splitlines()
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("news/kursbeginn.yml", "date: 2026-11-16T14:00", "date: 2026-11-21T14:00", "data/news/kursbeginn.yml:25:11: corrections[1].date: '2026-11-21T14:00' lies in the future; expected the day or the moment of the change"),
        ("site.yml", "contact: amt", "contact: ampt", "data/site.yml:29:12: press.contact: unknown contact 'ampt' (did you mean 'amt'?)"),
        ("site.yml", "    de: Musterstadt ist eine Stadt zum Ausprobieren.\n", "", "data/site.yml:31:5: press.boilerplate: missing in the source language 'de'"),
        ("site.yml", "    en: Musterstadt is a town", "    eng: Musterstadt is a town", "data/site.yml:32:10: press.boilerplate.eng: unknown language 'eng' (did you mean 'en'?)"),
        ("site.yml", "recheck_after_months: 12", "repository_public: maybe", "data/site.yml:27:20: repository_public: 'maybe' is not allowed; expected true or false"),
    ],
)  # fmt: skip
def test_refusals(data: Path, name: str, old: str, new: str, problem: str) -> None:
    edit(data, name, old, new)
    assert problems_of(data) == [problem]
