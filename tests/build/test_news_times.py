"""News to the minute in a built site: not there before its moment, there from then on, and exactly when next-change.json says.

One case of each kind: every edge of a minute, a day and both changes of the clocks is in tests/test_newsroom.py and tests/test_next_change.py.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.clock import BERLIN
from tests.conftest import edit
from tests.sites import LANGUAGES, Workshop, differing, pages_of

EVERY, GERMAN = LANGUAGES, ("de",)  # the minute is the same in every language: one case for all of them, a change of the clocks for one
WINTER, URGENT = "news/winterhilfe.yml", "news/rathaus-geschlossen.yml"
Fresh = Callable[[Path], Workshop]


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(BERLIN)


@pytest.fixture
def workshop(workshop: Workshop) -> Workshop:
    """The same without a concept, and with everything checked so long ago that the site can be built at both changes of the clocks."""
    shutil.rmtree(workshop.data / "concept")
    edit(workshop.data, "news/kursbeginn.yml", "measures: [kurse]\n", "")
    checked = re.compile(r"^( *(?:assured_date|last_reviewed|created)|  date): 2026-\d\d-\d\d$", re.MULTILINE)
    for path in workshop.data.rglob("*.yml"):
        path.write_text(checked.sub(r"\g<1>: 2026-01-02", path.read_text("utf-8")), "utf-8")
    return workshop


def change(site: Workshop) -> dict[str, str]:
    return json.loads((site.site / "next-change.json").read_text("utf-8"))


def places(site: Workshop, key: str) -> set[str]:
    """Every file of the site that shows or names an item."""
    return {path for path, content in site.files().items() if key.encode() in content or f"news/{key}/" in path}


@pytest.mark.parametrize(
    ("languages", "publish", "before", "after"),
    [
        (EVERY, "2026-12-01T08:00", "2026-12-01T07:59+01:00", "2026-12-01T08:00+01:00"),
        (GERMAN, "2026-03-29T03:00", "2026-03-29T01:59+01:00", "2026-03-29T03:00+02:00"),
    ],
)
def test_an_item_appears_everywhere_at_its_minute(workshop: Workshop, fresh: Fresh, languages: tuple[str, ...], publish: str, before: str, after: str) -> None:
    edit(workshop.data, WINTER, "publish_at: 2026-12-01T08:00", f"publish_at: {publish}")
    workshop.build(languages=languages, now=at(before))
    assert places(workshop, "winterhilfe") == {"next-change.json"}
    assert change(workshop) == {"next_change": at(after).isoformat(), "what": "news/winterhilfe appears"}

    workshop.build(languages=languages, now=at(change(workshop)["next_change"]))
    found = places(workshop, "winterhilfe")
    for code in languages:
        assert {
            f"{code}/news/winterhilfe/index.html", f"{code}/news/index.html", f"{code}/index.html", f"{code}/news/{publish[:4]}/index.html",
            f"{code}/news/topics/counselling/index.html", f"{code}/news/feed.xml", f"{code}/news/feed.json",
            f"{code}/news/topics/counselling/feed.xml", f"{code}/news/topics/counselling/feed.json",
            f"{code}/search/index.json", f"{code}/sitemap.xml",
        } <= found  # fmt: skip
    assert change(workshop)["next_change"] > at(after).isoformat()
    other = fresh(workshop.data)
    other.build(languages=languages, now=at(after))
    assert differing(pages_of(workshop.site), pages_of(other.site)) == []


@pytest.mark.parametrize(
    ("languages", "publish", "expires", "before", "after"),
    [
        (EVERY, "2026-11-18T07:00", "2026-11-25T12:00", "2026-11-25T11:59+01:00", "2026-11-25T12:00+01:00"),
        (GERMAN, "2026-10-24", "2026-10-25T03:00", "2026-10-25T02:59+01:00", "2026-10-25T03:00+01:00"),
    ],
)
def test_an_urgent_notice_leaves_every_page_at_its_minute(workshop: Workshop, fresh: Fresh, languages: tuple[str, ...], publish: str, expires: str, before: str, after: str) -> None:
    edit(workshop.data, URGENT, "publish_at: 2026-11-18T07:00", f"publish_at: {publish}")
    edit(workshop.data, URGENT, "expires_on: 2026-11-25T12:00", f"expires_on: {expires}")

    def with_banner() -> list[str]:
        return [path for path, content in workshop.files().items() if b'class="urgent"' in content]

    workshop.build(languages=languages, now=at(before))
    html = [path for path in workshop.files() if path.endswith(".html") and path.partition("/")[0] in languages]
    assert with_banner() == html
    assert change(workshop)["next_change"] == at(after).isoformat()

    workshop.build(languages=languages, now=at(change(workshop)["next_change"]))
    assert with_banner() == []
    for code in languages:
        assert "rathaus-geschlossen" not in workshop.page(f"{code}/news/index.html")
        assert "rathaus-geschlossen" not in workshop.page(f"{code}/news/feed.xml")
        assert "rathaus-geschlossen" in workshop.page(f"{code}/news/{publish[:4]}/index.html")
        assert 'class="notice notice--outdated"' in workshop.page(f"{code}/news/rathaus-geschlossen/index.html")
    other = fresh(workshop.data)
    other.build(languages=languages, now=at(after))
    assert differing(pages_of(workshop.site), pages_of(other.site)) == []


def test_what_no_longer_stands_first_moves_back(workshop: Workshop) -> None:
    def order() -> list[int]:
        html = workshop.page("de/news/index.html")
        return [html.index(f'href="/de/news/{key}/">') for key in ("fest-programm", "kursbeginn")]

    workshop.build(languages=GERMAN, now=at("2026-12-05T23:59+01:00"))
    first, second = order()
    assert first < second
    assert change(workshop) == {"next_change": "2026-12-06T00:00:00+01:00", "what": "a new day begins"}
    workshop.build(languages=GERMAN, now=at("2026-12-06T00:00+01:00"))
    first, second = order()
    assert first > second


def test_from_one_moment_to_the_next_nothing_else_changes(standing: Workshop) -> None:
    """Until the moment that next-change.json names, a build would publish the same site again."""
    before = pages_of(standing.site)
    standing.build(now=at(change(standing)["next_change"]) - dt.timedelta(minutes=1))
    assert differing(before, pages_of(standing.site)) == []


def test_pictures_come_with_their_news(workshop: Workshop) -> None:
    edit(workshop.data, "news/kursbeginn.yml", "publish_at: 2026-11-12T09:30", "publish_at: 2026-12-01T09:30")
    edit(workshop.data, "news/kursbeginn.yml", "date: 2026-11-13", "date: 2026-12-02")
    edit(workshop.data, "news/kursbeginn.yml", "date: 2026-11-16T14:00", "date: 2026-12-02T14:00")
    workshop.build(languages=GERMAN, now=at("2026-11-30T08:00+01:00"))
    assert not (workshop.site / "images").exists()
    workshop.build(languages=GERMAN, now=at("2026-12-02T15:00+01:00"))
    assert [path.name for path in (workshop.site / "images").iterdir()] == ["lampions.png"]
