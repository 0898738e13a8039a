"""Calendars by name, and the two addresses of each: one for phones, one for the file."""

from __future__ import annotations

from collections.abc import Callable

from macros.views import subscriptions
from macros.views.reader import Reader
from macros.views.subscriptions import subscription

Reading = Callable[[str], Reader]


def test_a_calendar_has_an_address_for_phones_a_link_and_the_whole_address(reader: Reading) -> None:
    found = subscription(reader("ar"), *subscriptions.events(reader("de")))
    assert found.name == "Veranstaltungen in Musterstadt"
    assert found.webcal == "webcal://portal.musterstadt.example/ar/events/events.ics"
    assert found.link == "/ar/events/events.ics"
    assert found.address == "https://portal.musterstadt.example/ar/events/events.ics"


def test_every_calendar_has_its_name_and_its_lasting_path(reader: Reading) -> None:
    found = reader("de")
    calendars = [
        subscriptions.everything(found), subscriptions.events(found), subscriptions.topic(found, "language"), subscriptions.tradition(found, "islamic"),
        subscriptions.public_holidays(found), subscriptions.school_holidays(found),
    ]  # fmt: skip
    assert [tuple(map(str, calendar)) for calendar in calendars] == [
        ("Alle Feste, Ferien und Veranstaltungen", "calendar/all.ics"),
        ("Veranstaltungen in Musterstadt", "events/events.ics"),
        ("Veranstaltungen: Deutsch lernen", "events/topics/language/events.ics"),
        ("Islamisch", "calendar/islamic.ics"),
        ("Feiertage in Bayern", "calendar/public-holidays.ics"),
        ("Schulferien in Bayern", "calendar/school-holidays.ics"),
    ]


def test_the_land_keeps_its_german_name_and_says_so(reader: Reading) -> None:
    assert '<bdi lang="de" dir="ltr">Bayern</bdi>' in subscriptions.public_holidays(reader("ar")).name
