"""Rules between records. Most have golden cases (reference_*, id_*, example_*, date_*); here is what needs more than one file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from macros.checks import RESERVED_IDS, check_portal, is_overdue, is_reserved_id, locate
from macros.concept_checks import check_concept
from macros.portal import Portal, load
from macros.views import contacts, event_lists, offers
from tests.conftest import TODAY, edit, problems_of


@pytest.mark.parametrize(
    ("checked", "months", "today", "overdue"),
    [
        (dt.date(2025, 11, 20), 12, dt.date(2026, 11, 20), False),
        (dt.date(2025, 11, 19), 12, dt.date(2026, 11, 20), True),
        (dt.date(2026, 8, 31), 3, dt.date(2026, 11, 30), False),
        (dt.date(2026, 8, 31), 3, dt.date(2026, 12, 1), True),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 15), False),
        (dt.date(2026, 12, 15), 1, dt.date(2027, 1, 16), True),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28), False),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 3, 1), True),
        (dt.date(2026, 11, 20), 0, dt.date(2026, 11, 20), False),
        (dt.date(2026, 11, 20), 999_999, dt.date(9999, 12, 31), False),
    ],
)
def test_a_check_is_overdue_on_the_day_after(checked: dt.date, months: int, today: dt.date, overdue: bool) -> None:
    assert is_overdue(checked, today, months) is overdue


def test_whether_a_check_is_overdue_depends_on_the_day_passed_in(data: Path) -> None:
    assert load(data, today=dt.date(2026, 11, 2)).problems != load(data, today=dt.date(2028, 1, 1)).problems
    overdue = Counter(problem.path.rpartition("/")[0] for problem in load(data, today=dt.date(2028, 1, 1)).problems if problem.field == "assured_date")
    assert overdue == {
        "data/places": 3, "data/contacts": 4, "data/offers": 5, "data/events": 5, "data/guides": 1, "data/needs": 2, "data/glossary": 4, "data/concept/funding": 1
    }  # fmt: skip


def test_advice_does_not_stop_a_build(portal: Portal) -> None:
    assert [str(problem) for problem in portal.problems] == [
        "data/concept/measures/beratung.yml:9:6: advice: due: '2026-06-30' has passed, and the status is 'delayed'; readers see it as overdue",
        "data/offers/alt.yml:14:15: advice: assured_date: last checked on '2025-06-30'; check again and set the new date",
    ]


def test_a_build_need_not_hear_what_is_overdue(data: Path) -> None:
    assert [problem.field for problem in load(data, today=TODAY, overdue=False).problems] == ["due"]


def test_every_way_to_narrow_a_list_is_reserved() -> None:
    facets = {"offers": offers.FACETS, "contacts": contacts.FACETS, "events": event_lists.FACETS}
    for kind, found in facets.items():
        assert {facet.segment for facet in found} <= set(RESERVED_IDS[kind])


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind, keys in RESERVED_IDS.items() for key in keys])
def test_no_record_takes_the_address_of_a_list_page(data: Path, kind: str, key: str) -> None:
    source = {"offers": "alt", "contacts": "notruf", "events": "fest", "news": "winterhilfe", "concept/measures": "mappe"}[kind]
    (data / kind / f"{key}.yml").write_text((data / kind / f"{source}.yml").read_text("utf-8"), "utf-8")
    assert problems_of(data) == [f"data/{kind}/{key}.yml:1:1: the id '{key}' is reserved for a list page; choose another file name"]


@pytest.mark.parametrize(("key", "is_reserved"), [("1999", True), ("2026", True), ("20260", False), ("fest-2026", False)])
def test_no_event_and_no_news_take_the_address_of_a_year(key: str, is_reserved: bool) -> None:
    assert is_reserved_id("events", key) is is_reserved
    assert is_reserved_id("news", key) is is_reserved
    assert not is_reserved_id("offers", key)


def test_a_broken_record_is_not_reported_as_unknown_a_second_time(data: Path) -> None:
    edit(data, "contacts/verein.yml", "kind: migrant-organization", "kind: [migrant-organization]")
    assert problems_of(data) == [
        "data/contacts/verein.yml:2:7: kind: a list is not an id (expected small letters a–z, digits and single hyphens, at most 60)"
    ]


def test_a_broken_publisher_is_not_reported_as_unknown_a_second_time(data: Path) -> None:
    (data / "contacts" / "en" / "buero.yml").unlink()
    (data / "contacts" / "ar" / "buero.yml").unlink()
    edit(data, "contacts/buero.yml", "languages: [de, en, ar]", "languages: Deutsch")
    assert problems_of(data) == [
        "data/contacts/buero.yml:18:12: languages: expected a list (one line '- …' for each), got 'Deutsch'"
    ]


def test_a_record_that_was_removed_is_missed_everywhere(data: Path) -> None:
    (data / "places" / "haus.yml").unlink()
    assert problems_of(data) == [
        "data/contacts/verein.yml:11:13: locations[0]: unknown place 'haus' (did you mean 'rathaus'?)",
        "data/events/woche.yml:6:13: locations[0]: unknown place 'haus' (did you mean 'rathaus'?)",
        "data/offers/gruppe.yml:4:13: locations[0]: unknown place 'haus' (did you mean 'rathaus'?)",
        "data/offers/kurs.yml:15:13: locations[0]: unknown place 'haus' (did you mean 'rathaus'?)",
        "data/offers/vorbei.yml:4:13: locations[0]: unknown place 'haus' (did you mean 'rathaus'?)",
    ]


def test_a_term_that_was_removed_is_missed_everywhere(data: Path) -> None:
    edit(data, "districts.yml", "nordstadt:", "nord:")
    assert problems_of(data) == [
        "data/contacts/verein.yml:10:13: districts[0]: unknown district 'nordstadt' (did you mean 'suedstadt'?)",
        "data/places/haus.yml:6:11: district: unknown district 'nordstadt' (did you mean 'suedstadt'?)",
    ]


REAL = {"name": "Chor", "kind": "migrant-organization", "summary": "Wir singen.", "assured_date": "2026-11-02"}


def _real_problems(data: Path, **fields: str) -> list[str]:
    """The problems of one more contact in a portal that is no example."""
    edit(data, "site.yml", "example: true", "example: false")
    (data / "contacts" / "neu.yml").write_text("".join(f"{name}: {value}\n" for name, value in (REAL | fields).items()), "utf-8")
    return [line for line in problems_of(data) if line.startswith("data/contacts/neu.yml")]


def test_real_addresses_and_numbers_are_fine_in_a_real_portal(data: Path) -> None:
    fields = {"email": "chor@augsburg.de", "website": "https://www.augsburg.de/chor", "phones": "[{number: +49 821 3240}, {number: 116 117}]"}
    assert _real_problems(data, **fields) == []


@pytest.mark.parametrize("address", ["chor@chor.example", "chor@example.com", "chor@example.org", "chor@mail.example.net"])
def test_a_placeholder_e_mail_is_refused_in_a_real_portal(data: Path, address: str) -> None:
    assert _real_problems(data, email=address) == [
        f"data/contacts/neu.yml:5:8: email: '{address}' is a placeholder; expected the real address"
    ]


@pytest.mark.parametrize("address", ["https://chor.example", "https://example.com/chor", "https://www.example.org:8443/"])
def test_a_placeholder_address_is_refused_in_a_real_portal(data: Path, address: str) -> None:
    assert _real_problems(data, website=address) == [
        f"data/contacts/neu.yml:5:10: website: '{address}' is a placeholder; expected the real address"
    ]


@pytest.mark.parametrize("address", ["https://www.example-verein.de/", "https://example.de/", "https://augsburg.de/example.com"])
def test_an_address_that_only_contains_the_word_is_fine(data: Path, address: str) -> None:
    assert _real_problems(data, website=address) == []


@pytest.mark.parametrize("number", ["+49 89 99998 115", "+49 30 23125 000", "+49 40 66969 999", "+49 69 90009 123", "+49 221 4710 123"])
def test_a_number_reserved_for_fiction_is_refused_in_a_real_portal(data: Path, number: str) -> None:
    assert _real_problems(data, phones=f"[{{number: {number}}}]") == [
        f"data/contacts/neu.yml:5:19: phones[0].number: '{number}' is a number reserved for fiction; expected the real number"
    ]


def test_placeholders_in_the_settings_are_refused_in_a_real_portal(data: Path) -> None:
    edit(data, "site.yml", "example: true", "example: false")
    assert [line for line in problems_of(data) if line.startswith("data/site.yml")] != []


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("contact: it@musterstadt.example", ["data/site.yml:28:12: security.contact: 'it@musterstadt.example' is a placeholder; expected the real address"]),
        ("contact: https://www.example.org/it", ["data/site.yml:28:12: security.contact: 'https://www.example.org/it' is a placeholder; expected the real address"]),
        (
            "contact: it@augsburg.de\n  policy: https://musterstadt.example/regeln",
            ["data/site.yml:29:11: security.policy: 'https://musterstadt.example/regeln' is a placeholder; expected the real address"],
        ),
        ("contact: it@augsburg.de", []),
    ],
)
def test_placeholders_for_security_faults_are_refused_in_a_real_portal(data: Path, lines: str, problems: list[str]) -> None:
    edit(data, "site.yml", "example: true", "example: false")
    edit(data, "site.yml", "recheck_after_months: 12", f"security:\n  {lines}\nrecheck_after_months: 12")
    assert [line for line in problems_of(data) if "security" in line] == problems


def test_a_problem_whose_file_is_gone_still_has_a_path(data: Path) -> None:
    assert str(locate(data, "offers/fehlt.yml", ("name",), "is wrong")) == "data/offers/fehlt.yml:1:1: is wrong"


def test_checking_a_good_portal_again_finds_the_same(portal: Portal) -> None:
    assert [*check_concept(portal, today=TODAY), *check_portal(portal, today=TODAY)] == list(portal.problems)
