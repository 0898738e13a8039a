"""`portal serve`: the published files as a web server gives them, and a new build after a change."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent

from macros.server import Changes, Handler


@pytest.fixture
def get(tmp_path: Path) -> Iterator:
    site = tmp_path / "site"
    for path, text in {"index.html": "choice", "404.html": "nowhere", "de/index.html": "home", "de/404.html": "nirgends"}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, site=site, base="/portal")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()

        def ask(path: str, method: str = "GET") -> tuple[int, str]:
            connection = HTTPConnection(*server.server_address)
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

        yield ask
        server.shutdown()


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


def test_a_burst_of_changes_is_one_build() -> None:
    built = threading.Event()
    builds: list[int] = []

    def build() -> None:
        builds.append(1)
        built.set()

    changes = Changes(build)
    for _ in range(5):
        changes.on_any_event(FileModifiedEvent("data/offers/kurs.yml"))
    assert built.wait(10)
    assert builds == [1]


def test_reading_a_file_is_no_change() -> None:
    changes = Changes(lambda: None)
    changes.on_any_event(FileOpenedEvent("data/offers/kurs.yml"))
    changes.on_any_event(FileModifiedEvent("macros/__pycache__/build.pyc"))
    assert changes.is_idle
