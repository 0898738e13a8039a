"""The annual report in words, of a year that is over and of the running one. TODAY is 2026-11-20."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views.concept import annual_report
from macros.views.concept.annual_report import AnnualReport
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
KURSE = "concept/measures/kurse.yml"


@pytest.fixture
def over(reader: Reading) -> AnnualReport:
    return annual_report.page(reader("de"), 2025)


@pytest.fixture
def running(reader: Reading) -> AnnualReport:
    return annual_report.page(reader("de"), 2026)


def test_the_words_of_the_record(over: AnnualReport) -> None:
    assert (over.name, over.title, over.path, over.summary) == ("Integrationsbericht 2025", "Integrationsbericht 2025", "concept/reports/2025/", "Was 2025 gelungen ist und was noch fehlt.")
    assert (over.foreword.html, over.published, over.notices) == ("<p>Das erste Jahr mit dem Konzept war <strong>gut</strong>.</p>", ("Veröffentlicht am 10. März 2026.", None), ())
    assert over.highlights == ("Der erste Kurs mit Kinderbetreuung hat begonnen.", "Die Willkommensmappe ist fertig.")
    assert over.network.words.html == "<p>Wir haben uns mit zwei Nachbarstädten ausgetauscht.</p>"
    assert over.outlook.words.html == "<p>2026 soll die Beratung in vier Sprachen laufen.</p>"


def test_where_it_was_presented(edited: Edited) -> None:
    reader = edited("de", ("concept/reports/2025.yml", "published: 2026-03-10", "published: 2026-03-10\nsession: beirat-2025-02-13"))
    assert annual_report.page(reader, 2025).published[1].link == "/de/concept/sessions/beirat-2025-02-13/"


def test_a_running_year_without_a_record_says_so(running: AnnualReport) -> None:
    assert (running.name, running.title, running.foreword, running.highlights) == ("Jahresbericht 2026", "Jahresbericht 2026", None, ())
    assert [(each.kind, each.text) for each in running.notices] == [
        ("outdated", "Das Jahr 2026 ist noch nicht zu Ende. Dieser Bericht zeigt den Stand vom 20. November 2026 und wächst weiter.")
    ]


def test_the_title_has_no_markup_in_any_language(reader: Reading) -> None:
    title = annual_report.page(reader("ar"), 2026).title
    assert "2026" in title and "<" not in title


def test_every_figure_says_where_it_comes_from(over: AnnualReport, running: AnnualReport) -> None:
    assert [(each.label, each.value, each.source, each.link) for each in over.figures] == [
        ("Maßnahmen am 31. Dezember 2025", "3", "Maßnahmen", "/de/concept/measures/"),
        ("Maßnahmen, die im Jahr abgeschlossen wurden", "1", "Maßnahmen", "/de/concept/measures/"),
        ("Überfällige Maßnahmen am 31. Dezember 2025", "0", "Maßnahmen", "/de/concept/measures/"),
        ("Erreichte Meilensteine", "2", "Maßnahmen", "/de/concept/measures/"),
        ("Geplantes Geld", "23.000\xa0€", "Maßnahmen", "/de/concept/measures/"),
        ("Ausgegebenes Geld, soweit bekannt", "24.300\xa0€", "Maßnahmen", "/de/concept/measures/"),
        ("Zahlen mit einem Wert für dieses Jahr", "2", "Zahlen", "/de/concept/indicators/"),
        ("Angebote, auch solche ohne Zeitraum", "4", "Angebote", "/de/offers/"),
        ("Sitzungen", "1", "Rat und Gremien", "/de/concept/council/"),
        ("Anträge und Beschlüsse", "1", "Rat und Gremien", "/de/concept/council/"),
        ("Eingegangene Vorschläge", "1", "Mitreden", "/de/concept/take-part/"),
        ("Partner in Maßnahmen", "2", "Maßnahmen", "/de/concept/measures/"),
        ("Neue Zielvereinbarungen", "1", "Zielvereinbarungen", "/de/concept/agreements/"),
    ]
    assert ("Termine, die stattgefunden haben", "11", "/de/events/archive/") in [(each.label, each.value, each.link) for each in running.figures]
    assert "Ausgegebenes Geld, soweit bekannt" not in [each.label for each in running.figures]


def test_measures_and_their_status(over: AnnualReport, running: AnnualReport) -> None:
    assert over.status.caption == "Maßnahmen und ihr Stand am 31. Dezember 2025"
    assert over.status.head == ("Handlungsfeld", "geplant", "in Arbeit", "verzögert", "ruht", "abgeschlossen", "gescheitert", "eingestellt", "Zusammen")
    assert over.status.rows[0] == ('<a href="/de/concept/fields/sprache/">1 Sprache</a>', "0", "1", "0", "0", "1", "0", "0", "2")
    assert over.status.rows[-1] == ("Zusammen", "0", "2", "0", "0", "1", "0", "0", "3")
    assert (over.overdue, [(each.day, each.what.name) for each in running.overdue]) == ((), [("30. Juni 2026", "Wohnberatung in vier Sprachen")])


def test_changes_by_field_with_their_reasons(over: AnnualReport) -> None:
    assert [each.field.name for each in over.changes] == ["Sprache", "Wohnen"]
    last = over.changes[0].changes[-1]
    assert (last.day, last.measure.name, last.before.text, last.after.text, last.reason) == (
        "17. November 2025", "Willkommensmappe", "in Arbeit", "abgeschlossen", "Die Mappe ist gedruckt und liegt im Rathaus aus."
    )  # fmt: skip


def test_milestones_say_when_they_came_late(over: AnnualReport) -> None:
    assert [(each.day, each.name, each.measure.number, each.note) for each in over.reached] == [
        ("5. Mai 2025", "Erster Kurs beginnt", "1.1.1", "geplant bis 30. April 2025"), ("17. November 2025", "Mappe gedruckt", "1.1.2", None)
    ]  # fmt: skip


def test_indicators_with_the_year_before_and_the_target(over: AnnualReport, running: AnnualReport) -> None:
    assert over.indicators.head == ("Zahl", "2024", "2025", "Ziel")
    assert [row[1:] for row in over.indicators.rows] == [
        ("61,3\xa0%", "63,0\xa0% (vorläufig)", "66,0\xa0% bis 2026"), ("zurückgehalten", "1.240", "nicht festgelegt")
    ]  # fmt: skip
    assert running.indicators.rows[1][1:] == ("1.240", "noch offen", "nicht festgelegt")


def test_a_value_that_is_missing_is_no_zero(portal: Portal) -> None:
    found = annual_report.page(Reader(portal, "de", dt.date(2026, 11, 20)), 2023)
    assert [row[1:] for row in found.indicators.rows] == [("58,4\xa0%", "nicht erhoben", "66,0\xa0% bis 2026")]
    assert annual_report.page(Reader(portal, "de", dt.date(2026, 11, 20)), 2020).indicators is None


def test_money_is_summed_only_where_it_is_known(over: AnnualReport, running: AnnualReport, portal: Portal) -> None:
    assert over.money.table.rows == (
        ('<a href="/de/concept/fields/sprache/">1 Sprache</a>', "23.000\xa0€", "24.300\xa0€", "bei 2 von 2 Maßnahmen"),
        ("Zusammen", "23.000\xa0€", "24.300\xa0€", "bei 2 von 2 Maßnahmen"),
    )
    assert [note for _, note in over.money.overspent] == ["Der Verein brauchte einen zweiten Raum für die Kinder."]
    assert running.money.table.rows[-1] == ("Zusammen", "24.000\xa0€", "noch nicht bekannt", "bei 0 von 1 Maßnahmen")
    assert annual_report.page(Reader(portal, "de", dt.date(2026, 11, 20)), 2024).money.table is None


def test_offers_and_events(over: AnnualReport, running: AnnualReport) -> None:
    assert [row[1:] for row in running.offers.offers.rows] == [("0", "2", "2"), ("0", "1", "1"), ("1", "4", "5")]
    assert over.offers.counting == (
        "Gezählt sind Angebote, die es laut ihren Angaben im Jahr gab. Viele Angebote nennen keinen Zeitraum. "
        "Es gibt sie heute, am 20. November 2026. Ob es sie das ganze Jahr gab, sagen die Daten nicht."
    )
    assert over.offers.events is None
    assert running.offers.events.rows == (
        ('<a href="/de/events/topics/language/">Deutsch lernen</a>', "2", "11"),
        ('<a href="/de/events/topics/participation/">Freizeit und Mitmachen</a>', "1", "1"),
        ("Alle Veranstaltungen, jede einmal", "2", "11"),
    )


def test_participation(over: AnnualReport, running: AnnualReport) -> None:
    assert [(each.day, each.what.name) for each in over.participation.sessions] == [("13. Februar 2025", "8. Sitzung des Integrationsbeirats")]
    assert [(each.what.name, each.badge.text) for each in over.participation.resolutions] == [("Integrationskonzept bis 2030", "angenommen")]
    assert over.participation.proposals == ("1 Vorschlag ist eingegangen.", "1 Vorschlag wurde beantwortet.")
    assert running.participation.proposals == ("1 Vorschlag ist eingegangen.", "0 Vorschläge wurden beantwortet.")


def test_network_and_outlook(over: AnnualReport, running: AnnualReport) -> None:
    assert [row[1] for row in over.network.contacts.rows] == ["1", "2", "1"]
    assert [each.name for each in over.network.partners] == ["Integrationsbüro", "Kurdischer Kulturverein"]
    assert [each.what.link for each in over.network.agreements] == ["/de/concept/agreements/zusage-amt/"]
    assert [(each.day, each.what.number) for each in over.outlook.measures] == [("30. Juni 2026", "2.1.1")]
    assert [(each.day, each.name) for each in running.outlook.milestones] == [("30. Juni 2027", "Fünf Kurse im Jahr")]


def test_how_to_cite_it_and_of_when_the_data_are(over: AnnualReport, running: AnnualReport) -> None:
    assert over.citation == (
        'Integrationsbüro: Integrationsbericht 2025. <bdi dir="ltr">https://portal.musterstadt.example/de/concept/reports/2025/</bdi> (Stand: 20. November 2026)'
    )
    assert over.data_of == "Alle Zahlen sind am 20. November 2026 aus den Daten dieses Portals berechnet. Was später für 2025 nachgetragen wird, zählt dann mit."
    assert running.data_of == "Alle Zahlen sind aus den Daten dieses Portals berechnet, mit dem Stand vom 20. November 2026."


def test_the_list_of_all_reports(reader: Reading, portal: Portal) -> None:
    assert [(each.name, each.link, each.state) for each in annual_report.all_reports(reader("de"))] == [
        ("Jahresbericht 2026", "/de/concept/reports/2026/", "Das Jahr ist noch nicht zu Ende. Der Bericht wächst mit den Daten."),
        ("Integrationsbericht 2025", "/de/concept/reports/2025/", "Veröffentlicht am 10. März 2026."),
    ]
    later = annual_report.all_reports(Reader(portal, "de", dt.date(2027, 1, 1)))
    assert later[0].state == "Zu diesem Jahr gibt es Zahlen, aber noch keinen Text."
