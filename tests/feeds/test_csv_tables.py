"""Tables as CSV: RFC 4180, nothing that a spreadsheet would carry out, numbers as they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.feeds.csv_tables import Cell, table


def test_a_table_in_bytes() -> None:
    rows = [("a", 1, Decimal("61.30"), None), ('say "no", twice', 0, Decimal("-0.5"), "größer\nkleiner")]
    assert table(("name", "number", "value", "note"), rows) == (
        'name,number,value,note\r\na,1,61.30,\r\n"say ""no"", twice",0,-0.5,"größer\nkleiner"\r\n'
    ).encode()


def test_a_table_without_rows_has_the_names_of_its_columns() -> None:
    assert table(("a", "b"), []) == b"a,b\r\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1+1", "'=1+1"), ("+49 89", "'+49 89"), ("-5", "'-5"), ("@name", "'@name"), ("\tx", "'\tx"), ("a=1", "a=1"), (-5, "-5"), (Decimal("-5.5"), "-5.5")],
)
def test_a_text_that_looks_like_a_formula_is_marked_and_a_number_is_not(cell: Cell, written: str) -> None:
    assert table(("x",), [(cell,)]) == f"x\r\n{written}\r\n".encode()
