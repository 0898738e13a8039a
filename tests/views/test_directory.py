"""List pages: which there are, what they are called, what stands on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import Portal, load
from macros.views import listing
from macros.views.directory import Directory, directories
from macros.views.reader import Reader
from tests.conftest import TODAY
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def pages(reader: Reader, section: str) -> dict[str, Directory]:
    return {page.path: page for page in directories(reader)[section].pages()}


def test_offers_have_a_page_for_every_term_and_one_for_all_names(reader: Reading) -> None:
    assert list(pages(reader("de"), "offers")) == [
        "offers/a-z/",
        "offers/topics/language/", "offers/topics/counselling/", "offers/topics/participation/",
        "offers/situations/new-here/", "offers/situations/learn-german/", "offers/situations/meet-people/",
        "offers/languages/ar/", "offers/languages/de/", "offers/languages/en/", "offers/languages/kmr/", "offers/languages/ti/",
        "offers/target-groups/women/", "offers/target-groups/families/", "offers/target-groups/refugees/",
        "offers/districts/altstadt/", "offers/districts/nordstadt/", "offers/districts/suedstadt/",
        "offers/cost/free/", "offers/cost/paid/", "offers/cost/income-based/", "offers/cost/donation/", "offers/cost/varies/",
        *(f"offers/german-level/{level}/" for level in ("a0", "a1", "a2", "b1", "b2", "c1", "c2")),
        "offers/childcare/", "offers/women-only/", "offers/drop-in/", "offers/online/", "offers/interpreting/",
    ]


def test_contacts_have_a_page_for_every_kind_and_language(reader: Reading) -> None:
    assert list(pages(reader("de"), "contacts")) == [
        "contacts/a-z/",
        "contacts/kinds/emergency/", "contacts/kinds/authority/", "contacts/kinds/counselling/", "contacts/kinds/migrant-organization/",
        "contacts/languages/ar/", "contacts/languages/de/", "contacts/languages/en/", "contacts/languages/kmr/", "contacts/languages/tr/",
    ]


def test_every_language_has_the_same_pages(reader: Reading) -> None:
    for section in ("offers", "contacts"):
        assert set(pages(reader("ar"), section)) == set(pages(reader("de"), section)) == set(pages(reader("en"), section))


def test_the_first_page_of_all_records_stands_on_the_prose_page(reader: Reading) -> None:
    first = directories(reader("de"))["offers"].first()
    assert (first.path, first.title, first.heading, first.parent, first.count) == ("offers/", "Angebote", "Angebote", None, "4 Angebote")
    assert first.ids == ("sprechstunde", "kurs", "gruppe", "alt")
    assert (first.a_to_z, first.everything, first.narrow) == ("/de/offers/a-z/", "/de/offers/", "#facets-heading")


def test_a_page_of_one_term_is_named_after_it(reader: Reading) -> None:
    page = pages(reader("de"), "offers")["offers/topics/language/"]
    assert (page.title, page.heading, page.parent) == ("Angebote: Deutsch lernen", "Angebote: Deutsch lernen", ("Angebote", "/de/offers/"))
    assert (page.count, page.ids, page.letters) == ("2 Angebote", ("kurs", "alt"), ())


def test_a_page_of_what_offers_have_or_have_not(reader: Reading) -> None:
    page = pages(reader("de"), "offers")["offers/childcare/"]
    assert (page.title, page.heading, page.count, page.ids) == ("Angebote: Mit Kinderbetreuung", "Angebote: Mit Kinderbetreuung", "2 Angebote", ("kurs", "gruppe"))
    assert pages(reader("de"), "offers")["offers/german-level/a2/"].ids == ("kurs",)


def test_a_list_of_one_term_leads_to_the_filter_with_this_term_chosen(reader: Reading) -> None:
    found = pages(reader("de"), "offers")
    assert found["offers/topics/language/"].narrow == "/de/offers/?topics=language#facets-heading"
    assert found["offers/childcare/"].narrow == "/de/offers/?childcare=yes#facets-heading"
    assert (found["offers/a-z/"].narrow, found["offers/a-z/"].groups) == ("/de/offers/#facets-heading", ())
    assert pages(reader("de"), "contacts")["contacts/kinds/authority/"].narrow == "#facets-heading"


def test_only_the_first_page_of_all_offers_can_combine(reader: Reading) -> None:
    live = directories(reader("ar"))["offers"].first().live
    assert (live.action, live.index, live.kind, live.address) == ("/ar/offers/", "/ar/search/index.json", "offers", "/ar/offers/{}/")
    assert live.count.count("{number}") == 1
    german = directories(reader("de"))["offers"].first().live
    assert (german.count, [(moment.key, str(moment.label)) for moment in german.moments], str(german.hint)) == (
        "Treffer: {number}", [("now", "Jetzt gerade"), ("today", "Heute noch"), ("week", "Diese Woche noch")],
        "Nach den festen Zeiten der Angebote. Feiertage und Ferien sind nicht mitgerechnet.",
    )  # fmt: skip
    assert directories(reader("de"))["contacts"].first().live is None
    assert {page.live for page in pages(reader("de"), "offers").values()} == {None}


def test_one_offer_is_not_called_offers(reader: Reading) -> None:
    assert pages(reader("de"), "offers")["offers/topics/counselling/"].count == "1 Angebot"
    assert pages(reader("de"), "contacts")["contacts/kinds/counselling/"].count == "0 Kontakte"


def test_a_name_in_another_language_is_marked_in_the_heading_but_not_in_the_title(reader: Reading) -> None:
    page = pages(reader("ar"), "offers")["offers/topics/participation/"]
    assert page.title == f"{reader('ar').plain('Angebote')}: Leisure and taking part"
    assert page.heading == f'{reader("ar").plain("Angebote")}: <bdi lang="en" dir="ltr">Leisure and taking part</bdi>'


def test_a_life_situation_explains_itself(reader: Reading) -> None:
    assert pages(reader("de"), "offers")["offers/situations/new-here/"].hint == "Das hilft Ihnen in den ersten Wochen."
    assert pages(reader("ar"), "offers")["offers/situations/meet-people/"].hint == '<bdi lang="en" dir="ltr">Meetings, sports and music.</bdi>'
    assert pages(reader("de"), "offers")["offers/topics/language/"].hint is None


def test_the_page_of_all_names_has_letters_instead_of_records(reader: Reading) -> None:
    page = pages(reader("de"), "offers")["offers/a-z/"]
    assert (page.title, page.ids, [letter.heading for letter in page.letters]) == ("Angebote: A bis Z", (), ["B", "D", "F", "S"])


def test_an_offer_that_has_ended_is_in_no_list(portal: Portal) -> None:
    every = [page.ids for page in pages(Reader(portal, "de", TODAY), "offers").values()]
    assert not any("vorbei" in ids for ids in every)
    before = Reader(portal, "de", TODAY.replace(month=7, day=25))
    assert "vorbei" in pages(before, "offers")["offers/topics/participation/"].ids


@pytest.fixture
def many(data: Path) -> Reader:
    """The tiny portal with 50 more contacts, in German."""
    for number in range(50):
        text = f"name: Verein {number:02}\nkind: migrant-organization\nsummary: Wir treffen uns.\nemail: v{number}@verein.example\nassured_date: 2026-11-02\n"
        (data / "contacts" / f"verein-{number:02}.yml").write_text(text, "utf-8")
    return Reader(load(data, today=TODAY), "de", TODAY)


def test_a_long_list_has_several_pages(many: Reader) -> None:
    found = pages(many, "contacts")
    assert [path for path in found if "page/" in path] == [
        "contacts/page/2/", "contacts/page/3/", "contacts/kinds/migrant-organization/page/2/", "contacts/kinds/migrant-organization/page/3/"
    ]
    assert [len(found[path].ids) for path in ("contacts/page/2/", "contacts/page/3/")] == [24, 6]


def test_every_record_is_on_exactly_one_page_of_a_long_list(many: Reader) -> None:
    sections = directories(many)["contacts"]
    found = [sections.first(), *(page for page in sections.pages() if page.path.startswith("contacts/page/"))]
    ids = [key for page in found for key in page.ids]
    assert sorted(ids) == sorted(many.portal.records["contacts"])


def test_further_pages_say_which_they_are_and_lead_to_the_first_for_narrowing(many: Reader) -> None:
    second = pages(many, "contacts")["contacts/kinds/migrant-organization/page/2/"]
    assert second.title == "Kontakte: Migrantenorganisationen – Seite 2 von 3"
    assert pages(many, "contacts")["contacts/kinds/migrant-organization/"].title == "Kontakte: Migrantenorganisationen"
    assert (second.count, second.groups) == ("51 Kontakte", ())
    assert second.narrow == "/de/contacts/kinds/migrant-organization/#facets-heading"
    assert second.pagination.previous == "/de/contacts/kinds/migrant-organization/"


def test_the_second_page_of_all_records_leads_back_to_the_first(many: Reader) -> None:
    second = pages(many, "contacts")["contacts/page/2/"]
    assert (second.title, second.parent, second.narrow) == ("Kontakte – Seite 2 von 3", ("Kontakte", "/de/contacts/"), "/de/contacts/#facets-heading")


def test_names_are_split_only_beyond_two_hundred(many: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [path for path in pages(many, "contacts") if "a-z" in path] == ["contacts/a-z/"]
    monkeypatch.setattr(listing, "NAMES_PER_PAGE", 30)
    assert [path for path in pages(many, "contacts") if "a-z" in path] == ["contacts/a-z/", "contacts/a-z/page/2/"]


def test_languages_are_facets_under_their_names(edited: Edited) -> None:
    page = pages(edited("de"), "offers")["offers/languages/kmr/"]
    assert page.title == "Angebote: Kurdisch (Kurmandschi)"
