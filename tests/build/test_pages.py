"""What must be true of every page of a finished site."""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import urldefrag, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from tests.sites import LANGUAGES, Workshop

HOST = "https://portal.musterstadt.example"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

PAGES = (
    "", "about/", "numbers/", "404.html",
    "offers/", "offers/a-z/", "offers/alt/", "offers/gruppe/", "offers/kurs/", "offers/sprechstunde/", "offers/vorbei/",
    "offers/topics/language/", "offers/topics/counselling/", "offers/topics/participation/",
    "offers/situations/new-here/", "offers/situations/learn-german/", "offers/situations/meet-people/",
    "offers/target-groups/women/", "offers/target-groups/families/", "offers/target-groups/refugees/",
    "offers/languages/kmr/", "offers/languages/ti/", "offers/districts/altstadt/", "offers/districts/nordstadt/",
    "contacts/", "contacts/a-z/", "contacts/amt/", "contacts/buero/", "contacts/verein/", "contacts/notruf/",
    "contacts/kinds/emergency/", "contacts/kinds/authority/", "contacts/kinds/migrant-organization/",
    "contacts/languages/kmr/",
    "events/", "events/abgesagt/", "events/damals/", "events/fest/", "events/treff/", "events/woche/", "events/week/", "events/free/",
    "events/children/", "events/topics/language/", "events/districts/suedstadt/", "events/languages/kmr/", "events/month/2026-12/",
    "events/archive/", "events/archive/2026/",
    "imprint/", "privacy/", "accessibility/", "easy-language/", "sign-language/", "search/", "my-list/", "offline/", "offline/not-kept/", "specimens/", "calendar/planner/",
)  # fmt: skip
SAMPLE = (
    "", "about/", "numbers/", "404.html", "offers/", "offers/a-z/", "offers/kurs/", "contacts/", "contacts/buero/",
    "events/", "events/fest/", "events/damals/", "events/month/2026-12/", "events/archive/2026/",
    "guides/", "guides/ankommen/", "needs/", "needs/deutsch/", "glossary/",
    "imprint/", "privacy/", "accessibility/", "easy-language/", "sign-language/", "search/", "my-list/", "offline/", "offline/not-kept/", "specimens/", "calendar/planner/",
)  # fmt: skip
WITHOUT_TRANSLATION = ("offers/vorbei/", "contacts/verein/")  # German only

Page = tuple[str, ElementTree.Element]


@pytest.fixture(scope="module")
def pages(built: Workshop) -> list[Page]:
    """(path, parsed page) of every page, read by a parser that the build does not use."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    paths = sorted(path for path in built.files() if path.endswith(".html"))
    return [(path, parser.parse(built.page(path))) for path in paths]


def page_file(code: str, path: str) -> str:
    return f"{code}/{path}index.html" if path == "" or path.endswith("/") else f"{code}/{path}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_page(built: Workshop, code: str) -> None:
    files = built.files()
    assert [path for path in PAGES if page_file(code, path) not in files] == []


def test_all_languages_have_the_same_pages(built: Workshop) -> None:
    paths = [{path.removeprefix(f"{code}/") for path in built.files() if path.startswith(f"{code}/")} for code in LANGUAGES]
    assert paths[0] == paths[1] == paths[2]


def test_files_that_belong_to_no_language(built: Workshop) -> None:
    others = {re.sub(r"\.[0-9a-f]{10,}\.", ".HASH.", path) for path in built.files() if path.split("/")[0] not in LANGUAGES}
    assert others == {
        "404.html", "index.html", "robots.txt", "sitemap.xml", "build.json", ".well-known/security.txt", ".htaccess", "_headers",
        "open-data/catalog.jsonld", "open-data/events.json", "open-data/feasts.csv", "open-data/goals.json", "open-data/indicators.csv",
        "open-data/measure-history.csv", "open-data/measures.csv", "open-data/reports.json", "open-data/self-check.csv",
        "next-change.json", "sw.js", "images/lampions.png",
        "assets/bilingual.HASH.js", "assets/choose.HASH.js", "assets/filter.HASH.js", "assets/list.HASH.js", "assets/needs.HASH.js", "assets/offline.HASH.js", "assets/icon.HASH.svg", "assets/icons.HASH.svg", "assets/record-icons.HASH.svg", "assets/portal.HASH.css", "assets/portal.HASH.js",
        "assets/search.HASH.js", "assets/finder.HASH.js", "assets/words.HASH.js", "assets/minisearch.HASH.js",
    }  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", SAMPLE)
def test_pages_are_valid_for_a_strict_html_parser(built: Workshop, code: str, path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(built.page(page_file(code, path)))


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("path", WITHOUT_TRANSLATION)
def test_pages_without_translation_are_valid_for_a_strict_html_parser(built: Workshop, code: str, path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(built.page(page_file(code, path)))


@pytest.mark.parametrize("code", ["en", "ar"])
def test_page_without_translation_has_a_plain_title_with_its_section_and_a_description(built: Workshop, code: str) -> None:
    page = html5lib.parse(built.page(page_file(code, "offers/vorbei/")), namespaceHTMLElements=False)
    said = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert said["og:title"] == {"en": "Sommerfest – Offers", "ar": "Sommerfest – العروض"}[code]
    assert page.findtext(".//title").startswith(f"{said['og:title']} – ")
    assert said["description"] == said["og:description"] == "Musik und Essen aus vielen Ländern."


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_language_choice_is_valid_for_a_strict_html_parser(built: Workshop, path: str) -> None:
    html5lib.HTMLParser(strict=True).parse(built.page(path))


def test_every_page_says_its_language_and_direction(pages: list[Page]) -> None:
    expected = {"de": ("de", "ltr"), "en": ("en", "ltr"), "ar": ("ar", "rtl")}
    for path, page in pages:
        assert (page.get("lang"), page.get("dir")) == expected.get(path.split("/")[0], ("de", "ltr")), path


def test_every_page_has_exactly_one_heading_of_the_first_level(pages: list[Page]) -> None:
    assert [path for path, page in pages if len(page.findall(".//h1")) != 1] == []


def test_every_page_has_a_title_of_its_own_in_its_language(pages: list[Page]) -> None:
    for code in LANGUAGES:
        titles = [page.findtext(".//title") for path, page in pages if path.startswith(f"{code}/")]
        assert all(titles)
        assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_every_page_names_its_own_address_as_canonical(pages: list[Page]) -> None:
    for path, page in pages:
        found = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
        if path.endswith("404.html"):
            continue
        assert found == [f"{HOST}/{path.removesuffix('index.html')}"], path


def test_not_found_pages_do_not_call_themselves_the_home_page(pages: list[Page]) -> None:
    for path, page in pages:
        if path.endswith("404.html"):
            found = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
            assert all(href == f"{HOST}/{path}" for href in found), path


def test_every_page_has_a_description(pages: list[Page]) -> None:
    for path, page in pages:
        found = [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "description"]
        assert len(found) == 1 and (found[0] or path.endswith("/404.html")), path


@pytest.mark.parametrize("code", LANGUAGES)
def test_not_found_pages_have_a_description(built: Workshop, code: str) -> None:
    assert 'content=""' not in built.page(f"{code}/404.html")


def test_example_data_is_marked_on_every_page(pages: list[Page]) -> None:
    sentences = {
        "de": "Beispiel: Diese Stadt und ihre Angebote gibt es nicht.",
        "en": "Example: This town and its offers do not exist.",
    }
    for path, page in pages:
        banner = page.find(".//p[@class='example-banner']")
        assert banner is not None, path
        assert path.startswith("ar/") or "".join(banner.itertext()) == sentences[path.split("/")[0] if path.startswith("en/") else "de"]


def test_no_page_loads_anything_from_another_host(pages: list[Page]) -> None:
    loading = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch", "prefetch"}
    for path, page in pages:
        for element in page.iter():
            loads = [element.get(name) for name in ("src", "srcset", "poster", "data", "background") if element.get(name)]
            if element.tag == "link" and loading & set((element.get("rel") or "").split()):
                loads.append(element.get("href"))
            assert [link for link in loads if urlsplit(link).netloc or not link.startswith(("/assets/", "/images/"))] == [], path


def test_every_form_leads_to_the_search_page_of_its_language_or_stays_on_the_page(pages: list[Page]) -> None:
    for path, page in pages:
        code, _, rest = path.partition("/")
        forms = [(form.get("action"), form.get("method")) for form in page.iter("form")]
        expected = 0 if code not in LANGUAGES else 2 if rest in ("index.html", "specimens/index.html") else 1
        own = [(f"/{code}/{rest.removesuffix('index.html')}", "get")] if rest in ("needs/index.html", "offers/index.html", "events/index.html") else []
        assert forms == [(f"/{code}/search/", "get")] * expected + own, path


def test_only_the_first_pages_of_offers_and_events_load_the_filter(pages: list[Page]) -> None:
    loading = [path for path, page in pages if any("/assets/filter." in script.get("src", "") for script in page.iter("script"))]
    assert loading == sorted(f"{code}/{section}/index.html" for code in LANGUAGES for section in ("events", "offers"))
    assert loading == [path for path, page in pages if page.find(".//form[@id='filter']") is not None]


def test_only_the_search_page_loads_what_searches(pages: list[Page]) -> None:
    loading = [path for path, page in pages if any("/assets/search." in script.get("src", "") for script in page.iter("script"))]
    assert loading == [f"{code}/search/index.html" for code in sorted(LANGUAGES)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_search_index_is_where_the_search_page_looks_for_it(built: Workshop, code: str) -> None:
    address = re.search(r'data-index="/([^"]*)"', built.page(f"{code}/search/index.html"))[1]
    found = json.loads(built.page(address))
    assert address == f"{code}/search/index.json"
    kinds = Counter(found["kinds"][row[0]][0].partition("/")[0] for row in found["records"])
    assert kinds.pop("pages") > 20
    assert kinds == {"offers": 4, "contacts": 4, "events": 4, "guides": 1, "needs": 2, "concept": 20, "news": 3, "feasts": 8, "glossary": 4}
    links = [found["kinds"][kind][2].format(key) for kind, key, *_ in found["records"]]
    assert [link for link in links if not (built.site / urldefrag(link).url.strip("/") / "index.html").is_file()] == []


def test_no_page_links_to_the_page_of_all_components(pages: list[Page]) -> None:
    linking = [path for path, page in pages for link in page.iter("a") if "specimens" in link.get("href", "") and "specimens" not in path]
    assert linking == []
    hidden = [path for path, page in pages if any(meta.get("name") == "robots" and meta.get("content") == "noindex" for meta in page.iter("meta"))]
    assert hidden == ["404.html", *(f"{code}/{page}/index.html" for code in sorted(LANGUAGES) for page in ("calendar/planner", "offline/not-kept", "specimens"))]


def test_assets_load_nothing_from_another_host(built: Workshop) -> None:
    for path, content in built.files().items():
        if path.startswith("assets/"):
            text = content.decode().replace("http://www.w3.org/2000/svg", "")
            assert re.findall(r"https?:|//[a-z]+\.|@import|url\(", re.sub(r"^\s*//.*$|/\*.*?\*/", "", text, flags=re.M | re.S)) == [], path


def test_no_page_has_scripts_styles_or_handlers_of_its_own(pages: list[Page]) -> None:
    for path, page in pages:
        assert [element for element in page.iter("script") if not element.get("src")] == [], path
        assert list(page.iter("style")) == [], path
        assert [name for element in page.iter() for name in element.attrib if name == "style" or name.startswith("on")] == [], path


def test_script_in_a_record_is_shown_as_text(built: Workshop, pages: list[Page]) -> None:
    for code in LANGUAGES:
        assert '&lt;script&gt;alert(1)&lt;/script&gt; &amp; "quotes"' in built.page(page_file(code, "offers/kurs/")).replace("&quot;", '"')
    for path, content in built.files().items():
        assert b"<script>alert(1)" not in content, path


def test_private_notes_occur_nowhere(built: Workshop) -> None:
    secrets = [b"PRIVATE-MARKER", b"private-marker", b"99998 999", b"8999998999", b"Hausmeister"]
    data = b"".join(path.read_bytes() for path in built.data.rglob("*.yml"))
    assert [secret for secret in secrets[:3] if secret not in data] == []  # else this test would prove nothing
    for path, content in built.files().items():
        assert [secret for secret in secrets if secret in content] == [], path


def test_markdown_of_a_description_becomes_html(built: Workshop) -> None:
    page = built.page("de/offers/kurs/index.html")
    assert "<strong>Sie brauchen keine Vorkenntnisse.</strong>" in page
    assert "<li>Kleine Gruppen</li>" in page
    assert re.search(r'<a href="https://kurs\.musterstadt\.example/a1"[^>]*>Seite des Kurses</a>', page)


def test_every_internal_link_leads_to_a_file_and_an_id(built: Workshop, pages: list[Page]) -> None:
    ids = {path: {element.get("id") for element in page.iter() if element.get("id")} for path, page in pages}
    files = set(built.files())
    for path, page in pages:
        for link in (element.get("href") for element in page.iter() if element.get("href")):
            if urlsplit(link).scheme not in ("", "https") or (urlsplit(link).netloc and not link.startswith(HOST)):
                continue
            parts = urlsplit(link.removeprefix(HOST))
            target = (parts.path.lstrip("/") + ("index.html" if parts.path.endswith("/") else "")) if parts.path else path
            assert target in files, f"{path}: {link}"
            if parts.fragment and target not in ids:  # the icons
                ids[target] = set(re.findall(r' id="([^"]+)"', built.page(target)))
            assert not parts.fragment or parts.fragment in ids[target], f"{path}: {link}"


def test_sitemaps_list_every_page_with_its_languages(built: Workshop) -> None:
    index = ElementTree.fromstring((built.site / "sitemap.xml").read_bytes())
    assert [each.text for each in index.iter(f"{SITEMAP}loc")] == [f"{HOST}/{code}/sitemap.xml" for code in LANGUAGES]
    listed = {}
    for code in LANGUAGES:
        for url in ElementTree.fromstring((built.site / code / "sitemap.xml").read_bytes()):
            listed[url.findtext(f"{SITEMAP}loc")] = {each.get("hreflang"): each.get("href") for each in url.iter(f"{XHTML}link")}
    paths = {path.removesuffix("index.html") for path in built.files() if path.endswith("index.html") and path != "index.html"}
    paths -= {f"{code}/{page}/" for code in LANGUAGES for page in ("specimens", "calendar/planner", "offline/not-kept")}  # hidden on purpose
    assert set(listed) == {f"{HOST}/{path}" for path in paths}
    for address, others in listed.items():
        rest = address.removeprefix(f"{HOST}/").partition("/")[2]
        assert others == {code: f"{HOST}/{code}/{rest}" for code in LANGUAGES}


def test_robots_txt_names_the_sitemap(built: Workshop) -> None:
    assert built.page("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {HOST}/sitemap.xml\n"


def test_no_slot_is_left_open(built: Workshop) -> None:
    for path, content in built.files().items():
        if not path.startswith("images/"):
            assert "\ue000" not in content.decode() and "data-slot" not in content.decode(), path


def test_offers_that_are_over_are_kept_at_their_address_but_not_listed(built: Workshop) -> None:
    assert "Sommerfest" in built.page("de/offers/vorbei/index.html")
    assert "Sommerfest" not in built.page("de/offers/index.html")
    assert "Sommerfest" not in built.page("de/offers/a-z/index.html")


def test_text_without_translation_is_marked_with_the_language_it_is_in(built: Workshop) -> None:
    page = html5lib.parse(built.page("ar/offers/kurs/index.html"), namespaceHTMLElements=False)
    english = [element for element in page.iter("bdi") if "".join(element.itertext()).strip() == "Passport or ID card"]
    assert [(element.get("lang"), element.get("dir")) for element in english] == [("en", "ltr")]
