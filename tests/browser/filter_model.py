"""Records for tests of the filter, and what it should show of them, worked out from the raw files."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.clock import BERLIN
from tests.conftest import TODAY

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
SPOKEN = ("de", "en", "ar", "tr", "uk", "ru", "pl", "ro", "fr", "bg", "fa", "so", "vi", "es", "it", "ti")
_TINY_DATES = {"treff": ["2026-11-25", "2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12"], "fest": ["2026-12-05"]}  # within eight weeks


def generated() -> Iterator[tuple[str, dict[str, Any]]]:
    """Forty offers and twelve events, alike in every run, in which every term and every hour occurs."""
    chance = random.Random(7)

    def some(values: Iterable[str], most: int) -> list[str]:
        values = list(values)
        return chance.sample(values, chance.randint(0, most))

    def shared(number: int) -> dict[str, Any]:
        return {
            "name": f"Eintrag {number:02}", "summary": "Kommen Sie vorbei.", "locations": [chance.choice(("haus", "rathaus"))], "topics": some(("language", "counselling", "participation"), 2) or ["language"],
            "target_groups": some(("women", "families", "refugees"), 2), "languages": some(SPOKEN, 4), "cost": chance.choice(("free", "free", "paid", "donation", "varies", "income_based")),
            "childcare": chance.choice(("available", "on_request", "none")), "women_only": chance.random() < 0.2, "registration": chance.choice(("none", "required")), "assured_date": "2026-11-02",
        }  # fmt: skip

    for number in range(40):
        hours = chance.randint(7, 20)
        rule = {"freq": "WEEKLY", "byday": chance.sample(("MO", "WE", "FR", "SA", "SU"), 2), "dtstart": "", "opens_at": f"{hours:02}:00", "closes_at": f"{hours + 2:02}:30"}
        rule["dtstart"] = next(str(day) for day in (dt.date(2026, 9, 1) + dt.timedelta(days) for days in range(7)) if f"{day:%a}"[:2].upper() in rule["byday"])
        fields = shared(number) | {"organization": "buero", "situations": some(("new-here", "learn-german", "meet-people"), 2), "online": chance.random() < 0.3, "by_appointment": chance.random() < 0.3}
        fields |= {"schedules": [rule]} if chance.random() < 0.7 else {"schedule_description": "Fragen Sie uns."}
        if chance.random() < 0.4:
            first = chance.randrange(7)
            fields["german_level"] = {"from": LEVELS[first]} | ({"to": LEVELS[chance.randint(first, 6)]} if chance.random() < 0.5 else {})
        if chance.random() < 0.3:
            fields["interpretation_services"] = "Auf Wunsch"
        yield f"offers/eintrag-{number:02}.yml", fields
    for number in range(12):
        day = TODAY + dt.timedelta(days=number * 3 // 2)
        yield f"events/eintrag-{number:02}.yml", shared(number) | {"organizer": "buero", "start": f"{day}T22:00", "end": f"{day}T23:00", "status": "cancelled" if number == 5 else "confirmed"}


class Model:
    """What the filter should show, from the raw files, by asking every question of every record."""

    def __init__(self, data: Path, kind: str, now: dt.datetime) -> None:
        self.now = now.astimezone(BERLIN)
        self.places = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (data / "places").glob("*.yml")}
        files = {path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in (data / kind).glob("*.yml")}
        self.facts = {key: set(self._facts(kind, key, fields)) for key, fields in files.items() if key not in ("vorbei", "damals")}

    def found(self, chosen: Iterable[str], leave_out: str = "") -> set[str]:
        groups = {each.split("=")[0] for each in chosen} - {leave_out}
        return {key for key, facts in self.facts.items() if all(any(each in facts for each in chosen if each.split("=")[0] == group) for group in groups)}

    def count(self, option: str, chosen: Iterable[str]) -> int:
        return sum(option in self.facts[key] for key in self.found(chosen, option.split("=")[0]))

    def _facts(self, kind: str, key: str, fields: dict[str, Any]) -> Iterator[str]:
        for field, facet in (("topics", "topics"), ("situations", "situations"), ("target_groups", "target-groups"), ("languages", "languages")):
            yield from (f"{facet}={each}" for each in fields.get(field, ()))
        yield from (f"districts={each['district']}" for each in map(self.places.get, fields.get("locations", ())) if "district" in each)
        flags = {"childcare": fields.get("childcare") in ("available", "on_request"), "women-only": fields.get("women_only") == "true"}
        if kind == "offers":
            yield f"cost={fields['cost'].replace('_', '-')}"
            level = fields.get("german_level")
            yield from (f"german-level={each.lower()}" for each in LEVELS if level and level["from"] <= each <= level.get("to", level["from"]))
            flags["drop-in"] = fields.get("registration") == "none" and fields.get("by_appointment") != "true"
            flags["online"] = fields.get("online") == "true" or "online" in fields.get("locations", ())
            flags["interpreting"] = "interpretation_services" in fields
            yield from (f"when={each}" for each in self._hours(fields.get("schedules", ())))
        else:
            flags["free"] = fields["cost"] == "free"
            flags["children"] = flags["childcare"] or "families" in fields.get("target_groups", ())
            days = _TINY_DATES.get(key, [fields["start"][:10]] if fields.get("status") == "confirmed" else [])
            yield from (f"when={each}" for each in self._days(days))
        yield from (f"{flag}=yes" for flag, holds in flags.items() if holds)

    def _hours(self, schedules: Iterable[dict[str, Any]]) -> Iterator[str]:
        for rule in schedules:
            if rule["freq"] == "WEEKLY" and "interval" not in rule:
                for weekday in rule["byday"]:
                    number = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(weekday) - self.now.weekday()
                    first, last = (dt.datetime.combine(self.now.date() + dt.timedelta(number), dt.time.fromisoformat(rule[each]), BERLIN) for each in ("opens_at", "closes_at"))
                    if last > self.now:
                        yield "week"
                        if number == 0:
                            yield "today"
                        if first <= self.now:
                            yield "now"

    def _days(self, days: Iterable[str]) -> Iterator[str]:
        for day in map(dt.date.fromisoformat, days):
            if 0 <= (day - self.now.date()).days < 7:
                yield "week"
                if day == self.now.date():
                    yield "today"
