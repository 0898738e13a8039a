"""One example of every component, for the hidden specimen page and for the tests: the same, so that neither can drift.

The words are German samples; on pages in other languages they are marked as German, as any fallback is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from macros.translate import Words
from macros.views.components import Badge, Card, CardFact, Fact, FeastLine, Figure, ProgressStep, Table
from macros.views.concept.charts import Series, axis, chart
from macros.views.concept.council import MemberView
from macros.views.concept.funding import DeadlineView
from macros.views.concept.measure_lists import ChangeLine, MeasureLine
from macros.views.concept.mentions import Mention
from macros.views.concept.resolutions import ResolutionLine
from macros.views.concept.sessions import ComingSessions, SessionYear
from macros.views.concept.words import Proof
from macros.views.contacts import Channels, ContactCard, PhoneView, email_name, website_name
from macros.views.event_dates import DateLine
from macros.views.frame import language_links
from macros.views.handout import Handout, qr_code
from macros.views.listing import FacetGroup, FacetLink, Pagination
from macros.views.month_grid import DayEntry, month_grid
from macros.views.notices import Freshness, Notice
from macros.views.offers import Paper
from macros.views.places import PlaceView
from macros.views.reader import Reader
from macros.views.subscriptions import subscription
from macros.views.terms import Explanation
from macros.views.times import Hours, HoursRow, Meeting, NextDate


class Specimen(Struct, frozen=True):
    """`component` is a template in overrides/portal/components/, `macro` the macro in it, `arguments` what it is called with.

    `element` wraps components that are parts of a list.
    """

    component: str
    macro: str
    arguments: tuple[Any, ...]
    element: str = ""


def specimens(reader: Reader) -> Iterator[Specimen]:
    """Every component in the order of their names."""
    source = reader.portal.languages.source

    def w(text: str) -> Words:
        return Words(text, source, source.locale.language != reader.language.locale.language)

    home = reader.link("")
    phone = PhoneView(w("Telefon"), "+49 89 99998 100", "tel:+498999998100", (reader.language_name(source.code),))
    channels = Channels((phone,), "beispiel@musterstadt.example", email_name("beispiel@musterstadt.example"), "https://www.musterstadt.example/", website_name("https://www.musterstadt.example/"))
    hours = Hours(
        "09:00-12:00,14:00-16:00|09:00-12:00|09:00-12:00|09:00-12:00|||", "2026-12-24=",
        always=False,
        rows=(HoursRow(w("Montag"), ("09:00–12:00", "14:00–16:00")), HoursRow(w("Dienstag bis Donnerstag"), ("09:00–12:00",)), HoursRow(w("Freitag bis Sonntag"), ())),
        exceptions=(HoursRow(w("24. Dezember 2026"), ()),),
    )
    table = Table(w("Teilnehmende je Jahr"), (w("Jahr"), w("Anzahl")), (("2024", "120"), ("2025", "150")))
    badges = (Badge(w("Kostenlos")), Badge(w("Warteliste"), "warn"), Badge(w("Macht Pause"), "stop"))
    facts = (CardFact("when", w("Wann?"), (w("Montag, 17:00–19:00"),)), CardFact("where", w("Wo?"), (w("Rathaus"),)))

    yield Specimen("badge", "badges", (badges,))
    yield Specimen("breadcrumbs", "breadcrumbs", (((w("Start"), home), (w("Angebote"), reader.link("offers/"))), w("Sprachcafé")))
    yield Specimen("card", "card", (Card(w("Sprachcafé"), home, w("Deutsch sprechen in kleiner Runde."), w("Gruppe"), badges=badges[:1], facts=facts),), "ul")
    proofs = (Proof(w("Beschluss des Stadtrats"), home, is_external=False), Proof(w("Flyer der Kurse"), "https://www.musterstadt.example/", is_external=True))
    changes = (
        ChangeLine("2026-03-10", "10. März 2026", Mention(w("Kurse mit Kinderbetreuung"), home, "2.1.2"), Badge(w("in Arbeit")), Badge(w("verzögert"), "warn"), w("Es fehlt noch ein Raum."), proofs),
        ChangeLine("2025-05-05", "5. Mai 2025", None, None, Badge(w("in Arbeit")), w("Der erste Kurs hat begonnen."), ()),
    )
    yield Specimen("changes", "changes", (changes,))
    yield Specimen("channels", "channels", (channels,))
    series = (
        Series("value", tuple((year, Decimal(value)) for year, value in ((2021, 48), (2022, 52), (2024, 57), (2025, 58))), "58 %", frozenset({2025})),
        Series("target", ((2027, Decimal(64)),), w("Ziel: 64 %"), start=(2025, Decimal(58))),
        Series("comparison", ((2021, Decimal(50)), (2022, Decimal(51))), w("Vergleich")),
    )
    scale = axis([value for each in series for _, value in each.values], is_percent=True, is_whole=False)
    yield Specimen("chart", "chart", (chart(w("Bestandene Prüfungen"), series, scale, "{:f} %".format, (w("Die gestrichelte Linie führt zum Ziel."),)),))
    card = ContactCard(w("Integrationsbüro"), None, home, w("Amt"), w("Hilft beim Ankommen."), (), channels, hours, None, by_appointment=True, facts=())
    yield Specimen("contact_card", "contact_card", (card,))
    line = DateLine("2099-12-05T21:30", "2099-12-05", "Samstag, 5. Dezember 2099", "17:00–21:30", w("Fest der Kulturen"), home, badges[::2], facts[1:])
    yield Specimen("date_line", "date_line", (line,), "ul")
    yield Specimen("deadline", "deadline", (DeadlineView("2026-10-15", "15. Oktober 2026", w("Projekte im Frühling"), True, ""),), "p")
    yield Specimen("deadline", "deadline", (DeadlineView("2099-03-31", "31. März 2099", None, False, "2099-03-31T24:00"),), "p")
    motion = ResolutionLine("2026-03-12", "12. März 2026", w("Antrag"), w("Drei neue Nachbarschaftstreffs"), home, w("In jedem Stadtteil soll es einen Treff geben."), (Badge(w("angenommen")),))
    yield Specimen("decisions", "decisions", ((motion,),))
    yield Specimen("facts", "facts", ((Fact(w("Kosten"), (w("Kostenlos"),)), Fact(w("Für wen"), (w("Frauen"), w("ab 16 Jahren")))),))
    feast = FeastLine("2026-12-06", reader.day(reader.today), w("Nikolaus"), home, w("Christentum"), w("Der Termin steht fest."))
    free = FeastLine(None, w("Termin noch nicht bekannt"), w("Brückentag"), None, w("Beispiel"), badges=(Badge(w("Gesetzlicher Feiertag")),))
    yield Specimen("feast_line", "feasts", ((feast, free),))
    yield Specimen("figure", "figure", (Figure(w("Teilnehmende je Jahr"), _BARS, table),))
    groups = (FacetGroup(w("Thema"), (FacetLink(w("Wohnen"), home, 7), FacetLink(w("Arbeit"), home, 9))),)
    yield Specimen("filter_panel", "filter_panel", (home, home, groups))
    yield Specimen("freshness", "freshness", (Freshness(w("Zuletzt geprüft am 2. November 2026."), "2026-11-02", is_overdue=False),))
    address = reader.urls.absolute(reader.language.code, "specimen/")
    yield Specimen("handout", "handout", (Handout(str(w("Ankommen in Musterstadt")), address, w("Stand: 2. November 2026"), qr_code(address)),))
    yield Specimen("languages", "languages", (tuple(FacetLink(Words(each.autonym, reader.portal.languages[each.code], each.code != reader.language.code), each.link, 3) for each in language_links(reader, "")[:4]),))
    lines = (
        MeasureLine("2.1.1", w("Kurskoordination"), home, badges[:1], w("Geplant bis 31. Dezember 2025")),
        MeasureLine("2.1.2", w("Kurse mit Kinderbetreuung"), home, badges, w("Geplant bis 30. Juni 2026"), w("seit 5 Monaten überfällig"), Mention(w("Bildungsbüro"), home)),
    )
    yield Specimen("measures", "measures", (lines,))
    yield Specimen("meetings", "meetings", ((Meeting(w("Montag und Mittwoch"), "17:00–19:00", w("jede Woche"), w("bis 28. Juli 2027"), (w("nicht in den Schulferien"),), (NextDate("2099-01-05", w("Montag, 5. Januar 2099")),)),),))
    yield Specimen("members", "members", ((MemberView(w("Vorsitz"), None, None), MemberView(w("Vertretung der Vereine"), w("4 Sitze"), Mention(w("Türkischer Kulturverein"), home))),))
    days = {dt.date(2026, 12, 5): DayEntry(w("2"), w("2 Termine"), home), dt.date(2026, 12, 25): DayEntry(w("Weihnachten"), is_free=True)}
    yield Specimen("month_grid", "month_grid", (month_grid(reader, 2026, 12, days),))
    for kind, text in (("translation", "Maschinell übersetzt."), ("outdated", "Diese Angaben sind älter."), ("cancelled", "Der Termin fällt aus."), ("example", "Das ist ein Beispiel.")):
        yield Specimen("notice", "notice", (Notice(kind, w(text), home if kind == "translation" else None),))
    yield Specimen("opening_hours", "opening_hours", (hours, None, True))
    yield Specimen("pagination", "pagination", (Pagination(2, 9, home, home, ((1, home), (2, home), None, (9, home)), w("Seite 2 von 9")),))
    place = PlaceView(
        name=w("Rathaus"), lines=("Rathausplatz 1", "86999 Musterstadt"), district=w("Altstadt"), transportation=w("Bus 1, Haltestelle Rathausplatz."),
        wheelchair=w("Mit Rollstuhl gut zugänglich"), features=(w("Aufzug"),), accessibility=None, map_link=None, is_virtual=False,
    )  # fmt: skip
    yield Specimen("place", "place", (place,))
    yield Specimen("progress", "progress", (tuple(ProgressStep(w(name), state, w(words), when) for name, state, words, when in _PROGRESS),))
    yield Specimen("proofs", "proofs", (proofs,))
    yield Specimen("search_form", "search_form", (reader.link("search/"), "search-specimen", "Beispiel"))
    session = replace(line, name=w("Sitzung des Integrationsbeirats"), badges=())
    yield Specimen("sessions", "coming_sessions", (ComingSessions((session,), "2099-12-05T24:00"),))
    yield Specimen("sessions", "past_sessions", ((SessionYear(2025, (session,)),),))
    yield Specimen("steps", "steps", ((w("Rufen Sie an."), w("Kommen Sie zum Gespräch."), w("Sie bekommen einen Platz.")),))
    yield Specimen("steps", "checklist", ((Paper(w("Pass oder Ausweis"), None), Paper(w("Meldebestätigung"), "Meldebestätigung" if reader.is_foreign(reader.language) else None)),))
    calendars = [subscription(reader, w(name), f"specimen/{number}.ics") for number, name in enumerate(("Feste im Islam", "Schulferien"))]
    yield Specimen("subscribe", "subscribe", (replace(calendars[0], link=home),))
    yield Specimen("subscribe", "subscribe_list", (tuple(replace(each, link=home) for each in calendars),))
    yield Specimen("subscribe", "calendar_file", (home,))
    yield Specimen("table", "table", (replace(table, caption=w("Teilnehmende, noch einmal")),))
    yield Specimen("terms", "terms", ((Explanation("term-kita", "Kita", w("Haus für kleine Kinder"), w("Hier werden Kinder betreut, bevor sie in die Schule kommen."), home),),))


_PROGRESS = (
    ("Beschluss", "done", "erledigt", "März 2025"),
    ("Umsetzung", "current", "läuft", "seit Mai 2025"),
    ("Auswertung", "planned", "geplant", None),
    ("Ausbau", "stopped", "gestoppt", "Juni 2026"),
)
_BARS = Markup(
    '<svg viewBox="0 0 320 120" aria-hidden="true"><line class="chart-axis" x1="20" y1="100" x2="300" y2="100"/>'
    '<rect class="chart-bar" x="60" y="28" width="60" height="72"/><rect class="chart-bar" x="200" y="10" width="60" height="90"/>'
    '<text class="chart-text" x="90" y="116" text-anchor="middle">2024</text><text class="chart-text" x="230" y="116" text-anchor="middle">2025</text></svg>'
)
