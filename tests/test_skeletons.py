"""Skeletons of new records, and JSON Schemas that say the same as the models."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from macros.models import CONTENT_TYPES, TRANSLATIONS
from macros.skeletons import schema, write_schemas, write_skeleton
from tests.conftest import TODAY, problems_of
from tests.sites import files_of, portal

DATA = Path(__file__).resolve().parents[1] / "data"


def test_a_skeleton_has_the_required_fields_first_and_the_day_filled_in(data: Path) -> None:
    path = write_skeleton(data, "places", "halle", today=TODAY)
    assert path == data / "places" / "halle.yml"
    assert path.read_text("utf-8").split("\n\n")[0] == "assured_date: 2026-11-20\nname:"


def test_a_skeleton_is_refused_until_it_is_filled_in(data: Path) -> None:
    write_skeleton(data, "offers", "neu", today=TODAY)
    assert problems_of(data) == [
        "data/offers/neu.yml:2:6: name: missing",
        "data/offers/neu.yml:3:9: summary: missing",
        "data/offers/neu.yml:4:14: organization: missing",
        "data/offers/neu.yml:5:8: topics: missing",
        "data/offers/neu.yml:6:6: cost: missing",
    ]


def test_the_skeleton_of_an_event_asks_for_its_dates(data: Path) -> None:
    path = write_skeleton(data, "events", "neu", today=TODAY)
    required, _, optional = path.read_text("utf-8").partition("\n\n")
    assert required == "assured_date: 2026-11-20\nname:\nsummary:\nstart:\norganizer:\ntopics:\ncost:"
    assert "# end:\n# rrule:\n# exdates:\n# moved:\n# cancelled_dates:\n" in optional


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("Neu!", "'Neu!' is not an id (small letters a–z, digits and single hyphens, at most 60)"),
        ("../weg", "'../weg' is not an id (small letters a–z, digits and single hyphens, at most 60)"),
        ("kurs", "offers/kurs.yml exists already"),
    ],
)
def test_a_skeleton_overwrites_nothing(data: Path, key: str, message: str) -> None:
    before = (data / "offers" / "kurs.yml").read_bytes()
    with pytest.raises(ValueError) as caught:
        write_skeleton(data, "offers", key, today=TODAY)
    assert str(caught.value).endswith(message)
    assert (data / "offers" / "kurs.yml").read_bytes() == before


def test_there_is_a_schema_for_every_kind_of_file(tmp_path: Path) -> None:
    names = [path.relative_to(tmp_path).as_posix() for path in write_schemas(tmp_path)]
    assert names == ["site.schema.json", "legal.schema.json", *(f"{kind}{part}.schema.json" for kind in CONTENT_TYPES for part in ("", ".translation"))]
    for name in names:
        jsonschema.Draft202012Validator.check_schema(json.loads((tmp_path / name).read_text("utf-8")))


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_an_editor_finds_nothing_wrong_with_the_records_of_the_example(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(schema(CONTENT_TYPES[kind]))
    found = {path.name: [error.message for error in validator.iter_errors(_as_editors_read(path))] for path in (DATA / kind).glob("*.yml")}
    assert {name: messages for name, messages in found.items() if messages} == {}


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_an_editor_finds_nothing_wrong_with_the_translations(kind: str) -> None:
    validator = jsonschema.Draft202012Validator(schema(TRANSLATIONS[kind]))
    paths = [path for code in ("en", "uk", "ar", "tr") for path in (DATA / kind / code).glob("*.yml")]
    found = {path.name: [error.message for error in validator.iter_errors(_as_editors_read(path))] for path in paths}
    assert {name: messages for name, messages in found.items() if messages} == {}


def test_the_command_line_writes_every_schema_and_names_it(tmp_path: Path) -> None:
    done = portal("schema", "--out", tmp_path / "schema")
    names = [path.relative_to(tmp_path / "expected") for path in write_schemas(tmp_path / "expected")]
    assert (done.exit_code, done.stderr, done.stdout.splitlines()) == (0, "", [str(tmp_path / "schema" / name) for name in names])
    assert files_of(tmp_path / "schema") == files_of(tmp_path / "expected")


def test_an_editor_finds_a_misspelt_field() -> None:
    errors = jsonschema.Draft202012Validator(schema(CONTENT_TYPES["places"])).iter_errors({"nam": "Halle", "assured_date": "2026-11-20"})
    assert sorted(error.message for error in errors) == [
        "'name' is a required property",
        "Additional properties are not allowed ('nam' was unexpected)",
    ]


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: true, false and numbers are typed, dates and times stay text."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(("int", "float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
_Editor.add_constructor("tag:yaml.org,2002:int", lambda loader, node: node.value if ":" in node.value else int(node.value))


def _as_editors_read(path: Path) -> object:
    return yaml.load(path.read_text("utf-8"), Loader=_Editor)
