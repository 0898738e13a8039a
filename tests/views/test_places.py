"""A place: address, way there, accessibility, and a link for the phone's own map."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.views.places import place
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def test_everything_about_a_place(reader: Reading) -> None:
    found = place(reader("de"), "rathaus")
    assert found.name == "Rathaus Musterstadt"
    assert found.lines == ("Rathausplatz 1", "86999 Musterstadt")
    assert found.district == "Altstadt"
    assert found.transportation == "Bus 1, Haltestelle Rathausplatz."
    assert (found.wheelchair, found.features) == ("Mit Rollstuhl gut zugänglich", ("Eingang ohne Stufen", "Aufzug"))
    assert found.accessibility == "Der Eingang ohne Stufen liegt links."
    assert found.is_virtual is False


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("limited", "Mit Rollstuhl teilweise zugänglich"),
        ("none", "Mit Rollstuhl nicht zugänglich"),
        ("unknown", "Zugang mit Rollstuhl: nicht bekannt"),
    ],
)
def test_wheelchair_access_is_said_as_it_is(edited: Edited, state: str, sentence: str) -> None:
    assert place(edited("de", ("places/rathaus.yml", "wheelchair: full", f"wheelchair: {state}")), "rathaus").wheelchair == sentence


def test_the_map_of_the_phone_looks_for_the_address(reader: Reading) -> None:
    assert place(reader("de"), "haus").map_link == "geo:0,0?q=Nordstra%C3%9Fe%2012%2C%2086999%20Musterstadt"


def test_the_map_of_the_phone_gets_coordinates_where_there_are_some(edited: Edited) -> None:
    found = place(edited("de", ("places/rathaus.yml", "district: altstadt", "district: altstadt\nlatitude: 48.3701\nlongitude: 10.8978")), "rathaus")
    assert found.map_link == "geo:48.3701,10.8978?q=Rathausplatz%201%2C%2086999%20Musterstadt"


def test_the_address_is_the_same_in_every_language_the_words_are_not(reader: Reading) -> None:
    found = place(reader("ar"), "rathaus")
    assert found.lines == ("Rathausplatz 1", "86999 Musterstadt")
    assert (found.name, found.name.is_fallback) == ("مبنى البلدية (Rathaus)", False)
    assert (found.transportation, found.transportation.language.code) == ("Bus 1, stop Rathausplatz.", "en")
    assert (found.district, found.district.language.code) == ("Altstadt", "de")


def test_a_place_on_the_internet_has_no_address(reader: Reading) -> None:
    found = place(reader("de"), "online")
    assert (found.is_virtual, found.lines, found.map_link, found.district, found.wheelchair, found.features) == (True, (), None, None, None, ())
