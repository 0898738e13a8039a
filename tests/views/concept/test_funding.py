"""Funding: the next deadline first, and everything that an application needs. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views.concept import funding
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
FILE, KEY = "concept/funding/mikrofoerderung.yml", "mikrofoerderung"
DEADLINES = "deadlines:\n  - date: 2026-10-15\n    note: für Projekte bis Ende 2026\n  - date: 2027-03-31\n    note: für Projekte im Sommer\n"
ENGLISH = ("concept/funding/en/mikrofoerderung.yml", "deadlines:\n  - note: for projects until the end of 2026\n  - note: for projects in summer\n", "")


def on(portal: Portal, day: str) -> Reader:
    return Reader(portal, "de", dt.date.fromisoformat(day))


def test_the_list_says_who_gives_money_and_until_when(reader: Reading) -> None:
    (found,) = funding.programmes(reader("de"))
    assert (found.card.kind, found.card.name, found.card.link) == ("Stadt Musterstadt", "Kleine Förderung für Vereine", "/de/concept/funding/mikrofoerderung/")
    assert found.deadline == funding.DeadlineView("2027-03-31", "31. März 2027", found.deadline.note, False, "2027-03-31T24:00")
    assert (found.deadline.note, found.rolling) == ("für Projekte im Sommer", None)


@pytest.mark.parametrize(
    ("day", "shown", "is_over"), [("2026-10-15", "15. Oktober 2026", False), ("2026-10-16", "31. März 2027", False), ("2027-04-01", "31. März 2027", True)]
)
def test_where_all_deadlines_have_passed_the_last_one_is_shown(portal: Portal, day: str, shown: str, is_over: bool) -> None:
    deadline = funding.funding_card(on(portal, day), KEY).deadline
    assert (deadline.day, deadline.is_over) == (shown, is_over)


def test_what_is_always_open_says_so(edited: Edited) -> None:
    reader = edited("de", (FILE, DEADLINES, "rolling: true\n"), ENGLISH)
    found, page = funding.funding_card(reader, KEY), funding.page(reader, KEY)
    assert (found.deadline, found.rolling, page.deadlines, page.rolling) == (None, "Sie können jederzeit einen Antrag stellen.", (), found.rolling)


def test_the_page_of_a_programme(reader: Reading) -> None:
    page = funding.page(reader("de"), KEY)
    assert (page.name, page.path, page.notices) == ("Kleine Förderung für Vereine", "concept/funding/mikrofoerderung/", ())
    assert page.eligibility == "Für Vereine und Gruppen in Musterstadt. Ein Eintrag im Vereinsregister ist nicht nötig."
    assert page.amount == "Bis zu 500 Euro für ein Projekt."
    assert page.application == "Füllen Sie das Formular aus und schicken Sie es per E-Mail. Nach vier Wochen bekommen Sie eine Antwort."
    assert [(paper.words, paper.german) for paper in page.required_documents] == [("Kurze Beschreibung des Projekts", None), ("Liste der Kosten", None)]
    assert [(each.day, each.note, each.is_over) for each in page.deadlines] == [
        ("15. Oktober 2026", "für Projekte bis Ende 2026", True), ("31. März 2027", "für Projekte im Sommer", False),
    ]  # fmt: skip
    assert [(str(fact.label), *map(str, fact.values)) for fact in page.facts] == [
        ("Wer das Geld gibt", "Stadt Musterstadt"),
        ("Handlungsfelder", '<a href="/de/concept/fields/sprache/">1 Sprache</a>', '<a href="/de/concept/fields/wohnen/">2 Wohnen</a>'),
    ]
    assert [(line.number, line.name, line.link) for line in page.measures] == [("1.1.1", "Kurse mit Kinderbetreuung", "/de/concept/measures/kurse/")]
    assert (page.url, page.source, page.source_checked) == ("https://www.musterstadt.example/foerderung", None, None)
    assert page.freshness.text == "Zuletzt geprüft am 6. Oktober 2026."


def test_deadlines_are_sorted(edited: Edited) -> None:
    page = funding.page(edited("de", (FILE, "date: 2026-10-15", "date: 2027-06-30")), KEY)
    assert [(each.iso, each.note) for each in page.deadlines] == [("2027-03-31", "für Projekte im Sommer"), ("2027-06-30", "für Projekte bis Ende 2026")]


def test_what_is_closed_says_so_above_everything(portal: Portal) -> None:
    page = funding.page(on(portal, "2027-04-01"), KEY)
    assert [(notice.kind, str(notice.text)) for notice in page.notices] == [("outdated", "Alle Fristen sind vorbei. Fragen Sie nach, ob es neue gibt.")]


def test_what_nobody_has_checked_for_long_says_so_too(portal: Portal) -> None:
    assert str(funding.page(on(portal, "2028-01-01"), KEY).notices[1].text).startswith("Diese Angaben sind älter.")


def test_a_real_programme_names_its_source(edited: Edited) -> None:
    source = "source: {title: Stadtrecht, url: https://www.recht.example/, checked: 2026-10-01}\nassured_date"
    page = funding.page(edited("de", (FILE, "assured_date", source)), KEY)
    assert (page.source.title, page.source_checked) == ("Stadtrecht", "1. Oktober 2026")


def test_papers_have_their_german_name_beside(reader: Reading) -> None:
    page = funding.page(reader("ar"), KEY)
    assert [(paper.words, paper.german) for paper in page.required_documents] == [
        ("Short description of the project", "Kurze Beschreibung des Projekts"), ("List of costs", "Liste der Kosten"),
    ]  # fmt: skip
    assert (page.name, page.source_name) == ("منح صغيرة للجمعيات", "Kleine Förderung für Vereine")
