"""The records of data/ as plain text trees, read with PyYAML alone, for tests that work figures out a second time.

Nothing of the portal's own reading or counting is used here, or the tests would compare it with itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday

Record = Mapping[str, Any]

_FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def read(path: Path) -> Any:
    """A file with every value as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text


def records(data: Path, kind: str) -> dict[str, Record]:
    return {path.stem: read(path) for path in sorted((data / kind).glob("*.yml"))}


def dates(event: Record) -> Iterator[dt.date]:
    """The first days of all dates of an event that take place."""
    if event.get("status", "confirmed") in ("cancelled", "postponed"):
        return
    moved = {each["from"]: each["to"][:10] for each in event.get("moved", ())}
    gone = {*event.get("exdates", ()), *event.get("cancelled_dates", ())}
    for day in _rule_days(event):
        if day not in gone:
            yield dt.date.fromisoformat(moved.get(day, day))


def _rule_days(event: Record) -> Iterator[str]:
    start, rule = event["start"][:10], event.get("rrule")
    if rule is None:
        yield start
        return
    end = {"until": dt.datetime.fromisoformat(rule["until"])} if "until" in rule else {"count": int(rule["count"])}
    days = rrule(
        _FREQUENCIES[rule["freq"]], dtstart=dt.datetime.fromisoformat(start), interval=int(rule.get("interval", "1")),
        byweekday=[_weekday(each) for each in rule.get("byday", ())] or None, bymonthday=[int(each) for each in rule.get("bymonthday", ())] or None, **end,
    )  # fmt: skip
    for day in days:
        yield day.date().isoformat()


def _weekday(text: str) -> weekday:
    """`TU`, or `3TU` for the third Tuesday."""
    number = int(text[:-2]) if text[:-2] else None
    return weekday(_WEEKDAYS.index(text[-2:]), number)


@dataclass(frozen=True)
class Html:
    """What fills the main part of a page, taken apart as XML."""

    root: ElementTree.Element

    @classmethod
    def of(cls, html: str) -> Html:
        return cls(ElementTree.fromstring(f"<main>{html}</main>"))

    def table(self, caption: str) -> list[list[ElementTree.Element]]:
        """The cells of the one table with this caption, up to a day at its end; its head first."""
        found = [table for table in self.root.iter("table") if re.fullmatch(rf"{re.escape(caption)}(?: \d+\. \w+ \d+)?", text(table.find("caption")))]
        assert len(found) == 1, f"{len(found)} tables have the caption {caption!r}"
        return [list(row) for row in found[0].iter("tr")]

    def texts(self, caption: str) -> list[list[str]]:
        return [[text(cell) for cell in row] for row in self.table(caption)]

    def links_below(self, anchor: str) -> list[str]:
        """Where the links of the list behind the heading with this id lead to."""
        for parent in self.root.iter():
            children = list(parent)
            for number, child in enumerate(children):
                if child.get("id") == anchor:
                    return [link.get("href", "") for each in children[number + 1 :] if each.tag == "ul" for link in each.iter("a")]
        raise AssertionError(f"no heading has the id {anchor!r}")

    def figures(self) -> dict[str, str]:
        """The label of every figure at a glance with its value."""
        found = [each for each in self.root.iter("dl") if each.get("class") == "figures"]
        return {text(line.find("dt")): text(line.find("dd")[0]) for each in found for line in each}

    def lists(self) -> dict[str, list[str]]:
        """The heading (h3 or h4) in front of each list with the links that begin its entries."""
        found: dict[str, list[str]] = {}
        for section in self.root.iter("section"):
            heading = ""
            for child in section:
                if child.tag in ("h3", "h4"):
                    heading = text(child)
                elif child.tag in ("ul", "ol"):
                    found.setdefault(heading, []).extend(link.get("href", "") for each in child for link in list(each.iter("a"))[:1])
        return found


def text(element: ElementTree.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())
