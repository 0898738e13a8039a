"""Offers and contacts as HSDS 3.1 services and organizations (Open Referral, docs.openreferral.org).

Every field is named here one by one: what is not named is not published, whatever the models may hold one day.
HSDS has no translations; a tree for each language has the same UUIDs and that language's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from macros import urls
from macros.feeds import hsds_schedules
from macros.feeds.hsds_places import location, place_name
from macros.feeds.identifiers import identifier, lasting
from macros.feeds.plain import filled, joined, plain, uri
from macros.models.contacts import Contact
from macros.models.offers import Offer
from macros.translate import Words
from macros.views import offers
from macros.views.reader import Reader

Object = dict[str, Any]

_ISO_639 = {"fa-AF": "prs"}  # HSDS language codes are ISO 639-1 or -3, which know no regions
_PHONE_TYPES = {"sms": "text"}  # HSDS takes the types of RFC 6350


def service(reader: Reader, key: str) -> Object:
    """The offer with this id, with the organization behind it and the places where it happens."""
    offer = reader.portal.records["offers"][key]
    page = offers.page(reader, key)
    return filled({
        "id": identifier(reader, "service", lasting(offer)),
        "organization_id": _organization_id(reader, offer.organization),
        "name": plain(page.name),
        "description": _description(reader, "offers", offer),
        "url": reader.urls.absolute(reader.language.code, urls.offer(key)),
        "additional_urls": list(_additional_urls(reader, offer)),
        "email": offer.email,
        "status": status(reader, offer),
        "interpretation_services": plain(reader.translator.text("offers", offer, "interpretation_services")),
        "application_process": joined([page.registration, page.application, *_counted(page.steps)]),
        "fees_description": joined([_fact(reader, page, "Kosten"), page.fees]),
        "eligibility_description": joined(_eligibility(reader, page)),
        "minimum_age": offer.minimum_age,
        "maximum_age": offer.maximum_age,
        "assured_date": offer.assured_date.isoformat(),
        "phones": _phones(reader, "offers", offer),
        "schedules": hsds_schedules.of_offer(reader, offer, page.meetings),
        "service_at_locations": [_service_at_location(reader, offer, place) for place in offer.locations],
        "languages": _languages(reader, offer.languages, "service", lasting(offer)),
        "organization": filled(_organization(reader, offer.organization)),
        "cost_options": list(_cost_options(reader, offer)),
        "required_documents": _required_documents(reader, offer, [paper.words for paper in page.required_documents]),
        "attributes": _attributes(reader, "service", offer, ("topics", "target_groups", "situations")),
    })


def organization(reader: Reader, key: str) -> Object:
    """The contact with this id, with its places, opening hours and those persons who agreed to be named."""
    contact = reader.portal.records["contacts"][key]
    return filled(_organization(reader, key) | {
        "contacts": list(_persons(reader, contact)),
        "locations": list(_contact_locations(reader, contact)),
        "attributes": [
            _attribute(reader, "organization", contact, "contact_kinds", contact.kind),
            *_attributes(reader, "organization", contact, ("topics", "target_groups")),
        ],
    })


def status(reader: Reader, offer: Offer) -> str:
    """HSDS `status`: whether the offer takes place at present."""
    if offer.valid_to is not None and offer.valid_to < reader.today:
        return "inactive"
    return "temporarily closed" if offer.status == "temporarily_closed" else "active"


def iso_639(code: str) -> str:
    """The ISO 639 code of a BCP 47 tag: `fa-AF` is `prs`, `sr-Latn` is `sr`."""
    return _ISO_639.get(code) or code.partition("-")[0]


def _organization(reader: Reader, key: str) -> Object:
    """What stands in an organization wherever it appears; `uri` is its page in the source language, the same in all trees."""
    contact = reader.portal.records["contacts"][key]
    parent = contact.parent_organization
    return {
        "id": _organization_id(reader, key),
        "name": plain(reader.translator.text("contacts", contact, "name")),
        "description": _description(reader, "contacts", contact),
        "email": contact.email,
        "website": uri(contact.website),
        "uri": reader.urls.absolute(reader.portal.languages.source.code, urls.contact(key)),
        "parent_organization_id": _organization_id(reader, parent) if parent else None,
        "phones": _phones(reader, "contacts", contact),
    }


def _organization_id(reader: Reader, key: str) -> str:
    return identifier(reader, "organization", lasting(reader.portal.records["contacts"][key]))


def _description(reader: Reader, kind: str, record: Offer | Contact) -> str | None:
    """Summary and description; the latter in its Markdown, which HSDS allows and which keeps lists and links."""
    return joined([reader.translator.text(kind, record, field) for field in ("summary", "description")], "\n\n")


def _additional_urls(reader: Reader, offer: Offer) -> Iterator[Object]:
    """The provider's own page and the page to register on."""
    pages = (("website", "Website", offer.url), ("application", "Zur Anmeldung im Internet", offer.application_url))
    for name, label, url in pages:
        if url:
            yield {"id": identifier(reader, "url", lasting(offer), name), "label": reader.plain(label), "url": uri(url)}


def _fact(reader: Reader, page: offers.OfferPage, label: str) -> str | None:
    """The values of a fact at a glance, `Kostenlos` or `Nur für Frauen, Familien`."""
    wanted = reader.say(label)
    return next((joined(fact.values, ", ") for fact in page.facts if fact.label == wanted), None)


def _eligibility(reader: Reader, page: offers.OfferPage) -> Iterator[str | None]:
    """For whom the offer is; HSDS 3 has one free text for all of it."""
    yield page.eligibility
    yield _fact(reader, page, "Für wen")
    needed = _fact(reader, page, "Deutsch, das Sie schon brauchen")
    yield f"{reader.plain('Deutsch, das Sie schon brauchen')}: {needed}" if needed else None
    yield page.residence


def _counted(steps: Iterable[Words]) -> list[str]:
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def _phones(reader: Reader, kind: str, record: Offer | Contact) -> list[Object]:
    owner = "service" if kind == "offers" else "organization"
    return [
        filled({
            "id": identifier(reader, "phone", owner, lasting(record), number),
            "number": phone.number,
            "type": _PHONE_TYPES.get(phone.type, phone.type),
            "description": plain(reader.translator.part(kind, record, "phones", number, "description")),
            "languages": _languages(reader, phone.languages, "phone", owner, lasting(record), number),
        })
        for number, phone in enumerate(record.phones)
    ]


def _languages(reader: Reader, codes: Iterable[str], *owner: object) -> list[Object]:
    """Languages spoken without an interpreter; `note` keeps the tag where ISO 639 says less."""
    return [
        filled({
            "id": identifier(reader, "language", *owner, code),
            "name": plain(reader.language_name(code)),
            "code": iso_639(code),
            "note": code if iso_639(code) != code else None,
        })
        for code in codes
    ]


def _persons(reader: Reader, contact: Contact) -> Iterator[Object]:
    """Only persons with a date of consent; the date itself stays with the editors."""
    for number, person in enumerate(contact.persons):
        if person.consent is None:
            continue
        phone = {"id": identifier(reader, "phone", "contact", lasting(contact), number), "number": person.phone, "type": "voice"}
        yield filled({
            "id": identifier(reader, "contact", lasting(contact), number),
            "name": person.name,
            "title": plain(reader.translator.part("contacts", contact, "persons", number, "function")),
            "email": person.email,
            "phones": [phone] if person.phone else [],
        })


def _contact_locations(reader: Reader, contact: Contact) -> Iterator[Object]:
    """The places of a contact with its hours and languages. One without a place, such as 112, has a virtual one for its hours."""
    for place in contact.locations:
        yield location(
            reader, place,
            languages=_languages(reader, contact.languages, "organization", lasting(contact), place_name(reader, place)),
            schedules=hsds_schedules.of_contact(reader, contact, place_name(reader, place)),
        )
    languages = _languages(reader, contact.languages, "organization", lasting(contact))
    schedules = hsds_schedules.of_contact(reader, contact, "virtual")
    if not contact.locations and (languages or schedules):
        name = plain(reader.translator.text("contacts", contact, "name"))
        found = {"id": identifier(reader, "location", "contacts", lasting(contact)), "location_type": "virtual", "name": name}
        yield filled(found | {"languages": languages, "schedules": schedules})


def _service_at_location(reader: Reader, offer: Offer, place: str) -> Object:
    return {"id": identifier(reader, "service_at_location", lasting(offer), place_name(reader, place)), "location": location(reader, place)}


def _cost_options(reader: Reader, offer: Offer) -> Iterator[Object]:
    """Amounts in euros; `free` is an amount of 0. `varies`, `donation` … without amounts are words in fees_description."""
    if offer.cost == "free":
        yield {"id": identifier(reader, "cost_option", lasting(offer), "free"), "currency": "EUR", "amount": 0}
    for number, cost in enumerate(offer.cost_options):
        yield filled({
            "id": identifier(reader, "cost_option", lasting(offer), number),
            "option": plain(reader.translator.part("offers", offer, "cost_options", number, "option")),
            "currency": "EUR",
            "amount": _number(cost.amount),
        })


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _required_documents(reader: Reader, offer: Offer, documents: Iterable[Words]) -> list[Object]:
    return [
        {"id": identifier(reader, "required_document", lasting(offer), number), "document": plain(document)}
        for number, document in enumerate(documents)
    ]


def _attributes(reader: Reader, entity: str, record: Offer | Contact, vocabularies: Iterable[str]) -> list[Object]:
    """The terms of a record: for each vocabulary the model has a field of the same name."""
    return [_attribute(reader, entity, record, name, key) for name in vocabularies for key in getattr(record, name)]


def _attribute(reader: Reader, entity: str, record: Offer | Contact, vocabulary: str, key: str) -> Object:
    """A term of ours. HSDS requires a description: where a vocabulary has none, it is the name again."""
    term = reader.portal.vocabularies[vocabulary][key]
    label = getattr(term, "singular", term.name)
    name = reader.translator.term(label)
    return {
        "id": identifier(reader, "attribute", entity, lasting(record), vocabulary, key),
        "link_type": vocabulary,
        "link_entity": entity,
        "taxonomy_term": {
            "id": identifier(reader, "taxonomy_term", vocabulary, key),
            "code": key,
            "name": plain(name),
            "description": plain(reader.translator.term(getattr(term, "description", label))),
            "taxonomy": vocabulary,
            "language": iso_639(name.language.code),
            "taxonomy_id": identifier(reader, "taxonomy", vocabulary),
        },
    }
