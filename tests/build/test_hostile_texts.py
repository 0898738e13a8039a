"""Descriptions that would load or run something. What becomes of every other text: tests/properties."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from tests.conftest import edit, problems_of
from tests.sites import Workshop


def test_description_cannot_load_or_run_anything(workshop: Workshop) -> None:
    text = "![y](https://other.example/x.png) <img src=https://other.example/z.png onerror=alert(2)> <svg/onload=alert(3)>"
    edit(workshop.data, "offers/kurs.yml", "  Sie lernen sprechen, lesen und schreiben.", f"  {text}")
    workshop.build()
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    assert list(page.iter("img")) == []
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []


def test_what_looks_like_a_link_and_leads_nowhere_stays_text(workshop: Workshop) -> None:
    edit(workshop.data, "offers/kurs.yml", "  Sie lernen sprechen, lesen und schreiben.", "  <javascript:alert(1)> [hier][x] <data:text/html,x>")
    edit(workshop.data, "offers/kurs.yml", "  Hier steht <script>alert(1)</script>", "  [x]: vbscript:y")
    workshop.build()
    page = html5lib.parse(workshop.page("de/offers/kurs/index.html"), namespaceHTMLElements=False)
    words = " ".join("".join(page.itertext()).split())
    assert "<javascript:alert(1)> [hier][x] <data:text/html,x> Sie brauchen" in words and "[x]: vbscript:y" in words
    links = [element.get("href", "") for element in page.iter("a")]
    assert "https://kurs.musterstadt.example/a1" in links
    assert {link.split(":")[0] for link in links if link.startswith("//") or ":" in link} <= {"http", "https", "mailto", "tel", "sms", "geo"}


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("javascript:alert(1)", "javascript:alert(1"),
        ("JavaScript:alert(1)", "JavaScript:alert(1"),
        ("data:text/html,x", "data:text/html,x"),
        ("//other.example/w", "//other.example/w"),
        ("vbscript:x", "vbscript:x"),
        ("&#106;avascript:x", "&#106;avascript:x"),
    ],
)
def test_a_link_of_a_description_that_does_not_lead_to_the_web_is_refused(data: Path, link: str, named: str) -> None:
    edit(data, "offers/kurs.yml", "https://kurs.musterstadt.example/a1", link)
    assert problems_of(data) == [
        f"data/offers/kurs.yml:4:14: description: the link '{named}' leads nowhere outside this page; expected https://…, mailto: or tel:"
    ]
