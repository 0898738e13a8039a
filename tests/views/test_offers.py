"""Offers: what a card shows before, and a page after, somebody opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import Portal
from macros.views import listing, offers
from macros.views.components import Badge, CardFact
from macros.views.notices import Notice
from macros.views.offers import Paper
from macros.views.reader import Reader
from tests.conftest import TODAY, edit
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
KURS = "offers/kurs.yml"
GROUP = ("offers/gruppe.yml", "registration: none", "registration: none\nrequired_documents:\n  - Pass oder Ausweis\n  - Krankenkasse")


def facts(reader: Reader, key: str = "kurs") -> dict[str, list[str]]:
    return {str(fact.label): [str(value) for value in fact.values] for fact in offers.page(reader, key).facts}


def card_facts(reader: Reader, key: str = "kurs") -> dict[str, list[str]]:
    return {fact.kind: [str(value) for value in fact.values] for fact in offers.card(reader, key).facts}


def test_a_card_says_what_when_where_and_in_which_languages(reader: Reading) -> None:
    card = offers.card(reader("de"), "kurs")
    assert (card.name, card.link) == ("Deutschkurs A1", "/de/offers/kurs/")
    assert card.summary == "Deutsch von Anfang an, zweimal in der Woche. Für Erwachsene."
    assert card.badges == (Badge("Deutsch A1 bis A2"), Badge("Mit Kinderbetreuung"))
    assert card.facts == (
        CardFact("when", "Wann?", ("Montag und Mittwoch, 17:00–19:00",)),
        CardFact("where", "Wo?", ("Haus der Kulturen",)),
        CardFact("languages", "Gesprochene Sprachen", ("Deutsch", "Englisch")),
    )
    assert (card.kind, card.source_name) == (None, None)


def test_a_card_leaves_out_what_nobody_has_stated(reader: Reading) -> None:
    assert [fact.kind for fact in offers.card(reader("de"), "alt").facts] == ["where", "languages"]
    assert [fact.kind for fact in offers.card(reader("de"), "vorbei").facts] == ["where"]


def test_a_card_in_arabic_says_it_in_arabic(reader: Reading) -> None:
    card = offers.card(reader("ar"), "kurs")
    assert [str(fact.label) for fact in card.facts] == [reader("ar").plain(label) for label in ("Wann?", "Wo?", "Gesprochene Sprachen")]
    assert (card.name, card.facts[0].values) == ("دورة اللغة الألمانية A1", ("الاثنين والأربعاء، \u206617:00–19:00\u2069",))


@pytest.mark.parametrize(
    ("changes", "badges"),
    [
        ([("cost: paid\n", "cost: income_based\n")], ["Deutsch A1 bis A2", "Mit Kinderbetreuung"]),
        ([("  to: A2\n", "")], ["Deutsch A1", "Mit Kinderbetreuung"]),
        ([("  to: A2", "  to: A1")], ["Deutsch A1", "Mit Kinderbetreuung"]),
        ([("childcare: available", "childcare: none")], ["Deutsch A1 bis A2"]),
        ([("childcare: available", "women_only: true")], ["Deutsch A1 bis A2", "Nur für Frauen"]),
        ([("capacity: few", "capacity: full")], ["Deutsch A1 bis A2", "Mit Kinderbetreuung", "Zurzeit ausgebucht"]),
        ([("capacity: few", "capacity: waiting_list")], ["Deutsch A1 bis A2", "Mit Kinderbetreuung", "Zurzeit nur Warteliste"]),
        ([("capacity: few", "online: true")], ["Deutsch A1 bis A2", "Mit Kinderbetreuung", "Online"]),
        ([("capacity: few", "status: temporarily_closed")], ["Macht Pause", "Deutsch A1 bis A2", "Mit Kinderbetreuung"]),
        ([("capacity: few", "valid_from: 2026-12-01")], ["ab 1. Dezember 2026", "Deutsch A1 bis A2", "Mit Kinderbetreuung"]),
        ([("capacity: few", "valid_from: 2026-11-20")], ["Deutsch A1 bis A2", "Mit Kinderbetreuung"]),
    ],
)
def test_badges_are_the_facts_that_decide(edited: Edited, changes: list[tuple[str, str]], badges: list[str]) -> None:
    assert [str(badge.text) for badge in offers.card(edited("de", *((KURS, *change) for change in changes)), "kurs").badges] == badges


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ("capacity: few", ["", ""]),
        ("capacity: full", ["", "", "warn"]),
        ("capacity: waiting_list", ["", "", "warn"]),
        ("valid_from: 2026-12-01", ["warn", "", ""]),
        ("status: temporarily_closed", ["stop", "", ""]),
    ],
)
def test_a_badge_that_may_save_a_way_in_vain_looks_like_it(edited: Edited, change: str, kinds: list[str]) -> None:
    assert [badge.kind for badge in offers.card(edited("de", (KURS, "capacity: few", change)), "kurs").badges] == kinds


@pytest.mark.parametrize(
    ("key", "when"),
    [("sprechstunde", "Mittwoch (der 2. im Monat), 14:00–16:00"), ("gruppe", "Dienstag, 10:00–12:00 · alle 2 Wochen"), ("alt", None)],
)
def test_when_in_short(reader: Reading, key: str, when: str | None) -> None:
    assert card_facts(reader("de"), key).get("when") == (when and [when])


def test_a_schedule_that_has_ended_is_not_when_it_takes_place(edited: Edited) -> None:
    assert "when" not in card_facts(edited("de", (KURS, "until: 2027-07-28", "until: 2026-11-19")))
    assert card_facts(edited("de", (KURS, "capacity: few", "by_appointment: true")))["when"] == ["Nach Vereinbarung"]


def test_a_schedule_counts_until_its_last_day(edited: Edited) -> None:
    assert card_facts(edited("de", (KURS, "until: 2027-07-28", "until: 2026-11-20")))["when"] == ["Montag und Mittwoch, 17:00–19:00"]


def test_a_place_on_the_internet_is_no_place_on_a_card(reader: Reading) -> None:
    assert card_facts(reader("de"), "sprechstunde")["where"] == ["Rathaus Musterstadt"]


def test_the_facts_at_a_glance(reader: Reading) -> None:
    assert facts(reader("de")) == {
        "Kosten": ["Kostet Geld", "25\u00a0€ (ein Monat)", "12,50\u00a0€ (ein Monat mit Ermäßigung)"],
        "Wo": ["Haus der Kulturen"],
        "Gesprochene Sprachen": ["Deutsch", "Englisch"],
        "Dolmetschen": ["Auf Wunsch mit Dolmetschen"],
        "Deutschkurs": ["Deutsch A1 bis A2"],
        "Für wen": ["Geflüchtete", "ab 16 Jahren"],
        "Kinderbetreuung": ["Ja, Kinder werden betreut"],
        "Freie Plätze": ["Es gibt noch wenige Plätze"],
    }


def test_what_nobody_has_stated_is_not_guessed(reader: Reading) -> None:
    assert facts(reader("de"), "vorbei") == {"Kosten": ["Spende möglich"], "Wo": ["Haus der Kulturen"]}


def test_women_only_comes_first_among_those_it_is_for(reader: Reading) -> None:
    assert facts(reader("de"), "gruppe")["Für wen"] == ["Nur für Frauen", "Frauen", "Familien"]


def test_online_is_a_place_of_its_own(reader: Reading) -> None:
    assert facts(reader("de"), "sprechstunde")["Wo"] == ["Rathaus Musterstadt", "Online"]


def test_an_offer_at_a_place_on_the_internet_is_somewhere(edited: Edited) -> None:
    assert facts(edited("de", ("offers/alt.yml", "locations: [rathaus]", "locations: [online]")), "alt")["Wo"] == ["Online"]


@pytest.mark.parametrize(
    ("ages", "expected"),
    [("minimum_age: 6\nmaximum_age: 12", "6 bis 12 Jahre"), ("maximum_age: 12", "bis 12 Jahre"), ("minimum_age: 0\nmaximum_age: 3", "0 bis 3 Jahre")],
)
def test_ages(edited: Edited, ages: str, expected: str) -> None:
    assert facts(edited("de", (KURS, "minimum_age: 16", ages)))["Für wen"] == ["Geflüchtete", expected]


def test_the_german_one_must_already_know_and_the_districts_it_is_for(edited: Edited) -> None:
    assert facts(edited("de"), "alt")["Deutsch, das Sie schon brauchen"] == ["A1"]


def test_an_offer_for_some_districts_names_them(edited: Edited) -> None:
    assert facts(edited("de", (KURS, "capacity: few", "districts: [nordstadt, suedstadt]")))["Stadtteil"] == ["Nordstadt", "Südstadt"]


def test_an_amount_without_a_purpose_stands_alone(edited: Edited) -> None:
    reader = edited("de", (KURS, "  - amount: 12.50\n    option: ein Monat mit Ermäßigung\n", "  - amount: 3\n"), ("offers/en/kurs.yml", "  - option: one month, reduced", "  - {}"))
    assert facts(reader)["Kosten"] == ["Kostet Geld", "25\u00a0€ (ein Monat)", "3\u00a0€"]


def test_a_purpose_in_another_language_is_marked(reader: Reading) -> None:
    assert facts(reader("ar"))[reader("ar").plain("Kosten")][1] == '\u200f25\u00a0€ (<bdi lang="en" dir="ltr">one month</bdi>)'


def test_a_page_answers_in_the_order_of_the_questions(reader: Reading) -> None:
    page = offers.page(reader("de"), "kurs")
    assert (page.name, page.source_name, page.path) == ("Deutschkurs A1", None, "offers/kurs/")
    assert page.topics == (("Deutsch lernen", "/de/offers/topics/language/"),)
    assert page.registration == "Sie müssen sich vorher anmelden."
    assert page.application == "Rufen Sie uns an oder kommen Sie vorbei."
    assert page.required_documents == (Paper("Pass oder Ausweis", None), Paper("Anmeldebestätigung", None))
    assert page.steps == ("Sie melden sich an.", "Sie machen einen kurzen Test.", "Sie bekommen einen Platz.")
    assert page.next_steps == ("Sie bekommen einen Brief mit dem ersten Termin.",)
    assert page.residence == "Sie brauchen keinen bestimmten Aufenthaltsstatus."
    assert page.fees == "Wer wenig Geld hat, zahlt weniger."
    assert page.schedule_note == "Sie können jeden Monat anfangen."
    assert page.partners == (("Kurdischer Kulturverein", "/de/contacts/verein/"),)
    assert [meeting.days for meeting in page.meetings] == ["Montag und Mittwoch"]


def test_the_description_is_safe_html(reader: Reading) -> None:
    page = offers.page(reader("de"), "kurs")
    assert "<strong>Sie brauchen keine Vorkenntnisse.</strong>" in page.description
    assert page.description.endswith('<p>Hier steht &lt;script&gt;alert(1)&lt;/script&gt; &amp; "quotes" als Text.</p>')


def test_a_page_in_another_language_keeps_the_german_name(reader: Reading) -> None:
    page = offers.page(reader("ar"), "kurs")
    assert (page.name, page.source_name) == ("دورة اللغة الألمانية A1", "Deutschkurs A1")
    assert page.description_attributes == ' lang="en" dir="ltr"'
    assert page.topics[0][1] == "/ar/offers/topics/language/"


@pytest.mark.parametrize("code", ["en", "ar"])
def test_papers_have_their_german_name_beside_the_translation(reader: Reading, code: str) -> None:
    assert offers.page(reader(code), "kurs").required_documents == (
        Paper("Passport or ID card", "Pass oder Ausweis"),
        Paper("Proof of registration (Anmeldebestätigung)", "Anmeldebestätigung"),
    )


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_papers_that_are_not_translated_are_german_anyway(edited: Edited, code: str) -> None:
    papers = offers.page(edited(code, GROUP), "gruppe").required_documents
    assert papers == (Paper("Pass oder Ausweis", None), Paper("Krankenkasse", None))
    assert {paper.words.language.code for paper in papers} == {"de"}


def test_a_paper_called_the_same_in_both_languages_is_not_named_twice(edited: Edited) -> None:
    reader = edited("en", ("offers/en/kurs.yml", "  - Proof of registration (Anmeldebestätigung)", "  - Anmeldebestätigung"))
    assert [paper.german for paper in offers.page(reader, "kurs").required_documents] == ["Pass oder Ausweis", None]


def test_german_in_simple_words_needs_no_german_name(edited: Edited, data: Path) -> None:
    simple = "de-simple:\n  autonym: Einfache Sprache\n  locale: de\n  theme_language: de\n  fallback: [de]\n  alphabet: A B C D E F G H I J K L M N O P Q R S T U V W X Y Z\n"
    edit(data, "languages.yml", "en:\n  autonym", f"{simple}en:\n  autonym")
    (data / "offers" / "de-simple").mkdir()
    (data / "offers" / "de-simple" / "kurs.yml").write_text(
        "required_documents: [Ihr Ausweis, Die Anmeldung]\ntranslation: human\n", "utf-8"
    )
    assert offers.page(edited("de-simple"), "kurs").required_documents == (Paper("Ihr Ausweis", None), Paper("Die Anmeldung", None))


def test_paper_has_the_address_of_the_page_in_its_language(reader: Reading) -> None:
    assert offers.page(reader("ar"), "kurs").handout.address == "https://portal.musterstadt.example/ar/offers/kurs/"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("valid_to: 2026-11-19", "Dieses Angebot ist beendet (bis 19. November 2026)."),
        ("status: temporarily_closed", "Dieses Angebot macht zurzeit Pause."),
        ("valid_from: 2026-12-01", "Dieses Angebot beginnt am 1. Dezember 2026."),
    ],
)
def test_a_page_warns_where_it_does_not_take_place(edited: Edited, change: str, sentence: str) -> None:
    assert offers.page(edited("de", (KURS, "capacity: few", change)), "kurs").notices == (Notice("closed", sentence),)


def test_a_page_of_an_old_record_says_so_before_anything_about_its_translation(reader: Reading) -> None:
    assert [notice.kind for notice in offers.page(reader("ar"), "alt").notices] == ["outdated", "translation"]


def test_an_offer_is_listed_until_its_last_day(portal: Portal) -> None:
    def listed(day: int) -> list[str]:
        return [offer.id for offer in offers.listed(Reader(portal, "de", TODAY.replace(month=7, day=day)))]

    assert "vorbei" in listed(25)
    assert "vorbei" not in listed(26)


def test_the_districts_of_an_offer_are_its_own_or_those_of_its_places(edited: Edited) -> None:
    portal = edited("de", (KURS, "capacity: few", "districts: [suedstadt]")).portal
    assert portal.districts(portal.records["offers"]["kurs"]) == ("suedstadt",)
    assert portal.districts(portal.records["offers"]["sprechstunde"]) == ("altstadt",)


def test_facets_have_their_place_in_the_address_and_a_heading(reader: Reading) -> None:
    assert [(facet.vocabulary, facet.segment, facet.heading(reader("de")), facet.complete) for facet in offers.FACETS] == [
        ("topics", "topics", "Thema", True),
        ("situations", "situations", "Lebenslage", True),
        ("spoken_languages", "languages", "Gesprochene Sprache", False),
        ("target_groups", "target-groups", "Für wen", True),
        ("districts", "districts", "Stadtteil", True),
        (None, "cost", "Kosten", True),
        (None, "german-level", "Deutschkurs", True),
        (None, "childcare", "Mit Kinderbetreuung", True),
        (None, "women-only", "Nur für Frauen", True),
        (None, "drop-in", "Ohne Termin und Anmeldung", True),
        (None, "online", "Online", True),
        (None, "interpreting", "Mit Dolmetschen", True),
    ]


def test_facets_read_the_facts_of_an_offer(edited: Edited) -> None:
    portal = edited(
        "de",
        (KURS, "  from: A1\n  to: A2\n", "  from: A0\n  to: B1\n"), (KURS, "cost: paid", "cost: income_based"),
        ("offers/gruppe.yml", "locations: [haus]", "locations: [haus, online]"), ("offers/alt.yml", "cost: free", "cost: free\nregistration: none\nby_appointment: true"),
    ).portal
    found = {key: {facet.segment: terms for facet in offers.FACETS[5:] if (terms := facet.keys(portal, offer))} for key, offer in portal.records["offers"].items()}
    assert found["kurs"] == {"cost": ("income-based",), "german-level": ("a0", "a1", "a2", "b1"), "childcare": ("yes",), "interpreting": ("yes",)}
    assert found["gruppe"] == {"cost": ("free",), "childcare": ("yes",), "women-only": ("yes",), "drop-in": ("yes",), "online": ("yes",)}
    assert found["sprechstunde"] == {"cost": ("free",), "online": ("yes",)}
    assert found["alt"] == {"cost": ("free",)}


def test_terms_of_no_vocabulary_have_names(reader: Reading) -> None:
    names = {facet.segment: [str(listing.label(reader("de"), facet, key)) for key in facet.terms] for facet in offers.FACETS if facet.terms}
    assert names == {
        "cost": ["Kostenlos", "Kostet Geld", "Preis nach Einkommen", "Spende möglich", "Preis unterschiedlich"],
        "german-level": ["Lesen und Schreiben lernen", "Deutsch A1", "Deutsch A2", "Deutsch B1", "Deutsch B2", "Deutsch C1", "Deutsch C2"],
        "childcare": ["Mit Kinderbetreuung"], "women-only": ["Nur für Frauen"], "drop-in": ["Ohne Termin und Anmeldung"],
        "online": ["Online"], "interpreting": ["Mit Dolmetschen"],
    }  # fmt: skip
    assert listing.label(reader("ar"), offers.FACETS[5], "free").language.code == "ar"


def test_private_notes_are_in_no_view(reader: Reading) -> None:
    assert "PRIVATE-MARKER" not in repr((offers.card(reader("de"), "alt"), offers.page(reader("de"), "alt")))
