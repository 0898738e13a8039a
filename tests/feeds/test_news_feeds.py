"""The feeds of the news: valid by RFC 4287 and JSON Feed 1.1, read by an independent reader, the same on another day."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from macros import urls
from macros.clock import BERLIN
from macros.feeds import news_feeds
from macros.feeds.files import File
from macros.feeds.news_entries import LONGEST
from macros.fingerprints import RecordFingerprints
from macros.portal import Portal, load
from macros.server_headers import content_type
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = json.loads((Path(__file__).parent / "json_feed_1_1.schema.json").read_text("utf-8"))
# RFC 3339 as RFC 4287, 3.3 wants it: a capital T, and Z or an offset
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[^\s#]+")  # RFC 4151
HOST = "portal.musterstadt.example"
LANGUAGES = ("de", "en", "ar")
KURS, URGENT = "news/kursbeginn.yml", "news/rathaus-geschlossen.yml"


def files(portal: Portal, code: str = "de", moment: str = "2026-11-20T08:00") -> dict[str, File]:
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    reader = Reader(portal, code, now.date(), LANGUAGES, now)
    prints = RecordFingerprints(portal, [language.code for language in reader.translator.chain])
    return {file.path: file for file in news_feeds.files(reader, prints)}


def made(portal: Portal, code: str = "de", moment: str = "2026-11-20T08:00") -> dict[str, bytes]:
    return {path: file.make() for path, file in files(portal, code, moment).items()}


def atom_problems(content: bytes) -> list[str]:
    """What RFC 4287 would not like about a feed; our own reading of its sections 4.1.1, 4.1.2, 3.3 and 4.2."""
    feed = ElementTree.fromstring(content)
    found = [] if feed.tag == f"{ATOM}feed" else ["the document is no feed"]
    entries = feed.findall(f"{ATOM}entry")
    for place, element in (("feed", feed), *((f"entry {number}", entry) for number, entry in enumerate(entries))):
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                found.append(f"{place}: needs exactly one {name}")
        for name in ("published", "content", "summary", "subtitle", "logo", "icon", "rights"):
            if len(element.findall(f"{ATOM}{name}")) > 1:
                found.append(f"{place}: has more than one {name}")
        for name in ("updated", "published"):
            found += [f"{place}: {each.text} is no moment" for each in element.findall(f"{ATOM}{name}") if not MOMENT.fullmatch(each.text or "")]
        alternates = [(each.get("type"), each.get("hreflang")) for each in element.findall(f"{ATOM}link") if each.get("rel", "alternate") == "alternate"]
        if len(set(alternates)) != len(alternates):
            found.append(f"{place}: two alternates of one type and language")
        if not re.match(r"[a-z]+:\S+$", element.findtext(f"{ATOM}id") or ""):
            found.append(f"{place}: the id is no absolute IRI")
        for author in element.findall(f"{ATOM}author"):
            if len(author.findall(f"{ATOM}name")) != 1:
                found.append(f"{place}: an author needs one name")
        found += [f"{place}: a category needs a term" for each in element.findall(f"{ATOM}category") if not each.get("term")]
        found += [f"{place}: a link needs a href" for each in element.findall(f"{ATOM}link") if not each.get("href")]
        if place != "feed":
            if element.find(f"{ATOM}content") is None and not alternates:
                found.append(f"{place}: needs a content or an alternate")
            if element.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
                found.append(f"{place}: needs an author")
    if not any(each.get("rel") == "self" for each in feed.findall(f"{ATOM}link")):
        found.append("feed: should say where it is")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) != len(ids):
        found.append("two entries have one id")
    return found


def test_the_check_finds_what_is_missing() -> None:
    assert atom_problems(b'<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><updated>2026-11-20 08:00</updated><entry/></feed>') == [
        "feed: needs exactly one title", "feed: 2026-11-20 08:00 is no moment", "feed: the id is no absolute IRI",
        "entry 0: needs exactly one id", "entry 0: needs exactly one title", "entry 0: needs exactly one updated", "entry 0: the id is no absolute IRI",
        "entry 0: needs a content or an alternate", "entry 0: needs an author", "feed: should say where it is",
    ]  # fmt: skip


def test_which_feeds_there_are(portal: Portal) -> None:
    assert list(files(portal)) == [
        "news/feed.xml", "news/feed.json",
        "news/topics/language/feed.xml", "news/topics/language/feed.json",
        "news/topics/counselling/feed.xml", "news/topics/counselling/feed.json",
        "news/topics/participation/feed.xml", "news/topics/participation/feed.json",
    ]  # fmt: skip
    assert {content_type(path) for path in files(portal)} == {"application/atom+xml", "application/feed+json"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_feed_is_valid(portal: Portal, code: str) -> None:
    for path, content in made(portal, code).items():
        if path.endswith(".xml"):
            assert atom_problems(content) == [], path
        else:
            jsonschema.validate(json.loads(content), SCHEMA, format_checker=jsonschema.FormatChecker())


def test_an_entry_in_atom(portal: Portal) -> None:
    feed = ElementTree.fromstring(made(portal)["news/feed.xml"])
    assert (feed.get(XML_LANG), feed.findtext(f"{ATOM}id")) == ("de", f"https://{HOST}/de/news/feed.xml")
    assert (feed.findtext(f"{ATOM}title"), feed.findtext(f"{ATOM}author/{ATOM}name")) == ("Aktuelles aus Musterstadt", "Integrationsbüro")
    assert feed.findtext(f"{ATOM}updated") == "2026-11-18T07:00:00+01:00"
    assert [(each.get("rel"), each.get("type"), each.get("href")) for each in feed.findall(f"{ATOM}link")] == [
        ("self", "application/atom+xml", f"https://{HOST}/de/news/feed.xml"), ("alternate", "text/html", f"https://{HOST}/de/news/"),
    ]  # fmt: skip
    entry = feed.findall(f"{ATOM}entry")[1]
    assert entry.findtext(f"{ATOM}id") == f"tag:{HOST},2026-11-12:de/news/kursbeginn"
    assert (entry.findtext(f"{ATOM}published"), entry.findtext(f"{ATOM}updated")) == ("2026-11-12T09:30:00+01:00", "2026-11-16T14:00:00+01:00")
    assert [(each.get("term"), each.get("label")) for each in entry.findall(f"{ATOM}category")] == [("language", "Deutsch lernen"), ("counselling", "Beratung und Recht")]
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert content.text.startswith('<div lang="de" dir="ltr"><p>Ab Januar gibt es zwei neue Kurse.')
    assert f'<img src="https://{HOST}/images/lampions.png" width="16" height="9" alt="Bunte Lampions hängen im Kursraum."/>' in content.text
    assert '<a href="https://kurs.musterstadt.example/a1?neu=1&amp;tag=2" rel="noopener">Seite der Kurse</a>' in content.text
    assert "<p>Geändert am 16. November 2026, 14:00 Uhr: Die Kurse beginnen im Haus der Kulturen.</p>" in content.text


def test_words_in_another_language_say_so(portal: Portal) -> None:
    feed = ElementTree.fromstring(made(portal, "ar")["news/feed.xml"])
    entry = feed.findall(f"{ATOM}entry")[2]
    assert (feed.get(XML_LANG), [entry.find(f"{ATOM}{name}").get(XML_LANG) for name in ("title", "summary", "content")]) == ("ar", ["en", "en", None])
    assert entry.findtext(f"{ATOM}content").startswith('<div lang="ar" dir="rtl"><p lang="en" dir="ltr">')
    items = json.loads(made(portal, "ar")["news/feed.json"])["items"]
    assert [each["language"] for each in items] == ["ar", "ar", "en"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_independent_reader_reads_titles_dates_content_and_languages(portal: Portal, code: str) -> None:
    found = feedparser.parse(made(portal, code)["news/feed.xml"])
    assert (found.bozo, found.version, found.feed.language) == (False, "atom10", code)
    texts = portal.texts["news", code] if code != "de" else {}
    keys = ["rathaus-geschlossen", "kursbeginn", "fest-programm"]
    for entry, key in zip(found.entries, keys, strict=True):
        record = portal.records["news"][key]
        german = code == "de" or key not in texts
        title = record.title if code == "de" else texts[key].title if not german else portal.texts["news", "en"][key].title
        assert (entry.title, entry.link) == (title, f"https://{HOST}/{code}/news/{key}/")
        assert entry.content[0].type == "text/html" and len(entry.content[0].value) > 60
        assert entry.author == found.feed.author
    assert [entry.published_parsed[:5] for entry in found.entries] == [(2026, 11, 18, 6, 0), (2026, 11, 12, 8, 30), (2026, 11, 9, 23, 0)]
    assert [entry.updated_parsed[:5] for entry in found.entries] == [(2026, 11, 18, 6, 0), (2026, 11, 16, 13, 0), (2026, 11, 9, 23, 0)]
    if code == "ar":
        assert found.entries[2].title_detail.language == "en"


def test_both_kinds_say_the_same(portal: Portal) -> None:
    for path, content in made(portal, "en").items():
        if path.endswith(".json"):
            items = json.loads(content)["items"]
            entries = feedparser.parse(made(portal, "en")[path.replace(".json", ".xml")]).entries
            assert [(each["id"], each["title"], each["url"]) for each in items] == [(each.id, each.title, each.link) for each in entries]


def test_what_waits_and_what_is_over_are_not_in_it(portal: Portal) -> None:
    def ids(moment: str) -> list[str]:
        items = json.loads(made(portal, moment=moment)["news/feed.json"])["items"]
        return [each["id"].rpartition("/")[2] for each in items]

    assert ids("2026-11-20T08:00") == ["rathaus-geschlossen", "kursbeginn", "fest-programm"]
    assert ids("2026-11-25T12:00") == ["kursbeginn", "fest-programm"]
    assert ids("2026-12-01T07:59") == ["kursbeginn", "fest-programm"]
    assert ids("2026-12-01T08:00") == ["winterhilfe", "kursbeginn", "fest-programm"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_on_another_day_every_byte_is_the_same(portal: Portal, code: str) -> None:
    before, after = (files(portal, code, moment) for moment in ("2026-11-20T08:00", "2026-11-24T23:59"))
    assert {path: file.key for path, file in before.items()} == {path: file.key for path, file in after.items()}
    assert [path for path in before if before[path].make() != after[path].make()] == []


def test_ids_are_tags_and_survive_corrections_renaming_and_new_titles(data: Path, portal: Portal) -> None:
    def ids(portal: Portal) -> list[str]:
        return [each["id"] for each in json.loads(made(portal)["news/feed.json"])["items"]]

    before = ids(portal)
    assert [each for each in before if not TAG.fullmatch(each)] == []
    edit(data, KURS, "title: Neue Deutschkurse beginnen im Januar", "title: Zwei neue Deutschkurse\nformer_ids: [kursbeginn]")
    edit(data, KURS, "date: 2026-11-16T14:00", "date: 2026-11-19T14:00")
    for folder in ("news", "news/en", "news/ar"):
        (data / folder / "kursbeginn.yml").rename(data / folder / "zwei-kurse.yml")
    after = load(data, today=TODAY)
    assert ids(after) == before
    item = json.loads(made(after)["news/feed.json"])["items"][1]
    assert (item["url"], item["date_published"], item["date_modified"]) == (f"https://{HOST}/de/news/zwei-kurse/", "2026-11-12T09:30:00+01:00", "2026-11-19T14:00:00+01:00")


def test_entries_of_two_languages_are_two_entries(portal: Portal) -> None:
    ids = [each["id"] for code in LANGUAGES for each in json.loads(made(portal, code)["news/feed.json"])["items"]]
    assert len(set(ids)) == len(ids)


def test_a_topic_without_news_keeps_its_feed(data: Path) -> None:
    for path in data.glob("news/**/*.yml"):
        path.unlink()
    empty = made(load(data, today=TODAY))
    assert len(empty) == 8
    for path, content in empty.items():
        if path.endswith(".xml"):
            assert atom_problems(content) == []
            assert ElementTree.fromstring(content).findtext(f"{ATOM}updated") == "2026-11-01T00:00:00+01:00"
        else:
            assert json.loads(content)["items"] == []


def test_a_feed_did_not_change_earlier_because_an_entry_ends(portal: Portal) -> None:
    path = urls.news_topic_feed("counselling")
    changed = [ElementTree.fromstring(made(portal, moment=moment)[path]).findtext(f"{ATOM}updated") for moment in ("2026-11-20T08:00", "2026-11-25T12:00")]
    assert changed == ["2026-11-18T07:00:00+01:00"] * 2


def test_a_feed_is_not_endless(data: Path) -> None:
    source = (data / "news/winterhilfe.yml").read_text("utf-8")
    for number in range(60):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        (data / f"news/meldung-{number}.yml").write_text(source.replace("2026-12-01T08:00", str(day)), "utf-8")
    items = json.loads(made(load(data, today=TODAY))["news/feed.json"])["items"]
    assert (len(items), LONGEST) == (50, 50)
    assert items[-1]["id"].endswith("meldung-13")  # the newest fifty


def test_a_change_of_an_item_changes_only_the_feeds_it_is_in(data: Path, portal: Portal) -> None:
    edit(data, "news/fest-programm.yml", "teaser: Am 5.", "teaser: Am Samstag, dem 5.")
    after = files(load(data, today=TODAY))
    assert [path for path, file in files(portal).items() if file.key != after[path].key] == [
        "news/feed.xml", "news/feed.json", "news/topics/participation/feed.xml", "news/topics/participation/feed.json",
    ]  # fmt: skip


@pytest.fixture
def hostile(data: Path) -> Portal:
    edit(data, KURS, "title: Neue Deutschkurse beginnen im Januar", "title: ']]> </title><script>alert(1)</script> & \"Kurse\"'")
    edit(data, KURS, "  alt: Bunte Lampions hängen im Kursraum.", "  alt: '\" onerror=\"alert(1)'")
    edit(data, KURS, "  Am 11. Januar", "  <img src=x onerror=alert(1)> Am 11. Januar")
    edit(data, "topics.yml", "    de: Deutsch lernen", "    de: '\"><b>Deutsch'")
    return load(data, today=TODAY)


def test_hostile_words_stay_words(hostile: Portal) -> None:
    content = made(hostile)["news/feed.xml"]
    assert atom_problems(content) == []
    entry = ElementTree.fromstring(content).findall(f"{ATOM}entry")[1]
    assert entry.findtext(f"{ATOM}title") == ']]> </title><script>alert(1)</script> & "Kurse"'
    assert entry.find(f"{ATOM}category").get("label") == '"><b>Deutsch'
    html = entry.findtext(f"{ATOM}content")
    assert "<script" not in html and "<img src=x" not in html and 'onerror="' not in html
    assert json.loads(made(hostile)["news/feed.json"])["items"][1]["content_html"] == html


def test_nothing_private_gets_out(data: Path) -> None:
    edit(data, KURS, "contact: buero", "contact: buero\nprivate: {note: geheim}")
    assert [path for path, content in made(load(data, today=TODAY)).items() if b"geheim" in content] == []


def test_below_a_path_addresses_keep_it(data: Path) -> None:
    edit(data, "site.yml", f"url: https://{HOST}/", f"url: https://{HOST}/portal/")
    feed = json.loads(made(load(data, today=TODAY))["news/feed.json"])
    assert feed["feed_url"] == f"https://{HOST}/portal/de/news/feed.json"
    assert feed["authors"][0]["url"] == f"https://{HOST}/portal/de/contacts/buero/"
    assert feed["items"][1]["image"] == f"https://{HOST}/portal/images/lampions.png"


