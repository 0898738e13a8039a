"""open-data/events.json: one event word for word, dates with their offset, texts in every language that has them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from macros.clock import BERLIN
from macros.feeds import events_json, open_data
from macros.portal import load
from macros.project import Edition, Project
from tests.conftest import TODAY, edit

HOST = "https://portal.musterstadt.example"


def edition(data: Path, languages: tuple[str, ...] = ("de", "en", "ar"), today: dt.date = TODAY) -> Edition:
    now = dt.datetime.combine(today, dt.time(8), BERLIN)
    return Edition(Project(data.parent, data, data.parent / ".cache"), load(data, today=TODAY), now, languages)


def whole(data: Path, **more: Any) -> dict[str, Any]:
    return json.loads(events_json.events(edition(data, **more)))


def event(data: Path, key: str) -> dict[str, Any]:
    return next(each for each in whole(data)["events"] if each["pages"]["de"].endswith(f"/events/{key}/"))


def test_a_series_word_for_word_but_its_dates(data: Path) -> None:
    found = event(data, "treff")
    del found["occurrences"]
    assert found == {
        "id": "86f4573d-05d5-5531-b144-5981b35a3b3b",
        "uid": "event-treff@portal.musterstadt.example",
        "pages": {code: f"{HOST}/{code}/events/treff/" for code in ("de", "en", "ar")},
        "name": {"de": "Frauen lesen zusammen", "en": "Women read together"},
        "summary": {
            "de": "Wir lesen ein Buch in einfachem Deutsch, jede Woche ein Kapitel.",
            "en": "We read a book in plain German, one chapter every week.",
        },
        "status": "confirmed",
        "all_day": False,
        "online": True,
        "organizer": {"id": "91a5ad02-70e5-5d75-84b3-3b3fdf0f4f2d", "name": {"de": "Kurdischer Kulturverein"}},
        "topics": [{"id": "language", "name": {"de": "Deutsch lernen", "en": "Learning German", "ar": "تعلّم الألمانية"}}],
        "target_groups": [{"id": "women", "name": {"de": "Frauen", "en": "Women", "ar": "النساء"}}],
        "languages": ["de", "kmr"],
        "cost": "free",
        "women_only": True,
        "offer": "38a92ac2-ed96-5ffb-aa93-207c8f372c33",
        "last_modified": "2026-10-01",
        "sequence": 0,
        "assured_date": "2026-10-01",
    }


def test_dates_have_their_offset_and_say_what_became_of_them(data: Path) -> None:
    found = {each["start"][:10]: each for each in event(data, "treff")["occurrences"]}
    assert found["2026-10-20"] == {"start": "2026-10-20T17:00:00+02:00", "end": "2026-10-20T19:00:00+02:00", "status": "confirmed"}
    assert found["2026-10-27"] == {"start": "2026-10-27T17:00:00+01:00", "end": "2026-10-27T19:00:00+01:00", "status": "confirmed"}
    assert found["2026-11-25"] == {"start": "2026-11-25T18:00:00+01:00", "end": "2026-11-25T20:00:00+01:00", "status": "confirmed", "moved_from": "2026-11-24"}
    assert found["2026-12-01"]["status"] == "cancelled"
    assert not {"2026-11-24", "2026-12-22", "2026-12-29"} & found.keys()


def test_whole_days_are_days_and_the_last_one_is_included(data: Path) -> None:
    week = event(data, "woche")
    assert (week["all_day"], week["occurrences"]) == (True, [{"start": "2027-03-15", "end": "2027-03-19", "status": "tentative"}])
    assert week["cost_options"] == [{"amount": 5.0, "currency": "EUR", "option": {"de": "für alle Tage"}}]
    assert week["application_url"] == "https://anmeldung.musterstadt.example/berufe"


def test_ids_of_places_contacts_and_offers_are_those_of_the_other_files(data: Path) -> None:
    files = dict(open_data.files(edition(data)))
    offers = {each["id"]: each for each in json.loads(files["open-data/offers.json"])["contents"]}
    contacts = {each["id"]: each for each in json.loads(files["open-data/contacts.json"])["contents"]}
    reading, party = event(data, "treff"), event(data, "fest")
    assert offers[reading["offer"]]["url"] == f"{HOST}/de/offers/gruppe/"
    assert contacts[reading["organizer"]["id"]]["name"] == reading["organizer"]["name"]["de"]
    assert party["locations"][0]["id"] in {each["id"] for contact in contacts.values() for each in contact.get("locations", ())}


def test_a_renamed_event_keeps_its_ids(data: Path) -> None:
    before = event(data, "damals")
    (data / "events" / "damals.yml").rename(data / "events" / "lesung.yml")
    edit(data, "events/lesung.yml", "cost: free", "cost: free\nformer_ids: [damals]")
    after = event(data, "lesung")
    assert (after["id"], after["uid"]) == (before["id"], before["uid"])


def test_only_published_languages_are_in_it(data: Path) -> None:
    found = whole(data, languages=("de", "ar"))["events"]
    assert {code for each in found for code in (*each["pages"], *each["name"], *each["summary"])} == {"de", "ar"}


def test_nothing_private_gets_out(data: Path) -> None:
    edit(data, "events/treff.yml", "assured_date", "private: {note: geheim}\nassured_date")
    assert b"geheim" not in events_json.events(edition(data))
    assert b"PRIVATE-MARKER" not in events_json.events(edition(data))


def test_the_file_is_made_anew_when_what_it_shows_has_changed(data: Path) -> None:
    before = events_json.fingerprint(edition(data))
    assert events_json.fingerprint(edition(data, today=dt.date(2026, 11, 29))) == before
    assert events_json.fingerprint(edition(data, today=dt.date(2026, 12, 1))) != before
    changes = [
        ("events/en/treff.yml", "one chapter every week", "a chapter a week"), ("contacts/verein.yml", "name: Kurdischer", "name: Kurdisch-Deutscher"),
        ("places/rathaus.yml", "Rathausplatz 1", "Rathausplatz 2"), ("events/treff.yml", "women_only: true\n", ""),
    ]  # fmt: skip
    for change in changes:
        edit(data, *change)
        after = events_json.fingerprint(edition(data))
        assert after != before, change
        before = after
