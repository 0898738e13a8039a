"""The accessibility statement, in the order of Implementing Decision (EU) 2018/1523."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from macros.models.legal import REASONS
from macros.translate import N_
from macros.views.legal_parts import Entry, Fact, LegalPage, Line, Parts, Said, Section, german_decides, shown
from macros.views.reader import Reader

_STATUS = {
    "full": N_("Dieses Portal ist mit %(standard)s vollständig vereinbar."),
    "partial": N_("Dieses Portal ist mit %(standard)s teilweise vereinbar. Was noch fehlt, steht weiter unten."),
    "none": N_("Dieses Portal ist mit %(standard)s noch nicht vereinbar. Was fehlt, steht weiter unten."),
}
_REASONS = {
    "non_compliant": N_("Der Inhalt erfüllt die Anforderung noch nicht."),
    "disproportionate": N_("Die Anforderung zu erfüllen, wäre derzeit eine unverhältnismäßige Belastung."),
    "out_of_scope": N_("Die Vorschriften gelten nicht für diesen Inhalt."),
}


def accessibility_statement(reader: Reader) -> LegalPage:
    parts, say = Parts(reader), reader.say
    legal = reader.portal.legal_facts
    found = legal.accessibility
    sections = (
        _scope(parts, legal.imprint.name, found.law),
        Section("status", say("Wie barrierefrei ist das Portal?"), (say(_STATUS[found.status], standard=found.standard),)),
        *_barriers(parts, found),
        Section("preparation", say("Wie haben wir das geprüft?"), tuple(_preparation(parts, found))),
        _feedback(parts, found.feedback),
        _enforcement(parts, found),
        _other_forms(reader),
    )
    return LegalPage(sections, german_decides(reader, "accessibility/"))


def _scope(parts: Parts, name: str, law: str) -> Section:
    reader, say = parts.reader, parts.reader.say
    address = Markup('<bdi dir="ltr">{}</bdi>').format(shown(reader.portal.settings.url))
    return Section("scope", say("Wofür gilt diese Erklärung?"), (
        say("%(name)s möchte, dass alle Menschen dieses Portal benutzen können.", name=parts.german(name)),
        say("Die Pflicht zur Barrierefreiheit steht in: %(law)s.", law=parts.german(law)),
        say("Diese Erklärung gilt für das Portal unter der Adresse %(address)s.", address=address),
    ))  # fmt: skip


def _barriers(parts: Parts, found: Any) -> list[Section]:
    """What is not accessible; what must still be done comes first, what no rule covers comes last."""
    if not found.non_conform:
        return []
    barriers = sorted(found.non_conform, key=lambda barrier: REASONS.index(barrier.reason))
    entries = tuple(
        Entry(f"barrier-{number}", parts.words(each.content), _described(parts, each), _barrier(parts, each))
        for number, each in enumerate(barriers, 1)
    )
    return [Section("barriers", parts.reader.say("Was ist noch nicht barrierefrei?"), entries=entries)]


def _described(parts: Parts, found: Any) -> tuple[Said, ...]:
    return (parts.words(found.description),) if found.description else ()


def _barrier(parts: Parts, found: Any) -> tuple[Fact, ...]:
    reader, say = parts.reader, parts.reader.say
    facts: list[tuple[Markup, Said | str | None, bool]] = [
        (say("Grund"), say(_REASONS[found.reason]), False),
        (say("Anforderung"), f"EN 301 549, {found.criterion}" if found.criterion else None, True),
        (say("Was Sie stattdessen tun können"), parts.words(found.alternative) if found.alternative else None, False),
        (say("Wir beheben das bis"), reader.day(found.fix_by) if found.fix_by else None, False),
    ]
    return tuple(Fact(label, (Line(text, is_ltr=is_ltr),)) for label, text, is_ltr in facts if text)


def _preparation(parts: Parts, found: Any) -> Iterator[Markup]:
    reader, say = parts.reader, parts.reader.say
    if found.method == "self":
        yield say("Wir haben das Portal selbst geprüft.")
    else:
        done = found.evaluation
        day = reader.day(done.date)
        names = {"name": parts.german(done.evaluator), "test": parts.german(done.name)}
        yield say("Das Portal wurde am %(day)s geprüft von: %(name)s. Verfahren: %(test)s.", day=day, **names)
    created, reviewed = reader.day(found.created), reader.day(found.last_reviewed)
    yield say("Diese Erklärung haben wir am %(created)s erstellt und am %(reviewed)s zuletzt überprüft.", created=created, reviewed=reviewed)


def _feedback(parts: Parts, found: Any) -> Section:
    """Where barriers are reported: as stated here, else where all other mistakes are."""
    reader, say = parts.reader, parts.reader.say
    general = reader.portal.settings.feedback
    answer = reader.say_number("Wir antworten innerhalb von %(number)s Tag.", "Wir antworten innerhalb von %(number)s Tagen.", found.answer_days)
    return Section(
        "feedback", say("Haben Sie eine Barriere gefunden?"),
        (say("Schreiben Sie uns oder rufen Sie an, auch wenn Sie einen Inhalt in einer anderen Form brauchen."), answer),
        facts=tuple(parts.reach(found.phone or general.phone, found.email or general.email, found.form_url or general.form_url)),
    )  # fmt: skip


def _enforcement(parts: Parts, found: Any) -> Section:
    """Who decides when the municipality's answer does not help, and who watches over all websites of the Land."""
    say = parts.reader.say
    monitoring = parts.authority(say("Überwachungsstelle"), found.monitoring) if found.monitoring else ()
    return Section(
        "enforcement", say("Hat unsere Antwort nicht geholfen?"),
        (say("Wenn Sie keine Antwort bekommen oder die Antwort nicht hilft, können Sie sich an diese Stelle wenden:"),),
        facts=(*parts.authority(say("Durchsetzungsstelle"), found.enforcement), *monitoring),
        after=(parts.words(found.procedure),) if found.procedure else (),
    )  # fmt: skip


def _other_forms(reader: Reader) -> Section:
    say = reader.say
    lines = Line(say("Leichte Sprache"), reader.link("easy-language/")), Line(say("Gebärdensprache"), reader.link("sign-language/"))
    return Section("forms", say("Leichte Sprache und Gebärdensprache"), facts=(Fact(say("Auf diesem Portal"), lines),))
