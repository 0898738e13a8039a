"""`portal check` and `portal build` as people and scripts use them: exit codes, what is said, and where.

One test of each command starts a real process (`run`), the others save that second (`portal`).
"""

from __future__ import annotations

import json
import re

import pytest
from click.testing import Result

from macros import server_headers
from tests.conftest import edit
from tests.sites import MOMENT, Workshop, differing, portal, run

ADVICE = "data/offers/alt.yml:14:15: advice: assured_date: last checked on '2025-06-30'; check again and set the new date"
LATE = "data/concept/measures/beratung.yml:9:6: advice: due: '2026-06-30' has passed, and the status is 'delayed'; readers see it as overdue"
WAITING = "data/news/winterhilfe.yml:6:13: advice: publish_at: '2026-12-01T08:00' lies in the future; in a public repository the text can be read now"
PLANNING = (  # events on feasts and holidays; the rules: tests/test_planner_checks.py
    "data/events/fest.yml:5:8: advice: start: 2026-12-05 falls on Hanukkah (Jewish, rank 2): coordinate",
    "data/events/fest.yml:5:8: advice: start: 2026-12-05 falls on Shabbat: coordinate",
    "data/events/treff.yml:6:3: advice: rrule: 1 of 29 dates (2027-05-18) falls on Feast of Sacrifice (Islamic, rank 1, work rest, may shift by 1 day): avoid",
    "data/events/treff.yml:6:3: advice: rrule: 6 of 29 dates (2027-01-05, 2027-02-09, 2027-03-23 …) fall in the school holidays: coordinate",
    "data/events/treff.yml:6:3: advice: rrule: other feasts on its 29 dates: 2026-12-08 Hanukkah: coordinate",
)
WRONG = "data/offers/sprechstunde.yml:12:7: cost: 'fre' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies"


def check(workshop: Workshop, *arguments: str) -> Result:
    return portal("check", "--data", workshop.data, "--now", MOMENT, *arguments)


def _without_advice(workshop: Workshop) -> None:
    edit(workshop.data, "offers/alt.yml", "assured_date: 2025-06-30", "assured_date: 2026-06-30")
    edit(workshop.data, "concept/measures/beratung.yml", "status: delayed", "status: completed")
    edit(workshop.data, "news/winterhilfe.yml", "publish_at: 2026-12-01T08:00", "publish_at: 2026-11-01T08:00")
    for name in ("fest", "treff"):
        edit(workshop.data, f"events/{name}.yml", "assured_date", "status: cancelled\nassured_date")


def test_check_of_good_data_with_advice(workshop: Workshop) -> None:
    done = run("-m", "macros", "check", "--data", str(workshop.data), "--now", MOMENT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "\n".join([LATE, *PLANNING, WAITING, ADVICE, "8 notes in 5 files", ""]))


def test_check_of_data_about_which_nothing_is_to_be_said(workshop: Workshop) -> None:
    _without_advice(workshop)
    done = check(workshop)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "All records are in order.\n", "")


def test_check_of_wrong_data(workshop: Workshop) -> None:
    edit(workshop.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    done = check(workshop)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{ADVICE}\n{WRONG}\n1 problem and 1 note in 2 files\n"


def test_translation_of_a_wrong_record_is_not_blamed(workshop: Workshop) -> None:
    edit(workshop.data, "offers/kurs.yml", "cost: paid", "cost: payed")
    assert "but there is no data/offers/kurs.yml" not in check(workshop).stderr


def test_check_as_json(workshop: Workshop) -> None:
    edit(workshop.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    done = check(workshop, "--format", "json")
    assert (done.exit_code, done.stdout) == (1, "")
    advice, error = json.loads(done.stderr)
    assert (advice["path"], advice["severity"]) == ("data/offers/alt.yml", "advice")
    path, line, column, field, message = re.fullmatch(r"(.+?):(\d+):(\d+): (.+?): (.+)", WRONG).groups()
    expected = {"path": path, "line": int(line), "column": int(column), "field": field, "message": message}
    assert error == expected | {"severity": "error"}


def test_check_of_good_data_as_json(workshop: Workshop) -> None:
    _without_advice(workshop)
    done = check(workshop, "--format", "json")
    assert (done.exit_code, json.loads(done.stderr)) == (0, [])


@pytest.mark.parametrize(("arguments", "message"), [
    (["check", "--format", "xml"], "Error: Invalid value for '--format': 'xml' is not one of 'text', 'json'."),
    (["check", "--now", "yesterday"], "Error: 'yesterday' is no moment; expected for example 2026-11-20T08:00"),
    (["check", "--data", "/nowhere"], "Error: there is no folder /nowhere"),
    (["build", "--jobs", "0"], "Error: Invalid value for '--jobs': 0 is not in the range 1<=x<=64."),
    (["build", "--data", "/nowhere"], "Error: there is no folder /nowhere"),
    (["headers", "iis"], "Error: Invalid value for 'SERVER': 'iis' is not one of 'nginx', 'apache', 'netlify'."),
    (["bild"], "Error: No such command 'bild'. Did you mean 'build'?"),
    (["check", "more"], "Error: Got unexpected extra argument (more)"),
])  # fmt: skip
def test_wrong_use_is_exit_2_with_one_sentence(arguments: list[str], message: str) -> None:
    done = portal(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].removesuffix(" (Possible commands: build)") in (message, message.split(" Did you")[0])


def test_wrong_use_is_exit_2_for_a_real_process() -> None:
    done = run("-m", "macros", "bild")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("Error: No such command 'bild'.")


def test_moment_that_is_no_moment_in_the_environment_is_wrong_use(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    done = portal("check", "--data", workshop.data)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == "Error: SOURCE_DATE_EPOCH: 'tomorrow' is no number of seconds since 1970"


def test_build_says_what_it_did(workshop: Workshop) -> None:
    done = run("-m", "macros", *workshop.build_command("--jobs", "1"))
    assert done.returncode == 0, done.stderr
    files = {code: [path for path in workshop.files() if path.startswith(f"{code}/")] for code in ("de", "en", "ar")}
    pages = {code: sum(path.endswith(".html") for path in found) for code, found in files.items()}
    assert done.stderr == "".join(f"{code:<10}{number:>7} pages, {len(files[code])} files written\n" for code, number in pages.items())
    total = sum(map(len, files.values()))
    assert done.stdout == f"{sum(pages.values())} pages in 3 languages, {total} files written: {workshop.site}\n"


def test_build_of_some_languages(workshop: Workshop) -> None:
    done = portal(*workshop.build_command("--jobs", "1", "--languages", " ar, "))
    assert done.exit_code == 0, done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["de", "ar"]


def test_build_of_an_unknown_language(workshop: Workshop) -> None:
    done = portal(*workshop.build_command("--jobs", "1", "--languages", "de,xx"))
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "unknown language 'xx'; known are de, en, ar\n")


def test_build_of_wrong_data_says_what_is_wrong_and_publishes_nothing(workshop: Workshop) -> None:
    workshop.build()
    before = workshop.files()
    edit(workshop.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    done = portal(*workshop.build_command("--jobs", "1"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{WRONG}\n1 problem in 1 file\n"
    assert differing(before, workshop.files()) == []


def test_build_with_two_processes_says_the_same_about_wrong_data(workshop: Workshop) -> None:
    edit(workshop.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    edit(workshop.data, "offers/en/kurs.yml", "translation: machine", "translation: machines")
    one = portal(*workshop.build_command("--jobs", "1"))
    two = run("-m", "macros", *workshop.build_command("--jobs", "2"))
    assert one.exit_code == two.returncode == 1
    assert one.stderr == two.stderr
    assert "translation: 'machines' is not allowed" in one.stderr


def test_build_into_a_place_where_nobody_may_write(workshop: Workshop) -> None:
    workshop.site = workshop.data / "site.yml" / "site"  # below a file
    done = portal(*workshop.build_command("--jobs", "1"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].endswith("Not a directory; nothing was published")


def test_open_data_in_every_language(workshop: Workshop) -> None:
    out = workshop.folder / "out"
    done = run("-m", "macros", "open-data", "--data", str(workshop.data), "--now", MOMENT, "--out", str(out))
    written = sorted(path.relative_to(out / "open-data").as_posix() for path in out.rglob("*.*") if path.is_file())
    assert (done.returncode, done.stderr) == (0, "")
    assert written == [
        "ar/contacts.json", "ar/offers.json", "catalog.jsonld", "contacts.json", "en/contacts.json", "en/offers.json", "events.json", "feasts.csv",
        "goals.json", "indicators.csv", "measure-history.csv", "measures.csv", "offers.json", "places.geojson", "reports.json", "self-check.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("server", ["nginx", "apache", "netlify"])
def test_headers_for_a_server(workshop: Workshop, server: str) -> None:
    edit(workshop.data, "site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")
    done = portal("headers", server, "--data", workshop.data)
    assert (done.exit_code, done.stdout, done.stderr) == (0, server_headers.RENDERERS[server]("/neu", ("de", "en", "ar")), "")


def test_headers_with_wrong_settings_say_what_is_wrong(workshop: Workshop) -> None:
    edit(workshop.data, "site.yml", "url: https://portal.musterstadt.example/", "url: portal.musterstadt.example")
    done = run("-m", "macros", "headers", "nginx", "--data", str(workshop.data))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "data/site.yml:2:6: url: 'portal.musterstadt.example' is not a web address (expected https://…)\n1 problem in 1 file\n"
    )


def test_a_new_record_and_one_that_exists(workshop: Workshop) -> None:
    done = run("-m", "macros", "new", "offers", "neu", "--data", str(workshop.data))
    assert (done.returncode, done.stdout) == (0, f"{workshop.data}/offers/neu.yml: fill it in, then run: portal check\n")
    again = portal("new", "offers", "neu", "--data", workshop.data)
    assert (again.exit_code, again.stderr.splitlines()[-1]) == (2, f"Error: {workshop.data}/offers/neu.yml exists already")
