"""The saturated portal with texts of our choice: built, and everything that it publishes or writes collected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from macros import newsletter
from macros.feeds import newsletter as letters
from macros.feeds import open_data
from macros.portal import load
from macros.problems import DataError, errors
from macros.project import Edition, Project
from macros.render import Renderer
from tests.properties import outputs
from tests.properties.fields import Field
from tests.properties.outputs import Parts, bare
from tests.properties.saturated import Data, Values, line_of
from tests.sites import NOW, TODAY, Workshop, files_of

BUILT = ("de", "ar")
_SINCE = dt.date(2026, 10, 1)  # the news of the tiny portal have appeared after it
MARKER = "Muster{:04}x"  # a made-up name, as example data needs it for persons
_MARKER = re.compile(r"Muster\d{4}x")


class Site:
    """The saturated portal in a folder, built again and again. Every text gets a marker, by which it is found again."""

    def __init__(self, workshop: Workshop, data: Data) -> None:
        self.workshop = workshop
        self.data = data
        self.fields: Mapping[str, Field] = {MARKER.format(number): each for number, each in enumerate(data.fields()) if each.text}

    def values(self, text_of: Callable[[int, str, Field], str]) -> Values:
        """`text_of(number, marker, field)` for every field that holds a text."""
        return {(field.file, field.location): text_of(number, marker, field) for number, (marker, field) in enumerate(self.fields.items())}

    def published(self, values: Values) -> dict[str, bytes]:
        """All files, by path. Raises DataError or BuildError as a build does."""
        self.data.write(self.workshop.data, values)
        self.workshop.build(languages=BUILT)
        return files_of(self.workshop.site) | dict(self._beside())

    def parts(self, values: Values) -> dict[str, Parts]:
        """The same, taken apart."""
        found = {path: _taken_apart(path.rpartition("/")[2], content) for path, content in self.published(values).items()}
        return {path: parts for path, parts in found.items() if parts is not None}

    def refused(self, values: Values) -> set[tuple[str, tuple]]:
        """The places of the values that the check refuses; every complaint must be about one of them."""
        self.data.write(self.workshop.data, values)
        try:
            load(self.workshop.data, today=TODAY)
        except DataError as error:
            lines = {(f"data/{file}", line_of(self.data.trees[file], location)): (file, location) for file, location in values}
            unexpected = [problem for problem in errors(error.problems) if (problem.path, problem.line) not in lines]
            assert not unexpected, f"complaints about values that nobody changed: {unexpected}"
            return {lines[problem.path, problem.line] for problem in errors(error.problems)}
        return set()

    def _beside(self) -> Iterator[tuple[str, bytes]]:
        """What commands write that is not part of a build: all open data, and newsletters."""
        project = Project(self.workshop.root, self.workshop.data, self.workshop.cache)
        edition = Edition(project, load(project.data, today=TODAY), NOW, BUILT)
        yield from open_data.files(edition)
        contents = newsletter.contents(edition.portal, _SINCE, NOW)
        for code in BUILT:
            yield from letters.files(Renderer(edition.reader(code), project.templates, ""), contents)


def sightings(parts: Mapping[str, Parts]) -> Iterator[tuple[str, str, str]]:
    """(path, marker, the text from the marker on without blanks) wherever a marker stands."""
    for path, each in parts.items():
        for text in each.texts:
            if "Muster" in text:
                whole = bare(text)
                yield from ((path, found[0], whole[found.start() :]) for found in _MARKER.finditer(whole))


@lru_cache(maxsize=2048)  # many files stay as they are from one build to the next
def _taken_apart(name: str, content: bytes) -> Parts | None:
    return outputs.take_apart(name, content)
