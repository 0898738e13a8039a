"""The file that tells a scheduled job when to build: the next moment at which the site would look different."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from macros.clock import BERLIN
from macros.next_change import PATH, file, next_change
from macros.portal import Portal, load
from tests.conftest import TODAY, edit

URGENT, WINTER = "news/rathaus-geschlossen.yml", "news/winterhilfe.yml"


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def told(portal: Portal, now: dt.datetime) -> tuple[str, str]:
    moment, what = next_change(portal, now)
    return moment.isoformat(timespec="minutes"), what


@pytest.mark.parametrize(
    ("now", "moment", "what"),
    [
        ("2026-11-20T08:00", "2026-11-21T00:00+01:00", "a new day begins"),
        ("2026-11-18T06:59", "2026-11-18T07:00+01:00", "news/rathaus-geschlossen appears"),
        ("2026-11-18T07:00", "2026-11-19T00:00+01:00", "a new day begins"),
        ("2026-11-25T11:59", "2026-11-25T12:00+01:00", "news/rathaus-geschlossen ends"),
        ("2026-11-25T12:00", "2026-11-25T20:00+01:00", "events/treff ends"),
        ("2026-12-01T00:00", "2026-12-01T08:00+01:00", "news/winterhilfe appears"),
        ("2026-12-05T21:00", "2026-12-05T21:30+01:00", "events/fest ends"),
        ("2026-12-05T21:30", "2026-12-06T00:00+01:00", "a new day begins"),
    ],
)
def test_the_next_moment(portal: Portal, now: str, moment: str, what: str) -> None:
    assert told(portal, at(now)) == (moment, what)


@pytest.mark.parametrize(
    ("publish", "now", "moment"),
    [
        ("2026-03-29T03:00", "2026-03-29T01:59", "2026-03-29T03:00+02:00"),
        ("2026-03-29T01:59", "2026-03-29T01:58", "2026-03-29T01:59+01:00"),
        ("2026-10-25T03:00", "2026-10-25T01:59", "2026-10-25T03:00+01:00"),
        ("2026-10-25T01:59", "2026-10-25T01:58", "2026-10-25T01:59+02:00"),
    ],
)
def test_when_the_clocks_change(data: Path, publish: str, now: str, moment: str) -> None:
    edit(data, WINTER, "publish_at: 2026-12-01T08:00", f"publish_at: {publish}")
    portal = load(data, today=TODAY)
    assert told(portal, at(now)) == (moment, "news/winterhilfe appears")
    assert told(portal, at(now).astimezone(dt.UTC)) == (moment, "news/winterhilfe appears")


@pytest.mark.parametrize(("fold", "minutes"), [(0, 90), (1, 30)])
def test_in_the_hour_that_comes_twice_the_way_to_the_next_moment_is_right(data: Path, fold: int, minutes: int) -> None:
    edit(data, WINTER, "publish_at: 2026-12-01T08:00", "publish_at: 2026-10-25T03:00")
    now = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
    moment, _ = next_change(load(data, today=TODAY), now)
    assert moment.timestamp() - now.timestamp() == minutes * 60


@pytest.mark.parametrize(("now", "hours"), [("2026-03-29T00:00", 23), ("2026-10-25T00:00", 25), ("2026-11-20T00:00", 24)])
def test_a_day_is_as_long_as_it_is(portal: Portal, now: str, hours: int) -> None:
    moment, what = next_change(portal, at(now))
    assert (what, moment.timestamp() - at(now).timestamp()) == ("a new day begins", hours * 3600)


def test_the_file(portal: Portal) -> None:
    content = file(portal, at("2026-12-01T07:00"))
    assert content == b'{"next_change": "2026-12-01T08:00:00+01:00", "what": "news/winterhilfe appears"}\n'
    assert set(json.loads(content)) == {"next_change", "what"}
    assert PATH == "next-change.json"
