"""Files that belong to no language: the choice at `/`, sitemaps, robots.txt, security.txt, what servers read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from PIL import Image

from macros import fingerprints, server_headers, site_files
from macros.assets import Assets
from macros.clock import BERLIN
from macros.offline import Kept
from macros.portal import load
from macros.project import Edition, Project
from macros.publish import Manifest
from macros.verify import Scanner
from tests.conftest import TODAY, edit

ROOT = Path(__file__).parents[1]
NOW = dt.datetime.combine(TODAY, dt.time(8), BERLIN)
ASSETS = Assets(
    css="/assets/a.css", scripts={"portal": "/assets/a.js", "choose": "/assets/c.js"},
    icon="/assets/a.svg", sprite="/assets/b.svg", record_sprite="/assets/c.svg", theme_colour="#0b5c66", files={"assets/a.css": b"a"},
)  # fmt: skip
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
Make = Callable[..., Edition]


@pytest.fixture
def edition(data: Path, tmp_path: Path) -> Make:
    def make(*languages: str) -> Edition:
        return Edition(Project(ROOT, data, tmp_path / ".cache"), load(data, today=TODAY), NOW, languages or ("de", "en", "ar"))

    return make


def files(edition: Edition) -> dict[str, str]:
    return {path: make().decode() for path, make in site_files.files(edition, ASSETS).items()}


def test_which_files_there_are(edition: Make) -> None:
    assert list(files(edition())) == [
        "assets/a.css", "index.html", "404.html", "sitemap.xml", "robots.txt", ".well-known/security.txt", ".htaccess", "_headers"
    ]


def test_only_pictures_that_are_shown_are_published_and_a_new_one_has_a_new_key(edition: Make, data: Path) -> None:
    (data / "images" / "unused.png").write_bytes((data / "images" / "lampions.png").read_bytes())
    (picture,) = site_files.pictures(edition())
    assert (picture.path, Image.open(BytesIO(picture.make())).size) == ("images/lampions.png", (16, 9))
    Image.new("RGB", (2000, 500)).save(data / "images" / "lampions.png")
    found = list(site_files.pictures(edition()))
    assert [(each.path, Image.open(BytesIO(each.make())).size) for each in found] == [("images/lampions.png", (1280, 320)), ("images/lampions-640.png", (640, 160))]
    assert picture.key not in [each.key for each in found]


def test_a_device_keeps_assets_and_pictures_and_a_published_picture_is_not_made_again(edition: Make, data: Path, tmp_path: Path) -> None:
    made, assets = edition(), replace(ASSETS, files={"assets/a.css": b"abc", "sw.js": b"x"})
    (picture,) = site_files.pictures(made)
    expected = {"assets/a.css": Kept("", 3), "images/lampions.png": Kept(picture.key.hex()[:8], len(picture.make()))}
    assert site_files.kept(made, assets, Manifest(), tmp_path / "site") == expected
    published = Manifest({"": {picture.path: fingerprints.digest(made.file_print, picture.key)}})
    (tmp_path / "site" / "images").mkdir(parents=True)
    (tmp_path / "site" / picture.path).write_bytes(b"12345")
    assert site_files.kept(made, assets, published, tmp_path / "site")["images/lampions.png"].size == 5


def test_a_picture_of_news_that_are_still_to_come_is_not_published_and_that_of_an_event_is(edition: Make, data: Path) -> None:
    edit(data, "news/kursbeginn.yml", "publish_at: 2026-11-12T09:30", "publish_at: 2026-11-20T08:01")
    edit(data, "news/kursbeginn.yml", "  - date: 2026-11-13", "  - date: 2026-11-20T08:02")
    edit(data, "news/kursbeginn.yml", "  - date: 2026-11-16T14:00", "  - date: 2026-11-20T08:02")
    assert list(site_files.pictures(edition())) == []
    edit(data, "events/fest.yml", "cost: free", "image: {file: lampions.png, alt: Bunte Lampions., credit: M. Muster}\ncost: free")
    assert [each.path for each in site_files.pictures(edition())] == ["images/lampions.png"]


def test_robots_are_welcome_and_find_the_sitemap(edition: Make) -> None:
    assert files(edition())["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://portal.musterstadt.example/sitemap.xml\n"


def test_the_sitemap_leads_to_one_for_each_language(edition: Make) -> None:
    root = ElementTree.fromstring(files(edition("de", "ar"))["sitemap.xml"])
    assert (root.tag, [each.text for each in root.iter(f"{MAP}loc")]) == (
        f"{MAP}sitemapindex", ["https://portal.musterstadt.example/de/sitemap.xml", "https://portal.musterstadt.example/ar/sitemap.xml"]
    )


def test_the_sitemap_of_a_language_names_every_page_with_all_its_languages(edition: Make) -> None:
    made = edition("de", "ar")
    root = ElementTree.fromstring(site_files.sitemap(made, made.reader("ar"), ["offers/kurs/", ""]))
    assert [each.text for each in root.iter(f"{MAP}loc")] == [
        "https://portal.musterstadt.example/ar/", "https://portal.musterstadt.example/ar/offers/kurs/"
    ]
    assert [(each.get("rel"), each.get("hreflang"), each.get("href")) for each in root[1].iter(LINK)] == [
        ("alternate", "de", "https://portal.musterstadt.example/de/offers/kurs/"),
        ("alternate", "ar", "https://portal.musterstadt.example/ar/offers/kurs/"),
    ]


def test_the_order_of_the_pages_does_not_change_the_sitemap(edition: Make) -> None:
    made = edition()
    assert site_files.sitemap(made, made.reader("de"), ["a/", "b/"]) == site_files.sitemap(made, made.reader("de"), ["b/", "a/"])


def test_the_choice_of_language_names_each_in_itself(edition: Make) -> None:
    html = files(edition())["index.html"]
    found = re.findall(r'<a href="([^"]*)" lang="([^"]*)" hreflang="[^"]*" dir="([^"]*)".*?__name">(.*?)</span>.*?__hint">(.*?)</span>', html)
    assert found == [
        ("/de/", "de", "ltr", "Deutsch", "Hilfe, Kurse und Kontakte für alle, die neu in der Stadt sind."),
        ("/en/", "en", "ltr", "English", "Help, courses and contacts for everyone who is new in town."),
        ("/ar/", "ar", "rtl", "العربية", "مساعدة ودورات وجهات اتصال لكل القادمين الجدد إلى المدينة."),
    ]


def test_only_published_languages_can_be_chosen(edition: Make) -> None:
    assert re.findall(r'data-language="([^"]*)"', files(edition("de", "ar"))["index.html"]) == ["de", "ar"]


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_both_pages_are_well_formed_and_load_nothing_from_elsewhere(edition: Make, name: str) -> None:
    found = Scanner("", "https://portal.musterstadt.example").page(files(edition())[name])
    assert found.problems == []
    assert {"/de/", "/en/", "/ar/"} <= found.links


def test_only_the_home_page_wants_to_be_found(edition: Make) -> None:
    found = files(edition())
    assert '<link rel="canonical" href="https://portal.musterstadt.example/"/>' in found["index.html"]
    assert "noindex" not in found["index.html"]
    assert "canonical" not in found["404.html"]
    assert '<meta name="robots" content="noindex"/>' in found["404.html"]


def test_an_address_that_leads_nowhere_says_so_in_every_language(edition: Make) -> None:
    made = edition()
    html = files(made)["404.html"]
    assert "<title>Diese Seite gibt es nicht</title>" in html
    for code in made.languages:
        assert f'__hint">{made.reader(code).plain("Diese Seite gibt es nicht")}</span>' in html


def test_example_data_is_called_example(edition: Make) -> None:
    assert '<p class="example-banner">Beispiel: Diese Stadt und ihre Angebote gibt es nicht.</p>' in files(edition())["index.html"]


def test_whom_to_tell_about_security_faults(edition: Make) -> None:
    assert files(edition())[".well-known/security.txt"] == (
        "Contact: mailto:portal@musterstadt.example\n"
        "Expires: 2027-10-31T23:59:59Z\n"
        "Preferred-Languages: de, en\n"
        "Canonical: https://portal.musterstadt.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("sicherheit@musterstadt.example", "Contact: mailto:sicherheit@musterstadt.example"),
        ("https://www.musterstadt.example/sicherheit", "Contact: https://www.musterstadt.example/sicherheit"),
    ],
)
def test_the_municipality_may_name_somebody_else_for_them(data: Path, edition: Make, contact: str, line: str) -> None:
    edit(data, "site.yml", "recheck_after_months: 12", f"security:\n  contact: {contact}\n  policy: https://www.musterstadt.example/regeln")
    found = files(edition())[".well-known/security.txt"].splitlines()
    assert (found[0], found[-1]) == (line, "Policy: https://www.musterstadt.example/regeln")


@pytest.mark.parametrize(
    ("day", "expires"),
    [
        ("2026-11-01", "2027-10-31"),
        ("2026-11-30", "2027-10-31"),
        ("2026-12-01", "2027-11-30"),
        ("2027-01-31", "2027-12-31"),
        ("2027-03-15", "2028-02-29"),
    ],
)
def test_security_txt_expires_within_a_year_and_not_each_day_anew(edition: Make, day: str, expires: str) -> None:
    made = replace(edition(), now=dt.datetime.fromisoformat(f"{day}T08:00+01:00"))
    assert f"Expires: {expires}T23:59:59Z\n" in files(made)[".well-known/security.txt"]
    assert 330 < (dt.date.fromisoformat(expires) - made.today).days < 365


def test_what_servers_read_is_made_for_this_portal(data: Path, edition: Make) -> None:
    edit(data, "site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")
    found = files(edition("de", "ar"))
    assert found[".htaccess"] == server_headers.apache("/neu", ("de", "ar"))
    assert found["_headers"] == server_headers.netlify("/neu", ("de", "ar"))
    assert "\nCanonical: https://musterstadt.example/neu/.well-known/security.txt\n" in found[".well-known/security.txt"]


def test_a_portal_below_a_path_keeps_it(data: Path, edition: Make) -> None:
    edit(data, "site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")
    made = edition()
    found = files(made)
    assert 'href="/neu/de/"' in found["index.html"]
    assert "https://musterstadt.example/neu/de/sitemap.xml" in found["sitemap.xml"]
    assert b"<loc>https://musterstadt.example/neu/de/offers/</loc>" in site_files.sitemap(made, made.reader("de"), ["offers/"])
