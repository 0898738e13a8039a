"""Contacts: organisations, authorities, counselling centres, associations … (HSDS organization)."""

from __future__ import annotations

from pydantic import model_validator

from macros.models.opening_hours import Hours
from macros.models.shared import CheckedRecord, PhoneNumber, PrivateNote, Source
from macros.models.values import (
    Day,
    Email,
    Flag,
    LanguageRef,
    Line,
    Model,
    Paragraph,
    Phone,
    Plain,
    Rich,
    Summary,
    WebUrl,
    Whole,
    reference,
    wrong,
)


class Person(Model):
    """A person by function. Name, e-mail and phone are published only with the date of consent."""

    function: Line
    name: Plain | None = None
    email: Email | None = None
    phone: Phone | None = None
    consent: Day | None = None

    @model_validator(mode="after")
    def _consented(self) -> Person:
        given = [field for field in ("name", "email", "phone") if getattr(self, field)]
        if given and self.consent is None:
            raise wrong("personal data needs the date of consent (consent: YYYY-MM-DD); or give the function only", at=given[0])
        return self


class Contact(CheckedRecord):
    name: Line
    alternate_name: Plain | None = None
    kind: reference("contact_kinds")
    summary: Summary
    description: Rich | None = None
    responsibilities: tuple[Line, ...] = ()
    parent_organization: reference("contacts") | None = None
    phones: tuple[PhoneNumber, ...] = ()
    email: Email | None = None
    website: WebUrl | None = None
    languages: tuple[LanguageRef, ...] = ()
    topics: tuple[reference("topics"), ...] = ()
    target_groups: tuple[reference("target_groups"), ...] = ()
    districts: tuple[reference("districts"), ...] = ()
    locations: tuple[reference("places"), ...] = ()
    opening_hours: Hours | None = None
    opening_hours_description: Paragraph | None = None
    by_appointment: Flag = False
    persons: tuple[Person, ...] = ()
    important_rank: Whole | None = None
    source: Source | None = None
    private: PrivateNote | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.phones or self.email or self.website or self.locations):
            raise wrong("nobody can be reached; give a phone, an e-mail, a website or a place", at="phones")
        if self.important_rank is not None and all(phone.type == "fax" for phone in self.phones):
            raise wrong("an important number needs a phone that can be called; give one in phones, or leave important_rank out", at="important_rank")
        return self
