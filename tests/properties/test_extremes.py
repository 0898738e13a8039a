"""The first and the last day there is, the smallest and the largest number: refused, or built like any other."""

from __future__ import annotations

import re

import pytest

from macros.portal import load
from macros.problems import DataError, errors
from tests.conftest import TODAY
from tests.properties.fields import Field
from tests.properties.saturated import line_of
from tests.properties.site import Site

_KINDS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "0001-01-01", "9999-12-31"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"), "2000-01-01T00:00", "2100-12-31T23:59"),
    (re.compile(r"\d\d:\d\d"), "00:00", "23:59"),
    (re.compile(r"\d+"), "0", "999999"),
    (re.compile(r"-?\d+\.\d+"), "-89.9999999", "999999.99"),
)


@pytest.mark.parametrize("end", [1, 2], ids=["smallest", "largest"])
def test_the_ends_of_what_a_field_can_hold(site: Site, end: int) -> None:
    values = {}
    for field in site.data.fields():
        value = _value(site, field)
        values |= {field: kind[end] for kind in _KINDS if field.text is None and kind[0].fullmatch(value)}
    assert len(values) > 100
    while refused := _refused(site, values):
        values = {field: value for field, value in values.items() if field not in refused}
    assert len(values) > 20
    site.published({(field.file, field.location): value for field, value in values.items()})


def _value(site: Site, field: Field) -> str:
    value = site.data.trees[field.file]
    for part in field.location:
        value = value[part]
    return value


def _refused(site: Site, values: dict[Field, str]) -> set[Field]:
    """The fields that are refused, and those beside them where it is not the value itself that cannot be."""
    site.data.write(site.workshop.data, {(field.file, field.location): value for field, value in values.items()})
    try:
        load(site.workshop.data, today=TODAY)
    except DataError as error:
        places = {(problem.path, problem.line) for problem in errors(error.problems)}
        paths = {path for path, _ in places}
        touched = [field for field in values if f"data/{field.file}" in paths]
        exact = {field for field in touched if (f"data/{field.file}", line_of(site.data.trees[field.file], field.location)) in places}
        assert exact or touched, f"refused, and nobody has touched it: {error}"
        return exact or {*touched}
    return set()
