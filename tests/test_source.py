"""The strict reader: text survives as text, places are right, and what YAML would guess or hide is refused.

Most refusals have golden cases (tests/golden/problems/yaml_*.yml); here is what they cannot show.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import DataError
from macros.source import MAX_BYTES, MAX_DEPTH, Document, dotted, read
from tests.patience import PATIENT


def _read(folder: Path, content: str | bytes) -> Document:
    path = folder / "kurs.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, "data/offers/kurs.yml")


def _refusal(folder: Path, content: str | bytes) -> str:
    with pytest.raises(DataError) as caught:
        _read(folder, content)
    assert len(caught.value.problems) == 1
    return str(caught.value.problems[0])


@pytest.mark.parametrize(
    "value",
    ["01067", "18:30", "190:20:30", "no", "NO", "yes", "off", "y", "true", "~", "null", "NULL", "+49 89 99998 100", "1e3", "0x1F", "0o17", "1_000",
     ".5", ".nan", "-.inf", "2026-11-20", "2026-02-30", "=", "<<x", "12.50", "1.0"],
)
def test_no_scalar_is_guessed(tmp_path: Path, value: str) -> None:
    document = _read(tmp_path, f"plain: {value}\nlist: [{value}]\nquoted: '{value}'\n")
    assert document.data == {"plain": value, "list": [value], "quoted": value}


def test_keys_stay_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "no: a\n01: b\ntrue: c\n").data == {"no": "a", "01": "b", "true": "c"}


def test_a_block_text_keeps_its_lines(tmp_path: Path) -> None:
    assert _read(tmp_path, "text: |\n  eins\n\n  zwei # kein Kommentar\n").data == {"text": "eins\n\nzwei # kein Kommentar\n"}


def test_crlf_and_lf_read_the_same(tmp_path: Path) -> None:
    text = "name: Kurs\ntext: |\n  eins\n  zwei\n"
    windows = _read(tmp_path, text.replace("\n", "\r\n"))
    assert (windows.data, windows.text) == ({"name": "Kurs", "text": "eins\nzwei\n"}, text)


def test_a_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    document = _read(tmp_path, b"\xef\xbb\xbfname: Kurs\n")
    assert (document.data, document.place(("name",))) == ({"name": "Kurs"}, (1, 7))


def test_empty_values_count_as_missing_at_every_depth(tmp_path: Path) -> None:
    document = _read(tmp_path, "a:\nb: ''\nc: []\nd: {}\ne: {f: '', g: x}\nh: [{i: ''}]\nj: {k: {l: ''}}\n")
    assert document.data == {"e": {"g": "x"}, "h": [{}]}


def test_empty_entries_of_a_list_stay_so_that_the_others_keep_their_number(tmp_path: Path) -> None:
    assert _read(tmp_path, "a: [x, '', {}, []]\n").data == {"a": ["x", "", {}, []]}


@pytest.mark.parametrize("content", ["", "# nur ein Kommentar\n", "\n\n"])
def test_a_file_without_content_is_a_record_without_fields(tmp_path: Path, content: str) -> None:
    assert _read(tmp_path, content).data == {}


def test_not_utf_8_names_byte_line_and_column(tmp_path: Path) -> None:
    assert _refusal(tmp_path, b"name: Kurs\ncity: M\xfcnchen\n") == (
        "data/offers/kurs.yml:2:8: is not UTF-8 (byte 0xfc); save the file with the encoding UTF-8"
    )


def test_utf_16_is_not_utf_8(tmp_path: Path) -> None:
    assert _refusal(tmp_path, "name: Kurs".encode("utf-16")) == (
        "data/offers/kurs.yml:1:1: is not UTF-8 (byte 0xff); save the file with the encoding UTF-8"
    )


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert len(_read(tmp_path, "a: " + "x" * (MAX_BYTES - 3)).data["a"]) == MAX_BYTES - 3


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, "a: " + "x" * (MAX_BYTES - 2)) == (
        "data/offers/kurs.yml:1:1: is larger than 1000000 bytes; one record is one small file"
    )


def test_the_deepest_nesting_is_read(tmp_path: Path) -> None:
    depth = MAX_DEPTH - 1
    assert _read(tmp_path, "a: " + "[" * depth + "x" + "]" * depth).data["a"] != "x"


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_deeper_nesting_is_refused_before_it_costs_anything(tmp_path: Path, bracket: str) -> None:
    start = "a:\n  " if bracket == "- " else "a: "
    line = _refusal(tmp_path, start + bracket * 100_000)
    assert line.startswith("data/offers/kurs.yml:") and line.endswith(": nested deeper than 20 levels")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    assert _refusal(tmp_path, bomb) == "data/offers/kurs.yml:1:4: anchor '&a' is not allowed; write the value out"


def test_a_missing_file_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path / "fehlt.yml", "data/fehlt.yml")
    assert str(caught.value.problems[0]) == "data/fehlt.yml:1:1: cannot be read: No such file or directory"


def test_a_directory_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, "data/ordner.yml")
    assert str(caught.value.problems[0]) == "data/ordner.yml:1:1: cannot be read: Is a directory"


def test_a_symbolic_link_is_refused_even_where_it_leads_to_a_good_file(tmp_path: Path) -> None:
    (tmp_path / "echt.yml").write_text("name: Kurs\n")
    (tmp_path / "link.yml").symlink_to(tmp_path / "echt.yml")
    with pytest.raises(DataError) as caught:
        read(tmp_path / "link.yml", "data/link.yml")
    assert str(caught.value.problems[0]) == "data/link.yml:1:1: is a symbolic link; data must be plain files"


def test_a_path_is_shown_as_it_is_where_no_other_is_given(tmp_path: Path) -> None:
    path = tmp_path / "kurs.yml"
    path.write_text("- x\n")
    with pytest.raises(DataError) as caught:
        read(path)
    assert str(caught.value.problems[0]) == f"{path.as_posix()}:1:1: expected fields (`name: …`), got a list"


PLACES = """\
# Kommentar
name: Kurs
german_level:
  from: A1
steps:
  - Sie rufen an.
  - Sie kommen.
phones: [{number: 1}, {number: 2}]
"""


@pytest.mark.parametrize(
    ("location", "place"),
    [
        (("name",), (2, 7)),
        (("german_level",), (4, 3)),
        (("german_level", "from"), (4, 9)),
        (("steps",), (6, 3)),
        (("steps", 1), (7, 5)),
        (("phones", 1, "number"), (8, 32)),
        (("german_level", "to"), (4, 3)),
        (("steps", 7), (6, 3)),
        (("phones", 0, "type", "x"), (8, 10)),
        (("missing",), (2, 1)),
        ((), (2, 1)),
    ],
)
def test_a_place_is_that_of_the_deepest_part_that_exists(tmp_path: Path, location: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert _read(tmp_path, PLACES).place(location) == place


def test_the_place_in_an_empty_file_is_its_beginning(tmp_path: Path) -> None:
    assert _read(tmp_path, "").place(("name",)) == (1, 1)


def test_a_problem_knows_path_place_and_field(tmp_path: Path) -> None:
    problem = _read(tmp_path, PLACES).problem(("phones", 1, "number"), "is short", "warning")
    assert str(problem) == "data/offers/kurs.yml:8:32: warning: phones[1].number: is short"


@pytest.mark.parametrize(
    ("location", "text"),
    [((), ""), (("name",), "name"), (("phones", 2, "number"), "phones[2].number"), (("a", 0, 1), "a[0][1]"), (("a", "b"), "a.b")],
)
def test_fields_are_dotted(location: tuple[str | int, ...], text: str) -> None:
    assert dotted(location) == text


@PATIENT
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused_with_file_and_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yml"
    path.write_bytes(content)
    try:
        document = read(path, "data/x.yml")
    except DataError as error:
        assert all(problem.path == "data/x.yml" and problem.line >= 1 and problem.column >= 1 for problem in error.problems)
    else:
        assert isinstance(document.data, dict)


_YAML = st.text(alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~<= \n\t\r0"), max_size=60)


@PATIENT
@given(_YAML)
def test_any_arrangement_of_yaml_signs_is_read_or_refused_with_file_and_line(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.getbasetemp() / "signs.yml"
    path.write_bytes(content.encode())
    try:
        document = read(path, "data/x.yml")
    except DataError as error:
        assert all(str(problem).startswith("data/x.yml:") and problem.line >= 1 for problem in error.problems)
    else:
        assert isinstance(document.data, dict)
