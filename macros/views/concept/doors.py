"""The ways from the overview of the concept to all its other parts, each with one figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from macros.concept import session_day
from macros.translate import N_, nN_
from macros.views import offers
from macros.views.components import Badge, Card
from macros.views.reader import Reader

Figure = Callable[[Reader], Markup | None]


def _records(kind: str, singular: str, plural: str) -> Figure:
    """How many records of one kind of the concept there are."""

    def count(reader: Reader) -> Markup | None:
        number = len(reader.portal.records[f"concept/{kind}"])
        return reader.say_number(singular, plural, number) if number else None

    return count


def _offers(reader: Reader) -> Markup:
    return reader.say_number("%(number)s Angebot", "%(number)s Angebote", len(offers.listed(reader)))


def _decisions(reader: Reader) -> Markup | None:
    records = reader.portal.records
    if not (records["concept/resolutions"] or records["concept/sessions"]):
        return None
    return reader.say_number("%(number)s Antrag oder Beschluss", "%(number)s Anträge und Beschlüsse", len(records["concept/resolutions"]))


def _network(reader: Reader) -> Markup:
    return reader.say_number("%(number)s Stelle macht mit", "%(number)s Stellen machen mit", len(reader.portal.concept.measures_by_contact))


def _everything(reader: Reader) -> Markup:
    return reader.say_number("%(number)s Eintrag", "%(number)s Einträge", sum(map(len, reader.portal.records.values())))


def _questions(reader: Reader) -> Markup | None:
    questions = reader.portal.records["concept/self-check"].values()
    if not questions:
        return None
    last = max(rating.date for question in questions for rating in question.ratings)
    number = reader.say_number("%(number)s Frage", "%(number)s Fragen", len(questions))
    return reader.say("%(questions)s, zuletzt beantwortet am %(day)s", questions=number, day=reader.day(last))


def _participation(reader: Reader) -> Markup:
    """The next public session, else how many proposals there have been."""
    sessions = reader.portal.records["concept/sessions"].values()
    coming = sorted(session_day(each) for each in sessions if each.public and each.status == "planned" and session_day(each) >= reader.today)
    if coming:
        return reader.say("Nächste Sitzung: %(day)s", day=reader.day(coming[0]))
    return reader.say_number("%(number)s Vorschlag", "%(number)s Vorschläge", len(reader.portal.records["concept/proposals"]))


# where, what it is called, what is there, what is counted in which way
_DOORS: tuple[tuple[str, str, str, Figure], ...] = (
    ("concept/measures/", N_("Maßnahmen"), N_("Was getan wird, von wem, bis wann."), _records("measures", *nN_("%(number)s Maßnahme", "%(number)s Maßnahmen"))),
    ("concept/inventory/", N_("Bestandsaufnahme"), N_("Was es für wen und wo schon gibt, und was fehlt."), _offers),
    ("concept/indicators/", N_("Zahlen"), N_("Wie es steht, Jahr für Jahr."), _records("indicators", *nN_("%(number)s Zahl", "%(number)s Zahlen"))),
    ("concept/self-check/", N_("Selbstcheck"), N_("Wie die Kommune ihre eigene Arbeit einschätzt."), _questions),
    ("concept/council/", N_("Rat und Gremien"), N_("Wer entscheidet, und was entschieden wurde."), _decisions),
    ("concept/agreements/", N_("Zielvereinbarungen"), N_("Was die Ämter zugesagt haben."), _records("agreements", *nN_("%(number)s Zielvereinbarung", "%(number)s Zielvereinbarungen"))),
    ("concept/reports/", N_("Jahresberichte"), N_("Jedes Jahr, zum Lesen und Drucken."), _records("reports", *nN_("%(number)s Bericht", "%(number)s Berichte"))),
    ("concept/funding/", N_("Förderung für Vereine"), N_("Geld für Ideen, mit Fristen."), _records("funding", *nN_("%(number)s Programm", "%(number)s Programme"))),
    ("concept/functions/", N_("Aufgaben der Integrationsarbeit"), N_("Wofür die Stelle für Integration da ist."), _network),
    ("concept/take-part/", N_("Mitreden"), N_("Vorschläge machen und zu Sitzungen kommen."), _participation),
    ("open-data/", N_("Offene Daten"), N_("Alle Angaben zum Weiterverwenden."), _everything),
)


def doors(reader: Reader) -> Iterator[Card]:
    """A part of which there are no records has no door; taking part is always possible."""
    for path, name, summary, count in _DOORS:
        figure = count(reader)
        if figure is not None:
            yield Card(reader.say(name), reader.link(path), reader.say(summary), badges=(Badge(figure),))
