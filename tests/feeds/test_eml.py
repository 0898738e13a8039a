"""A mail as a file: what mail programs read from it, also where its words are long, foreign or malicious."""

from __future__ import annotations

import datetime as dt
import email
import re
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from msgspec.structs import replace

from macros.clock import BERLIN
from macros.feeds.eml import Mail, draft

MAIL = Mail(
    subject="Ankommen in Musterstadt: Neues",
    sender="Integrationsbüro",
    address="buero@musterstadt.example",
    date=dt.datetime(2026, 11, 20, 8, tzinfo=BERLIN),
    language="de",
    host="portal.musterstadt.example",
    text="Grüße\n.\nFrom uns\n",
    html="<p>Grüße</p>\n",
)


def read(mail: Mail) -> EmailMessage:
    found = email.message_from_bytes(draft(mail), policy=policy.default)
    assert (found.defects, [part.defects for part in found.walk()]) == ([], [[], [], []])
    return found


def test_a_draft_without_a_receiver() -> None:
    found = read(MAIL)
    assert {name: str(value) for name, value in found.items() if name not in ("Message-ID", "Content-Type")} == {
        "From": "Integrationsbüro <buero@musterstadt.example>",
        "Subject": "Ankommen in Musterstadt: Neues",
        "Date": "Fri, 20 Nov 2026 08:00:00 +0100",
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Language": "de",
    }


def test_the_parts_say_what_they_said_the_plain_one_first() -> None:
    parts = [(part.get_content_type(), part.get_content_charset(), part.get_content().replace("\r\n", "\n")) for part in read(MAIL).iter_parts()]
    assert parts == [("text/plain", "utf-8", MAIL.text), ("text/html", "utf-8", MAIL.html)]
    assert read(MAIL).get_content_type() == "multipart/alternative"


@pytest.mark.parametrize(("is_latin", "encoding"), [(True, "quoted-printable"), (False, "base64")])
def test_every_line_is_short_ascii_with_crlf(is_latin: bool, encoding: str) -> None:
    mail = replace(MAIL, is_latin=is_latin, html=f"<p>{'ü' * 5000}</p>\n", subject="الوصول " * 30)
    raw = draft(mail)
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert {part["Content-Transfer-Encoding"] for part in read(mail).iter_parts()} == {encoding}
    assert read(mail)["Subject"] == ("الوصول " * 30).strip()
    assert read(mail).get_body(("html",)).get_content().replace("\r\n", "\n") == mail.html


def test_id_and_boundary_follow_from_the_content() -> None:
    first, second, other = draft(MAIL), draft(MAIL), draft(replace(MAIL, text="Anderes\n"))
    assert first == second
    names = [re.search(rb"Message-ID: <(\w+)@portal\.musterstadt\.example>\r\n", raw)[1] for raw in (first, other)]
    assert names[0] != names[1]
    assert b'boundary="=_' + names[0] + b'"' in first


def test_a_name_or_subject_cannot_add_a_header_or_an_address() -> None:
    found = read(replace(MAIL, sender='B", <x@evil.example>\r\nBcc: y@evil.example', subject="Neues\r\nBcc: y@evil.example"))
    assert [(each.display_name, each.addr_spec) for each in found["From"].addresses] == [('B", <x@evil.example> Bcc: y@evil.example', "buero@musterstadt.example")]
    assert (found["Subject"], found["Bcc"]) == ("Neues Bcc: y@evil.example", None)


def test_a_long_name_cannot_add_an_address_either() -> None:
    """Whoever breaks its line may neither lose its quotes nor break between them: simple readers take that for their end."""
    name = '"B" <x@evil.example>, Buero der Stadt und des Landkreises; Aussenstelle \\ Nord (Haus der Kulturen)'
    mail = replace(MAIL, sender=name)
    assert [(each.display_name, each.addr_spec) for each in read(mail)["From"].addresses] == [(name, "buero@musterstadt.example")]
    assert getaddresses([email.message_from_bytes(draft(mail))["From"]]) == [(name, "buero@musterstadt.example")]


def test_a_long_name_in_other_letters_comes_out_whole() -> None:
    """Read as RFC 2047 says: the space between two encoded words is none of the name. (`policy.default` of Python 3.11 keeps it.)"""
    name = "Бюро інтеграції (Integrationsbüro)"
    sender = email.message_from_bytes(draft(replace(MAIL, sender=name)))["From"]
    assert str(make_header(decode_header(sender))) == f"{name} <buero@musterstadt.example>"


def test_hosts_with_umlauts_and_long_hosts() -> None:
    found = read(replace(MAIL, address="buero@münster.example", host=f"integration.{'lange-namen.' * 6}münster.example"))
    assert found["From"].addresses[0].addr_spec == "buero@xn--mnster-3ya.example"
    assert re.fullmatch(r"<\w+@integration\.(lange-namen\.){6}xn--mnster-3ya\.example>", found["Message-ID"])
