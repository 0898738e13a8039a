"""data/legal.yml: what the municipality states about itself, data protection and accessibility.

Norms behind the fields: DDG § 5, MStV § 18 Abs. 2, DSGVO Art. 13, Implementing Decision (EU) 2018/1523.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import model_validator

from macros.models.laender import Authority, Land
from macros.models.places import Address
from macros.models.values import (
    Day,
    Email,
    Fact,
    Flag,
    Model,
    Paragraph,
    Phone,
    Plain,
    WebUrl,
    Whole,
    matching,
    one_of,
    wrong,
)
from macros.models.vocabularies import LanguageMap

Sentences = dict[str, Paragraph]

LOG_FIELDS = ("ip_address", "shortened_ip_address", "time", "page", "status", "bytes", "referrer", "browser")
REASONS = ("non_compliant", "disproportionate", "out_of_scope")

VatId = matching(re.compile(r"DE[0-9]{9}"), "a VAT number (expected 'DE' and nine digits)")
EconomicId = matching(re.compile(r"DE[0-9]{9}-[0-9]{5}"), "a Wirtschafts-Identifikationsnummer (expected for example 'DE' and nine digits, '-00001')")
Clause = matching(re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}"), "a clause of EN 301 549 (expected for example 9.1.1.1)")
Size = matching(re.compile(r"[0-9]{1,4}(?:,[0-9])? (?:kB|MB)"), "the size of a file (expected for example '48 MB')")
Duration = matching(re.compile(r"[0-9]{1,3}:[0-5][0-9]"), "the length of a video (expected minutes and seconds, for example '4:30')")


class Representative(Model):
    """Who acts for the municipality (DDG § 5 Abs. 1 Nr. 1): a person, by name."""

    function: LanguageMap
    name: Plain


class Editor(Model):
    """Who answers for news and reports (MStV § 18 Abs. 2): a natural person with an address, no office."""

    name: Plain
    function: LanguageMap
    address: Address


class Office(Model):
    """The unit that looks after the contents."""

    name: Plain
    email: Email
    phone: Phone | None = None


class Hosting(Model):
    """Who runs the server. `processor`: true for somebody else under a contract (DSGVO Art. 28), false for the municipality itself."""

    name: Plain
    address: Address
    website: WebUrl | None = None
    processor: Flag


class Licence(Model):
    """Under which licence something on the portal may be used."""

    what: LanguageMap
    licence: Plain
    url: WebUrl | None = None


class Imprint(Model):
    name: Plain
    legal_form: LanguageMap
    address: Address
    represented_by: Representative
    email: Email
    phone: Phone
    form_url: WebUrl | None = None
    supervisory_authority: Authority
    vat_id: VatId | None = None
    economic_id: EconomicId | None = None
    editorial: Editor
    content: Office
    hosting: Hosting
    picture_credits: tuple[Fact, ...] = ()
    licences: tuple[Licence, ...] = ()


class Controller(Model):
    """Who decides about the data, where that is not the municipality of the imprint."""

    name: Plain
    address: Address
    email: Email
    phone: Phone


class Officer(Model):
    """The data protection officer by function; a name is not needed (DSGVO Art. 13 Abs. 1 lit. b)."""

    function: LanguageMap
    address: Address | None = None
    email: Email
    phone: Phone


class ServerLog(Model):
    """What the web server writes down about each visit, and for how long it is kept."""

    enabled: Flag
    fields: tuple[one_of(*LOG_FIELDS), ...] = ()
    retention_days: Whole | None = None

    @model_validator(mode="after")
    def _complete(self) -> ServerLog:
        for field in ("fields", "retention_days"):
            if self.enabled and not getattr(self, field):
                raise wrong("missing; a server that keeps a log must say what stands in it and for how many days", at=field)
            if not self.enabled and getattr(self, field):
                raise wrong("a server that keeps no log has nothing to say here; leave it out", at=field)
        return self


class Privacy(Model):
    """`law` and `complaint_authority` come from the Land unless they are stated here."""

    controller: Controller | None = None
    data_protection_officer: Officer
    purposes: tuple[Sentences, ...]
    law: Fact | None = None
    server_log: ServerLog
    recipients: tuple[Sentences, ...] = ()
    third_country: one_of("none")
    mail_retention: Sentences
    complaint_authority: Authority | None = None
    date: Day


class Barrier(Model):
    """Something that is not accessible: what, which demand is not met, why, what helps instead, and until when."""

    content: LanguageMap
    description: Sentences | None = None
    criterion: Clause | None = None
    reason: one_of(*REASONS)
    alternative: Sentences | None = None
    fix_by: Day | None = None


class Evaluation(Model):
    """Who tested the portal with which procedure, where that was not the municipality itself."""

    evaluator: Plain
    name: Plain
    date: Day


class Feedback(Model):
    """Where to report barriers; what is not stated comes from data/site.yml."""

    email: Email | None = None
    phone: Phone | None = None
    form_url: WebUrl | None = None
    answer_days: Whole


class Statement(Model):
    """The accessibility statement. `law` and `enforcement` come from the Land unless they are stated here."""

    law: Fact | None = None
    status: one_of("full", "partial", "none")
    standard: Plain = "EN 301 549 V3.2.1 (WCAG 2.1 AA)"
    non_conform: tuple[Barrier, ...] = ()
    created: Day
    last_reviewed: Day
    method: one_of("self", "external") | None = None
    evaluation: Evaluation | None = None
    feedback: Feedback
    enforcement: Authority | None = None
    procedure: Sentences | None = None
    monitoring: Authority | None = None

    @model_validator(mode="after")
    def _method(self) -> Statement:
        if self.method is None and self.status == "full":
            raise wrong("missing; 'full' can be claimed only after an evaluation; expected self or external", at="method")
        if self.method is None:
            raise wrong("missing; the statement must say who evaluated the portal; expected self or external", at="method")
        if self.method == "external" and self.evaluation is None:
            raise wrong("missing; an external evaluation needs evaluator, name and date", at="evaluation")
        if self.method == "self" and self.evaluation is not None:
            raise wrong("belongs to an external evaluation; leave it out or set method: external", at="evaluation")
        return self

    @model_validator(mode="after")
    def _status(self) -> Statement:
        barriers = [number for number, each in enumerate(self.non_conform) if each.reason != "out_of_scope"]
        if self.status == "full" and barriers:
            raise wrong("a portal with this barrier is not fully accessible; set status: partial", at=f"non_conform.{barriers[0]}")
        if self.status != "full" and not barriers:
            raise wrong(f"missing; a statement with status '{self.status}' must say what is not accessible", at="non_conform")
        if self.created > self.last_reviewed:
            raise wrong(f"'{self.last_reviewed}' lies before the day the statement was created, '{self.created}'", at="last_reviewed")
        return self


class Alternative(Model):
    """Contents in another form, reached at `url`. `date`: of which day they are, or until when they are expected.

    `duty`: whether the municipality must have them; comes from the Land unless it is stated here.
    """

    status: one_of("available", "ordered", "not_available")
    url: WebUrl | None = None
    date: Day | None = None
    size: Size | None = None
    duration: Duration | None = None
    tested_by: Plain | None = None
    duty: Flag | None = None

    @model_validator(mode="after")
    def _complete(self) -> Alternative:
        for field in self.needed() if self.status == "available" else ():
            if getattr(self, field) is None:
                raise wrong(f"missing; what is available needs {', '.join(self.needed())}", at=field)
        for field in ("url", "size", "duration", "tested_by"):
            if self.status != "available" and getattr(self, field) is not None:
                raise wrong(f"what has the status '{self.status}' cannot be reached yet; leave it out", at=field)
        return self

    def needed(self) -> tuple[str, ...]:
        """The fields that the page must show once there is something to reach."""
        return "url", "date"


class EasyLanguage(Alternative):
    """Leichte Sprache. `tested_by`: the group of people with learning difficulties that has read the texts."""

    def needed(self) -> tuple[str, ...]:
        is_file = self.url is not None and self.url.endswith(".pdf")
        return ("url", "date", "size") if is_file else ("url", "date")


class SignLanguage(Alternative):
    """A video in German sign language (BITV Anlage 2 Teil 1: size and length are stated)."""

    def needed(self) -> tuple[str, ...]:
        return "url", "date", "size", "duration"


class Legal(Model):
    imprint: Imprint
    privacy: Privacy
    accessibility: Statement
    easy_language: EasyLanguage
    sign_language: SignLanguage

    def completed(self, land: Land) -> Legal:
        """With what the Land decides, wherever the municipality states nothing else."""
        duty = land.easy_language.duty
        return self.model_copy(update={
            "privacy": _filled(self.privacy, law=land.data_protection.law, complaint_authority=land.data_protection.authority),
            "accessibility": _filled(self.accessibility, law=land.accessibility.law, enforcement=land.accessibility.enforcement),
            "easy_language": _filled(self.easy_language, duty=duty),
            "sign_language": _filled(self.sign_language, duty=duty),
        })  # fmt: skip


def _filled(part: Any, **values: Any) -> Any:
    return part.model_copy(update={name: value for name, value in values.items() if getattr(part, name) is None})
