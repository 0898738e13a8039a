"""Offers as readers see them: the card in a list, and the page that answers what a person needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros import richtext, urls
from macros.portal import Portal
from macros.translate import N_, Words
from macros.views import conditions, contacts, notices, times
from macros.views.components import Badge, Card, CardFact, Fact
from macros.views.handout import Handout, handout
from macros.views.listing import Facet
from macros.views.reader import Reader

_RESIDENCE = {
    "not_required": N_("Sie brauchen keinen bestimmten Aufenthaltsstatus."),
    "required": N_("Sie brauchen einen bestimmten Aufenthaltsstatus."),
    "depends": N_("Es kommt auf Ihren Aufenthaltsstatus an. Fragen Sie nach."),
}
_CAPACITY = {
    "available": N_("Es gibt freie Plätze"),
    "few": N_("Es gibt noch wenige Plätze"),
    "waiting_list": N_("Zurzeit nur Warteliste"),
    "full": N_("Zurzeit ausgebucht"),
}


@dataclass(frozen=True)
class Paper:
    """Something to bring, with its German name where the page is in another language."""

    words: Words
    german: str | None


@dataclass(frozen=True)
class OfferPage:
    """Everything on the page of an offer, in the order in which people need it."""

    name: Words
    source_name: str | None
    path: str
    summary: Words
    notices: tuple[notices.Notice, ...]
    topics: tuple[tuple[Words, str], ...]
    facts: tuple[Fact, ...]
    meetings: tuple[times.Meeting, ...]
    schedule_note: Words | None
    by_appointment: bool
    required_documents: tuple[Paper, ...]
    steps: tuple[Words, ...]
    next_steps: tuple[Words, ...]
    registration: Markup | None
    application: Words | None
    application_url: str | None
    eligibility: Words | None
    residence: Markup | None
    fees: Words | None
    description: Markup | None
    description_attributes: Markup
    online: bool
    channels: contacts.Channels
    partners: tuple[tuple[Words, str], ...]
    freshness: notices.Freshness
    handout: Handout


def districts(portal: Portal, offer: Any) -> tuple[str, ...]:
    """The districts of an offer: as stated, else those of its places."""
    if offer.districts:
        return offer.districts
    return conditions.districts(portal, offer)


FACETS = (
    Facet("topics", "topics", lambda _, offer: offer.topics, lambda reader: reader.say("Thema")),
    Facet("situations", "situations", lambda _, offer: offer.situations, lambda reader: reader.say("Lebenslage")),
    Facet(
        "spoken_languages", "languages", lambda _, offer: offer.languages,
        lambda reader: reader.say("Gesprochene Sprache"), complete=False,
    ),
    Facet("target_groups", "target-groups", lambda _, offer: offer.target_groups, lambda reader: reader.say("Für wen")),
    Facet("districts", "districts", districts, lambda reader: reader.say("Stadtteil")),
)


def listed(reader: Reader) -> list[Any]:
    """The offers that lists show: those that have not ended."""
    return [offer for offer in reader.portal.records["offers"].values() if not _has_ended(reader, offer)]


def card(reader: Reader, key: str) -> Card:
    offer = reader.portal.records["offers"][key]
    words = reader.translator
    when, where = _when_in_short(reader, offer), tuple(conditions.places(reader, offer))
    facts = (
        CardFact("when", reader.say("Wann?"), (when,) if when else ()),
        CardFact("where", reader.say("Wo?"), where),
        CardFact("languages", reader.say("Gesprochene Sprachen"), tuple(reader.language_names(offer.languages))),
    )
    return Card(
        name=words.text("offers", offer, "name"),
        link=reader.link(urls.offer(key)),
        summary=words.text("offers", offer, "summary"),
        badges=tuple(_badges(reader, offer)),
        facts=tuple(fact for fact in facts if fact.values),
    )


def page(reader: Reader, key: str) -> OfferPage:
    offer = reader.portal.records["offers"][key]
    words = reader.translator
    name = words.text("offers", offer, "name")
    description = words.text("offers", offer, "description")
    path = urls.offer(key)
    return OfferPage(
        name=name,
        source_name=contacts.source_name(reader, offer, name),
        path=path,
        summary=words.text("offers", offer, "summary"),
        notices=tuple(_notices(reader, offer, path)),
        topics=tuple((reader.term("topics", topic), reader.link(urls.listing("offers", "topics", topic))) for topic in offer.topics),
        facts=tuple(_facts(reader, offer)),
        meetings=tuple(times.meeting(reader, offer, number) for number in range(len(offer.schedules))),
        schedule_note=words.text("offers", offer, "schedule_description"),
        by_appointment=offer.by_appointment,
        required_documents=tuple(_papers(reader, offer)),
        steps=tuple(words.texts("offers", offer, "steps")),
        next_steps=tuple(words.texts("offers", offer, "next_steps")),
        registration=conditions.registration(reader, offer),
        application=words.text("offers", offer, "application_process"),
        application_url=offer.application_url,
        eligibility=words.text("offers", offer, "eligibility_description"),
        residence=reader.say(_RESIDENCE[offer.residence_status]) if offer.residence_status else None,
        fees=words.text("offers", offer, "fees_description"),
        description=richtext.to_html(description) if description else None,
        description_attributes=description.attributes if description else Markup(""),
        online=offer.online,
        channels=contacts.channels(reader, "offers", offer),
        partners=tuple(contacts.name_and_link(reader, partner) for partner in offer.partners),
        freshness=notices.freshness(reader, offer),
        handout=handout(reader, path),
    )


def _papers(reader: Reader, offer: Any) -> Iterator[Paper]:
    words = reader.translator.texts("offers", offer, "required_documents")
    for text, german in zip(words, reader.translator.in_source(offer, "required_documents"), strict=True):
        yield Paper(text, german if reader.is_foreign(text.language) and text != german else None)


def _has_ended(reader: Reader, offer: Any) -> bool:
    return offer.valid_to is not None and offer.valid_to < reader.today


def _notices(reader: Reader, offer: Any, path: str) -> Iterator[notices.Notice]:
    if _has_ended(reader, offer):
        yield notices.Notice("closed", reader.say("Dieses Angebot ist beendet (bis %(day)s).", day=reader.day(offer.valid_to)))
    elif offer.status == "temporarily_closed":
        yield notices.Notice("closed", reader.say("Dieses Angebot macht zurzeit Pause."))
    elif offer.valid_from and offer.valid_from > reader.today:
        yield notices.Notice("closed", reader.say("Dieses Angebot beginnt am %(day)s.", day=reader.day(offer.valid_from)))
    yield from notices.age(reader, offer)
    yield from notices.translation(reader, "offers", offer, path)


def _badges(reader: Reader, offer: Any) -> Iterator[Badge]:
    """The few facts that decide whether a card is worth opening."""
    if offer.status == "temporarily_closed":
        yield Badge(reader.say("Macht Pause"), "stop")
    if offer.valid_from and offer.valid_from > reader.today:
        yield Badge(reader.say("ab %(first)s", first=reader.day(offer.valid_from)), "warn")
    if offer.cost == "free":
        yield Badge(conditions.cost(reader, offer))
    if offer.german_level:
        yield Badge(level(reader, offer.german_level))
    if offer.women_only:
        yield Badge(reader.say("Nur für Frauen"))
    if conditions.has_childcare(offer):
        yield Badge(reader.say("Mit Kinderbetreuung"))
    if offer.online:
        yield Badge(reader.say("Online"))
    if offer.capacity in ("waiting_list", "full"):
        yield Badge(reader.say(_CAPACITY[offer.capacity]), "warn")


def level(reader: Reader, taught: Any) -> Markup:
    """`Deutsch A1 bis B1`."""
    if taught.last is None or taught.last == taught.first:
        return reader.say("Deutsch %(level)s", level=taught.first)
    return reader.say("Deutsch %(first)s bis %(last)s", first=taught.first, last=taught.last)


def _when_in_short(reader: Reader, offer: Any) -> Markup | None:
    running = [schedule for schedule in offer.schedules if schedule.until is None or schedule.until >= reader.today]
    if running:
        return times.in_short(reader, running[0])
    return reader.say("Nach Vereinbarung") if offer.by_appointment else None


def _facts(reader: Reader, offer: Any) -> Iterator[Fact]:
    """Facts at a glance; a fact nobody has stated is left out, never guessed."""
    say = reader.say
    yield Fact(say("Kosten"), tuple(conditions.costs(reader, "offers", offer)))
    places = [*conditions.places(reader, offer), *([say("Online")] if conditions.is_online(reader, offer) else ())]
    yield Fact(say("Wo"), tuple(places))
    if offer.languages:
        yield Fact(say("Gesprochene Sprachen"), tuple(reader.language_names(offer.languages)))
    interpreting = reader.translator.text("offers", offer, "interpretation_services")
    if interpreting:
        yield Fact(say("Dolmetschen"), (interpreting,))
    if offer.german_level:
        yield Fact(say("Deutschkurs"), (level(reader, offer.german_level),))
    if offer.german_level_required:
        yield Fact(say("Deutsch, das Sie schon brauchen"), (offer.german_level_required,))
    for_whom = [*reader.terms("target_groups", offer.target_groups), *_ages(reader, offer)]
    if offer.women_only:
        for_whom.insert(0, say("Nur für Frauen"))
    if for_whom:
        yield Fact(say("Für wen"), tuple(for_whom))
    if offer.childcare:
        yield Fact(say("Kinderbetreuung"), (conditions.childcare(reader, offer),))
    if offer.capacity:
        yield Fact(say("Freie Plätze"), (say(_CAPACITY[offer.capacity]),))
    if offer.districts:
        yield Fact(say("Stadtteil"), tuple(reader.terms("districts", offer.districts)))


def _ages(reader: Reader, offer: Any) -> Iterator[Markup]:
    first, last = offer.minimum_age, offer.maximum_age
    if first is not None and last is not None:
        yield reader.say("%(first)s bis %(last)s Jahre", first=first, last=last)
    elif first is not None:
        yield reader.say("ab %(first)s Jahren", first=first)
    elif last is not None:
        yield reader.say("bis %(last)s Jahre", last=last)
