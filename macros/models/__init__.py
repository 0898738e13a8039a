"""What a record may contain. One module per content type; CONTENT_TYPES is the list of them.

The name of a type is its folder below data/ and the address of its pages below the language: concept/measures.
"""

from __future__ import annotations

from macros.models.concept.agreements import Agreement
from macros.models.concept.bodies import Body
from macros.models.concept.fields import ActionField
from macros.models.concept.funding import Funding
from macros.models.concept.goals import Goal
from macros.models.concept.indicators import Indicator
from macros.models.concept.measures import Measure
from macros.models.concept.papers import Paper
from macros.models.concept.proposals import Proposal
from macros.models.concept.reports import Report
from macros.models.concept.resolutions import Resolution
from macros.models.concept.self_check import Question
from macros.models.concept.sessions import Session
from macros.models.contacts import Contact
from macros.models.events import Event
from macros.models.fields import translation_model
from macros.models.glossary import Entry
from macros.models.guides import Guide
from macros.models.needs import Need
from macros.models.news import News
from macros.models.offers import Offer
from macros.models.places import Place
from macros.models.shared import Record

CONTENT_TYPES: dict[str, type[Record]] = {
    "places": Place,
    "contacts": Contact,
    "offers": Offer,
    "events": Event,
    "news": News,
    "guides": Guide,
    "needs": Need,
    "glossary": Entry,
    "concept/papers": Paper,
    "concept/fields": ActionField,
    "concept/goals": Goal,
    "concept/measures": Measure,
    "concept/indicators": Indicator,
    "concept/agreements": Agreement,
    "concept/reports": Report,
    "concept/bodies": Body,
    "concept/sessions": Session,
    "concept/resolutions": Resolution,
    "concept/funding": Funding,
    "concept/self-check": Question,
    "concept/proposals": Proposal,
}

TRANSLATIONS = {kind: translation_model(model) for kind, model in CONTENT_TYPES.items()}
