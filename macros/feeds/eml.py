"""A mail as a file (RFC 5322, RFC 2045): plain text and HTML of the same words, to be opened as a draft and sent by hand.

It has no receiver. `X-Unsent: 1` lets mail programs open it for writing instead of reading. Nothing in it is drawn by lot:
its id and the boundary between its parts follow from what it says, so the same mail is the same file.
"""

from __future__ import annotations

import datetime as dt
import re
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import astuple

from macros.feeds.plain import uri

_IN_QUOTES, _ESCAPED = re.compile(r"[\\\"]"), r"\\\g<0>"


class Mail(Struct, frozen=True):
    """`sender` and `address`: whom it comes from. `host`: that of the portal, which makes its id the only one in the world.
    `is_latin`: most of its letters are; they are then written so that people can read them in the file."""

    subject: str
    sender: str
    address: str
    date: dt.datetime
    language: str
    host: str
    text: str
    html: str
    is_latin: bool = True


def draft(mail: Mail) -> bytes:
    """The file, with CRLF and ASCII letters only, as every server carries them."""
    name = blake2b("\0".join(map(str, astuple(mail))).encode(), digest_size=12).hexdigest()
    encoding = "quoted-printable" if mail.is_latin else "base64"
    message = EmailMessage(policy.SMTP)
    sender = _one_line(mail.sender)
    if not sender.isascii():
        message["From"] = Address(sender, addr_spec=_ascii(mail.address))
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = mail.date
    message["Message-ID"] = f"<{name}@{_host(mail.host)}>"
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte=encoding)
    message.add_alternative(mail.html, subtype="html", cte=encoding)
    message["Content-Language"] = mail.language  # setting the content would have taken it away
    message.set_boundary(f"=_{name}")  # neither encoding ever has these two signs beside each other
    return (_quoted(sender, mail.address) if sender.isascii() else b"") + message.as_bytes()


def _quoted(sender: str, address: str) -> bytes:
    """The line with a sender in ASCII letters. Python forgets the quotes around a long name when it breaks the line, and what
    stands between them would be read as addresses; so this line is not broken. Names in other letters it encodes as a whole."""
    return f'From: "{_IN_QUOTES.sub(_ESCAPED, sender)}"\r\n <{_ascii(address)}>\r\n'.encode()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ascii(address: str) -> str:
    name, _, host = address.partition("@")
    return f"{name}@{_host(host)}"


def _host(host: str) -> str:
    """A host name in ASCII letters."""
    return (uri(f"//{host}") or "").removeprefix("//")
