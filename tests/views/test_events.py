"""The page of an event: whether it takes place, when, and everything else there is to know. TODAY is a Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views import events
from macros.views.events import EventPage
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
FEST, TREFF, WOCHE = "events/fest.yml", "events/treff.yml", "events/woche.yml"


def on(portal: Portal, key: str, day: str) -> EventPage:
    return events.page(Reader(portal, "de", dt.date.fromisoformat(day)), key)


def dates(page: EventPage) -> list[tuple[str, str]]:
    return [(each.day, str(each.time)) for each in (*page.dates, *page.later)]


def test_a_single_event(reader: Reading) -> None:
    page = events.page(reader("de"), "fest")
    assert (page.name, page.source_name, page.path, page.summary) == (
        "Fest der Kulturen", None, "events/fest/", "Musik, Essen und Spiele aus vielen Ländern. Für die ganze Familie."
    )  # fmt: skip
    assert dates(page) == [("Samstag, 5. Dezember 2026", "17:00–21:30")]
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts] == [
        ("Kosten", ["Kostenlos"]),
        ("Wo", ["Rathaus Musterstadt"]),
        ("Gesprochene Sprachen", ["Deutsch", "Englisch", "Arabisch"]),
        ("Für wen", ["Familien"]),
        ("Kinderbetreuung", ["Ja, Kinder werden betreut"]),
    ]
    assert page.registration == "Sie müssen sich nicht anmelden. Kommen Sie einfach."
    assert page.description == "<p>Wir feiern <strong>zusammen</strong>. Bringen Sie gern etwas zu essen mit.</p>"
    assert (page.channels.website_name, page.partners) == ("fest.musterstadt.example", (("Kurdischer Kulturverein", "/de/contacts/verein/"),))
    assert page.topics == (("Freizeit und Mitmachen", "/de/events/topics/participation/"),)
    assert (page.series, page.status, page.picture, page.offer, page.feast) == (None, None, None, None, None)
    assert (page.file, page.takes_place) == ("/de/events/fest/event.ics", True)


def test_an_event_in_another_language_has_its_german_name_beside(reader: Reading) -> None:
    page = events.page(reader("ar"), "fest")
    assert (page.name, page.source_name) == ("مهرجان الثقافات", "Fest der Kulturen")
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/events/fest/")]
    assert page.description_attributes == ' lang="en" dir="ltr"'


def test_a_series_in_words_and_date_by_date(reader: Reading) -> None:
    page = events.page(reader("de"), "treff")
    assert (page.series.days, page.series.span, page.series.rhythm, page.series.period) == ("Dienstag", "17:00–19:00", "jede Woche", "bis 29. Juni 2027")
    assert page.series.exceptions == ("nicht am 22. Dezember 2026", "nicht am 29. Dezember 2026")
    assert dates(page)[:4] == [
        ("Mittwoch, 25. November 2026", "18:00–20:00"), ("Dienstag, 1. Dezember 2026", "17:00–19:00"),
        ("Dienstag, 8. Dezember 2026", "17:00–19:00"), ("Dienstag, 15. Dezember 2026", "17:00–19:00"),
    ]  # fmt: skip
    assert [[str(badge.text) for badge in each.badges] for each in page.dates[:3]] == [["Verschoben vom 24. November 2026"], ["Abgesagt"], []]
    assert (len(page.dates), len(page.later), page.later_count) == (12, 18, "18 weitere Termine")
    assert page.offer == ("Frauentreff", "/de/offers/gruppe/")


def test_a_date_is_hidden_when_it_is_over_but_the_last_one_stays(reader: Reading) -> None:
    page = events.page(reader("de"), "treff")
    assert [each.until for each in (page.dates[0], page.dates[1], page.later[-1])] == ["2026-11-25T20:00", "2026-12-01T24:00", None]
    assert page.over_from == "2027-06-29T19:00"


@pytest.mark.parametrize(
    ("rule", "days", "rhythm"),
    [
        ("freq: MONTHLY, byday: [3TU], until: 2027-06-29", "Dienstag (der 3. im Monat)", "jeden Monat"),
        ("freq: WEEKLY, interval: 2, byday: [TU], until: 2027-06-29", "Dienstag", "alle 2 Wochen"),
        ("freq: DAILY, until: 2027-06-29", None, None),
        ("freq: MONTHLY, bymonthday: [-1], until: 2027-06-29", None, None),
    ],
)
def test_rules_that_read_well_are_said_in_words(edited: Edited, rule: str, days: str | None, rhythm: str | None) -> None:
    start = "2026-09-30" if "-1" in rule else "2026-09-15"
    lines = "  freq: WEEKLY\n  byday: [TU]\n  until: 2027-06-29\nexdates: [2026-12-22, 2026-12-29]\nmoved:\n  - from: 2026-11-24\n    to: 2026-11-25T18:00\ncancelled_dates: [2026-12-01]"
    new = "\n".join(f"  {part}" for part in rule.split(", "))
    reader = edited("de", (TREFF, lines, new), (TREFF, "start: 2026-09-15", f"start: {start}"), (TREFF, "end: 2026-09-15", f"end: {start}"))
    series = events.page(reader, "treff").series
    assert (series and series.days, series and series.rhythm) == (days, rhythm)


def test_a_series_that_is_to_begin_says_when(portal: Portal) -> None:
    assert on(portal, "treff", "2026-09-01").series.period == "vom 15. September 2026 bis 29. Juni 2027"
    assert on(portal, "treff", "2027-06-23").series is None  # a single date is left


def test_an_event_of_several_days(reader: Reading, portal: Portal) -> None:
    page = events.page(reader("de"), "woche")
    assert dates(page) == [("Montag, 15. März 2027", "bis Freitag, 19. März 2027")]
    assert [str(value) for value in page.facts[0].values] == ["Kostet Geld", "5\xa0€ (für alle Tage)"]
    assert (page.status.kind, page.status.text) == ("outdated", "Es ist noch nicht sicher, ob diese Veranstaltung stattfindet. Bitte fragen Sie vorher nach.")
    assert (page.application, page.application_url) == ("Schreiben Sie uns bis zum 1. März.", "https://anmeldung.musterstadt.example/berufe")
    assert on(portal, "woche", "2027-03-19").over_from == "2027-03-19T24:00"
    assert on(portal, "woche", "2027-03-20").over_from is None


def test_a_past_event_says_that_it_is_over_and_keeps_its_date(reader: Reading) -> None:
    page = events.page(reader("de"), "damals")
    assert (page.over.kind, page.over.text, page.over_from, page.coming) == ("closed", "Dieser Termin ist vorbei.", None, "/de/events/")
    assert dates(page) == [("Donnerstag, 8. Oktober 2026", "19:00–21:00")]
    assert page.dates[0].until is None
    assert not page.takes_place


def test_a_past_event_need_not_be_checked_again(edited: Edited) -> None:
    reader = edited("de", ("events/damals.yml", "assured_date: 2026-09-30", "assured_date: 2025-01-01"), (FEST, "assured_date: 2026-10-01", "assured_date: 2025-01-01"))
    assert [[notice.kind for notice in events.page(reader, key).notices] for key in ("damals", "fest")] == [[], ["outdated"]]


@pytest.mark.parametrize(
    ("status", "kind", "sentence", "takes_place"),
    [
        ("cancelled", "cancelled", "Diese Veranstaltung ist abgesagt.", False),
        ("postponed", "outdated", "Diese Veranstaltung ist verschoben. Der neue Tag steht noch nicht fest.", False),
        ("tentative", "outdated", "Es ist noch nicht sicher, ob diese Veranstaltung stattfindet. Bitte fragen Sie vorher nach.", True),
    ],
)
def test_what_is_not_as_planned_is_said_first(edited: Edited, status: str, kind: str, sentence: str, takes_place: bool) -> None:
    page = events.page(edited("de", (FEST, "cost: free", f"status: {status}\nstatus_note: Es regnet.\ncost: free")), "fest")
    assert (page.status.kind, page.status.text, page.status_note, page.takes_place) == (kind, sentence, "Es regnet.", takes_place)


def test_an_online_event_for_women_with_an_interpreter(edited: Edited) -> None:
    page = events.page(edited("de", (TREFF, "women_only: true", "women_only: true\ninterpretation_services: Arabisch, auf Wunsch")), "treff")
    assert [(str(fact.label), [str(value) for value in fact.values]) for fact in page.facts[1:]] == [
        ("Wo", ["Online"]),
        ("Gesprochene Sprachen", ["Deutsch", "Kurdisch (Kurmandschi)"]),
        ("Dolmetschen", ["Arabisch, auf Wunsch"]),
        ("Für wen", ["Nur für Frauen", "Frauen"]),
    ]
    assert page.online


def test_a_feast_leads_to_its_page_in_the_calendar(edited: Edited) -> None:
    page = events.page(edited("en", (FEST, "cost: free", "feast: ramadan\ncost: free")), "fest")
    assert page.feast == ("Ramadan", "/en/calendar/feasts/ramadan/")


def test_a_picture_has_its_words_in_the_readers_language(edited: Edited) -> None:
    image = "image:\n  file: lampions.png\n  alt: Bunte Lampions.\n  credit: M. Muster\n  licence: CC BY 4.0\n"
    reader = edited("en", (FEST, "cost: free", f"{image}cost: free"), ("events/en/fest.yml", "translation: machine", "image: {alt: Colourful lanterns.}\ntranslation: machine"))
    assert events.page(reader, "fest").picture.alt == "Colourful lanterns."
    picture = events.page(Reader(reader.portal, "de", reader.today), "fest").picture
    assert (picture.link, picture.alt, picture.credit) == ("/images/lampions.png", "Bunte Lampions.", "Bild: M. Muster (CC BY 4.0)")
