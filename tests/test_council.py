"""Who decides and who takes part: what rests on what, and what comes next."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from macros.council import Council, ProposalCounts
from macros.portal import Portal, load
from tests.conftest import TODAY, edit

HELD, TO_COME = "beirat-2025-02-13", "beirat-2026-12-10"
MICRO = "concept/funding/mikrofoerderung.yml"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def council(portal: Portal) -> Council:
    return portal.council


def after(data: Path, *edits: tuple[str, str, str]) -> Council:
    for change in edits:
        edit(data, *change)
    return load(data, today=TODAY).council


def copy(data: Path, kind: str, old: str, new: str, *changes: tuple[str, str]) -> None:
    """One more record, like another one but for some changes."""
    text = (data / f"concept/{kind}/{old}.yml").read_text("utf-8")
    for before, now in changes:
        assert before in text
        text = text.replace(before, now)
    (data / f"concept/{kind}/{new}.yml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("resolutions_by_body", {"beirat": ("antrag-treffpunkt", "beschluss-konzept")}),
        ("papers_by_resolution", {"beschluss-konzept": ("konzept",)}),
        ("papers_by_body", {"beirat": ("konzept",)}),
        ("reports_by_session", {}),
        ("proposals_by_resolution", {"beschluss-konzept": ("kurs-am-vormittag",)}),
        ("measures_by_evidence", {"beschluss-konzept": ("kurse",)}),
        ("questions_by_evidence", {"beschluss-konzept": ("beschluss",)}),
    ],
)
def test_what_belongs_to_what(council: Council, name: str, groups: dict[str, tuple[str, ...]]) -> None:
    assert getattr(council, name) == groups


def test_a_report_is_presented_in_a_session(data: Path) -> None:
    council = after(data, ("concept/reports/2025.yml", "published: 2026-03-10", f"published: 2026-03-10\nsession: {HELD}"))
    assert council.reports_by_session == {HELD: ("2025",)}


def test_those_who_decide_come_first(data: Path) -> None:
    for key, kind in (("a-netzwerk", "network"), ("b-runde", "steering_group"), ("c-ausschuss", "committee"), ("d-rat", "council")):
        copy(data, "bodies", "beirat", key, ("kind: integration_council", f"kind: {kind}"))
    assert load(data, today=TODAY).council.bodies == ("d-rat", "c-ausschuss", "beirat", "a-netzwerk", "b-runde")


def test_the_latest_decisions_and_proposals_come_first(council: Council) -> None:
    assert council.resolutions == ("antrag-treffpunkt", "beschluss-konzept")
    assert council.proposals == ("mehr-baenke", "kurs-am-vormittag")


def test_the_later_paper_of_a_body_comes_first(data: Path) -> None:
    copy(data, "papers", "konzept", "danach", ("adopted: 2025-02-13", "adopted: 2026-10-01"))
    assert load(data, today=TODAY).council.papers_by_body == {"beirat": ("danach", "konzept")}


@pytest.mark.parametrize(
    ("on", "coming", "past"),
    [("2026-11-20", [TO_COME], [HELD]), ("2026-12-10", [TO_COME], [HELD]), ("2026-12-11", [], [TO_COME, HELD]), ("2025-02-13", [TO_COME], [HELD])],
)
def test_a_session_comes_until_its_day_is_over_or_it_was_held(council: Council, on: str, coming: list[str], past: list[str]) -> None:
    assert (council.coming_sessions(day(on)), council.past_sessions(day(on))) == (coming, past)


def test_sessions_of_one_body(council: Council) -> None:
    assert council.coming_sessions(TODAY, "beirat") == [TO_COME]
    assert council.coming_sessions(TODAY, "rat") == council.past_sessions(TODAY, "rat") == []


def test_a_cancelled_session_is_still_told_about(data: Path) -> None:
    assert after(data, (f"concept/sessions/{TO_COME}.yml", "status: planned", "status: cancelled")).coming_sessions(TODAY) == [TO_COME]


def test_several_sessions_come_in_the_order_of_time(data: Path) -> None:
    copy(data, "sessions", TO_COME, "a-spaeter", ("2026-12-10T18:00", "2027-01-10"))
    copy(data, "sessions", TO_COME, "z-frueher", ("2026-12-10T18:00", "2026-12-01"))
    council = load(data, today=TODAY).council
    assert council.coming_sessions(TODAY) == ["z-frueher", TO_COME, "a-spaeter"]
    assert council.past_sessions(day("2028-01-01")) == ["a-spaeter", TO_COME, "z-frueher", HELD]


@pytest.mark.parametrize(("on", "number", "is_closed"), [("2026-10-15", 0, False), ("2026-10-16", 1, False), ("2027-03-31", 1, False), ("2027-04-01", None, True)])
def test_a_deadline_counts_to_the_end_of_its_day(council: Council, on: str, number: int | None, is_closed: bool) -> None:
    assert council.next_deadline("mikrofoerderung", day(on)) == number
    assert council.is_closed("mikrofoerderung", day(on)) is is_closed


def test_deadlines_need_not_be_in_order(data: Path) -> None:
    assert after(data, (MICRO, "date: 2026-10-15", "date: 2027-06-30")).next_deadline("mikrofoerderung", TODAY) == 1


def test_what_is_always_open_is_never_closed(data: Path) -> None:
    council = after(data, (MICRO, "contact: buero", "contact: buero\nrolling: true"))
    assert council.is_closed("mikrofoerderung", day("2030-01-01")) is False


def test_programmes_come_by_their_next_deadline(data: Path) -> None:
    """Those with a deadline first, then those without, and what is closed last."""
    copy(data, "funding", "mikrofoerderung", "bald", ("2026-10-15", "2026-11-30"))
    copy(data, "funding", "mikrofoerderung", "a-vorbei", ("2027-03-31", "2026-03-31"))
    text = (data / MICRO).read_text("utf-8")
    start, end = text.index("deadlines:"), text.index("fields:")
    (data / "concept/funding/a-immer.yml").write_text(text[:start] + "rolling: true\n" + text[end:], "utf-8")
    (data / "concept/funding/b-offen.yml").write_text(text[:start] + text[end:], "utf-8")
    council = load(data, today=TODAY).council
    assert council.funding(TODAY) == ["bald", "mikrofoerderung", "a-immer", "b-offen", "a-vorbei"]


def test_proposals_are_counted_and_nothing_more(data: Path) -> None:
    assert load(data, today=TODAY).council.proposal_counts() == ProposalCounts(received=2, answered=1, adopted=1)
    copy(data, "proposals", "kurs-am-vormittag", "halb", ("outcome: adopted", "outcome: partly_adopted"))
    copy(data, "proposals", "kurs-am-vormittag", "nein", ("outcome: adopted", "outcome: rejected"))
    assert load(data, today=TODAY).council.proposal_counts() == ProposalCounts(received=4, answered=3, adopted=2)
