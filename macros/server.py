"""`portal serve`: the published site on this machine, built again whenever a file changes."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from macros import server_headers
from macros.models.settings import Settings
from macros.project import Project
from macros.records import to_record
from macros.resident import Resident
from macros.source import read

_QUIET = 0.15  # seconds without a further change before a build starts; editors save in several steps


def serve(project: Project, site: Path, *, port: int, run: Callable[[list[str]], int], languages: tuple[str, ...] = ()) -> None:
    """Build once, then serve `site` and rebuild on changes until interrupted. A failed build keeps the old site.

    `run`: the command line, which answers with its exit code.
    """
    command = ["build", "--data", str(project.data), "--cache", str(project.cache), "--site", str(site)]
    if languages:
        command += ["--languages", ",".join(languages)]
    build = Builder(Resident(functools.partial(run, command)), [sys.executable, "-m", "macros", *command], project.root)
    if build() != 0 and not site.is_dir():
        raise SystemExit(1)
    base = to_record(read(project.data / "site.yml"), Settings).base_path
    handler = functools.partial(Handler, site=site, base=base)
    observer = _watch(project, build)
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        click.echo(f"Serving http://127.0.0.1:{port}{base}/  (Ctrl+C ends it; save a file and reload the page)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nStopped.")
        finally:
            observer.stop()


class Builder:
    """Builds with the program that is loaded, which is fast, until its own code has changed; then with `command`, which loads it anew."""

    def __init__(self, resident: Callable[[], int], command: list[str], root: Path) -> None:
        self._resident, self._command, self._root = resident, command, root
        self._code = code_state(root)

    def __call__(self) -> int:
        if code_state(self._root) == self._code:
            return self._resident()
        return subprocess.run(self._command, cwd=self._root, check=False).returncode


def code_state(root: Path) -> list[tuple[str, int]]:
    """Our own code and catalogues, as far as one can tell without reading them."""
    return sorted((str(path), path.stat().st_mtime_ns) for path in (root / "macros").rglob("*") if path.suffix in (".py", ".po"))


class Handler(SimpleHTTPRequestHandler):
    """Plain files, as a web server would serve them: index.html for folders, the language's 404 page for the rest."""

    def __init__(self, *arguments, site: Path, base: str) -> None:
        self._site, self._base = site, base
        super().__init__(*arguments, directory=str(site))

    @property
    def _inside(self) -> str:
        """The path within the site; a request that could not be read has none."""
        return urlsplit(getattr(self, "path", "/")).path.removeprefix(self._base) or "/"

    def translate_path(self, path: str) -> str:
        return super().translate_path(self._inside)

    def guess_type(self, path: str) -> str:
        return server_headers.content_type(path)

    def end_headers(self) -> None:
        """As published, so that a page which breaks its Content-Security-Policy is seen here; but nothing is kept."""
        sent = server_headers.headers(self._inside) | {"Cache-Control": "no-store"}
        for name, value in sent.items():
            if name != server_headers.HSTS:  # there is no https here
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        language = self._inside.strip("/").split("/")[0]
        page = self._site / language / "404.html"
        body = (page if language and page.is_file() else self._site / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not interesting on one's own machine."""


def _watch(project: Project, run: Callable[[], object]) -> Observer:
    observer = Observer()
    changes = Changes(run)
    for folder in (project.data, project.docs, project.templates, project.root / "macros"):
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    return observer


class Changes(FileSystemEventHandler):
    """Starts one build after a burst of changes; changes during a build start another one afterwards."""

    def __init__(self, run: Callable[[], object]) -> None:
        self._run = run
        self._timer: threading.Timer | None = None
        self._building = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write") or "__pycache__" in event.src_path:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(_QUIET, self._build)
        self._timer.daemon = True
        self._timer.start()

    @property
    def is_idle(self) -> bool:
        return self._timer is None

    def _build(self) -> None:
        with self._building:
            self._run()
