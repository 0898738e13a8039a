"""What is wrong with the data: one line per problem, clickable, sorted, all at once."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from msgspec import Struct

ERROR, WARNING, ADVICE = "error", "warning", "advice"  # stops the build; shown by build and check; shown by check only


class Problem(Struct, frozen=True, order=True):
    """One thing wrong at one place. `field` is dotted (`hours[2].from`), empty for a whole file."""

    path: str
    line: int
    column: int
    field: str
    message: str
    severity: str = ERROR

    def __str__(self) -> str:
        parts = [f"{self.path}:{self.line}:{self.column}"]
        if self.severity != ERROR:
            parts.append(self.severity)
        if self.field:
            parts.append(self.field)
        return ": ".join([*parts, self.message])


class DataError(Exception):
    """The data cannot be published. Carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(report(self.problems))


class BuildError(Exception):
    """The site could not be built or must not be published; the message says why."""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build, sorted by place."""
    return sorted(problem for problem in problems if problem.severity == ERROR)


def report(problems: Collection[Problem]) -> str:
    """All problems as text, sorted by place, closed by a count."""
    lines = [str(problem) for problem in sorted(problems)]
    return "\n".join([*lines, summary(problems)])


def summary(problems: Collection[Problem]) -> str:
    """`3 problems and 1 warning in 2 files`; kinds that do not occur are not named."""
    names = {ERROR: "problem", WARNING: "warning", ADVICE: "note"}
    counts = {name: sum(problem.severity == severity for problem in problems) for severity, name in names.items()}
    files = len({problem.path for problem in problems})
    parts = [counted(number, name) for name, number in counts.items() if number] or ["0 problems"]
    return f"{' and '.join(parts)} in {counted(files, 'file')}"


def suggest(value: str, known: Iterable[str]) -> str:
    """` (did you mean 'vhs'?)`, or nothing where no known word is near."""
    words = {word.lower(): word for word in known}
    near = difflib.get_close_matches(value.lower(), list(words), n=1, cutoff=0.5)
    return f" (did you mean {words[near[0]]!r}?)" if near and words[near[0]] != value else ""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 entry`, `3 entries`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def quoted(value: object, limit: int = 60) -> str:
    """A value as it is shown in a message: one line, in quotes, shortened."""
    text = " ".join(str(value).split())
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"


def shape(value: object) -> str:
    """What a value is, for a message: the text itself in quotes, or that it is a list or fields."""
    return "a list" if isinstance(value, list | tuple) else "fields" if isinstance(value, dict) else quoted(value)
