"""However large or nested a file is, the answer comes. Each case takes well under a second; what takes a hundred times that hangs."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.portal import load
from macros.problems import DataError
from tests.conftest import TODAY
from tests.properties.site import BUILT
from tests.properties.texts import MARKDOWN
from tests.sites import Workshop

_PATIENCE = 60  # seconds, on a machine that is busy with something else
_MANY = 10_000
_MONDAY = dt.date(2026, 11, 16)
_ENTRY = "term: Ämterwort\nexplanation: x\nassured_date: 2026-11-01\n"
_OFFER = "name: X\nsummary: x\norganization: buero\nonline: true\ntopics: [language]\ncost: free\nassured_date: 2026-11-01\n"
_EVENT = "name: X\nsummary: x\norganizer: buero\nonline: true\ntopics: [language]\ncost: free\nassured_date: 2026-11-01\nstart: 2026-11-01\n"


def in_time(task: Callable[[], None]) -> None:
    """Run a task in a process of its own; fails where it does not come to an end, or ends with an exception."""
    process = multiprocessing.get_context("fork").Process(target=task)
    process.start()
    process.join(_PATIENCE)
    hangs = process.is_alive()
    process.kill()
    process.join()
    assert not hangs, f"no answer after {_PATIENCE} seconds"
    assert process.exitcode == 0, "ended with an exception, which is printed above"


def _list(value: str) -> str:
    return f"[{','.join([value] * _MANY)}]"


def _days(step: int, number: int) -> str:
    return f"[{','.join(str(_MONDAY + dt.timedelta(days=step * each)) for each in range(number))}]"


REFUSED = {
    "values of a wrong form": ("offers/neu.yml", f"{_OFFER}by_appointment: true\ndistricts: {_list('Ä')}\n", _MANY),
    "fields that nobody knows": ("offers/neu.yml", "".join(f"name{number}: x\n" for number in range(_MANY)), _MANY),
    "references that lead nowhere": ("glossary/neu.yml", f"{_ENTRY}related: {_list('nirgends')}\n", _MANY),
    "ids that are in use": ("glossary/neu.yml", f"{_ENTRY}former_ids: {_list('antrag')}\n", _MANY),
    "terms without an id": ("districts.yml", "".join(f"Ä{number}: {{name: {{de: x}}}}\n" for number in range(_MANY)), _MANY),
    "days on which nothing happens": ("events/neu.yml", f"{_EVENT}rrule: {{freq: MONTHLY, bymonthday: [1], count: 50}}\nexdates: {_days(1, _MANY)}\n", 1),
    "a date in the far future": ("events/neu.yml", f"{_EVENT}rrule: {{freq: YEARLY, interval: 99, count: 400}}\n", 1),
    "a megabyte of brackets": ("offers/neu.yml", "name: " + "[" * 999_000, 1),
    "a megabyte without an end": ("offers/neu.yml", 'name: "' + "x" * 999_000, 1),
    "a megabyte of names": ("offers/neu.yml", "? " + "x " * 400_000, 1),
    "a long word where a choice is made": ("offers/neu.yml", f"{_OFFER}status: {'x' * 900_000}\n", 1),
    "a long address": ("offers/neu.yml", f"{_OFFER}url: https://{'a.' * 400_000}\nemail: {'a.' * 20_000}@{'a-' * 20_000}\n", 2),
    "links without an end": ("offers/neu.yml", f"{_OFFER}description: '{'](' * 5_000}{' ' * 20_000}'\n", 1),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_refused_in_time(data: Path, case: tuple[str, str, int]) -> None:
    file, content, least = case

    def task() -> None:
        (data / file).write_text(content, "utf-8")
        with pytest.raises(DataError) as caught:
            load(data, today=TODAY)
        assert sum(problem.path == f"data/{file}" for problem in caught.value.problems) >= least

    in_time(task)


def test_what_is_taken_is_built_in_time(workshop: Workshop) -> None:
    """Lists of thousands, texts of the largest size that are nothing but Markdown, a date on every day for five years."""
    rule = f"freq: WEEKLY, byday: [MO], dtstart: {_MONDAY}, opens_at: 10:00, closes_at: 11:00, except_dates: {_days(7, _MANY)}"
    hostile = ["[" * 9_000 + "](https://a.example)" * 400, "*_" * 9_900, "`" * 19_000, "<a@" * 6_000, "> - 1. " * 2_500, "|-" * 9_000, "".join(MARKDOWN) * 60]
    files = {
        "glossary/neu.yml": f"{_ENTRY}variants: [{','.join(f'Wort{number}' for number in range(_MANY))}]\n",
        "offers/neu.yml": f"{_OFFER}next_steps: {_list('x')}\nschedules: [{{{rule}}}]\n",
        "events/neu.yml": f"{_EVENT}rrule: {{freq: DAILY, until: 2031-10-31}}\ncancelled_dates: {_days(1, 1_800)}\n",
        **{f"offers/text{number}.yml": f"{_OFFER}by_appointment: true\ndescription: {json.dumps(text[:20_000])}\n" for number, text in enumerate(hostile)},
    }
    for file, content in files.items():
        (workshop.data / file).write_text(content, "utf-8")
    in_time(lambda: workshop.build(languages=BUILT))
