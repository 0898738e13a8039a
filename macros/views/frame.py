"""What surrounds every page: header, languages, footer. Values that differ from page to page are slots."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from macros.stamping import slot
from macros.translate import N_
from macros.views.reader import Reader

SECTIONS = (
    ("", N_("Start")),
    ("guides/", N_("Wegweiser")),
    ("offers/", N_("Angebote")),
    ("contacts/", N_("Kontakte")),
    ("events/", N_("Termine")),
    ("calendar/", N_("Kalender")),
    ("news/", N_("Aktuelles")),
    ("concept/", N_("Transparenz")),
    ("numbers/", N_("Notruf")),
)

# The law wants these on every page, one click away.
LEGAL_PAGES = (
    ("imprint/", N_("Impressum")),
    ("privacy/", N_("Datenschutz")),
    ("accessibility/", N_("Erklärung zur Barrierefreiheit")),
    ("easy-language/", N_("Leichte Sprache")),
    ("sign-language/", N_("Gebärdensprache")),
)

# The rest of what somebody may look for; with the sections and the legal pages this is every way into the portal.
MORE_PAGES = (
    ("needs/", N_("Was brauchen Sie?")),
    ("my-list/", N_("Meine Liste")),
    ("glossary/", N_("Wörterbuch der Amtssprache")),
    ("news/press/", N_("Für die Presse")),
    ("concept/take-part/", N_("Mitreden")),
    ("open-data/", N_("Offene Daten")),
    ("search/", N_("Suche")),
    ("offers/a-z/", N_("Alle Angebote von A bis Z")),
    ("contacts/a-z/", N_("Alle Kontakte von A bis Z")),
    ("offline/", N_("Ohne Netz lesen")),
    ("about/", N_("Über das Portal")),
)


_SCRIPTS = {"search": "search", "needs": "needs", "offers": "filter", "events": "filter", "my-list": "list", "offline": "offline"}  # of prose pages


class NavLink(Struct, frozen=True):
    label: Markup
    link: str
    is_current: bool


class LanguageLink(Struct, frozen=True):
    """A link to the same page in another language, named in that language."""

    code: str
    direction: str
    autonym: str
    link: str
    is_current: bool


class Frame(Struct, frozen=True):
    """`scripts` are names in overrides/assets/. `open_until`, `opens_at` and `closed_now` are sentences for the script; `{time}` in them is a time of day."""

    code: str
    direction: str
    site_name: str
    municipality: str
    home: str
    canonical: str
    is_home: bool
    is_search: bool
    scripts: tuple[str, ...]
    search: str
    my_list: str
    sections: tuple[NavLink, ...]
    more: tuple[NavLink, ...]
    legal: tuple[NavLink, ...]
    languages: tuple[LanguageLink, ...]
    is_example: bool
    is_machine_translated: bool
    feedback_email: str
    feedback_link: str
    feedback_phone: str
    feedback_phone_link: str
    feedback_form: str | None
    municipality_website: str
    open_until: str
    opens_at: str
    closed_now: str


def frame(reader: Reader, section: str, *, is_home: bool = False, is_shell: bool = False) -> Frame:
    """The frame of the pages of one section; `section` is the first part of their path, empty for the home page.

    `is_shell`: it is the frame of the record pages and lists of the section, not of a prose page.
    """
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
        is_home=is_home,
        is_search=section == "search",
        scripts=tuple(_scripts(reader, section, is_shell=is_shell)),
        search=reader.link("search/"),
        my_list=reader.link("my-list/"),
        sections=tuple(_nav_link(reader, target, label, section) for target, label in SECTIONS),
        more=tuple(_nav_link(reader, target, label, section) for target, label in MORE_PAGES),
        legal=tuple(_nav_link(reader, target, label, section) for target, label in LEGAL_PAGES),
        languages=language_links(reader, path),
        is_example=settings.example,
        is_machine_translated=reader.language.interface == "machine",
        feedback_email=settings.feedback.email,
        feedback_link=_mail_link(settings.feedback.email, subject, canonical),
        feedback_phone=settings.feedback.phone,
        feedback_phone_link="tel:" + settings.feedback.phone.replace(" ", ""),
        feedback_form=settings.feedback.form_url,
        municipality_website=settings.municipality.website,
        open_until=reader.plain("Jetzt geöffnet bis {time}"),
        opens_at=reader.plain("Öffnet heute um {time}"),
        closed_now=reader.plain("Jetzt geschlossen"),
    )


def language_links(reader: Reader, path: str) -> tuple[LanguageLink, ...]:
    """Links to the page with this path in every language."""
    return tuple(
        LanguageLink(other.code, other.direction, other.autonym, reader.urls.page(other.code) + path, other is reader.language)
        for other in reader.published
    )


def _scripts(reader: Reader, section: str, *, is_shell: bool) -> Iterator[str]:
    """The scripts that the pages need, by their name in overrides/assets/."""
    yield "portal"
    if is_shell:
        if not reader.language.is_source:
            yield "bilingual"
    elif script := _SCRIPTS.get(section):
        yield script


def _nav_link(reader: Reader, target: str, label: str, section: str) -> NavLink:
    return NavLink(reader.say(label), reader.link(target), target == (f"{section}/" if section else ""))


def _mail_link(email: str, subject: str, address: str) -> str:
    """A mail with the page's address filled in. The address is a slot, so it is not quoted here: paths are ASCII."""
    origin, _, path = address.partition("://")
    return f"mailto:{email}?subject={quote(subject)}&body={quote(origin + '://')}{path}"
