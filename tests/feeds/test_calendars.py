"""The calendars of a language: which there are, word for word, the same tomorrow, and what a correction does to them.

When a calendar is meant to change, write the golden ones anew and read the difference:
PORTAL_RENEW=1 python -m pytest tests/feeds/test_calendars.py && git diff tests/golden/feeds
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import urls
from macros.feeds import calendars
from macros.feeds.files import File
from macros.fingerprints import RecordFingerprints
from macros.portal import Portal, load
from macros.views.reader import Reader
from tests.conftest import LAST_CHECK, TODAY, edit

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"
RENEW = "if it is meant to be like this: PORTAL_RENEW=1 python -m pytest tests/feeds/test_calendars.py && git diff tests/golden/feeds"
HOST = "portal.musterstadt.example"
ISLAMIC, EVENTS, ALL = urls.tradition_feed("islamic"), urls.EVENTS_FEED, urls.CALENDAR_FEED
EASTER = urls.feast_file("easter")
Made = dict[str, str]


def files(portal: Portal, code: str = "de", today: dt.date = TODAY) -> dict[str, File]:
    reader = Reader(portal, code, today)
    prints = RecordFingerprints(portal, [language.code for language in reader.translator.chain])
    found = list(calendars.files(reader, prints))
    assert len({file.path for file in found}) == len(found)
    return {file.path: file for file in found}


def made(portal: Portal, code: str = "de", today: dt.date = TODAY) -> Made:
    return {path: file.make().decode() for path, file in files(portal, code, today).items()}


def entries(text: str) -> dict[str, list[str]]:
    """UID and, for dates of a series, RECURRENCE-ID → the unfolded lines of the entry."""
    found = {}
    for entry in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        lines = entry.partition("END:VEVENT")[0].split("\r\n")[:-1]
        name = [line.partition(":")[2] for line in lines if line.startswith(("UID", "RECURRENCE-ID"))]
        found[" ".join(name)] = lines
    return found


def entry(text: str, name: str) -> list[str]:
    return entries(text)[f"{name}@{HOST}"]


@pytest.fixture
def edited(data: Path) -> Callable[..., Portal]:
    """The tiny portal after some edits (file, old, new)."""

    def build(*edits: tuple[str, str, str]) -> Portal:
        for each in edits:
            edit(data, *each)
        return load(data, today=TODAY)

    return build


def test_a_language_has_these_calendars_and_files(portal: Portal) -> None:
    assert list(files(portal)) == [
        "calendar/all.ics", "calendar/public-holidays.ics", "calendar/school-holidays.ics",
        "calendar/christian-western.ics", "calendar/islamic.ics", "calendar/jewish.ics",
        "events/events.ics",
        *(f"events/topics/{topic}/events.ics" for topic in portal.vocabularies["topics"]),
        *(f"calendar/feasts/{feast}/feast.ics" for feast in portal.feasts),
        *(f"events/{event}/event.ics" for event in portal.records["events"]),
    ]  # fmt: skip


@pytest.mark.parametrize("path", [EVENTS, ISLAMIC, urls.PUBLIC_HOLIDAYS_FEED, urls.SCHOOL_HOLIDAYS_FEED, urls.event_file("treff"), EASTER])
def test_a_calendar_word_for_word(portal: Portal, path: str) -> None:
    found = files(portal)[path].make()
    golden = GOLDEN / path.replace("/", "-")
    if os.environ.get("PORTAL_RENEW"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(found)
    assert golden.is_file() and found == golden.read_bytes(), RENEW


def test_the_whole_calendar_has_every_entry_once(portal: Portal) -> None:
    found = made(portal)
    traditions = [urls.tradition_feed(each) for each in portal.vocabularies["traditions"]]
    parts = [entries(found[path]) for path in (*traditions, urls.PUBLIC_HOLIDAYS_FEED, urls.SCHOOL_HOLIDAYS_FEED, EVENTS)]
    everything = entries(found[ALL])
    assert found[ALL].count("BEGIN:VEVENT") == len(everything)
    for part in parts:
        assert {name: everything[name] for name in part if name in everything}.items() <= part.items()
    left_out = {name for part in parts for name in part} - everything.keys()
    assert left_out == {f"holiday-{day}@{HOST}" for day in FEASTS_OF_THE_LAND}


# Good Friday and Easter Monday are feasts of the tiny portal, so the whole calendar has them once.
FEASTS_OF_THE_LAND = ("2026-04-03", "2026-04-06", "2027-03-26", "2027-03-29", "2028-04-14", "2028-04-17", "2029-03-30", "2029-04-02")


def test_entries_have_the_same_names_and_dates_in_every_language(portal: Portal) -> None:
    german = made(portal)
    for code in ("en", "ar"):
        other = made(portal, code)
        assert list(other) == list(german)
        for path, text in german.items():
            for name, lines in entries(text).items():
                dated = [line for line in lines if line.startswith(("DT", "DURATION", "RRULE", "EXDATE", "SEQUENCE", "STATUS"))]
                assert set(dated) <= set(entries(other[path])[name]), (code, path, name)


def test_words_and_links_are_those_of_the_language(portal: Portal) -> None:
    feast = entry(made(portal, "ar")[ISLAMIC], "feast-kurban-1447")
    assert "SUMMARY:عيد الأضحى" in feast
    assert "CATEGORIES:إسلامي" in feast
    assert f"URL:https://{HOST}/ar/calendar/feasts/kurban/" in feast


def test_a_name_in_another_language_than_the_calendar_says_so(portal: Portal) -> None:
    assert "SUMMARY;LANGUAGE=en:Easter" in entry(made(portal, "ar")[EASTER], "feast-easter-2027")
    assert "SUMMARY;LANGUAGE=de:Lesung im Herbst" in entry(made(portal, "en")[EVENTS], "event-damals")
    assert "SUMMARY:Ostern" in entry(made(portal)[EASTER], "feast-easter-2027")


def test_the_next_day_nothing_has_changed(portal: Portal) -> None:
    today, tomorrow = (files(portal, "de", day) for day in (dt.date(2026, 11, 29), dt.date(2026, 11, 30)))
    assert {path: file.key for path, file in today.items()} == {path: file.key for path, file in tomorrow.items()}
    assert all(today[path].make() == tomorrow[path].make() for path in today)


def test_the_next_month_the_window_moves_and_entries_stay_as_they_were(portal: Portal) -> None:
    before, after = (files(portal, "de", day) for day in (dt.date(2026, 11, 30), dt.date(2026, 12, 1)))
    assert before[ALL].key != after[ALL].key
    old, new = (entries(each[ALL].make().decode()) for each in (before, after))
    assert {f"holiday-2025-11-01@{HOST}"} <= old.keys() - new.keys()
    assert {name: lines for name, lines in old.items() if name in new} == {name: lines for name, lines in new.items() if name in old}
    assert before[urls.event_file("treff")].key == after[urls.event_file("treff")].key


def test_a_change_of_an_event_changes_only_what_shows_it(data: Path) -> None:
    before = files(load(data, today=TODAY))
    edit(data, "events/treff.yml", "Wir lesen ein Buch", "Wir lesen zwei Bücher")
    after = files(load(data, today=TODAY))
    changed = [path for path, file in after.items() if file.key != before[path].key]
    assert changed == [ALL, EVENTS, urls.topic_feed("language"), urls.event_file("treff")]


def test_nothing_private_gets_out(edited: Callable[..., Portal]) -> None:
    portal = edited(("events/treff.yml", "assured_date", "private: {note: geheim}\nassured_date"))
    assert not [path for path, text in made(portal).items() if "geheim" in text]


def test_a_corrected_date_moves_the_entry(edited: Callable[..., Portal], portal: Portal) -> None:
    before = entry(made(portal)[EASTER], "feast-easter-2027")
    assert {"DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270330", "SEQUENCE:0", "DTSTAMP:20261101T000000Z"} <= set(before)
    announced = "{date: 2027-03-29, source: {title: Amt, url: \"https://amt.musterstadt.example/\", checked: 2026-11-18}}"
    corrected = edited(("calendar/christian-western.yml", "  greeting:\n    text: Frohe", f"  dates: {{2027: {announced}}}\n  greeting:\n    text: Frohe"))
    after = entry(made(corrected)[EASTER], "feast-easter-2027")
    assert {"DTSTART;VALUE=DATE:20270329", "DTEND;VALUE=DATE:20270331", "SEQUENCE:1", "DTSTAMP:20261118T000000Z"} <= set(after)


def test_an_announced_month_dates_the_feasts_in_it(portal: Portal) -> None:
    feasts = made(portal)[ISLAMIC]
    assert {"DTSTART;VALUE=DATE:20260219", "SEQUENCE:1", "DTSTAMP:20261119T000000Z"} <= set(entry(feasts, "feast-ramadan-1447"))
    assert "SEQUENCE:0" in entry(feasts, "feast-ramadan-1448")


def test_a_feast_that_may_shift_says_so_and_one_that_is_sure_does_not(portal: Portal) -> None:
    found = made(portal)
    ramadan = "\n".join(entry(found[ISLAMIC], "feast-ramadan-1448"))
    assert "STATUS:TENTATIVE" in ramadan
    assert "Der Termin kann sich um 1 Tag verschieben." in ramadan
    assert "Beginnt am Abend vorher: Sonntag\\, 7. Februar 2027." in ramadan
    easter = "\n".join(entry(found[EASTER], "feast-easter-2027"))
    assert "STATUS:CONFIRMED" in easter
    assert "verschieben" not in easter and "Abend" not in easter


def test_a_confirmed_date_is_sure(edited: Callable[..., Portal]) -> None:
    confirmed = "{date: 2027-05-16, confirmed: true, source: {title: Amt, url: \"https://amt.musterstadt.example/\", checked: 2026-11-18}}"
    portal = edited(("calendar/islamic.yml", "  duration: 4\n", f"  duration: 4\n  dates: {{1448: {confirmed}}}\n"))
    assert "STATUS:CONFIRMED" in entry(made(portal)[ISLAMIC], "feast-kurban-1448")
    assert "STATUS:TENTATIVE" in entry(made(portal)[ISLAMIC], "feast-kurban-1449")


@pytest.mark.parametrize(
    ("status", "in_calendars", "name"),
    [
        ("tentative", "TENTATIVE", "Noch nicht sicher: Lesung im Herbst"),
        ("cancelled", "CANCELLED", "Abgesagt: Lesung im Herbst"),
        ("postponed", "CANCELLED", "Verschoben: Lesung im Herbst"),
    ],
)
def test_an_event_that_is_not_as_planned_stays_and_says_so(edited: Callable[..., Portal], status: str, in_calendars: str, name: str) -> None:
    portal = edited(("events/damals.yml", "cost: free", f"cost: free\nstatus: {status}"))
    lesson = entry(made(portal)[EVENTS], "event-damals")
    assert {f"STATUS:{in_calendars}", f"SUMMARY:{name}", "DTSTART;TZID=Europe/Berlin:20261008T190000"} <= set(lesson)


def test_a_renamed_event_keeps_its_name_in_calendars_and_its_old_file(data: Path) -> None:
    (data / "events" / "damals.yml").rename(data / "events" / "lesung.yml")
    edit(data, "events/lesung.yml", "cost: free", "cost: free\nformer_ids: [damals]")
    found = made(load(data, today=TODAY))
    assert f"URL:https://{HOST}/de/events/lesung/" in entry(found[EVENTS], "event-damals")
    assert found[urls.event_file("lesung")] == found[urls.event_file("damals")]


def test_an_event_that_is_long_over_leaves_the_calendars_and_keeps_its_file(edited: Callable[..., Portal]) -> None:
    portal = edited(("events/damals.yml", "start: 2026-10-08T19:00\nend: 2026-10-08T21:00", "start: 2025-10-31T19:00\nend: 2025-10-31T21:00"))
    found = made(portal)
    assert f"event-damals@{HOST}" not in entries(found[EVENTS]).keys() | entries(found[ALL]).keys()
    assert f"event-damals@{HOST}" in entries(found[urls.event_file("damals")])


def test_school_holidays_of_one_name_are_told_apart_whatever_the_window(portal: Portal) -> None:
    names = {name.partition("@")[0] for name in entries(made(portal)[urls.SCHOOL_HOLIDAYS_FEED])}
    assert {"holiday-oster-fruehjahrsferien-2027", "holiday-oster-fruehjahrsferien-2027-2"} <= names
    in_april = {name.partition("@")[0] for name in entries(made(portal, today=dt.date(2028, 4, 1))[urls.SCHOOL_HOLIDAYS_FEED])}
    assert "holiday-oster-fruehjahrsferien-2027" not in in_april
    assert "holiday-oster-fruehjahrsferien-2027-2" in in_april


def test_calendars_of_an_example_say_that_it_is_one(portal: Portal) -> None:
    said = "X-WR-CALDESC:Ankommen in Musterstadt. Beispiel: Diese Stadt und ihre Angebote gibt es nicht.\r\n"
    assert said in made(portal)[EVENTS].replace("\r\n ", "")


@pytest.mark.parametrize("code", ["ti", "ar", "uk"])
def test_no_line_of_the_example_is_longer_than_75_octets_and_no_letter_is_cut(code: str) -> None:
    example = load(Path(__file__).parents[2] / "data", today=LAST_CHECK)
    for path, file in files(example, code).items():
        for line in file.make().split(b"\r\n"):
            assert len(line) <= 75, (path, line)
            line.decode()  # raises UnicodeDecodeError where a letter is cut
