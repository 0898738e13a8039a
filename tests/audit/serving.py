"""The built site as production serves it: compressed, with the security headers, missing files answered with 404.html."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.server_headers import content_type, error_page, headers
from tests.audit.pages import STAY, base_of, languages_of

LEVEL = 6  # what a web server does on the fly; files compressed beforehand are smaller still

_COMPRESSED = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")
_POLL = 0.01  # seconds; whoever stops a server waits so long
_GO = b'<meta http-equiv="refresh"'


@contextmanager
def serve(site: Path, *, port: int = 0) -> Iterator[str]:
    """Serve a site on this machine, below its base path; gives the origin, for example http://127.0.0.1:40123."""
    handler = partial(_Handler, site.resolve(), base_of(site), languages_of(site))
    with _Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(_POLL,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, address: object) -> None:
        """A browser that closes a page while it loads is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, base: str, languages: list[str], *arguments: object) -> None:
        self._site, self._base, self._languages = site, base, languages
        super().__init__(*arguments)

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path).removeprefix(self._base)
        file, status = self._file(path), 200
        if file is None:
            path, status = error_page(path, self._languages), 404
            file = self._file(path)
        body = file.read_bytes() if file else b"Not found"
        if asked.query == STAY:
            body = body.replace(_GO, b'<meta name="was-refresh"')
        self._answer(status, path, body)

    do_HEAD = do_GET

    def _file(self, path: str) -> Path | None:
        file = (self._site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))).resolve()
        return file if file.is_relative_to(self._site) and file.is_file() else None

    def _answer(self, status: int, path: str, body: bytes) -> None:
        kind = content_type(path)
        compressed = kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, LEVEL, mtime=0) if compressed else body
        self.send_response(status)
        for name, value in headers(path).items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are written down by the checks that want to know them."""
