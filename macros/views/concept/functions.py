"""The six functions of integration work, and by which entries of this portal one can see that each is fulfilled."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.inventory import Inventory
from macros.models.moments import day_of
from macros.translate import N_
from macros.views.concept.measure_lists import total_in_words
from macros.views.concept.mentions import link, mention
from macros.views.concept.words import contact
from macros.views.reader import Reader
from macros.yearly import Period, last_twelve_months

_COUNSELLING, _MIGRANT_ORGANISATION = "counselling", "migrant-organization"  # of data/topics.yml and data/contact_kinds.yml


class Evidence(Struct, frozen=True):
    """How many entries there are of something, and where they stand."""

    label: Markup
    number: int
    link: str


class Function(Struct, frozen=True):
    """A function. `statements`: what cannot be said as a number; `nothing`: what there is no entry of, None where all have some."""

    anchor: str
    name: Markup
    meaning: Markup
    statements: tuple[Markup, ...]
    evidence: tuple[Evidence, ...]
    nothing: Markup | None


class Functions(Struct, frozen=True):
    """`unit`: who fulfils them in this municipality."""

    unit: Markup
    functions: tuple[Function, ...]
    counting: Markup


_FUNCTIONS = {
    "initiative": (N_("Anstoßen"), N_("Die Stelle für Integration sieht, was fehlt, und bringt neue Vorhaben auf den Weg.")),
    "steering": (N_("Steuern"), N_("Sie plant die Arbeit, vereinbart mit den Ämtern, wer was tut, und behält die Fristen im Blick.")),
    "networking": (N_("Vernetzen"), N_("Sie bringt Ämter, Vereine und die Menschen, um die es geht, an einen Tisch.")),
    "advising": (N_("Beraten"), N_("Sie hilft Ämtern, Vereinen und Einwohnerinnen und Einwohnern mit Wissen und Rat weiter.")),
    "representing": (N_("Vertreten"), N_("Sie spricht öffentlich über Zusammenleben und Vielfalt und zeigt, was die Kommune tut.")),
    "controlling": (N_("Prüfen"), N_("Sie sieht regelmäßig nach, was erreicht ist, und berichtet darüber, auch wenn etwas nicht gelingt.")),
}


def functions(reader: Reader) -> Functions:
    period = last_twelve_months(reader.portal, reader.today)
    found = {
        "initiative": (_initiative(reader, period), ()),
        "steering": (_steering(reader), _plans(reader)),
        "networking": (_networking(reader, period), ()),
        "advising": (_advising(reader), ()),
        "representing": (_representing(reader, period), ()),
        "controlling": (_controlling(reader, period), ()),
    }
    counting = reader.say(
        "Gezählt sind die Einträge in diesem Portal. „In zwölf Monaten“ heißt: vom %(first)s bis zum %(last)s. Was nirgends eingetragen ist, fehlt hier, auch wenn es getan wird.",
        first=reader.day(period.first), last=reader.day(period.last),
    )  # fmt: skip
    unit = reader.say("In dieser Kommune ist das: %(unit)s.", unit=link(contact(reader, reader.portal.settings.publisher)))
    return Functions(unit, tuple(_function(reader, key, tuple(evidence), tuple(statements)) for key, (evidence, statements) in found.items()), counting)


def _function(reader: Reader, key: str, evidence: tuple[Evidence, ...], statements: tuple[Markup, ...]) -> Function:
    name, meaning = _FUNCTIONS[key]
    return Function(
        anchor=key,
        name=reader.say(name),
        meaning=reader.say(meaning),
        statements=statements,
        evidence=tuple(each for each in evidence if each.number),
        nothing=_nothing(reader, [each for each in evidence if not each.number]),
    )


def _nothing(reader: Reader, missing: list[Evidence]) -> Markup | None:
    if not missing:
        return None
    return reader.say("Noch kein Eintrag: %(kinds)s.", kinds=Markup(reader.formats.all_of([str(each.label) for each in missing])))


def _initiative(reader: Reader, period: Period) -> Iterator[Evidence]:
    concept, publisher = reader.portal.concept, reader.portal.settings.publisher
    begun = [key for key in concept.measures if (day := concept.started(key)) and period.first <= day <= period.last]
    brought_in = [each for each in reader.portal.records["concept/resolutions"].values() if each.submitted_by == publisher]
    yield _evidence(reader, reader.say("Neu begonnene Maßnahmen in zwölf Monaten"), len(begun), "concept/measures/")
    yield _evidence(reader, reader.say("Eigene Vorlagen für Sitzungen"), len(brought_in), "concept/council/")
    yield _evidence(reader, reader.say("Vorschläge, aus denen Maßnahmen wurden"), sum(map(len, concept.proposals_by_measure.values())), "concept/take-part/")
    yield _evidence(reader, reader.say("Benannte Lücken bei den Angeboten"), Inventory(reader.portal, reader.today).gap_count, "concept/inventory/")


def _steering(reader: Reader) -> Iterator[Evidence]:
    records = reader.portal.records
    yield _evidence(reader, reader.say("Ziele"), len(records["concept/goals"]), "concept/")
    yield _evidence(reader, reader.say("Maßnahmen"), len(records["concept/measures"]), "concept/measures/")
    yield _evidence(reader, reader.say("Zielvereinbarungen"), len(records["concept/agreements"]), "concept/agreements/")


def _plans(reader: Reader) -> Iterator[Markup]:
    """The concept in force, and how its measures stand."""
    paper = reader.portal.concept.paper(reader.today)
    if paper is not None:
        yield reader.say("Es gilt: %(paper)s.", paper=link(mention(reader, "papers", paper.id)))
    yield total_in_words(reader, reader.portal.concept.measures)


def _networking(reader: Reader, period: Period) -> Iterator[Evidence]:
    records = reader.portal.records
    partners = {partner for measure in records["concept/measures"].values() for partner in measure.partners}
    yield _evidence(reader, reader.say("Gremien"), len(records["concept/bodies"]), "concept/council/")
    yield _evidence(reader, reader.say("Sitzungen in zwölf Monaten"), len(period.sessions), "concept/council/")
    yield _evidence(reader, reader.say("Partner in Maßnahmen"), len(partners), "concept/measures/")
    if _MIGRANT_ORGANISATION in reader.portal.vocabularies["contact_kinds"]:
        found = sum(contact.kind == _MIGRANT_ORGANISATION for contact in records["contacts"].values())
        yield _evidence(reader, reader.say("Migrantenorganisationen"), found, urls.listing("contacts", "kinds", _MIGRANT_ORGANISATION))


def _advising(reader: Reader) -> Iterator[Evidence]:
    records = reader.portal.records
    if _COUNSELLING in reader.portal.vocabularies["topics"]:
        found = sum(_COUNSELLING in offer.topics and not offer.has_ended(reader.today) for offer in records["offers"].values())
        yield _evidence(reader, reader.say("Angebote zur Beratung"), found, urls.listing("offers", "topics", _COUNSELLING))
    responsible = sum(bool(contact.responsibilities) for contact in records["contacts"].values())
    yield _evidence(reader, reader.say("Kontakte mit Zuständigkeiten"), responsible, "contacts/")


def _representing(reader: Reader, period: Period) -> Iterator[Evidence]:
    """What the municipality published, and to what its own unit invited."""
    news = (reader.portal.records["news"][key] for key in reader.newsroom.published)
    published = [each.kind for each in news if period.first <= day_of(each.publish_at) <= period.last]
    statements = published.count("statement")
    yield _evidence(reader, reader.say("Meldungen in zwölf Monaten"), len(published) - statements, "news/")
    yield _evidence(reader, reader.say("Stellungnahmen in zwölf Monaten"), statements, "news/")
    held = period.held_by(reader.portal.settings.publisher)
    yield _evidence(reader, reader.say("Eigene Veranstaltungen in zwölf Monaten"), held.events, "events/archive/")


def _controlling(reader: Reader, period: Period) -> Iterator[Evidence]:
    records, concept = reader.portal.records, reader.portal.concept
    yield _evidence(reader, reader.say("Zahlen über mehrere Jahre"), len(records["concept/indicators"]), "concept/indicators/")
    yield _evidence(reader, reader.say("Jahresberichte"), len(records["concept/reports"]), "concept/reports/")
    yield _evidence(reader, reader.say("Beantwortete Fragen im Selbstcheck"), len(records["concept/self-check"]), "concept/self-check/")
    yield _evidence(reader, reader.say("Einträge zum Stand der Maßnahmen in zwölf Monaten"), len(concept.changes(period.first, period.last)), "concept/measures/")


def _evidence(reader: Reader, label: Markup, number: int, path: str) -> Evidence:
    return Evidence(label, number, reader.link(path))

