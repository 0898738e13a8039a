"""What the legal pages say, and that they say only what the data says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from macros.render import Renderer
from macros.views.legal import easy_language, imprint, sign_language
from macros.views.legal_accessibility import accessibility_statement
from macros.views.legal_parts import Fact, LegalPage, Section
from macros.views.legal_privacy import privacy
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
VIEWS = (imprint, privacy, accessibility_statement, easy_language, sign_language)
ASSETS = Path(__file__).parents[2] / "overrides" / "assets"
LEGAL = "legal.yml"
EASY = (LEGAL, "easy_language:\n  status: not_available\n", "easy_language:\n  status: available\n  date: 2026-10-01\n  url: https://leicht.example/\n")
VIDEO = (
    LEGAL, "  status: ordered\n  date: 2027-03-01\n",
    "  status: available\n  url: https://video.example/dgs.mp4\n  date: 2026-10-01\n  size: 48 MB\n  duration: 4:30\n",
)  # fmt: skip


def section(page: LegalPage, key: str) -> Section:
    return next(each for each in page.sections if each.id == key)


def rows(facts: tuple[Fact, ...]) -> list[tuple[str, ...]]:
    """Label and lines of every fact, as plain words."""
    return [(str(fact.label), *(str(line.text) for line in fact.lines)) for fact in facts]


def said(page: LegalPage, key: str) -> list[str]:
    found = section(page, key)
    return [str(sentence) for sentence in (*found.before, *found.items, *found.after)]


def html(reader: Reader, view: Callable[[Reader], LegalPage]) -> Markup:
    return Renderer(reader, ASSETS.parent, "/icons.svg")("legal/page.html", page=view(reader))


def test_imprint_names_who_is_behind_the_portal(reader: Reading) -> None:
    page = imprint(reader("de"))
    assert [each.id for each in page.sections] == ["provider", "editorial", "content", "hosting", "licences"]
    assert said(page, "provider") == ["Angaben nach § 5 DDG:"]
    assert rows(section(page, "provider").facts) == [
        ("Name", "Stadt Musterstadt", "Körperschaft des öffentlichen Rechts"),
        ("Anschrift", "Rathausplatz 1", "86999 Musterstadt"),
        ("Vertreten durch", "Erika Beispiel", "Oberbürgermeisterin"),
        ("Telefon", "+49 89 99998 100"),
        ("E-Mail", "rathaus@musterstadt.example"),
        ("Aufsichtsbehörde", "Regierung von Musterbezirk", "Beispielstraße 2", "86999 Musterstadt"),
    ]
    assert said(page, "editorial") == ["Diese Person ist nach § 18 Abs. 2 MStV für Nachrichten und Berichte verantwortlich:"]
    assert rows(section(page, "editorial").facts)[0] == ("Name", "Max Beispiel", "Leiter der Pressestelle")
    assert rows(section(page, "hosting").facts) == [("Name", "Rechenzentrum Musterland"), ("Anschrift", "Serverweg 3", "86999 Musterstadt")]
    assert rows(section(page, "licences").facts) == [("Bilder", "Rathaus bei Nacht", "Foto von Max Beispiel"), ("Texte des Portals", "MIT")]


def test_imprint_shows_tax_numbers_and_a_form_only_where_there_are_any(edited: Edited) -> None:
    numbers = "  vat_id: DE123456789\n  economic_id: DE123456789-00001\n  form_url: https://www.musterstadt.example/kontakt/\n  editorial:\n"
    found = rows(section(imprint(edited("de", (LEGAL, "  editorial:\n", numbers))), "provider").facts)
    assert ("Umsatzsteuer-Identifikationsnummer", "DE123456789") in found
    assert ("Wirtschafts-Identifikationsnummer", "DE123456789-00001") in found
    assert ("Formular", "www.musterstadt.example/kontakt") in found


def test_a_portal_without_pictures_and_licences_has_no_section_for_them(edited: Edited) -> None:
    licences = "  licences:\n    - what: {de: Texte des Portals, en: Texts of the portal}\n      licence: MIT\n      url: https://opensource.org/license/mit\n"
    page = imprint(edited("de", (LEGAL, licences, ""), (LEGAL, "  picture_credits: [Rathaus bei Nacht, Foto von Max Beispiel]\n", "")))
    assert [each.id for each in page.sections][-1] == "hosting"


def test_privacy_says_everything_that_article_13_asks_for(reader: Reading) -> None:
    page = privacy(reader("de"))
    assert [each.id for each in page.sections] == [
        "in-short", "controller", "officer", "purposes", "log", "storage", "messages", "recipients", "links", "rights", "objection", "complaint",
    ]  # fmt: skip
    assert rows(section(page, "in-short").facts) == [("Stand", "26. Oktober 2026")]
    assert rows(section(page, "controller").facts)[0] == ("Name", "Stadt Musterstadt")
    assert said(page, "officer") == ["Behördliche Datenschutzbeauftragte"]
    assert said(page, "purposes") == [
        "Wir informieren Menschen über Angebote.",
        "Rechtsgrundlage ist Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit Art. 4 Abs. 1 BayDSG.",
    ]
    assert said(page, "log") == [
        "Ihr Gerät sendet technische Daten, damit Sie die Seite sehen. Der Server schreibt sie in ein Protokoll, damit das Portal sicher läuft:",
        "gekürzte IP-Adresse Ihres Geräts", "Datum und Uhrzeit", "Adresse der Seite, die Sie öffnen",
        "Wenn Sie suchen, stehen Ihre Suchwörter in der Adresse der Seite und damit auch im Protokoll.",
        "Was Sie auf der Seite „Was brauchen Sie?“ ankreuzen, steht in der Adresse. Im Protokoll steht es erst, wenn jemand diese Adresse öffnet oder Sie dort die Sprache wechseln.",
        "Was Sie bei „Genauer suchen“ wählen, steht in der Adresse. Im Protokoll steht es erst, wenn jemand diese Adresse öffnet oder Sie dort die Sprache wechseln.",
        "Wenn jemand die Adresse Ihrer Liste öffnet, steht im Protokoll, welche Seiten auf der Liste stehen.",
        "Nach 7 Tagen löschen wir das Protokoll.",
    ]  # fmt: skip
    assert said(page, "storage")[1:] == [
        "Wenn Sie auf „Merken“ drücken, merkt sich Ihr Browser, welche Seiten auf Ihrer Liste stehen. Der Eintrag heißt „my-list“ und bleibt auf Ihrem Gerät."
        " Auf der Seite „Meine Liste“ können Sie einzelne Seiten oder alles entfernen.",
        "Wenn Sie auf „Für offline behalten“ drücken, speichert Ihr Browser die Seiten einer Sprache auf Ihrem Gerät und lädt bei Ihren Besuchen nach, was sich geändert hat."
        " Auf der Seite „Ohne Netz lesen“ können Sie alles wieder entfernen.",
        "Eine Einwilligung ist dafür nach § 25 Abs. 2 Nr. 2 TDDDG nicht nötig, denn es geschieht nur, wenn Sie selbst darauf drücken.",
    ]
    assert said(page, "recipients") == [
        "Den Server betreibt: Rechenzentrum Musterland.",
        "Mit dem Betreiber gibt es einen Vertrag nach Art. 28 DSGVO. Er darf die Daten nur in unserem Auftrag verarbeiten.",
        "Sonst geben wir Daten nur weiter, wenn ein Gesetz es verlangt.",
        "Wir übermitteln keine Daten in Länder außerhalb des Europäischen Wirtschaftsraums.",
        "Keine Maschine entscheidet über Sie. Es gibt keine automatisierten Entscheidungen nach Art. 22 DSGVO.",
    ]
    assert rows(section(page, "complaint").facts) == [
        ("Name", "Datenschutzaufsicht"), ("Anschrift", "Amtsweg 5", "80999 Musterstadt"), ("E-Mail", "post@aufsicht.example"),
    ]  # fmt: skip


def test_privacy_follows_what_is_stated(edited: Edited) -> None:
    controller = "{name: Landkreis, address: {address_1: Markt 1, postal_code: 86999, city: Musterdorf}, email: amt@kreis.example, phone: +49 89 99998 7}"
    reader = edited(
        "de",
        (LEGAL, "    enabled: true\n    fields: [shortened_ip_address, time, page]\n    retention_days: 7\n", "    enabled: false\n"),
        (LEGAL, "    processor: true", "    processor: false"),
        (LEGAL, "  third_country: none", "  recipients:\n    - de: Das Integrationsbüro\n  third_country: none"),
        (LEGAL, "  data_protection_officer:", f"  controller: {controller.replace('998 7', '998 700')}\n  data_protection_officer:"),
    )
    page = privacy(reader)
    assert said(page, "log") == ["Ihr Gerät sendet technische Daten, damit Sie die Seite sehen. Der Server schreibt sie nicht auf."]
    assert said(page, "recipients")[:2] == ["Den Server betreibt: Rechenzentrum Musterland.", "Das Integrationsbüro"]
    assert rows(section(page, "controller").facts)[:2] == [("Name", "Landkreis"), ("Anschrift", "Markt 1", "86999 Musterdorf")]


def test_search_words_are_in_no_log_that_has_no_addresses(edited: Edited) -> None:
    page = privacy(edited("de", (LEGAL, "fields: [shortened_ip_address, time, page]", "fields: [time]")))
    assert said(page, "log")[1:] == ["Datum und Uhrzeit", "Nach 7 Tagen löschen wir das Protokoll."]


def test_scripts_store_nothing_but_what_the_privacy_page_names() -> None:
    scripts = "".join(path.read_text("utf-8") for path in ASSETS.rglob("*.js"))
    named = [scripts.count(f'localStorage.setItem("{name}"') for name in ("language", "my-list")]
    assert scripts.count("localStorage.setItem(") == sum(named) and all(named)
    assert [path.name for path in ASSETS.rglob("*.js") if "caches.open(" in path.read_text("utf-8")] == ["sw.js"]
    for word in ("document.cookie", "sessionStorage", "indexedDB", "XMLHttpRequest", "sendBeacon"):
        assert word not in scripts


def test_accessibility_statement_follows_the_model_of_the_union(reader: Reading) -> None:
    page = accessibility_statement(reader("de"))
    assert [each.id for each in page.sections] == ["scope", "status", "barriers", "preparation", "feedback", "enforcement", "forms"]
    assert said(page, "scope")[1] == "Die Pflicht zur Barrierefreiheit steht in: Art. 14 BayBGG."
    assert said(page, "status") == [
        "Dieses Portal ist mit EN 301 549 V3.2.1 (WCAG 2.1 AA) teilweise vereinbar. Was noch fehlt, steht weiter unten."
    ]
    assert [(entry.id, str(entry.heading), rows(entry.facts)) for entry in section(page, "barriers").entries] == [
        ("barrier-1", "Übersetzungen sind noch nicht geprüft.", [
            ("Grund", "Der Inhalt erfüllt die Anforderung noch nicht."),
            ("Anforderung", "EN 301 549, 9.3.1.2"),
            ("Was Sie stattdessen tun können", "Der deutsche Text ist verlinkt."),
            ("Wir beheben das bis", "30. Juni 2027"),
        ]),
        ("barrier-2", "Karten anderer Anbieter", [("Grund", "Die Vorschriften gelten nicht für diesen Inhalt.")]),
    ]  # fmt: skip
    assert said(page, "preparation") == [
        "Wir haben das Portal selbst geprüft.",
        "Diese Erklärung haben wir am 5. Oktober 2026 erstellt und am 26. Oktober 2026 zuletzt überprüft.",
    ]
    assert said(page, "feedback")[1] == "Wir antworten innerhalb von 30 Tagen."
    assert rows(section(page, "feedback").facts) == [("Telefon", "+49 89 99998 115"), ("E-Mail", "portal@musterstadt.example")]
    assert rows(section(page, "enforcement").facts)[0] == ("Durchsetzungsstelle", "Durchsetzungsstelle")


def test_barriers_that_no_rule_covers_come_last(edited: Edited) -> None:
    first = "    - content: {de: Alte Pläne}\n      reason: out_of_scope\n    - content: {de: Videos}\n      reason: disproportionate\n"
    page = accessibility_statement(edited("de", (LEGAL, "  non_conform:\n", f"  non_conform:\n{first}")))
    assert [str(entry.heading) for entry in section(page, "barriers").entries] == [
        "Übersetzungen sind noch nicht geprüft.", "Videos", "Alte Pläne", "Karten anderer Anbieter",
    ]  # fmt: skip


def test_an_external_evaluation_is_named(edited: Edited) -> None:
    evaluation = "  method: external\n  evaluation: {evaluator: Prüfstelle, name: BITV-Test, date: 2026-10-01}\n"
    page = accessibility_statement(edited("de", (LEGAL, "  method: self\n", evaluation)))
    assert said(page, "preparation")[0] == "Das Portal wurde am 1. Oktober 2026 geprüft von: Prüfstelle. Verfahren: BITV-Test."


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("full", "Dieses Portal ist mit EN 301 549 V3.2.1 (WCAG 2.1 AA) vollständig vereinbar."),
        ("none", "Dieses Portal ist mit EN 301 549 V3.2.1 (WCAG 2.1 AA) noch nicht vereinbar. Was fehlt, steht weiter unten."),
    ],
)
def test_a_statement_says_how_far_the_portal_is(edited: Edited, status: str, sentence: str) -> None:
    scope = [(LEGAL, "      reason: non_compliant\n", "      reason: out_of_scope\n")] if status == "full" else []
    assert said(accessibility_statement(edited("de", (LEGAL, "  status: partial", f"  status: {status}"), *scope)), "status") == [sentence]


def test_own_feedback_and_monitoring_body_come_first(edited: Edited) -> None:
    own = "    answer_days: 1\n    email: barriere@musterstadt.example\n    form_url: https://www.musterstadt.example/barriere\n"
    body = "  monitoring: {name: Überwachung}\n  procedure: {de: Das Verfahren kostet nichts.}\n"
    page = accessibility_statement(edited("de", (LEGAL, "    answer_days: 30\n", own + body)))
    assert said(page, "feedback")[1] == "Wir antworten innerhalb von 1 Tag."
    assert [row[1] for row in rows(section(page, "feedback").facts)] == [
        "+49 89 99998 115", "barriere@musterstadt.example", "www.musterstadt.example/barriere",
    ]  # fmt: skip
    assert rows(section(page, "enforcement").facts)[-1] == ("Überwachungsstelle", "Überwachung")
    assert said(page, "enforcement")[-1] == "Das Verfahren kostet nichts."


def test_what_is_not_there_is_said(reader: Reading) -> None:
    assert said(easy_language(reader("de")), "status") == ["Nein. Auf diesem Portal gibt es noch keine Texte in Leichter Sprache."]
    assert said(sign_language(reader("de")), "status") == [
        "Noch nicht. Ein Video in Deutscher Gebärdensprache ist bestellt.", "Wir rechnen damit bis zum 1. März 2027.",
    ]  # fmt: skip


def test_leichte_sprache_that_is_there_can_be_reached(edited: Edited) -> None:
    page = easy_language(edited("de", EASY))
    assert said(page, "status") == ["Ja. Es gibt Texte in Leichter Sprache.", "Keine Prüfgruppe hat diese Texte gelesen."]
    assert rows(section(page, "status").facts) == [("Leichte Sprache", "leicht.example"), ("Stand", "1. Oktober 2026")]


def test_a_test_group_is_named(edited: Edited) -> None:
    page = easy_language(edited("de", (*EASY[:2], EASY[2] + "  tested_by: Prüfgruppe Beispiel\n")))
    assert said(page, "status") == ["Ja. Es gibt Texte in Leichter Sprache."]
    assert rows(section(page, "status").facts)[-1] == ("Geprüft von", "Prüfgruppe Beispiel")


def test_a_video_says_how_long_and_how_large_it_is(edited: Edited) -> None:
    page = sign_language(edited("de", VIDEO))
    assert rows(section(page, "status").facts) == [
        ("Gebärdensprache", "video.example/dgs.mp4"), ("Dauer", "4:30 Minuten"), ("Größe der Datei", "48 MB"), ("Stand", "1. Oktober 2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("duty", "sentence"),
    [
        ("false", "Nach dem Recht des Landes Bayern sind Kommunen nicht verpflichtet, auf ihren Websites in Leichter Sprache und in Gebärdensprache zu informieren."
                  " Was es gibt, ist freiwillig."),
        ("true", "Nach dem Recht des Landes Bayern müssen Kommunen auf ihren Websites auch in Leichter Sprache und in Gebärdensprache informieren."),
    ],
)  # fmt: skip
def test_whether_there_is_a_duty_depends_on_the_land(edited: Edited, duty: str, sentence: str) -> None:
    reader = edited("de", ("laender.yml", "duty: false", f"duty: {duty}"))
    assert said(easy_language(reader), "duty") == said(sign_language(reader), "duty") == [sentence]


def test_einfache_sprache_is_not_taken_for_leichte_sprache(data: Path, edited: Edited) -> None:
    simple = "de-simple:\n  autonym: Deutsch – Einfache Sprache\n  locale: de\n  theme_language: de\n  fallback: [de]\n  alphabet: A B C\n"
    with (data / "languages.yml").open("a", encoding="utf-8") as file:
        file.write(simple)
    page = easy_language(edited("de"))
    assert said(page, "simple")[2] == "Die Texte in Einfacher Sprache hat keine Prüfgruppe gelesen."
    assert section(page, "simple").facts[0].lines[0].link == "/de-simple/"


def test_a_portal_without_einfache_sprache_does_not_speak_of_it(reader: Reading) -> None:
    assert [each.id for each in easy_language(reader("de")).sections] == ["status", "duty", "help"]


@pytest.mark.parametrize("view", VIEWS)
def test_only_the_german_page_counts(reader: Reading, view: Callable[[Reader], LegalPage]) -> None:
    assert view(reader("de")).notices == []
    [notice] = view(reader("ar")).notices
    assert notice.text == reader("ar").plain("Diese Seite hilft Ihnen beim Verstehen. Rechtlich gilt nur die deutsche Fassung.")
    assert notice.link in ("/de/imprint/", "/de/privacy/", "/de/accessibility/", "/de/easy-language/", "/de/sign-language/")


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_legal_page_is_well_formed_and_every_heading_has_an_id(reader: Reading, view: Callable[[Reader], LegalPage], code: str) -> None:
    root = ElementTree.fromstring(html(reader(code), view))
    headings = [element for tag in ("h2", "h3") for element in root.iter(tag)]
    assert all(heading.get("id") for heading in headings)
    assert len({heading.get("id") for heading in headings}) == len(headings)
    assert [element.get("aria-labelledby") for element in root.iter("section")] == [heading.get("id") for heading in root.iter("h2")]


def test_numbers_and_german_data_keep_their_direction_and_language(reader: Reading) -> None:
    page = html(reader("ar"), imprint)
    assert '<a href="tel:+498999998100" rel="noopener"><bdi dir="ltr">+49 89 99998 100</bdi></a>' in page
    assert '<a href="mailto:rathaus@musterstadt.example" rel="noopener"><bdi dir="ltr">rathaus@musterstadt.example</bdi></a>' in page
    assert '<bdi lang="de" dir="ltr">Rathausplatz 1</bdi><br/><bdi lang="de" dir="ltr">86999 Musterstadt</bdi>' in page
    assert '<bdi lang="en" dir="ltr">Mayor</bdi>' in page  # Arabic falls back to English
    assert "<bdi" not in html(reader("de"), imprint).replace('<bdi dir="ltr">', "")


def test_texts_of_the_data_are_text(edited: Edited) -> None:
    reader = edited("de", (LEGAL, "name: Rechenzentrum Musterland", 'name: "<script>{{ 7*7 }}</script>"'))
    assert "Den Server betreibt: &lt;script&gt;{{ 7*7 }}&lt;/script&gt;." in html(reader, privacy)
