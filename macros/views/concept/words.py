"""Words of the concept: what a status means, how a motion ended, what is counted. One place, so that every page says the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.translate import N_, Words
from macros.views.components import Badge
from macros.views.concept.mentions import Mention, mention
from macros.views.contacts import name_and_link as contact_link
from macros.views.reader import Reader

STATUS = {
    "planned": N_("geplant"),
    "in_progress": N_("in Arbeit"),
    "delayed": N_("verzögert"),
    "paused": N_("ruht"),
    "completed": N_("abgeschlossen"),
    "failed": N_("gescheitert"),
    "cancelled": N_("eingestellt"),
}
# When a status may be given. They stand on the page of measures, so that everybody can check.
CRITERIA = {
    "planned": N_("Beschlossen, aber noch nicht begonnen."),
    "in_progress": N_("Begonnen. Die Arbeit läuft so, dass der geplante Zeitpunkt erreichbar ist."),
    "delayed": N_("Begonnen. Es ist absehbar, dass der geplante Zeitpunkt nicht erreicht wird."),
    "paused": N_("Begonnen. Zurzeit arbeitet niemand daran, sie soll aber weitergehen."),
    "completed": N_("Alles, was versprochen war, ist getan und belegt."),
    "failed": N_("Begonnen, aber das Versprochene ist nicht mehr zu erreichen."),
    "cancelled": N_("Die Kommune hat entschieden, die Maßnahme nicht weiter zu verfolgen."),
}
STATUS_BADGE = {"delayed": "warn", "paused": "warn", "failed": "stop", "cancelled": "stop"}

OUTCOME = {
    "pending": N_("noch offen"),
    "adopted": N_("angenommen"),
    "adopted_amended": N_("mit Änderungen angenommen"),
    "rejected": N_("abgelehnt"),
    "referred": N_("weiterverwiesen"),
    "withdrawn": N_("zurückgezogen"),
    "noted": N_("zur Kenntnis genommen"),
}
OUTCOME_BADGE = {"rejected": "stop", "withdrawn": "stop", "pending": "warn", "referred": "warn"}

UNIT = {
    "percent": N_("Prozent"),
    "count": N_("Anzahl"),
    "euros": N_("Euro"),
    "days": N_("Tage"),
    "per_1000": N_("je 1.000 Einwohnerinnen und Einwohner"),
}


class Proof(Struct, frozen=True):
    """What proves a statement. `link` leaves the portal where `is_external`."""

    title: Words
    link: str
    is_external: bool


def status_badge(reader: Reader, status: str) -> Badge:
    return Badge(reader.say(STATUS[status]), STATUS_BADGE.get(status, ""))


def overdue_badge(reader: Reader) -> Badge:
    return Badge(reader.say("überfällig"), "stop")


def outcome_badge(reader: Reader, outcome: str) -> Badge:
    return Badge(reader.say(OUTCOME[outcome]), OUTCOME_BADGE.get(outcome, ""))


def contact(reader: Reader, key: str) -> Mention:
    return Mention(*contact_link(reader, key))


def offer(reader: Reader, key: str) -> Mention:
    return Mention(reader.translator.text("offers", reader.portal.records["offers"][key], "name"), reader.link(urls.offer(key)))


def event(reader: Reader, key: str) -> Mention:
    return Mention(reader.translator.text("events", reader.portal.records["events"][key], "name"), reader.link(urls.event(key)))


def proofs(reader: Reader, evidence: Any) -> tuple[Proof, ...]:
    """Evidence as links: resolutions and reports by their own titles, other documents by the title given."""
    return tuple(_proof(reader, each) for each in evidence)


def _proof(reader: Reader, evidence: Any) -> Proof:
    if evidence.url:
        return Proof(reader.german(evidence.title), evidence.url, True)
    found = mention(reader, "resolutions", evidence.resolution) if evidence.resolution else mention(reader, "reports", evidence.report)
    return Proof(found.name, found.link, False)


def period(reader: Reader, first: dt.date | None, last: dt.date | None) -> Markup | None:
    """`1. Januar 2025 bis 31. Dezember 2030`; None where nothing is known."""
    if first and last:
        return reader.say("%(first)s bis %(last)s", first=reader.day(first), last=reader.day(last))
    if first:
        return reader.say("ab %(day)s", day=reader.day(first))
    return reader.say("bis %(last)s", last=reader.day(last)) if last else None
