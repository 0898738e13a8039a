"""What a first visit asks for and leaves behind: requests, cookies, storage. Weight is measured on the same visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page as Tab
from playwright.sync_api import Request

from tests.audit.findings import Finding
from tests.audit.pages import Page

_STORED = """async () => [
  ...Object.keys(localStorage).map((key) => `localStorage "${key}"`),
  ...Object.keys(sessionStorage).map((key) => `sessionStorage "${key}"`),
  ...(await indexedDB.databases()).map(({ name }) => `database "${name}"`),
  ...(await caches.keys()).map((name) => `cache "${name}"`),
]"""


@dataclass(frozen=True)
class Load:
    """One request: `kind` is what the browser wanted it for, `size` the bytes of the answer's body as sent."""

    url: str
    kind: str
    status: int
    size: int


@dataclass(frozen=True)
class Visit:
    """A first visit without a single click."""

    loads: tuple[Load, ...]
    stored: tuple[str, ...]


def visit(tab: Tab, address: str) -> Visit:
    """Open an address in a tab that was never anywhere. The policy must not hold: it would stop a foreign request uncounted."""
    requests: list[Request] = []
    tab.on("request", lambda request: requests.append(request))
    tab.goto(address, wait_until="networkidle")
    cookies = [f'cookie "{cookie["name"]}"' for cookie in tab.context.cookies()]
    return Visit(tuple(map(_load, requests)), (*cookies, *tab.evaluate(_STORED)))


def check(origin: str, page: Page, seen: Visit) -> Iterator[Finding]:
    for load in seen.loads:
        if not load.url.startswith((f"{origin}/", "data:")):
            yield Finding("privacy", page.path, f"asks another host: {load.url}")
        elif load.status >= 400 and load.kind != "document":
            yield Finding("privacy", page.path, f"{load.url} answers {load.status}")
    for name in seen.stored:
        yield Finding("privacy", page.path, f"stores without being asked: {name}")


def _load(request: Request) -> Load:
    response = request.response()
    if response is None:  # refused or not reachable
        return Load(request.url, request.resource_type, 0, 0)
    return Load(request.url, request.resource_type, response.status, request.sizes()["responseBodySize"])
