"""The question a scheduled job asks before it builds: .ci/due reads next-change.json of the published site."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import yaml

from tests.sites import ROOT, run

DUE = ROOT / ".ci" / "due"
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


def asked(path: Path) -> tuple[int, str]:
    done = run(str(DUE), path.as_uri())
    assert done.stderr == ""
    return done.returncode, done.stdout.strip()


def written(tmp_path: Path, moment: dt.datetime) -> Path:
    path = tmp_path / "next-change.json"
    path.write_text(json.dumps({"next_change": moment.isoformat(), "what": "news/a appears"}), "utf-8")
    return path


def test_before_the_moment_there_is_nothing_to_do(tmp_path: Path) -> None:
    moment = NOW + dt.timedelta(days=1)
    assert asked(written(tmp_path, moment)) == (1, f"not due: news/a appears, {moment.isoformat()}")


def test_from_the_moment_on_it_is_due(tmp_path: Path) -> None:
    moment = NOW.astimezone(dt.timezone(dt.timedelta(hours=2)))
    assert asked(written(tmp_path, moment)) == (0, f"due: news/a appears ({moment.isoformat()})")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"next_change": "soon", "what": ""}', '{"next_change": "2026-12-01T08:00", "what": ""}', "<html>"])
def test_an_answer_that_makes_no_sense_means_build(tmp_path: Path, content: str) -> None:
    path = tmp_path / "next-change.json"
    path.write_text(content, "utf-8")
    code, line = asked(path)
    assert code == 0 and line.startswith(f"due: {path.as_uri()} cannot be read (")


def test_no_answer_means_build(tmp_path: Path) -> None:
    assert asked(tmp_path / "missing.json")[0] == 0


def test_without_an_address_it_says_how_it_is_used() -> None:
    done = run(str(DUE))
    assert (done.returncode, done.stderr) == (1, "usage: .ci/due https://portal.example/next-change.json\n")


def test_the_jobs_in_the_readme_are_whole_and_ask_it() -> None:
    blocks = (ROOT / "README.md").read_text("utf-8").split("```yaml\n")[1:]
    gitlab, github = (yaml.safe_load(block.partition("```")[0]) for block in blocks if ".ci/due" in block)
    assert gitlab["publish"]["rules"] and any(".ci/due" in line for line in gitlab["publish"]["script"])
    assert github[True]["schedule"] == [{"cron": "*/15 * * * *"}]  # YAML 1.1 reads `on` as true
    steps = [step for job in github["jobs"].values() for step in job["steps"]]
    assert all("@" in step["uses"] and len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)
    assert {step["uses"].partition("@")[0] for step in steps if "uses" in step} == {"actions/checkout"}
