"""Contacts as readers see them: the card beside an offer, the entry in a list, the page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import richtext, urls
from macros.translate import N_, Words
from macros.views import notices, times
from macros.views.components import Badge, CardFact
from macros.views.concept.mentions import Mention, mentions
from macros.views.handout import Handout, handout
from macros.views.listing import Facet
from macros.views.reader import Reader

FACETS = (
    Facet("contact_kinds", "kinds", lambda _, contact: (contact.kind,), lambda reader: reader.say("Art")),
    Facet(
        "spoken_languages", "languages", lambda _, contact: contact.languages,
        lambda reader: reader.say("Gesprochene Sprache"), complete=False,
    ),
)

_PHONE_TYPES = {
    "voice": N_("Telefon"),
    "fax": N_("Fax"),
    "cell": N_("Mobiltelefon"),
    "sms": N_("SMS"),
    "textphone": N_("Schreibtelefon"),
}


class PhoneView(Struct, frozen=True):
    """`number` is shown from left to right in every language; `link` is the tel: or sms: address."""

    label: Markup | Words
    number: str
    link: str | None
    languages: tuple[Words, ...]


class PersonView(Struct, frozen=True):
    """A function, and the person only where consent is recorded (the model refuses anything else)."""

    function: Words
    name: str | None
    email: str | None
    email_name: Markup | None
    phone: PhoneView | None


class Channels(Struct, frozen=True):
    """How to reach somebody, always in this order: phone, e-mail, web."""

    phones: tuple[PhoneView, ...]
    email: str | None
    email_name: Markup | None
    website: str | None
    website_name: Markup | None

    @property
    def phone(self) -> PhoneView | None:
        """The one that stands where there is room for one: the first that can be called."""
        return next((phone for phone in self.phones if phone.link), None)


class ContactCard(Struct, frozen=True):
    """A contact in short, in lists and beside offers."""

    name: Words
    source_name: str | None
    link: str
    kind: Words
    summary: Words
    languages: tuple[Words, ...]
    channels: Channels
    hours: times.Hours | None
    hours_note: Words | None
    by_appointment: bool
    facts: tuple[CardFact, ...]
    badges: tuple[Badge, ...] = ()

    @property
    def has_hours(self) -> bool:
        """Whether there is anything to say about when somebody is there."""
        return bool(self.hours or self.hours_note or self.by_appointment)


class ContactPage(Struct, frozen=True):
    """Everything on the page of a contact."""

    card: ContactCard
    path: str
    notices: tuple[notices.Notice, ...]
    description: Markup | None
    description_attributes: Markup
    responsibilities: tuple[Words, ...]
    persons: tuple[PersonView, ...]
    districts: tuple[Words, ...]
    parent: tuple[Words, str] | None
    units: tuple[tuple[Words, str], ...]
    measures: tuple[Mention, ...]
    source: Any
    source_checked: str | None
    freshness: notices.Freshness
    handout: Handout


def card(reader: Reader, key: str) -> ContactCard:
    record = reader.portal.records["contacts"][key]
    words = reader.translator
    name = words.text("contacts", record, "name")
    languages = tuple(reader.language_names(record.languages))
    return ContactCard(
        name=name,
        source_name=source_name(reader, record, name),
        link=reader.link(urls.contact(key)),
        kind=words.term(reader.portal.vocabularies["contact_kinds"][record.kind].singular),
        summary=words.text("contacts", record, "summary"),
        languages=languages,
        channels=channels(reader, "contacts", record),
        hours=times.hours(reader, record.opening_hours) if record.opening_hours else None,
        hours_note=words.text("contacts", record, "opening_hours_description"),
        by_appointment=record.by_appointment,
        facts=(CardFact("languages", reader.say("Gesprochene Sprachen"), languages),) if languages else (),
    )


def page(reader: Reader, key: str) -> ContactPage:
    record = reader.portal.records["contacts"][key]
    words = reader.translator
    description = words.text("contacts", record, "description")
    path = urls.contact(key)
    return ContactPage(
        card=card(reader, key),
        path=path,
        notices=(*notices.age(reader, record), *notices.translation(reader, "contacts", record, path)),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        responsibilities=tuple(words.texts("contacts", record, "responsibilities")),
        persons=tuple(_persons(reader, record)),
        districts=tuple(reader.terms("districts", record.districts)),
        parent=name_and_link(reader, record.parent_organization) if record.parent_organization else None,
        units=tuple(name_and_link(reader, unit) for unit in reader.portal.units_by_contact.get(key, ())),
        measures=mentions(reader, "measures", reader.portal.concept.measures_by_contact.get(key, ())),
        source=record.source,
        source_checked=reader.day(record.source.checked) if record.source else None,
        freshness=notices.freshness(reader, record),
        handout=handout(reader, path),
    )


def important_numbers(reader: Reader) -> list[ContactCard]:
    """The numbers everybody needs, most urgent first."""
    ranked = [contact for contact in reader.portal.records["contacts"].values() if contact.important_rank is not None]
    return [card(reader, contact.id) for contact in sorted(ranked, key=lambda contact: (contact.important_rank, contact.id))]


def name_and_link(reader: Reader, key: str) -> tuple[Words, str]:
    record = reader.portal.records["contacts"][key]
    return reader.translator.text("contacts", record, "name"), reader.link(urls.contact(key))


def source_name(reader: Reader, record: Any, name: Words) -> str | None:
    """The German name, which stands on the door and on forms, where the page shows a name in another language."""
    german = reader.translator.in_source(record, "name")
    return german if reader.is_foreign(name.language) and name != german else None


def channels(reader: Reader, kind: str, record: Any) -> Channels:
    website = getattr(record, "website", None) or getattr(record, "url", None)
    return Channels(tuple(_phones(reader, kind, record)), record.email, email_name(record.email), website, website_name(website))


def web_only(website: str | None) -> Channels:
    """Nothing but a website, if there is one."""
    return Channels((), None, None, website, website_name(website))


def email_name(address: str | None) -> Markup | None:
    """An address that a narrow page breaks behind the @, before it breaks it anywhere."""
    return Markup("@<wbr/>").join(address.split("@")) if address else None


def website_name(website: str | None) -> Markup | None:
    """The same for a website: without what nobody reads, and broken behind a slash."""
    return Markup("/<wbr/>").join(website.split("://")[1].removeprefix("www.").rstrip("/").split("/")) if website else None


def _phones(reader: Reader, kind: str, record: Any) -> Iterator[PhoneView]:
    for number, phone in enumerate(record.phones):
        label = reader.translator.part(kind, record, "phones", number, "description")
        yield PhoneView(
            label=label or reader.say(_PHONE_TYPES[phone.type]),
            number=phone.number,
            link=_phone_link(phone.number, phone.type),
            languages=tuple(reader.language_names(phone.languages)),
        )


def _persons(reader: Reader, record: Any) -> Iterator[PersonView]:
    for number, person in enumerate(record.persons):
        phone = person.phone and PhoneView(reader.say("Telefon"), person.phone, _phone_link(person.phone, "voice"), ())
        function = reader.translator.part("contacts", record, "persons", number, "function")
        yield PersonView(function, person.name, person.email, email_name(person.email), phone)


def _phone_link(number: str, kind: str) -> str | None:
    if kind == "fax":
        return None
    return f"{'sms' if kind == 'sms' else 'tel'}:{number.replace(' ', '')}"
