"""The privacy page: only what is true of this portal (DSGVO Art. 13, TDDDG § 25)."""

from __future__ import annotations

from typing import Any

from macros.translate import N_
from macros.views.legal_parts import Fact, LegalPage, Line, Parts, Section, german_decides
from macros.views.reader import Reader

_LOGGED = {
    "ip_address": N_("IP-Adresse Ihres Geräts"),
    "shortened_ip_address": N_("gekürzte IP-Adresse Ihres Geräts"),
    "time": N_("Datum und Uhrzeit"),
    "page": N_("Adresse der Seite, die Sie öffnen"),
    "status": N_("ob die Seite geladen wurde"),
    "bytes": N_("Menge der Daten"),
    "referrer": N_("Seite, von der Sie kommen"),
    "browser": N_("Browser und Betriebssystem"),
}


def privacy(reader: Reader) -> LegalPage:
    parts, say = Parts(reader), reader.say
    legal = reader.portal.legal_facts
    found = legal.privacy
    sections = (
        _in_short(reader, found),
        Section("controller", say("Wer ist für Ihre Daten verantwortlich?"), facts=_controller(parts, found.controller or legal.imprint)),
        _officer(parts, found.data_protection_officer),
        Section(
            "purposes", say("Warum verarbeiten wir Daten?"), items=tuple(map(parts.words, found.purposes)),
            after=(say("Rechtsgrundlage ist Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit %(law)s.", law=parts.german(found.law)),),
        ),
        _log(reader, found.server_log),
        _storage(reader),
        Section("messages", say("Wenn Sie uns schreiben oder anrufen"), (
            say("Wir verwenden Ihre Nachricht nur, um Ihnen zu antworten."),
            parts.words(found.mail_retention),
            say("E-Mails können unterwegs gelesen werden. Schreiben Sie darin nichts, was geheim bleiben soll."),
        )),
        _recipients(parts, legal),
        Section("links", say("Links zu anderen Websites"), (
            say(
                "Manche Links führen zu anderen Websites. Erst wenn Sie einen solchen Link öffnen, erfährt die andere Website von Ihrem Besuch."
                " Dort gelten eigene Regeln zum Datenschutz."
            ),
        )),
        *_rights(parts, found),
    )  # fmt: skip
    return LegalPage(sections, german_decides(reader, "privacy/"))


def _in_short(reader: Reader, found: Any) -> Section:
    say = reader.say
    items = (
        say("Dieses Portal setzt keine Cookies und lädt nichts von anderen Websites."),
        say("Dieses Portal misst nicht, was Sie hier lesen, und erstellt kein Profil von Ihnen."),
        say("Sie müssen sich nicht anmelden. Das Portal hat keine Formulare, die Angaben über Sie sammeln."),
    )
    return Section("in-short", say("Das Wichtigste"), items=items, facts=(Fact(say("Stand"), (Line(reader.day(found.date)),)),))


def _controller(parts: Parts, found: Any) -> tuple[Fact, ...]:
    return (*parts.german_fact(parts.reader.say("Name"), found.name), *parts.address(found.address), *parts.reach(found.phone, found.email))


def _officer(parts: Parts, found: Any) -> Section:
    say = parts.reader.say
    return Section(
        "officer", say("Wen können Sie zum Datenschutz fragen?"), (parts.words(found.function),),
        facts=(*parts.address(found.address), *parts.reach(found.phone, found.email)),
    )  # fmt: skip


def _log(reader: Reader, found: Any) -> Section:
    """What the server writes down; a server without a log still sees who asks for a page."""
    say = reader.say
    heading = say("Was schreibt der Server auf?")
    if not found.enabled:
        return Section("log", heading, (say("Ihr Gerät sendet technische Daten, damit Sie die Seite sehen. Der Server schreibt sie nicht auf."),))
    kept = reader.say_number(
        "Nach %(number)s Tag löschen wir das Protokoll.", "Nach %(number)s Tagen löschen wir das Protokoll.", found.retention_days,
    )  # fmt: skip
    sentence = say(
        "Ihr Gerät sendet technische Daten, damit Sie die Seite sehen. Der Server schreibt sie in ein Protokoll, damit das Portal"
        " sicher läuft:"
    )
    in_addresses = [
        say("Wenn Sie suchen, stehen Ihre Suchwörter in der Adresse der Seite und damit auch im Protokoll."),
        say(
            "Was Sie auf der Seite „Was brauchen Sie?“ ankreuzen, steht in der Adresse. Im Protokoll steht es erst,"
            " wenn jemand diese Adresse öffnet oder Sie dort die Sprache wechseln."
        ),
        say(
            "Was Sie bei „Genauer suchen“ wählen, steht in der Adresse. Im Protokoll steht es erst,"
            " wenn jemand diese Adresse öffnet oder Sie dort die Sprache wechseln."
        ),
        say("Wenn jemand die Adresse Ihrer Liste öffnet, steht im Protokoll, welche Seiten auf der Liste stehen."),
    ]
    after = (*(in_addresses if "page" in found.fields else ()), kept)
    return Section("log", heading, (sentence,), tuple(say(_LOGGED[each]) for each in found.fields), after=after)


def _storage(reader: Reader) -> Section:
    """overrides/assets/ writes two keys and keeps pages, each only after a click; whoever adds something says so here."""
    say = reader.say
    return Section("storage", say("Was merkt sich Ihr Gerät?"), (
        say(
            "Wenn Sie eine Sprache wählen, merkt sich Ihr Browser die Wahl. Der Eintrag heißt „language“ und bleibt auf Ihrem Gerät."
            " Sie können ihn jederzeit in den Einstellungen Ihres Browsers löschen."
        ),
        say(
            "Wenn Sie auf „Merken“ drücken, merkt sich Ihr Browser, welche Seiten auf Ihrer Liste stehen. Der Eintrag heißt „my-list“ und"
            " bleibt auf Ihrem Gerät. Auf der Seite „Meine Liste“ können Sie einzelne Seiten oder alles entfernen."
        ),
        say(
            "Wenn Sie auf „Für offline behalten“ drücken, speichert Ihr Browser die Seiten einer Sprache auf Ihrem Gerät und lädt bei Ihren"
            " Besuchen nach, was sich geändert hat. Auf der Seite „Ohne Netz lesen“ können Sie alles wieder entfernen."
        ),
        say("Eine Einwilligung ist dafür nach § 25 Abs. 2 Nr. 2 TDDDG nicht nötig, denn es geschieht nur, wenn Sie selbst darauf drücken."),
    ))  # fmt: skip


def _recipients(parts: Parts, legal: Any) -> Section:
    say, host = parts.reader.say, legal.imprint.hosting
    run_by = say("Den Server betreibt: %(name)s.", name=parts.german(host.name))
    contract = say("Mit dem Betreiber gibt es einen Vertrag nach Art. 28 DSGVO. Er darf die Daten nur in unserem Auftrag verarbeiten.")
    return Section(
        "recipients", say("Wer bekommt die Daten?"), (run_by, contract) if host.processor else (run_by,),
        items=tuple(map(parts.words, legal.privacy.recipients)),
        after=(
            say("Sonst geben wir Daten nur weiter, wenn ein Gesetz es verlangt."),
            say("Wir übermitteln keine Daten in Länder außerhalb des Europäischen Wirtschaftsraums."),
            say("Keine Maschine entscheidet über Sie. Es gibt keine automatisierten Entscheidungen nach Art. 22 DSGVO."),
        ),
    )  # fmt: skip


def _rights(parts: Parts, found: Any) -> tuple[Section, ...]:
    """The right to object stands apart from the others (DSGVO Art. 21 Abs. 4)."""
    say = parts.reader.say
    return (
        Section("rights", say("Ihre Rechte"), items=(
            say("Auskunft über Ihre Daten (Art. 15 DSGVO)"),
            say("Berichtigung falscher Daten (Art. 16 DSGVO)"),
            say("Löschung Ihrer Daten (Art. 17 DSGVO)"),
            say("Einschränkung der Verarbeitung (Art. 18 DSGVO)"),
        )),
        Section("objection", say("Ihr Recht auf Widerspruch"), (
            say("Sie können der Verarbeitung Ihrer Daten jederzeit widersprechen, wenn Ihre besondere Situation dagegen spricht (Art. 21 DSGVO)."),
        )),
        Section(
            "complaint", say("Ihr Recht auf Beschwerde"),
            (say("Sie können sich bei der Aufsichtsbehörde für den Datenschutz beschweren (Art. 77 DSGVO):"),),
            facts=tuple(parts.authority(say("Name"), found.complaint_authority)),
        ),
    )  # fmt: skip
