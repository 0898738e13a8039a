"""Closed vocabularies: one YAML file each, every term with its names in a language map."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from macros.models.values import Line, Model, Paragraph, Plain, Slug, wrong
from macros.problems import quoted

LanguageMap = dict[str, Line]  # language code → words; `de` is required, the others fall back


def _icon(value: Any) -> str:
    if not isinstance(value, str) or not value.replace("/", "-").replace("-", "").isalnum() or ".." in value:
        raise wrong(f"{quoted(value)} is not the name of an icon (expected for example material/home)")
    return value


Icon = Annotated[str, BeforeValidator(_icon), WithJsonSchema({"type": "string"})]


class Term(Model):
    """One term of a vocabulary."""

    id: str
    name: LanguageMap


class Topic(Term):
    """`synonyms`: the everyday words people type when they mean this topic."""

    icon: Icon
    synonyms: dict[str, tuple[Plain, ...]] = {}


class Situation(Term):
    icon: Icon
    description: dict[str, Paragraph]


class TargetGroup(Term):
    pass


class ContactKind(Term):
    """`name` is the plural for lists, `singular` stands on the page of one contact."""

    icon: Icon
    singular: LanguageMap


class District(Term):
    pass


class SpokenLanguage(Term):
    """`autonym`: own name in own script. `name` only where Babel has none or a misleading one."""

    name: LanguageMap = {}
    autonym: Plain


class Tradition(Term):
    """A religion, church or community whose feasts are in data/calendar/<id>.yml."""

    icon: Icon


class SchoolHoliday(Term):
    """What school holidays are called here. `official`: the German name under which the dates are published."""

    official: Plain


class PublicHoliday(SchoolHoliday):
    """The same for a public holiday. `feast`: its id in data/calendar/, where it is one."""

    feast: Slug | None = None


VOCABULARIES: dict[str, type[Term]] = {
    "topics": Topic,
    "situations": Situation,
    "target_groups": TargetGroup,
    "contact_kinds": ContactKind,
    "districts": District,
    "spoken_languages": SpokenLanguage,
    "traditions": Tradition,
    "public_holidays": PublicHoliday,
    "school_holidays": SchoolHoliday,
}
