"""The page of a feast, and the words that lists say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from macros.feast_dates import Occurrence
from macros.views import feast_words, feasts
from macros.views.feast_years import FeastYear
from macros.views.feasts import FeastPage, Foreign, Greeting, direction
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
ISLAMIC, CHRISTIAN = "calendar/islamic.yml", "calendar/christian-western.yml"


def dates(page: FeastPage) -> list[tuple[str, list[str], str | None]]:
    """Year, days in words, and what is said where there are none."""
    return [(year.year, [str(date.when) for date in year.dates], year.missing) for year in page.years]


def year(page: FeastPage, wanted: str) -> FeastYear:
    return next(each for each in page.years if each.year == wanted)


def test_five_years_of_dates(reader: Reading) -> None:
    assert dates(feasts.page(reader("de"), "kurban")) == [
        ("2027", ["So., 16. Mai bis Mi., 19. Mai 2027"], None),
        ("2028", ["Fr., 5. Mai bis Mo., 8. Mai 2028"], None),
        ("2029", ["Di., 24. Apr. bis Fr., 27. Apr. 2029"], None),
        ("2030", ["Sa., 13. Apr. bis Di., 16. Apr. 2030"], None),
        ("2031", ["Mi., 2. Apr. bis Sa., 5. Apr. 2031"], None),
    ]


def test_this_year_stands_in_front_as_long_as_its_date_is_to_come(reader: Reading) -> None:
    assert dates(feasts.page(reader("de"), "hanukkah"))[0] == ("2026", ["Sa., 5. Dez. bis Sa., 12. Dez. 2026"], None)


def test_two_dates_in_one_year_are_both_there(reader: Reading) -> None:
    assert year(feasts.page(reader("de"), "ramadan"), "2030").dates[1].when == "Do., 26. Dez. 2030 bis Do., 23. Jan. 2031"
    assert len(year(feasts.page(reader("de"), "ramadan"), "2030").dates) == 2


def test_a_feast_that_is_running_since_last_year_has_its_old_year_in_front(reader: Reading) -> None:
    running = reader("de")
    running.today = dt.date(2031, 1, 2)
    assert dates(feasts.page(running, "ramadan"))[0] == ("2030", ["Do., 26. Dez. 2030 bis Do., 23. Jan. 2031"], None)


def test_a_year_without_a_date_says_so(reader: Reading) -> None:
    assert dates(feasts.page(reader("de"), "church-day"))[:2] == [
        ("2027", [], "kein Termin in diesem Jahr"),
        ("2028", ["So., 11. Juni 2028"], None),
    ]


def test_a_year_beyond_the_table_says_that_the_date_is_not_known_yet(edited: Edited) -> None:
    reader = edited("de", (CHRISTIAN, ", 2028: [2028-06-11], 2030: [2030-06-02], 2032: [2032-06-06], 2034: [2034-06-04]", ""))
    assert dates(feasts.page(reader, "church-day")) == [(str(each), [], "Termin noch nicht bekannt") for each in range(2027, 2032)]


@pytest.mark.parametrize(
    ("key", "when", "certainty"),
    [
        ("hanukkah", "2026", "steht fest"),
        ("kurban", "2027", "berechnet, kann sich um einen Tag verschieben"),
        ("ramadan", "2028", "berechnet, kann sich um einen Tag verschieben"),
    ],
)
def test_each_date_says_how_sure_it_is(reader: Reading, key: str, when: str, certainty: str) -> None:
    assert year(feasts.page(reader("de"), key), when).dates[0].certainty == certainty


def occurrence(**different: object) -> Occurrence:
    day = dt.date(2027, 5, 16)
    return replace(Occurrence(day, day, "kurban", "1448", "calculated", 1, eve=False, confirmed=False), **different)


@pytest.mark.parametrize(
    ("different", "words"),
    [
        ({"certainty": "fixed", "doubt": 0}, "steht fest"),
        ({"doubt": 2}, "berechnet, kann sich um zwei Tage verschieben"),
        ({"certainty": "varies"}, "je nach Gemeinde verschieden"),
        ({"confirmed": True, "doubt": 0}, "bestätigt"),
    ],
)
def test_how_sure_in_words(reader: Reading, different: dict[str, object], words: str) -> None:
    assert feast_words.certainty(reader("de"), occurrence(**different)) == words


def test_communities_with_a_day_of_their_own_are_named_with_it(reader: Reading) -> None:
    assert year(feasts.page(reader("de"), "easter"), "2027").dates[0].variants == ("Orthodoxe Kirchen: So., 2. Mai bis Mo., 3. Mai 2027",)


def test_a_date_is_shown_until_the_last_community_has_kept_it(reader: Reading) -> None:
    assert year(feasts.page(reader("de"), "easter"), "2027").dates[0].until == "2027-05-04T00:00"


def test_the_evening_before_has_the_time_of_sunset(reader: Reading) -> None:
    (date,) = year(feasts.page(reader("de"), "kurban"), "2027").dates
    assert date.eve == "beginnt am Abend davor: Sa., 15. Mai, bei Sonnenuntergang (Musterstadt: 20:49)"
    assert year(feasts.page(reader("de"), "easter"), "2027").dates[0].eve is None


def test_without_a_place_there_is_no_time_of_sunset(edited: Edited) -> None:
    reader = edited("de")
    object.__setattr__(reader.portal.settings.municipality, "latitude", None)
    (date,) = year(feasts.page(reader, "kurban"), "2027").dates
    assert date.eve == "beginnt am Abend davor: Sa., 15. Mai, bei Sonnenuntergang"


def test_a_greeting_with_its_sound_and_its_meaning(reader: Reading) -> None:
    found = feasts.page(reader("en"), "rosh-hashanah").greeting
    assert found == Greeting(Foreign("שנה טובה", "he", "rtl"), '<bdi lang="he-Latn" dir="ltr">Schana towa</bdi>', "A good year")
    assert feasts.page(reader("de"), "easter").greeting == Greeting(Foreign("Frohe Ostern", "de", "ltr"), None, "Fröhliche Ostertage")


def test_a_meaning_that_says_the_same_is_left_out(edited: Edited) -> None:
    reader = edited("de", (CHRISTIAN, "de: Fröhliche Ostertage", "de: frohe Ostern"))
    assert feasts.page(reader, "easter").greeting == Greeting(Foreign("Frohe Ostern", "de", "ltr"), None, None)


def test_no_greeting_where_there_is_none_and_a_day_of_mourning_is_quiet(reader: Reading) -> None:
    found = feasts.page(reader("de"), "good-friday")
    assert (found.greeting, found.quiet, found.kind) == (None, True, "Trauertag")
    assert not feasts.page(reader("de"), "kurban").quiet


@pytest.mark.parametrize(("text", "expected"), [("ራስ", "ltr"), ("עברית", "rtl"), ("2 رمضان", "rtl"), ("ܐܟܝܬܘ", "rtl"), ("123", "ltr")])
def test_the_direction_of_a_text(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_the_own_name_stands_beside_the_translation(reader: Reading) -> None:
    found = feasts.page(reader("de"), "rosh-hashanah")
    assert (found.name, found.source_name, found.autonym) == ("Rosch ha-Schana", None, Foreign("ראש השנה", "he", "rtl"))


def test_the_own_name_is_not_there_twice(reader: Reading) -> None:
    assert feasts.page(reader("ar"), "ramadan").autonym is None


def test_the_german_name_stands_beside_another(reader: Reading) -> None:
    assert feasts.page(reader("ar"), "kurban").source_name == "Opferfest"
    assert feasts.page(reader("en"), "ramadan").source_name is None


def test_texts_in_another_language_are_said_to_be_so(reader: Reading) -> None:
    (notice,) = feasts.page(reader("ar"), "rosh-hashanah").notices
    assert (notice.kind, notice.text, notice.link) == ("translation", reader("ar").say("Ein Teil ist noch nicht übersetzt."), "/de/calendar/feasts/rosh-hashanah/")
    assert feasts.page(reader("en"), "rosh-hashanah").notices == ()


@pytest.mark.parametrize(
    ("advice", "words"),
    [("avoid", "Bitte keine anderen Termine auf diese Tage legen"), ("coordinate", "Bitte Termine vorher absprechen"), ("adapt", "Bitte Rücksicht nehmen")],
)
def test_advice_for_planners_in_a_few_words(edited: Edited, advice: str, words: str) -> None:
    found = feasts.page(edited("de", (ISLAMIC, "advice: adapt", f"advice: {advice}")), "ramadan")
    assert (found.advice, found.note) == (words, "Kein Essen am Mittag, Feiern nach Sonnenuntergang.")


@pytest.mark.parametrize(
    ("fasting", "words"),
    [
        ("dawn_to_sunset", "Viele essen und trinken von der Morgendämmerung bis zum Sonnenuntergang nichts."),
        ("sunrise_to_sunset", "Viele essen und trinken von Sonnenaufgang bis Sonnenuntergang nichts."),
        ("25_hours", "Viele essen und trinken 25 Stunden lang nichts."),
        ("vegan", "Viele essen nichts von Tieren: kein Fleisch, keine Milch, keine Eier."),
        ("no_meat", "Viele essen kein Fleisch."),
    ],
)
def test_what_people_who_fast_leave(edited: Edited, fasting: str, words: str) -> None:
    assert feasts.page(edited("de", (ISLAMIC, "fasting: dawn_to_sunset", f"fasting: {fasting}")), "ramadan").mind == (words,)


def test_rest_from_work_is_said(reader: Reading) -> None:
    assert feasts.page(reader("de"), "kurban").mind == ("Nach den Regeln der Religion ruht dann die Arbeit.",)
    assert feasts.page(reader("de"), "hanukkah").mind == ()


def test_in_which_laender_a_feast_is_a_public_holiday(edited: Edited) -> None:
    reader = edited("de", ("public_holidays.yml", "official: Allerheiligen", "official: Allerheiligen\n  feast: hanukkah"),
                    ("public_holidays.yml", "official: Fronleichnam", "official: Fronleichnam\n  feast: hanukkah"))
    assert [(str(fact.label), list(map(str, fact.values))) for fact in feasts.page(reader, "hanukkah").public_holidays] == [
        ("Fronleichnam", ["Baden-Württemberg", "Bayern", "Hessen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland",
                          "Sachsen (nicht in allen Gemeinden)", "Thüringen (nicht in allen Gemeinden)"]),
        ("Allerheiligen", ["Baden-Württemberg", "Bayern", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland"]),
    ]
    assert [fact.values for fact in feasts.page(reader, "easter").public_holidays] == [("in ganz Deutschland",)]
    assert feasts.page(reader, "kurban").public_holidays == ()


def test_the_names_of_laender_are_german(reader: Reading) -> None:
    (holiday,) = feasts.page(reader("ar"), "good-friday").public_holidays
    assert holiday.label.__html__() == "الجمعة العظيمة"


def test_leave_in_the_land_of_the_municipality(reader: Reading) -> None:
    (leave,) = feasts.page(reader("de"), "kurban").leave
    assert (leave.fact.label, leave.fact.values) == ("Schule", ("2 Tage frei", "ohne Antrag"))
    assert (leave.source.title, leave.checked) == ("BayVwV 313239 Nr. 2", "Stand: 1. August 2015, geprüft am 19. November 2026")


def test_leave_in_another_land_is_not_told(edited: Edited) -> None:
    assert feasts.page(edited("de", (ISLAMIC, "land: BY", "land: HH")), "kurban").leave == ()


def test_the_source_of_the_date_with_the_day_somebody_looked(reader: Reading) -> None:
    found = feasts.page(reader("de"), "rosh-hashanah")
    assert (found.source.title, found.source_checked) == ("Zentralrat der Juden in Deutschland", "geprüft am 19. November 2026")
    assert feasts.page(reader("de"), "easter").source is None


def test_events_that_belong_to_a_feast_with_their_next_date(edited: Edited) -> None:
    fest, treff = ("organizer: buero\npartners", "feast: hanukkah\norganizer: buero\npartners"), ("offer: gruppe", "offer: gruppe\nfeast: hanukkah")
    reader = edited("de", ("events/fest.yml", *fest), ("events/treff.yml", *treff), ("events/abgesagt.yml", "cost: donation", "cost: donation\nfeast: hanukkah"))
    own = feasts.events_by_feast(reader)
    assert {key: sorted(ids) for key, ids in own.items()} == {"hanukkah": ["abgesagt", "fest", "treff"]}
    assert [(line.when, line.name, line.link, line.until) for line in feasts.page(reader, "hanukkah", own["hanukkah"]).events] == [
        ("Mi., 25. Nov. 2026", "Frauen lesen zusammen", "/de/events/treff/", "2026-11-26T00:00"),
        ("Sa., 5. Dez. 2026", "Fest der Kulturen", "/de/events/fest/", "2026-12-06T00:00"),
    ]


def test_the_feast_can_be_taken_along(reader: Reading) -> None:
    found = feasts.page(reader("en"), "easter")
    assert (found.file, found.handout.address) == ("/en/calendar/feasts/easter/feast.ics", "https://portal.musterstadt.example/en/calendar/feasts/easter/")


def test_a_line_says_whose_feast_it_is_and_what_to_know(reader: Reading) -> None:
    german = reader("de")
    (found,) = german.portal.almanac.feast("ramadan", dt.date(2027, 2, 8), dt.date(2027, 2, 8))
    line = feast_words.line(german, found)
    assert (line.iso, line.when, line.name, line.link) == ("2027-02-08", "Mo., 8. Feb. bis Mo., 8. März", "Ramadan", "/de/calendar/feasts/ramadan/")
    assert (line.tradition, line.note) == ("Islamisch", "Fastenzeit · beginnt am Abend davor · berechnet, kann sich um einen Tag verschieben")


def test_a_line_among_its_own_says_what_kind_of_day_it_is(reader: Reading) -> None:
    german = reader("de")
    (found,) = german.portal.almanac.feast("arafa", dt.date(2027, 5, 15), dt.date(2027, 5, 15))
    line = feast_words.line(german, found, with_year=True, is_among_its_own=True)
    assert (line.when, line.tradition, line.note) == ("Sa., 15. Mai 2027", "Fasttag", "berechnet, kann sich um einen Tag verschieben")
    assert feast_words.line(german, found).note == "Fasttag · berechnet, kann sich um einen Tag verschieben"


@pytest.mark.parametrize(
    ("first", "last", "with_year", "words"),
    [
        (dt.date(2026, 12, 5), dt.date(2026, 12, 5), False, "Sa., 5. Dez."),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 5), True, "Sa., 5. Dez. 2026"),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 6), True, "Sa., 5. Dez. bis So., 6. Dez. 2026"),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 1), False, "Do., 31. Dez. 2026 bis Fr., 1. Jan. 2027"),
    ],
)
def test_days_in_words(reader: Reading, first: dt.date, last: dt.date, with_year: bool, words: str) -> None:
    assert feast_words.span(reader("de"), first, last, with_year=with_year) == words
