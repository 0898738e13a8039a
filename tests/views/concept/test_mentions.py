"""Where other pages mention records of the concept."""

from __future__ import annotations

from collections.abc import Callable

from macros.views.concept.mentions import Mention, link, mention, mentions
from macros.views.reader import Reader

Reading = Callable[[str], Reader]


def test_fields_goals_and_measures_have_numbers_and_others_have_none(reader: Reading) -> None:
    assert mention(reader("de"), "goals", "gut-wohnen") == Mention("Gute Beratung zum Wohnen", "/de/concept/goals/gut-wohnen/", "2.1")
    assert mention(reader("de"), "bodies", "beirat") == Mention("Integrationsbeirat", "/de/concept/bodies/beirat/", None)
    assert [each.number for each in mentions(reader("de"), "measures", ("kurse", "mappe"))] == ["1.1.1", "1.1.2"]


def test_a_link_carries_the_number_and_the_language(reader: Reading) -> None:
    assert link(mention(reader("de"), "goals", "gut-wohnen")) == '<a href="/de/concept/goals/gut-wohnen/">2.1 Gute Beratung zum Wohnen</a>'
    assert link(mention(reader("ar"), "goals", "gut-wohnen")) == '<a href="/ar/concept/goals/gut-wohnen/">2.1 <bdi lang="en" dir="ltr">Good advice about housing</bdi></a>'


def test_a_hostile_name_is_text() -> None:
    assert link(Mention("<b>&", "/de/", "1")) == '<a href="/de/">1 &lt;b&gt;&amp;</a>'
