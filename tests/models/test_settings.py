"""Settings. Refusals with their place in the file: tests/golden/problems/site_*.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.models.settings import LAENDER, Settings
from macros.portal import Portal
from macros.records import to_record
from macros.source import read
from tests.conftest import edit


def _settings(data: Path) -> Settings:
    return to_record(read(data / "site.yml"), Settings)


def test_settings_are_read_as_they_stand(portal: Portal) -> None:
    settings = portal.settings
    assert (settings.example, settings.municipality.land, settings.municipality.address.postal_code) == (True, "BY", "86999")
    assert (settings.publisher, settings.accent_colour, settings.feedback.form_url) == ("buero", "#0b5c66", None)
    assert settings.title["ar"] == "الوصول إلى موسترشتات"


def test_facts_are_checked_again_after_a_year_unless_said(data: Path) -> None:
    edit(data, "site.yml", "recheck_after_months: 12\n", "")
    assert _settings(data).recheck_after_months == 12


@pytest.mark.parametrize(
    ("url", "base_path"),
    [
        ("https://portal.musterstadt.example/", ""),
        ("https://musterstadt.example/portal/", "/portal"),
        ("https://musterstadt.example/a/b/", "/a/b"),
        ("http://musterstadt.example:8000/portal/", "/portal"),
    ],
)
def test_the_base_path_is_the_path_of_the_address(data: Path, url: str, base_path: str) -> None:
    edit(data, "site.yml", "url: https://portal.musterstadt.example/", f"url: {url}")
    assert _settings(data).base_path == base_path


def test_somebody_for_security_faults_is_named_only_where_it_is_somebody_else(data: Path) -> None:
    assert _settings(data).security is None
    edit(data, "site.yml", "recheck_after_months: 12", "security:\n  contact: it@musterstadt.example")
    assert (_settings(data).security.contact, _settings(data).security.policy) == ("it@musterstadt.example", None)


def test_norway_is_no_land_and_niedersachsen_is(data: Path) -> None:
    assert "NI" in LAENDER and len(LAENDER) == 16
    edit(data, "site.yml", "land: BY", "land: NI")
    assert _settings(data).municipality.land == "NI"
