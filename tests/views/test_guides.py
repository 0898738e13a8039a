"""Guides, needs and the glossary as readers see them: in which order, what each step says, and where it leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from macros.models.offer_rules import OfferRule
from macros.portal import Portal
from macros.views import glossary, guides, needs, ways
from macros.views.directory import Directories, directories
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
GUIDE, NEED = "guides/ankommen.yml", "needs/deutsch.yml"


def offers(reader: Reader) -> Directories:
    return directories(reader)["offers"]


def guide(reader: Reader) -> guides.GuidePage:
    return guides.page(reader, offers(reader), "ankommen")


def need(reader: Reader, key: str = "deutsch") -> needs.NeedPage:
    return needs.page(reader, offers(reader), key)


def names(found: ways.Offers) -> tuple[list[str], list[str]]:
    return [str(each.name) for each in found.shown], [str(each.name) for each in found.others]


class Part:
    """A step or need with nothing but what leads to offers."""

    def __init__(self, named: tuple[str, ...] = (), **rule: Any) -> None:
        self.offers = named
        self.offer_rule = OfferRule.model_validate(rule) if rule else None


def test_guides_stand_in_the_order_of_their_positions(reader: Reading, data: Any, edited: Edited) -> None:
    (tile,) = guides.guides(reader("en"))
    assert (str(tile.name), tile.link, tile.icon) == ("New in Musterstadt", "/en/guides/ankommen/", "material/hand-wave-outline")
    text = (data / GUIDE).read_text("utf-8")
    (data / "guides" / "erst.yml").write_text(text.replace("position: 10", "position: 5").replace("name: Neu in Musterstadt", "name: Zuerst"), "utf-8")
    assert [str(each.name) for each in guides.guides(edited("de"))] == ["Zuerst", "Neu in Musterstadt"]
    assert str(guides.guides(reader("de"))[0].count) == "3 Schritte"


def test_a_step_says_what_to_do_and_what_to_know(reader: Reading) -> None:
    page = guide(reader("de"))
    step = page.steps[0]
    assert (step.number, step.anchor, str(step.name)) == (1, "step-1", "Melden Sie Ihre Wohnung an")
    assert step.text.startswith('<p>Machen Sie einen <a class="term" href="#term-termin">Termin</a>. Danach')
    assert [(str(paper.words), paper.german) for paper in step.bring] == [("Pass oder Ausweis", None), ("Wohnungsgeberbestätigung", None)]
    assert [(str(fact.label), str(*fact.values)) for fact in step.facts] == [
        ("Frist", "Sie haben zwei Wochen Zeit."), ("Kosten", "Die Anmeldung ist kostenlos."), ("Danach", "Mit der Meldebestätigung gehen Sie zur Bank."),
    ]  # fmt: skip
    assert (page.steps[1].bring, page.steps[1].facts) == ((), ())


def test_a_step_names_who_helps_with_address_and_phone(reader: Reading) -> None:
    (office,) = guide(reader("en")).steps[0].offices
    assert (office.key, str(office.card.name), office.card.link) == ("amt", "Stadt Musterstadt", "/en/contacts/amt/")
    assert (office.place.language.code, office.lines) == ("en", ("Rathausplatz 1", "86999 Musterstadt"))
    assert office.card.channels.phones[0].link == "tel:+498999998100"


def test_a_contact_without_a_place_has_no_address(reader: Reading) -> None:
    found = ways.office(reader("de"), "notruf")
    assert (found.place, found.lines) == (None, ())


def test_a_step_in_another_language_names_papers_in_german_too(reader: Reading) -> None:
    step = guide(reader("ar")).steps[0]
    assert [paper.german for paper in step.bring] == ["Pass oder Ausweis", "Wohnungsgeberbestätigung"]
    assert [(str(fact.label) != "", fact.values[0].language.code) for fact in step.facts] == [(True, "ar"), (True, "en"), (True, "en")]
    assert guide(reader("ar")).steps[2].text_attributes == ' lang="en" dir="ltr"'


def test_a_guide_leads_on(reader: Reading, edited: Edited) -> None:
    page = guide(reader("de"))
    assert (str(page.situation[0]), page.situation[1]) == ("Alle Angebote: Ich bin neu hier", "/de/offers/situations/new-here/")
    assert [(each.title, str(each.checked)) for each in page.sources] == [("Bundesmeldegesetz (BMG), § 17", "nachgesehen am 1. Oktober 2026")]
    assert (page.handout.address, page.freshness.iso) == ("https://portal.musterstadt.example/de/guides/ankommen/", "2026-10-01")
    assert [each.anchor for each in page.terms] == ["term-termin", "term-meldebestaetigung", "term-antrag"]
    assert guide(edited("de", (GUIDE, "sources:", "related: [ankommen]\nsources:"))).related == (("Neu in Musterstadt", "/de/guides/ankommen/"),)


def test_a_guide_says_where_its_words_come_from(reader: Reading, portal: Portal) -> None:
    assert [(each.kind, each.link) for each in guide(reader("ar")).notices] == [("translation", "/de/guides/ankommen/")]
    assert [each.kind for each in guide(Reader(portal, "de", dt.date(2028, 1, 1))).notices] == ["outdated"]


def test_named_offers_come_first_and_only_those_that_still_take_place(reader: Reading) -> None:
    german = reader("de")
    assert names(guide(german).steps[1].offers) == (["Beratung zu Aufenthalt"], [])  # the summer fair is over
    assert names(guide(german).steps[2].offers) == (["Deutschkurs A1", "Sprachcafé"], [])


@pytest.mark.parametrize(
    ("part", "shown", "others", "everything"),
    [
        (Part(topics=["language"]), ["Deutschkurs A1"], [], ("Alle Angebote: Deutsch lernen", "/de/offers/topics/language/")),
        (Part(situations=["meet-people"]), ["Frauentreff"], [], ("Alle Angebote: Ich möchte Menschen kennenlernen", "/de/offers/situations/meet-people/")),
        (Part(languages=["en"]), ["Beratung zu Aufenthalt"], [], ("Alle Angebote: Englisch", "/de/offers/languages/en/")),
        (Part(topics=["language", "counselling"]), ["Beratung zu Aufenthalt"], ["Deutschkurs A1", "Sprachcafé"], None),
        (Part(("kurs", "alt"), topics=["language", "participation"]), ["Deutschkurs A1", "Sprachcafé"], ["Frauentreff"], None),
        (Part(("kurs",)), ["Deutschkurs A1"], [], None),
        (Part(("vorbei",)), [], [], None),
    ],
)  # fmt: skip
def test_a_few_offers_are_shown_and_the_way_to_the_others(
    reader: Reading, part: Part, shown: list[str], others: list[str], everything: tuple[str, str] | None
) -> None:
    found = ways.offers(reader("de"), offers(reader("de")), part, most=1)
    assert names(found) == (shown, others)
    assert (found.everything and (str(found.everything[0]), found.everything[1])) == everything
    if others:
        assert str(found.others_count) == ("1 weiteres Angebot" if len(others) == 1 else f"{len(others)} weitere Angebote")


def test_a_list_that_shows_everything_needs_no_way_to_more(reader: Reading) -> None:
    found = ways.offers(reader("de"), offers(reader("de")), Part(topics=["language"]))
    assert (names(found), found.everything) == ((["Deutschkurs A1", "Sprachcafé"], []), None)


def test_needs_stand_in_the_order_in_which_people_go_there(reader: Reading) -> None:
    found = needs.needs(reader("de"), offers(reader("de")))
    assert [(each.key, str(each.name), each.link) for each in found.needs] == [
        ("anmelden", "Meine Adresse anmelden", "/de/needs/anmelden/"), ("deutsch", "Einen Deutschkurs", "/de/needs/deutsch/"),
    ]  # fmt: skip
    assert [[office.key for office in each.offices] for each in found.needs] == [["amt", "buero"], ["buero", "verein"]]
    assert (found.action, found.count, found.handout.address) == ("/de/needs/", "Auf Ihrer Liste: {number}", "https://portal.musterstadt.example/de/needs/")


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_the_number_keeps_its_place_in_the_sentence_of_the_script(reader: Reading, code: str) -> None:
    assert needs.needs(reader(code), offers(reader(code))).count.count("{number}") == 1


def test_the_page_of_a_need(reader: Reading) -> None:
    page = need(reader("de"))
    assert [office.key for office in page.need.offices] == ["buero", "verein"]
    assert page.need.offices[0].card.hours is not None
    assert names(page.need.offers) == (["Deutschkurs A1", "Sprachcafé"], [])
    assert page.need.guide == ("Neu in Musterstadt", "/de/guides/ankommen/")
    assert [each.anchor for each in page.terms] == ["term-termin"]
    assert (page.everything, page.path, page.source_name) == ("/de/needs/", "needs/deutsch/", None)


def test_a_need_names_papers_in_german_too(reader: Reading) -> None:
    page = need(reader("en"))
    assert [(str(paper.words), paper.german) for paper in page.need.bring] == [("Passport or identity card", "Pass oder Ausweis")]
    assert page.source_name == "Einen Deutschkurs"


def test_the_glossary_stands_in_the_order_of_the_german_alphabet_everywhere(reader: Reading) -> None:
    for code in ("de", "ar"):
        letters = glossary.glossary(reader(code))
        assert [(letter.heading, letter.anchor, [each.term for each in letter.entries]) for letter in letters] == [
            ("A", "letter-41", ["Amt für Migration", "Antrag"]), ("M", "letter-4d", ["Meldebestätigung"]), ("T", "letter-54", ["Termin"]),
        ]  # fmt: skip


def test_an_entry_explains_and_leads_on(reader: Reading) -> None:
    entries = {each.anchor: each for letter in glossary.glossary(reader("ar")) for each in letter.entries}
    assert (str(entries["antrag"].name), entries["antrag"].contact[1], entries["antrag"].guide[1]) == ("طلب", "/ar/contacts/buero/", "/ar/guides/ankommen/")
    assert entries["termin"].related == (("Antrag", "antrag"),)
    assert (entries["meldebestaetigung"].name, entries["meldebestaetigung"].source.title) == (None, "Bundesmeldegesetz (BMG), § 24")
    assert (entries["meldebestaetigung"].explanation.language.code, entries["antrag"].source) == ("en", None)
