"""The files that every build publishes for other programs, and what their fields mean. The catalogue for data portals says the same.

A field inside another one is written with a dot: `fields.goals`. Names of fields are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from macros.portal import Portal
from macros.translate import N_

FOLDER = "open-data/"
CATALOG = f"{FOLDER}catalog.jsonld"

_CHANGES = N_("Die Datei wird neu, sobald sich die Angaben ändern, mit der nächsten Veröffentlichung des Portals.")
_DAILY = N_("Die Datei wird mit jeder Veröffentlichung des Portals neu, denn was überfällig ist, hängt vom Tag ab.")
_MONTHLY = N_("Die Datei wird am Anfang jedes Monats neu, und sobald sich die Angaben ändern.")

_UNIT = N_("Einheit: percent, count (Anzahl), euros, days (Tage), per_1000 (je 1.000 Einwohnerinnen und Einwohner)")
_STATUS = N_("Stand: planned (geplant), in_progress (in Arbeit), delayed (verzögert), paused (ruht), completed (abgeschlossen), failed (gescheitert), cancelled (eingestellt)")
_REASON_DE, _REASON_EN = N_("Begründung auf Deutsch"), N_("Begründung auf Englisch, wenn es sie gibt")
_NAME_DE, _NAME_EN = N_("Name auf Deutsch"), N_("Name auf Englisch, wenn es ihn gibt")
_NAMES = N_("Name in allen Sprachen, in denen es ihn gibt")


class OpenFile(Struct, frozen=True):
    """`needs`: the part of the portal that the file is about; without it, there is nothing to find in it. `media_type`: as IANA calls it."""

    path: str
    title: str
    text: str
    media_type: str
    rhythm: str
    fields: tuple[tuple[str, str], ...]
    needs: str = ""

    @property
    def name(self) -> str:
        return self.path.removeprefix(FOLDER)


def open_files(portal: Portal) -> Iterator[OpenFile]:
    """Those in which this portal has something to say, the catalogue last."""
    there = {"": True, "concept": bool(portal.concept), "calendar": bool(portal.feasts)}
    return (each for each in _FILES if there[each.needs])


_FILES = (
    OpenFile(
        f"{FOLDER}measures.csv", N_("Maßnahmen"), N_("Alle Maßnahmen des Konzepts mit ihrem Stand am Tag der Veröffentlichung, eine Zeile für jede Maßnahme."),
        "text/csv", _DAILY,
        (
            ("id", N_("Kennung der Maßnahme; sie ändert sich nicht")),
            ("number", N_("Nummer im Konzept")),
            ("field", N_("Kennung des Handlungsfelds, siehe goals.json")),
            ("goal", N_("Kennung des Ziels, siehe goals.json")),
            ("name_de", _NAME_DE),
            ("name_en", _NAME_EN),
            ("status", _STATUS),
            ("status_since", N_("Tag, seit dem dieser Stand gilt")),
            ("start", N_("geplanter Beginn")),
            ("due", N_("geplantes Ende")),
            ("started", N_("wirklicher Beginn, leer vor dem Beginn")),
            ("ended", N_("wirkliches Ende, leer, solange die Maßnahme läuft")),
            ("overdue", N_("true, wenn das geplante Ende vorbei ist und die Maßnahme nicht beendet ist, sonst false")),
            ("responsible", N_("wer verantwortlich ist")),
            ("planned_total", N_("geplante Ausgaben aller Jahre in Euro")),
            ("spent_total", N_("Ausgaben der Jahre, in denen sie bekannt sind, in Euro; leer, wenn keine bekannt sind")),
            ("url", N_("Adresse der Seite")),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}measure-history.csv", N_("Verlauf der Maßnahmen"), N_("Jeder Eintrag im Verlauf jeder Maßnahme, eine Zeile für jeden Eintrag. Einträge werden nie gelöscht."),
        "text/csv", _CHANGES,
        (
            ("measure", N_("Kennung der Maßnahme, wie in measures.csv")),
            ("date", N_("Tag, ab dem der Stand gilt")),
            ("status", _STATUS),
            ("reason_de", _REASON_DE),
            ("reason_en", _REASON_EN),
            ("evidence", N_("Adressen der Belege, mit Leerzeichen dazwischen")),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}indicators.csv", N_("Zahlen"), N_("Jeder Wert jeder Zahl, eine Zeile für eine Zahl und ein Jahr. Was eine Zahl zählt und woher sie kommt, steht in goals.json."),
        "text/csv", _CHANGES,
        (
            ("indicator_id", N_("Kennung der Zahl, siehe goals.json")),
            ("year", N_("Jahr")),
            ("value", N_("Wert mit Punkt als Dezimalzeichen; leer heißt: kein Wert, nicht null")),
            ("unit", _UNIT),
            ("status", N_("Stand: final (endgültig), preliminary (vorläufig), estimated (geschätzt), missing (nicht erhoben), suppressed (zurückgehalten, damit niemand zu erkennen ist)")),
            ("note_de", N_("Anmerkung auf Deutsch")),
            ("target", N_("Ziel für dieses Jahr, wenn es eines gibt")),
            ("comparison", N_("Wert zum Vergleich, wenn es einen gibt")),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}goals.json", N_("Aufbau des Konzepts"), N_("Das geltende Konzept mit Handlungsfeldern, Zielen und Maßnahmen, dazu die Beschreibung der Zahlen."),
        "application/json", _CHANGES,
        (
            ("paper", N_("das Konzept: Kennung, Name, Art, Tag des Beschlusses, gilt von und bis")),
            ("fields", N_("Handlungsfelder mit Nummer, Name, Adresse und Zielen")),
            ("fields.goals", N_("Ziele mit Nummer, Name, Adresse, Frist, Zahlen und Maßnahmen")),
            ("fields.goals.measures", N_("Maßnahmen mit Nummer, Name und Adresse; der Stand steht in measures.csv")),
            ("indicators", N_("Zahlen: Name, Definition, Methode, Quelle, Einheit, Richtung, Vergleich")),
            ("name", _NAMES),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}self-check.csv", N_("Selbstcheck"), N_("Jede Antwort auf jede Frage des Selbstchecks, eine Zeile für jede Antwort."),
        "text/csv", _CHANGES,
        (
            ("question", N_("Kennung der Frage")),
            ("number", N_("Nummer der Frage, 1 bis 13")),
            ("date", N_("Tag der Einschätzung")),
            ("percent", N_("Einschätzung von 0 bis 100 in Zehnerschritten")),
            ("reason_de", _REASON_DE),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}reports.json", N_("Jahresberichte"), N_("Welche Jahresberichte es gibt und wo sie in jeder Sprache stehen."),
        "application/json", _CHANGES,
        (
            ("reports.year", N_("Jahr, über das berichtet wird")),
            ("reports.published", N_("Tag der Veröffentlichung")),
            ("reports.name", _NAMES),
            ("reports.pages", N_("Adresse der Seite in jeder Sprache")),
            ("reports.url", N_("Adresse des gedruckten Berichts, wenn es ihn gibt")),
        ),
        "concept",
    ),
    OpenFile(
        f"{FOLDER}events.json", N_("Veranstaltungen"), N_("Alle Veranstaltungen mit jedem einzelnen Termin, in allen Sprachen. Felder ohne Angabe fehlen."),
        "application/json", _MONTHLY,
        (
            ("time_zone", N_("Zeitzone der Termine")),
            ("first", N_("erster Tag, von dem an Termine in der Datei stehen")),
            ("last", N_("letzter Tag, bis zu dem Termine in der Datei stehen")),
            ("events.id", N_("Kennung (UUID); sie ändert sich nicht")),
            ("events.uid", N_("Kennung des Eintrags in Kalendern")),
            ("events.pages", N_("Adresse der Seite in jeder Sprache")),
            ("events.name, summary, description", N_("Name, Zusammenfassung und Beschreibung in allen Sprachen, in denen es sie gibt")),
            ("events.status, status_note", N_("ob die Veranstaltung stattfindet: confirmed (ja), tentative (noch nicht sicher), postponed (verschoben), cancelled (abgesagt); dazu eine Anmerkung")),
            ("events.all_day", N_("true, wenn sie den ganzen Tag dauert")),
            ("events.occurrences", N_("jeder einzelne Termin mit Beginn (start), Ende (end), Stand (status) und dem Tag, von dem er verschoben wurde (moved_from)")),
            ("events.locations", N_("Orte mit Kennung, Name, Adresse, Koordinaten und Zugang mit Rollstuhl")),
            ("events.online, url", N_("ob sie im Internet stattfindet, und die Adresse dort")),
            ("events.organizer, partners", N_("wer einlädt und wer mitmacht")),
            ("events.topics, target_groups", N_("Themen und Zielgruppen")),
            ("events.languages, interpretation_services", N_("gesprochene Sprachen und Dolmetschen")),
            ("events.accessibility_description", N_("Barrierefreiheit in Worten")),
            ("events.cost, cost_options, fees_description", N_("Kosten")),
            ("events.registration, application_process, application_url", N_("ob und wie man sich anmeldet")),
            ("events.childcare, women_only", N_("Kinderbetreuung; ob sie nur für Frauen ist")),
            ("events.offer, feast", N_("das Angebot und das Fest, zu denen sie gehört")),
            ("events.last_modified, sequence, assured_date", N_("letzte Änderung, Zahl der Änderungen, letzte Prüfung")),
        ),
    ),
    OpenFile(
        f"{FOLDER}feasts.csv", N_("Feste und Gedenktage"), N_("Feste und Gedenktage vieler Religionen und Traditionen bis Ende 2035, eine Zeile für jeden Termin."),
        "text/csv", _MONTHLY,
        (
            ("feast", N_("Kennung des Festes")),
            ("tradition", N_("Religion oder Tradition")),
            ("start", N_("erster Tag")),
            ("end", N_("letzter Tag")),
            ("certainty", N_("wie sicher der Termin ist: fixed (steht fest), calculated (berechnet), varies (je nach Gemeinde verschieden), confirmed (bestätigt)")),
            ("name_de", _NAME_DE),
            ("name_en", _NAME_EN),
            ("source", N_("Adresse der Quelle, wenn es eine gibt")),
        ),
        "calendar",
    ),
    OpenFile(
        CATALOG, N_("Verzeichnis der Dateien"), N_("Alle Dateien dieser Seite für Datenportale, nach dem Standard DCAT-AP.de."),
        "application/ld+json", _CHANGES,
        (
            ("dct:title, dct:description", N_("Name und Beschreibung")),
            ("dct:publisher", N_("wer die Daten veröffentlicht")),
            ("dcat:dataset", N_("die Datensätze")),
            ("dcat:distribution", N_("Adresse, Format und Lizenz der Datei")),
        ),
    ),
)
