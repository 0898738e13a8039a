"""Sessions in lists and on their own pages. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from macros.portal import Portal
from macros.views.components import CardFact
from macros.views.concept import sessions
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
HELD, TO_COME = "beirat-2025-02-13", "beirat-2026-12-10"
FILE = f"concept/sessions/{TO_COME}.yml"


def facts(page: sessions.SessionPage) -> list[tuple[str, ...]]:
    return [(str(fact.label), *map(str, fact.values)) for fact in page.facts]


def test_a_session_to_come_is_hidden_when_its_day_is_over(reader: Reading) -> None:
    found = sessions.coming(reader("de"), [TO_COME])
    line = found.lines[0]
    assert (line.until, found.over_from, line.iso, line.day, line.time) == (
        "2026-12-10T24:00", "2026-12-10T24:00", "2026-12-10", "Donnerstag, 10. Dezember 2026", "18:00"
    )  # fmt: skip
    assert (line.name, line.link) == ("15. Sitzung des Integrationsbeirats", "/de/concept/sessions/beirat-2026-12-10/")
    assert [(str(badge.text), badge.kind) for badge in line.badges] == [("öffentlich", "")]
    assert line.facts == (CardFact("where", reader("de").say("Wo?"), ("Rathaus Musterstadt",)),)


def test_without_sessions_nothing_is_over(reader: Reading) -> None:
    assert sessions.coming(reader("de"), []) == sessions.ComingSessions((), None)


def test_a_session_that_was_held_stays(reader: Reading) -> None:
    (year,) = sessions.by_year(reader("de"), [HELD])
    assert (year.year, year.lines[0].until) == (2025, None)


def test_a_day_without_a_time_and_a_place(edited: Edited) -> None:
    line = sessions.session_line(edited("de", (FILE, "date: 2026-12-10T18:00\nlocation: rathaus", "date: 2026-12-10")), TO_COME)
    assert (line.day, line.time, line.facts) == ("Donnerstag, 10. Dezember 2026", "", ())


def test_not_everybody_may_come_and_not_every_session_takes_place(edited: Edited) -> None:
    reader = edited("de", (FILE, "status: planned", "status: cancelled\npublic: false"))
    assert [(str(badge.text), badge.kind) for badge in sessions.session_line(reader, TO_COME).badges] == [("Abgesagt", "stop"), ("nicht öffentlich", "")]


def test_the_page_of_a_session_to_come(reader: Reading) -> None:
    page = sessions.page(reader("de"), TO_COME)
    assert (page.is_coming, page.over_from, page.access) == (True, "2026-12-10T24:00", "Diese Sitzung ist öffentlich. Sie können einfach kommen und zuhören.")
    assert facts(page) == [
        ("Gremium", '<a href="/de/concept/bodies/beirat/">Integrationsbeirat</a>'),
        ("Wann", "Donnerstag, 10. Dezember 2026", "18:00"),
        ("Wo", "Rathaus Musterstadt"),
    ]
    assert (page.agenda, page.note, page.url, page.reports, page.status) == (("Antrag zum Treffpunkt",), None, None, (), None)
    assert [line.name for line in page.resolutions] == ["Treffpunkt in der Südstadt"]


def test_the_page_of_a_session_that_was_held(edited: Edited) -> None:
    reader = edited("de", ("concept/reports/2025.yml", "published: 2026-03-10", f"published: 2026-03-10\nsession: {HELD}"))
    page = sessions.page(reader, HELD)
    assert (page.is_coming, page.access, page.note) == (False, "Diese Sitzung ist öffentlich.", "25 Menschen haben zugehört.")
    assert page.url == "https://rat.musterstadt.example/sitzung/8"
    assert [(each.name, each.link) for each in page.reports] == [("Integrationsbericht 2025", "/de/concept/reports/2025/")]


def test_a_session_behind_closed_doors(edited: Edited) -> None:
    page = sessions.page(edited("de", (FILE, "status: planned", "status: planned\npublic: false")), TO_COME)
    assert (page.is_coming, page.access) == (True, "Diese Sitzung ist nicht öffentlich.")


def test_a_cancelled_session_invites_nobody(edited: Edited) -> None:
    page = sessions.page(edited("de", (FILE, "status: planned", "status: cancelled")), TO_COME)
    assert (page.is_coming, page.access, page.status.kind, page.status.text) == (False, None, "cancelled", "Diese Sitzung ist abgesagt.")


def test_nobody_can_come_on_the_day_after(portal: Portal) -> None:
    assert sessions.page(Reader(portal, "de", dt.date(2026, 12, 10)), TO_COME).is_coming
    assert not sessions.page(Reader(portal, "de", dt.date(2026, 12, 11)), TO_COME).is_coming


def test_times_stay_in_one_piece_from_right_to_left(reader: Reading) -> None:
    line = sessions.session_line(reader("ar"), TO_COME)
    assert (line.name, line.time) == ("الجلسة 15 لمجلس الاندماج", "\u206618:00\u2069")
