"""News: what a record may say, and one clear sentence for what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.models.fields import text_fields
from macros.models.news import News
from macros.portal import Portal
from tests.conftest import edit, problems_of

KURS, PRESS, HASS, URGENT = (f"news/{key}.yml" for key in ("kursbeginn", "fest-programm", "gegen-hass", "rathaus-geschlossen"))


def test_the_tiny_portal_has_every_kind(portal: Portal) -> None:
    assert {key: news.kind for key, news in portal.records["news"].items()} == {
        "fest-programm": "press_release", "gegen-hass": "statement", "kursbeginn": "news", "rathaus-geschlossen": "urgent_notice", "winterhilfe": "news",
    }  # fmt: skip


def test_only_words_are_translated() -> None:
    assert text_fields(News) == ("title", "teaser", "text", "image", "corrections")


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (KURS, "kind: news", "kind: nwes", "data/news/kursbeginn.yml:1:7: kind: 'nwes' is not allowed (did you mean 'news'?); expected one of news, press_release, statement, urgent_notice"),
        (KURS, "publish_at: 2026-11-12T09:30", "publish_at: 12.11.2026", "data/news/kursbeginn.yml:11:13: publish_at: '12.11.2026' is not a day or a day with its time (expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, for example 2026-12-05T17:00)"),
        (KURS, "publish_at: 2026-11-12T09:30", "publish_at: 2026-03-29T02:30", "data/news/kursbeginn.yml:11:13: publish_at: '2026-03-29T02:30' does not exist; on that day the clocks go from 02:00 to 03:00"),
        (KURS, "publish_at: 2026-11-12T09:30", "publish_at: 2026-10-25T02:30", "data/news/kursbeginn.yml:11:13: publish_at: '2026-10-25T02:30' occurs twice; on that day the clocks go back from 03:00 to 02:00"),
        (PRESS, "pinned_until: 2026-12-05", "pinned_until: 2026-11-09", "data/news/fest-programm.yml:7:15: pinned_until: '2026-11-09' does not lie after publish_at '2026-11-10'"),
        (HASS, "expires_on: 2026-10-31", "expires_on: 2026-08-31", "data/news/gegen-hass.yml:7:13: expires_on: '2026-08-31' does not lie after publish_at '2026-09-01T08:00'"),
        (URGENT, "expires_on: 2026-11-25T12:00\n", "", "data/news/rathaus-geschlossen.yml:1:1: expires_on: missing; an urgent notice stands on every page, so it needs an end"),
        (KURS, "  licence: CC BY 4.0\n", "", "data/news/kursbeginn.yml:13:3: image.licence: missing; say under which licence the image may be used"),
        (KURS, "  credit: Stadt Musterstadt\n", "", "data/news/kursbeginn.yml:13:3: image.credit: missing"),
        (KURS, "  alt: Bunte Lampions hängen im Kursraum.\n", "", "data/news/kursbeginn.yml:13:3: image.alt: missing"),
        (KURS, "date: 2026-11-13", "date: 2026-11-11", "data/news/kursbeginn.yml:23:11: corrections[0].date: '2026-11-11' lies before publish_at '2026-11-12T09:30'"),
        (KURS, "topics: [language, counselling]", "topics: []", "data/news/kursbeginn.yml:17:9: topics: missing"),
        (KURS, "contact: buero", "contact: bureau", "data/news/kursbeginn.yml:18:10: contact: unknown contact 'bureau' (did you mean 'buero'?)"),
        (KURS, "measures: [kurse]", "measures: [kurs]", "data/news/kursbeginn.yml:21:12: measures[0]: unknown measure 'kurs' (did you mean 'kurse'?)"),
    ],
)  # fmt: skip
def test_refusals(data: Path, name: str, old: str, new: str, problem: str) -> None:
    edit(data, name, old, new)
    assert problems_of(data) == [problem]


def test_a_notice_may_end_on_the_day_it_appears(data: Path) -> None:
    edit(data, URGENT, "expires_on: 2026-11-25T12:00", "expires_on: 2026-11-18")
    assert problems_of(data) == []


def test_an_end_at_the_moment_of_publication_is_refused(data: Path) -> None:
    edit(data, URGENT, "expires_on: 2026-11-25T12:00", "expires_on: 2026-11-18T07:00")
    assert problems_of(data) == ["data/news/rathaus-geschlossen.yml:7:13: expires_on: '2026-11-18T07:00' does not lie after publish_at '2026-11-18T07:00'"]
