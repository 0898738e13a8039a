"""What the check of the HTML structure says, word for word."""

from __future__ import annotations

import pytest

from tests.audit.findings import Finding
from tests.audit.structure import check_page, parse

LANGUAGES = ["de", "ar"]
_PAGE = """<!DOCTYPE html>
<html lang="de" dir="ltr"><head><title>Kurse – Portal</title></head><body>
<header>
<nav aria-label="Sprache"><a href="/de/kurse/" hreflang="de" lang="de" aria-current="true">Deutsch</a><a href="/ar/kurse/" hreflang="ar" lang="ar" dir="rtl">العربية</a></nav>
</header>
<main><h1>Kurse</h1><section aria-labelledby="wann"><h2 id="wann">Wann</h2></section></main>
<footer></footer></body></html>"""


def said(html: str, path: str = "/de/kurse/") -> list[str]:
    document = parse(path, html)
    return [str(document)] if isinstance(document, Finding) else [each.what for each in check_page(document, LANGUAGES)]


def test_a_page_without_a_fault_is_left_in_peace() -> None:
    assert said(_PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('<html lang="de"', '<html lang="en"', '<html lang="en">, expected "de"'),
        ('lang="de" dir="ltr"', 'lang="de" dir="rtl"', '<html dir="rtl">, expected "ltr"'),
        ("Kurse – Portal", "Kurse", 'title "Kurse" is not "page – portal"'),
        ("Kurse – Portal", "– Portal", 'title "– Portal" is not "page – portal"'),
        ("<h1>Kurse</h1>", "<h1>Kurse</h1><h1>Mehr</h1>", "has 2 h1"),
        ('<h2 id="wann">Wann</h2>', '<h3 id="wann">Wann</h3>', 'h3 "Wann" follows h1'),
        ('<h2 id="wann">Wann</h2>', '<h2 id="wann">Wann</h2><h3> </h3>', "h3 without words"),
        ("<footer>", '<section aria-label="Wann"></section><footer>', '2 landmarks region are called "Wann"'),
        ("<footer>", "<nav></nav><footer>", "a navigation without a name"),
        ("<footer>", "<main></main><footer>", "has 2 main"),
        (' aria-current="true"', "", 'the link "Deutsch" to the page itself has no aria-current'),
        ('lang="ar" dir="rtl"', 'lang="ar" dir="ltr"', 'the link to ar has lang="ar" and dir="ltr"'),
        ('hreflang="ar" lang="ar"', 'hreflang="ar"', 'the link to ar has lang="None" and dir="rtl"'),
        ('href="/ar/kurse/"', 'href="/ar/"', "the link to ar leads to /ar/, not to /ar/kurse/"),
    ],
)
def test_fault_is_reported(old: str, new: str, expected: str) -> None:
    assert expected in said(_PAGE.replace(old, new, 1))


def test_header_of_a_part_is_no_landmark() -> None:
    assert said(_PAGE.replace("<h1>", "<header></header><header></header><h1>")) == []


def test_what_scripts_make_copies_of_is_no_part_of_the_page() -> None:
    assert said(_PAGE.replace('<h2 id="wann">Wann</h2>', '<h2 id="wann">Wann</h2><template><h3></h3></template>')) == []


def test_page_for_missing_addresses_may_lead_to_other_first_pages() -> None:
    assert said(_PAGE.replace('href="/ar/kurse/"', 'href="/ar/"'), "/de/404.html") == []


def test_page_that_is_not_well_formed_is_reported() -> None:
    assert said("<html><br></html>") == ["structure /de/kurse/: is not well-formed: mismatched tag: line 1, column 12"]
