"""The legal pages but the two long ones: imprint, Leichte Sprache, sign language."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.models.settings import LAENDER
from macros.views.legal_parts import Fact, LegalPage, Line, Parts, Section, german_decides, shown
from macros.views.reader import Reader

_SIMPLE = "de-simple"


def imprint(reader: Reader) -> LegalPage:
    """Who is behind the portal (DDG § 5, MStV § 18 Abs. 2)."""
    parts, say = Parts(reader), reader.say
    found = reader.portal.legal_facts.imprint
    sections = [
        Section("provider", say("Wer ist für das Portal verantwortlich?"), (say("Angaben nach § 5 DDG:"),), facts=_provider(parts, found)),
        Section(
            "editorial", say("Wer ist für die Redaktion verantwortlich?"),
            (say("Diese Person ist nach § 18 Abs. 2 MStV für Nachrichten und Berichte verantwortlich:"),),
            facts=(_person(parts, say("Name"), found.editorial), *parts.address(found.editorial.address)),
        ),
        Section(
            "content", say("Wer pflegt die Inhalte?"),
            facts=(*parts.german_fact(say("Name"), found.content.name), *parts.reach(found.content.phone, found.content.email)),
        ),
        Section(
            "hosting", say("Wer betreibt den Server?"),
            facts=(
                *parts.german_fact(say("Name"), found.hosting.name), *parts.address(found.hosting.address),
                *parts.reach(website=found.hosting.website),
            ),
        ),
        *_rights(parts, found),
    ]  # fmt: skip
    return LegalPage(tuple(sections), german_decides(reader, "imprint/"))


def easy_language(reader: Reader) -> LegalPage:
    """Whether there is Leichte Sprache, and that Einfache Sprache is something else."""
    parts, say = Parts(reader), reader.say
    form = reader.portal.legal_facts.easy_language
    said = {
        "available": say("Ja. Es gibt Texte in Leichter Sprache."),
        "ordered": say("Noch nicht. Texte in Leichter Sprache sind bestellt."),
        "not_available": say("Nein. Auf diesem Portal gibt es noch keine Texte in Leichter Sprache."),
    }
    tested = [] if form.tested_by or form.status != "available" else [say("Keine Prüfgruppe hat diese Texte gelesen.")]
    sections = [
        Section(
            "status", say("Gibt es das Portal in Leichter Sprache?"), (said[form.status], *_expected(reader, form)),
            facts=(*_reached(parts, form, say("Leichte Sprache")), *parts.german_fact(say("Geprüft von"), form.tested_by)), after=tuple(tested),
        ),
        *_simple(parts),
        _duty(reader, form),
        Section(
            "help", say("Brauchen Sie Hilfe?"),
            (say("Verstehen Sie einen Text nicht? Rufen Sie uns an oder schreiben Sie uns. Wir erklären Ihnen den Text."),),
            facts=tuple(parts.feedback()),
        ),
    ]  # fmt: skip
    return LegalPage(tuple(sections), german_decides(reader, "easy-language/"))


def sign_language(reader: Reader) -> LegalPage:
    """Whether there is a video in German sign language."""
    parts, say = Parts(reader), reader.say
    form = reader.portal.legal_facts.sign_language
    said = {
        "available": say("Ja. Ein Video in Deutscher Gebärdensprache erklärt das Portal."),
        "ordered": say("Noch nicht. Ein Video in Deutscher Gebärdensprache ist bestellt."),
        "not_available": say("Nein. Auf diesem Portal gibt es noch kein Video in Deutscher Gebärdensprache."),
    }
    sections = [
        Section(
            "status", say("Gibt es ein Video in Deutscher Gebärdensprache?"), (said[form.status], *_expected(reader, form)),
            facts=tuple(_reached(parts, form, say("Gebärdensprache"))),
        ),
        _duty(reader, form),
        Section(
            "help", say("Brauchen Sie Hilfe?"), (say("Möchten Sie nicht telefonieren? Schreiben Sie uns. Wir antworten Ihnen schriftlich."),),
            facts=tuple(parts.feedback()),
        ),
    ]  # fmt: skip
    return LegalPage(tuple(sections), german_decides(reader, "sign-language/"))


def _provider(parts: Parts, found: Any) -> tuple[Fact, ...]:
    say = parts.reader.say
    return (
        Fact(say("Name"), (Line(parts.german(found.name)), Line(parts.words(found.legal_form)))),
        *parts.address(found.address),
        _person(parts, say("Vertreten durch"), found.represented_by),
        *parts.reach(found.phone, found.email, found.form_url),
        *parts.german_fact(say("Aufsichtsbehörde"), found.supervisory_authority.name, *found.supervisory_authority.address),
        # what tax offices call these numbers has no other name in any language
        *parts.german_fact(parts.german("Umsatzsteuer-Identifikationsnummer"), found.vat_id),
        *parts.german_fact(parts.german("Wirtschafts-Identifikationsnummer"), found.economic_id),
    )


def _person(parts: Parts, label: Markup, person: Any) -> Fact:
    return Fact(label, (Line(parts.german(person.name)), Line(parts.words(person.function))))


def _rights(parts: Parts, found: Any) -> list[Section]:
    """Whose pictures and texts these are; nothing where nothing is stated."""
    say = parts.reader.say
    pictures = parts.german_fact(say("Bilder"), *found.picture_credits)
    licences = [Fact(parts.words(each.what), (Line(each.licence, each.url, is_ltr=True),)) for each in found.licences]
    return [Section("licences", say("Bilder und Lizenzen"), facts=(*pictures, *licences))] if pictures or licences else []


def _expected(reader: Reader, form: Any) -> list[Markup]:
    """Until when something that was ordered will be there."""
    if form.status == "available" or form.date is None:
        return []
    return [reader.say("Wir rechnen damit bis zum %(day)s.", day=reader.day(form.date))]


def _reached(parts: Parts, form: Any, label: Markup) -> list[Fact]:
    """What is available: where, how large, how long, of which day."""
    reader, say = parts.reader, parts.reader.say
    if form.status != "available":
        return []
    facts = [Fact(label, (Line(shown(form.url), form.url, is_ltr=True),))]
    if form.duration:
        facts.append(Fact(say("Dauer"), (Line(say("%(duration)s Minuten", duration=form.duration)),)))
    if form.size:
        facts.append(Fact(say("Größe der Datei"), (Line(form.size, is_ltr=True),)))
    return [*facts, Fact(say("Stand"), (Line(reader.day(form.date)),))]


def _simple(parts: Parts) -> list[Section]:
    """Einfache Sprache is a language of this portal, and not to be taken for Leichte Sprache."""
    reader, say = parts.reader, parts.reader.say
    simple = next((language for language in reader.published if language.code == _SIMPLE), None)
    if simple is None:
        return []
    sentences = (
        say("Dieses Portal gibt es auch in Einfacher Sprache: mit kurzen Sätzen und bekannten Wörtern."),
        say("Einfache Sprache ist nicht Leichte Sprache. Leichte Sprache hat feste Regeln, und Menschen mit Lernschwierigkeiten prüfen die Texte."),
        say("Die Texte in Einfacher Sprache hat keine Prüfgruppe gelesen."),
    )
    link = Line(Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(simple.code, simple.direction, simple.autonym), reader.urls.page(simple.code))
    return [Section("simple", say("Was ist Einfache Sprache?"), sentences, facts=(Fact(say("Sprache"), (link,)),))]


def _duty(reader: Reader, form: Any) -> Section:
    """Whether the Land demands it. The name of a Land is German, as in its laws."""
    land = Parts(reader).german(LAENDER[reader.portal.settings.municipality.land])
    if form.duty:
        sentence = reader.say(
            "Nach dem Recht des Landes %(land)s müssen Kommunen auf ihren Websites auch in Leichter Sprache und in Gebärdensprache"
            " informieren.", land=land,
        )  # fmt: skip
    else:
        sentence = reader.say(
            "Nach dem Recht des Landes %(land)s sind Kommunen nicht verpflichtet, auf ihren Websites in Leichter Sprache und in"
            " Gebärdensprache zu informieren. Was es gibt, ist freiwillig.", land=land,
        )  # fmt: skip
    return Section("duty", reader.say("Was verlangt das Gesetz?"), (sentence,))
