"""Descriptions that would load or run something. What becomes of every other text: tests/properties."""

from __future__ import annotations

import html5lib
import pytest

from macros.problems import DataError
from tests.conftest import edit
from tests.sites import Workshop


def test_description_cannot_load_or_run_anything(workshop: Workshop) -> None:
    text = "![y](https://other.example/x.png) <img src=https://other.example/z.png onerror=alert(2)> <svg/onload=alert(3)>"
    edit(workshop.data, "offers/kurs.yml", "  Sie lernen sprechen, lesen und schreiben.", f"  {text}")
    workshop.build()
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    assert list(page.iter("img")) == []
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//other.example/w", "vbscript:x", "&#106;avascript:x"])
def test_link_of_a_description_leads_to_the_web_or_is_no_link(workshop: Workshop, link: str) -> None:
    edit(workshop.data, "offers/kurs.yml", "https://kurs.musterstadt.example/a1", link)
    try:
        workshop.build()
    except DataError as error:
        assert "leads nowhere outside this page; expected https://…, mailto: or tel:" in str(error)
        return
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    links = [element.get("href", "").lower() for element in page.iter("a")]
    assert [each for each in links if each.startswith("//") or (":" in each and not each.startswith(("http:", "https:", "mailto:", "tel:", "sms:")))] == []
