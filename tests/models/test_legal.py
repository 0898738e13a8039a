"""What a municipality states on its legal pages, and what its Land adds. Wrong values: golden cases legal_* and laender_*."""

from __future__ import annotations

from pathlib import Path

from macros.models.laender import AccessibilityLaw, Authority, DataProtectionLaw, EasyLanguageLaw, Land
from macros.models.legal import LOG_FIELDS, REASONS, Legal
from macros.models.settings import LAENDER
from macros.portal import Portal, load
from macros.views import legal_accessibility, legal_privacy
from tests.conftest import LAST_CHECK, TODAY, edit

EXAMPLE = Path(__file__).parents[2] / "data"
OFFICE = Authority(name="Amt")
LAND = Land(
    accessibility=AccessibilityLaw(law="Gesetz A", enforcement=OFFICE),
    easy_language=EasyLanguageLaw(duty="true"),
    data_protection=DataProtectionLaw(law="Gesetz D", authority=OFFICE),
)


def facts(legal: Legal) -> tuple[object, ...]:
    """Everything that a Land can add."""
    privacy, statement = legal.privacy, legal.accessibility
    return (privacy.law, privacy.complaint_authority, statement.law, statement.enforcement, legal.easy_language.duty, legal.sign_language.duty)


def test_what_the_municipality_does_not_state_comes_from_its_land(portal: Portal) -> None:
    assert facts(portal.legal) == (None,) * 6
    assert facts(portal.legal.completed(LAND)) == ("Gesetz D", OFFICE, "Gesetz A", OFFICE, True, True)


def test_what_the_municipality_states_comes_before_its_land(data: Path) -> None:
    edit(data, "legal.yml", "  third_country: none", "  law: Satzung\n  third_country: none")
    edit(data, "legal.yml", "sign_language:\n", "sign_language:\n  duty: false\n")
    completed = load(data, today=TODAY).legal.completed(LAND)
    assert (completed.privacy.law, completed.easy_language.duty, completed.sign_language.duty) == ("Satzung", True, False)


def test_a_land_that_nothing_is_known_about_adds_nothing(portal: Portal) -> None:
    assert facts(portal.legal.completed(Land())) == (None,) * 6


def test_the_facts_of_a_portal_are_those_of_its_land(portal: Portal) -> None:
    found = portal.legal_facts
    assert (found.accessibility.law, found.privacy.law, found.easy_language.duty) == ("Art. 14 BayBGG", "Art. 4 Abs. 1 BayDSG", False)
    assert found.accessibility.enforcement.address == ("Amtsweg 4", "80999 Musterstadt")
    assert found.privacy.complaint_authority.phone is None


def test_a_portal_without_facts_about_laender_states_everything_itself(data: Path) -> None:
    edit(data, "legal.yml", "  third_country: none", "  law: Gesetz\n  complaint_authority: {name: Amt}\n  third_country: none")
    edit(data, "legal.yml", "  status: partial", "  law: Gesetz\n  enforcement: {name: Amt}\n  status: partial")
    edit(data, "legal.yml", "easy_language:\n", "easy_language:\n  duty: false\n")
    edit(data, "legal.yml", "sign_language:\n", "sign_language:\n  duty: false\n")
    (data / "laender.yml").unlink()
    assert load(data, today=TODAY).laender == {}


def test_the_standard_is_the_one_that_the_union_names(portal: Portal) -> None:
    assert portal.legal.accessibility.standard == "EN 301 549 V3.2.1 (WCAG 2.1 AA)"


def test_every_choice_has_words() -> None:
    assert tuple(legal_privacy._LOGGED) == LOG_FIELDS
    assert tuple(legal_accessibility._REASONS) == REASONS


def test_every_land_is_known_with_its_name_and_the_day_of_its_sources() -> None:
    laender = load(EXAMPLE, today=LAST_CHECK).laender
    assert {key: land.name for key, land in laender.items()} == LAENDER
    for land in laender.values():
        for block in (land.accessibility, land.easy_language, land.data_protection):
            assert block.source is not None or not block.model_fields_set
