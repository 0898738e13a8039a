"""The head of the paper version: whose page it is, its address, and a code that a phone reads back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.views.handout import Code, handout, qr_code
from macros.views.reader import Reader
from tests import qr_codes
from tests.patience import PATIENT
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
SCALE = 4  # pixels for each module
QUIET = 4  # modules of white that a code needs around it
COMMAND = re.compile(r"M0 (\d+)\.5|m(\d+) 0|h(\d+)")  # to the middle of a row, to the right, a stroke


def modules(code: Code) -> list[list[bool]]:
    """The dark modules of each row, as an SVG renderer would stroke them."""
    rows = [[False] * code.size for _ in range(code.size)]
    row, x = rows[0], 0
    for number, gap, length in COMMAND.findall(code.path):
        if number:
            row, x = rows[int(number)], 0
        elif length:
            row[x : x + int(length)] = [True] * int(length)
        x += int(gap or length or 0)
    assert {len(row) for row in rows} == {code.size}, "strokes reach beyond the code"
    return rows


def read(code: Code) -> list[str]:
    """The code on white paper, read back."""
    width = (code.size + 2 * QUIET) * SCALE
    pixels = bytearray(b"\xff" * width * width)
    for y, row in enumerate(modules(code), QUIET):
        for x, is_dark in enumerate(row, QUIET):
            for line in range(y * SCALE, (y + 1) * SCALE if is_dark else 0):
                pixels[line * width + x * SCALE : line * width + (x + 1) * SCALE] = bytes(SCALE)
    return qr_codes.read(bytes(pixels), width, width)


@pytest.mark.parametrize("code", ["de", "en", "ar"])
@pytest.mark.parametrize("path", ["offers/kurs/", "contacts/buero/"])
def test_the_code_leads_back_to_the_page(reader: Reading, code: str, path: str) -> None:
    found = handout(reader(code), path)
    assert found.address == f"https://portal.musterstadt.example/{code}/{path}"
    assert read(found.code) == [found.address]


def test_a_portal_below_a_path_keeps_it(edited: Edited) -> None:
    reader = edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/"))
    found = handout(reader, "offers/kurs/")
    assert found.address == "https://musterstadt.example/neu/de/offers/kurs/"
    assert read(found.code) == [found.address]


def test_paper_says_whose_it_is_and_of_which_day(reader: Reading) -> None:
    found = handout(reader("de"), "offers/kurs/")
    assert (found.site_name, found.printed) == ("Ankommen in Musterstadt", "Stand: 20. November 2026")


@pytest.mark.parametrize(("code", "site_name", "day"), [("en", "Arriving in Musterstadt", "20 November 2026"), ("ar", "الوصول إلى موسترشتات", "20 نوفمبر 2026")])
def test_paper_in_another_language_says_it_in_that_language(reader: Reading, code: str, site_name: str, day: str) -> None:
    found = handout(reader(code), "offers/kurs/")
    assert (found.site_name, found.printed) == (site_name, reader(code).say("Stand: %(day)s", day=day))
    assert "Stand" not in found.printed


@pytest.mark.parametrize("text", ["a", "https://portal.musterstadt.example/de/offers/" + "sehr-langer-name-" * 8 + "/", "Straße & Ünïcödé 'q' \"p\""])
def test_any_text_is_read_back(text: str) -> None:
    assert read(qr_code(text)) == [text]


@PATIENT
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=80))
def test_every_record_has_a_code_that_can_be_read(key: str) -> None:
    address = f"https://portal.musterstadt.example/kmr/offers/{key}/"
    assert read(qr_code(address)) == [address]


def test_a_code_is_one_path_without_a_margin() -> None:
    code = qr_code("https://portal.musterstadt.example/de/offers/kurs/")
    assert COMMAND.sub("", code.path) == ""
    rows = modules(code)
    assert (code.size - 17) % 4 == 0  # the sizes that there are
    assert rows[0][:8] == rows[6][:8] == [True] * 7 + [False]  # the corner that cameras look for, at the very edge
    assert any(row[-1] for row in rows) and any(rows[-1])


def test_the_same_address_has_the_same_code_and_another_has_another() -> None:
    assert qr_code("https://a.example/") == qr_code("https://a.example/")
    assert qr_code("https://a.example/") != qr_code("https://b.example/")
