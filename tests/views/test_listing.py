"""Lists: order, facets, pages, letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros import urls
from macros.views import contacts, listing, offers
from macros.views.listing import Facet, FacetGroup, FacetLink, Index, Letter
from macros.views.reader import Reader

Reading = Callable[[str], Reader]
FACETS = {facet.vocabulary: facet for facet in offers.FACETS if facet.vocabulary}


def found(reader: Reader, facets: tuple[Facet, ...] = offers.FACETS) -> Index:
    records = offers.listed(reader) if facets is offers.FACETS else reader.portal.records["contacts"].values()
    return listing.index(reader, "offers" if facets is offers.FACETS else "contacts", records, facets)


def address(page: int) -> str:
    return urls.listing("offers", "topics", "language", page)


def pages_shown(reader: Reader, page: int, pages: int) -> list[int | None]:
    links = listing.pagination(reader, page, pages, address).links
    return [each and each[0] for each in links]


@pytest.mark.parametrize(
    ("code", "order"), [("de", ("sprechstunde", "kurs", "gruppe", "alt")), ("ar", ("kurs", "sprechstunde", "alt", "gruppe"))]
)
def test_records_stand_in_the_order_of_the_readers_alphabet(reader: Reading, code: str, order: tuple[str, ...]) -> None:
    assert found(reader(code)).ids == order


def test_every_term_has_its_records_in_the_same_order(reader: Reading) -> None:
    assert found(reader("de")).by_term["topics"] == {
        "counselling": ("sprechstunde",), "language": ("kurs", "alt"), "participation": ("gruppe", "alt")
    }


def test_without_a_facet_all_records_are_selected(reader: Reading) -> None:
    assert found(reader("de")).select(None, None) == ("sprechstunde", "kurs", "gruppe", "alt")
    assert found(reader("de")).select(FACETS["target_groups"], "women") == ("gruppe",)
    assert found(reader("de")).select(FACETS["districts"], "suedstadt") == ()


def test_a_term_without_records_still_has_a_page_so_that_links_never_break(reader: Reading) -> None:
    assert listing.facet_terms(reader("de"), FACETS["districts"], found(reader("de"))) == ["altstadt", "nordstadt", "suedstadt"]


def test_of_the_languages_only_those_that_are_spoken_have_a_page(reader: Reading) -> None:
    assert listing.facet_terms(reader("de"), FACETS["spoken_languages"], found(reader("de"))) == ["ar", "de", "en", "kmr", "ti"]


def test_languages_stand_in_the_readers_alphabet_other_terms_as_in_the_data(reader: Reading) -> None:
    assert listing.facet_terms(reader("ar"), FACETS["spoken_languages"], found(reader("ar"))) == ["de", "en", "ti", "ar", "kmr"]
    assert listing.facet_terms(reader("ar"), FACETS["topics"], found(reader("ar"))) == ["language", "counselling", "participation"]


def test_a_facet_is_shown_as_links_with_counts(reader: Reading) -> None:
    group = listing.facet_group(reader("de"), "offers", FACETS["topics"], found(reader("de")), current="language")
    assert group.heading == "Thema"
    assert group.links == (
        FacetLink("Deutsch lernen", "/de/offers/topics/language/", 2, True, "topics", "language"),
        FacetLink("Beratung und Recht", "/de/offers/topics/counselling/", 1, False, "topics", "counselling"),
        FacetLink("Freizeit und Mitmachen", "/de/offers/topics/participation/", 2, False, "topics", "participation"),
    )


def test_what_an_offer_has_or_has_not_stands_together_behind_the_other_facets(reader: Reading) -> None:
    groups = listing.facet_groups(reader("de"), "offers", offers.FACETS, found(reader("de")))
    assert [(str(group.heading), len(group.links), group.is_long) for group in groups[4:]] == [
        ("Stadtteil", 3, False), ("Kosten", 5, False), ("Deutschkurs", 7, False), ("Außerdem", 5, False)
    ]
    assert [(str(link.label), link.link, link.count, link.facet, link.term) for link in groups[-1].links[:3]] == [
        ("Mit Kinderbetreuung", "/de/offers/childcare/", 2, "childcare", "yes"),
        ("Nur für Frauen", "/de/offers/women-only/", 1, "women-only", "yes"),
        ("Ohne Termin und Anmeldung", "/de/offers/drop-in/", 1, "drop-in", "yes"),
    ]
    assert "Außerdem" not in [str(group.heading) for group in listing.facet_groups(reader("de"), "contacts", contacts.FACETS, found(reader("de"), contacts.FACETS))]


def test_a_group_with_more_than_fourteen_terms_is_long() -> None:
    links = [FacetLink("Tigrinya", "/de/offers/languages/ti/", 1)] * 15
    assert [FacetGroup("Sprache", tuple(links[:number])).is_long for number in (14, 15)] == [False, True]


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (24, 1), (25, 2), (48, 2), (49, 3)])
def test_a_page_of_a_list_has_24_records(total: int, pages: int) -> None:
    assert listing.page_count(total) == pages


@pytest.mark.parametrize(("total", "pages"), [(200, 1), (201, 2)])
def test_a_page_of_names_has_200(total: int, pages: int) -> None:
    assert listing.page_count(total, listing.NAMES_PER_PAGE) == pages


def test_a_list_of_one_page_needs_no_pagination(reader: Reading) -> None:
    assert listing.pagination(reader("de"), 1, 1, address) is None


def test_a_list_of_several_pages_leads_back_and_forth(reader: Reading) -> None:
    middle = listing.pagination(reader("ar"), 2, 3, address)
    assert (middle.previous, middle.next) == ("/ar/offers/topics/language/", "/ar/offers/topics/language/page/3/")
    assert middle.links == (
        (1, "/ar/offers/topics/language/"), (2, "/ar/offers/topics/language/page/2/"), (3, "/ar/offers/topics/language/page/3/")
    )


def test_the_first_page_has_none_before_and_the_last_none_after_it(reader: Reading) -> None:
    assert listing.pagination(reader("de"), 1, 3, address).previous is None
    assert listing.pagination(reader("de"), 3, 3, address).next is None
    assert listing.pagination(reader("de"), 3, 3, address).label == "Seite 3 von 3"


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [
        (1, 2, [1, 2]),
        (1, 9, [1, 2, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_of_many_pages_the_neighbours_the_first_and_the_last_are_shown(reader: Reading, page: int, pages: int, shown: list[int | None]) -> None:
    assert pages_shown(reader("de"), page, pages) == shown


def test_names_stand_under_the_letters_of_the_readers_alphabet(reader: Reading) -> None:
    ids = found(reader("de")).ids
    assert listing.letters(reader("de"), "offers", ids, urls.offer) == [
        Letter("B", "letter-42", (("Beratung zu Aufenthalt", "/de/offers/sprechstunde/"),)),
        Letter("D", "letter-44", (("Deutschkurs A1", "/de/offers/kurs/"),)),
        Letter("F", "letter-46", (("Frauentreff", "/de/offers/gruppe/"),)),
        Letter("S", "letter-53", (("Sprachcafé", "/de/offers/alt/"),)),
    ]


def test_names_that_are_not_translated_stand_under_their_own_letters_behind(reader: Reading) -> None:
    index = listing.index(reader("ar"), "contacts", reader("ar").portal.records["contacts"].values(), contacts.FACETS)
    letters = listing.letters(reader("ar"), "contacts", index.ids, urls.contact)
    assert [(letter.heading, letter.anchor) for letter in letters] == [("م", "letter-645"), ("F", "letter-46"), ("K", "letter-4b"), ("S", "letter-53")]
    assert letters[3].names == (("Stadt Musterstadt", "/ar/contacts/amt/"),)
