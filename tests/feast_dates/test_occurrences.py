"""The engine: windows, keys, overrides, variants, years that are open; the same however the window is cut."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.feast_dates import Occurrence, Open, VariantDate, horizon, occurrences, open_years, window
from macros.models.feasts import Feasts
from tests.feast_dates.making import HIJRI, feast, found
from tests.patience import PATIENT

DAY = dt.timedelta(days=1)
SOURCE = {"title": "KRM", "url": "https://krm.example/", "checked": "2026-11-19"}
KURBAN = {"calendar": "hijri", "month": 12, "day": 10}

EVERYTHING = Feasts(
    [
        feast("fixed", calendar="gregorian", month=12, day=31, fields={"duration": "3"}),
        feast("leap", calendar="gregorian", month=2, day=29),
        feast("weekday", calendar="weekday", weekday="SU", on_or_after="12-29"),
        feast("easter", calendar="easter", offset=-48, church="east", fields={"duration": "55"}),
        feast("advent", calendar="advent", offset=35),
        feast("julian", calendar="julian", month=12, day=19),
        feast("hanukkah", calendar="hebrew", month=9, day=25, fields={"duration": "8", "begins": "evening_before"}),
        feast("ramadan", calendar="hijri", month=9, day=1, fields={"duration": "30"}),
        feast("kurban", **KURBAN, fields={"dates": {"1448": {"date": "2027-05-17", "source": SOURCE}}}),
        feast("asure", calendar="relative", feast="kurban", offset=32),
        feast("before", calendar="relative", feast="nowruz", offset=-366),
        feast("nowruz", calendar="persian"),
        feast("genna", calendar="ethiopic", month=4, day=22),
        feast("tet", calendar="chinese", month=12, day=20, zone="vn"),
        feast("vesakh", calendar="fullmoon", month=1, fields={"variants": [{"community": {"de": "x"}, "rule": {"calendar": "fullmoon", "month": "1", "which": "last"}}]}),
        feast("table", calendar="table", dates={"2025": ["2025-01-06", "2025-12-31"], "2027": ["2027-12-30"]}, fields={"duration": "4"}),
        feast("after", calendar="relative", feast="table", offset=3),
    ],
    HIJRI,
)
_DATES = st.dates(dt.date(2015, 1, 1), dt.date(2045, 12, 31))


@given(first=_DATES, length=st.integers(0, 1500))
@settings(PATIENT, max_examples=60)
def test_occurrences_are_sorted_touch_the_window_and_are_there_once(first: dt.date, length: int) -> None:
    last = first + length * DAY
    there = occurrences(EVERYTHING, first, last)
    assert there == sorted(there, key=lambda each: (each.start, each.end, each.feast, each.key))
    assert all(each.start <= each.end and each.start <= last and each.end >= first for each in there)
    assert len({(each.feast, each.key) for each in there}) == len(there)


@given(first=_DATES, lengths=st.lists(st.integers(0, 500), min_size=2, max_size=5))
@settings(PATIENT, max_examples=60)
def test_occurrences_are_the_same_however_the_window_is_cut(first: dt.date, lengths: list[int]) -> None:
    pieces: set[Occurrence] = set()
    start = first
    for length in lengths:
        pieces |= set(occurrences(EVERYTHING, start, start + length * DAY))
        start += (length + 1) * DAY
    assert sorted(pieces) == occurrences(EVERYTHING, first, start - DAY)


@given(day=_DATES)
@settings(PATIENT, max_examples=60)
def test_a_day_knows_the_feasts_that_a_long_window_has_on_it(day: dt.date) -> None:
    around = occurrences(EVERYTHING, day - 400 * DAY, day + 400 * DAY)
    assert occurrences(EVERYTHING, day, day) == [each for each in around if each.start <= day <= each.end]


@given(first=_DATES, length=st.integers(0, 1500))
@settings(PATIENT, max_examples=60)
def test_what_a_table_does_not_reach_is_open(first: dt.date, length: int) -> None:
    last = first + length * DAY
    years = [each.year for each in open_years(EVERYTHING, first, last) if each.feast == "table"]
    assert years == [year for year in range(first.year, last.year + 1) if year > 2027]


def test_one_feast_alone_is_found_as_among_the_others() -> None:
    first, last = dt.date(2026, 1, 1), dt.date(2028, 12, 31)
    for key in EVERYTHING:
        alone = occurrences(EVERYTHING, first, last, only=key)
        assert alone == [each for each in occurrences(EVERYTHING, first, last) if each.feast == key]


def test_every_field_of_an_occurrence() -> None:
    rosh = feast("rosh", "fixed", calendar="hebrew", month=7, day=1, fields={"duration": "2", "begins": "evening_before"})
    assert found(rosh, first=dt.date(2027, 10, 3), last=dt.date(2027, 10, 3)) == [
        Occurrence(dt.date(2027, 10, 2), dt.date(2027, 10, 3), "rosh", "5788", "fixed", doubt=0, eve=True, confirmed=False)
    ]


@pytest.mark.parametrize(("begins", "eve"), [("midnight", False), ("evening_before", True), ("dawn_to_sunset", False)])
def test_only_what_begins_in_the_evening_has_an_eve(begins: str, eve: bool) -> None:
    assert {each.eve for each in found(feast(calendar="advent", fields={"begins": begins}))} == {eve}


@pytest.mark.parametrize(("certainty", "doubt"), [("fixed", 0), ("calculated", 1), ("varies", 1)])
def test_doubt_follows_from_certainty(certainty: str, doubt: int) -> None:
    assert {(each.certainty, each.doubt) for each in found(feast("x", certainty, calendar="advent"))} == {(certainty, doubt)}


def _kurban(confirmed: str) -> list[Occurrence]:
    override = {"1448": {"date": "2027-05-17", "confirmed": confirmed, "source": SOURCE}}
    kurban = feast("kurban", "calculated", **KURBAN, fields={"duration": "4", "dates": override})
    asure = feast("asure", "calculated", calendar="relative", feast="kurban", offset=32)
    return found(kurban, asure, first=dt.date(2027, 1, 1), last=dt.date(2027, 12, 31))


def test_an_override_moves_an_occurrence_but_not_its_key() -> None:
    kurban = _kurban("false")[0]
    assert (str(kurban.start), str(kurban.end), kurban.key, kurban.confirmed, kurban.doubt) == ("2027-05-17", "2027-05-20", "1448", False, 1)


def test_a_confirmed_date_is_in_no_doubt() -> None:
    kurban, asure = _kurban("true")
    assert (kurban.confirmed, kurban.doubt, kurban.certainty) == (True, 0, "calculated")
    assert (asure.confirmed, asure.doubt) == (False, 1)


def test_what_follows_a_feast_moves_with_it() -> None:
    assert [(str(each.start), each.key) for each in _kurban("false")] == [("2027-05-17", "1448"), ("2027-06-18", "1448")]


def test_other_occurrences_stay_where_they_are() -> None:
    kurban = EVERYTHING["kurban"]
    assert [str(each.start) for each in found(kurban)][:4] == ["2024-06-16", "2025-06-06", "2026-05-27", "2027-05-17"]
    assert str(found(kurban)[4].start) == "2028-05-05"


def test_an_override_can_move_an_occurrence_out_of_the_window() -> None:
    late = feast(calendar="gregorian", month=12, day=31, fields={"dates": {"2026": {"date": "2027-01-02", "source": SOURCE}}})
    assert found(late, first=dt.date(2026, 12, 1), last=dt.date(2026, 12, 31)) == []
    assert [each.key for each in found(late, first=dt.date(2027, 1, 1), last=dt.date(2027, 1, 31))] == ["2026"]


def test_a_variant_is_some_days_off_and_as_long() -> None:
    eid = feast(**KURBAN, fields={"duration": "4", "variants": [{"community": {"de": "Schiitische Gemeinden"}, "offset": "1"}]})
    only = found(eid, first=dt.date(2027, 5, 1), last=dt.date(2027, 5, 31))[0]
    assert only.variants == (VariantDate(0, dt.date(2027, 5, 17), dt.date(2027, 5, 20)),)


def test_a_variant_with_a_rule_takes_the_nearest_date_also_over_new_year() -> None:
    julian = {"calendar": "julian", "month": "12", "day": "25"}
    christmas = feast(calendar="gregorian", month=12, day=25, fields={"variants": [{"community": {"de": "Serbisch"}, "rule": julian}]})
    only = found(christmas, first=dt.date(2026, 12, 1), last=dt.date(2026, 12, 31))[0]
    assert only.variants == (VariantDate(0, dt.date(2027, 1, 7), dt.date(2027, 1, 7)),)


def test_a_variant_whose_rule_has_no_date_near_has_none() -> None:
    table = {"calendar": "table", "dates": {"2026": ["2026-05-31"]}}
    vesakh = feast(calendar="fullmoon", month=5, fields={"variants": [{"community": {"de": "Thailand"}, "rule": table}]})
    assert [len(each.variants) for each in found(vesakh)][:4] == [0, 0, 1, 0]


def test_the_variant_of_vesakh_differs_in_the_years_of_the_reference() -> None:
    last = {"calendar": "fullmoon", "month": "5", "which": "last"}
    vesakh = feast(calendar="fullmoon", month=5, fields={"variants": [{"community": {"de": "Thailand"}, "rule": last}]})
    assert [each.start.year for each in found(vesakh) if each.variants[0].start != each.start] == [2026]


def test_a_table_is_open_after_its_last_year_only() -> None:
    table = EVERYTHING["table"]
    assert open_years(Feasts([table]), dt.date(2023, 1, 1), dt.date(2027, 12, 31)) == []  # 2026: known to have none
    assert open_years(Feasts([table]), dt.date(2026, 1, 1), dt.date(2029, 1, 1)) == [Open("table", 2028), Open("table", 2029)]


def test_what_follows_a_table_is_open_where_the_table_is() -> None:
    first, last = dt.date(2027, 1, 1), dt.date(2029, 12, 31)
    # the occurrence of 30 December 2027 is followed on 2 January 2028, so 2028 has a date
    assert [each.year for each in open_years(EVERYTHING, first, last) if each.feast == "after"] == [2029]


def test_a_calendar_of_the_moon_is_open_beyond_what_can_be_computed() -> None:
    eid = Feasts([feast("eid", calendar="hijri", month=10, day=1)])
    assert open_years(eid, dt.date(2070, 1, 1), dt.date(2079, 12, 31)) == [Open("eid", 2077), Open("eid", 2078), Open("eid", 2079)]
    tet = Feasts([feast("tet", calendar="chinese", month=1, day=1, zone="vn")])
    assert open_years(tet, dt.date(2050, 1, 1), dt.date(2053, 12, 31)) == [Open("tet", 2053)]


def test_a_rule_that_holds_for_ever_has_no_horizon() -> None:
    for key in ("fixed", "weekday", "easter", "advent", "julian", "hanukkah", "nowruz", "before", "genna", "vesakh"):
        assert horizon(EVERYTHING, EVERYTHING[key].rule) is None, key


def test_the_horizon_of_a_table_is_told_with_every_occurrence() -> None:
    there = occurrences(EVERYTHING, dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert {each.horizon for each in there if each.feast == "table"} == {dt.date(2027, 12, 31)}
    assert {each.horizon for each in there if each.feast == "after"} == {dt.date(2028, 1, 3)}


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-11-01", "2025-11-01", "2029-11-30"), ("2026-11-30", "2025-11-01", "2029-11-30"), ("2026-12-01", "2025-12-01", "2029-12-31"),
        ("2028-02-29", "2027-02-01", "2031-02-28"), ("2027-02-01", "2026-02-01", "2030-02-28"), ("2025-02-28", "2024-02-01", "2028-02-29"),
    ],
)
def test_the_window_of_the_feeds_is_one_year_back_and_three_ahead_in_whole_months(today: str, first: str, last: str) -> None:
    assert [str(day) for day in window(dt.date.fromisoformat(today))] == [first, last]


def test_no_feasts_have_no_occurrences() -> None:
    assert occurrences(Feasts(), dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == []
    assert open_years(Feasts(), dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == []


def test_feasts_and_occurrences_can_be_handed_to_another_process() -> None:
    other = pickle.loads(pickle.dumps(EVERYTHING))
    window_of_one = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    there = occurrences(EVERYTHING, *window_of_one)
    assert occurrences(other, *window_of_one) == pickle.loads(pickle.dumps(there)) == there
