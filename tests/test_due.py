"""The question a scheduled job asks before it builds: .ci/due reads next-change.json of the published site."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from pathlib import Path
from typing import Any

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


def jobs() -> tuple[dict[str, Any], dict[Any, Any]]:
    """Those of GitLab and GitHub in the README."""
    blocks = (ROOT / "README.md").read_text("utf-8").split("```yaml\n")[1:]
    gitlab, github = (yaml.safe_load(block.partition("```")[0]) for block in blocks if ".ci/due" in block)
    return gitlab, github


def test_the_jobs_in_the_readme_are_whole_and_ask_it() -> None:
    gitlab, github = jobs()
    assert gitlab["publish"]["rules"] and any(".ci/due" in line for line in gitlab["publish"]["script"])
    assert github[True]["schedule"] == [{"cron": "*/15 * * * *"}]  # YAML 1.1 reads `on` as true
    steps = [step for job in github["jobs"].values() for step in job["steps"]]
    assert all("@" in step["uses"] and len(step["uses"].partition("@")[2]) == 40 for step in steps if "uses" in step)
    assert {step["uses"].partition("@")[0] for step in steps if "uses" in step} == {"actions/checkout"}


def _job(folder: Path, script: str, *, build: int, due: int = 0, **environment: str) -> tuple[int, str]:
    """Run a script of a job with stand-ins for its commands: how it ended, and what it called."""
    stand_ins = {"bin/python3": due, "bin/make": 0, "bin/apt-get": 0, "bin/chmod": 0, "bin/rsync": 0, ".venv/bin/portal": build}
    for name, code in stand_ins.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f'#!/bin/sh\necho "{Path(name).name} $1 $2" >> called\nexit {code}\n', "utf-8")
        (folder / name).chmod(0o755)
    paths = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PORTAL": "https://portal.example", "GITHUB_OUTPUT": "outputs", "KNOWN_HOSTS": "", "DEPLOY_KEY": "", "DEPLOY_TO": ""}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=paths | environment, check=False)
    return done.returncode, (folder / "called").read_text("utf-8")


@pytest.mark.parametrize(("source", "due", "build", "code", "is_published"), [
    ("schedule", 1, 0, 0, False), ("schedule", 0, 0, 0, True), ("schedule", 0, 3, 3, True), ("schedule", 0, 1, 1, False), ("push", 1, 0, 0, True), ("push", 1, 1, 1, False),
])  # fmt: skip
def test_a_job_publishes_without_faulty_records_on_schedule_only_and_says_so(
    tmp_path: Path, source: str, due: int, build: int, code: int, is_published: bool
) -> None:
    gitlab, github = jobs()
    assert gitlab["publish"]["allow_failure"] == {"exit_codes": 3}
    ended, called = _job(tmp_path / "gitlab", gitlab["publish"]["script"][0], build=build, due=due, CI_PIPELINE_SOURCE=source)
    assert (ended, "rsync -rlc" in called) == (code, is_published)
    assert ("portal build --quarantine\n" in called, "portal build \n" in called) == (source == "schedule" and not due, source == "push")
    steps = github["jobs"]["publish"]["steps"]
    step = next(step for step in steps if step.get("id") == "build")
    assert steps[-1]["if"] == "steps.build.outputs.left_out == '3'" and "exit 1" in steps[-1]["run"]
    ended, called = _job(tmp_path / "github", step["run"], build=build, GITHUB_EVENT_NAME=source)
    assert (ended, "portal build --quarantine\n" in called) == (0 if build == 3 else code, source == "schedule")
    if ended == 0:
        assert (tmp_path / "github" / "outputs").read_text("utf-8") == f"left_out={build}\n"
