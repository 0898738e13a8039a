"""What news there are at a moment: to the minute of Berlin, also in the two nights in which the clocks change."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from macros.clock import BERLIN
from macros.models.moments import Moment
from macros.models.news import News
from macros.newsroom import Newsroom, appears, changed, ends, moments, unpinned
from macros.portal import Portal

ZONES = (BERLIN, dt.UTC)
AT = dt.datetime(2026, 11, 20, 8, tzinfo=BERLIN)


def moment(text: str | None) -> Moment | None:
    return None if text is None else dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def item(key: str, publish: str, expires: str | None = None, pinned: str | None = None, kind: str = "news", **more: object) -> News:
    fields = {"topics": (), "offers": (), "events": (), "measures": (), "corrections": ()} | more
    return SimpleNamespace(id=key, kind=kind, publish_at=moment(publish), expires_on=moment(expires), pinned_until=moment(pinned), **fields)


def room(now: dt.datetime, *items: News) -> Newsroom:
    return Newsroom({each.id: each for each in items}, now)


def test_the_tiny_portal_at_eight(portal: Portal) -> None:
    found = Newsroom(portal.records["news"], AT)
    assert found.published == ("rathaus-geschlossen", "kursbeginn", "fest-programm", "gegen-hass")
    assert found.current == ("fest-programm", "rathaus-geschlossen", "kursbeginn")
    assert (found.urgent, found.waiting) == (("rathaus-geschlossen",), ("winterhilfe",))
    assert found.by_topic == {"participation": ("fest-programm",), "counselling": ("rathaus-geschlossen", "kursbeginn"), "language": ("kursbeginn",)}
    assert found.by_year == {2026: ("rathaus-geschlossen", "kursbeginn", "fest-programm", "gegen-hass")}
    assert found.about == {("offers", "kurs"): ("kursbeginn",), ("events", "treff"): ("kursbeginn",), ("events", "fest"): ("fest-programm",), ("concept/measures", "kurse"): ("kursbeginn",)}


def test_the_pinned_stand_first_then_the_newest_and_equal_moments_have_an_order() -> None:
    items = [item("old", "2026-11-01", pinned="2026-11-20"), item("b", "2026-11-19T08:00"), item("a", "2026-11-19T08:00"), item("was-pinned", "2026-11-02", pinned="2026-11-19")]
    assert room(AT, *items).current == ("old", "b", "a", "was-pinned")


# A day of the change to summer time: 02:00 to 03:00 is left out. To winter time: that hour comes twice.
CHANGES = [
    ("2026-03-29T01:59", "2026-03-29T01:58+01:00", "2026-03-29T01:59+01:00"),
    ("2026-03-29T03:00", "2026-03-29T01:59+01:00", "2026-03-29T03:00+02:00"),
    ("2026-03-29T03:01", "2026-03-29T03:00+02:00", "2026-03-29T03:01+02:00"),
    ("2026-03-29", "2026-03-28T23:59+01:00", "2026-03-29T00:00+01:00"),
    ("2026-03-30", "2026-03-29T23:59+02:00", "2026-03-30T00:00+02:00"),
    ("2026-10-25T01:59", "2026-10-25T01:58+02:00", "2026-10-25T01:59+02:00"),
    ("2026-10-25T03:00", "2026-10-25T02:59+01:00", "2026-10-25T03:00+01:00"),
    ("2026-10-25T03:01", "2026-10-25T03:00+01:00", "2026-10-25T03:01+01:00"),
    ("2026-10-25", "2026-10-24T23:59+02:00", "2026-10-25T00:00+02:00"),
    ("2026-10-26", "2026-10-25T23:59+01:00", "2026-10-26T00:00+01:00"),
]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("publish", "before", "after"), CHANGES)
def test_an_item_appears_with_its_minute(publish: str, before: str, after: str, zone: dt.tzinfo) -> None:
    for now, published in ((before, ()), (after, ("a",))):
        assert room(dt.datetime.fromisoformat(now).astimezone(zone), item("a", publish)).published == published


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("expires", "before", "after"), CHANGES)
def test_an_item_ends_with_its_minute_or_after_its_last_day(expires: str, before: str, after: str, zone: dt.tzinfo) -> None:
    if "T" not in expires:  # the last day is included
        expires = str(dt.date.fromisoformat(expires) - dt.timedelta(days=1))
    for now, is_over in ((before, False), (after, True)):
        found = room(dt.datetime.fromisoformat(now).astimezone(zone), item("a", "2026-01-01", expires, kind="urgent_notice"))
        assert (found.is_over("a"), found.current, found.urgent) == ((True, (), ()) if is_over else (False, ("a",), ("a",)))
        assert found.published == ("a",)


@pytest.mark.parametrize(("pinned", "before", "after"), CHANGES[:3] + CHANGES[5:8])
def test_an_item_stands_first_until_its_minute(pinned: str, before: str, after: str) -> None:
    items = (item("a", "2026-01-01", pinned=pinned), item("b", "2026-01-02"))
    orders = [room(dt.datetime.fromisoformat(now), *items).current for now in (before, after)]
    assert orders == [("a", "b"), ("b", "a")]


@pytest.mark.parametrize("fold", [0, 1])
def test_in_the_hour_that_comes_twice_everything_is_in_order(fold: int) -> None:
    now = dt.datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
    found = room(now, item("before", "2026-10-25T01:59"), item("after", "2026-10-25T03:00"))
    assert (found.published, found.waiting) == (("before",), ("after",))


def test_moments_name_what_changes() -> None:
    records = {"a": item("a", "2026-11-01T08:00", "2026-11-03", "2026-11-02")}
    assert [(when.isoformat(), what) for when, what in moments(records)] == [
        ("2026-11-01T08:00:00+01:00", "news/a appears"),
        ("2026-11-04T00:00:00+01:00", "news/a ends"),
        ("2026-11-03T00:00:00+01:00", "news/a no longer stands first"),
    ]


def test_what_has_no_end_has_none() -> None:
    plain = item("a", "2026-11-01")
    assert (appears(plain).isoformat(), ends(plain), unpinned(plain), changed(plain)) == ("2026-11-01T00:00:00+01:00", None, None, None)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2026-11-03", "2026-11-02T09:00"), "2026-11-03T00:00:00+01:00"),
        (("2026-11-01",), "2026-11-01T08:00:00+01:00"),  # a day counts from midnight, but nothing changes before it appears
        (("2026-03-29T03:00",), "2026-11-01T08:00:00+01:00"),
    ],
)
def test_the_last_change_is_that_of_the_latest_correction(dates: tuple[str, ...], expected: str) -> None:
    corrections = tuple(SimpleNamespace(date=moment(date)) for date in dates)
    assert changed(item("a", "2026-11-01T08:00", corrections=corrections)).isoformat() == expected


def test_the_state_changes_with_what_appears_ends_or_moves(portal: Portal) -> None:
    def state(now: str) -> str:
        return Newsroom(portal.records["news"], dt.datetime.fromisoformat(now)).state()

    moments = ("2026-11-20T08:00+01:00", "2026-11-25T12:00+01:00", "2026-12-01T08:00+01:00", "2026-12-06T00:00+01:00")
    assert len(set(map(state, moments))) == 4
    assert state("2026-11-20T08:00+01:00") == state("2026-11-25T11:59+01:00")
