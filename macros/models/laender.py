"""data/laender.yml: what the law of each Land decides for its municipalities, with sources.

Any block and any field may be absent; what is absent, a municipality states in data/legal.yml.
"""

from __future__ import annotations

from macros.models.shared import Source
from macros.models.values import Email, Fact, Flag, Model, Phone, Plain, WebUrl


class Authority(Model):
    """A public body and how to reach it; `address` as lines of a letter.

    With a `source` it is a real one, also in example data.
    """

    name: Fact
    address: tuple[Plain, ...] = ()
    phone: Phone | None = None
    email: Email | None = None
    url: WebUrl | None = None
    source: Source | None = None


class AccessibilityLaw(Model):
    """`law`: the norms that make municipal websites accessible; `enforcement`: who helps when the municipality does not."""

    law: Fact | None = None
    enforcement: Authority | None = None
    source: Source | None = None


class EasyLanguageLaw(Model):
    """Whether municipalities must inform in Leichte Sprache and in German sign language on their websites."""

    duty: Flag | None = None
    source: Source | None = None


class DataProtectionLaw(Model):
    """`law`: the norm that lets municipalities process data for their tasks; `authority`: who takes complaints."""

    law: Fact | None = None
    authority: Authority | None = None
    source: Source | None = None


class Land(Model):
    """One Land. Its key in the file is that of ISO 3166-2:DE, such as BY."""

    name: Plain | None = None
    accessibility: AccessibilityLaw = AccessibilityLaw()
    easy_language: EasyLanguageLaw = EasyLanguageLaw()
    data_protection: DataProtectionLaw = DataProtectionLaw()
