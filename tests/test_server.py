"""`portal serve`: the published files as a web server gives them, and a new build after a change."""

from __future__ import annotations

import functools
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent

from macros.project import Project
from macros.server import Builder, Changes, Handler, serve
from macros.server_headers import EVERYWHERE

FILES = {
    "index.html": "choice", "404.html": "nowhere", "de/index.html": "home", "de/404.html": "nirgends",
    "de/feed.xml": "feed", "open-data/offers.csv": "data", "assets/portal.0123456789.css": "style",
}  # fmt: skip


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    site = tmp_path / "site"
    for path, text in FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, site=site, base="/portal")) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def respond(server: ThreadingHTTPServer) -> Callable[..., HTTPResponse]:
    def ask(path: str, method: str = "GET") -> HTTPResponse:
        connection = HTTPConnection(*server.server_address)
        connection.request(method, path)
        return connection.getresponse()

    return ask


@pytest.fixture
def get(respond: Callable[..., HTTPResponse]) -> Callable[..., tuple[int, str]]:
    def ask(path: str, method: str = "GET") -> tuple[int, str]:
        found = respond(path, method)
        return found.status, found.read().decode()

    return ask


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/portal/", (200, "choice")),
        ("/portal/de/", (200, "home")),
        ("/portal/de/?x=1", (200, "home")),
        ("/portal/de/gibt/es/nicht/", (404, "nirgends")),
        ("/portal/xx/gibt/es/nicht/", (404, "nowhere")),
    ],
)
def test_files_and_missing_pages(get, path: str, answer: tuple[int, str]) -> None:
    assert get(path) == answer


def test_a_missing_page_is_asked_about_without_its_text(get) -> None:
    assert get("/portal/de/nein/", "HEAD") == (404, "")


def test_nothing_outside_of_the_site_is_given_out(get, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    assert get("/portal/../secret.txt") == (404, "nowhere")


@pytest.mark.parametrize(
    ("path", "status", "kind", "origin"),
    [
        ("/portal/", 200, "text/html; charset=utf-8", None),
        ("/portal/de/", 200, "text/html; charset=utf-8", None),
        ("/portal/de/nein/", 404, "text/html; charset=utf-8", None),
        ("/portal/de/feed.xml", 200, "application/atom+xml", None),
        ("/portal/open-data/offers.csv", 200, "text/csv; charset=utf-8", "*"),
        ("/portal/assets/portal.0123456789.css", 200, "text/css; charset=utf-8", None),
    ],
)
def test_headers_are_those_of_the_published_site_but_nothing_is_kept(respond, path: str, status: int, kind: str, origin: str | None) -> None:
    found = respond(path)
    expected = EVERYWHERE | {"Strict-Transport-Security": None, "Cache-Control": "no-store", "Access-Control-Allow-Origin": origin, "Content-Type": kind}
    assert found.status == status
    assert {name: found.headers.get_all(name) for name in expected} == {name: value and [value] for name, value in expected.items()}


def test_a_request_that_cannot_be_read_is_answered(server: ThreadingHTTPServer) -> None:
    with socket.create_connection(server.server_address) as connection:
        connection.sendall(b"GET / / / HTTP/1.1\r\n\r\n")
        assert b"400" in connection.recv(4096)


def wait_for_builds() -> None:
    """Until no build runs and none is going to start."""
    while timer := next((each for each in threading.enumerate() if isinstance(each, threading.Timer)), None):
        timer.join(10)
        assert not timer.is_alive()


def test_a_burst_of_changes_is_one_build() -> None:
    builds: list[int] = []
    changes = Changes(lambda: builds.append(1))
    for _ in range(5):
        changes.on_any_event(FileModifiedEvent("data/offers/kurs.yml"))
    wait_for_builds()
    assert builds == [1]


def test_changes_during_a_build_start_one_more_when_it_is_over() -> None:
    steps: list[str] = []

    def build() -> None:
        steps.append("begins")
        if steps == ["begins"]:
            for _ in range(3):
                changes.on_any_event(FileModifiedEvent("data/offers/kurs.yml"))
            time.sleep(0.5)  # longer than the pause after which a build starts
        steps.append("ends")

    changes = Changes(build)
    changes.on_any_event(FileModifiedEvent("data/offers/kurs.yml"))
    wait_for_builds()
    assert steps == ["begins", "ends", "begins", "ends"]


def test_reading_a_file_is_no_change() -> None:
    changes = Changes(lambda: None)
    changes.on_any_event(FileOpenedEvent("data/offers/kurs.yml"))
    changes.on_any_event(FileModifiedEvent("macros/__pycache__/build.pyc"))
    assert changes.is_idle


def test_a_build_uses_the_loaded_program_until_its_code_changes(tmp_path: Path) -> None:
    (tmp_path / "macros").mkdir()
    code = tmp_path / "macros" / "build.py"
    code.write_text("x = 1\n")
    marker = tmp_path / "anew"
    build = Builder(lambda: 7, [sys.executable, "-c", f"import sys; open({str(marker)!r}, 'w'); sys.exit(5)"], tmp_path)
    assert (build(), marker.exists()) == (7, False)
    code.write_text("x = 2\n")
    os.utime(code, ns=(1, 1))
    assert (build(), marker.exists()) == (5, True)


@pytest.fixture
def project(data: Path, tmp_path: Path) -> Project:
    """A project with all folders that are watched."""
    for folder in ("docs", "overrides", "macros"):
        (tmp_path / folder).mkdir()
    return Project(tmp_path, data, tmp_path / ".cache")


@pytest.mark.parametrize("changed", ["data/offers/kurs.yml", "docs/start.md", "overrides/page.html", "macros/start.mo"])
def test_the_site_is_built_again_in_the_same_way_after_a_change(
    project: Project, changed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told, site = project.root / "told", project.root / "site"

    def run(arguments: list[str]) -> int:
        with told.open("a") as file:  # a build has a process of its own, whose lists nobody sees here
            file.write(json.dumps(arguments) + "\n")
        return 0

    def change_and_stop(server: ThreadingHTTPServer) -> None:
        (project.root / changed).write_text("name: Kurs")
        for _ in range(1000):
            if told.read_text().count("\n") > 1:
                break
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", change_and_stop)
    serve(project, site, port=0, run=run, languages=("de", "ar"))
    wait_for_builds()
    command = ["build", "--data", str(project.data), "--cache", str(project.cache), "--site", str(site), "--languages", "de,ar"]
    assert [json.loads(line) for line in told.read_text().splitlines()][:2] == [command, command]
    assert capsys.readouterr().out == "Serving http://127.0.0.1:0/  (Ctrl+C ends it; save a file and reload the page)\n\nStopped.\n"


def test_nothing_is_served_where_nothing_could_be_built(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        serve(project, project.root / "site", port=0, run=lambda arguments: 1)
    assert (caught.value.code, capsys.readouterr().out) == (1, "")
