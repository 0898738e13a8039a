"""Target agreements: who has promised what to whom. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from macros.portal import Portal, load
from macros.views.concept import agreements
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
FILE = "concept/agreements/zusage-amt.yml"


def test_the_list_says_who_with_whom_and_how_it_stands(reader: Reading) -> None:
    (found,) = agreements.agreements(reader("de"))
    assert (found.card.kind, found.card.name, found.card.link, found.card.badges) == (
        "Stadt Musterstadt", "Beratung und Kurse im Rathaus", "/de/concept/agreements/zusage-amt/", ()
    )  # fmt: skip
    assert [str(value) for value in found.card.facts[0].values] == ["20. März 2025 bis 31. Dezember 2027"]
    assert (found.partner, found.measures) == ("Vereinbart mit: Integrationsbüro", "2 Maßnahmen: 1 in Arbeit und 1 verzögert")


def test_an_agreement_without_measures_counts_none(edited: Edited) -> None:
    (found,) = agreements.agreements(edited("de", (FILE, "measures: [kurse, beratung]\n", "")))
    assert found.measures is None


def test_those_in_force_come_first_and_then_the_latest(data: Path) -> None:
    text = (data / FILE).read_text("utf-8")
    for key, agreed, valid_to in (("a-alt", "2025-01-01", "2026-11-19"), ("b-neu", "2025-06-01", "2026-11-20")):
        (data / f"concept/agreements/{key}.yml").write_text(text.replace("2025-03-20", agreed).replace("2027-12-31", valid_to), "utf-8")
    found = agreements.agreements(Reader(load(data, today=TODAY), "de", TODAY))
    assert [(each.card.link.split("/")[-2], [(str(badge.text), badge.kind) for badge in each.card.badges]) for each in found] == [
        ("b-neu", []), ("zusage-amt", []), ("a-alt", [("abgelaufen", "stop")]),
    ]  # fmt: skip


def test_the_page_of_an_agreement(reader: Reading) -> None:
    page = agreements.page(reader("de"), "zusage-amt")
    assert (page.name, page.path, page.notices) == ("Beratung und Kurse im Rathaus", "concept/agreements/zusage-amt/", ())
    assert [(str(fact.label), *map(str, fact.values)) for fact in page.facts] == [
        ("Wer etwas zusagt", '<a href="/de/contacts/amt/">Stadt Musterstadt</a>'),
        ("Gegenüber", '<a href="/de/contacts/buero/">Integrationsbüro</a>'),
        ("Vereinbart am", "20. März 2025"),
        ("Gilt bis", "31. Dezember 2027"),
    ]
    assert page.promises == ("Jede Woche ist ein Raum im Rathaus frei.", "Für Dolmetschen gibt es jedes Jahr 5.000 Euro.")
    assert [(each.number, each.name) for each in page.goals] == [("1.1", "Deutsch lernen ohne lange Wartezeit"), ("2.1", "Gute Beratung zum Wohnen")]
    assert [(line.number, [str(badge.text) for badge in line.badges]) for line in page.measures] == [("1.1.1", ["in Arbeit"]), ("2.1.1", ["verzögert", "überfällig"])]
    assert [(each.iso, each.day, each.text) for each in page.reviews] == [
        ("2026-03-20", "20. März 2026", "Der Raum ist da. Das Geld für das Dolmetschen reicht noch nicht."),
    ]  # fmt: skip


def test_an_agreement_that_no_longer_holds_says_so(portal: Portal) -> None:
    page = agreements.page(Reader(portal, "de", dt.date(2028, 1, 1)), "zusage-amt")
    assert [(notice.kind, str(notice.text)) for notice in page.notices] == [("closed", "Diese Vereinbarung gilt nicht mehr (bis 31. Dezember 2027).")]
    assert agreements.page(Reader(portal, "de", dt.date(2027, 12, 31)), "zusage-amt").notices == ()


def test_an_agreement_without_an_end(edited: Edited) -> None:
    reader = edited("de", (FILE, "valid_to: 2027-12-31\n", ""))
    assert [str(fact.label) for fact in agreements.page(reader, "zusage-amt").facts] == ["Wer etwas zusagt", "Gegenüber", "Vereinbart am"]
    assert [str(value) for value in agreements.agreements(reader)[0].card.facts[0].values] == ["ab 20. März 2025"]


def test_promises_come_from_one_language(reader: Reading) -> None:
    page = agreements.page(reader("ar"), "zusage-amt")
    assert (page.name, page.source_name) == ("المشورة والدورات في مبنى البلدية", "Beratung und Kurse im Rathaus")
    assert {promise.language.code for promise in page.promises} == {"en"}
