"""What surrounds every page: header, languages, footer. Values that differ from page to page are slots."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from macros.stamping import slot
from macros.translate import N_
from macros.views.reader import Reader

SECTIONS = (
    ("", N_("Start")),
    ("offers/", N_("Angebote")),
    ("contacts/", N_("Kontakte")),
    ("numbers/", N_("Notruf")),
    ("about/", N_("Über das Portal")),
)


@dataclass(frozen=True)
class NavLink:
    label: Markup
    link: str
    is_current: bool


@dataclass(frozen=True)
class LanguageLink:
    """A link to the same page in another language, named in that language."""

    code: str
    direction: str
    autonym: str
    link: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    code: str
    direction: str
    site_name: str
    municipality: str
    home: str
    canonical: str
    sections: tuple[NavLink, ...]
    languages: tuple[LanguageLink, ...]
    is_example: bool
    is_machine_translated: bool
    feedback_email: str
    feedback_link: str
    feedback_phone: str
    feedback_phone_link: str
    municipality_website: str


def frame(reader: Reader, section: str) -> Frame:
    """The frame of the pages of one section; `section` is the first part of their path, empty for the home page."""
    portal, urls = reader.portal, reader.urls
    settings = portal.settings
    path = slot("path")
    canonical = urls.absolute(reader.language.code) + path
    subject = reader.plain("Hinweis zum Portal")
    return Frame(
        code=reader.language.code,
        direction=reader.language.direction,
        site_name=str(reader.translator.term(settings.title)),
        municipality=settings.municipality.name,
        home=reader.link(""),
        canonical=canonical,
        sections=tuple(_nav_link(reader, target, label, section) for target, label in SECTIONS),
        languages=tuple(
            LanguageLink(other.code, other.direction, other.autonym, urls.page(other.code) + path, other is reader.language)
            for other in reader.published
        ),
        is_example=settings.example,
        is_machine_translated=reader.language.interface == "machine",
        feedback_email=settings.feedback.email,
        feedback_link=_mail_link(settings.feedback.email, subject, canonical),
        feedback_phone=settings.feedback.phone,
        feedback_phone_link="tel:" + settings.feedback.phone.replace(" ", ""),
        municipality_website=settings.municipality.website,
    )


def _nav_link(reader: Reader, target: str, label: str, section: str) -> NavLink:
    return NavLink(reader.say(label), reader.link(target), target == (f"{section}/" if section else ""))


def _mail_link(email: str, subject: str, address: str) -> str:
    """A mail with the page's address filled in. The address is a slot, so it is not quoted here: paths are ASCII."""
    origin, _, path = address.partition("://")
    return f"mailto:{email}?subject={quote(subject)}&body={quote(origin + '://')}{path}"
