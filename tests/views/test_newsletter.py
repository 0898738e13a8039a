"""A newsletter in words: what stands in it, in which order, in the reader's language; the files: tests/feeds/test_newsletter.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from markupsafe import Markup
from msgspec.structs import force_setattr

from macros.clock import BERLIN
from macros.newsletter import contents
from macros.views import newsletter
from macros.views.newsletter import Newsletter
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
Shown = dict[str, list[str]]
SINCE = dt.date(2026, 11, 1)
KURS, SPRECHSTUNDE = "offers/kurs.yml", "offers/sprechstunde.yml"


def letter(reader: Reader) -> Newsletter:
    return newsletter.newsletter(reader, contents(reader.portal, SINCE, reader.now))


def plain(words: object) -> str:
    return Markup.escape(words).striptags()


def lines(letter: Newsletter, heading: str) -> Shown:
    """Name of an entry → its lines in a section, marks in capital letters."""
    section = next(each for each in letter.sections if plain(each.heading) == heading)
    return {
        str(entry.name): [" · ".join([*(plain(mark).upper() for mark in line.marks), *map(plain, line.facts)]) for line in entry.lines]
        for entry in section.entries
    }


def test_the_frame(reader: Reading) -> None:
    found = letter(reader("de"))
    assert (found.subject, found.title, found.home) == (
        "Ankommen in Musterstadt: Neues vom 20. November 2026", "Ankommen in Musterstadt", "https://portal.musterstadt.example/de/"
    )  # fmt: skip
    assert (found.code, found.direction, found.align, found.accent, found.since) == ("de", "ltr", "left", "#0b5c66", "Neues seit dem 1. November 2026")
    assert found.notices == ("Beispiel: Diese Stadt und ihre Angebote gibt es nicht.",)
    assert found.imprint == ("Impressum", "https://portal.musterstadt.example/de/imprint/")
    assert (found.sender.name, found.sender.email) == ("Integrationsbüro", "integrationsbuero@musterstadt.example")
    assert (found.sender.municipality, found.sender.address) == ("Musterstadt", "Rathausplatz 1, 86999 Musterstadt")
    assert found.unsubscribe == (
        "Sie möchten diese E-Mails nicht mehr bekommen? Schreiben Sie an "
        '<a href="mailto:integrationsbuero@musterstadt.example">integrationsbuero@musterstadt.example</a>.'
    )


def test_the_sections_in_their_order_and_where_they_lead(reader: Reading) -> None:
    assert [(str(each.heading), each.more) for each in letter(reader("de")).sections] == [
        ("Aktuelles", ("Alle Nachrichten", "https://portal.musterstadt.example/de/news/")),
        ("Termine in den nächsten vier Wochen", ("Alle Termine", "https://portal.musterstadt.example/de/events/")),
        ("Feste und Gedenktage in den nächsten vier Wochen", ("Kalender", "https://portal.musterstadt.example/de/calendar/")),
    ]


def test_news_with_the_urgent_notice_first(reader: Reading) -> None:
    assert lines(letter(reader("de")), "Aktuelles") == {
        "Das Rathaus ist bis Mittwoch geschlossen": ["DRINGENDER HINWEIS · Gilt bis Mittwoch, 25. November 2026, 12:00 Uhr"],
        "Das Programm für das Fest der Kulturen steht": ["Pressemitteilung · 10. November 2026"],
        "Neue Deutschkurse beginnen im Januar": ["12. November 2026"],
    }
    first = letter(reader("de")).sections[0].entries[0]
    assert (first.link, first.summary) == (
        "https://portal.musterstadt.example/de/news/rathaus-geschlossen/", "Die Heizung ist kaputt. Am Telefon helfen wir Ihnen weiter."
    )  # fmt: skip


def test_offers_that_begin_stand_before_those_that_are_new(edited: Edited) -> None:
    reader = edited(
        "de",
        (KURS, "capacity: few", "capacity: few\nvalid_from: 2026-11-09"),
        (SPRECHSTUNDE, "dtstart: 2026-10-14", "dtstart: 2026-12-09"),
    )
    assert lines(letter(reader), "Neu bei den Angeboten") == {
        "Beratung zu Aufenthalt": [
            "BEGINNT AM MITTWOCH, 9. DEZEMBER 2026", "Mittwoch (der 2. im Monat), 14:00–16:00", "Rathaus Musterstadt", "Deutsch · Englisch · Arabisch",
        ],
        "Deutschkurs A1": ["Montag und Mittwoch, 17:00–19:00", "Haus der Kulturen", "Deutsch · Englisch"],
    }  # fmt: skip


def test_events_with_what_is_not_as_planned(reader: Reading) -> None:
    assert lines(letter(reader("de")), "Termine in den nächsten vier Wochen") == {
        "Frauen lesen zusammen": [
            "VERSCHOBEN VOM 24. NOVEMBER 2026 · Mittwoch, 25. November 2026 · 18:00–20:00",
            "ABGESAGT · Dienstag, 1. Dezember 2026 · 17:00–19:00",
            "Dienstag, 8. Dezember 2026 · 17:00–19:00",
            "Dienstag, 15. Dezember 2026 · 17:00–19:00",
            "Online · Kostenlos · Nur für Frauen",
        ],
        "Laternenumzug": ["ABGESAGT · Freitag, 27. November 2026 · 17:00–18:30", "Rathaus Musterstadt"],
        "Fest der Kulturen": ["Samstag, 5. Dezember 2026 · 17:00–21:30", "Rathaus Musterstadt · Kostenlos"],
    }


def test_an_event_with_many_dates_says_how_many_are_left(edited: Edited) -> None:
    rule = "  freq: WEEKLY\n  byday: [TU]\n  until: 2027-06-29"
    reader = edited("de", ("events/treff.yml", rule, "  freq: WEEKLY\n  byday: [TU, TH]\n  until: 2027-06-29"))
    assert lines(letter(reader), "Termine in den nächsten vier Wochen")["Frauen lesen zusammen"][-3:] == [
        "Donnerstag, 3. Dezember 2026 · 17:00–19:00", "4 weitere Termine", "Online · Kostenlos · Nur für Frauen"
    ]  # fmt: skip


def test_an_event_that_runs_already_stands_under_today(edited: Edited) -> None:
    reader = edited("de", ("events/fest.yml", "start: 2026-12-05T17:00", "start: 2026-10-01T17:00"))
    assert lines(letter(reader), "Termine in den nächsten vier Wochen")["Fest der Kulturen"][0] == (
        "Freitag, 20. November 2026 · bis Samstag, 5. Dezember 2026, 21:30"
    )


def test_feasts_with_their_days_and_how_sure_they_are(reader: Reading) -> None:
    assert lines(letter(reader("de")), "Feste und Gedenktage in den nächsten vier Wochen") == {
        "Chanukka": ["Sa., 5. Dez. bis Sa., 12. Dez. 2026 · Jüdisch · beginnt am Abend davor · steht fest"]
    }


@pytest.mark.parametrize(
    ("today", "name", "line"),
    [
        ("2027-03-01", "Ostern", "So., 28. März bis Mo., 29. März 2027 · Christlich · je nach Gemeinde verschieden"),
        ("2027-02-01", "Ramadan", "Mo., 8. Feb. bis Mo., 8. März 2027 · Islamisch · Fastenzeit · beginnt am Abend davor · berechnet, kann sich um einen Tag verschieben"),
    ],
)
def test_how_sure_a_feast_is_is_said_once(reader: Reading, today: str, name: str, line: str) -> None:
    on = Reader(reader("de").portal, "de", dt.date.fromisoformat(today))
    assert lines(letter(on), "Feste und Gedenktage in den nächsten vier Wochen")[name] == [line]


def test_in_arabic(reader: Reading) -> None:
    found = letter(reader("ar"))
    assert (found.code, found.direction, found.align, found.home) == ("ar", "rtl", "right", "https://portal.musterstadt.example/ar/")
    assert (found.title, found.sender.name, str(found.sender.municipality.__html__())) == (
        "الوصول إلى موسترشتات", "مكتب الاندماج (Integrationsbüro)", '<bdi lang="de" dir="ltr">Musterstadt</bdi>'
    )  # fmt: skip
    titles = [(str(entry.name), entry.name.language.code, entry.name.is_fallback) for entry in found.sections[0].entries]
    assert titles == [
        ("دار البلدية مغلقة حتى يوم الأربعاء", "ar", False),
        ("The programme of the Festival of cultures is ready", "en", True),
        ("دورات جديدة في اللغة الألمانية تبدأ في يناير", "ar", False),
    ]


def test_a_machine_is_named_where_it_has_translated(reader: Reading) -> None:
    english = reader("en")
    assert letter(english).notices[1:] == (english.say("Ein Teil dieser E-Mail ist maschinell übersetzt. Noch kein Mensch hat die Übersetzung geprüft."),)
    assert len(letter(reader("de")).notices) == 1


def test_without_a_text_by_a_machine_no_machine_is_named(edited: Edited) -> None:
    human = edited("en", ("languages.yml", "fallback: [de]\n  alphabet: A B C D E F G H I J K L M N O P Q R S T U V W X Y Z\n  interface: machine", "fallback: [de]"))
    empty = contents(human.portal, dt.date(2027, 7, 5), dt.datetime(2027, 7, 5, 8, tzinfo=BERLIN))
    assert [len(newsletter.newsletter(human, told).notices) for told in (empty, contents(human.portal, SINCE, human.now))] == [1, 2]


def test_a_publisher_without_an_address_answers_where_feedback_goes(edited: Edited) -> None:
    reader = edited("de", ("contacts/buero.yml", "email: integrationsbuero@musterstadt.example\n", ""))
    assert letter(reader).sender.email == "portal@musterstadt.example"


def test_a_real_portal_is_not_called_an_example(reader: Reading) -> None:
    here = reader("de")
    force_setattr(here.portal, "settings", here.portal.settings.model_copy(update={"example": False}))
    assert letter(here).notices == ()
