"""Ways to begin, and how far the translations are."""

from __future__ import annotations

from collections.abc import Callable

from macros.portal import Portal
from macros.views import home
from macros.views.directory import Directories, directories
from macros.views.reader import Reader
from tests.conftest import TODAY

Reading = Callable[[str], Reader]


def offers(reader: Reader) -> Directories:
    return directories(reader)["offers"]


def test_topics_are_tiles_in_the_order_of_the_data(reader: Reading) -> None:
    assert [(tile.name, tile.link, tile.icon, tile.description, tile.count) for tile in home.topics(reader("de"), offers(reader("de")))] == [
        ("Deutsch lernen", "/de/offers/topics/language/", "material/school-outline", None, "2 Angebote"),
        ("Beratung und Recht", "/de/offers/topics/counselling/", "material/forum-outline", None, "1 Angebot"),
        ("Freizeit und Mitmachen", "/de/offers/topics/participation/", "material/account-group-outline", None, "2 Angebote"),
    ]


def test_situations_have_a_sentence_each(reader: Reading) -> None:
    tiles = home.situations(reader("de"), offers(reader("de")))
    assert [(tile.name, tile.description, tile.count) for tile in tiles] == [
        ("Ich bin neu hier", "Das hilft Ihnen in den ersten Wochen.", "2 Angebote"),
        ("Ich möchte Deutsch lernen", "Kurse vom Anfang bis zur Prüfung.", "2 Angebote"),
        ("Ich möchte Menschen kennenlernen", "Treffen, Sport und Musik.", "2 Angebote"),
    ]


def test_a_tile_that_is_not_translated_is_marked(reader: Reading) -> None:
    tile = home.situations(reader("ar"), offers(reader("ar")))[2]
    assert (tile.name, tile.name.language.code, tile.description.language.code) == ("I want to meet people", "en", "en")
    assert tile.link == "/ar/offers/situations/meet-people/"


def test_tiles_count_only_offers_that_still_take_place(portal: Portal) -> None:
    summer = Reader(portal, "de", TODAY.replace(month=7, day=1))
    assert [tile.count for tile in home.topics(summer, offers(summer))] == ["2 Angebote", "1 Angebot", "3 Angebote"]


def test_spoken_languages_are_those_in_which_offers_are_given(reader: Reading) -> None:
    found = home.spoken_languages(reader("de"), offers(reader("de")))
    assert found.heading == "Gesprochene Sprache"
    assert [(link.label, link.count) for link in found.links] == [
        ("Arabisch", 1), ("Deutsch", 4), ("Englisch", 2), ("Kurdisch (Kurmandschi)", 1), ("Tigrinya", 1)
    ]


def test_coverage_counts_the_translations_of_every_language_but_the_source(reader: Reading) -> None:
    assert home.coverage(reader("de")) == [
        home.Coverage("English", "en", "ltr", "/en/", 5, 12, "41 %"),
        home.Coverage("العربية", "ar", "rtl", "/ar/", 3, 12, "25 %"),
    ]


def test_coverage_names_only_languages_that_are_published(portal: Portal) -> None:
    assert [row.code for row in home.coverage(Reader(portal, "ar", TODAY, ("de", "ar")))] == ["ar"]
