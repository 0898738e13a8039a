"""Contacts: how to reach them, when, and who they belong to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.views import contacts
from macros.views.components import CardFact
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def test_a_card_says_who_and_what_for(reader: Reading) -> None:
    card = contacts.card(reader("de"), "buero")
    assert (card.name, card.source_name, card.link, card.kind) == ("Integrationsbüro", None, "/de/contacts/buero/", "Amt")
    assert card.summary == "Wir helfen allen, die neu in Musterstadt sind."
    assert card.languages == ("Deutsch", "Englisch", "Arabisch")
    assert card.facts == (CardFact("languages", "Gesprochene Sprachen", ("Deutsch", "Englisch", "Arabisch")),)
    assert card.badges == ()
    assert (card.hours_note, card.by_appointment) == ("Kommen Sie am besten am Vormittag.", False)
    assert [str(row.days) for row in card.hours.rows] == ["Montag", "Dienstag", "Mittwoch bis Freitag", "Samstag bis Sonntag"]


def test_a_card_in_another_language_keeps_the_german_name_beside_it(reader: Reading) -> None:
    card = contacts.card(reader("ar"), "buero")
    assert (card.name, card.source_name, card.link) == ("مكتب الاندماج (Integrationsbüro)", "Integrationsbüro", "/ar/contacts/buero/")


def test_a_name_that_is_german_anyway_is_not_said_twice(reader: Reading) -> None:
    assert contacts.card(reader("ar"), "amt").source_name is None


def test_a_contact_that_states_no_languages_has_no_line_for_them(reader: Reading) -> None:
    assert contacts.card(reader("de"), "notruf").facts == ()


def test_a_contact_without_hours_has_no_table(reader: Reading) -> None:
    card = contacts.card(reader("de"), "verein")
    assert (card.hours, card.by_appointment) == (None, True)


def test_channels_come_as_phones_mail_and_web(reader: Reading) -> None:
    channels = contacts.card(reader("de"), "buero").channels
    assert [(phone.label, phone.number, phone.link) for phone in channels.phones] == [
        ("Zentrale", "+49 89 99998 115", "tel:+498999998115"),
        ("Mobiltelefon", "+49 89 99998 116", "tel:+498999998116"),
    ]
    assert channels.phones[0].languages == ("Deutsch", "Englisch")
    assert channels.email == "integrationsbuero@musterstadt.example"
    assert (channels.website, channels.website_name) == ("https://www.musterstadt.example/integration", "musterstadt.example/<wbr/>integration")


@pytest.mark.parametrize(
    ("kind", "label", "link"),
    [
        ("voice", "Telefon", "tel:+498999998116"),
        ("cell", "Mobiltelefon", "tel:+498999998116"),
        ("textphone", "Schreibtelefon", "tel:+498999998116"),
        ("sms", "SMS", "sms:+498999998116"),
        ("fax", "Fax", None),
    ],
)
def test_each_kind_of_number_has_its_link(edited: Edited, kind: str, label: str, link: str | None) -> None:
    phone = contacts.card(edited("de", ("contacts/buero.yml", "type: cell", f"type: {kind}")), "buero").channels.phones[1]
    assert (phone.label, phone.link) == (label, link)


def test_a_short_number_is_dialled_as_it_is(reader: Reading) -> None:
    assert contacts.card(reader("de"), "notruf").channels.phones[0].link == "tel:112"


def test_what_a_number_is_for_comes_in_the_best_language(reader: Reading) -> None:
    label = contacts.card(reader("ar"), "buero").channels.phones[0].label
    assert (label, label.language.code) == ("Switchboard", "en")


def test_an_offer_shows_its_own_address_on_the_web(reader: Reading) -> None:
    channels = contacts.channels(reader("de"), "offers", reader("de").portal.records["offers"]["kurs"])
    assert (channels.website, channels.website_name, channels.phones) == ("https://kurs.musterstadt.example/", "kurs.musterstadt.example", ())


def test_a_page_says_what_they_help_with(reader: Reading) -> None:
    page = contacts.page(reader("de"), "buero")
    assert page.path == "contacts/buero/"
    assert page.description == "<p>Wir beraten Sie <strong>kostenlos</strong> und in vielen Sprachen.</p>"
    assert page.description_attributes == ""
    assert page.responsibilities == ("Beratung für Neuzugewanderte", "Förderung von Vereinen")
    assert page.notices == ()
    assert page.freshness.text == "Zuletzt geprüft am 2. November 2026."
    assert page.handout.address == "https://portal.musterstadt.example/de/contacts/buero/"


def test_a_description_in_another_language_is_marked(reader: Reading) -> None:
    page = contacts.page(reader("ar"), "buero")
    assert page.description == "<p>We advise you <strong>free of charge</strong> and in many languages.</p>"
    assert page.description_attributes == ' lang="en" dir="ltr"'


def test_who_belongs_to_whom(reader: Reading) -> None:
    assert contacts.page(reader("de"), "buero").parent == ("Stadt Musterstadt", "/de/contacts/amt/")
    assert contacts.page(reader("ar"), "amt").units == (("مكتب الاندماج (Integrationsbüro)", "/ar/contacts/buero/"),)
    assert (contacts.page(reader("de"), "amt").parent, contacts.page(reader("de"), "buero").units) == (None, ())


def test_districts_are_named(reader: Reading) -> None:
    assert contacts.page(reader("de"), "verein").districts == ("Nordstadt",)


def test_persons_are_functions_and_what_they_agreed_to(reader: Reading) -> None:
    assert contacts.page(reader("de"), "buero").persons == (contacts.PersonView("Leitung", None, "leitung@musterstadt.example", "leitung@<wbr/>musterstadt.example", None),)
    assert [person.function for person in contacts.page(reader("ar"), "verein").persons] == ["Vorsitz", "Kassenführung"]


def test_a_person_with_consent_is_shown_with_name_and_phone(edited: Edited) -> None:
    reader = edited("de", ("contacts/buero.yml", "    consent:", "    name: Frau Beispiel\n    phone: +49 89 99998 118\n    consent:"))
    (person,) = contacts.page(reader, "buero").persons
    assert (person.name, person.phone.number, person.phone.link) == ("Frau Beispiel", "+49 89 99998 118", "tel:+498999998118")


def test_a_fact_from_elsewhere_names_its_source(reader: Reading) -> None:
    page = contacts.page(reader("de"), "notruf")
    assert (page.source.title, page.source.url, page.source_checked) == ("Feuerwehr, Notruf 112", "https://notruf.example/112", "1. November 2026")
    assert contacts.page(reader("de"), "amt").source is None


def test_important_numbers_come_in_their_rank(edited: Edited) -> None:
    reader = edited(
        "de", ("contacts/amt.yml", "assured_date", "important_rank: 2\nassured_date"), ("contacts/buero.yml", "assured_date", "important_rank: 0\nassured_date"),
        ("contacts/verein.yml", "assured_date", "important_rank: 2\nassured_date"),
    )
    assert [card.link for card in contacts.important_numbers(reader)] == [
        "/de/contacts/buero/", "/de/contacts/notruf/", "/de/contacts/amt/", "/de/contacts/verein/"
    ]


def test_contacts_can_be_narrowed_by_kind_and_language(reader: Reading) -> None:
    record = reader("de").portal.records["contacts"]["buero"]
    assert [(facet.segment, tuple(facet.keys(reader("de").portal, record)), facet.heading(reader("de"))) for facet in contacts.FACETS] == [
        ("kinds", ("authority",), "Art"), ("languages", ("de", "en", "ar"), "Gesprochene Sprache")
    ]


def test_private_notes_are_in_no_view(reader: Reading) -> None:
    for code in ("de", "en", "ar"):
        assert "PRIVATE-MARKER" not in repr((contacts.card(reader(code), "verein"), contacts.page(reader(code), "verein")))
