"""A newsletter as files, word for word, in German and Arabic; what HTML and plain text must never have.

The golden ones show the tiny portal with two edits, so that every section is there. When they are meant to change, or when
sentences of the interface have been translated:
PORTAL_RENEW=1 python -m pytest tests/feeds/test_newsletter.py && git diff tests/golden/newsletter
"""

from __future__ import annotations

import datetime as dt
import email
import os
import re
from email import policy
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from macros.clock import BERLIN
from macros.feeds import newsletter
from macros.feeds.newsletter import COLUMNS, wrapped
from macros.newsletter import contents
from macros.portal import load
from macros.render import Renderer
from macros.verify import Scanner
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

TEMPLATES = Path(__file__).parents[2] / "overrides"
GOLDEN = Path(__file__).parents[1] / "golden" / "newsletter"
RENEW = "if it is meant to be like this: PORTAL_RENEW=1 python -m pytest tests/feeds/test_newsletter.py && git diff tests/golden/newsletter"
NOW = dt.datetime.combine(TODAY, dt.time(8), BERLIN)
ORIGIN = "https://portal.musterstadt.example"
NEW = (
    ("offers/kurs.yml", "capacity: few", "capacity: few\nvalid_from: 2026-11-09"),
    ("offers/sprechstunde.yml", "dtstart: 2026-10-14", "dtstart: 2026-12-09"),
)
HOSTILE = """</h3><script>alert(1)</script><b onclick="x">'&amp; {{ 7*191 }} %s"""
_TAG = re.compile(r"</?[a-z][^<>]*>")
_INVISIBLE = re.compile("[\u200b-\u200f\u2066-\u2069\u064b-\u0652]")  # directs the writing, or stands above a letter


def files(data: Path, code: str, *edits: tuple[str, str, str]) -> dict[str, bytes]:
    """Ending → the file."""
    for each in edits:
        edit(data, *each)
    portal = load(data, today=TODAY)
    renderer = Renderer(Reader(portal, code, TODAY, now=NOW), TEMPLATES, "")
    made = dict(newsletter.files(renderer, contents(portal, dt.date(2026, 11, 1), NOW)))
    assert [*made] == [f"newsletter-2026-11-20-{code}.{ending}" for ending in ("html", "txt", "eml")]
    return {name.rpartition(".")[2]: content for name, content in made.items()}


@pytest.mark.parametrize("code", ["de", "ar"])
def test_a_newsletter_reads_as_it_did(data: Path, code: str) -> None:
    made = files(data, code, *NEW)
    if os.environ.get("PORTAL_RENEW"):
        GOLDEN.mkdir(exist_ok=True)
        for ending in ("html", "txt"):
            (GOLDEN / f"{code}.{ending}").write_bytes(made[ending])
    for ending in ("html", "txt"):
        assert made[ending].decode() == (GOLDEN / f"{code}.{ending}").read_text("utf-8"), RENEW


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_the_mail_has_the_html_and_the_text_of_the_files(data: Path, code: str) -> None:
    made = files(data, code, *NEW)
    mail = email.message_from_bytes(made["eml"], policy=policy.default)
    parts = [(part.get_content_type(), part.get_content().replace("\r\n", "\n").encode()) for part in mail.iter_parts()]
    assert parts == [("text/plain", made["txt"]), ("text/html", made["html"])]
    assert (mail["X-Unsent"], mail["To"], mail["Cc"], mail["Bcc"], mail["Content-Language"]) == ("1", None, None, None, code)
    assert mail["Date"].datetime == NOW
    assert mail["From"].addresses[0].addr_spec == "integrationsbuero@musterstadt.example"
    assert mail["Subject"] == html5lib.parse(made["html"].decode(), namespaceHTMLElements=False).findtext("head/title")


def test_the_subject_and_the_sender_are_in_the_language(data: Path) -> None:
    mail = email.message_from_bytes(files(data, "ar")["eml"], policy=policy.default)
    assert "الوصول إلى موسترشتات" in mail["Subject"]
    assert mail["From"].addresses[0].display_name == "مكتب الاندماج (Integrationsbüro)"


def test_the_same_moment_gives_the_same_files(data: Path) -> None:
    assert files(data, "ar") == files(data, "ar")


@pytest.mark.parametrize(("code", "direction", "align"), [("de", "ltr", "left"), ("ar", "rtl", "right")])
def test_language_and_direction_stand_also_where_mail_programs_keep_them(data: Path, code: str, direction: str, align: str) -> None:
    """Many take away the html and body elements."""
    html = html5lib.parse(files(data, code)["html"].decode(), namespaceHTMLElements=False)
    block = html.find("body/div")
    assert [(each.get("lang"), each.get("dir")) for each in (html, block)] == [(code, direction)] * 2
    assert f"direction: {direction}; text-align: {align};" in block.get("style")


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_html_is_whole_and_loads_nothing(data: Path, code: str) -> None:
    html = files(data, code, *NEW)["html"].decode()
    assert Scanner("", ORIGIN).page(html).problems == []
    root = ElementTree.fromstring(html.partition("\n")[2])
    assert {each.tag for each in root.iter()} - {"bdi", "span"} == {"html", "head", "meta", "title", "body", "div", "h1", "h2", "h3", "p", "a", "strong", "br"}
    assert {name for each in root.iter() for name in each.attrib} <= {"lang", "dir", "style", "href", "charset", "name", "content"}
    assert "url(" not in html
    links = {each.get("href") for each in root.iter("a")}
    assert {link for link in links if not link.startswith(f"{ORIGIN}/{code}/")} == {"mailto:integrationsbuero@musterstadt.example"}


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_the_plain_text_is_plain_and_has_every_link(data: Path, code: str) -> None:
    made = files(data, code, *NEW)
    text = made["txt"].decode()
    assert _TAG.findall(text) == []
    assert "&amp;" not in text and "&#" not in text
    links = re.findall(r'href="(https:[^"]+)"', made["html"].decode())
    assert [link for link in links if f"{link}\n" not in text] == []
    assert [line for line in text.splitlines() if len(_INVISIBLE.sub("", line)) > COLUMNS and " " in line.strip()] == []
    assert text.endswith("/imprint/\n")


@pytest.mark.parametrize("code", ["de", "ar"])
def test_hostile_words_stay_words(data: Path, code: str) -> None:
    quoted = HOSTILE.replace("'", "''")
    made = files(
        data, code,
        ("news/fest-programm.yml", "title: Das Programm für das Fest der Kulturen steht", f"title: '{quoted}'"),
        ("news/en/fest-programm.yml", "title: The programme of the Festival of cultures is ready", f"title: '{quoted}'"),
        ("events/abgesagt.yml", "summary: Wir gehen mit Laternen durch die Altstadt.", f"summary: '{quoted}'"),
        ("contacts/buero.yml", "name: Integrationsbüro", f"name: '{quoted}'"),
    )  # fmt: skip
    html = html5lib.parse(made["html"].decode(), namespaceHTMLElements=False)
    assert (html.find(".//script"), html.find(".//*[@onclick]")) == (None, None)
    assert HOSTILE in ["".join(each.itertext()) for each in html.iter("h3")]
    assert Scanner("", ORIGIN).page(made["html"].decode()).problems == []
    text = " ".join(made["txt"].decode().split())
    assert text.count(HOSTILE) == (3 if code == "de" else 2)
    assert "1337" not in text


def test_a_portal_without_news_offers_and_events_leaves_their_sections_out(data: Path) -> None:
    portal = load(data, today=TODAY)
    moment = dt.datetime(2027, 7, 5, 8, tzinfo=BERLIN)
    renderer = Renderer(Reader(portal, "de", moment.date(), now=moment), TEMPLATES, "")
    made = dict(newsletter.files(renderer, contents(portal, moment.date(), moment)))
    html, text = (made[f"newsletter-2027-07-05-de.{ending}"].decode() for ending in ("html", "txt"))
    assert ("<h2" in html, "* " in text) == (False, False)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("kurz", ["kurz"]),
        ("a" * 40 + " " + "b" * 31, ["a" * 40 + " " + "b" * 31]),
        ("a" * 40 + " " + "b" * 32, ["a" * 40, "b" * 32]),
        ("* " + "a" * 40 + " " + "b" * 40, ["* " + "a" * 40, "  " + "b" * 40]),
        ("eins\n  " + "a" * 40 + " " + "b" * 40, ["eins", "  " + "a" * 40, "  " + "b" * 40]),
        ("https://portal.example/" + "a" * 90, ["https://portal.example/" + "a" * 90]),
        ("一" * 36 + " 一", ["一" * 36, "一"]),  # wide letters take two columns
        ("بَ" * 36 + " " + "ب" * 35, ["بَ" * 36 + " " + "ب" * 35]),  # marks take none
        ("a\u00a0b " * 18, ["a\u00a0b " * 17 + "a\u00a0b"]),
        ("oben\n\n\nunten\n\n", ["oben", "", "", "unten"]),
    ],
)  # fmt: skip
def test_long_lines_are_broken_between_words(text: str, lines: list[str]) -> None:
    assert wrapped(text) == "\n".join(lines) + "\n"
