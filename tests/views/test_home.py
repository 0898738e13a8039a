"""Ways to begin, what is on next, and how far the translations are. TODAY is a Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views import home
from macros.views.directory import Directories, directories
from macros.views.home import AgendaDay, AgendaEntry
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
Change = tuple[str, str, str]
KURS = "offers/kurs.yml"
EVERY_DAY: Change = (KURS, "byday: [MO, WE]", "byday: [MO, TU, WE, TH, FR, SA, SU]")


def weekly(*rules: tuple[str, str, str]) -> Change:
    """The Sprachcafé on these (weekday, begin, end)."""
    first = {"MO": 16, "TU": 17, "WE": 18, "TH": 19, "FR": 20, "SA": 14, "SU": 15}
    lines = [
        f'  - {{freq: WEEKLY, byday: [{day}], dtstart: 2026-11-{first[day]}, opens_at: "{begin}", closes_at: "{end}"}}' for day, begin, end in rules
    ]
    return "offers/alt.yml", "schedule_description: Jeden Donnerstag um 18 Uhr.", "\n".join(["schedules:", *lines])


def offers(reader: Reader) -> Directories:
    return directories(reader)["offers"]


def agenda(reader: Reader) -> list[AgendaDay]:
    return home.agenda(reader, offers(reader))


def days(reader: Reader) -> list[tuple[str, list[str]]]:
    """Each day of the agenda with begin and offer of what takes place."""
    return [(day.iso[-5:], [f"{each.time[:5]} {each.link.split('/')[-2]}" for each in (*day.entries, *day.later)]) for day in agenda(reader)]


def test_topics_are_tiles_in_the_order_of_the_data(reader: Reading) -> None:
    assert [(tile.name, tile.link, tile.icon, tile.description, tile.count) for tile in home.topics(reader("de"), offers(reader("de")))] == [
        ("Deutsch lernen", "/de/offers/topics/language/", "material/school-outline", None, "2 Angebote"),
        ("Beratung und Recht", "/de/offers/topics/counselling/", "material/forum-outline", None, "1 Angebot"),
        ("Freizeit und Mitmachen", "/de/offers/topics/participation/", "material/account-group-outline", None, "2 Angebote"),
    ]


def test_situations_have_a_sentence_each(reader: Reading) -> None:
    tiles = home.situations(reader("de"), offers(reader("de")))
    assert [(tile.name, tile.description, tile.count) for tile in tiles] == [
        ("Ich bin neu hier", "Das hilft Ihnen in den ersten Wochen.", "2 Angebote"),
        ("Ich möchte Deutsch lernen", "Kurse vom Anfang bis zur Prüfung.", "2 Angebote"),
        ("Ich möchte Menschen kennenlernen", "Treffen, Sport und Musik.", "2 Angebote"),
    ]


def test_a_tile_that_is_not_translated_is_marked(reader: Reading) -> None:
    tile = home.situations(reader("ar"), offers(reader("ar")))[2]
    assert (tile.name, tile.name.language.code, tile.description.language.code) == ("I want to meet people", "en", "en")
    assert tile.link == "/ar/offers/situations/meet-people/"


def test_tiles_count_only_offers_that_still_take_place(portal: Portal) -> None:
    summer = Reader(portal, "de", TODAY.replace(month=7, day=1))
    assert [tile.count for tile in home.topics(summer, offers(summer))] == ["2 Angebote", "1 Angebot", "3 Angebote"]


def test_spoken_languages_are_those_in_which_offers_are_given(reader: Reading) -> None:
    found = home.spoken_languages(reader("de"), offers(reader("de")))
    assert found.heading == "Gesprochene Sprache"
    assert [(link.label, link.count) for link in found.links] == [
        ("Arabisch", 1), ("Deutsch", 4), ("Englisch", 2), ("Kurdisch (Kurmandschi)", 1), ("Tigrinya", 1)
    ]


def test_the_first_screen_leads_to_search_to_the_first_steps_and_to_every_language(reader: Reading) -> None:
    start = home.start(reader("ar"), offers(reader("ar")))
    assert start.search == "/ar/search/"
    assert (start.new_here.name, start.new_here.link, start.new_here.icon) == (
        "وصلتُ حديثًا إلى هنا", "/ar/offers/situations/new-here/", "material/hand-wave-outline"
    )
    assert [(each.code, each.link, each.is_current) for each in start.languages] == [("de", "/de/", False), ("en", "/en/", False), ("ar", "/ar/", True)]


def test_a_portal_without_that_situation_has_no_way_in_for_new_people(edited: Edited) -> None:
    changes = [
        ("situations.yml", "new-here:", "neu-hier:"), (KURS, "situations: [learn-german, new-here]", "situations: [learn-german]"),
        ("offers/sprechstunde.yml", "situations: [new-here]", "situations: [neu-hier]"), ("guides/ankommen.yml", "situation: new-here", "situation: neu-hier"),
    ]
    reader = edited("de", *changes)
    assert home.start(reader, offers(reader)).new_here is None


def test_the_first_screen_offers_only_languages_that_are_published(portal: Portal) -> None:
    reader = Reader(portal, "de", TODAY, ("de", "ar"))
    assert [each.code for each in home.start(reader, offers(reader)).languages] == ["de", "ar"]


def test_the_agenda_says_what_is_on_when_and_where(reader: Reading) -> None:
    entry = AgendaEntry("2026-11-23T19:00", "17:00–19:00", "Deutschkurs A1", "/de/offers/kurs/", ("Haus der Kulturen",))
    assert agenda(reader("de")) == [AgendaDay("2026-11-23", "Montag, 23. November 2026", "Montag, 23. November 2026", 1, (entry,), ())]


def test_the_agenda_in_arabic(reader: Reading) -> None:
    (day,) = agenda(reader("ar"))
    (entry,) = day.entries
    assert day.name == "الاثنين، 23 نوفمبر 2026"
    assert (entry.time, entry.name, entry.link) == ("\u206617:00–19:00\u2069", "دورة اللغة الألمانية A1", "/ar/offers/kurs/")
    assert (entry.place, entry.place[0].language.code, entry.until) == (("Haus der Kulturen",), "de", "2026-11-23T19:00")


def test_today_and_tomorrow_are_called_so(edited: Edited) -> None:
    assert [str(day.name) for day in agenda(edited("de", EVERY_DAY, (KURS, "dtstart: 2026-09-14", "dtstart: 2026-09-15")))] == [
        "Heute, Freitag, 20. November 2026",
        "Morgen, Samstag, 21. November 2026",
        "Sonntag, 22. November 2026",
        "Montag, 23. November 2026",
        "Dienstag, 24. November 2026",
    ]


def test_the_agenda_shows_today_and_the_four_days_after_it(edited: Edited) -> None:
    on_each = weekly(*((day, "10:00", "11:00") for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")))
    found = [iso for iso, _ in days(edited("de", on_each, (KURS, "capacity: few", "status: temporarily_closed")))]
    assert found == ["11-20", "11-21", "11-22", "11-23", "11-24"]


def test_a_rule_for_every_day_is_shown_on_every_day(edited: Edited) -> None:
    assert [entries for _, entries in days(edited("de", EVERY_DAY))] == [["17:00 kurs"]] * 5


def test_meetings_of_a_day_stand_in_the_order_of_time(edited: Edited) -> None:
    reader = edited("de", weekly(("MO", "18:30", "20:00"), ("MO", "08:00", "09:00"), ("FR", "09:00", "10:00")))
    assert days(reader) == [("11-20", ["09:00 alt"]), ("11-23", ["08:00 alt", "17:00 kurs", "18:30 alt"])]


def test_an_offer_with_more_than_one_rule_shows_each_with_its_own_end(edited: Edited) -> None:
    (day,) = agenda(edited("de", weekly(("MO", "08:00", "09:00"), ("MO", "17:00", "17:45"))))
    assert [(each.until, each.time, str(each.name)) for each in day.entries] == [
        ("2026-11-23T09:00", "08:00–09:00", "Sprachcafé"),
        ("2026-11-23T17:45", "17:00–17:45", "Sprachcafé"),
        ("2026-11-23T19:00", "17:00–19:00", "Deutschkurs A1"),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("valid_from: 2026-11-22", ["11-22", "11-23", "11-24"]),
        ("valid_from: 2026-11-20", ["11-20", "11-21", "11-22", "11-23", "11-24"]),
        ("valid_from: 2026-11-25", []),
        ("valid_to: 2026-11-21", ["11-20", "11-21"]),
        ("valid_to: 2026-11-20", ["11-20"]),
        ("valid_to: 2026-11-19", []),
        ("valid_from: 2026-11-21\nvalid_to: 2026-11-22", ["11-21", "11-22"]),
        ("status: temporarily_closed", []),
    ],
)
def test_the_agenda_knows_from_when_to_when_an_offer_takes_place(edited: Edited, change: str, expected: list[str]) -> None:
    assert [iso for iso, _ in days(edited("de", EVERY_DAY, (KURS, "capacity: few", change)))] == expected


def test_a_date_that_is_left_out_and_the_last_day_of_a_rule(portal: Portal, edited: Edited) -> None:
    assert days(Reader(portal, "de", dt.date(2026, 12, 6))) == [("12-07", ["17:00 kurs"]), ("12-08", ["10:00 gruppe", "17:00 treff"]), ("12-09", ["14:00 sprechstunde", "17:00 kurs"])]
    assert days(Reader(portal, "de", dt.date(2026, 11, 23)))[1:] == [("11-25", ["17:00 kurs", "18:00 treff"]), ("11-27", ["17:00 abgesagt"])]  # the Frauentreff leaves out 24 November
    assert days(edited("de", EVERY_DAY, (KURS, "until: 2027-07-28", "until: 2026-11-21"))) == [("11-20", ["17:00 kurs"]), ("11-21", ["17:00 kurs"])]


def test_dates_of_events_stand_among_the_meetings_and_say_what_has_changed(portal: Portal) -> None:
    days = agenda(Reader(portal, "de", dt.date(2026, 11, 25)))
    assert [(day.iso, [(str(each.name), each.link, each.place, [(str(badge.text), badge.kind) for badge in each.badges]) for each in day.entries]) for day in days[:2]] == [
        (
            "2026-11-25",
            [
                ("Deutschkurs A1", "/de/offers/kurs/", ("Haus der Kulturen",), []),
                ("Frauen lesen zusammen", "/de/events/treff/", ("Online",), [("Verschoben vom 24. November 2026", "warn")]),
            ],
        ),
        ("2026-11-27", [("Laternenumzug", "/de/events/abgesagt/", ("Rathaus Musterstadt",), [("Abgesagt", "stop")])]),
    ]
    assert [each.until for day in days[:2] for each in day.entries] == ["2026-11-25T19:00", "2026-11-25T20:00", "2026-11-27T24:00"]


def test_an_event_of_several_days_stands_today_while_it_runs(portal: Portal) -> None:
    (day,) = [day for day in agenda(Reader(portal, "de", dt.date(2027, 3, 17))) if day.iso == "2027-03-17"]
    found = [(str(each.name), each.time, each.until) for each in day.entries if each.link == "/de/events/woche/"]
    assert found == [("Woche der Berufe", "bis Freitag, 19. März 2027", "2027-03-19T24:00")]


def test_in_the_holidays_there_may_be_nothing_at_all(portal: Portal) -> None:
    assert agenda(Reader(portal, "de", dt.date(2026, 12, 25))) == []


def test_a_long_day_shows_six_meetings_and_the_later_ones_on_request(edited: Edited) -> None:
    reader = edited("de", weekly(*(("MO", f"{hour:02}:00", f"{hour:02}:30") for hour in range(9, 16))))
    (day,) = agenda(reader)
    assert [each.time[:5] for each in day.entries] == ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
    assert [each.time[:5] for each in day.later] == ["15:00", "17:00"]
    assert day.count == 8


def test_a_place_on_the_internet_is_no_place_in_the_agenda(portal: Portal) -> None:
    (meeting,) = [each for day in agenda(Reader(portal, "de", dt.date(2026, 12, 9))) for each in day.entries if each.link == "/de/offers/sprechstunde/"]
    assert meeting.place == ("Rathaus Musterstadt",)


def test_coverage_counts_the_translations_of_every_language_but_the_source(reader: Reading) -> None:
    found = home.coverage(reader("de"))
    assert (found.caption, found.head) == ("So viele Einträge sind übersetzt", ("Sprache", "Übersetzt", "Anteil"))
    assert found.rows == (
        ('<a href="/en/" lang="en" hreflang="en" dir="ltr">English</a>', "41 von 51", '<bdi dir="ltr">80 %</bdi>'),
        ('<a href="/ar/" lang="ar" hreflang="ar" dir="rtl">العربية</a>', "22 von 51", '<bdi dir="ltr">43 %</bdi>'),
    )


def test_coverage_names_only_languages_that_are_published(portal: Portal) -> None:
    rows = home.coverage(Reader(portal, "ar", TODAY, ("de", "ar"))).rows
    assert [row[0] for row in rows] == ['<a href="/ar/" lang="ar" hreflang="ar" dir="rtl">العربية</a>']
