"""Offers as readers see them: the card in a list, and the page that answers what a person needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.offers import LEVELS
from macros.portal import Portal
from macros.translate import N_, Words
from macros.views import conditions, contacts, notices, times
from macros.views.components import Badge, Card, CardFact, Fact
from macros.views.concept.mentions import Mention, mentions
from macros.views.handout import Handout, handout
from macros.views.listing import Facet, flag, own_words
from macros.views.news_links import news_about
from macros.views.reader import Reader
from macros.views.terms import Explanation, Terms

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


class Paper(Struct, frozen=True):
    """Something to bring, with its German name where the page is in another language."""

    words: Words
    german: str | None


class OfferPage(Struct, frozen=True):
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
    guides: tuple[tuple[Words, str], ...]
    measures: tuple[Mention, ...]
    news: tuple[Mention, ...]
    terms: tuple[Explanation, ...]
    freshness: notices.Freshness
    handout: Handout


def _levels(offer: Any) -> tuple[str, ...]:
    """All levels that a German course leads through, as they stand in addresses."""
    taught = offer.german_level
    return _LEVELS[LEVELS.index(taught.first) : LEVELS.index(taught.last or taught.first) + 1] if taught else ()


def _level_name(reader: Reader, key: str) -> Words:
    return own_words(reader, _LITERACY) if key == _LEVELS[0] else own_words(reader, _LEVEL, level=key.upper())


_LITERACY, _LEVEL = N_("Lesen und Schreiben lernen"), N_("Deutsch %(level)s")
_LEVELS = tuple(level.lower() for level in LEVELS)
_COSTS = {cost.replace("_", "-"): words for cost, words in conditions.COSTS.items()}
FACETS = (
    Facet("topics", "topics", lambda _, offer: offer.topics, lambda reader: reader.say("Thema")),
    Facet("situations", "situations", lambda _, offer: offer.situations, lambda reader: reader.say("Lebenslage")),
    Facet(
        "spoken_languages", "languages", lambda _, offer: offer.languages,
        lambda reader: reader.say("Gesprochene Sprache"), complete=False,
    ),
    Facet("target_groups", "target-groups", lambda _, offer: offer.target_groups, lambda reader: reader.say("Für wen")),
    Facet("districts", "districts", Portal.districts, lambda reader: reader.say("Stadtteil")),
    Facet(
        None, "cost", lambda _, offer: (offer.cost.replace("_", "-"),), lambda reader: reader.say("Kosten"),
        terms=tuple(_COSTS), name=lambda reader, key: own_words(reader, _COSTS[key]),
    ),
    Facet(
        None, "german-level", lambda _, offer: _levels(offer), lambda reader: reader.say("Deutschkurs"),
        terms=_LEVELS, name=_level_name,
    ),
    flag("childcare", lambda _, offer: conditions.has_childcare(offer), N_("Mit Kinderbetreuung")),
    flag("women-only", lambda _, offer: offer.women_only, N_("Nur für Frauen")),
    flag("drop-in", lambda _, offer: conditions.is_drop_in(offer), N_("Ohne Termin und Anmeldung")),
    flag("online", conditions.is_online, N_("Online")),
    flag("interpreting", lambda _, offer: offer.interpretation_services is not None, N_("Mit Dolmetschen")),
)


def listed(reader: Reader) -> list[Any]:
    """The offers that lists show: those that have not ended."""
    return [offer for offer in reader.portal.records["offers"].values() if not offer.has_ended(reader.today)]


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
    terms = Terms(reader)  # which is handed the texts in the order of the page
    return OfferPage(
        name=name,
        source_name=contacts.source_name(reader, offer, name),
        path=path,
        summary=words.text("offers", offer, "summary"),
        notices=tuple(_notices(reader, offer, path)),
        topics=tuple((reader.term("topics", topic), reader.link(urls.listing("offers", "topics", topic))) for topic in offer.topics),
        facts=tuple(_facts(reader, offer)),
        meetings=tuple(times.meeting(reader, offer, number) for number in range(len(offer.schedules))),
        fees=terms.words(words.text("offers", offer, "fees_description")),
        residence=reader.say(_RESIDENCE[offer.residence_status]) if offer.residence_status else None,
        eligibility=terms.words(words.text("offers", offer, "eligibility_description")),
        schedule_note=words.text("offers", offer, "schedule_description"),
        by_appointment=offer.by_appointment,
        registration=conditions.registration(reader, offer),
        application=terms.words(words.text("offers", offer, "application_process")),
        application_url=offer.application_url,
        required_documents=papers(reader, "offers", offer, terms=terms),
        steps=terms.all(words.texts("offers", offer, "steps")),
        next_steps=terms.all(words.texts("offers", offer, "next_steps")),
        description=terms.rich(description),
        description_attributes=description.attributes if description else Markup(""),
        online=offer.online,
        channels=contacts.channels(reader, "offers", offer),
        partners=tuple(contacts.name_and_link(reader, partner) for partner in offer.partners),
        guides=tuple(_guide(reader, guide) for guide in reader.portal.guides_by_offer.get(key, ())),
        measures=mentions(reader, "measures", reader.portal.concept.measures_by_offer.get(key, ())),
        news=news_about(reader, "offers", key),
        terms=terms.explained(),
        freshness=notices.freshness(reader, offer),
        handout=handout(reader, path),
    )


def _guide(reader: Reader, key: str) -> tuple[Words, str]:
    return reader.translator.text("guides", reader.portal.records["guides"][key], "name"), reader.link(urls.guide(key))


def papers(reader: Reader, kind: str, record: Any, field: str = "required_documents", terms: Terms | None = None) -> tuple[Paper, ...]:
    """What to bring to an offer, or to send with an application for money."""
    return papers_of(reader, reader.translator.texts(kind, record, field), reader.translator.in_source(record, field), terms)


def papers_of(reader: Reader, words: Iterable[Words], german: Iterable[str], terms: Terms | None = None) -> tuple[Paper, ...]:
    """Papers by their names in the reader's language, and in German where that is another one; `terms` explains official words."""
    pairs = zip(words, german, strict=True)
    return tuple(Paper(terms.words(each) if terms else each, official if reader.is_foreign(each.language) and each != official else None) for each, official in pairs)


def _notices(reader: Reader, offer: Any, path: str) -> Iterator[notices.Notice]:
    if offer.has_ended(reader.today):
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
    if conditions.is_online(reader.portal, offer):
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
    places = [*conditions.places(reader, offer), *([say("Online")] if conditions.is_online(reader.portal, offer) else ())]
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
