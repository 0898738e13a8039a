"""Where a step of a guide or a need leads: contacts with their addresses, offers by name and by what they are."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.models.offer_rules import OfferRule
from macros.translate import Words
from macros.views import contacts
from macros.views.directory import Directories
from macros.views.offers import FACETS
from macros.views.places import place
from macros.views.reader import Reader

MOST_OFFERS = 5  # those that a rule finds beyond that stand on a list, or are shown on request

_FACETS = {facet.vocabulary: facet for facet in FACETS}
_LISTED = {"topics": "topics", "situations": "situations", "target_groups": "target_groups", "languages": "spoken_languages"}


class Office(Struct, frozen=True):
    """A contact and where to find it: the address of its first place, None for what is reached by phone or mail only."""

    key: str
    card: contacts.ContactCard
    place: Words | None
    lines: tuple[str, ...]


class OfferLine(Struct, frozen=True):
    name: Words
    link: str
    summary: Words


class Offers(Struct, frozen=True):
    """`others`: further offers, to be shown on request; `everything`: the list of the directory that has them instead."""

    shown: tuple[OfferLine, ...]
    others: tuple[OfferLine, ...]
    others_count: Markup
    everything: tuple[Markup, str] | None


def office(reader: Reader, key: str) -> Office:
    locations = reader.portal.records["contacts"][key].locations
    where = next((found for found in (place(reader, each) for each in locations) if found.lines), None)
    return Office(key, contacts.card(reader, key), where.name if where else None, where.lines if where else ())


def offers(reader: Reader, directory: Directories, part: Any, most: int = MOST_OFFERS) -> Offers:
    """The offers of a step or need that the directory lists: those it names, then up to `most` with those its rule finds."""
    named, found = _selected(reader, directory, part)
    lines = [_line(reader, key) for key in (*named, *found)]
    first = max(most, len(named))
    everything = _everything(reader, part.offer_rule) if len(lines) > first else None
    others = () if everything else tuple(lines[first:])
    count = reader.say_number("%(number)s weiteres Angebot", "%(number)s weitere Angebote", len(others))
    return Offers(tuple(lines[:first]), others, count, everything)


def _selected(reader: Reader, directory: Directories, part: Any) -> tuple[list[str], list[str]]:
    listed, records = directory.found.ids, reader.portal.records["offers"]
    named = [key for key in part.offers if key in listed]
    if part.offer_rule is None:
        return named, []
    return named, [key for key in listed if key not in named and part.offer_rule.selects(records[key])]


def _line(reader: Reader, key: str) -> OfferLine:
    offer, text = reader.portal.records["offers"][key], reader.translator.text
    return OfferLine(text("offers", offer, "name"), reader.link(urls.offer(key)), text("offers", offer, "summary"))


def _everything(reader: Reader, rule: OfferRule | None) -> tuple[Markup, str] | None:
    """The list that has all offers of a rule, where the rule asks for nothing but one term that lists are made of."""
    asked = [(field, values) for field in type(rule).model_fields if (values := getattr(rule, field))] if rule else []
    if len(asked) != 1 or len(asked[0][1]) != 1 or asked[0][0] not in _LISTED:
        return None
    (field, (term,)), = asked
    vocabulary = _LISTED[field]
    name = reader.language_name(term) if vocabulary == "spoken_languages" else reader.term(vocabulary, term)
    link = reader.link(urls.listing("offers", _FACETS[vocabulary].segment, term))
    return reader.say("Alle Angebote: %(name)s", name=name), link
