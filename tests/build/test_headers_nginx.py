"""What a real nginx sends for a real site with the snippet of `portal headers nginx`. What browsers make of it: tests/browser/test_headers.py."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.server_headers import ASK_AGAIN, EVERYWHERE, FOR_EVER, content_type, headers, nginx
from tests.nginx import serving
from tests.sites import LANGUAGES, Workshop

SAMPLES = (
    "de/offers/kurs/kurs.ics", "de/offers/feed.xml", "de/offers/feed.json", "de/search.json", "open-data/offers.json", "open-data/offers.csv",
    "open-data/places.geojson", "open-data/contacts.vcf", "manifest.webmanifest", "de/lines.txt", "de/picture.png", "de/flyer.pdf", "de/unknown.xyz",
    "assets/text.0123456789.woff2",
)  # fmt: skip
TYPES = {
    "/": "text/html; charset=utf-8",
    "/de/": "text/html; charset=utf-8",
    "/ar/offers/kurs/": "text/html; charset=utf-8",
    "/sitemap.xml": "application/xml",
    "/robots.txt": "text/plain; charset=utf-8",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
    "/de/offers/kurs/kurs.ics": "text/calendar; charset=utf-8",
    "/de/offers/feed.xml": "application/atom+xml",
    "/de/offers/feed.json": "application/feed+json",
    "/de/search.json": "application/json",
    "/open-data/offers.json": "application/json",
    "/open-data/offers.csv": "text/csv; charset=utf-8",
    "/open-data/places.geojson": "application/geo+json",
    "/open-data/contacts.vcf": "text/vcard; charset=utf-8",
    "/manifest.webmanifest": "application/manifest+json",
    "/de/lines.txt": "text/plain; charset=utf-8",
    "/de/picture.png": "image/png",
    "/de/flyer.pdf": "application/pdf",
    "/de/unknown.xyz": "application/octet-stream",
    "/assets/text.0123456789.woff2": "font/woff2",
}
MISSING = {
    "/gibt-es-nicht": "404.html",
    "/xx/gibt-es-nicht/": "404.html",
    "/de": None,  # a folder: nginx leads on to /de/
    "/de/gibt-es-nicht/": "de/404.html",
    "/de/offers/gibt/es/nicht.ics": "de/404.html",
    "/ar/gibt-es-nicht": "ar/404.html",
    "/ar/feed.xml": "ar/404.html",
    "/assets/portal.0123456789.css": "404.html",
    "/open-data/gibt-es-nicht.json": "404.html",
}

Ask = Callable[..., tuple[int, dict[str, list[str]], bytes]]


@pytest.fixture(scope="module")
def site(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site with a file of every kind that a portal may have."""
    site = tmp_path_factory.mktemp("nginx") / "portal"
    shutil.copytree(built.site, site)
    for path in SAMPLES:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("sample", "utf-8")
    return site


def asking(origin: str) -> Ask:
    def ask(path: str, method: str = "GET", **more: str) -> tuple[int, dict[str, list[str]], bytes]:
        """Status, all values of each header, body."""
        connection = HTTPConnection(urlsplit(origin).netloc)
        connection.request(method, path, headers=more)
        answer = connection.getresponse()
        return answer.status, {name: answer.headers.get_all(name) for name in answer.headers}, answer.read()

    return ask


@pytest.fixture(scope="module")
def ask(site: Path) -> Iterator[Ask]:
    with serving(site, nginx("", LANGUAGES), site.parent / "server") as origin:
        yield asking(origin)


@pytest.fixture(scope="module")
def ask_below(site: Path) -> Iterator[Ask]:
    """A portal below /portal/ of a host that has pages and headers of its own."""
    (site.parent / "index.html").write_text("the municipality", "utf-8")
    more = 'location / { add_header X-Municipality "yes"; }'
    with serving(site.parent, nginx("/portal", LANGUAGES), site.parent / "server-below", more) as origin:
        yield asking(origin)


def expected(path: str) -> dict[str, list[str]]:
    return {name: [value] for name, value in headers(path).items()}


def ours(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The headers of an answer that are ours to say, each as often as it was sent."""
    names = (*EVERYWHERE, "Cache-Control", "Access-Control-Allow-Origin")
    return {name: found[name] for name in names if name in found}


@pytest.mark.parametrize("path", TYPES)
def test_every_header_is_sent_once_for_every_kind_of_file(ask: Ask, path: str) -> None:
    status, found, _ = ask(path)
    assert (status, ours(found), found["Content-Type"]) == (200, expected(path), [TYPES[path]])


@pytest.mark.parametrize("path", TYPES)
def test_the_table_knows_the_types_by_itself(path: str) -> None:
    assert content_type(path) == TYPES[path]


def test_every_asset_of_the_site_is_kept_for_ever_and_everything_else_asked_for_again(ask: Ask, built: Workshop) -> None:
    kept = {path for path in built.files() if ask(f"/{path}", "HEAD")[1]["Cache-Control"] == [FOR_EVER]}
    assert kept == {path for path in built.files() if path.startswith("assets/")}
    again = {path for path in built.files() if ask(f"/{path}", "HEAD")[1]["Cache-Control"] == [ASK_AGAIN]}
    assert kept | again == set(built.files())


def test_every_file_of_the_site_has_a_type(ask: Ask, built: Workshop) -> None:
    unknown = [path for path in built.files() if ask(f"/{path}", "HEAD")[1]["Content-Type"] == ["application/octet-stream"]]
    assert unknown == [".htaccess", "_headers"]


@pytest.mark.parametrize("path", [path for path, page in MISSING.items() if page])
def test_a_missing_address_shows_the_page_of_its_language_with_every_header(ask: Ask, site: Path, path: str) -> None:
    status, found, body = ask(path)
    assert (status, found["Content-Type"], body) == (404, ["text/html; charset=utf-8"], (site / MISSING[path]).read_bytes())
    assert ours(found) == expected("/404.html")  # above all, nobody keeps it for a year


def test_leading_on_to_a_folder_has_the_headers_too(ask: Ask) -> None:
    status, found, _ = ask("/de")
    assert (status, ours(found)) == (301, expected("/de"))


def test_a_page_that_is_still_true_is_not_sent_again(ask: Ask) -> None:
    tag = ask("/de/")[1]["ETag"][0]
    status, found, body = ask("/de/", **{"If-None-Match": tag})
    assert (status, ours(found), body) == (304, expected("/de/"), b"")


def test_only_open_data_may_be_read_by_other_hosts(ask: Ask) -> None:
    assert [path for path in TYPES if "Access-Control-Allow-Origin" in ask(path)[1]] == [path for path in TYPES if path.startswith("/open-data/")]


@pytest.mark.parametrize("path", TYPES)
def test_below_a_path_every_header_is_sent_once(ask_below: Ask, path: str) -> None:
    status, found, _ = ask_below(f"/portal{path}")
    assert (status, ours(found), found["Content-Type"]) == (200, expected(path), [TYPES[path]])


@pytest.mark.parametrize("path", [path for path, page in MISSING.items() if page])
def test_below_a_path_a_missing_address_shows_the_page_of_its_language(ask_below: Ask, site: Path, path: str) -> None:
    status, found, body = ask_below(f"/portal{path}")
    assert (status, ours(found), body) == (404, expected("/404.html"), (site / MISSING[path]).read_bytes())


@pytest.mark.parametrize("path", ["/", "/gibt-es-nicht", "/de/gibt-es-nicht/", "/open-data/gibt-es-nicht"])
def test_the_rest_of_the_host_is_left_alone(ask_below: Ask, path: str) -> None:
    status, found, body = ask_below(path)
    assert ours(found) == {}
    assert (status, found.get("X-Municipality"), "Musterstadt" in body.decode()) == ((200, ["yes"], False) if path == "/" else (404, None, False))


@pytest.mark.parametrize("server", ["server", "server-below"])
def test_nginx_has_nothing_to_complain_about(ask: Ask, ask_below: Ask, site: Path, server: str) -> None:
    log = (site.parent / server / "error.log").read_text("utf-8")
    assert re.findall(r"\[(?:warn|crit|alert|emerg)\].*", log) == []


def test_what_builds_keep_beside_a_site_below_a_path_is_not_given_out(ask_below: Ask, site: Path) -> None:
    for name in (".portal.next", ".portal.past"):
        (site.parent / name).mkdir()
        (site.parent / name / "index.html").write_text("taken back", "utf-8")
        status, _, body = ask_below(f"/{name}/index.html")
        assert (status, b"taken back" in body) == (404, False)
