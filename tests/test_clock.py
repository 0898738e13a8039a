"""The one clock."""

from __future__ import annotations

import datetime as dt

import pytest

from macros.clock import BERLIN, now


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_a_moment_without_zone_is_berlin_time() -> None:
    assert now("2026-11-20T08:00") == dt.datetime(2026, 11, 20, 8, tzinfo=BERLIN)


def test_a_day_is_its_beginning_in_berlin() -> None:
    assert now("2026-07-01").isoformat() == "2026-07-01T00:00:00+02:00"


def test_a_moment_with_zone_is_shown_in_berlin_time() -> None:
    assert now("2026-11-20T23:30:00+00:00").isoformat() == "2026-11-21T00:30:00+01:00"


def test_the_epoch_of_the_build_wins_over_the_moment_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795161600")
    assert now("2020-01-01").isoformat() == "2026-11-20T09:00:00+01:00"


def test_an_empty_epoch_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert now("2026-11-20").isoformat() == "2026-11-20T00:00:00+01:00"


def test_without_any_of_them_it_is_now_in_berlin() -> None:
    before = dt.datetime.now(dt.UTC)
    found = now()
    assert before <= found <= dt.datetime.now(dt.UTC)
    assert found.tzinfo is BERLIN


@pytest.mark.parametrize("text", ["morgen", "20.11.2026", "2026-02-30"])
def test_a_text_that_is_no_moment_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^'{text}' is no moment; expected for example 2026-11-20T08:00$"):
        now(text)


def test_an_epoch_that_is_no_number_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(ValueError, match="^SOURCE_DATE_EPOCH: 'today' is no number of seconds since 1970$"):
        now()
